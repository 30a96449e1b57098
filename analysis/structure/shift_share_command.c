/* シフト・シェア分析: what the nation, the industry and the area contribute to a change. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "adding.h"
#include "analysis/cube/result.h"
#include "distributions.h"
#include "shift_share_line.h"

struct shift {
    struct sg_shift_share_source source;
    struct sg_distributions distributions;
    struct sg_column *from, *to, *initial, *final, *parts[SG_SHIFT_SHARE_PARTS];
};

/* An industry that the area has at neither period changes nothing, whatever it has of parts. */
static bool is_nothing(const struct sg_shift_share_line *line)
{
    return line->initial.value == 0 && line->final.value == 0 &&
           sg_status_void(line->status) == SG_STATUS_UNDEFINED;
}

static void add_to(struct sg_shift_share_line *sum, const struct sg_shift_share_line *r)
{
    if (is_nothing(r))
        return;
    sg_cube_add(&sum->initial, r->initial);
    sg_cube_add(&sum->final, r->final);
    /* Of a sum without a part it is not known what it lacks: not an entry, but undefined. */
    sum->status |= r->status & SG_STATUS_ENTRY
                       ? (r->status & ~(sg_status)SG_STATUS_ENTRY) | SG_STATUS_UNDEFINED
                       : r->status;
    for (size_t i = 0; i < SG_SHIFT_SHARE_PARTS; i++)
        sum->parts[i] += r->parts[i];
}

static void write_result(const struct shift *s, size_t row, const struct sg_shift_share_line *r)
{
    sg_result_set_period(s->from, row, s->source.cube, s->source.pair.from);
    sg_result_set_period(s->to, row, s->source.cube, s->source.pair.to);
    sg_column_set(s->initial, row, sg_status_has_value(r->initial.status) ? r->initial.value : NAN,
                  r->initial.status);
    sg_column_set(s->final, row, sg_status_has_value(r->final.status) ? r->final.value : NAN,
                  r->final.status);
    for (size_t i = 0; i < sg_shift_share_methods[s->source.method].n; i++)
        sg_result_set(s->parts[i], row, r->parts[i], r->status);
}

/* The lines of an area, and their sum. */
static void add_series(struct shift *s, struct sg_result *result, const struct sg_run *run,
                       uint32_t series)
{
    struct sg_line *lines;
    const uint32_t ends[2] = {s->source.pair.from, s->source.pair.to};
    struct sg_shift_share_line sum = {0};
    size_t n = sg_distributions_lines(&s->distributions, s->source.cube, series, ends, &lines),
           source = 0;
    for (size_t i = 0; i < n; i++) {
        struct sg_shift_share_line r = sg_shift_share_line_of(&s->source, series, lines[i].by);
        source = (size_t)(lines[i].rows[1] >= 0 ? lines[i].rows[1] : lines[i].rows[0]);
        write_result(s, sg_result_row(result, s->source.cube, source), &r);
        add_to(&sum, &r);
    }
    if (n)
        write_result(s, sg_result_total_row(result, s->source.cube, source, run->lang), &sum);
    free(lines);
}

static void add_pair(struct shift *s, struct sg_result *result, const struct sg_run *run)
{
    sg_shift_share_chain(&s->source);
    sg_period_pair_note(s->source.cube, &s->source.pair, run, &result->out->info.notes);
    for (uint32_t i = 0; i < s->source.cube->series_of.n; i++)
        if (s->source.cube->series[i].area != s->source.reference.area)
            add_series(s, result, run, i);
}

static void add_columns(struct shift *s, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result))
        sg_result_begin(result, run, s->source.cube, SG_KEYS_NO_PERIOD);
    s->from = sg_result_labels(result, "from", SG_COLUMN_PERIOD);
    s->to = sg_result_labels(result, "to", SG_COLUMN_PERIOD);
    s->initial = sg_result_measure(result, "initial", s->source.cube);
    s->final = sg_result_measure(result, "final", s->source.cube);
    for (size_t i = 0; i < sg_shift_share_methods[s->source.method].n; i++)
        s->parts[i] = sg_result_measure(result, sg_shift_share_methods[s->source.method].parts[i],
                                        s->source.cube);
    size_t main = s->source.method == SG_SHIFT_SHARE_ARCELUS ? 4 : 2;
    result->out->main = (ptrdiff_t)sg_table_index(result->out, s->parts[main]);
    sg_reference_note(&s->source.reference, run, s->source.cube, &result->out->info);
}

static bool find_pairs(const struct shift *s, const struct sg_run *run,
                       struct sg_period_pair **pairs, size_t *n, struct sg_error *err)
{
    if (s->source.method != SG_SHIFT_SHARE_DYNAMIC)
        return sg_period_pairs(run, s->source.cube, pairs, n, err);
    *n = 1;
    *pairs = sg_alloc(1, sizeof **pairs);
    if (sg_period_pair_asked(run, s->source.cube, *pairs, err))
        return true;
    free(*pairs);
    *pairs = NULL;
    return false;
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct shift s = *(const struct shift *)state;
    struct sg_period_pair *pairs = NULL;
    size_t n = 0;
    if (!sg_require_parts(cube, err))
        return false;
    s.source.cube = cube;
    bool fine = find_pairs(&s, run, &pairs, &n, err) &&
                sg_reference_find(&s.source.reference, run, cube, NULL, err);
    if (fine) {
        s.source.chain = sg_alloc(cube->period.n, sizeof *s.source.chain);
        s.source.counts = sg_alloc(cube->period.n, sizeof *s.source.counts);
        sg_distributions_build(&s.distributions, cube, false);
        add_columns(&s, result, run);
        for (size_t i = 0; i < n; i++) {
            s.source.pair = pairs[i];
            add_pair(&s, result, run);
        }
    }
    sg_distributions_free(&s.distributions);
    sg_reference_free(&s.source.reference);
    free(s.source.chain);
    free(s.source.counts);
    free(pairs);
    return fine;
}

static bool run_shift_share(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                            struct sg_error *err)
{
    int method = sg_args_choice(run->args, "method");
    struct shift s = {.source.method = (enum sg_shift_share_method)method};
    struct sg_cube_request request = sg_cube_request_of(run);
    request.across_areas = true;
    request.by_required = request.area_required = request.period_required = true;
    return sg_result_each(run, in, &request, analyse, &s, out, err);
}

static const struct sg_option option_method = {.name = "method",
                                               .kind = SG_OPTION_CHOICE,
                                               .argument = "METHOD",
                                               .choices = SG_CHOICES(sg_shift_share_methods),
                                               .preset = "dunn",
                                               .help = {"decomposition", "分解の方法"}};

const struct sg_command sg_shift_share_command = {
    .name = "shift-share",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"shift-share decomposition of changes", "シフト・シェア分析"},
    .help =
        {"Takes the change of each industry in each area apart. dunn: national_share is e0 g, "
         "industry_mix e0 (g_i - g), competitive (regional share) e1 - e0 (1 + g_i), with g the "
         "growth "
         "of the reference and g_i that of its industry; they add up to the change, also where the "
         "area begins from zero. esteban-marquillas splits the last one at homothetic employment h "
         "= "
         "E0 N_i0/N0 into competitive and allocation; arcelus gives the parts of the nation, its "
         "industry, the area and the area's industry, each at h (homothetic) and at e0 - h "
         "(differential); both are undefined from zero (entry). dynamic sums dunn from each period "
         "to "
         "the next. The last row of an area is the sum over its industries. The reference is as in "
         "specialization. Across a break nothing is computed. Columns: from, to, initial, final, "
         "the "
         "parts, status.",
         "各地域の産業ごとの増減を要因に分けます。dunn では、全国成長要因 e0 g、産業構造要因 e0 "
         "(g_i - "
         "g)、地域特殊要因 e1 - e0 (1 + g_i) とし（g は基準全体、g_i "
         "は基準の当該産業の増減率）、合計は"
         "増減数に一致します。期首が０でも計算できます。esteban-marquillas "
         "は地域特殊要因を相似的な雇用 h "
         "= E0 N_i0/N0 により地域特殊要因と配分要因に分け、arcelus "
         "は全国・産業構造・地域成長・地域産業の各"
         "要因を h（相似）と e0 - "
         "h（差）について示します。この二つは期首が０なら計算しません（entry）。"
         "dynamic は各時点の間の dunn を合計します。各地域の最後の行は産業の合計です。基準の指定は "
         "specialization "
         "と同じです。系列の断層をまたぐ計算はしません。列：前期、当期、期首、期末、各要因、"
         "状態。"},
    .example = "--area area_code --by industry --period year --value establishments "
               "--reference 全国 examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &sg_option_reference, &sg_option_reference_file, &option_method,
                &sg_option_from, &sg_option_to},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_shift_share,
    .chart = "shiftshare"};
