/* Records and rows of totals that mean the same. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "table/text.h"

#include "weight.h"

static int32_t key_code(struct sg_column *keys, const char *text)
{
    char *key = sg_text_key(text);
    int32_t code = *key ? sg_column_intern(keys, key) : SG_EMPTY;
    free(key);
    return code;
}

/* Codes of keys from row `start`; labels are looked at once each, codes of `data` (NULL: of none)
   by their labels. */
static void add_keys(struct sg_column *keys, size_t start, const struct sg_column *data,
                     const struct sg_column *from, size_t n)
{
    char number[SG_NUMBER_SIZE];
    if (from->kind == SG_COLUMN_NUMBER) {
        for (size_t row = 0; row < n; row++) {
            bool again = row > 0 && from->values[row] == from->values[row - 1] &&
                         from->status[row] == from->status[row - 1];
            keys->codes[start + row] = again ? keys->codes[start + row - 1]
                                             : key_code(keys, weight_label(from, row, number));
        }
        return;
    }
    int32_t *codes = sg_alloc(from->levels.n, sizeof *codes);
    for (size_t level = 0; level < from->levels.n; level++)
        codes[level] = key_code(keys, data ? sg_column_decoded(data, from->levels.texts[level])
                                           : from->levels.texts[level]);
    for (size_t row = 0; row < n; row++)
        keys->codes[start + row] =
            from->codes[row] == SG_EMPTY ? SG_EMPTY : codes[from->codes[row]];
    free(codes);
}

static bool fail_empty(const struct sg_column *keys, size_t file_row, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "a label is needed here: the cell is empty");
    sg_fail_at_column(err, keys->name);
    return sg_fail_at_row(err, file_row);
}

static bool check_keys(const struct weighting *w, const struct weight_totals *totals,
                       const struct sg_column *keys, struct sg_error *err)
{
    for (size_t i = 0; i < w->n; i++)
        if (keys->codes[w->rows[i]] == SG_EMPTY)
            return fail_empty(keys, sg_table_file_row(w->in, w->rows[i]), err);
    for (size_t row = 0; totals && row < totals->labels.n_rows; row++)
        if (keys->codes[w->in->n_rows + row] == SG_EMPTY) {
            fail_empty(keys, sg_table_file_row(&totals->labels, row), err);
            return sg_fail_at_file(err, totals->name);
        }
    return true;
}

bool weight_match(const struct weighting *w, const struct weight_totals *totals,
                  const struct weight_columns *columns, struct sg_groups *groups,
                  struct sg_error *err)
{
    struct sg_table keys;
    size_t n_rows = w->in->n_rows + (totals ? totals->labels.n_rows : 0);
    size_t *all = sg_alloc(columns->n, sizeof *all);
    bool fine = true;
    sg_table_init(&keys);
    sg_table_reserve(&keys, n_rows);
    for (size_t row = 0; row < n_rows; row++)
        sg_table_add_row(&keys);
    for (size_t i = 0; i < columns->n && fine; i++) {
        const struct sg_column *data = w->in->columns[columns->items[i]];
        struct sg_column *column = sg_table_add(&keys, data->name, SG_COLUMN_CATEGORY);
        add_keys(column, 0, NULL, data, w->in->n_rows);
        ptrdiff_t at = totals ? sg_table_find(&totals->labels, data->name) : -1;
        if (at >= 0)
            add_keys(column, w->in->n_rows, data, totals->labels.columns[at],
                     totals->labels.n_rows);
        all[i] = i;
        fine = check_keys(w, totals, column, err);
    }
    if (fine)
        sg_groups_make(groups, &keys, all, columns->n);
    sg_table_free(&keys);
    free(all);
    return fine;
}
