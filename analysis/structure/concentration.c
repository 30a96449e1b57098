/* 集中度・多様性: indices of the distribution of an area over industries, or of an industry over
   areas. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"

#include "adding.h"
#include "bootstrap_options.h"
#include "census_unit.h"
#include "concentration_rows.h"
#include "plants.h"

enum { ACROSS_INDUSTRIES, ACROSS_AREAS };
enum { CATEGORIES_ALL, CATEGORIES_NONZERO };
enum { LOG_NAT, LOG_BIT };

static void add_columns(struct sg_concentration *c, struct sg_result *result, struct sg_run *run)
{
    int without = c->across_areas ? SG_KEYS_NO_AREA : SG_KEYS_NO_BY;
    if (sg_result_is_new(result))
        sg_result_begin(result, run, c->cube, without);
    c->index = sg_result_labels(result, "index", SG_COLUMN_CATEGORY);
    c->value = sg_result_number(result, "value");
    c->lower = sg_result_number(result, "lower");
    c->upper = sg_result_number(result, "upper");
    c->n = sg_result_number(result, "n");
    c->categories = sg_result_number(result, "categories");
    c->value->decimals = c->lower->decimals = c->upper->decimals = 4;
    if (!c->n->label)
        c->n->label = sg_copy_text("n");
    if (!c->value->label)
        c->value->label = sg_copy_text(run->lang == SG_JA ? "指数の値" : "Value");
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c->value);
}

static void note_basis(const struct sg_concentration *c, const struct sg_run *run,
                       struct sg_table_info *info)
{
    struct sg_texts *notes = &info->notes;
    if (c->needs_reference)
        sg_distribution_reference_note(&c->reference, run, info);
    sg_note(notes, run->lang,
            c->bits ? "entropy: logarithm to base 2" : "entropy: natural logarithm");
    sg_note(notes, run->lang,
            c->nonzero ? "normalized by the categories that are not zero"
                       : "normalized by all categories, zero ones included");
    if (c->ci)
        sg_note(notes, run->lang,
                "the intervals are those of a superpopulation: a census has no sampling error");
    if (c->ci == SG_CONCENTRATION_BOOTSTRAP)
        sg_note(notes, run->lang, "bootstrap: %zu replicates, seed %lu", c->bootstrap.replicates,
                c->bootstrap.seed);
}

static bool usable(const struct sg_concentration *c, const struct sg_index *index)
{
    return (index->need != SG_INDEX_REFERENCE || c->needs_reference) &&
           (index->need != SG_INDEX_PLANTS || c->plants);
}

static bool given_trials(const struct sg_run *run)
{
    return sg_args_count(run->args, "effective-n") || sg_args_count(run->args, "establishments");
}

/* The indices that --index names, or the usual ones that can be computed. */
static bool choose_indices(struct sg_concentration *c, const struct sg_run *run,
                           struct sg_error *err)
{
    size_t asked = sg_args_count(run->args, "index");
    c->n_indices = 0;
    for (size_t i = 0; i < (asked ? asked : SG_INDICES); i++) {
        const char *name = sg_args_nth(run->args, "index", i);
        const struct sg_index *index = asked ? sg_index_find(name) : &sg_index_list[i];
        if (asked && index->need == SG_INDEX_PLANTS && !(c->plants && c->across_areas))
            return sg_fail(err, SG_FAIL_USAGE, "%s needs --across areas and --plants FILE", name);
        if (asked && !usable(c, index))
            return sg_fail(err, SG_FAIL_USAGE,
                           "%s needs a reference: several areas, or --reference-file", name);
        if (!asked && (!index->usual || !usable(c, index) ||
                       (index->need == SG_INDEX_PLANTS && !c->across_areas)))
            continue;
        if (c->n_indices < SG_CONCENTRATION_INDICES)
            c->indices[c->n_indices++] = index;
        c->needs_trials = c->needs_trials || index->need == SG_INDEX_TRIALS ||
                          (index->need == SG_INDEX_COUNTS && given_trials(run));
    }
    c->needs_trials = c->needs_trials || c->ci;
    c->bootstrap.n_values = c->n_indices;
    return true;
}

/* Whether there is something to compare with. */
static bool has_reference(const struct sg_concentration *c, const struct sg_run *run)
{
    return c->across_areas || c->cube->area.n > 1 || sg_args_text(run->args, "reference-file");
}

/* What the shares of each slice are of: its parts, where all are known, whatever total was printed.
 */
static double *sum_parts(const struct sg_cube *cube)
{
    struct sg_cube_cell *sums = sg_alloc(cube->slice_of.n, sizeof *sums);
    double *parts = sg_alloc(cube->slice_of.n, sizeof *parts);
    for (size_t row = 0; row < cube->table->n_rows; row++)
        if (sg_cube_is_summed(cube, row))
            sg_cube_add(&sums[cube->row_slice[row]], sg_cube_at(cube, row));
    for (uint32_t i = 0; i < cube->slice_of.n; i++)
        parts[i] = sg_status_void(sums[i].status) ? cube->slices[i].total.value : sums[i].value;
    free(sums);
    return parts;
}

static bool find_trials(struct sg_concentration *c, struct sg_run *run, struct sg_error *err)
{
    if (c->across_areas && given_trials(run))
        return sg_fail(
            err, SG_FAIL_USAGE,
            "--effective-n and --establishments are of areas: across areas, --plants FILE "
            "gives the effective number");
    if (!c->needs_trials || (c->across_areas && c->plants))
        return true;
    double *parts = sum_parts(c->cube);
    bool fine = sg_census_trials(run, c->cube, true, parts, &c->slice_trials, err);
    free(parts);
    return fine;
}

static bool compute(struct sg_concentration *c, struct sg_run *run, struct sg_result *result,
                    struct sg_error *err)
{
    if (!sg_plants_read(run, c->cube, &c->plants, err))
        return false;
    c->needs_reference = has_reference(c, run);
    if (!choose_indices(c, run, err) || !find_trials(c, run, err) ||
        (c->needs_reference && !c->across_areas &&
         !sg_reference_find_or_sum(&c->nation, run, c->cube, NULL, err)))
        return false;
    if (c->across_areas)
        sg_cube_note_levels(&c->cube->area, run);
    sg_distributions_build(&c->distributions, c->cube, c->across_areas);
    if (c->needs_reference)
        sg_distribution_reference_build(&c->reference, &c->distributions, c->cube,
                                        c->across_areas ? NULL : &c->nation, run);
    else
        sg_run_note(run,
                    "one area only: nothing to compare with, so no hoover, krugman and the like");
    add_columns(c, result, run);
    note_basis(c, run, &result->out->info);
    sg_concentration_add(c, result);
    if (c->differing)
        sg_run_note(run,
                    "the parts of %zu distributions do not add up to their published total: shares "
                    "are of the sum of the parts",
                    c->differing);
    return true;
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct sg_concentration c = *(const struct sg_concentration *)state;
    if (!sg_require_parts(cube, err))
        return false;
    c.cube = cube;
    bool fine = compute(&c, run, result, err);
    sg_distribution_reference_free(&c.reference);
    sg_distributions_free(&c.distributions);
    sg_reference_free(&c.nation);
    free(c.slice_trials);
    free(c.plants);
    return fine;
}

static bool run_concentration(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                              struct sg_error *err)
{
    struct sg_concentration c = {
        .across_areas = sg_args_choice(run->args, "across") == ACROSS_AREAS,
        .nonzero = sg_args_choice(run->args, "categories") == CATEGORIES_NONZERO,
        .bits = sg_args_choice(run->args, "log") == LOG_BIT,
        .ci = (enum sg_concentration_ci)sg_args_choice(run->args, "ci")};
    if (c.across_areas &&
        (sg_args_count(run->args, "reference") || sg_args_count(run->args, "reference-file")))
        return sg_fail(err, SG_FAIL_USAGE,
                       "across areas the reference is all industries: no --reference");
    c.bootstrap = sg_bootstrap_plan_of(run);
    struct sg_cube_request request = sg_cube_request_of(run);
    request.across_areas = true;
    request.by_required = true;
    request.area_required = c.across_areas;
    return sg_result_each(run, in, &request, analyse, &c, out, err);
}

static const struct sg_choice across[] = {
    [ACROSS_INDUSTRIES] = {"industries",
                           {"a row per area, its shares over industries",
                            "地域ごとに産業の分布を見る"}},
    [ACROSS_AREAS] = {"areas",
                      {"a row per industry, its shares over areas", "産業ごとに地域の分布を見る"}}};

static const struct sg_option option_across = {
    .name = "across",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(across),
    .preset = "industries",
    .help = {"what the shares are over", "何にわたる分布か"}};

static const struct sg_option option_index = {
    .name = "index",
    .kind = SG_OPTION_CHOICE,
    .choices = SG_CHOICES_OF_FUNCTIONS(sg_index_list),
    .repeatable = true,
    .argument = "NAME",
    .help = {"index to compute (default: the usual ones)", "計算する指数（既定は主なもの）"}};

static const struct sg_choice categories[] = {
    [CATEGORIES_ALL] = {"all", {"all, zero ones too", "０の項目も含むすべて"}},
    [CATEGORIES_NONZERO] = {"nonzero", {"those that are not zero", "０でない項目"}}};

static const struct sg_option option_categories = {
    .name = "categories",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHICH",
    .choices = SG_CHOICES(categories),
    .preset = "all",
    .help = {"categories that hhi_normalized and entropy_relative count",
             "hhi_normalized と entropy_relative で数える項目"}};

static const struct sg_choice units[] = {
    [LOG_NAT] = {"nat", {"natural logarithm", "自然対数"}},
    [LOG_BIT] = {"bit", {"logarithm to base 2", "２を底とする対数"}}};

static const struct sg_option option_log = {
    .name = "log",
    .kind = SG_OPTION_CHOICE,
    .argument = "UNIT",
    .choices = SG_CHOICES(units),
    .preset = "nat",
    .help = {"unit of entropies", "エントロピーの対数の底"}};

const struct sg_command sg_concentration_command = {
    .name = "concentration",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"indices of concentration, diversity and specialization",
                "集中度・多様性・特化の指数"},
    .help =
        {"Computes indices of the distribution of each area over industries or, with --across "
         "areas, "
         "of each industry over areas, one per row: hhi (Herfindahl-Hirschman), hhi_normalized, "
         "equivalent_number (1/H), entropy (Shannon), entropy_relative, theil (T), gini; and "
         "against a "
         "reference hoover, krugman and gini_locational. Others by --index: hhi_unbiased, "
         "entropy_miller_madow, effective_number (exp of entropy), theil_l, kullback_leibler, "
         "hachman. "
         "ellison_glaeser and maurel_sedillot need --across areas and the sizes of plants "
         "(--plants). "
         "The reference is --reference or --reference-file, else the one total area, else the sum "
         "of "
         "all areas; over areas it is all industries; --against says whether it holds what is "
         "compared. "
         "Shares are of the sum of the parts. Where parts are suppressed the index is too, and if "
         "their total is published, lower and upper are what it can be at least and at most. An "
         "interval is one of a superpopulation; --ci bootstrap draws --bootstrap replicates from "
         "--seed, with the reference as fixed. Columns: index, value, lower, upper, n (what the "
         "shares "
         "are of; with an interval, the independent trials), categories, status.",
         "地域ごとに産業の分布の、--across areas "
         "では産業ごとに地域の分布の指数を計算し、一行に一つずつ"
         "示します。hhi（ハーフィンダール・ハーシュマン指数）、hhi_normalized、equivalent_"
         "number（1/H）、"
         "entropy（シャノン）、entropy_relative、theil（T）、gini と、基準に対する "
         "hoover、krugman、"
         "gini_locational です。--index で "
         "hhi_unbiased、entropy_miller_madow、effective_number（エント"
         "ロピーの指数）、theil_l、kullback_leibler、hachman も選べます。ellison_glaeser と "
         "maurel_sedillot には --across areas と事業所の規模（--plants）が必要です。基準は "
         "--reference "
         "又は "
         "--reference-file、なければ全国などの総数の地域、それもなければ全地域の合計です（--across "
         "areas では全産業）。当該地域を基準に含めるかどうかは --against "
         "で選びます。構成比は内訳の合計に"
         "対するものです。内訳に秘匿があれば指数も秘匿とし、総数が公表されていれば指数がとり得る最"
         "小と"
         "最大を下限・上限に示します。信頼区間は超母集団に関するものです。--ci bootstrap "
         "は基準を固定し、"
         "--seed から --bootstrap "
         "回の標本を作ります。列：指数、値、下限、上限、n（構成比の分母。信頼区間"
         "では独立な試行の数）、項目数、状態。"},
    .example = "--area area_code --by industry --period year --value establishments "
               "examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by,
                &sg_option_level_of,
                &sg_option_area,
                &sg_option_period,
                &sg_option_value,
                &option_across,
                &option_index,
                &sg_option_reference,
                &sg_option_reference_file,
                &sg_option_against,
                &option_categories,
                &option_log,
                &sg_option_plants,
                &sg_concentration_option_ci,
                &sg_option_bootstrap,
                &sg_option_seed,
                &sg_option_level,
                &sg_option_unit,
                &sg_option_effective_n,
                &sg_option_establishments},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_concentration,
    .chart = "forest"};
