#include "given_away.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "groups.h"
#include "lookup.h"
#include "role.h"

/* Rows that are parts of one whole, by the labels of one column. */
struct whole {
    const struct sg_table *table;
    const struct sg_column *value, *labels;
    const size_t *rows;
    size_t n;
    bool shares; /* without a row of their own they add up to 100 */
};

static bool is_total(const struct whole *whole, size_t row)
{
    return sg_role_is_total(sg_column_text(whole->labels, row), whole->table->info.total_label);
}

/* The one row that is not known of a whole whose total is; SIZE_MAX: there is none such. What is
   below 0 then is no part: the rows are not those of the whole. */
static size_t find_alone(const struct whole *whole, const double known[])
{
    double total = whole->shares ? 100 : NAN, sum = 0;
    size_t alone = SIZE_MAX, n_unknown = 0, n_totals = 0;
    for (size_t i = 0; i < whole->n; i++) {
        size_t row = whole->rows[i];
        if (sg_row_is_aside(whole->table, whole->value, row))
            continue;
        if (is_total(whole, row)) {
            n_totals++;
            total = known[row];
        } else if (isnan(known[row])) {
            n_unknown++;
            alone = row;
        } else
            sum += known[row];
    }
    double slack = whole->shares ? 0.05 * (double)whole->n : 1e-9 * fabs(sum);
    bool found = n_totals <= 1 && n_unknown == 1 && total >= sum - slack;
    return found ? alone : SIZE_MAX;
}

static bool fail_row(const struct whole *whole, size_t row, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA,
            "the suppressed number of '%s' follows from the others and their total, so that no "
            "figure is made: suppress more with sangyo protect",
            sg_column_text(whole->labels, row));
    sg_fail_at_column(err, whole->value->name);
    return sg_fail_at_row(err, sg_table_file_row(whole->table, row));
}

/* The wholes by one column of labels: rows that agree in all others but those that say more about
   these labels. */
static bool keeps_by(const struct sg_table *table, const struct sg_column *value,
                     const struct sg_column *labels, const double known[], struct sg_error *err)
{
    size_t *columns = sg_alloc(table->n_columns, sizeof *columns), n = 0;
    struct sg_groups groups;
    struct sg_group_rows rows;
    bool fine = true;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER && table->columns[i] != labels &&
            table->columns[i]->role != SG_ROLE_STATUS &&
            !sg_column_determines(labels, table->columns[i], table->n_rows))
            columns[n++] = i;
    sg_groups_make(&groups, table, columns, n);
    sg_group_rows_make(&rows, &groups, table->n_rows);
    for (size_t g = 0; g < groups.n && fine; g++) {
        const struct whole whole = {.table = table,
                                    .value = value,
                                    .labels = labels,
                                    .rows = rows.rows + rows.start[g],
                                    .n = rows.start[g + 1] - rows.start[g],
                                    .shares = strcmp(value->name, "share_percent") == 0};
        size_t alone = whole.n > 1 ? find_alone(&whole, known) : SIZE_MAX;
        if (alone != SIZE_MAX && (value->status[alone] & SG_STATUS_SUPPRESSED))
            fine = fail_row(&whole, alone, err);
    }
    sg_group_rows_free(&rows);
    sg_groups_free(&groups);
    free(columns);
    return fine;
}

bool sg_table_keeps_hidden(const struct sg_table *table, struct sg_error *err)
{
    const struct sg_column *value = sg_table_main(table);
    bool hidden = false, fine = true;
    if (!value || sg_table_is_chosen(table))
        return true;
    double *known = sg_alloc(table->n_rows, sizeof *known);
    for (size_t row = 0; row < table->n_rows; row++) {
        known[row] = sg_column_value(value, row);
        hidden = hidden || (value->status[row] & SG_STATUS_SUPPRESSED);
    }
    for (size_t i = 0; i < table->n_columns && hidden && fine; i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY &&
            table->columns[i]->role != SG_ROLE_STATUS)
            fine = keeps_by(table, value, table->columns[i], known, err);
    free(known);
    return fine;
}
