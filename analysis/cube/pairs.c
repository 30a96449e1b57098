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

/* The slot that holds `key`, or the empty one where it belongs. */
static size_t find_slot(const struct sg_pairs *pairs, uint64_t key)
{
    size_t mask = pairs->n_slots - 1;
    size_t slot = (size_t)mixed(key) & mask;
    while (pairs->slots[slot] != SG_NO_PAIR && pairs->keys[pairs->slots[slot]] != key)
        slot = (slot + 1) & mask;
    return slot;
}

static void grow(struct sg_pairs *pairs)
{
    pairs->n_slots = pairs->n_slots ? pairs->n_slots * 2 : 64;
    pairs->slots = sg_resize(pairs->slots, pairs->n_slots, sizeof *pairs->slots);
    for (size_t i = 0; i < pairs->n_slots; i++)
        pairs->slots[i] = SG_NO_PAIR;
    for (uint32_t i = 0; i < pairs->n; i++)
        pairs->slots[find_slot(pairs, pairs->keys[i])] = i;
}

uint32_t sg_pairs_number(struct sg_pairs *pairs, uint32_t a, uint32_t b)
{
    uint64_t key = key_of(a, b);
    if (pairs->n && pairs->keys[pairs->last] == key)
        return pairs->last;
    if ((size_t)pairs->n * 2 >= pairs->n_slots)
        grow(pairs);
    size_t slot = find_slot(pairs, key);
    if (pairs->slots[slot] == SG_NO_PAIR) {
        pairs->keys =
            sg_grow(pairs->keys, &pairs->capacity, (size_t)pairs->n + 1, sizeof *pairs->keys);
        pairs->keys[pairs->n] = key;
        pairs->slots[slot] = pairs->n++;
    }
    pairs->last = pairs->slots[slot];
    return pairs->last;
}

uint32_t sg_pairs_find(const struct sg_pairs *pairs, uint32_t a, uint32_t b)
{
    return pairs->n ? pairs->slots[find_slot(pairs, key_of(a, b))] : SG_NO_PAIR;
}

void sg_pairs_free(struct sg_pairs *pairs)
{
    free(pairs->keys);
    free(pairs->slots);
    *pairs = (struct sg_pairs){0};
}
