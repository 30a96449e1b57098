#include "pairs.h"

#include <stdlib.h>

#include <sangyo/memory.h>

static uint64_t key_of(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* The finalizer of MurmurHash3 (Appleby 2011). */
static uint64_t mixed(uint64_t h)
{
    h = (h ^ h >> 33) * 0xff51afd7ed558ccdu;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
    return h ^ h >> 33;
}

static uint64_t hash_of_pair(const void *keys, uint32_t pair)
{
    return mixed(((const uint64_t *)keys)[pair]);
}

static bool is_pair(const void *keys, uint32_t pair, const void *key)
{
    return ((const uint64_t *)keys)[pair] == *(const uint64_t *)key;
}

uint32_t sg_pairs_number(struct sg_pairs *pairs, uint32_t a, uint32_t b)
{
    uint64_t key = key_of(a, b);
    if (pairs->n && pairs->keys[pairs->last] == key)
        return pairs->last;
    sg_hash_index_room(&pairs->index, pairs->n, SG_HASH_SPREAD, hash_of_pair, pairs->keys);
    size_t slot = sg_hash_index_slot(&pairs->index, mixed(key), is_pair, pairs->keys, &key);
    if (pairs->index.slots[slot] == SG_HASH_NONE) {
        pairs->keys =
            sg_grow(pairs->keys, &pairs->capacity, (size_t)pairs->n + 1, sizeof *pairs->keys);
        pairs->keys[pairs->n] = key;
        pairs->index.slots[slot] = pairs->n++;
    }
    pairs->last = pairs->index.slots[slot];
    return pairs->last;
}

uint32_t sg_pairs_find(const struct sg_pairs *pairs, uint32_t a, uint32_t b)
{
    uint64_t key = key_of(a, b);
    return sg_hash_index_find(&pairs->index, mixed(key), is_pair, pairs->keys, &key);
}

void sg_pairs_free(struct sg_pairs *pairs)
{
    free(pairs->keys);
    sg_hash_index_free(&pairs->index);
    *pairs = (struct sg_pairs){0};
}
