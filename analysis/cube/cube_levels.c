#include "cube_levels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "table/args.h"
#include "table/classification.h"
#include "table/lookup.h"
#include "table/row_measure.h"
#include "table/text.h"

#include "cube_axis.h"

/* Fewer items are no total with parts. */
enum { LEAST_ITEMS = 3, MOST_NAMES = 3 };

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

/* Half a unit of the last digit of a row's number; NaN where such numbers do not add up. */
static double rounding_of(const struct sg_row_measure *measure, size_t row)
{
    enum sg_measure_kind kind = sg_row_measure_kind(measure, row);
    bool adds = kind == SG_MEASURE_AMOUNT || (kind == SG_MEASURE_UNKNOWN && measure->decimals == 0);
    return adds ? sg_row_measure_rounding(measure, row) : NAN;
}

/* What of a row tells the slice in which areas add up: its group, period and category. */
static uint32_t frame_of(struct sg_pairs frames[2], const struct sg_cube *cube, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
    uint32_t frame =
        sg_pairs_number(&frames[0], cube->series[slice->series].group, slice->period);
    return sg_pairs_number(&frames[1], frame, cube->row_by[row]);
}

/* Rows that count: those that a status says are not added are left out. */
static struct rows make_rows(const struct sg_cube *cube, bool of_areas)
{
    size_t n = cube->table->n_rows;
    struct sg_row_measure measure = sg_row_measure_of(cube->table, cube->value);
    struct sg_pairs frames[2] = {{0}, {0}};
    struct rows rows = {.item = sg_alloc(n, sizeof *rows.item),
                        .slice = sg_alloc(n, sizeof *rows.slice),
                        .value = sg_alloc(n, sizeof *rows.value),
                        .rounding = sg_alloc(n, sizeof *rows.rounding),
                        .n_slices = of_areas ? 0 : cube->slice_of.n};
    bool *met = sg_alloc(n, sizeof *met);
    for (size_t row = 0; row < n; row++) {
        if (sg_row_is_aside(cube->table, cube->value, row))
            continue;
        uint32_t slice = of_areas ? frame_of(frames, cube, row) : cube->row_slice[row];
        if (!met[slice])
            rows.rounding[slice] = rounding_of(&measure, row);
        met[slice] = true;
        rows.item[rows.n] = of_areas ? cube->series[sg_cube_slice_of(cube, row)->series].area
                                     : cube->row_by[row];
        rows.slice[rows.n] = slice;
        rows.value[rows.n++] = sg_cube_at(cube, row).value;
    }
    rows.n_slices = of_areas ? frames[1].n : rows.n_slices;
    sg_pairs_free(&frames[0]);
    sg_pairs_free(&frames[1]);
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
                                                      : SG_ITEM_ASIDE;
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
                                              [SG_ITEM_ASIDE] = SG_CUBE_ASIDE};
    for (uint32_t i = 0; i < axis->n; i++) {
        axis->kind[i] = kinds[c->kind[i]];
        axis->found[i] = sg_classification_is_found(c, i);
    }
    axis->levels = (struct sg_cube_levels){c->by, c->depth, c->taken};
}

/* Names of items, a few of them in full. */
static void add_name(struct sg_buffer *names, const char *name, size_t met, enum sg_lang lang)
{
    if (met < MOST_NAMES)
        sg_buffer_printf(names, "%s%s", met ? (lang == SG_JA ? "、" : ", ") : "", name);
    else if (met == MOST_NAMES)
        sg_buffer_add(names, lang == SG_JA ? "など" : " …");
}

/* The items of which `is` is true, by name, to be freed; NULL if there are none. */
static char *names_of(const struct sg_classification *c, enum sg_lang lang,
                      bool (*is)(const struct sg_classification *, size_t))
{
    struct sg_buffer names = {0};
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (is(c, i)) {
            char *label = sg_text_trim(c->label[i]);
            add_name(&names, label, n++, lang);
            free(label);
        }
    return n ? sg_buffer_take(&names) : NULL;
}

/* A label that looks like a total, of rows that add up to something else. */
static bool is_no_sum(const struct sg_classification *c, size_t i)
{
    return c->kind[i] == SG_ITEM_PART && c->checks[i].differ + c->checks[i].less > 0 &&
           !sg_classification_is_doubtful(c, i);
}

static void note_check(struct sg_run *run, const char *label, const struct sg_sum_check *check)
{
    char texts[2][SG_NUMBER_SIZE];
    sg_number_shortest(check->total, texts[0]);
    sg_number_shortest(check->parts, texts[1]);
    if (check->less)
        sg_run_note(run, "the parts of '%s' add up to %s, more than its %s", label, texts[1],
                    texts[0]);
    else if (check->differ)
        sg_run_note(run, "the parts of '%s' add up to %s, not to its %s", label, texts[1], texts[0]);
}

static void note_sums(struct sg_run *run, const struct sg_classification *c)
{
    char *found = names_of(c, run->lang, sg_classification_is_found);
    char *doubtful = names_of(c, run->lang, sg_classification_is_doubtful);
    char *no_sum = names_of(c, run->lang, is_no_sum);
    if (found)
        sg_run_note(run, "taken for a total, as it equals the sum of other rows: %s", found);
    if (doubtful)
        sg_run_note(run,
                    "equals a sum of other rows, which may be chance, and is taken for a part: %s; "
                    "--total names a total",
                    doubtful);
    if (no_sum)
        sg_run_note(run,
                    "looks like a total, but is not the sum of others, and is taken for a part: %s; "
                    "--total names a total",
                    no_sum);
    free(found);
    free(doubtful);
    free(no_sum);
    for (size_t i = 0; i < c->n; i++)
        if (c->kind[i] == SG_ITEM_TOTAL)
            note_check(run, c->label[i], &c->checks[i]);
}

void sg_cube_note_levels(const struct sg_cube_axis *axis, struct sg_run *run)
{
    static const struct sg_bilingual by[] = {
        [SG_LEVELS_BY_NONE] = {"", ""},
        [SG_LEVELS_BY_INDENT] = {"indentation", "字下げ"},
        [SG_LEVELS_BY_CODES] = {"codes", "コード"},
        [SG_LEVELS_BY_AREA_CODES] = {"codes of areas", "地域コード"},
        [SG_LEVELS_BY_WORDS] = {"words such as うち", "「うち」などの語"}};
    const struct sg_cube_levels *levels = &axis->levels;
    const char *why = sg_lang_pick(by[levels->by], run->lang);
    if (levels->by == SG_LEVELS_BY_WORDS)
        sg_run_note(run, "rows that are counted in others, by %s, are no parts", why);
    else if (levels->by && levels->taken == SG_LEVEL_LEAF)
        sg_run_note(run, "of %d levels, by %s, the items that have none below are added", levels->depth,
                    why);
    else if (levels->by)
        sg_run_note(run, "of %d levels, by %s, level %d is added (--level-of takes another)",
                    levels->depth, why, levels->taken);
}

static bool classify(struct sg_cube *cube, struct sg_run *run, struct sg_cube_axis *axis, int level,
                     struct sg_error *err)
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
    bool there = level <= c.depth;
    if (there) {
        apply(axis, &c);
        note_sums(run, &c);
        if (!of_areas)
            sg_cube_note_levels(axis, run);
    } else
        sg_fail(err, SG_FAIL_USAGE, "--level-of %d: the labels have %d levels", level, c.depth);
    sg_classification_free(&c);
    free_rows(&rows);
    return there;
}

bool sg_cube_find_levels(struct sg_cube *cube, struct sg_run *run, struct sg_error *err)
{
    int level;
    if (!level_asked(run, &level, err))
        return false;
    if (cube->area.n >= LEAST_ITEMS && !classify(cube, run, &cube->area, 0, err))
        return false;
    return cube->by.n < LEAST_ITEMS || classify(cube, run, &cube->by, level, err);
}
