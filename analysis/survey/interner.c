#include "interner.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#define NONE UINT32_MAX

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

static size_t slot_of(const struct sg_interner *interner, const char *text, size_t n)
{
    size_t mask = interner->n_slots - 1, slot = hash(text, n) & mask, length;
    uint64_t head = head_of(text, n);
    for (; interner->slots[slot] != NONE; slot = (slot + 1) & mask) {
        uint32_t number = interner->slots[slot];
        const char *known = sg_interned(interner, number, &length);
        if (interner->heads[number] == head && length == n &&
            (n <= HEAD || memcmp(known, text, n) == 0))
            break;
    }
    return slot;
}

static void grow_slots(struct sg_interner *interner)
{
    interner->n_slots = interner->n_slots ? interner->n_slots * 2 : 64;
    interner->slots = sg_resize(interner->slots, interner->n_slots, sizeof *interner->slots);
    memset(interner->slots, 0xFF, interner->n_slots * sizeof *interner->slots);
    for (uint32_t i = 0; i < interner->n; i++) {
        size_t n;
        const char *text = sg_interned(interner, i, &n);
        interner->slots[slot_of(interner, text, n)] = i;
    }
}

uint32_t sg_intern(struct sg_interner *interner, const char *text, size_t n)
{
    if (interner->n * 2 >= interner->n_slots)
        grow_slots(interner);
    size_t slot = slot_of(interner, text, n);
    if (interner->slots[slot] != NONE)
        return interner->slots[slot];
    interner->starts =
        sg_grow(interner->starts, &interner->capacity, interner->n + 2, sizeof *interner->starts);
    interner->heads = sg_grow(interner->heads, &interner->head_capacity, interner->n + 1,
                              sizeof *interner->heads);
    interner->heads[interner->n] = head_of(text, n);
    interner->bytes =
        sg_grow(interner->bytes, &interner->byte_capacity, interner->n_bytes + n + 1, 1);
    memcpy(interner->bytes + interner->n_bytes, text, n);
    interner->starts[interner->n] = interner->n_bytes;
    interner->n_bytes += n;
    interner->starts[interner->n + 1] = interner->n_bytes;
    interner->slots[slot] = (uint32_t)interner->n;
    return (uint32_t)interner->n++;
}

void sg_interner_free(struct sg_interner *interner)
{
    free(interner->bytes);
    free(interner->starts);
    free(interner->heads);
    free(interner->slots);
    *interner = (struct sg_interner){0};
}
