#include "text_pool.h"

#include <stdlib.h>
#include <string.h>

#define NO_TEXT UINT32_MAX

static uint64_t hash_text(struct sg_field text)
{
    uint64_t h = text.n, word;
    const char *at = text.text;
    size_t left = text.n;
    for (; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        h = sg_tally_mix(h, word);
    }
    word = 0;
    memcpy(&word, at, left);
    return sg_tally_mix(h, word);
}

static size_t pool_slot(const struct sg_tally_text_pool *pool, struct sg_field text)
{
    size_t mask = pool->n_slots - 1, slot = hash_text(text) & mask;
    for (; pool->slots[slot] != NO_TEXT; slot = (slot + 1) & mask) {
        struct sg_field known = pool->texts[pool->slots[slot]];
        if (known.n == text.n && memcmp(known.text, text.text, text.n) == 0)
            break;
    }
    return slot;
}

static void grow_pool(struct sg_tally_text_pool *pool)
{
    pool->n_slots = pool->n_slots ? pool->n_slots * 2 : 64;
    pool->slots = sg_resize(pool->slots, pool->n_slots, sizeof *pool->slots);
    memset(pool->slots, 0xFF, pool->n_slots * sizeof *pool->slots);
    for (size_t i = 0; i < pool->n; i++)
        pool->slots[pool_slot(pool, pool->texts[i])] = (uint32_t)i;
}

uint64_t sg_tally_intern(struct sg_tally_text_pool *pool, struct sg_field text)
{
    if (pool->n * 2 >= pool->n_slots)
        grow_pool(pool);
    size_t slot = pool_slot(pool, text);
    if (pool->slots[slot] == NO_TEXT) {
        pool->texts = sg_grow(pool->texts, &pool->capacity, pool->n + 1, sizeof *pool->texts);
        pool->texts[pool->n] = (struct sg_field){sg_copy_bytes(text.text, text.n), text.n};
        pool->slots[slot] = (uint32_t)pool->n++;
    }
    return pool->slots[slot];
}

void sg_tally_text_pool_free(struct sg_tally_text_pool *pool)
{
    for (size_t i = 0; i < pool->n; i++)
        free((char *)(uintptr_t)pool->texts[i].text);
    free(pool->texts);
    free(pool->slots);
    *pool = (struct sg_tally_text_pool){0};
}

struct sg_field sg_tally_field(const char *text, char padded[8])
{
    size_t n = strlen(text);
    if (n >= 8)
        return (struct sg_field){text, n};
    memset(padded, 0, 8);
    memcpy(padded, text, n);
    return (struct sg_field){padded, n};
}
