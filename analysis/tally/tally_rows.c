/* Rows into one tally: each worker of the source fills its own, and they are merged. */
#include <stdlib.h>
#include <string.h>

#include "tally_plan.h"

struct gathering {
    const struct sg_tally_plan *plan;
    struct sg_tally *total;
};

static void *open_worker(void *context)
{
    const struct gathering *gathering = context;
    struct sg_tally *tally = sg_alloc(1, sizeof *tally);
    sg_tally_init(tally, gathering->plan->keys.n, gathering->plan->values.n,
                  gathering->plan->parts);
    return tally;
}

static bool take_batch(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    (void)err;
    sg_tally_add(worker, batch);
    return true;
}

/* The first worker's tally becomes the total, so that no copy of it is made. */
static bool close_worker(void *context, void *worker, bool failed, struct sg_error *err)
{
    struct gathering *gathering = context;
    struct sg_tally *tally = worker;
    (void)err;
    if (!failed && gathering->total->n_cells == 0) {
        struct sg_tally empty = *gathering->total;
        *gathering->total = *tally;
        *tally = empty;
    } else if (!failed) {
        sg_tally_merge(gathering->total, tally);
    }
    sg_tally_free(tally);
    free(tally);
    return true;
}

/* The key texts of all cells, in UTF-8. */
static bool decoded_keys(struct sg_rows *rows, const struct sg_tally *tally, struct sg_texts *texts,
                         struct sg_error *err)
{
    for (size_t i = 0; i < tally->n_cells; i++)
        for (size_t k = 0; k < tally->n_keys; k++) {
            char word[8];
            struct sg_field key = sg_tally_key(tally, i, k, word);
            char *text = sg_copy_bytes(key.text, key.n);
            bool whole = strlen(text) == key.n ||
                         sg_fail(err, SG_FAIL_DATA, "a NUL byte behind '%.60s'", text);
            sg_texts_add(texts, text);
            free(text);
            if (!whole)
                return false;
        }
    return rows->decode(rows->context, texts, err);
}

/* Key texts into UTF-8. Where two spellings turn out to be one, their cells are joined. */
static bool decode_keys(struct sg_rows *rows, struct sg_tally *tally, struct sg_error *err)
{
    struct sg_texts texts = {0};
    struct sg_tally decoded;
    size_t n = tally->n_keys;
    bool done = decoded_keys(rows, tally, &texts, err);
    sg_tally_init(&decoded, n, tally->n_values, tally->parts);
    for (size_t i = 0; done && i < tally->n_cells; i++) {
        struct sg_field keys[SG_TALLY_KEYS];
        char padded[SG_TALLY_KEYS][8];
        for (size_t k = 0; k < n; k++)
            keys[k] = sg_tally_field(texts.items[i * n + k], padded[k]);
        sg_tally_merge_cell(&decoded, sg_tally_cell(&decoded, keys), tally, i);
    }
    sg_texts_free(&texts);
    sg_tally_free(tally);
    *tally = decoded;
    return done;
}

static bool is_ascii_text(struct sg_field text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.text[i] == '\0' || (unsigned char)text.text[i] >= 0x80)
            return false;
    return true;
}

/* ASCII keys, as most codes are, need no decoding. */
static bool is_ascii(const struct sg_tally *tally)
{
    for (size_t i = 0; i < tally->n_cells; i++)
        for (size_t k = 0; k < tally->n_keys; k++) {
            char word[8];
            if (!is_ascii_text(sg_tally_key(tally, i, k, word)))
                return false;
        }
    return true;
}

static size_t count_labels(const struct sg_tally_plan *plan, const struct sg_tally *tally)
{
    return tally->n_keys - (plan->enterprise ? 1 : 0);
}

/* Which key of a cell is left out by what is declared; n_keys: none. */
static size_t key_left_out(const struct sg_rows *rows, const struct sg_tally_plan *plan,
                           const struct sg_tally *tally, size_t cell)
{
    const struct sg_rows_notes *notes = rows->notes;
    for (size_t k = 0; k < count_labels(plan, tally); k++) {
        char word[8];
        struct sg_field key = sg_tally_key(tally, cell, k, word);
        char *text = sg_copy_bytes(key.text, key.n);
        enum sg_rows_answer answer = notes->answer(notes->context, plan->keys.items[k], text);
        free(text);
        if (answer == SG_ROWS_LEFT_OUT)
            return k;
    }
    return tally->n_keys;
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

/* Drops the cells whose labels are declared to be none, and says of how many records. */
static void leave_out(struct sg_rows *rows, const struct sg_tally_plan *plan,
                      struct sg_tally *tally)
{
    const struct sg_rows_notes *notes = rows->notes;
    size_t n_out[SG_TALLY_KEYS] = {0};
    bool any = false;
    if (!notes || !notes->answer || !count_labels(plan, tally))
        return;
    size_t *out = sg_alloc(tally->n_cells, sizeof *out);
    for (size_t i = 0; i < tally->n_cells; i++) {
        out[i] = key_left_out(rows, plan, tally, i);
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

bool sg_tally_rows(struct sg_rows *rows, const struct sg_tally_plan *plan, struct sg_tally *tally,
                   struct sg_error *err)
{
    struct gathering gathering = {plan, tally};
    struct sg_rows_sink sink = {&gathering, open_worker, take_batch, close_worker};
    struct sg_rows_request request = {(const char *const *)plan->keys.items, plan->keys.n,
                                      (const char *const *)plan->values.items, plan->values.n};
    sg_tally_init(tally, plan->keys.n, plan->values.n, plan->parts);
    if (!rows->read(rows->context, &request, &sink, err))
        return false;
    if (plan->keys.n == 0 && tally->n_cells == 0)
        sg_tally_cell(tally, NULL); /* the total of no records is known: none */
    sg_tally_fit(tally);
    if (!is_ascii(tally) && !decode_keys(rows, tally, err))
        return false;
    leave_out(rows, plan, tally);
    return true;
}
