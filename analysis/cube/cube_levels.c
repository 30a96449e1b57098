#include "cube_levels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "table/args.h"
#include "table/classification.h"
#include "table/label_words.h"
#include "table/row_measure.h"
#include "table/text.h"

#include "cube_axis.h"
#include "cube_notes.h"

/* Fewer items are no total with parts. */
enum { LEAST_ITEMS = 3 };

/* The rows of a cube as rows to add up, which it owns. */
struct rows {
    uint32_t *item, *slice;
    double *value, *rounding;
    size_t n, n_slices;
};

static void free_rows(struct rows *rows)
{
    free(rows->item);
    free(rows->slice);
    free(rows->value);
    free(rows->rounding);
}

/* What of a row tells the slice in which areas add up: its group, period and category. */
static uint32_t frame_of(struct sg_pairs frames[2], const struct sg_cube *cube, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
    uint32_t frame = sg_pairs_number(&frames[0], cube->series[slice->series].group, slice->period);
    return sg_pairs_number(&frames[1], frame, cube->row_by[row]);
}

/* Rows that count: those that a status says are not added are left out. */
static struct rows make_rows(const struct sg_cube *cube, bool of_areas)
{
    size_t n = cube->table->n_rows;
    struct sg_addend_roundings roundings = sg_addend_roundings_of(cube->table, cube->value);
    struct sg_pairs frames[2] = {{0}, {0}};
    struct rows rows = {.item = sg_alloc(n, sizeof *rows.item),
                        .slice = sg_alloc(n, sizeof *rows.slice),
                        .value = sg_alloc(n, sizeof *rows.value),
                        .rounding = sg_alloc(n, sizeof *rows.rounding),
                        .n_slices = of_areas ? 0 : cube->slice_of.n};
    bool *met = sg_alloc(n, sizeof *met);
    for (size_t row = 0; row < n; row++) {
        if (cube->row_aside && cube->row_aside[row])
            continue;
        uint32_t slice = of_areas ? frame_of(frames, cube, row) : cube->row_slice[row];
        if (!met[slice])
            rows.rounding[slice] = sg_addend_rounding(&roundings, row);
        met[slice] = true;
        rows.item[rows.n] =
            of_areas ? cube->series[sg_cube_slice_of(cube, row)->series].area : cube->row_by[row];
        rows.slice[rows.n] = slice;
        rows.value[rows.n++] = sg_cube_at(cube, row).value;
    }
    rows.n_slices = of_areas ? frames[1].n : rows.n_slices;
    sg_pairs_free(&frames[0]);
    sg_pairs_free(&frames[1]);
    sg_addend_roundings_free(&roundings);
    free(met);
    return rows;
}

/* Per item the text of a column that goes with the axis. */
static const char **texts_of(const struct sg_cube *cube, const struct sg_cube_axis *axis,
                             size_t column)
{
    const struct sg_column *texts = cube->table->columns[column];
    const char **of = sg_alloc(axis->n, sizeof *of);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        uint32_t item = sg_cube_axis_item(axis, cube->table, row);
        if (item != SG_NO_PAIR && !of[item] && texts->codes[row] != SG_EMPTY)
            of[item] = sg_column_text(texts, row);
    }
    return of;
}

static void describe(struct sg_classification *c, const struct sg_cube *cube,
                     const struct sg_cube_axis *axis)
{
    c->n = axis->n;
    c->label = sg_alloc(c->n, sizeof *c->label);
    c->kind = sg_alloc(c->n, sizeof *c->kind);
    c->others = sg_alloc(cube->table->n_columns, sizeof *c->others);
    for (uint32_t i = 0; i < axis->n; i++) {
        c->label[i] = sg_cube_label(cube, axis, i);
        c->kind[i] = axis->kind[i] == SG_CUBE_PART    ? SG_ITEM_PART
                     : axis->kind[i] == SG_CUBE_TOTAL ? SG_ITEM_TOTAL
                                                      : SG_ITEM_OTHER_TOTAL;
    }
    for (size_t i = 0; i < cube->table->n_columns; i++)
        if ((ptrdiff_t)i != axis->column && sg_cube_goes_with(cube, axis, i))
            c->others[c->n_others++] = texts_of(cube, axis, i);
}

static bool level_asked(const struct sg_run *run, int *level, struct sg_error *err)
{
    const char *text = sg_args_text(run->args, "level-of");
    double number = 0;
    *level = 0;
    if (!text)
        return true;
    if (sg_text_same_key(text, "leaf")) {
        *level = SG_LEVEL_LEAF;
        return true;
    }
    if (!sg_number_read(text, strlen(text), &number) || number < 1 || number > 99 ||
        number != floor(number))
        return sg_fail(err, SG_FAIL_USAGE, "--level-of takes leaf or a level, 1 or more, not '%s'",
                       text);
    *level = (int)number;
    return true;
}

/* Takes what was found for the kinds of the axis. */
static void apply(struct sg_cube_axis *axis, const struct sg_classification *c)
{
    static const enum sg_cube_kind kinds[] = {[SG_ITEM_PART] = SG_CUBE_PART,
                                              [SG_ITEM_TOTAL] = SG_CUBE_TOTAL,
                                              [SG_ITEM_OTHER_TOTAL] = SG_CUBE_ASIDE,
                                              [SG_ITEM_NOT_ADDED] = SG_CUBE_NOT_ADDED};
    for (uint32_t i = 0; i < axis->n; i++) {
        axis->kind[i] = kinds[c->kind[i]];
        axis->found[i] = sg_classification_is_found(c, i);
    }
    axis->levels = (struct sg_cube_levels){c->by, c->depth, c->taken};
}

static void classify(struct sg_cube *cube, struct sg_run *run, struct sg_cube_axis *axis, int level)
{
    bool of_areas = axis == &cube->area;
    struct rows rows = make_rows(cube, of_areas);
    struct sg_classification c = {.level_of = level,
                                  .rows = {.n_rows = rows.n,
                                           .n_items = axis->n,
                                           .n_slices = rows.n_slices,
                                           .item = rows.item,
                                           .slice = rows.slice,
                                           .value = rows.value,
                                           .rounding = rows.rounding}};
    describe(&c, cube, axis);
    sg_classification_find(&c);
    apply(axis, &c);
    sg_cube_note_sums(run, &c);
    if (!of_areas)
        sg_cube_note_levels(axis, run);
    sg_classification_free(&c);
    free_rows(&rows);
}

/* Of two items one may be counted in the other only by a word. */
static bool may_have_levels(const struct sg_cube *cube, const struct sg_cube_axis *axis)
{
    bool may = axis->n >= LEAST_ITEMS;
    for (uint32_t i = 0; i < axis->n && !may; i++)
        may = sg_label_is_within(sg_cube_label(cube, axis, i));
    return may;
}

bool sg_cube_find_levels(struct sg_cube *cube, struct sg_run *run,
                         const struct sg_cube_request *request, struct sg_error *err)
{
    int level, depth;
    if (!level_asked(run, &level, err))
        return false;
    if (may_have_levels(cube, &cube->by))
        classify(cube, run, &cube->by, level);
    depth = cube->by.levels.depth;
    /* where the categories have one level, that of areas is meant */
    if (request->across_areas && may_have_levels(cube, &cube->area)) {
        classify(cube, run, &cube->area, depth > 1 ? 0 : level);
        depth = depth > 1 ? depth : cube->area.levels.depth;
    }
    return level <= 1 || level <= depth ||
           sg_fail(err, SG_FAIL_USAGE, "--level-of %d: the labels have %d levels", level,
                   depth > 1 ? depth : 1);
}
