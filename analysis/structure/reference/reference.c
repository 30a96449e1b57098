#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/role.h"

#include "reference_file.h"
#include "reference_frames.h"
#include "reference_label.h"

const struct sg_option sg_option_reference = {
    .name = "reference",
    .kind = SG_OPTION_TEXT,
    .argument = "LABEL",
    .help = {"area to compare with, or 'sum' of all areas (default: the one total area, such as "
             "全国)",
             "比較の基準とする地域、又は sum（全地域の合計）。既定は全国などの総数の地域"}};

const struct sg_option sg_option_reference_file = {
    .name = "reference-file",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table that holds the reference", "基準の値が入ったファイル"}};

/* n² times the Herfindahl index of the sizes behind a total n of `trials` = 1/H: these add up over
   areas, since H of the whole is Σ(n_r/N)² H_r. */
static double concentration(double total, double trials)
{
    return total == 0 ? 0 : total * total / trials;
}

/* Adds up the slices and cells of the areas that `use` marks. */
static void add_areas(struct sg_reference *reference, const struct sg_cube *cube, const bool use[],
                      const double trials[])
{
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        const struct sg_cube_series *series = &cube->series[cube->slices[i].series];
        if (!use[series->area])
            continue;
        uint32_t frame = sg_reference_open(reference, series->group, cube->slices[i].period);
        double before = reference->totals[frame].value, own = cube->slices[i].total.value;
        sg_cube_add(&reference->totals[frame], cube->slices[i].total);
        reference->mixed[frame] |=
            cube->slices[i].mixed || (before < 0 && own > 0) || (before > 0 && own < 0);
        reference->trials[frame] +=
            concentration(cube->slices[i].total.value, trials ? trials[i] : NAN);
    }
    for (uint32_t i = 0; i < reference->frame_of.n; i++) {
        double total = reference->totals[i].value;
        reference->trials[i] = total * total / reference->trials[i];
    }
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
        if (use[cube->series[slice->series].area] && !sg_cube_is_total(cube, row))
            sg_reference_add(reference, sg_reference_frame(reference, cube, slice),
                             cube->row_by[row], sg_cube_at(cube, row));
    }
}

/* Cells that areas of the sum lack: they add nothing, which is said. */
static size_t count_absent(const struct sg_reference *reference, const struct sg_cube *cube)
{
    size_t present = 0, wanted = 0;
    size_t *cells = sg_alloc(reference->frame_of.n, sizeof *cells);
    for (uint32_t i = 0; i < reference->cell_of.n; i++)
        cells[reference->cell_of.keys[i] >> 32]++;
    for (uint32_t i = 0; i < cube->slice_of.n; i++)
        if (!reference->left_out[cube->series[cube->slices[i].series].area])
            wanted += cells[sg_reference_frame(reference, cube, &cube->slices[i])];
    for (size_t row = 0; row < cube->table->n_rows; row++)
        present += !sg_cube_is_total(cube, row) &&
                   !reference->left_out[cube->series[sg_cube_slice_of(cube, row)->series].area];
    free(cells);
    return wanted - present;
}

static void take_sum(struct sg_reference *reference, struct sg_run *run, const struct sg_cube *cube,
                     const double trials[])
{
    bool *use = sg_alloc(cube->area.n, sizeof *use);
    for (uint32_t i = 0; i < cube->area.n; i++)
        use[i] = cube->area.kind[i] == SG_CUBE_PART;
    sg_cube_note_levels(&cube->area, run);
    add_areas(reference, cube, use, trials);
    free(use);
    size_t absent = count_absent(reference, cube);
    if (absent)
        sg_run_note(run,
                    "%zu cells of the areas are absent from the table and add nothing to the "
                    "reference",
                    absent);
}

static void take_area(struct sg_reference *reference, const struct sg_cube *cube, uint32_t area,
                      const double trials[])
{
    bool *use = sg_alloc(cube->area.n, sizeof *use);
    use[area] = true;
    reference->area = area;
    reference->left_out[area] = true;
    add_areas(reference, cube, use, trials);
    free(use);
}

/* How many areas are totals, and one of them. */
static size_t total_areas(const struct sg_cube *cube, uint32_t *area)
{
    size_t n = 0;
    for (uint32_t i = 0; i < cube->area.n; i++)
        if (cube->area.kind[i] == SG_CUBE_TOTAL) {
            *area = i;
            n++;
        }
    return n;
}

/* Without --reference: the one area that is a total. */
static bool usual_reference(struct sg_run *run, const struct sg_cube *cube, uint32_t *area,
                            struct sg_error *err)
{
    if (total_areas(cube, area) != 1)
        return sg_fail(
            err, SG_FAIL_USAGE,
            "a reference is needed: --reference LABEL of an area, --reference sum of all "
            "areas, or --reference-file F");
    sg_run_note(run, "'%s' is taken for --reference", sg_reference_name(cube, *area));
    return true;
}

static void begin(struct sg_reference *reference, const struct sg_cube *cube)
{
    *reference = (struct sg_reference){.area = SG_NO_PAIR};
    reference->left_out = sg_alloc(cube->area.n, sizeof *reference->left_out);
    for (uint32_t i = 0; i < cube->area.n; i++)
        reference->left_out[i] = cube->area.kind[i] != SG_CUBE_PART;
}

bool sg_reference_find(struct sg_reference *reference, struct sg_run *run,
                       const struct sg_cube *cube, const double trials[], struct sg_error *err)
{
    const char *label = sg_args_text(run->args, "reference");
    const char *file = sg_args_text(run->args, "reference-file");
    begin(reference, cube);
    if (file)
        return sg_reference_read(reference, run, cube, file, err);
    uint32_t area = 0;
    if (label && strcmp(label, "sum") == 0) {
        take_sum(reference, run, cube, trials);
        return true;
    }
    /* 全国 names the one total area, however its label is spelled: 全国（市区町村計）. */
    bool by_name =
        label && (sg_reference_match(cube, label, &area) || !sg_role_is_total(label, NULL));
    if (by_name ? !sg_reference_area(cube, label, &area, err)
                : !usual_reference(run, cube, &area, err))
        return false;
    take_area(reference, cube, area, trials);
    return true;
}

bool sg_reference_find_or_sum(struct sg_reference *reference, struct sg_run *run,
                              const struct sg_cube *cube, const double trials[],
                              struct sg_error *err)
{
    uint32_t area;
    if (sg_args_text(run->args, "reference") || sg_args_text(run->args, "reference-file") ||
        total_areas(cube, &area) == 1)
        return sg_reference_find(reference, run, cube, trials, err);
    begin(reference, cube);
    take_sum(reference, run, cube, trials);
    return true;
}
