/* Which column is area, category and period, and what the others are for. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/periods.h"
#include "table/role.h"
#include "table/text.h"

#include "cube_axis.h"
#include "cube_roles.h"

struct sg_cube_request sg_cube_request_of(const struct sg_run *run)
{
    return (struct sg_cube_request){.by = sg_args_text(run->args, "by"),
                                    .area = sg_args_text(run->args, "area"),
                                    .period = sg_args_text(run->args, "period"),
                                    .total = sg_args_text(run->args, "total"),
                                    .value = -1,
                                    .areas_are_parts = true};
}

bool sg_cube_values(struct sg_run *run, const struct sg_table *table, ptrdiff_t **columns,
                    size_t *n, struct sg_error *err)
{
    size_t asked = sg_args_count(run->args, "value");
    bool assumed = false;
    *n = asked ? asked : 1;
    *columns = sg_alloc(*n, sizeof **columns);
    for (size_t i = 0; i < *n; i++) {
        ptrdiff_t *column = *columns + i;
        if (sg_role_find(table, SG_ROLE_VALUE, sg_args_nth(run->args, "value", i), true, column,
                         &assumed, err) &&
            sg_column_require_number(table, table->columns[*column], err))
            continue;
        free(*columns);
        *columns = NULL;
        return false;
    }
    if (assumed)
        sg_cube_note_assumed(run, table, **columns, "value");
    return true;
}

/* Areas whose name several codes share are not one area: `finer` tells them apart. */
static bool require_distinct_areas(const struct sg_cube *cube, const struct sg_cube_axis *finer,
                                   struct sg_error *err)
{
    const struct sg_table *table = cube->table;
    const struct sg_cube_axis *area = &cube->area;
    if (finer->n <= area->n || !sg_cube_axis_determines(finer, area, table))
        return true;
    size_t *codes = sg_alloc(area->n, sizeof *codes);
    bool *met = sg_alloc(finer->n, sizeof *met);
    for (size_t row = 0; row < table->n_rows; row++) {
        uint32_t code = sg_cube_axis_item(finer, table, row);
        uint32_t item = sg_cube_axis_item(area, table, row);
        if (code != SG_NO_PAIR && item != SG_NO_PAIR && !met[code]) {
            met[code] = true;
            codes[item]++;
        }
    }
    size_t names = 0, areas = 0;
    uint32_t example = 0;
    for (uint32_t i = 0; i < area->n; i++)
        if (codes[i] > 1) {
            example = names++ == 0 ? i : codes[i] > codes[example] ? i : example;
            areas += codes[i];
        }
    free(codes);
    free(met);
    if (names == 0)
        return true;
    return sg_fail(err, SG_FAIL_USAGE,
                   "%zu names are shared by %zu areas, such as %s: use --area %s", names, areas,
                   sg_cube_label(cube, area, example), table->columns[finer->column]->name);
}

/* Whether `column` goes with one of the keys: a name with its code, a code with its label. */
static bool is_label(const struct sg_cube *cube, const struct sg_cube_axis *column)
{
    const struct sg_cube_axis *keys[] = {&cube->area, &cube->by, &cube->period};
    for (size_t i = 0; i < 3; i++)
        if (keys[i]->column >= 0 && sg_cube_axis_determines(keys[i], column, cube->table))
            return true;
    return false;
}

static bool classify(struct sg_cube *cube, const struct sg_cube_axis *column, enum sg_cube_use *use,
                     struct sg_error *err)
{
    enum sg_role role = sg_role_of_column(cube->table->columns[column->column]);
    bool of_area = sg_cube_is_of_area(role);
    *use = SG_CUBE_GROUP;
    if (role == SG_ROLE_STATUS || role == SG_ROLE_NOTE)
        *use = SG_CUBE_UNUSED;
    else if (of_area && cube->area.column >= 0)
        /* names change between editions while the code stays */
        *use = SG_CUBE_LABEL;
    else if (role != SG_ROLE_MEASURE && column->n > 1 && is_label(cube, column))
        *use = SG_CUBE_LABEL;
    if (*use != SG_CUBE_LABEL || !of_area || cube->area.column < 0)
        return true;
    /* A name beside a code may differ between editions; a code beside a name tells areas apart. */
    bool by_code = sg_role_of_column(cube->table->columns[cube->area.column]) == SG_ROLE_AREA;
    return (by_code && role == SG_ROLE_AREA_NAME) || require_distinct_areas(cube, column, err);
}

/* Splits the groups by one more column. */
static void split_groups(struct sg_cube *cube, const struct sg_cube_axis *column, uint32_t group[])
{
    struct sg_pairs pairs = {0};
    for (size_t row = 0; row < cube->table->n_rows; row++)
        group[row] =
            sg_pairs_number(&pairs, group[row], sg_cube_axis_item(column, cube->table, row));
    cube->n_groups = pairs.n;
    sg_pairs_free(&pairs);
}

bool sg_cube_find_groups(struct sg_cube *cube, struct sg_run *run, uint32_t **row_group,
                         struct sg_error *err)
{
    const struct sg_table *table = cube->table;
    *row_group = sg_alloc(table->n_rows, sizeof **row_group);
    cube->n_groups = table->n_rows > 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_cube_axis column;
        if (cube->use[i] == SG_CUBE_KEY || table->columns[i]->kind == SG_COLUMN_NUMBER)
            continue;
        sg_cube_axis_build(&column, table, (ptrdiff_t)i, false);
        bool fits = classify(cube, &column, &cube->use[i], err);
        if (fits && cube->use[i] == SG_CUBE_GROUP && column.n > 1) {
            split_groups(cube, &column, *row_group);
            sg_run_note(run, "each '%s' is analysed by itself", table->columns[i]->name);
        }
        sg_cube_axis_free(&column);
        if (!fits)
            return false;
    }
    return true;
}

/* What one text says of its item. */
static enum sg_cube_kind kind_of(const char *text, const char *declared)
{
    if (declared && sg_text_same_key(text, declared))
        return SG_CUBE_TOTAL;
    if (!sg_role_is_total(text, NULL))
        return SG_CUBE_PART;
    return declared ? SG_CUBE_ASIDE : SG_CUBE_TOTAL;
}

/* Marks the items of `axis` by the texts of a column that goes with it. */
static void mark_by(struct sg_cube *cube, struct sg_cube_axis *axis, size_t column,
                    const char *declared)
{
    const struct sg_column *texts = cube->table->columns[column];
    enum sg_cube_kind *kinds = sg_alloc(texts->levels.n, sizeof *kinds);
    for (size_t i = 0; i < texts->levels.n; i++)
        kinds[i] = kind_of(texts->levels.texts[i], declared);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        uint32_t item = sg_cube_axis_item(axis, cube->table, row);
        int32_t code = texts->codes[row];
        if (item != SG_NO_PAIR && code != SG_EMPTY && kinds[code] != SG_CUBE_PART &&
            axis->kind[item] != SG_CUBE_TOTAL)
            axis->kind[item] = kinds[code];
    }
    free(kinds);
}

bool sg_cube_goes_with(const struct sg_cube *cube, const struct sg_cube_axis *axis, size_t column)
{
    if (axis->column < 0 || cube->use[column] != SG_CUBE_LABEL)
        return (ptrdiff_t)column == axis->column;
    if (cube->area.column >= 0 &&
        sg_cube_is_of_area(sg_role_of_column(cube->table->columns[column])))
        return axis == &cube->area;
    struct sg_cube_axis items;
    sg_cube_axis_build(&items, cube->table, (ptrdiff_t)column, false);
    bool goes = sg_cube_axis_determines(axis, &items, cube->table);
    sg_cube_axis_free(&items);
    return goes;
}

static void mark_axis(struct sg_cube *cube, struct sg_cube_axis *axis, const char *declared)
{
    for (size_t i = 0; i < cube->table->n_columns; i++)
        if (sg_cube_goes_with(cube, axis, i))
            mark_by(cube, axis, i, declared);
}

static bool has_total(const struct sg_cube_axis *axis)
{
    for (uint32_t i = 0; i < axis->n; i++)
        if (axis->kind[i] == SG_CUBE_TOTAL)
            return true;
    return false;
}

bool sg_cube_mark_totals(struct sg_cube *cube, const struct sg_cube_request *request,
                         struct sg_error *err)
{
    const char *declared = request->total ? request->total : cube->table->info.total_label;
    mark_axis(cube, &cube->by, declared);
    /* The declared label is one of the categories; areas keep the usual ones. */
    mark_axis(cube, &cube->area, NULL);
    if (request->total && cube->table->n_rows && !has_total(&cube->by)) {
        sg_fail(err, SG_FAIL_USAGE, "no row has the label '%s' that --total names", declared);
        return sg_fail_at_file(err, cube->table->info.file);
    }
    return true;
}
