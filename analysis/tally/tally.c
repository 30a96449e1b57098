#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "text_pool.h"

/* Loops over keys are unrolled: there are few of them, and many records. */
#define FEW _Pragma("GCC unroll 4")

enum { LONGER = 0xFF }; /* the top byte of a word that is an index of longer texts */
enum { SPREAD = 4 };    /* slots for a cell: a second look at one costs more than its memory */
enum { SOME = 16 };     /* records whose cells are looked up together */

void sg_tally_init(struct sg_tally *tally, size_t n_keys, size_t n_values, unsigned parts)
{
    *tally = (struct sg_tally){.n_keys = n_keys, .n_values = n_values, .parts = parts};
}

void sg_tally_free(struct sg_tally *tally)
{
    sg_tally_text_pool_free(&tally->pool);
    free(tally->words);
    free(tally->counts);
    for (size_t i = 0; i < tally->n_cells * tally->n_values; i++)
        sg_exact_free(&tally->sums[i].sum);
    free(tally->met);
    free(tally->sums);
    free(tally->ranges);
    sg_hash_index_free(&tally->index);
    *tally = (struct sg_tally){0};
}

/* Little-endian: the bytes of a text of up to seven, then its length on top. */
static inline sg_tally_word short_word(struct sg_field text)
{
    uint64_t word;
    memcpy(&word, text.text, 8); /* rows.h: readable */
    word &= ((uint64_t)1 << 8 * text.n) - 1;
    return word | (uint64_t)text.n << 56;
}

static inline sg_tally_word word_of(struct sg_tally *tally, struct sg_field text)
{
    return text.n > 7 ? sg_tally_intern(&tally->pool, text) | (uint64_t)LONGER << 56
                      : short_word(text);
}

struct sg_field sg_tally_key(const struct sg_tally *tally, size_t cell, size_t key, char word[8])
{
    sg_tally_word stored = tally->words[cell * tally->n_keys + key];
    if (stored >> 56 == LONGER) {
        const struct sg_tally_text *text = &tally->pool.texts[stored & 0xFFFFFFFF];
        return (struct sg_field){text->text, text->n};
    }
    memcpy(word, &stored, 8);
    return (struct sg_field){word, (size_t)(stored >> 56)};
}

static inline uint64_t hash_words(const sg_tally_word *words, size_t n)
{
    uint64_t h = 0;
    FEW for (size_t i = 0; i < n; i++) h = sg_tally_mix(h, words[i]);
    return h;
}

static uint64_t hash_of_cell(const void *items, uint32_t cell)
{
    const struct sg_tally *tally = items;
    return hash_words(tally->words + cell * tally->n_keys, tally->n_keys);
}

static inline bool is_cell(const void *items, uint32_t cell, const void *key)
{
    const struct sg_tally *tally = items;
    const sg_tally_word *words = key, *known = tally->words + cell * tally->n_keys;
    uint64_t different = 0;
    FEW for (size_t i = 0; i < tally->n_keys; i++) different |= known[i] ^ words[i];
    return !different;
}

static void resize_cells(struct sg_tally *tally, size_t n)
{
    size_t k = n * tally->n_values;
    tally->words = sg_resize(tally->words, n * tally->n_keys, sizeof *tally->words);
    tally->counts = sg_resize(tally->counts, n, sizeof *tally->counts);
    tally->met = sg_resize(tally->met, n, sizeof *tally->met);
    tally->sums = sg_resize(tally->sums, k, sizeof *tally->sums);
    if (tally->parts & SG_TALLY_RANGE)
        tally->ranges = sg_resize(tally->ranges, k, sizeof *tally->ranges);
    tally->capacity = n;
}

void sg_tally_fit(struct sg_tally *tally)
{
    resize_cells(tally, tally->n_cells);
    sg_hash_index_free(&tally->index); /* made again when needed */
}

static size_t new_cell(struct sg_tally *tally, const sg_tally_word *words)
{
    if (tally->n_cells == tally->capacity) /* by half: cells are what memory goes with */
        resize_cells(tally, tally->capacity + tally->capacity / 2 + 32);
    size_t cell = tally->n_cells++, n = tally->n_values, at = cell * n;
    memcpy(tally->words + cell * tally->n_keys, words, tally->n_keys * sizeof *words);
    tally->counts[cell] = 0;
    tally->met[cell] = tally->place;
    memset(tally->sums + at, 0, n * sizeof *tally->sums);
    if (tally->ranges)
        memset(tally->ranges + at, 0, n * sizeof *tally->ranges);
    return cell;
}

static inline size_t find_cell(struct sg_tally *tally, const sg_tally_word *words, uint64_t hash)
{
    sg_hash_index_room(&tally->index, tally->n_cells, SPREAD, hash_of_cell, tally);
    size_t slot = sg_hash_index_slot(&tally->index, hash, is_cell, tally, words);
    if (tally->index.slots[slot] == SG_HASH_NONE)
        tally->index.slots[slot] = (uint32_t)new_cell(tally, words);
    return tally->index.slots[slot];
}

/* The key texts as words; gives their hash. */
static inline uint64_t read_words(struct sg_tally *tally, const struct sg_field *keys,
                                  sg_tally_word *words)
{
    FEW for (size_t i = 0; i < tally->n_keys; i++) words[i] = word_of(tally, keys[i]);
    return hash_words(words, tally->n_keys);
}

size_t sg_tally_cell(struct sg_tally *tally, const struct sg_field *keys)
{
    sg_tally_word words[SG_TALLY_KEYS];
    uint64_t hash = read_words(tally, keys, words);
    return find_cell(tally, words, hash);
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

static void add_any_value(struct sg_tally *tally, size_t at, struct sg_fixed value)
{
    struct sg_tally_sum *sum = &tally->sums[at];
    sum->status |= value.status;
    if (value.status && !sg_status_has_value(value.status))
        return;
    if (tally->parts & SG_TALLY_RANGE)
        widen(&tally->ranges[at], value, sum->n == 0);
    sum->n++;
    sg_exact_add(&sum->sum, value.digits, value.scale);
}

/* Adds a plain number of which only the sum is wanted; false if it is not that. */
static inline bool add_plain(struct sg_tally_sum *sum, const struct sg_fixed *value)
{
    sg_int128 added;
    if (value->status || value->scale != sum->sum.scale ||
        __builtin_add_overflow(sum->sum.sum, value->digits, &added))
        return false;
    sum->sum.sum = added;
    sum->n++;
    return true;
}

static inline void add_values(struct sg_tally *tally, size_t cell, const struct sg_fixed *values)
{
    size_t n = tally->n_values;
    struct sg_tally_sum *sums = tally->sums + cell * n;
    bool only_sums = !tally->parts;
    tally->counts[cell]++;
    for (size_t k = 0; k < n; k++)
        if (!(only_sums && add_plain(&sums[k], &values[k])))
            add_any_value(tally, cell * n + k, values[k]);
}

/* Asks for the memory of the cells that the hashes lead to at the first look. */
static inline void fetch(const struct sg_tally *tally, const uint64_t hashes[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t cell = tally->index.slots[hashes[i] & (tally->index.n_slots - 1)];
        if (cell == SG_HASH_NONE)
            continue;
        __builtin_prefetch(tally->words + cell * tally->n_keys);
        __builtin_prefetch(tally->counts + cell, 1);
        __builtin_prefetch(tally->sums + cell * tally->n_values, 1);
    }
}

/* A few records: first all their words and hashes, then their cells, so that the processor fetches
   several cells at a time. */
struct some {
    sg_tally_word words[SOME * SG_TALLY_KEYS];
    uint64_t hashes[SOME];
};

/* The next few of `n` records from `first` on. */
static inline size_t few_of(size_t first, size_t n)
{
    return n - first < SOME ? n - first : SOME;
}

static inline void read_some(struct sg_tally *tally, const struct sg_field *keys, size_t stride,
                             size_t n, struct some *some)
{
    sg_hash_index_room(&tally->index, tally->n_cells, SPREAD, hash_of_cell, tally);
    for (size_t i = 0; i < n; i++) {
        some->hashes[i] = read_words(tally, keys + i * stride, some->words + i * tally->n_keys);
        __builtin_prefetch(tally->index.slots + (some->hashes[i] & (tally->index.n_slots - 1)));
    }
    fetch(tally, some->hashes, n);
}

static void add_some(struct sg_tally *tally, const struct sg_batch *batch, size_t first, size_t n)
{
    size_t n_keys = tally->n_keys;
    struct some some;
    read_some(tally, batch->keys + first * n_keys, n_keys, n, &some);
    for (size_t i = 0; i < n; i++) {
        tally->place = sg_batch_place(batch, first + i);
        size_t cell = find_cell(tally, some.words + i * n_keys, some.hashes[i]);
        add_values(tally, cell, batch->values + (first + i) * tally->n_values);
    }
}

void sg_tally_add(struct sg_tally *tally, const struct sg_batch *batch)
{
    for (size_t i = 0; i < batch->n; i += SOME)
        add_some(tally, batch, i, few_of(i, batch->n));
}

void sg_tally_cells(struct sg_tally *tally, const struct sg_batch *batch, size_t first_key,
                    size_t stride, uint32_t cells[])
{
    struct some some;
    for (size_t i = 0; i < batch->n; i += SOME) {
        size_t n = few_of(i, batch->n);
        read_some(tally, batch->keys + i * stride + first_key, stride, n, &some);
        for (size_t k = 0; k < n; k++) {
            tally->place = sg_batch_place(batch, i + k);
            cells[i + k] =
                (uint32_t)find_cell(tally, some.words + k * tally->n_keys, some.hashes[k]);
        }
    }
}

/* The key texts as words where the tally has them; a text that it lacks is the word of no cell. */
static uint64_t find_words(const struct sg_tally *tally, const struct sg_field *keys,
                           sg_tally_word *words)
{
    for (size_t i = 0; i < tally->n_keys; i++)
        words[i] = keys[i].n > 7
                       ? sg_tally_find_text(&tally->pool, keys[i]) | (uint64_t)LONGER << 56
                       : short_word(keys[i]);
    return hash_words(words, tally->n_keys);
}

void sg_tally_find_cells(const struct sg_tally *tally, const struct sg_batch *batch,
                         size_t first_key, size_t stride, uint32_t cells[])
{
    struct some some;
    for (size_t i = 0; i < batch->n; i += SOME) {
        size_t n = few_of(i, batch->n), n_keys = tally->n_keys;
        const struct sg_field *keys = batch->keys + i * stride + first_key;
        for (size_t k = 0; k < n; k++)
            some.hashes[k] = find_words(tally, keys + k * stride, some.words + k * n_keys);
        if (tally->index.n_slots)
            fetch(tally, some.hashes, n);
        for (size_t k = 0; k < n; k++)
            cells[i + k] = sg_hash_index_find(&tally->index, some.hashes[k], is_cell, tally,
                                              some.words + k * n_keys);
    }
}

static void merge_value(struct sg_tally *tally, size_t to, const struct sg_tally *from, size_t at)
{
    struct sg_tally_sum *sum = &tally->sums[to];
    const struct sg_tally_sum *more = &from->sums[at];
    if (tally->ranges && more->n) {
        widen(&tally->ranges[to], from->ranges[at].lowest, sum->n == 0);
        widen(&tally->ranges[to], from->ranges[at].highest, false);
    }
    sum->n += more->n;
    sum->status |= more->status;
    sg_exact_merge(&sum->sum, &more->sum);
}

void sg_tally_merge_cell(struct sg_tally *tally, size_t cell, const struct sg_tally *from,
                         size_t from_cell)
{
    size_t n = tally->n_values;
    bool first = tally->counts[cell] == 0 || from->met[from_cell] < tally->met[cell];
    if (first)
        tally->met[cell] = from->met[from_cell];
    tally->counts[cell] += from->counts[from_cell];
    for (size_t k = 0; k < n; k++)
        merge_value(tally, cell * n + k, from, from_cell * n + k);
}

void sg_tally_merge(struct sg_tally *tally, const struct sg_tally *from)
{
    struct sg_field keys[SG_TALLY_KEYS] = {0};
    for (size_t i = 0; i < from->n_cells; i++) {
        char words[SG_TALLY_KEYS][8];
        for (size_t k = 0; k < tally->n_keys; k++)
            keys[k] = sg_tally_key(from, i, k, words[k]);
        sg_tally_merge_cell(tally, sg_tally_cell(tally, keys), from, i);
    }
}

void sg_tally_append(struct sg_tally *tally, struct sg_tally *from)
{
    uint64_t end = 0;
    for (size_t i = 0; i < tally->n_cells; i++)
        end = tally->met[i] < end ? end : tally->met[i] + 1;
    for (size_t i = 0; i < from->n_cells; i++)
        from->met[i] += end;
    sg_tally_merge(tally, from);
}
