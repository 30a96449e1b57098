/* What is declared to be no label of a key. */
#include "tally_left_out.h"

#include <stdlib.h>

#include "table/hash_index.h"

#include "text_pool.h"

static size_t count_labels(const struct sg_tally_plan *plan, const struct sg_tally *tally)
{
    return tally->n_keys - (plan->enterprise ? 1 : 0);
}

/* The words of one key that were asked for, and whether what is declared leaves them out: cells are
   many, their labels few. */
struct asked {
    const char *column;
    sg_tally_word *words;
    bool *out;
    size_t n, word_capacity, out_capacity;
    struct sg_hash_index index;
};

static uint64_t hash_of(const void *items, uint32_t item)
{
    const struct asked *asked = items;
    return sg_tally_mix(0, asked->words[item]);
}

static bool is_word(const void *items, uint32_t item, const void *key)
{
    const struct asked *asked = items;
    return asked->words[item] == *(const sg_tally_word *)key;
}

static bool ask(const struct sg_rows_notes *notes, const struct asked *asked, struct sg_field key)
{
    char *text = sg_copy_bytes(key.text, key.n);
    enum sg_rows_answer answer = notes->answer(notes->context, asked->column, text);
    free(text);
    return answer == SG_ROWS_LEFT_OUT;
}

/* Whether a key of a cell is left out. */
static bool is_left_out(const struct sg_rows_notes *notes, struct asked *asked,
                        const struct sg_tally *tally, size_t cell, size_t key)
{
    char word[8];
    sg_tally_word stored = tally->words[cell * tally->n_keys + key];
    sg_hash_index_room(&asked->index, asked->n, SG_HASH_SPREAD, hash_of, asked);
    size_t slot =
        sg_hash_index_slot(&asked->index, sg_tally_mix(0, stored), is_word, asked, &stored);
    uint32_t item = asked->index.slots[slot];
    if (item != SG_HASH_NONE)
        return asked->out[item];
    asked->words = sg_grow(asked->words, &asked->word_capacity, asked->n + 1, sizeof *asked->words);
    asked->out = sg_grow(asked->out, &asked->out_capacity, asked->n + 1, sizeof *asked->out);
    asked->index.slots[slot] = (uint32_t)asked->n;
    asked->words[asked->n] = stored;
    asked->out[asked->n] = ask(notes, asked, sg_tally_key(tally, cell, key, word));
    return asked->out[asked->n++];
}

/* Which key of each cell is left out; n_keys: none. */
static size_t *keys_left_out(const struct sg_rows_notes *notes, const struct sg_tally_plan *plan,
                             const struct sg_tally *tally)
{
    size_t *out = sg_alloc(tally->n_cells, sizeof *out), n = count_labels(plan, tally);
    struct asked asked[SG_TALLY_KEYS] = {{0}};
    for (size_t k = 0; k < n; k++)
        asked[k].column = plan->keys.items[k];
    for (size_t i = 0; i < tally->n_cells; i++) {
        out[i] = tally->n_keys;
        for (size_t k = 0; k < n && out[i] == tally->n_keys; k++)
            if (is_left_out(notes, &asked[k], tally, i, k))
                out[i] = k;
    }
    for (size_t k = 0; k < n; k++) {
        free(asked[k].words);
        free(asked[k].out);
        sg_hash_index_free(&asked[k].index);
    }
    return out;
}

/* Keeps the cells of which no key is left out. */
static void keep(struct sg_tally *tally, const size_t out[])
{
    struct sg_tally kept;
    sg_tally_init(&kept, tally->n_keys, tally->n_values, tally->parts);
    for (size_t i = 0; i < tally->n_cells; i++) {
        struct sg_field keys[SG_TALLY_KEYS];
        char words[SG_TALLY_KEYS][8];
        if (out[i] < tally->n_keys)
            continue;
        for (size_t k = 0; k < tally->n_keys; k++)
            keys[k] = sg_tally_key(tally, i, k, words[k]);
        sg_tally_merge_cell(&kept, sg_tally_cell(&kept, keys), tally, i);
    }
    sg_tally_free(tally);
    *tally = kept;
}

void sg_tally_leave_out(struct sg_rows *rows, const struct sg_tally_plan *plan,
                        struct sg_tally *tally)
{
    const struct sg_rows_notes *notes = rows->notes;
    size_t n_out[SG_TALLY_KEYS] = {0};
    bool any = false;
    if (!notes || !notes->answer || !count_labels(plan, tally))
        return;
    size_t *out = keys_left_out(notes, plan, tally);
    for (size_t i = 0; i < tally->n_cells; i++) {
        if (out[i] == tally->n_keys)
            continue;
        n_out[out[i]] += tally->counts[i];
        any = true;
    }
    if (any)
        keep(tally, out);
    free(out);
    for (size_t k = 0; k < tally->n_keys && notes->left_out; k++)
        if (n_out[k])
            notes->left_out(notes->context, plan->keys.items[k], n_out[k]);
}
