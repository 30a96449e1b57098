/* Byte texts that recur, numbered in order of first appearance. */
#ifndef SG_ANALYSIS_SURVEY_INTERNER_H
#define SG_ANALYSIS_SURVEY_INTERNER_H

#include <stddef.h>
#include <stdint.h>

#include "table/hash_index.h"

struct sg_interner {
    char *bytes;
    size_t n_bytes, byte_capacity;
    size_t *starts;  /* n + 1 of them once n > 0 */
    uint64_t *heads; /* the first eight bytes of each, filled up with 0 */
    size_t n, capacity, head_capacity;
    struct sg_hash_index index;
};

uint32_t sg_intern(struct sg_interner *interner, const char *text, size_t n);
/* A text, not ended by NUL; borrowed until the next one is added. */
const char *sg_interned(const struct sg_interner *interner, uint32_t number, size_t *n);
void sg_interner_free(struct sg_interner *interner);

#endif
