/* Where two records of one unit and period are: records do not keep their places, which only this
   error needs. */
#include "flows.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 2 };

struct search {
    const struct flows *f;
    struct flows_id id;
    uint32_t period;
    bool locate; /* the record at `target` is the failure; else places are collected */
    uint64_t target, places[PLACES];
    size_t n;
};

/* Whether a text of the file is a label of the period. */
static bool is_period(const struct search *search, struct sg_field text)
{
    const struct flows *f = search->f;
    for (size_t i = 0; i < f->cells.n_cells; i++) {
        char word[8];
        if (f->period_of[i] != search->period)
            continue;
        struct sg_field key = sg_tally_key(&f->cells, i, 0, word);
        if (key.n == text.n && memcmp(key.text, text.text, text.n) == 0)
            return true;
    }
    return false;
}

static void *open_worker(void *context)
{
    struct search *own = sg_alloc(1, sizeof *own);
    *own = *(const struct search *)context;
    return own;
}

/* Keeps the first places. */
static void keep_place(struct search *search, uint64_t place)
{
    size_t at = search->n < PLACES ? search->n++ : PLACES;
    for (; at > 0 && search->places[at - 1] > place; at--)
        if (at < PLACES)
            search->places[at] = search->places[at - 1];
    if (at < PLACES)
        search->places[at] = place;
}

static bool take_batch(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    struct search *search = worker;
    for (size_t i = 0; i < batch->n; i++) {
        const struct sg_field *keys = batch->keys + i * search->f->n_fields;
        struct flows_id id = flows_id_of(keys[0]);
        uint64_t place = sg_batch_place(batch, i);
        if (!flows_same_id(id, search->id) || !is_period(search, keys[1]))
            continue;
        if (!search->locate) {
            keep_place(search, place);
        } else if (place == search->target) {
            if (err)
                err->row = i + 1;
            return sg_fail(err, SG_FAIL_DATA, "the unit stands twice in '%s'",
                           search->f->labels[search->period]);
        }
    }
    return true;
}

static bool close_worker(void *context, void *worker, bool failed, struct sg_error *err)
{
    struct search *all = context, *own = worker;
    (void)failed;
    (void)err;
    for (size_t i = 0; i < own->n; i++)
        keep_place(all, own->places[i]);
    free(own);
    return true;
}

/* True where nothing failed: the record at `target` was not met. */
static bool search_again(struct search *search, struct sg_rows *rows, struct sg_error *err)
{
    const struct flows *f = search->f;
    struct sg_rows_sink sink = {
        .context = search, .open = open_worker, .take = take_batch, .close = close_worker};
    struct sg_rows_request request = {
        .keys = f->keys, .n_keys = f->n_fields, .values = &f->size, .n_values = 1};
    return rows->read(rows->context, &request, &sink, err);
}

/* A pipe is not read again: then only the period is said. */
bool flows_fail_twice(const struct flows *f, struct sg_rows *rows, const struct flows_record *twice,
                      struct sg_error *err)
{
    struct search search = {.f = f, .id = twice->id, .period = f->period_of[twice->cell]};
    struct sg_error first = {.lang = err ? err->lang : SG_EN}, none = first;
    if (!search_again(&search, rows, &none) || search.n < PLACES)
        return sg_fail(err, SG_FAIL_DATA, "a unit stands twice in '%s'", f->labels[search.period]);
    const uint64_t places[PLACES] = {search.places[0], search.places[1]};
    search.locate = true;
    search.target = places[0];
    search_again(&search, rows, &first);
    search.target = places[1];
    search_again(&search, rows, err);
    if (err) {
        struct sg_error second = *err;
        sg_fail(err, SG_FAIL_DATA,
                strcmp(first.file, second.file) == 0
                    ? "the unit stands twice in '%s': also in row %zu"
                    : "the unit stands twice in '%s': also in row %zu of %s",
                f->labels[search.period], first.row, first.file);
        err->row = second.row;
    }
    return false;
}
