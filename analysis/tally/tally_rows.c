/* Rows into one tally: each worker of the source fills its own, and they are merged. */
#include <stdlib.h>
#include <string.h>

#include "tally_left_out.h"

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

bool sg_tally_rows(struct sg_rows *rows, const struct sg_tally_plan *plan, struct sg_tally *tally,
                   struct sg_error *err)
{
    struct gathering gathering = {plan, tally};
    struct sg_rows_sink sink = {
        .context = &gathering, .open = open_worker, .take = take_batch, .close = close_worker};
    struct sg_rows_request request = {.keys = (const char *const *)plan->keys.items,
                                      .n_keys = plan->keys.n,
                                      .values = (const char *const *)plan->values.items,
                                      .n_values = plan->values.n};
    sg_tally_init(tally, plan->keys.n, plan->values.n, plan->parts);
    if (!rows->read(rows->context, &request, &sink, err))
        return false;
    if (plan->keys.n == 0 && tally->n_cells == 0)
        sg_tally_cell(tally, NULL); /* the total of no records is known: none */
    sg_tally_fit(tally);
    if (!is_ascii(tally) && !decode_keys(rows, tally, err))
        return false;
    sg_tally_leave_out(rows, plan, tally);
    return true;
}
