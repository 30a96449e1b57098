/* Key texts that do not fit into a word: each is kept once, and stands in a word by its index. */
#ifndef SG_ANALYSIS_TALLY_TEXT_POOL_H
#define SG_ANALYSIS_TALLY_TEXT_POOL_H

#include "tally.h"

static inline uint64_t sg_tally_mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* The index of a text, which is kept if it is new. */
uint64_t sg_tally_intern(struct sg_tally_text_pool *pool, struct sg_field text);
/* The index of a text that is kept, or SG_HASH_NONE. */
uint32_t sg_tally_find_text(const struct sg_tally_text_pool *pool, struct sg_field text);
void sg_tally_text_pool_free(struct sg_tally_text_pool *pool);

#endif
