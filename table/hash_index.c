#include "hash_index.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

enum { FEWEST_SLOTS = 16 };

void sg_hash_index_grow(struct sg_hash_index *index, size_t n, size_t spread, sg_hash_fn *hash,
                        const void *items)
{
    do
        index->n_slots = index->n_slots ? index->n_slots * 2 : FEWEST_SLOTS;
    while (n * spread >= index->n_slots);
    index->slots = sg_resize(index->slots, index->n_slots, sizeof *index->slots);
    memset(index->slots, 0xFF, index->n_slots * sizeof *index->slots); /* SG_HASH_NONE */
    size_t mask = index->n_slots - 1;
    for (uint32_t i = 0; i < n; i++) {
        size_t slot = (size_t)hash(items, i) & mask;
        while (index->slots[slot] != SG_HASH_NONE)
            slot = (slot + 1) & mask;
        index->slots[slot] = i;
    }
}

void sg_hash_index_free(struct sg_hash_index *index)
{
    free(index->slots);
    *index = (struct sg_hash_index){0};
}

uint64_t sg_hash_text(const char *text)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 0x100000001b3u;
    return h;
}

uint64_t sg_hash_of_text(const void *texts, uint32_t item)
{
    return sg_hash_text(((char *const *)texts)[item]);
}

bool sg_hash_is_text(const void *texts, uint32_t item, const void *text)
{
    return strcmp(((char *const *)texts)[item], text) == 0;
}
