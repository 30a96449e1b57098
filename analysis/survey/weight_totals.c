/* Totals of the population from files. */
#include <math.h>
#include <stdlib.h>

#include "table/args.h"
#include "table/role.h"

#include "weight_totals.h"

const struct sg_option weight_option_margin_size = {
    .name = "margin-size",
    .kind = SG_OPTION_COLUMN,
    .columns = SG_COLUMNS_ELSEWHERE,
    .argument = "COL",
    .help = {"column of --margins that holds the totals, where there are several of numbers",
             "--margins の数値の列が複数あるときの、総数の列"}};

bool weight_fail_in(const struct weight_source *s, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, s->path);
    return sg_fail_at_row(err, row == SIZE_MAX ? 0 : sg_table_file_row(&s->table, row));
}

struct weight_totals *weight_add_totals(const struct weight_source *s, size_t n_rows)
{
    struct weight_known *known = s->known;
    known->items = sg_grow(known->items, &known->capacity, known->n + 1, sizeof *known->items);
    struct weight_totals *totals = &known->items[known->n++];
    *totals = (struct weight_totals){.totals = sg_alloc(n_rows, sizeof *totals->totals),
                                     .name = sg_copy_text(s->path)};
    sg_table_init(&totals->labels);
    return totals;
}

size_t weight_add_row(struct weight_totals *totals, double total)
{
    size_t at = sg_table_add_row(&totals->labels);
    totals->totals[at] = total;
    return at;
}

bool weight_read_total(const struct weight_source *s, const struct sg_column *column, size_t row,
                       double *total, struct sg_error *err)
{
    *total = column->values[row];
    if (sg_status_has_value(column->status[row]) && isfinite(*total))
        return true;
    sg_fail(err, SG_FAIL_DATA, "a total of the population is needed here");
    sg_fail_at_column(err, column->name);
    return weight_fail_in(s, row, err);
}

double weight_rounding_of(const struct sg_column *column, size_t n)
{
    int digits = column->printed_decimals;
    bool whole = true;
    for (size_t row = 0; row < n; row++)
        whole = whole && column->values[row] == floor(column->values[row]);
    return whole ? 0.5 : digits < 0 ? 0 : 0.5 * pow(10, -digits);
}

bool weight_add_variable(struct weight_source *s, size_t column, double total, struct sg_error *err)
{
    struct weight_known *known = s->known;
    const struct sg_column *data = s->w->in->columns[column];
    if (!sg_column_require_number(s->w->in, data, err))
        return false;
    for (size_t i = 0; i < s->w->n; i++) {
        size_t row = s->w->rows[i];
        if (sg_status_has_value(data->status[row]) && isfinite(data->values[row]))
            continue;
        sg_fail(err, SG_FAIL_DATA, "a number is needed in every record to calibrate by it");
        sg_fail_at_column(err, data->name);
        return sg_fail_at_row(err, sg_table_file_row(s->w->in, row));
    }
    size_t n = known->n_variables + 1, capacity = known->variable_capacity;
    known->variables =
        sg_grow(known->variables, &known->variable_capacity, n, sizeof *known->variables);
    known->columns = sg_grow(known->columns, &capacity, n, sizeof *known->columns);
    known->variables[n - 1] = (struct sg_control){data->values, total};
    known->columns[n - 1] = column;
    known->n_variables = n;
    return true;
}

bool weight_find_totals(const struct weight_source *s, const struct sg_column **totals,
                        struct sg_error *err)
{
    const char *asked = sg_args_text(s->w->run->args, "margin-size");
    const struct sg_column *found[2] = {NULL};
    size_t n[2] = {0};
    ptrdiff_t at;
    if (asked) {
        if (!sg_role_find(&s->table, SG_ROLE_VALUE, asked, true, &at, NULL, err) ||
            !sg_column_require_number(&s->table, s->table.columns[at], err))
            return weight_fail_in(s, SIZE_MAX, err);
        *totals = s->table.columns[at];
        return true;
    }
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        bool shared = sg_table_find(s->w->in, column->name) >= 0;
        if (column->kind != SG_COLUMN_NUMBER)
            continue;
        found[shared] = column;
        n[shared]++;
    }
    *totals = n[0] == 1 ? found[0] : n[0] == 0 && n[1] == 1 ? found[1] : NULL;
    if (*totals)
        return true;
    if (n[0] + n[1] == 0)
        sg_fail(err, SG_FAIL_DATA, "no column of numbers that could hold totals");
    else
        sg_fail(err, SG_FAIL_USAGE,
                "%zu columns of numbers could hold the totals: name one with --margin-size",
                n[0] + n[1]);
    return weight_fail_in(s, SIZE_MAX, err);
}
