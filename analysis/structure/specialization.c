/* 特化係数: the share of an industry in an area against its share in the reference. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/location_quotient.h>
#include "table/args.h"

#include "adding.h"
#include "analysis/cube/result.h"
#include "analysis/estimate/adjustments.h"
#include "bootstrap_options.h"
#include "census_unit.h"
#include "comparison.h"
#include "quotient_scores.h"

struct specialization {
    const struct sg_cube *cube;
    struct sg_reference reference;
    enum sg_comparison_method method;
    enum sg_comparison_ci ci;
    struct sg_bootstrap plan; /* level, replicates and seed */
    bool shrinks, tests, one_more, nested;
    const struct sg_adjustment *adjust;
    double *trials; /* per slice, where they are needed */
    struct sg_column *value, *area_total, *reference_value, *reference_total, *share,
        *reference_share, *coefficient, *lower, *upper, *log_coefficient, *shrunk, *p, *adjusted,
        *more;
};

/* 100 times a share, or the status that forbids it; of a `mixed` whole there is none. */
static void set_share(struct sg_column *column, size_t out, struct sg_cube_cell part,
                      struct sg_cube_cell whole, bool mixed)
{
    sg_status status =
        sg_status_void(part.status) ? sg_status_void(part.status) : sg_status_void(whole.status);
    double share = whole.value != 0 && !mixed ? 100 * (part.value / whole.value) : NAN;
    sg_result_set(column, out, share, status | sg_cube_flags(part.status));
}

/* p of the quotient being 1. */
static void set_p(const struct specialization *s, size_t out, const struct sg_comparison *c)
{
    struct sg_quotient_counts trials = sg_comparison_trials(c);
    sg_status status = sg_status_void(c->status);
    if (!status && (isnan(c->area_trials) || isnan(c->reference_trials)))
        status = SG_STATUS_NOT_AVAILABLE;
    double p = status ? NAN : sg_interval_log_delta_p(&trials, 0.5);
    sg_result_set(s->p, out, p, !status && isnan(p) ? SG_STATUS_NOT_APPLICABLE : status);
}

static void set_one_more(const struct specialization *s, size_t out, const struct sg_comparison *c)
{
    double more = sg_location_quotient_one_more(&c->counts, s->nested);
    sg_status status = sg_status_void(c->status);
    if (!status && c->counts.value == 0)
        status = SG_STATUS_ENTRY;
    sg_result_set(s->more, out, 100 * more, status);
}

/* Returns the status of the coefficient. */
static sg_status add_row(const struct specialization *s, struct sg_result *result, size_t row)
{
    struct sg_comparison c = sg_comparison_of(s->cube, &s->reference, s->trials, row);
    size_t out = sg_result_row(result, s->cube, row);
    sg_column_set(s->value, out, c.value.value, c.value.status);
    sg_column_set(s->area_total, out, c.area_total.value, c.area_total.status);
    sg_column_set(s->reference_value, out, c.reference_value.value, c.reference_value.status);
    sg_column_set(s->reference_total, out, c.reference_total.value, c.reference_total.status);
    set_share(s->share, out, c.value, c.area_total, c.area_mixed);
    set_share(s->reference_share, out, c.reference_value, c.reference_total, c.reference_mixed);
    sg_result_set(s->coefficient, out, sg_comparison_coefficient(&c, s->method),
                  sg_comparison_status(&c, s->method));
    sg_result_set(s->log_coefficient, out, sg_comparison_coefficient(&c, SG_METHOD_LOG), c.status);
    if (s->ci != SG_CI_NONE) {
        struct sg_interval limits;
        sg_status status = sg_comparison_limits(&c, s->method, s->ci, &s->plan, &limits);
        sg_result_set(s->lower, out, limits.lower, status);
        sg_result_set(s->upper, out, limits.upper, status);
    }
    if (s->tests)
        set_p(s, out, &c);
    if (s->one_more)
        set_one_more(s, out, &c);
    return s->coefficient->status[out];
}

static void note_reference(const struct specialization *s, struct sg_result *result,
                           struct sg_run *run)
{
    struct sg_texts *notes = &result->out->info.notes;
    sg_reference_note(&s->reference, run, s->cube, &result->out->info);
    if (s->ci != SG_CI_NONE)
        sg_note(notes, run->lang,
                "the intervals are those of a superpopulation: a census has no sampling "
                "error");
    if (s->ci == SG_CI_BOOTSTRAP)
        sg_note(notes, run->lang, "bootstrap: %zu replicates, seed %lu", s->plan.replicates,
                s->plan.seed);
    if (s->tests)
        sg_note(notes, run->lang,
                "p: two-sided, that the quotient is 1 (log-delta), adjusted by %s",
                s->adjust->choice.word);
    if (s->ci == SG_CI_LOG_DELTA || s->ci == SG_CI_BOOTSTRAP || s->tests)
        sg_note(notes, run->lang, "the intervals take each area as part of the reference");
}

static void add_columns(struct specialization *s, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result))
        sg_result_begin(result, run, s->cube, SG_KEYS_ALL);
    s->value = sg_result_measure(result, "value", s->cube);
    s->area_total = sg_result_measure(result, "area_total", s->cube);
    s->reference_value = sg_result_measure(result, "reference_value", s->cube);
    s->reference_total = sg_result_measure(result, "reference_total", s->cube);
    s->share = sg_result_number(result, "share_percent");
    s->reference_share = sg_result_number(result, "reference_share_percent");
    s->coefficient = sg_result_number(result, "coefficient");
    s->lower = s->ci ? sg_result_number(result, "lower") : NULL;
    s->upper = s->ci ? sg_result_number(result, "upper") : NULL;
    s->log_coefficient = sg_result_number(result, "log_coefficient");
    s->shrunk = s->shrinks ? sg_result_number(result, "shrunk_coefficient") : NULL;
    s->p = s->tests ? sg_result_number(result, "p") : NULL;
    s->adjusted = s->tests ? sg_result_number(result, "p_adjusted") : NULL;
    s->more = s->one_more ? sg_result_number(result, "one_more_percent") : NULL;
    if (s->method == SG_METHOD_ADDITIVE)
        s->coefficient->decimals = 4; /* a difference of fractions */
    result->out->main = (ptrdiff_t)sg_table_index(result->out, s->coefficient);
}

static void add_rows(struct specialization *s, struct sg_result *result, struct sg_run *run)
{
    const struct sg_cube *cube = s->cube;
    size_t first = result->out->n_rows, missing = 0;
    sg_table_reserve(result->out, first + cube->table->n_rows);
    for (size_t row = 0; row < cube->table->n_rows; row++)
        if (sg_scores_shown(s->cube, &s->reference, row))
            missing += add_row(s, result, row) & SG_STATUS_NO_REFERENCE ? 1 : 0;
    if (missing)
        sg_run_note(run, "%zu coefficients have no reference: its value is 0 or absent", missing);
    struct sg_scores scores = {cube, &s->reference, s->trials, first};
    if (s->method == SG_METHOD_STANDARDIZED || s->method == SG_METHOD_STANDARDIZED_LOG)
        sg_scores_standardize(&scores, s->coefficient);
    size_t even = s->shrinks ? sg_scores_shrink(&scores, s->shrunk) : 0;
    if (even)
        sg_run_note(run,
                    "no sign of heterogeneity between areas in %zu categories: their shrunk "
                    "coefficients are all the mean",
                    even);
    if (s->adjusted)
        sg_scores_adjust(s->p, s->adjusted, (const size_t[]){first, result->out->n_rows},
                         s->adjust->adjust);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct specialization s = *(const struct specialization *)state;
    if (!sg_require_parts(cube, err))
        return false;
    s.cube = cube;
    if ((s.ci != SG_CI_NONE || s.shrinks || s.tests) &&
        !sg_census_trials(run, cube, true, NULL, &s.trials, err))
        return false;
    bool fine = sg_reference_find(&s.reference, run, cube, s.trials, err);
    if (fine) {
        /* another area of the table is no whole that this one is part of */
        s.nested =
            s.reference.area == SG_NO_PAIR || cube->area.kind[s.reference.area] != SG_CUBE_PART;
        add_columns(&s, result, run);
        note_reference(&s, result, run);
        add_rows(&s, result, run);
    }
    sg_reference_free(&s.reference);
    free(s.trials);
    return fine;
}

static bool run_specialization(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                               struct sg_error *err)
{
    int method = sg_args_choice(run->args, "method"), ci = sg_args_choice(run->args, "ci");
    struct specialization s = {.method = (enum sg_comparison_method)method,
                               .ci = (enum sg_comparison_ci)ci,
                               .plan = sg_bootstrap_plan_of(run),
                               .shrinks = sg_args_flag(run->args, "shrink"),
                               .one_more = sg_args_flag(run->args, "one-more"),
                               .adjust = sg_adjustment_of(run->args)};
    s.tests = s.adjust->adjust != sg_adjust_none;
    struct sg_cube_request request = sg_cube_request_of(run);
    request.across_areas = true;
    request.by_required = request.area_required = true;
    if (s.ci != SG_CI_NONE && !sg_comparison_has_limits(s.method))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--ci goes with --method lq, log or symmetric, not with %s",
                       sg_args_text(run->args, "method"));
    return sg_result_each(run, in, &request, analyse, &s, out, err);
}

static const struct sg_option option_shrink = {
    .name = "shrink",
    .kind = SG_OPTION_FLAG,
    .help = {"add the empirical-Bayes (gamma-Poisson) estimate over areas",
             "地域間の経験ベイズ推定（ガンマ・ポアソン）による係数を加える"}};

static const struct sg_option option_one_more = {
    .name = "one-more",
    .kind = SG_OPTION_FLAG,
    .help = {"add by how much one more establishment would change the quotient",
             "事業所が一つ増えたときの係数の変化率を加える"}};

static const struct sg_option option_adjust = {
    .name = "adjust",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(sg_adjustments),
    .preset = "none",
    .help = {"add p values of the quotient being 1, adjusted for the number of cells; none adds "
             "none",
             "係数が１であることの p 値を、セルの数で調整して加える（none なら加えない）"}};

const struct sg_command sg_specialization_command = {
    .name = "specialization",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"location quotients of areas against a reference", "特化係数"},
    .help =
        {"Compares the share of each industry in an area with its share in the reference: an area "
         "of the table (--reference 全国), the sum of its areas (--reference sum, total areas left "
         "out), or another table (--reference-file). The coefficient L is the quotient of the two "
         "shares (location quotient), or what --method names. It is undefined, never 0, where the "
         "area or the reference has no cases (no_region_total, no_reference), and suppressed where "
         "one of its four numbers is. An interval (--ci) is one of a superpopulation and needs to "
         "know what is counted; for persons it needs --effective-n or --establishments, since the "
         "persons of an establishment are not independent. Rows of totals and of the reference "
         "itself are not repeated: their numbers stand in area_total and the reference columns. "
         "Columns: value, area_total, reference_value, reference_total, share_percent, "
         "reference_share_percent, coefficient, lower and upper (with --ci), log_coefficient, "
         "shrunk_coefficient (--shrink), p and p_adjusted (--adjust), one_more_percent "
         "(--one-more), "
         "status.",
         "地域の各産業の構成比を、基準の構成比と比べます。基準は表の中の地域（--reference 全国）、"
         "全地域の合計（--reference "
         "sum。全国などの総数は除く）、又は別の表（--reference-file）です。"
         "特化係数 L は両者の比で、--method で他の係数も選べます。地域の総数や基準の値が０のときは"
         "０とせず計算しません（no_region_total、no_"
         "reference）。計算に使う数値が秘匿なら係数も秘匿と"
         "します。信頼区間（--ci）は超母集団に関するもので、何を数えた値かが必要です。従業者は同じ"
         "事業所の中で独立でないため、--effective-n 又は --establishments がなければ計算しません。"
         "総数の行と基準そのものの行は出力せず、その数値は各列に示します。列：実数、地域の総数、基"
         "準の"
         "実数、基準の総数、構成比、基準の構成比、特化係数、下限・上限（--ci "
         "のとき）、特化係数（対数）、特化係数の縮小推定（--shrink）、p 値と調整済み p "
         "値（--adjust）、"
         "１増の効果（--one-more）、状態。"},
    .example = "--area area_code --by industry --period year --value establishments "
               "--reference 全国 examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &sg_option_reference, &sg_option_reference_file,
                &sg_comparison_option_method, &sg_comparison_option_ci, &sg_option_bootstrap,
                &sg_option_seed, &sg_option_level, &option_shrink, &option_adjust, &option_one_more,
                &sg_option_unit, &sg_option_effective_n, &sg_option_establishments},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_specialization,
    .chart = "lq"};
