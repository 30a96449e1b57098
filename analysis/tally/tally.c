#include <sangyo/tally.h>

#include <stdlib.h>
#include <string.h>

enum { LONGER = 0xFF }; /* the top byte of a word that is an index of longer texts */
#define NO_CELL UINT32_MAX

void sg_tally_init(struct sg_tally *tally, size_t n_keys, size_t n_values, unsigned parts)
{
    *tally = (struct sg_tally){.n_keys = n_keys, .n_values = n_values, .parts = parts};
}

void sg_tally_free(struct sg_tally *tally)
{
    for (size_t i = 0; i < tally->longer.n; i++)
        free((char *)(uintptr_t)tally->longer.texts[i].text);
    free(tally->longer.texts);
    free(tally->longer.slots);
    free(tally->words);
    free(tally->counts);
    free(tally->sums);
    free(tally->squares);
    free(tally->ranges);
    free(tally->slots);
    *tally = (struct sg_tally){0};
}

static inline uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

static uint64_t hash_text(struct sg_field text)
{
    uint64_t h = text.n, word;
    const char *at = text.text;
    size_t left = text.n;
    for (; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        h = mix(h, word);
    }
    word = 0;
    memcpy(&word, at, left);
    return mix(h, word);
}

static size_t longer_slot(const struct sg_tally_longer *longer, struct sg_field text)
{
    size_t mask = longer->n_slots - 1, slot = hash_text(text) & mask;
    for (; longer->slots[slot] != NO_CELL; slot = (slot + 1) & mask) {
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

static uint64_t intern(struct sg_tally_longer *longer, struct sg_field text)
{
    if (longer->n * 2 >= longer->n_slots)
        grow_longer(longer);
    size_t slot = longer_slot(longer, text);
    if (longer->slots[slot] == NO_CELL) {
        longer->texts =
            sg_grow(longer->texts, &longer->capacity, longer->n + 1, sizeof *longer->texts);
        longer->texts[longer->n] = (struct sg_field){sg_copy_bytes(text.text, text.n), text.n};
        longer->slots[slot] = (uint32_t)longer->n++;
    }
    return longer->slots[slot];
}

/* Little-endian: the text's bytes, then its length on top. */
static inline sg_tally_word word_of(struct sg_tally *tally, struct sg_field text)
{
    if (text.n > 7)
        return intern(&tally->longer, text) | (uint64_t)LONGER << 56;
    uint64_t word;
    memcpy(&word, text.text, 8); /* rows.h: readable */
    word &= ((uint64_t)1 << 8 * text.n) - 1;
    return word | (uint64_t)text.n << 56;
}

struct sg_field sg_tally_key(const struct sg_tally *tally, size_t cell, size_t key, char word[8])
{
    sg_tally_word stored = tally->words[cell * tally->n_keys + key];
    if (stored >> 56 == LONGER)
        return tally->longer.texts[stored & 0xFFFFFFFF];
    memcpy(word, &stored, 8);
    return (struct sg_field){word, (size_t)(stored >> 56)};
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

static inline uint64_t hash_words(const sg_tally_word *words, size_t n)
{
    uint64_t h = 0;
    for (size_t i = 0; i < n; i++)
        h = mix(h, words[i]);
    return h;
}

/* The slot of these words, or the empty one where they belong. */
static inline size_t cell_slot(const struct sg_tally *tally, const sg_tally_word *words)
{
    size_t n = tally->n_keys, mask = tally->n_slots - 1;
    size_t slot = hash_words(words, n) & mask;
    for (; tally->slots[slot] != NO_CELL; slot = (slot + 1) & mask) {
        const sg_tally_word *known = tally->words + tally->slots[slot] * n;
        size_t same = 0;
        while (same < n && known[same] == words[same])
            same++;
        if (same == n)
            break;
    }
    return slot;
}

static void grow_slots(struct sg_tally *tally)
{
    tally->n_slots = tally->n_slots ? tally->n_slots * 2 : 64;
    tally->slots = sg_resize(tally->slots, tally->n_slots, sizeof *tally->slots);
    memset(tally->slots, 0xFF, tally->n_slots * sizeof *tally->slots);
    for (size_t i = 0; i < tally->n_cells; i++)
        tally->slots[cell_slot(tally, tally->words + i * tally->n_keys)] = (uint32_t)i;
}

/* By half: cells are what memory goes with. */
static void grow_cells(struct sg_tally *tally)
{
    size_t n = tally->capacity + tally->capacity / 2 + 32, k = n * tally->n_values;
    tally->words = sg_resize(tally->words, n * tally->n_keys, sizeof *tally->words);
    tally->counts = sg_resize(tally->counts, n, sizeof *tally->counts);
    tally->sums = sg_resize(tally->sums, k, sizeof *tally->sums);
    if (tally->parts & SG_TALLY_SQUARES)
        tally->squares = sg_resize(tally->squares, k, sizeof *tally->squares);
    if (tally->parts & SG_TALLY_RANGE)
        tally->ranges = sg_resize(tally->ranges, k, sizeof *tally->ranges);
    tally->capacity = n;
}

static size_t new_cell(struct sg_tally *tally, const sg_tally_word *words)
{
    if (tally->n_cells == tally->capacity)
        grow_cells(tally);
    size_t cell = tally->n_cells++, n = tally->n_values, at = cell * n;
    memcpy(tally->words + cell * tally->n_keys, words, tally->n_keys * sizeof *words);
    tally->counts[cell] = 0;
    memset(tally->sums + at, 0, n * sizeof *tally->sums);
    if (tally->squares)
        memset(tally->squares + at, 0, n * sizeof *tally->squares);
    if (tally->ranges)
        memset(tally->ranges + at, 0, n * sizeof *tally->ranges);
    return cell;
}

static inline size_t find_cell(struct sg_tally *tally, const sg_tally_word *words)
{
    if (tally->n_cells * 4 >= tally->n_slots * 3)
        grow_slots(tally);
    size_t slot = cell_slot(tally, words);
    if (tally->slots[slot] == NO_CELL)
        tally->slots[slot] = (uint32_t)new_cell(tally, words);
    return tally->slots[slot];
}

size_t sg_tally_cell(struct sg_tally *tally, const struct sg_field *keys)
{
    sg_tally_word words[SG_TALLY_KEYS];
    for (size_t i = 0; i < tally->n_keys; i++)
        words[i] = word_of(tally, keys[i]);
    return find_cell(tally, words);
}

static bool fail_sum(struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "the sum grows beyond 38 digits, which is what can be kept exactly");
}

/* Whether `a` comes before `b`; of equal numbers the shorter one, so that order never shows. */
static bool is_below(struct sg_fixed a, struct sg_fixed b)
{
    int order = sg_fixed_compare(a, b);
    return order ? order < 0 : a.scale < b.scale;
}

static bool is_above(struct sg_fixed a, struct sg_fixed b)
{
    int order = sg_fixed_compare(a, b);
    return order ? order > 0 : a.scale < b.scale;
}

static void widen(struct sg_tally_range *range, struct sg_fixed value, bool first)
{
    if (first || is_below(value, range->lowest))
        range->lowest = value;
    if (first || is_above(value, range->highest))
        range->highest = value;
}

static inline bool add_value(struct sg_tally *tally, size_t at, struct sg_fixed value)
{
    struct sg_tally_sum *sum = &tally->sums[at];
    sum->status |= value.status;
    if (value.status && !sg_status_has_value(value.status))
        return true;
    if (tally->parts & SG_TALLY_RANGE)
        widen(&tally->ranges[at], value, sum->n == 0);
    if ((tally->parts & SG_TALLY_SQUARES) &&
        !sg_exact_add_square(&tally->squares[at], value.digits, value.scale))
        return false;
    sum->n++;
    return sg_exact_add(&sum->sum, value.digits, value.scale);
}

bool sg_tally_add(struct sg_tally *tally, const struct sg_batch *batch, struct sg_error *err)
{
    size_t n_values = tally->n_values;
    for (size_t i = 0; i < batch->n; i++) {
        size_t cell = sg_tally_cell(tally, batch->keys + i * tally->n_keys);
        const struct sg_fixed *values = batch->values + i * n_values;
        tally->counts[cell]++;
        for (size_t k = 0; k < n_values; k++)
            if (!add_value(tally, cell * n_values + k, values[k])) {
                sg_fail_at_row(err, i + 1);
                return fail_sum(err);
            }
    }
    return true;
}

static bool merge_value(struct sg_tally *tally, size_t to, const struct sg_tally *from, size_t at)
{
    struct sg_tally_sum *sum = &tally->sums[to];
    const struct sg_tally_sum *more = &from->sums[at];
    if (tally->ranges && more->n) {
        widen(&tally->ranges[to], from->ranges[at].lowest, sum->n == 0);
        widen(&tally->ranges[to], from->ranges[at].highest, false);
    }
    if (tally->squares && !sg_exact_merge(&tally->squares[to], &from->squares[at]))
        return false;
    sum->n += more->n;
    sum->status |= more->status;
    return sg_exact_merge(&sum->sum, &more->sum);
}

bool sg_tally_merge_cell(struct sg_tally *tally, size_t cell, const struct sg_tally *from,
                         size_t from_cell, struct sg_error *err)
{
    size_t n = tally->n_values;
    tally->counts[cell] += from->counts[from_cell];
    for (size_t k = 0; k < n; k++)
        if (!merge_value(tally, cell * n + k, from, from_cell * n + k))
            return fail_sum(err);
    return true;
}

bool sg_tally_merge(struct sg_tally *tally, const struct sg_tally *from, struct sg_error *err)
{
    for (size_t i = 0; i < from->n_cells; i++) {
        struct sg_field keys[SG_TALLY_KEYS];
        char words[SG_TALLY_KEYS][8];
        for (size_t k = 0; k < tally->n_keys; k++)
            keys[k] = sg_tally_key(from, i, k, words[k]);
        if (!sg_tally_merge_cell(tally, sg_tally_cell(tally, keys), from, i, err))
            return false;
    }
    return true;
}
