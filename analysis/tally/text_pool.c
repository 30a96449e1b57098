#include "text_pool.h"

#include <stdlib.h>
#include <string.h>

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

static uint64_t hash_of_kept(const void *texts, uint32_t i)
{
    const struct sg_tally_text *text = (const struct sg_tally_text *)texts + i;
    return hash_text((struct sg_field){text->text, text->n});
}

static bool is_kept(const void *texts, uint32_t i, const void *wanted)
{
    const struct sg_tally_text *text = (const struct sg_tally_text *)texts + i;
    const struct sg_field *key = wanted;
    return text->n == key->n && memcmp(text->text, key->text, key->n) == 0;
}

uint64_t sg_tally_intern(struct sg_tally_text_pool *pool, struct sg_field text)
{
    sg_hash_index_room(&pool->index, pool->n, SG_HASH_SPREAD, hash_of_kept, pool->texts);
    size_t slot = sg_hash_index_slot(&pool->index, hash_text(text), is_kept, pool->texts, &text);
    if (pool->index.slots[slot] == SG_HASH_NONE) {
        pool->texts = sg_grow(pool->texts, &pool->capacity, pool->n + 1, sizeof *pool->texts);
        pool->texts[pool->n] = (struct sg_tally_text){sg_copy_bytes(text.text, text.n), text.n};
        pool->index.slots[slot] = (uint32_t)pool->n++;
    }
    return pool->index.slots[slot];
}

uint32_t sg_tally_find_text(const struct sg_tally_text_pool *pool, struct sg_field text)
{
    return sg_hash_index_find(&pool->index, hash_text(text), is_kept, pool->texts, &text);
}

void sg_tally_text_pool_free(struct sg_tally_text_pool *pool)
{
    for (size_t i = 0; i < pool->n; i++)
        free(pool->texts[i].text);
    free(pool->texts);
    sg_hash_index_free(&pool->index);
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
