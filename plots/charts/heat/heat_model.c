#include "heat_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"
#include "table/text.h"

#include "plots/charts/chart_input.h"

struct columns {
    const struct sg_column *by, *area, *area_name, *period;
};

/* Categories and areas; areas alone take the place of categories. */
static bool find_rows(const struct sg_table *table, struct columns *columns, struct sg_error *err)
{
    if (!sg_input_role(table, SG_ROLE_BY, false, &columns->by, err) ||
        !sg_input_role(table, SG_ROLE_AREA, false, &columns->area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &columns->area_name, err))
        return false;
    if (columns->by)
        return true;
    columns->by = columns->area_name ? columns->area_name : columns->area;
    columns->area = columns->area_name = NULL;
    return columns->by || sg_input_role(table, SG_ROLE_BY, true, &columns->by, err);
}

static bool find_columns(struct sg_heat *matrix, struct columns *columns, struct sg_error *err)
{
    const struct sg_table *table = matrix->table;
    const struct sg_column *measure;
    matrix->value = sg_input_shown(table);
    if (!matrix->value && !sg_input_role(table, SG_ROLE_VALUE, true, &matrix->value, err))
        return false;
    if (matrix->value->kind != SG_COLUMN_NUMBER)
        return sg_fail(err, SG_FAIL_DATA, "'%s' holds no numbers", matrix->value->name);
    return find_rows(table, columns, err) &&
           sg_input_role(table, SG_ROLE_PERIOD, false, &columns->period, err) &&
           sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err) &&
           sg_input_one(table, measure, &matrix->measure, err);
}

/* The first column of labels besides the categories. */
static const struct sg_column *find_other(const struct sg_table *table, const struct sg_column *by)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i] != by && table->columns[i]->kind == SG_COLUMN_CATEGORY &&
            table->columns[i]->role == SG_ROLE_NONE)
            return table->columns[i];
    return NULL;
}

/* Columns are areas, or periods where there are none, or else other labels. */
static bool choose_directions(struct sg_heat *matrix, struct columns *columns, bool turned,
                              struct sg_error *err)
{
    const struct sg_column *across = columns->area     ? columns->area
                                     : columns->period ? columns->period
                                                       : find_other(matrix->table, columns->by);
    if (!across)
        return sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of areas or periods", "heat");
    if (columns->area && !sg_input_one(matrix->table, columns->period, &matrix->period, err))
        return false;
    if (matrix->period && columns->period->kind == SG_COLUMN_PERIOD &&
        columns->period->codes[0] != SG_EMPTY)
        matrix->when = columns->period->levels.periods[columns->period->codes[0]];
    if (!sg_input_named(matrix->table, columns->by, err) ||
        !sg_input_named(matrix->table, across, err))
        return false;
    matrix->rows_by = turned ? across : columns->by;
    matrix->columns_by = turned ? columns->by : across;
    matrix->place = matrix->table->info.place;
    if (!matrix->measure)
        matrix->measure = matrix->table->info.measure;
    return true;
}

static bool is_total(const struct sg_heat *matrix, const struct sg_column *column, size_t row)
{
    return sg_role_is_total(sg_column_text(column, row), matrix->table->info.total_label);
}

/* Whether totals stand in the table of colours: not a sum, whose parts would all be pale, nor a
   quotient, which is 1. */
static bool shows_totals(const struct sg_heat *matrix)
{
    return sg_input_is_rate(matrix->table, matrix->value) &&
           strcmp(matrix->value->name, "coefficient") != 0;
}

static bool is_shown(const struct sg_heat *matrix, size_t row)
{
    return shows_totals(matrix) ||
           (!is_total(matrix, matrix->rows_by, row) && !is_total(matrix, matrix->columns_by, row));
}

/* Numbers the levels in use that are totals, or those that are none, after the `*n` so far. */
static void number_some(const struct sg_heat *matrix, const struct sg_column *column,
                        const struct sg_column *named, bool totals, size_t numbers[],
                        const char *names[], size_t *n)
{
    for (size_t row = 0; row < matrix->table->n_rows; row++) {
        if (!is_shown(matrix, row) || numbers[column->codes[row]] ||
            is_total(matrix, column, row) != totals)
            continue;
        names[(*n)++] = sg_column_text(named ? named : column, row);
        numbers[column->codes[row]] = *n;
    }
}

/* Numbers the levels in use, totals first, else in order of appearance; *names gets their labels,
   those of `named` (may be NULL) if it is another column. */
static size_t *number_levels(const struct sg_heat *matrix, const struct sg_column *column,
                             const struct sg_column *named, const char ***names, size_t n[2])
{
    size_t *numbers = sg_alloc(column->levels.n, sizeof *numbers);
    *names = sg_alloc(column->levels.n, sizeof **names);
    n[1] = 0;
    number_some(matrix, column, named, true, numbers, *names, &n[1]);
    n[0] = n[1];
    number_some(matrix, column, named, false, numbers, *names, &n[1]);
    return numbers;
}

static bool read_cell(struct sg_heat *matrix, struct sg_heat_cell *cell, size_t row,
                      struct sg_error *err)
{
    if (cell->voids != SG_STATUS_NONE || !isnan(cell->value)) {
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice in one column: choose rows with --where",
                sg_column_text(matrix->rows_by, row));
        return sg_input_fail_at(matrix->table, matrix->rows_by, row, err);
    }
    double value = sg_column_value(matrix->value, row);
    cell->value = isfinite(value) ? value : NAN;
    cell->voids = sg_input_void(matrix->value, row);
    const struct sg_column *cases = sg_table_numbers(matrix->table, "value");
    cell->none = value == 0 && cases && cases != matrix->value && cases->values[row] == 0;
    matrix->voids |= cell->voids;
    return true;
}

static bool read_cells(struct sg_heat *matrix, const struct columns *columns, struct sg_error *err)
{
    bool by_area = columns->area == matrix->rows_by;
    size_t n_levels[2];
    size_t *rows = number_levels(matrix, matrix->rows_by, by_area ? columns->area_name : NULL,
                                 &matrix->rows, n_levels);
    matrix->total_rows = n_levels[0];
    matrix->n_rows = n_levels[1];
    by_area = columns->area == matrix->columns_by;
    size_t *across = number_levels(matrix, matrix->columns_by, by_area ? columns->area_name : NULL,
                                   &matrix->columns, n_levels);
    matrix->total_columns = n_levels[0];
    matrix->n_columns = n_levels[1];
    bool ok = true;
    if (!matrix->n_rows)
        ok = sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no rows");
    else if (matrix->n_columns > SG_HEAT_MOST)
        ok = sg_fail(err, SG_FAIL_DATA,
                     "more than %d columns are too many for a figure: choose some with --where",
                     SG_HEAT_MOST);
    else if (matrix->n_rows > SG_HEAT_MOST)
        ok = sg_fail(err, SG_FAIL_DATA,
                     "more than %d rows are too many for a figure: choose some with --where",
                     SG_HEAT_MOST);
    size_t n = ok ? matrix->n_rows * matrix->n_columns : 0;
    matrix->cells = sg_alloc(n, sizeof *matrix->cells);
    for (size_t i = 0; i < n; i++)
        matrix->cells[i] = (struct sg_heat_cell){NAN, SG_STATUS_NONE, false, -1};
    for (size_t row = 0; row < matrix->table->n_rows && ok; row++)
        if (is_shown(matrix, row)) {
            size_t r = rows[matrix->rows_by->codes[row]] - 1;
            size_t c = across[matrix->columns_by->codes[row]] - 1;
            ok = read_cell(matrix, &matrix->cells[r * matrix->n_columns + c], row, err);
        } else if (sg_input_is_rate(matrix->table, matrix->value) == shows_totals(matrix)) {
            matrix->left_total = is_total(matrix, matrix->rows_by, row)
                                     ? sg_column_text(matrix->rows_by, row)
                                     : sg_column_text(matrix->columns_by, row);
        }
    free(across);
    free(rows);
    return ok;
}

/* --- order and focus */

static void find_focus(struct sg_heat *matrix, const char *asked)
{
    const char *wanted = asked ? asked : matrix->place;
    matrix->focus = -1;
    for (size_t c = 0; c < matrix->n_columns && wanted; c++)
        if (sg_text_same_key(matrix->columns[c], wanted))
            matrix->focus = (ptrdiff_t)c;
}

/* A row's place in the order by value: NaN behind, residual ones last. */
static double rank_of(const struct sg_heat *matrix, size_t row)
{
    size_t column = matrix->focus >= 0 ? (size_t)matrix->focus : 0;
    double value = matrix->cells[row * matrix->n_columns + column].value;
    if (sg_role_is_residual(matrix->rows[row]))
        return -INFINITY;
    return isnan(value) ? -1e300 : value;
}

static void swap_rows(struct sg_heat *matrix, size_t a, size_t b)
{
    const char *name = matrix->rows[a];
    matrix->rows[a] = matrix->rows[b];
    matrix->rows[b] = name;
    for (size_t c = 0; c < matrix->n_columns; c++) {
        struct sg_heat_cell *left = &matrix->cells[a * matrix->n_columns + c];
        struct sg_heat_cell *right = &matrix->cells[b * matrix->n_columns + c];
        struct sg_heat_cell cell = *left;
        *left = *right;
        *right = cell;
    }
}

static void sort_rows(struct sg_heat *matrix)
{
    for (size_t i = matrix->total_rows + 1; i < matrix->n_rows; i++)
        for (size_t k = i; k > matrix->total_rows && rank_of(matrix, k - 1) < rank_of(matrix, k);
             k--)
            swap_rows(matrix, k - 1, k);
}

static bool read_all(struct sg_heat *matrix, struct sg_heat_wish wish, struct sg_error *err)
{
    struct columns columns = {0};
    if (!find_columns(matrix, &columns, err) ||
        !choose_directions(matrix, &columns, wish.turned, err) ||
        !read_cells(matrix, &columns, err))
        return false;
    if (!sg_heat_classify(matrix, wish.classes, err))
        return false;
    find_focus(matrix, wish.focus);
    if (wish.focus && *wish.focus && matrix->focus < 0 && !wish.turned)
        return sg_fail(err, SG_FAIL_USAGE, "no column is named '%s'", wish.focus);
    if (!wish.given)
        sort_rows(matrix);
    return true;
}

bool sg_heat_read(const struct sg_table *table, struct sg_heat_wish wish, struct sg_heat *matrix,
                  struct sg_error *err)
{
    *matrix = (struct sg_heat){.table = table, .focus = -1};
    bool ok = read_all(matrix, wish, err);
    if (!ok)
        sg_heat_free(matrix);
    return ok;
}

void sg_heat_free(struct sg_heat *matrix)
{
    free(matrix->rows);
    free(matrix->columns);
    free(matrix->cells);
    *matrix = (struct sg_heat){0};
}
