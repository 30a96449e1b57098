#include "interner.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

enum { HEAD = sizeof(uint64_t) };

/* Byte by byte: most labels have one or two, for which a call of memcpy takes longer. */
static uint64_t head_of(const char *text, size_t n)
{
    uint64_t head = 0;
    if (n >= HEAD) {
        memcpy(&head, text, HEAD);
        return head;
    }
    for (size_t i = 0; i < n; i++)
        head |= (uint64_t)(unsigned char)text[i] << 8 * i;
    return head;
}

static uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

static uint64_t hash(const char *text, size_t n)
{
    uint64_t h = mix(n, head_of(text, n));
    for (; n > HEAD; n -= HEAD, text += HEAD)
        h = mix(h, head_of(text + HEAD, n - HEAD));
    return h;
}

const char *sg_interned(const struct sg_interner *interner, uint32_t number, size_t *n)
{
    *n = interner->starts[number + 1] - interner->starts[number];
    return interner->bytes + interner->starts[number];
}

struct key {
    const char *text;
    size_t n;
    uint64_t head;
};

static uint64_t hash_of_text(const void *items, uint32_t number)
{
    size_t n;
    const char *text = sg_interned(items, number, &n);
    return hash(text, n);
}

static bool is_text(const void *items, uint32_t number, const void *wanted)
{
    const struct sg_interner *interner = items;
    const struct key *key = wanted;
    if (interner->heads[number] != key->head)
        return false;
    size_t n;
    const char *text = sg_interned(interner, number, &n);
    return n == key->n && (n <= HEAD || memcmp(text, key->text, n) == 0);
}

uint32_t sg_intern(struct sg_interner *interner, const char *text, size_t n)
{
    const struct key key = {text, n, head_of(text, n)};
    sg_hash_index_room(&interner->index, interner->n, SG_HASH_SPREAD, hash_of_text, interner);
    size_t slot = sg_hash_index_slot(&interner->index, hash(text, n), is_text, interner, &key);
    if (interner->index.slots[slot] != SG_HASH_NONE)
        return interner->index.slots[slot];
    interner->starts =
        sg_grow(interner->starts, &interner->capacity, interner->n + 2, sizeof *interner->starts);
    interner->heads = sg_grow(interner->heads, &interner->head_capacity, interner->n + 1,
                              sizeof *interner->heads);
    interner->heads[interner->n] = key.head;
    interner->bytes =
        sg_grow(interner->bytes, &interner->byte_capacity, interner->n_bytes + n + 1, 1);
    memcpy(interner->bytes + interner->n_bytes, text, n);
    interner->starts[interner->n] = interner->n_bytes;
    interner->n_bytes += n;
    interner->starts[interner->n + 1] = interner->n_bytes;
    interner->index.slots[slot] = (uint32_t)interner->n;
    return (uint32_t)interner->n++;
}

void sg_interner_free(struct sg_interner *interner)
{
    free(interner->bytes);
    free(interner->starts);
    free(interner->heads);
    sg_hash_index_free(&interner->index);
    *interner = (struct sg_interner){0};
}
