/* Rows with the same labels, and one time under two labels. */
#include <math.h>
#include <stdlib.h>

#include "table/role.h"

#include "check.h"

/* Columns that name a row: all labels but names of codes, notes and statuses. None in microdata,
   where no column has a role. */
static size_t *find_keys(const struct check *check, size_t *n)
{
    const struct sg_table *in = check->in;
    size_t *keys = sg_alloc(in->n_columns + 1, sizeof *keys);
    bool any_role = check->by >= 0;
    *n = 0;
    for (size_t i = 0; i < in->n_columns; i++) {
        const struct sg_column *column = in->columns[i];
        enum sg_role role = sg_role_of_column(column);
        if (column->kind == SG_COLUMN_NUMBER || role == SG_ROLE_STATUS || role == SG_ROLE_NOTE)
            continue;
        any_role |= role == SG_ROLE_AREA || role == SG_ROLE_BY || role == SG_ROLE_PERIOD ||
                    role == SG_ROLE_MEASURE;
        keys[(*n)++] = i;
    }
    *n = any_role ? *n : 0;
    return keys;
}

void check_duplicates(struct check *check)
{
    size_t n_keys;
    size_t *keys = find_keys(check, &n_keys);
    struct sg_groups groups;
    sg_groups_make(&groups, check->in, keys, n_keys);
    size_t *first = sg_alloc(groups.n, sizeof *first);
    for (size_t row = 0; n_keys && row < check->in->n_rows; row++) {
        size_t *at = &first[groups.of_row[row]];
        check->n_keys++;
        if (*at == 0) {
            *at = row + 1;
            continue;
        }
        const struct check_finding finding = {"duplicates", row, NULL, NAN, NAN};
        check_report(check, &finding, "the labels are those of row %zu",
                     check_row_number(check, *at - 1));
    }
    free(first);
    sg_groups_free(&groups);
    free(keys);
}

struct dated_level {
    struct sg_period period;
    size_t level;
};

static int compare_dated(const void *left, const void *right)
{
    const struct dated_level *a = left, *b = right;
    int order = sg_period_compare(&a->period, &b->period);
    return order ? order : a->level < b->level ? -1 : a->level > b->level;
}

/* 2021年 and 令和3年 in one column are one time under two labels. */
static void check_periods_of(struct check *check, const struct sg_column *column)
{
    const struct sg_levels *levels = &column->levels;
    struct dated_level *dated = sg_alloc(levels->n, sizeof *dated);
    for (size_t i = 0; i < levels->n; i++)
        dated[i] = (struct dated_level){levels->periods[i], i};
    qsort(dated, levels->n, sizeof *dated, compare_dated);
    for (size_t i = 1; i < levels->n; i++) {
        const struct dated_level *a = &dated[i - 1], *b = &dated[i];
        if (a->period.kind == SG_PERIOD_NONE || sg_period_compare(&a->period, &b->period) != 0 ||
            !sg_period_comparable(&a->period, &b->period))
            continue;
        size_t row = 0;
        while (row < check->in->n_rows && column->codes[row] != (int32_t)b->level)
            row++;
        const struct check_finding finding = {"periods", row, column, NAN, NAN};
        if (row < check->in->n_rows)
            check_report(check, &finding, "'%s' is the same time as '%s'", levels->texts[b->level],
                         levels->texts[a->level]);
    }
    free(dated);
}

void check_periods(struct check *check)
{
    for (size_t i = 0; i < check->in->n_columns; i++)
        if (check->in->columns[i]->kind == SG_COLUMN_PERIOD)
            check_periods_of(check, check->in->columns[i]);
}
