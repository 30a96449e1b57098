/* 特化係数: the share of an industry in an area against its share in the reference. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/args.h>
#include <sangyo/location_quotient.h>

#include "census_unit.h"
#include "comparison.h"
#include "outcome.h"
#include "reference.h"

struct specialization {
    const struct sg_cube *cube;
    struct sg_reference reference;
    enum sg_comparison_method method;
    enum sg_comparison_ci ci;
    double level;
    double *trials; /* per slice, with an interval */
    struct sg_column *value, *area_total, *reference_value, *reference_total, *share,
        *reference_share, *coefficient, *lower, *upper, *log_coefficient;
};

static struct sg_comparison compare(const struct specialization *s, size_t row)
{
    static const struct sg_cube_cell none = {NAN, SG_STATUS_NO_REFERENCE};
    const struct sg_cube *cube = s->cube;
    const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
    uint32_t frame = sg_reference_frame(&s->reference, cube, slice);
    uint32_t cell = frame == SG_NO_PAIR
                        ? SG_NO_PAIR
                        : sg_pairs_find(&s->reference.cell_of, frame, cube->row_by[row]);
    struct sg_comparison c = {
        .value = sg_cube_at(cube, row),
        .area_total = slice->total,
        .reference_value = cell == SG_NO_PAIR ? none : s->reference.cells[cell],
        .reference_total = frame == SG_NO_PAIR ? none : s->reference.totals[frame],
        .area_trials = s->trials ? s->trials[cube->row_slice[row]] : NAN,
        .reference_trials = frame == SG_NO_PAIR ? NAN : s->reference.trials[frame]};
    sg_comparison_settle(&c);
    return c;
}

/* 100 times a share, or the status that forbids it. */
static void set_share(struct sg_column *column, size_t out, struct sg_cube_cell part,
                      struct sg_cube_cell whole)
{
    sg_status status =
        sg_status_void(part.status) ? sg_status_void(part.status) : sg_status_void(whole.status);
    double share = whole.value != 0 ? 100 * (part.value / whole.value) : NAN;
    sg_outcome_set(column, out, share, status | sg_cube_flags(part.status));
}

/* Whether a row of the table has a row in the result. */
static bool is_shown(const struct specialization *s, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(s->cube, row);
    return slice->total_row != (ptrdiff_t)row &&
           s->cube->series[slice->series].area != s->reference.area;
}

/* Returns the status of the coefficient. */
static sg_status add_row(const struct specialization *s, struct sg_outcome *outcome, size_t row)
{
    struct sg_comparison c = compare(s, row);
    size_t out = sg_outcome_row(outcome, s->cube, row);
    sg_column_set(s->value, out, c.value.value, c.value.status);
    sg_column_set(s->area_total, out, c.area_total.value, c.area_total.status);
    sg_column_set(s->reference_value, out, c.reference_value.value, c.reference_value.status);
    sg_column_set(s->reference_total, out, c.reference_total.value, c.reference_total.status);
    set_share(s->share, out, c.value, c.area_total);
    set_share(s->reference_share, out, c.reference_value, c.reference_total);
    sg_outcome_set(s->coefficient, out, sg_comparison_coefficient(&c, s->method),
                   sg_comparison_status(&c, s->method));
    sg_outcome_set(s->log_coefficient, out, sg_comparison_coefficient(&c, SG_METHOD_LOG), c.status);
    if (s->ci != SG_CI_NONE) {
        struct sg_interval limits;
        sg_status status = sg_comparison_limits(&c, s->method, s->ci, s->level, &limits);
        sg_outcome_set(s->lower, out, limits.lower, status);
        sg_outcome_set(s->upper, out, limits.upper, status);
    }
    return s->coefficient->status[out];
}

struct scored {
    uint32_t cell; /* of the reference: one industry of one group and period */
    size_t row;    /* of the result */
};

static int compare_scored(const void *left, const void *right)
{
    const struct scored *a = left, *b = right;
    if (a->cell != b->cell)
        return a->cell < b->cell ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* Replaces the coefficients of one industry by their scores. */
static void standardize(struct sg_column *column, const struct scored scored[], size_t n)
{
    double *z = sg_alloc(n, sizeof *z);
    for (size_t i = 0; i < n; i++)
        z[i] = column->values[scored[i].row];
    sg_location_quotient_standardize(z, n, z);
    for (size_t i = 0; i < n; i++)
        sg_outcome_set(column, scored[i].row, z[i], column->status[scored[i].row]);
    free(z);
}

/* Scores over regions: neither totals of areas nor the reference are regions. `first` is the first
   row of the result that came from this cube. */
static void standardize_all(const struct specialization *s, size_t first)
{
    const struct sg_cube *cube = s->cube;
    struct scored *scored = sg_alloc(cube->table->n_rows, sizeof *scored);
    size_t n = 0, out = first;
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
        uint32_t area = cube->series[slice->series].area;
        uint32_t frame = sg_reference_frame(&s->reference, cube, slice);
        if (!is_shown(s, row))
            continue;
        if (s->reference.left_out[area])
            sg_column_set(s->coefficient, out, NAN, SG_STATUS_NOT_APPLICABLE);
        else if (frame != SG_NO_PAIR)
            scored[n++] = (struct scored){
                sg_pairs_find(&s->reference.cell_of, frame, cube->row_by[row]), out};
        out++;
    }
    qsort(scored, n, sizeof *scored, compare_scored);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && scored[end].cell == scored[i].cell;)
            end++;
        standardize(s->coefficient, scored + i, end - i);
    }
    free(scored);
}

static void name_reference(struct sg_table_info *info, enum sg_lang lang, const char *name)
{
    free(info->reference);
    info->reference = sg_copy_text(name);
    sg_note(&info->notes, lang, "reference: %s", name);
}

static void note_reference(const struct specialization *s, struct sg_outcome *outcome,
                           struct sg_run *run)
{
    const char *file = sg_args_text(run->args, "reference-file");
    struct sg_texts *notes = &outcome->out->info.notes;
    if (file)
        sg_note(notes, run->lang, "reference: %s", file);
    else if (s->reference.area == SG_NO_PAIR)
        sg_note(notes, run->lang, "reference: sum of all areas");
    else
        name_reference(&outcome->out->info, run->lang,
                       sg_reference_name(s->cube, s->reference.area));
    if (s->ci != SG_CI_NONE)
        sg_note(notes, run->lang,
                "the intervals are those of a superpopulation: a census has no sampling "
                "error");
    if (s->ci == SG_CI_LOG_DELTA)
        sg_note(notes, run->lang, "the intervals take each area as part of the reference");
}

static void add_columns(struct specialization *s, struct sg_outcome *outcome, struct sg_run *run)
{
    if (sg_outcome_is_new(outcome))
        sg_outcome_begin(outcome, run, s->cube, true);
    s->value = sg_outcome_number(outcome, "value");
    s->area_total = sg_outcome_number(outcome, "area_total");
    s->reference_value = sg_outcome_number(outcome, "reference_value");
    s->reference_total = sg_outcome_number(outcome, "reference_total");
    s->share = sg_outcome_number(outcome, "share_percent");
    s->reference_share = sg_outcome_number(outcome, "reference_share_percent");
    s->coefficient = sg_outcome_number(outcome, "coefficient");
    s->lower = s->ci ? sg_outcome_number(outcome, "lower") : NULL;
    s->upper = s->ci ? sg_outcome_number(outcome, "upper") : NULL;
    s->log_coefficient = sg_outcome_number(outcome, "log_coefficient");
    if (s->method == SG_METHOD_ADDITIVE)
        s->coefficient->decimals = 4; /* a difference of fractions */
    outcome->out->main = (ptrdiff_t)sg_table_index(outcome->out, s->coefficient);
}

static void add_rows(struct specialization *s, struct sg_outcome *outcome, struct sg_run *run)
{
    const struct sg_cube *cube = s->cube;
    size_t first = outcome->out->n_rows, missing = 0;
    sg_table_reserve(outcome->out, first + cube->table->n_rows);
    for (size_t row = 0; row < cube->table->n_rows; row++)
        if (is_shown(s, row))
            missing += add_row(s, outcome, row) & SG_STATUS_NO_REFERENCE ? 1 : 0;
    if (missing)
        sg_run_note(run, "%zu coefficients have no reference: its value is 0 or absent", missing);
    if (s->method == SG_METHOD_STANDARDIZED || s->method == SG_METHOD_STANDARDIZED_LOG)
        standardize_all(s, first);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_outcome *outcome,
                    void *state, struct sg_error *err)
{
    struct specialization s = *(const struct specialization *)state;
    s.cube = cube;
    if (s.ci != SG_CI_NONE && !sg_census_trials(run, cube, true, &s.trials, err))
        return false;
    bool fine = sg_reference_find(&s.reference, run, cube, s.trials, err);
    if (fine) {
        add_columns(&s, outcome, run);
        note_reference(&s, outcome, run);
        add_rows(&s, outcome, run);
    }
    sg_reference_free(&s.reference);
    free(s.trials);
    return fine;
}

static bool run_specialization(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                               struct sg_error *err)
{
    const char *method = sg_args_text(run->args, "method"), *ci = sg_args_text(run->args, "ci");
    struct specialization s = {.method = sg_comparison_method_of(method),
                               .ci = sg_comparison_ci_of(ci),
                               .level = run->level};
    struct sg_cube_request request = sg_cube_request_of(run);
    request.by_required = request.area_required = true;
    if (s.ci != SG_CI_NONE && s.method != SG_METHOD_LQ && s.method != SG_METHOD_LOG &&
        s.method != SG_METHOD_SYMMETRIC)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--ci goes with --method lq, log or symmetric, not with %s", method);
    return sg_outcome_each(run, in, &request, analyse, &s, out, err);
}

static const struct sg_option option_method = {
    .name = "method",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = "lq|additive|symmetric|log|standardized|standardized-log",
    .preset = "lq",
    .help = {
        "coefficient: quotient of shares, difference of shares, (L-1)/(L+1), ln L, or z scores "
        "over areas of L or ln L",
        "係数の種類：構成比の比、構成比の差、(L-1)/(L+1)、ln L、地域間で標準化した L 又は ln L"}};

static const struct sg_option option_ci = {
    .name = "ci",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = "none|log-delta|clopper-pearson|garwood",
    .preset = "none",
    .help = {"interval of each coefficient; the last two take the reference as fixed",
             "係数の信頼区間（clopper-pearson と garwood は基準を固定とみなす）"}};

const struct sg_command sg_specialization_command = {
    .name = "specialization",
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
         "のとき）、特化係数（対数）、"
         "状態。"},
    .example = "--area area_code --by industry --period year --value establishments "
               "--reference 全国 examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by, &sg_option_area, &sg_option_period, &sg_option_value,
                &sg_option_reference, &sg_option_reference_file, &option_method, &option_ci,
                &sg_option_level, &sg_option_unit, &sg_option_effective_n,
                &sg_option_establishments},
    .takes_records = true,
    .run_table = run_specialization,
    .chart = "lq"};
