#include "di_small_model.h"

#include <math.h>
#include <stdlib.h>

#include "table/role.h"

#include "plots/charts/chart_input.h"

struct columns {
    const struct sg_column *di, *by, *area, *area_name, *indicator, *names;
    const struct sg_column *lower, *upper, *adjusted; /* NULL: not there */
};

static const struct sg_column *find_indicator(const struct sg_table *table)
{
    ptrdiff_t at = sg_table_find(table, "indicator");
    return at >= 0 && table->columns[at]->kind == SG_COLUMN_CATEGORY ? table->columns[at] : NULL;
}

static const char *chart_of(const struct sg_di_small *diffusion)
{
    return diffusion->banded ? "diband" : "di_small";
}

/* The adjusted series, and the limits: those of it, as `seasonal` and `di --seasonal` write them,
   else those of the DI. */
static void find_bands(struct sg_di_small *diffusion, struct columns *columns)
{
    static const char *const adjusted[] = {"di_adjusted", "adjusted", NULL};
    const struct sg_table *table = diffusion->table;
    columns->adjusted = sg_input_first(table, adjusted);
    if (!diffusion->banded)
        return;
    bool own = sg_table_numbers(table, "adjusted_lower");
    columns->lower = sg_table_numbers(table, own ? "adjusted_lower" : "lower");
    columns->upper = sg_table_numbers(table, own ? "adjusted_upper" : "upper");
    diffusion->of_adjusted = own || sg_table_numbers(table, "adjusted");
}

/* A series that was adjusted stands under `value`. */
static bool find_di(struct sg_di_small *diffusion, struct columns *columns, struct sg_error *err)
{
    const struct sg_input_need need = {chart_of(diffusion), "di", "di"};
    const struct sg_column *value = sg_table_numbers(diffusion->table, "value");
    find_bands(diffusion, columns);
    columns->di = columns->adjusted && !sg_table_numbers(diffusion->table, "di") ? value : NULL;
    return columns->di || sg_input_require(diffusion->table, need, &columns->di, err);
}

static bool find_columns(struct sg_di_small *diffusion, struct columns *columns,
                         struct sg_error *err)
{
    const struct sg_table *table = diffusion->table;
    columns->indicator = find_indicator(table);
    bool ok = find_di(diffusion, columns, err) &&
              sg_input_role(table, SG_ROLE_PERIOD, true, &diffusion->period, err) &&
              sg_input_role(table, SG_ROLE_BY, false, &columns->by, err) &&
              sg_input_role(table, SG_ROLE_AREA, false, &columns->area, err) &&
              sg_input_role(table, SG_ROLE_AREA_NAME, false, &columns->area_name, err);
    if (ok && !columns->by) /* of records */
        columns->by = sg_table_labels(table, "domain");
    return ok;
}

static bool choose_series(struct sg_di_small *diffusion, struct columns *columns,
                          struct sg_error *err)
{
    const struct sg_table *table = diffusion->table;
    const struct sg_column *areas = columns->area_name ? columns->area_name : columns->area;
    if (columns->by == columns->indicator)
        columns->by = NULL;
    columns->names = columns->by ? columns->by : areas ? areas : columns->indicator;
    if (!columns->names)
        return sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of categories or areas",
                       chart_of(diffusion));
    diffusion->names = columns->names;
    if (!sg_input_named(table, columns->names, err))
        return false;
    if (columns->names != areas && !sg_input_one(table, areas, &diffusion->place, err))
        return false;
    if (!diffusion->place)
        diffusion->place = table->info.place;
    return columns->names == columns->indicator ||
           sg_input_one(table, columns->indicator, &diffusion->indicator, err);
}

static int in_time(const void *left, const void *right, const struct sg_period *periods)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    int order = sg_period_compare(&periods[a], &periods[b]);
    return order ? order : (a > b) - (a < b);
}

/* Insertion, as there is no qsort with context; periods come nearly sorted. */
static void sort_codes(int32_t codes[], size_t n, const struct sg_period *periods)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && in_time(&codes[k - 1], &codes[k], periods) > 0; k--) {
            int32_t code = codes[k];
            codes[k] = codes[k - 1];
            codes[k - 1] = code;
        }
}

static bool find_periods(struct sg_di_small *diffusion, struct sg_error *err)
{
    const struct sg_column *period = diffusion->period;
    size_t n = period->levels.n;
    bool *used = sg_alloc(n, sizeof *used);
    diffusion->codes = sg_alloc(n, sizeof *diffusion->codes);
    diffusion->periods = sg_alloc(n, sizeof *diffusion->periods);
    for (size_t row = 0; row < diffusion->table->n_rows; row++)
        if (period->codes[row] != SG_EMPTY)
            used[period->codes[row]] = true;
    for (size_t level = 0; level < n; level++)
        if (used[level])
            diffusion->codes[diffusion->n_periods++] = (int32_t)level;
    free(used);
    if (period->kind != SG_COLUMN_PERIOD)
        return sg_fail(err, SG_FAIL_DATA, "'%s' holds no periods", period->name);
    sort_codes(diffusion->codes, diffusion->n_periods, period->levels.periods);
    diffusion->step = INFINITY;
    for (size_t i = 0; i < diffusion->n_periods; i++) {
        diffusion->periods[i] = period->levels.periods[diffusion->codes[i]];
        double apart =
            i ? sg_period_months_between(&diffusion->periods[i - 1], &diffusion->periods[i]) : 0;
        if (apart > 0)
            diffusion->step = fmin(diffusion->step, apart);
    }
    return diffusion->n_periods > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no rows");
}

static size_t period_of(const struct sg_di_small *diffusion, size_t row)
{
    for (size_t i = 0; i < diffusion->n_periods; i++)
        if (diffusion->codes[i] == diffusion->period->codes[row])
            return i;
    return 0;
}

static struct sg_di_small_point empty_point(sg_status voids)
{
    return (struct sg_di_small_point){NAN, voids, NAN, NAN, NAN};
}

static struct sg_di_small_series *series_of(struct sg_di_small *diffusion, const char *name,
                                            struct sg_error *err)
{
    for (size_t i = 0; i < diffusion->n_series; i++)
        if (diffusion->series[i].name == name)
            return &diffusion->series[i];
    if (diffusion->n_series == SG_DI_SMALL_SERIES) {
        sg_fail(err, SG_FAIL_DATA,
                "more than %d series are too many for a figure: choose some with --where",
                SG_DI_SMALL_SERIES);
        return NULL;
    }
    struct sg_di_small_series *made = &diffusion->series[diffusion->n_series++];
    made->name = name;
    made->points = sg_alloc(diffusion->n_periods, sizeof *made->points);
    for (size_t i = 0; i < diffusion->n_periods; i++)
        made->points[i] = empty_point(SG_STATUS_NOT_AVAILABLE);
    return made;
}

static void read_band(struct sg_di_small *diffusion, const struct columns *columns, size_t row,
                      struct sg_di_small_point *point)
{
    double lower = columns->lower ? sg_column_finite(columns->lower, row) : NAN;
    double upper = columns->upper ? sg_column_finite(columns->upper, row) : NAN;
    if (lower <= upper && !isnan(point->value)) {
        point->lower = lower;
        point->upper = upper;
        diffusion->has_intervals = true;
    }
    point->adjusted = columns->adjusted ? sg_column_finite(columns->adjusted, row) : NAN;
    diffusion->has_adjusted = diffusion->has_adjusted || !isnan(point->adjusted);
}

static bool read_row(struct sg_di_small *diffusion, const struct columns *columns, size_t row,
                     struct sg_error *err)
{
    if (diffusion->period->codes[row] == SG_EMPTY)
        return true;
    struct sg_di_small_series *series =
        series_of(diffusion, sg_column_text(columns->names, row), err);
    if (!series)
        return false;
    struct sg_di_small_point *point = &series->points[period_of(diffusion, row)];
    if (!isnan(point->value) || point->voids != SG_STATUS_NOT_AVAILABLE) {
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice in one period: choose rows with --where",
                series->name);
        return sg_input_fail_at(diffusion->table, columns->names, row, err);
    }
    point->value = sg_column_value(columns->di, row);
    point->voids = sg_input_void(columns->di, row);
    if (isinf(point->value))
        *point = empty_point(SG_STATUS_UNDEFINED);
    read_band(diffusion, columns, row, point);
    return true;
}

static bool read_all(struct sg_di_small *diffusion, struct sg_error *err)
{
    struct columns columns = {0};
    if (!find_columns(diffusion, &columns, err) || !choose_series(diffusion, &columns, err) ||
        !find_periods(diffusion, err))
        return false;
    diffusion->series = sg_alloc(SG_DI_SMALL_SERIES, sizeof *diffusion->series);
    for (size_t row = 0; row < diffusion->table->n_rows; row++)
        if (!read_row(diffusion, &columns, row, err))
            return false;
    for (size_t i = 0; i < diffusion->n_series; i++)
        diffusion->voids |= diffusion->series[i].points[diffusion->n_periods - 1].voids;
    return true;
}

bool sg_di_small_read(const struct sg_table *table, bool banded, struct sg_di_small *diffusion,
                      struct sg_error *err)
{
    *diffusion = (struct sg_di_small){.table = table, .banded = banded, .level = table->info.level};
    bool ok = read_all(diffusion, err);
    if (!ok)
        sg_di_small_free(diffusion);
    return ok;
}

void sg_di_small_free(struct sg_di_small *diffusion)
{
    for (size_t i = 0; i < diffusion->n_series; i++)
        free(diffusion->series[i].points);
    free(diffusion->series);
    free(diffusion->codes);
    free(diffusion->periods);
    *diffusion = (struct sg_di_small){0};
}

/* Neither a gap in time nor a break between periods i − 1 and i. */
static bool joins(const struct sg_di_small *diffusion, size_t i)
{
    const struct sg_table_info *info = &diffusion->table->info;
    const struct sg_period *from = &diffusion->periods[i - 1], *to = &diffusion->periods[i];
    if (sg_period_months_between(from, to) > 1.5 * diffusion->step)
        return false;
    for (size_t b = 0; b < info->n_breaks; b++)
        if (!info->breaks[b].caution && sg_period_compare(from, &info->breaks[b].period) < 0 &&
            sg_period_compare(&info->breaks[b].period, to) <= 0)
            return false;
    return true;
}

bool sg_di_small_goes_on(const struct sg_di_small *diffusion, size_t series, size_t i)
{
    const struct sg_di_small_point *points = diffusion->series[series].points;
    return i > 0 && i < diffusion->n_periods && !isnan(points[i - 1].value) &&
           !isnan(points[i].value) && joins(diffusion, i);
}
