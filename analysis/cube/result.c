#include "result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/measure.h"
#include "table/role.h"

void sg_result_free(struct sg_result *result)
{
    free(result->keys);
    free(result->of_by);
    free(result->aside);
}

/* The status of a row says that its category is not added. */
static void mark_aside(const struct sg_result *result)
{
    ptrdiff_t main = result->out->main;
    for (size_t row = 0; row < result->out->n_rows && main >= 0 && result->aside; row++)
        if (result->aside[row])
            result->out->columns[main]->status[row] |= SG_STATUS_NOT_ADDED;
}

bool sg_result_each(struct sg_run *run, const struct sg_table *in,
                    const struct sg_cube_request *request, sg_result_fn *analyse, void *state,
                    struct sg_table *out, struct sg_error *err)
{
    ptrdiff_t *values = NULL;
    size_t n = 0;
    if (!sg_cube_values(run, in, &values, &n, err))
        return false;
    struct sg_result result = {.out = out};
    bool fine = true;
    for (size_t i = 0; i < n && fine; i++) {
        struct sg_cube cube;
        struct sg_cube_request one = *request;
        one.value = values[i];
        fine = sg_cube_build(&cube, run, in, &one, err);
        if (fine) {
            fine = analyse(run, &cube, &result, state, err);
            sg_cube_free(&cube);
        }
    }
    mark_aside(&result);
    sg_result_free(&result);
    free(values);
    return fine;
}

static bool goes_without(const struct sg_cube *cube, size_t column, int without)
{
    return (without & SG_KEYS_NO_AREA && sg_cube_goes_with(cube, &cube->area, column)) ||
           (without & SG_KEYS_NO_BY && sg_cube_goes_with(cube, &cube->by, column)) ||
           (without & SG_KEYS_NO_PERIOD && sg_cube_goes_with(cube, &cube->period, column));
}

/* What an option or the only choice took for a category, area or period is one for who reads the
   result, whatever its header. */
static void keep_role(struct sg_column *key, const struct sg_cube *cube, size_t column)
{
    if (sg_role_of_column(key) != SG_ROLE_NONE)
        return;
    ptrdiff_t at = (ptrdiff_t)column;
    key->role = at == cube->by.column       ? SG_ROLE_BY
                : at == cube->area.column   ? SG_ROLE_AREA
                : at == cube->period.column ? SG_ROLE_PERIOD
                                            : SG_ROLE_NONE;
}

void sg_result_begin(struct sg_result *result, struct sg_run *run, const struct sg_cube *cube,
                     int without)
{
    const struct sg_table *in = cube->table;
    result->keys = sg_alloc(in->n_columns + 1, sizeof *result->keys);
    result->of_by = sg_alloc(in->n_columns + 1, sizeof *result->of_by);
    sg_table_info_copy(&result->out->info, &in->info);
    for (size_t i = 0; i < in->n_columns; i++) {
        result->of_by[i] = sg_cube_goes_with(cube, &cube->by, i);
        if (cube->use[i] == SG_CUBE_UNUSED || goes_without(cube, i, without))
            continue;
        result->keys[i] = sg_table_add_like(result->out, in->columns[i]);
        keep_role(result->keys[i], cube, i);
    }
    if (sg_args_count(run->args, "value") > 1) {
        result->measure = sg_table_add(result->out, "measure", SG_COLUMN_CATEGORY);
        result->measure->role = SG_ROLE_MEASURE;
    } else {
        free(result->out->info.measure);
        free(result->out->info.unit);
        result->out->info.measure = sg_copy_text(sg_column_title(cube->value, run->lang));
        result->out->info.unit = sg_copy_text(cube->value->unit);
    }
    result->n_keys = result->out->n_columns;
}

struct sg_column *sg_result_number(struct sg_result *result, const char *name)
{
    for (size_t i = 0; i < result->out->n_columns; i++) {
        struct sg_column *column = result->out->columns[i];
        if (column->kind == SG_COLUMN_NUMBER && strcmp(column->name, name) == 0)
            return column;
    }
    return sg_table_add(result->out, name, SG_COLUMN_NUMBER);
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

struct sg_column *sg_result_measure(struct sg_result *result, const char *name,
                                    const struct sg_cube *cube)
{
    size_t before = result->out->n_columns;
    struct sg_column *column = sg_result_number(result, name);
    const struct sg_column_info *info = sg_column_info(name);
    if (result->out->n_columns > before) {
        sg_column_measure_like(column, cube->value);
        return column;
    }
    if (!same_text(column->unit, cube->value->unit)) {
        free(column->unit);
        column->unit = NULL;
    }
    if (info && info->measure_kind == SG_MEASURE_UNKNOWN &&
        column->measure_kind != sg_measure_kind_of_column(cube->value))
        column->measure_kind = SG_MEASURE_UNKNOWN;
    return column;
}

struct sg_column *sg_result_labels(struct sg_result *result, const char *name,
                                   enum sg_column_kind kind)
{
    for (size_t i = result->n_keys; i < result->out->n_columns; i++) {
        struct sg_column *column = result->out->columns[i];
        if (column->kind == kind && strcmp(column->name, name) == 0)
            return column;
    }
    return sg_table_add(result->out, name, kind);
}

int32_t sg_result_code(const struct sg_cube *cube, size_t column, int32_t code)
{
    const struct sg_cube_axis *axes[] = {&cube->area, &cube->by, &cube->period};
    for (size_t i = 0; i < 3 && code != SG_EMPTY; i++)
        if (axes[i]->column == (ptrdiff_t)column)
            return axes[i]->level[axes[i]->of_level[code]];
    return code;
}

size_t sg_result_row(struct sg_result *result, const struct sg_cube *cube, size_t source)
{
    const struct sg_table *in = cube->table;
    size_t row = sg_table_add_row(result->out);
    for (size_t i = 0; i < in->n_columns; i++)
        if (result->keys[i])
            result->keys[i]->codes[row] = sg_result_code(cube, i, in->columns[i]->codes[source]);
    if (result->measure)
        sg_column_set_text(result->measure, row, cube->value->name);
    ptrdiff_t by = cube->by.column;
    uint32_t item = cube->row_by[source];
    result->aside = sg_grow(result->aside, &result->capacity, row + 1, sizeof *result->aside);
    result->aside[row] = by >= 0 && result->keys[by] &&
                         (cube->by.kind[item] > SG_CUBE_TOTAL || cube->by.found[item]);
    return row;
}

size_t sg_result_total_row(struct sg_result *result, const struct sg_cube *cube, size_t source,
                           enum sg_lang lang)
{
    ptrdiff_t published = sg_cube_slice_of(cube, source)->total_row;
    if (published >= 0)
        return sg_result_row(result, cube, (size_t)published);
    size_t row = sg_result_row(result, cube, source);
    result->aside[row] = false;
    for (size_t i = 0; i < cube->table->n_columns; i++)
        if (result->keys[i] && result->of_by[i])
            sg_column_set_text(result->keys[i], row,
                               (ptrdiff_t)i != cube->by.column ? NULL
                               : lang == SG_JA                 ? "総数"
                                                               : "total");
    return row;
}

void sg_result_set_period(struct sg_column *column, size_t row, const struct sg_cube *cube,
                          uint32_t item)
{
    int32_t code = sg_column_intern(column, sg_cube_label(cube, &cube->period, item));
    column->levels.periods[code] = cube->period_date[item];
    column->codes[row] = code;
}

void sg_result_set(struct sg_column *column, size_t row, double value, sg_status status)
{
    if (isnan(value) && sg_status_has_value(status))
        status |= SG_STATUS_UNDEFINED;
    if (!sg_status_has_value(status)) {
        value = NAN;
        status &= ~(sg_status)SG_STATUS_NIL;
    }
    sg_column_set(column, row, value, status);
}
