#include "cube.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "table/lookup.h"

#include "cube_axis.h"
#include "cube_levels.h"
#include "cube_roles.h"

/* An error at a row of the file, or of the table where it was made. */
static bool fail_at(const struct sg_cube *cube, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, cube->table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(cube->table, row));
}

static size_t row_number(const struct sg_cube *cube, size_t row)
{
    size_t of_file = sg_table_file_row(cube->table, row);
    return of_file ? of_file : row + 1;
}

static bool fail_duplicate(const struct sg_cube *cube, size_t first, size_t second,
                           struct sg_error *err)
{
    struct sg_buffer key = {0};
    for (size_t i = 0; i < cube->table->n_columns; i++) {
        if (cube->use[i] == SG_CUBE_UNUSED)
            continue;
        sg_buffer_add(&key, key.n ? ", " : "");
        sg_buffer_add(&key, sg_column_text(cube->table->columns[i], second));
    }
    sg_fail(err, SG_FAIL_DATA, "rows %zu and %zu have the same keys (%s), where one is needed",
            row_number(cube, first), row_number(cube, second), sg_buffer_text(&key));
    sg_buffer_free(&key);
    return fail_at(cube, second, err);
}

static bool fail_empty_key(const struct sg_cube *cube, size_t row, struct sg_error *err)
{
    const struct sg_cube_axis *axes[] = {&cube->by, &cube->period, &cube->area};
    sg_fail(err, SG_FAIL_DATA, "the cell is empty where a key is needed");
    for (size_t i = 0; i < 3; i++)
        if (sg_cube_axis_item(axes[i], cube->table, row) == SG_NO_PAIR) {
            sg_fail_at_column(err, cube->table->columns[axes[i]->column]->name);
            break;
        }
    return fail_at(cube, row, err);
}

/* Numbers series, slices and cells; the number of a cell is its row, since no key comes twice. */
static bool number_cells(struct sg_cube *cube, const uint32_t row_group[], struct sg_error *err)
{
    const struct sg_table *table = cube->table;
    cube->row_slice = sg_alloc(table->n_rows, sizeof *cube->row_slice);
    cube->row_by = sg_alloc(table->n_rows, sizeof *cube->row_by);
    for (size_t row = 0; row < table->n_rows; row++) {
        uint32_t area = sg_cube_axis_item(&cube->area, table, row);
        uint32_t period = sg_cube_axis_item(&cube->period, table, row);
        uint32_t by = sg_cube_axis_item(&cube->by, table, row);
        if (area == SG_NO_PAIR || period == SG_NO_PAIR || by == SG_NO_PAIR)
            return fail_empty_key(cube, row, err);
        uint32_t series = sg_pairs_number(&cube->series_of, row_group[row], area);
        uint32_t slice = sg_pairs_number(&cube->slice_of, series, period);
        uint32_t cell = sg_pairs_number(&cube->row_of, slice, by);
        if (cell != row)
            return fail_duplicate(cube, cell, row, err);
        cube->row_slice[row] = slice;
        cube->row_by[row] = by;
    }
    return true;
}

/* Marks the rows that a status takes off the parts. */
static void mark_rows_aside(struct sg_cube *cube)
{
    for (size_t row = 0; row < cube->table->n_rows; row++)
        if (sg_row_is_aside(cube->table, cube->value, row)) {
            if (!cube->row_aside)
                cube->row_aside = sg_alloc(cube->table->n_rows, sizeof *cube->row_aside);
            cube->row_aside[row] = true;
        }
}

static void list_slices(struct sg_cube *cube)
{
    cube->series = sg_alloc(cube->series_of.n, sizeof *cube->series);
    for (uint32_t i = 0; i < cube->series_of.n; i++) {
        uint64_t key = cube->series_of.keys[i];
        cube->series[i] = (struct sg_cube_series){(uint32_t)(key >> 32), (uint32_t)key};
    }
    cube->slices = sg_alloc(cube->slice_of.n, sizeof *cube->slices);
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        uint64_t key = cube->slice_of.keys[i];
        cube->slices[i] = (struct sg_cube_slice){
            .series = (uint32_t)(key >> 32), .period = (uint32_t)key, .total_row = -1};
    }
}

static bool fail_two_totals(const struct sg_cube *cube, size_t first, size_t second,
                            struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "rows %zu and %zu are both totals (%s, %s): name one with --total",
            row_number(cube, first), row_number(cube, second),
            sg_cube_label(cube, &cube->by, cube->row_by[first]),
            sg_cube_label(cube, &cube->by, cube->row_by[second]));
    return fail_at(cube, second, err);
}

/* Takes the rows of `kind` as totals of slices that have none yet. */
static bool find_totals(struct sg_cube *cube, enum sg_cube_kind kind, struct sg_error *err)
{
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        struct sg_cube_slice *slice = &cube->slices[cube->row_slice[row]];
        if (cube->by.kind[cube->row_by[row]] != kind)
            continue;
        if (slice->total_row < 0)
            slice->total_row = (ptrdiff_t)row;
        else if (cube->by.kind[cube->row_by[slice->total_row]] == kind)
            return fail_two_totals(cube, (size_t)slice->total_row, row, err);
    }
    return true;
}

/* Of a sum of parts above and below 0 there are no shares. */
static void note_signs(struct sg_cube *cube)
{
    bool *above = sg_alloc(cube->slice_of.n, sizeof *above);
    bool *below = sg_alloc(cube->slice_of.n, sizeof *below);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        struct sg_cube_cell cell = sg_cube_at(cube, row);
        if (!sg_cube_is_summed(cube, row) && !sg_cube_is_total(cube, row))
            continue;
        above[cube->row_slice[row]] |= cell.value > 0;
        below[cube->row_slice[row]] |= cell.value < 0;
    }
    for (uint32_t i = 0; i < cube->slice_of.n; i++)
        cube->slices[i].mixed = above[i] && below[i];
    free(above);
    free(below);
}

/* The denominator of each slice: as published, else the sum of its parts. */
static void fill_totals(struct sg_cube *cube)
{
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        struct sg_cube_slice *slice = &cube->slices[cube->row_slice[row]];
        if (!sg_cube_is_summed(cube, row))
            continue;
        slice->n_parts++;
        if (slice->total_row < 0)
            sg_cube_add(&slice->total, sg_cube_at(cube, row));
    }
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        struct sg_cube_slice *slice = &cube->slices[i];
        if (slice->total_row >= 0)
            slice->total = sg_cube_at(cube, (size_t)slice->total_row);
        else if (slice->n_parts == 0)
            slice->total.status = SG_STATUS_NOT_AVAILABLE;
        if (!sg_status_has_value(slice->total.status))
            slice->total.value = NAN;
    }
}

struct dated {
    struct sg_period date;
    uint32_t item;
};

/* By date; labels without one last, as they came. */
static int compare_dates(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    bool a_none = a->date.kind == SG_PERIOD_NONE, b_none = b->date.kind == SG_PERIOD_NONE;
    int order = a_none || b_none ? a_none - b_none : sg_period_compare(&a->date, &b->date);
    return order ? order : a->item < b->item ? -1 : a->item > b->item;
}

static void order_periods(struct sg_cube *cube)
{
    uint32_t n = cube->period.n;
    struct dated *items = sg_alloc(n, sizeof *items);
    cube->period_order = sg_alloc(n, sizeof *cube->period_order);
    for (uint32_t i = 0; i < n; i++)
        items[i] = (struct dated){cube->period_date[i], i};
    qsort(items, n, sizeof *items, compare_dates);
    for (uint32_t i = 0; i < n; i++)
        cube->period_order[i] = items[i].item;
    free(items);
}

bool sg_cube_build(struct sg_cube *cube, struct sg_run *run, const struct sg_table *table,
                   const struct sg_cube_request *request, struct sg_error *err)
{
    *cube = (struct sg_cube){.table = table, .value = table->columns[request->value]};
    cube->use = sg_alloc(table->n_columns, sizeof *cube->use);
    uint32_t *row_group = NULL;
    bool built = sg_cube_find_roles(cube, run, request, err) &&
                 sg_cube_find_groups(cube, run, &row_group, err) &&
                 number_cells(cube, row_group, err);
    free(row_group);
    if (built) {
        order_periods(cube);
        list_slices(cube);
        mark_rows_aside(cube);
        built = sg_cube_mark_totals(cube, request, err) &&
                (request->flat || sg_cube_find_levels(cube, run, request, err)) &&
                find_totals(cube, SG_CUBE_TOTAL, err) && find_totals(cube, SG_CUBE_ASIDE, err);
        if (built)
            fill_totals(cube);
        if (built)
            note_signs(cube);
    }
    if (!built)
        sg_cube_free(cube);
    return built;
}

void sg_cube_free(struct sg_cube *cube)
{
    sg_cube_axis_free(&cube->area);
    sg_cube_axis_free(&cube->by);
    sg_cube_axis_free(&cube->period);
    free(cube->use);
    free(cube->period_order);
    free(cube->period_date);
    free(cube->series);
    free(cube->slices);
    free(cube->row_slice);
    free(cube->row_by);
    free(cube->row_aside);
    sg_pairs_free(&cube->series_of);
    sg_pairs_free(&cube->slice_of);
    sg_pairs_free(&cube->row_of);
    *cube = (struct sg_cube){0};
}
