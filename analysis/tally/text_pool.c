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

static size_t longer_slot(const struct sg_tally_longer *longer, struct sg_field text)
{
    size_t mask = longer->n_slots - 1, slot = hash_text(text) & mask;
    for (; longer->slots[slot] != NO_TEXT; slot = (slot + 1) & mask) {
        struct sg_field known = longer->texts[longer->slots[slot]];
        if (known.n == text.n && memcmp(known.text, text.text, text.n) == 0)
            break;
    }
    return slot;
}

static void grow_longer(struct sg_tally_longer *longer)
{
    longer->n_slots = longer->n_slots ? longer->n_slots * 2 : 64;
    longer->slots = sg_resize(longer->slots, longer->n_slots, sizeof *longer->slots);
    memset(longer->slots, 0xFF, longer->n_slots * sizeof *longer->slots);
    for (size_t i = 0; i < longer->n; i++)
        longer->slots[longer_slot(longer, longer->texts[i])] = (uint32_t)i;
}

uint64_t sg_tally_intern(struct sg_tally_longer *longer, struct sg_field text)
{
    if (longer->n * 2 >= longer->n_slots)
        grow_longer(longer);
    size_t slot = longer_slot(longer, text);
    if (longer->slots[slot] == NO_TEXT) {
        longer->texts =
            sg_grow(longer->texts, &longer->capacity, longer->n + 1, sizeof *longer->texts);
        longer->texts[longer->n] = (struct sg_field){sg_copy_bytes(text.text, text.n), text.n};
        longer->slots[slot] = (uint32_t)longer->n++;
    }
    return longer->slots[slot];
}

void sg_tally_longer_free(struct sg_tally_longer *longer)
{
    for (size_t i = 0; i < longer->n; i++)
        free((char *)(uintptr_t)longer->texts[i].text);
    free(longer->texts);
    free(longer->slots);
    *longer = (struct sg_tally_longer){0};
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
