#include "groups.h"

#include <stdlib.h>

/* Sorts the rows of `from` into `to` by `key`, which is below `n_keys`; equal keys keep their
   order. Where each key starts, of n_keys + 1 items; release with free(). */
static size_t *counting_sort(const size_t from[], size_t to[], size_t n, const size_t key[],
                             size_t n_keys)
{
    size_t *start = sg_alloc(n_keys + 2, sizeof *start);
    for (size_t i = 0; i < n; i++)
        start[key[from[i]] + 2]++;
    for (size_t k = 0; k < n_keys; k++)
        start[k + 2] += start[k + 1];
    for (size_t i = 0; i < n; i++)
        to[start[key[from[i]] + 1]++] = from[i];
    return start;
}

/* Numbers the groups in order of first appearance. */
static void renumber(size_t group[], size_t n, size_t n_groups)
{
    size_t *number = sg_alloc(n_groups, sizeof *number);
    size_t met = 0;
    for (size_t row = 0; row < n; row++) {
        size_t *at = &number[group[row]];
        if (*at == 0)
            *at = ++met;
        group[row] = *at - 1;
    }
    free(number);
}

/* Splits each group by one more key. */
static void split(struct sg_groups *groups, size_t n, const size_t key[], size_t n_keys)
{
    size_t *rows = sg_alloc(n, sizeof *rows);
    size_t *by_key = sg_alloc(n, sizeof *by_key);
    size_t *group = sg_alloc(n, sizeof *group);
    for (size_t row = 0; row < n; row++)
        rows[row] = row;
    free(counting_sort(rows, by_key, n, key, n_keys));
    free(counting_sort(by_key, rows, n, groups->of_row, groups->n));
    size_t last = 0;
    for (size_t i = 1; i < n; i++) {
        bool same = groups->of_row[rows[i]] == groups->of_row[rows[i - 1]] &&
                    key[rows[i]] == key[rows[i - 1]];
        last += !same;
        group[rows[i]] = last;
    }
    free(rows);
    free(by_key);
    free(groups->of_row);
    groups->of_row = group;
    groups->n = last + 1;
}

void sg_groups_make(struct sg_groups *groups, const struct sg_table *table, const size_t columns[],
                    size_t n_columns)
{
    size_t n = table->n_rows;
    size_t *key = sg_alloc(n, sizeof *key);
    *groups = (struct sg_groups){sg_alloc(n, sizeof *groups->of_row), n > 0};
    for (size_t i = 0; n && i < n_columns; i++) {
        const struct sg_column *column = table->columns[columns[i]];
        for (size_t row = 0; row < n; row++)
            key[row] = (size_t)(column->codes[row] - SG_EMPTY);
        split(groups, n, key, column->levels.n + 1);
    }
    if (n)
        renumber(groups->of_row, n, groups->n);
    free(key);
}

void sg_group_rows_make(struct sg_group_rows *of, const struct sg_groups *groups, size_t n_rows)
{
    size_t *from = sg_alloc(n_rows, sizeof *from);
    for (size_t row = 0; row < n_rows; row++)
        from[row] = row;
    of->rows = sg_alloc(n_rows, sizeof *of->rows);
    of->start = counting_sort(from, of->rows, n_rows, groups->of_row, groups->n);
    free(from);
}

void sg_group_rows_free(struct sg_group_rows *of)
{
    free(of->rows);
    free(of->start);
    *of = (struct sg_group_rows){0};
}

void sg_groups_free(struct sg_groups *groups)
{
    free(groups->of_row);
    *groups = (struct sg_groups){0};
}

bool sg_column_determines(const struct sg_column *key, const struct sg_column *column,
                          size_t n_rows)
{
    int32_t *with = sg_alloc(key->levels.n + 1, sizeof *with); /* 2 + the code met; 0: none yet */
    bool one = true;
    for (size_t row = 0; one && row < n_rows; row++) {
        size_t at = key->codes[row] == SG_EMPTY ? key->levels.n : (size_t)key->codes[row];
        int32_t code = column->codes[row] - SG_EMPTY + 1;
        one = with[at] == 0 || with[at] == code;
        with[at] = code;
    }
    free(with);
    return one;
}
