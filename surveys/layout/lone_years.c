#include "lone_years.h"

#include <stdlib.h>

#include "table/groups.h"
#include "table/measure.h"
#include "table/role.h"

#include "header_cells.h"

/* Whether a column of numbers stands under a period, or its header says what it counts. */
static bool is_told(const struct sg_typing *typing, size_t i)
{
    const struct sg_layout_column *header = &typing->sheet->layout.columns[typing->sources[i]];
    const struct sg_column *column = typing->table->columns[i];
    struct sg_period period;
    return column->unit || header->period || sg_column_info(column->name) ||
           sg_role_of_column(column) != SG_ROLE_NONE ||
           sg_measure_kind_of_column(column) != SG_MEASURE_UNKNOWN ||
           sg_period_read(column->name, NULL, &period, NULL);
}

static bool has_years(const struct sg_typing *typing, size_t i)
{
    const struct sg_grid *grid = &typing->sheet->grid;
    for (size_t row = 0; row < typing->table->n_rows; row++)
        if (sg_header_class_of(sg_grid_cell(grid, typing->rows[row], typing->sources[i])) !=
            SG_CLASS_YEAR)
            return false;
    return true;
}

/* Whether a column holds periods already. */
static bool has_periods(const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_PERIOD ||
            sg_role_of_column(table->columns[i]) == SG_ROLE_PERIOD)
            return true;
    return false;
}

/* Whether the labels tell the rows apart without it. */
static bool labels_stand_once(const struct sg_table *table)
{
    size_t n = 0, *keys = sg_alloc(table->n_columns, sizeof *keys);
    struct sg_groups groups;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY)
            keys[n++] = i;
    sg_groups_make(&groups, table, keys, n);
    bool once = n && groups.n == table->n_rows;
    sg_groups_free(&groups);
    free(keys);
    return once;
}

bool sg_lone_years_refuse(const struct sg_typing *typing, struct sg_error *err)
{
    const struct sg_table *table = typing->table;
    const struct sg_column *lone = NULL;
    size_t n = 0, others = 0;
    if (!typing->options->settle_years || typing->is_ours || table->n_rows < 2)
        return true;
    for (size_t i = 0; i < table->n_columns && n < 2; i++) {
        if (table->columns[i]->kind != SG_COLUMN_NUMBER)
            continue;
        bool years = has_years(typing, i);
        others += !years;
        if (!years || is_told(typing, i))
            continue;
        lone = table->columns[i];
        n++;
    }
    if (n != 1 || !others || has_periods(table) || !labels_stand_once(table))
        return true;
    sg_fail(err, SG_FAIL_DATA,
            "the numbers may be years or values: --period takes them for years; to take them for "
            "values, name the columns of values with --columns in tidy, with --value elsewhere");
    return sg_fail_at_column(err, lone->name);
}
