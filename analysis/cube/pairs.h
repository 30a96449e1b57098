/* Numbers pairs of numbers in order of first appearance. */
#ifndef SG_ANALYSIS_CUBE_PAIRS_H
#define SG_ANALYSIS_CUBE_PAIRS_H

#include <stddef.h>
#include <stdint.h>

#include "table/hash_index.h"

#define SG_NO_PAIR SG_HASH_NONE

/* A zeroed struct is empty. */
struct sg_pairs {
    uint64_t *keys; /* per number: the pair */
    struct sg_hash_index index;
    size_t capacity;  /* of keys */
    uint32_t n, last; /* the pair met last: neighbouring rows often repeat it */
};

/* The number of the pair, a new one if it was not met before. */
uint32_t sg_pairs_number(struct sg_pairs *pairs, uint32_t a, uint32_t b);
/* The number of the pair, or SG_NO_PAIR. */
uint32_t sg_pairs_find(const struct sg_pairs *pairs, uint32_t a, uint32_t b);
void sg_pairs_free(struct sg_pairs *pairs);

#endif
