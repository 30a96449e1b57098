/* 経済複雑性: which areas have industries that few others have. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/complexity.h>
#include "table/args.h"
#include "table/role.h"

#include "adding.h"
#include "analysis/cube/result.h"
#include "complexity_frame.h"

enum index { ECI, PCI, PROXIMITY, N_INDICES };

static const struct sg_choice indices[N_INDICES] = {
    [ECI] = {"eci", {"complexity of the areas", "地域の複雑性"}},
    [PCI] = {"pci", {"complexity of the industries", "産業の複雑性"}},
    [PROXIMITY] = {"proximity", {"how often two industries go together", "産業どうしの近接性"}}};

struct complexity {
    struct sg_complexity_source source;
    bool asked[N_INDICES];
    ptrdiff_t area_name, by_name; /* columns of the table, or -1 */
    struct sg_column *index, *item, *label, *with, *value;
};

static size_t add_row(const struct complexity *c, struct sg_result *result, enum index index,
                      size_t source)
{
    const struct sg_table *in = c->source.cube->table;
    bool of_area = index == ECI;
    const struct sg_cube_axis *axis = of_area ? &c->source.cube->area : &c->source.cube->by;
    uint32_t item =
        of_area ? c->source.cube->series[sg_cube_slice_of(c->source.cube, source)->series].area
                : c->source.cube->row_by[source];
    ptrdiff_t name = of_area ? c->area_name : c->by_name;
    size_t row = sg_result_row(result, c->source.cube, source);
    sg_column_set_text(c->index, row, indices[index].word);
    sg_column_set_text(c->item, row, sg_cube_label(c->source.cube, axis, item));
    if (c->label && name >= 0)
        sg_column_set_text(c->label, row, sg_column_text(in->columns[name], source));
    return row;
}

static void note_outcome(enum sg_complexity_outcome result, struct sg_run *run)
{
    switch (result) {
    case SG_COMPLEXITY_FINE:
        break;
    case SG_COMPLEXITY_SIGN_OPEN:
        sg_run_note(run, "diversity does not tell which end is complex: the sign of eci and pci is "
                         "open");
        break;
    case SG_COMPLEXITY_TOO_SMALL:
        sg_run_note(run,
                    "no eci and pci: fewer than two areas or categories with a quotient of 1 or "
                    "more");
        break;
    case SG_COMPLEXITY_DISCONNECTED:
        sg_run_note(run, "no eci and pci: areas and categories fall into parts that share nothing");
        break;
    case SG_COMPLEXITY_REPEATED:
        sg_run_note(run, "no eci and pci: the second eigenvalue is repeated or zero");
        break;
    case SG_COMPLEXITY_FAILED:
        sg_run_note(run, "no eci and pci: the eigenvalues did not converge");
        break;
    }
}

static void add_scores(const struct complexity *c, struct sg_result *result, struct sg_run *run,
                       const struct sg_complexity_frame *f)
{
    double *eci = sg_alloc(f->n_areas, sizeof *eci), *pci = sg_alloc(f->n_categories, sizeof *pci);
    if (!f->status)
        note_outcome(sg_complexity(f->has, f->n_areas, f->n_categories, eci, pci), run);
    for (size_t i = 0; i < f->n_areas && c->asked[ECI]; i++) {
        size_t source = c->source.distributions.rows[c->source.distributions.start[f->areas[i]]];
        bool empty = sg_cube_slice_of(c->source.cube, source)->total.value == 0;
        sg_status status = f->status ? f->status : empty ? SG_STATUS_NO_REGION_TOTAL : 0;
        sg_result_set(c->value, add_row(c, result, ECI, source), eci[i], status);
    }
    for (size_t i = 0; i < f->n_categories && c->asked[PCI]; i++)
        sg_result_set(c->value, add_row(c, result, PCI, f->sources[i]), pci[i], f->status);
    free(eci);
    free(pci);
}

static void add_proximity(const struct complexity *c, struct sg_result *result,
                          const struct sg_complexity_frame *f)
{
    double *proximity = sg_alloc(f->n_categories * f->n_categories, sizeof *proximity);
    sg_complexity_proximity(f->has, f->n_areas, f->n_categories, proximity);
    for (size_t i = 0; i < f->n_categories; i++)
        for (size_t j = i + 1; j < f->n_categories; j++) {
            size_t row = add_row(c, result, PROXIMITY, f->sources[i]);
            sg_column_set_text(
                c->with, row, sg_cube_label(c->source.cube, &c->source.cube->by, f->categories[j]));
            sg_result_set(c->value, row, proximity[i * f->n_categories + j], f->status);
        }
    free(proximity);
}

static void add_columns(struct complexity *c, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result))
        sg_result_begin(result, run, c->source.cube, SG_KEYS_NO_AREA | SG_KEYS_NO_BY);
    c->index = sg_result_labels(result, "index", SG_COLUMN_CATEGORY);
    c->item = sg_result_labels(result, "item", SG_COLUMN_CATEGORY);
    if (c->area_name >= 0 || c->by_name >= 0)
        c->label = sg_result_labels(result, "label", SG_COLUMN_CATEGORY);
    if (c->asked[PROXIMITY])
        c->with = sg_result_labels(result, "with_item", SG_COLUMN_CATEGORY);
    c->value = sg_result_number(result, "value");
    c->value->decimals = 3;
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c->value);
    sg_reference_note(&c->source.reference, run, c->source.cube, &result->out->info);
    sg_note(&result->out->info.notes, run->lang,
            "an area has an industry where its location quotient is 1 or more");
}

/* The first column of labels that goes with an axis, or -1. */
static ptrdiff_t label_of(const struct sg_cube *cube, const struct sg_cube_axis *axis)
{
    for (size_t i = 0; i < cube->table->n_columns; i++)
        if (cube->use[i] == SG_CUBE_LABEL && sg_cube_goes_with(cube, axis, i))
            return (ptrdiff_t)i;
    return -1;
}

/* Columns that say more about areas (the municipality's name before the prefecture's) and
   categories. */
static void find_names(struct complexity *c)
{
    const struct sg_cube *cube = c->source.cube;
    bool found =
        sg_role_find(cube->table, SG_ROLE_AREA_NAME, NULL, false, &c->area_name, NULL, NULL);
    if (!found || c->area_name < 0 || c->area_name == cube->area.column)
        c->area_name = label_of(cube, &cube->area);
    c->by_name = label_of(cube, &cube->by);
}

static void add_frames(struct complexity *c, struct sg_result *result, struct sg_run *run)
{
    for (uint32_t i = 0; i < c->source.cube->slice_of.n; i++)
        sg_pairs_number(&c->source.frames,
                        c->source.cube->series[c->source.cube->slices[i].series].group,
                        c->source.cube->slices[i].period);
    for (uint32_t i = 0; i < c->source.frames.n; i++) {
        struct sg_complexity_frame f;
        sg_complexity_frame_read(&c->source, i, &f);
        add_scores(c, result, run, &f);
        if (c->asked[PROXIMITY])
            add_proximity(c, result, &f);
        sg_complexity_frame_free(&f);
    }
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct complexity c = {.source = {.cube = cube}};
    (void)state;
    if (!sg_require_parts(cube, err))
        return false;
    for (size_t i = 0; i < sg_args_count(run->args, "index"); i++)
        for (size_t k = 0; k < N_INDICES; k++)
            if (strcmp(sg_args_nth(run->args, "index", i), indices[k].word) == 0)
                c.asked[k] = true;
    if (!sg_args_count(run->args, "index"))
        c.asked[ECI] = c.asked[PCI] = true;
    bool fine = sg_reference_find_or_sum(&c.source.reference, run, cube, NULL, err);
    if (fine) {
        sg_distributions_build(&c.source.distributions, cube, false);
        find_names(&c);
        add_columns(&c, result, run);
        add_frames(&c, result, run);
    }
    sg_distributions_free(&c.source.distributions);
    sg_reference_free(&c.source.reference);
    sg_pairs_free(&c.source.frames);
    return fine;
}

static bool run_complexity(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                           struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.across_areas = true;
    request.by_required = request.area_required = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

static const struct sg_option option_index = {
    .name = "index",
    .kind = SG_OPTION_CHOICE,
    .repeatable = true,
    .argument = "INDEX",
    .choices = SG_CHOICES(indices),
    .help = {"what to compute (default: eci and pci)", "計算するもの（既定は eci と pci）"}};

const struct sg_command sg_complexity_command = {
    .name = "complexity",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"economic complexity of areas and industries", "経済複雑性指標"},
    .help =
        {"Takes the matrix of the industries in which an area's location quotient is 1 or more, "
         "and "
         "computes eci of areas and pci of industries (Hidalgo and Hausmann): the second "
         "eigenvectors "
         "of the matrix normalized by diversity and ubiquity, standardized with mean and sd (n-1), "
         "with "
         "the sign that makes eci rise with diversity. proximity of two industries is the smaller "
         "of "
         "the two conditional probabilities that an area which has one has the other. Where areas "
         "and "
         "industries fall into parts that share nothing, or the second eigenvalue is repeated, eci "
         "and "
         "pci are undefined, which is said. A suppressed cell suppresses all of its period. The "
         "reference is --reference or --reference-file, else the one total area, else the sum of "
         "all "
         "areas. Columns: index, item (an area or an industry), label, with_item (of a proximity), "
         "value, status.",
         "特化係数が１以上の産業を「持つ」とした地域×産業の行列から、地域の eci と産業の "
         "pci（Hidalgo and "
         "Hausmann）を計算します。多様性と遍在性で正規化した行列の第二固有ベクトルを平均と標準偏差"
         "（n-1）で"
         "標準化し、多様な地域で eci が高くなる符号とします。proximity "
         "は、一方を持つ地域がもう一方も持つ"
         "条件付き確率の小さい方です。地域と産業が互いに共有のない部分に分かれるときや、第二固有値"
         "が重複する"
         "ときは計算せず、その旨を示します。秘匿のセルが一つでもあれば、その時点はすべて秘匿としま"
         "す。基準は "
         "--reference 又は "
         "--reference-file、なければ全国などの総数の地域、それもなければ全地域の合計です。"
         "列：指数、項目（地域又は産業）、名称、相手の項目（proximity のとき）、値、状態。"},
    .example = "--area area_code --by industry --period year --value establishments "
               "examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &option_index, &sg_option_reference, &sg_option_reference_file},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_complexity,
    .chart = "forest"};
