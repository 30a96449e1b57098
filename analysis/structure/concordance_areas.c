#include "concordance_areas.h"

#include <math.h>
#include <stdlib.h>

#include "table/args.h"

#include "adding.h"
#include "analysis/cube/result.h"
#include "area_merge.h"

static const struct sg_choice unknowns[] = {
    [UNKNOWN_STOP] = {"stop", {"an error that names them", "エラーとして示す"}},
    [UNKNOWN_KEEP] = {"keep", {"they stay as they are", "そのまま残す"}},
    [UNKNOWN_DROP] = {"drop", {"they are left out, and counted", "除いて、その数を示す"}}};

const struct sg_option concordance_option_areas = {
    .name = "areas",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {
        "table of areas that were merged: from_code, to_code, weight, perhaps to_label and the "
        "date of the merger",
        "市町村合併の対応表（from_code、to_code、weight。to_label と合併の日 date も可）"}};
const struct sg_option concordance_option_unknown = {
    .name = "unknown-areas",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(unknowns),
    .preset = "stop",
    .help = {"areas that the table of --areas does not have", "--areas の対応表にない地域の扱い"}};

struct areas {
    struct area_merge merge;
    struct sg_column *code, *label, *value, *lower; /* label, lower: NULL where there is none */
    size_t partial;                                 /* results that lack one of their areas */
};

/* The name of a target: as the map calls it, else as the row that has its code does. */
static void set_label(const struct areas *a, size_t row, const struct merged_sum *sum)
{
    const struct sg_concordance *map = a->merge.map;
    bool kept = sum->target >= map->to->levels.n;
    if (!kept)
        sg_column_set_text(a->code, row, map->to_text[sum->target]);
    if (!kept && a->label)
        sg_column_set_text(a->label, row, map->to_label[sum->target]);
}

/* The labels of the area that a result stands for, where a row of the table has them. */
static void copy_labels(const struct areas *a, struct sg_result *result, size_t row,
                        const struct merged_sum *sum)
{
    const struct sg_cube *cube = a->merge.cube;
    ptrdiff_t named = a->merge.named[sum->target];
    if (sum->target >= a->merge.map->to->levels.n)
        return;
    for (size_t i = 0; i < cube->table->n_columns; i++) {
        struct sg_column *key = result->keys[i];
        bool of_area =
            key && (ptrdiff_t)i != cube->area.column && sg_cube_goes_with(cube, &cube->area, i);
        if (of_area)
            sg_column_set_text(key, row,
                               named < 0 ? NULL
                                         : sg_column_text(cube->table->columns[i], (size_t)named));
    }
}

/* A suppressed part suppresses the whole, which is at least what is known of it. */
static void set_value(struct areas *a, size_t row, const struct merged_sum *sum)
{
    struct sg_cube_cell cell = sum->cell;
    bool whole = area_merge_is_whole(&a->merge, sum);
    if (!whole) {
        cell = (struct sg_cube_cell){NAN, cell.status | SG_STATUS_NOT_AVAILABLE};
        a->partial++;
    }
    sg_result_set(a->value, row, cell.value, cell.status);
    if (a->lower)
        sg_column_set(a->lower, row, sum->below ? NAN : sum->known,
                      sum->below ? SG_STATUS_NOT_AVAILABLE : 0);
}

/* Whether of some result only a part is known. */
static bool any_unknown(struct area_merge *m)
{
    bool any = false;
    for (size_t i = 0; i < m->n; i++)
        any |= sg_status_void(m->sums[i].cell.status) || !area_merge_is_whole(m, &m->sums[i]);
    return any;
}

static void add_columns(struct areas *a, struct sg_result *result, struct sg_run *run)
{
    const struct sg_cube *cube = a->merge.cube;
    if (sg_result_is_new(result))
        sg_result_begin(result, run, cube, SG_KEYS_ALL);
    a->code = result->keys[cube->area.column];
    for (size_t i = 0; i < cube->table->n_columns && a->merge.map->has_labels; i++)
        if (result->keys[i] && result->keys[i] != a->code &&
            sg_cube_goes_with(cube, &cube->area, i))
            a->label = result->keys[i];
    if (a->merge.map->has_labels && !a->label)
        a->label = sg_result_labels(result, "label", SG_COLUMN_CATEGORY);
    a->value = sg_result_measure(result, "value", cube);
    if (any_unknown(&a->merge))
        a->lower = sg_result_measure(result, "lower", cube);
    result->out->main = (ptrdiff_t)sg_table_index(result->out, a->value);
}

static void write(struct areas *a, struct sg_result *result, struct sg_run *run)
{
    add_columns(a, result, run);
    for (size_t i = 0; i < a->merge.n; i++) {
        const struct merged_sum *sum = &a->merge.sums[i];
        size_t row = sg_result_row(result, a->merge.cube, sum->source);
        copy_labels(a, result, row, sum);
        set_label(a, row, sum);
        set_value(a, row, sum);
    }
    if (a->partial)
        sg_run_note(run, "%zu results lack one of the areas they are made of: not_available",
                    a->partial);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct areas a = {
        .merge = {.run = run,
                  .cube = cube,
                  .map = state,
                  .unknown = (enum unknown_areas)sg_args_choice(run->args, "unknown-areas")}};
    bool fine =
        sg_require_adding(cube->table, cube->value, false, err) && area_merge_sum(&a.merge, err);
    if (fine)
        write(&a, result, run);
    area_merge_free(&a.merge);
    return fine;
}

bool concordance_move_areas(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                            struct sg_error *err)
{
    struct sg_concordance map;
    struct sg_cube_request request = sg_cube_request_of(run);
    request.area_required = true;
    request.areas_are_parts = false;
    request.flat = true;
    if (sg_args_text(run->args, "weights"))
        return sg_fail(err, SG_FAIL_USAGE, "--areas and --weights are two steps: one at a time");
    bool fine = sg_concordance_read_areas(&map, run, sg_args_text(run->args, "areas"), err) &&
                sg_result_each(run, in, &request, analyse, &map, out, err);
    sg_concordance_free(&map);
    return fine;
}
