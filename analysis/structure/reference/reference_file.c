/* A reference from another table: its groups, periods and categories matched to those of the cube.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/role.h"
#include "table/text.h"

#include "analysis/structure/census_unit.h"
#include "reference_file.h"
#include "reference_frames.h"
#include "reference_label.h"

/* The same column of the file, or NULL: then it is found by its role. */
static const char *same_name(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                             const struct sg_table *file)
{
    const char *name = axis->column < 0 ? NULL : cube->table->columns[axis->column]->name;
    ptrdiff_t found = name ? sg_table_find(file, name) : -1;
    return found < 0 ? NULL : file->columns[found]->name;
}

static bool build(struct sg_cube *file, struct sg_run *run, const struct sg_cube *cube,
                  const struct sg_table *table, struct sg_error *err)
{
    struct sg_cube_request request = {.across_areas = true,
                                      .by = same_name(cube, &cube->by, table),
                                      .area = same_name(cube, &cube->area, table),
                                      .period = same_name(cube, &cube->period, table),
                                      .by_required = true,
                                      .value = sg_table_find(table, cube->value->name)};
    if (request.value < 0 &&
        !sg_role_find(table, SG_ROLE_VALUE, NULL, true, &request.value, NULL, err))
        return false;
    return sg_column_require_number(table, table->columns[request.value], err) &&
           sg_cube_build(file, run, table, &request, err);
}

/* The area of the file that --reference names, or its only one, or its only total. */
static bool pick_area(const struct sg_run *run, const struct sg_cube *file, uint32_t *area,
                      struct sg_error *err)
{
    const char *label = sg_args_text(run->args, "reference");
    size_t totals = 0;
    *area = 0;
    if (file->area.n < 2)
        return true;
    if (label)
        return sg_reference_area(file, label, area, err);
    for (uint32_t i = 0; i < file->area.n; i++)
        if (file->area.kind[i] == SG_CUBE_TOTAL) {
            *area = i;
            totals++;
        }
    if (totals == 1)
        return true;
    sg_fail(err, SG_FAIL_USAGE, "the reference file has %zu areas: name one with --reference",
            (size_t)file->area.n);
    return sg_fail_at_file(err, file->table->info.file);
}

/* The columns by which both tables are grouped, as pairs of indexes: own, other. */
struct shared_groups {
    size_t (*columns)[2];
    size_t n;
};

static bool has_several(const struct sg_cube *cube, size_t column)
{
    const int32_t *codes = cube->table->columns[column]->codes;
    for (size_t row = 1; row < cube->table->n_rows; row++)
        if (codes[row] != codes[0])
            return true;
    return false;
}

/* False where the file distinguishes what the table does not. */
static bool find_shared(const struct sg_cube *cube, const struct sg_cube *file,
                        struct shared_groups *shared, struct sg_error *err)
{
    shared->columns = sg_alloc(file->table->n_columns, sizeof *shared->columns);
    for (size_t i = 0; i < file->table->n_columns; i++) {
        const struct sg_column *column = file->table->columns[i];
        if (file->use[i] != SG_CUBE_GROUP)
            continue;
        ptrdiff_t own = sg_table_find(cube->table, column->name);
        if (own >= 0 && cube->use[own] == SG_CUBE_GROUP) {
            shared->columns[shared->n][0] = (size_t)own;
            shared->columns[shared->n++][1] = i;
        } else if (has_several(file, i)) {
            sg_fail(err, SG_FAIL_DATA, "the reference file has several '%s', the table has none",
                    column->name);
            sg_fail_at_column(err, column->name);
            return sg_fail_at_file(err, file->table->info.file);
        }
    }
    return true;
}

static char *group_key(const struct sg_cube *cube, const struct shared_groups *shared, size_t side,
                       size_t row)
{
    struct sg_buffer key = {0};
    for (size_t i = 0; i < shared->n; i++) {
        char *label =
            sg_text_key(sg_column_text(cube->table->columns[shared->columns[i][side]], row));
        sg_buffer_add(&key, label);
        sg_buffer_add_char(&key, '\n');
        free(label);
    }
    return sg_buffer_take(&key);
}

/* A row of each group: *rows, free(). */
static size_t *rows_of_groups(const struct sg_cube *cube)
{
    size_t *rows = sg_alloc(cube->n_groups, sizeof *rows);
    for (size_t row = cube->table->n_rows; row-- > 0;)
        rows[cube->series[sg_cube_slice_of(cube, row)->series].group] = row;
    return rows;
}

/* Per group of the cube, the group of the file with the same labels, or SG_NO_PAIR. */
static uint32_t *match_groups(const struct sg_cube *cube, const struct sg_cube *file,
                              const struct shared_groups *shared)
{
    uint32_t *match = sg_alloc(cube->n_groups, sizeof *match);
    size_t *own = rows_of_groups(cube), *there = rows_of_groups(file);
    struct sg_table keys;
    sg_table_init(&keys);
    struct sg_column *index = sg_table_add(&keys, "key", SG_COLUMN_CATEGORY);
    for (uint32_t i = 0; i < file->n_groups; i++) {
        char *key = group_key(file, shared, 1, there[i]);
        sg_column_intern(index, key);
        free(key);
    }
    for (uint32_t i = 0; i < cube->n_groups; i++) {
        char *key = group_key(cube, shared, 0, own[i]);
        int32_t code = sg_column_code(index, key);
        match[i] = code == SG_EMPTY ? SG_NO_PAIR : (uint32_t)code;
        free(key);
    }
    sg_table_free(&keys);
    free(own);
    free(there);
    return match;
}

/* Items of the cube in terms of the file. */
struct matches {
    uint32_t *group, *period, *by;
    uint32_t area; /* of the file */
};

static void copy_slice(struct sg_reference *reference, const struct sg_cube *cube,
                       const struct sg_cube *file, const struct matches *m, uint32_t frame,
                       uint32_t slice)
{
    reference->totals[frame] = file->slices[slice].total;
    reference->mixed[frame] = file->slices[slice].mixed;
    for (uint32_t by = 0; by < cube->by.n; by++) {
        ptrdiff_t row = m->by[by] == SG_NO_PAIR ? -1 : sg_cube_row(file, slice, m->by[by]);
        if (row >= 0 && !sg_cube_is_total(file, (size_t)row))
            sg_reference_add(reference, frame, by, sg_cube_at(file, (size_t)row));
    }
}

/* Fills the frame of every group and period of the cube that the file has too. */
static void copy(struct sg_reference *reference, const struct sg_cube *cube,
                 const struct sg_cube *file, const struct matches *m, const double trials[])
{
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        const struct sg_cube_slice *own = &cube->slices[i];
        uint32_t group = cube->series[own->series].group;
        uint32_t there = m->group[group], period = m->period[own->period];
        uint32_t series =
            there == SG_NO_PAIR ? SG_NO_PAIR : sg_pairs_find(&file->series_of, there, m->area);
        uint32_t slice = series == SG_NO_PAIR || period == SG_NO_PAIR
                             ? SG_NO_PAIR
                             : sg_pairs_find(&file->slice_of, series, period);
        uint32_t n = reference->frame_of.n;
        if (slice == SG_NO_PAIR)
            continue;
        uint32_t frame = sg_reference_open(reference, group, own->period);
        if (frame < n)
            continue; /* another area of the same frame */
        reference->trials[frame] = trials ? trials[slice] : NAN;
        copy_slice(reference, cube, file, m, frame, slice);
    }
}

static bool fill(struct sg_reference *reference, struct sg_run *run, const struct sg_cube *cube,
                 const struct sg_cube *file, struct sg_error *err)
{
    struct matches m = {0};
    struct shared_groups shared = {0};
    double *trials = NULL;
    bool fine = pick_area(run, file, &m.area, err) && find_shared(cube, file, &shared, err);
    if (fine) {
        m.group = match_groups(cube, file, &shared);
        m.period = sg_cube_axis_match(cube, &cube->period, file, &file->period);
        m.by = sg_cube_axis_match(cube, &cube->by, file, &file->by);
        /* Without plants in the file its number of trials stays unknown. */
        sg_census_trials(run, file, false, NULL, &trials, NULL);
        copy(reference, cube, file, &m, trials);
    }
    if (fine && reference->cell_of.n == 0) {
        sg_fail(err, SG_FAIL_DATA,
                "nothing in the reference file matches the categories and "
                "periods of the table");
        fine = sg_fail_at_file(err, file->table->info.file);
    }
    free(trials);
    free(m.group);
    free(m.period);
    free(m.by);
    free(shared.columns);
    return fine;
}

bool sg_reference_read(struct sg_reference *reference, struct sg_run *run,
                       const struct sg_cube *cube, const char *path, struct sg_error *err)
{
    struct sg_table table;
    struct sg_cube file;
    sg_table_init(&table);
    bool fine = run->read_table(run, path, &table, err) && build(&file, run, cube, &table, err);
    if (fine) {
        fine = fill(reference, run, cube, &file, err);
        sg_cube_free(&file);
    }
    sg_table_free(&table);
    return fine;
}
