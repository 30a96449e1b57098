#include "heat_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/role.h"
#include "table/text.h"

#include "plots/charts/chart_input.h"
#include "plots/page/scale.h"

struct columns {
    const struct sg_column *by, *area, *area_name, *period;
};

static const struct sg_column *find_value(const struct sg_table *table)
{
    static const char *const names[] = {"coefficient", "di", "share_percent"};
    const struct sg_column *named = sg_table_main(table); /* by --value */
    if (named && named->role == SG_ROLE_VALUE)
        return named;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (sg_table_numbers(table, names[i]))
            return sg_table_numbers(table, names[i]);
    return sg_table_main(table);
}

static bool find_columns(struct sg_heat *matrix, struct columns *columns, struct sg_error *err)
{
    const struct sg_table *table = matrix->table;
    const struct sg_column *measure;
    matrix->value = find_value(table);
    if (!matrix->value && !sg_input_role(table, SG_ROLE_VALUE, true, &matrix->value, err))
        return false;
    if (matrix->value->kind != SG_COLUMN_NUMBER)
        return sg_fail(err, SG_FAIL_DATA, "'%s' holds no numbers", matrix->value->name);
    return sg_input_role(table, SG_ROLE_BY, true, &columns->by, err) &&
           sg_input_role(table, SG_ROLE_AREA, false, &columns->area, err) &&
           sg_input_role(table, SG_ROLE_AREA_NAME, false, &columns->area_name, err) &&
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

static bool is_shown(const struct sg_heat *matrix, size_t row)
{
    const char *declared = matrix->table->info.total_label;
    return !sg_role_is_total(sg_column_text(matrix->rows_by, row), declared) &&
           !sg_role_is_total(sg_column_text(matrix->columns_by, row), declared);
}

/* Numbers the levels in use, in order of appearance; *names gets their labels, those of `named`
   (may be NULL) if it is another column. */
static size_t *number_levels(const struct sg_heat *matrix, const struct sg_column *column,
                             const struct sg_column *named, const char ***names, size_t *n)
{
    size_t *numbers = sg_alloc(column->levels.n, sizeof *numbers);
    *names = sg_alloc(column->levels.n, sizeof **names);
    *n = 0;
    for (size_t row = 0; row < matrix->table->n_rows; row++) {
        if (!is_shown(matrix, row) || numbers[column->codes[row]])
            continue;
        (*names)[(*n)++] = sg_column_text(named ? named : column, row);
        numbers[column->codes[row]] = *n;
    }
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
    matrix->voids |= cell->voids;
    return true;
}

static bool read_cells(struct sg_heat *matrix, const struct columns *columns, struct sg_error *err)
{
    bool by_area = columns->area == matrix->rows_by;
    size_t *rows = number_levels(matrix, matrix->rows_by, by_area ? columns->area_name : NULL,
                                 &matrix->rows, &matrix->n_rows);
    by_area = columns->area == matrix->columns_by;
    size_t *across = number_levels(matrix, matrix->columns_by, by_area ? columns->area_name : NULL,
                                   &matrix->columns, &matrix->n_columns);
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
        matrix->cells[i] = (struct sg_heat_cell){NAN, SG_STATUS_NONE, -1};
    for (size_t row = 0; row < matrix->table->n_rows && ok; row++)
        if (is_shown(matrix, row)) {
            size_t r = rows[matrix->rows_by->codes[row]] - 1;
            size_t c = across[matrix->columns_by->codes[row]] - 1;
            ok = read_cell(matrix, &matrix->cells[r * matrix->n_columns + c], row, err);
        }
    free(across);
    free(rows);
    return ok;
}

/* --- classes */

static void find_range(const struct sg_heat *matrix, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++)
        if (!isnan(matrix->cells[i].value)) {
            *low = fmin(*low, matrix->cells[i].value);
            *high = fmax(*high, matrix->cells[i].value);
        }
}

/* Quotients: below 0.5, below 0.8, about 1, above 1.2, 2 and more. Numbers of both signs: steps
   around 0. Others: five steps from the least, or fewer where they do not reach so far. */
static void set_bounds(struct sg_heat *matrix)
{
    static const double quotients[] = {0.5, 0.8, 1.3, 2.0};
    double low, high;
    find_range(matrix, &low, &high);
    matrix->diverging = low < 0;
    matrix->decimals = 1;
    if (strcmp(matrix->value->name, "coefficient") == 0) {
        matrix->diverging = true;
        memcpy(matrix->bounds, quotients, sizeof quotients);
        return;
    }
    double span = matrix->diverging ? 2 * fmax(-low, high) : high - low;
    if (!(span > 0))
        span = 1;
    double step = sg_scale_step(span / SG_HEAT_CLASSES);
    double from = matrix->diverging ? -1.5 * step : (floor(low / step) + 1) * step;
    if (!isfinite(from))
        from = step;
    int printed = sg_column_decimals(matrix->value, -1);
    matrix->decimals = printed >= 0 ? printed : sg_scale_step_decimals(step / 2);
    for (size_t i = 0; i < SG_HEAT_CLASSES - 1; i++)
        matrix->bounds[i] = from + (double)i * step;
}

static void classify(struct sg_heat *matrix)
{
    set_bounds(matrix);
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++) {
        struct sg_heat_cell *cell = &matrix->cells[i];
        if (isnan(cell->value))
            continue;
        cell->value = sg_number_round(cell->value, matrix->decimals);
        cell->klass = 0;
        for (size_t k = 0; k < SG_HEAT_CLASSES - 1; k++)
            cell->klass += cell->value >= matrix->bounds[k] - 1e-9 * fabs(matrix->bounds[k]);
    }
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
    for (size_t i = 1; i < matrix->n_rows; i++)
        for (size_t k = i; k > 0 && rank_of(matrix, k - 1) < rank_of(matrix, k); k--)
            swap_rows(matrix, k - 1, k);
}

static bool read_all(struct sg_heat *matrix, struct sg_heat_wish wish, struct sg_error *err)
{
    struct columns columns = {0};
    if (!find_columns(matrix, &columns, err) ||
        !choose_directions(matrix, &columns, wish.turned, err) ||
        !read_cells(matrix, &columns, err))
        return false;
    classify(matrix);
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
