/* 構造変化: how much the composition of an area changed between two periods. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/structural_change.h>

#include "adding.h"
#include "analysis/cube/period_pairs.h"
#include "analysis/cube/result.h"
#include "distributions.h"

static double nav(const double x0[], const double x1[], size_t n)
{
    return sg_structural_change_nav(x0, x1, n);
}

static double lilien(const double x0[], const double x1[], size_t n)
{
    return sg_structural_change_lilien(x0, x1, n, 1);
}

static double lilien_modified(const double x0[], const double x1[], size_t n)
{
    return sg_structural_change_lilien(x0, x1, n, 0.5);
}

static double cosine(const double x0[], const double x1[], size_t n)
{
    return sg_structural_change_cosine(x0, x1, n);
}

static const struct {
    const char *name;
    double (*value)(const double x0[], const double x1[], size_t n);
} indices[] = {
    {"nav", nav}, {"lilien", lilien}, {"lilien_modified", lilien_modified}, {"cosine", cosine}};

struct structure {
    const struct sg_cube *cube;
    const struct sg_period_pair *pair;
    struct sg_distributions distributions;
    struct sg_column *index, *from, *to, *value;
    size_t dropped; /* cells that Lilien's indices leave out */
};

/* Reads the parts at both ends; returns what forbids the comparison. */
static sg_status read_parts(struct structure *s, const struct sg_line lines[], size_t n,
                            double *x[2])
{
    sg_status status = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 2; k++) {
            struct sg_cube_cell cell = {NAN, SG_STATUS_NOT_AVAILABLE};
            if (lines[i].rows[k] >= 0)
                cell = sg_cube_at(s->cube, (size_t)lines[i].rows[k]);
            status |= cell.status;
            x[k][i] = cell.value;
        }
    for (size_t i = 0; i < n && !sg_status_void(status); i++)
        s->dropped += (x[0][i] == 0) != (x[1][i] == 0);
    status = sg_status_void(status) |
             (sg_cube_flags(status) & ~(sg_status)(SG_STATUS_NIL | SG_STATUS_ASIDE));
    if (s->pair->broken)
        status |= SG_STATUS_BREAK;
    if (s->pair->caution)
        status |= SG_STATUS_CAUTION;
    return status;
}

static void add_series(struct structure *s, struct sg_result *result, uint32_t series)
{
    struct sg_line *lines;
    const uint32_t ends[2] = {s->pair->from, s->pair->to};
    size_t n = sg_distributions_lines(&s->distributions, s->cube, series, ends, &lines);
    double *x[2] = {sg_alloc(n, sizeof **x), sg_alloc(n, sizeof **x)};
    sg_status status = read_parts(s, lines, n, x);
    for (size_t i = 0; n && i < sizeof indices / sizeof *indices; i++) {
        size_t source = (size_t)(lines[0].rows[1] >= 0 ? lines[0].rows[1] : lines[0].rows[0]);
        size_t row = sg_result_row(result, s->cube, source);
        sg_column_set_text(s->index, row, indices[i].name);
        sg_result_set_period(s->from, row, s->cube, s->pair->from);
        sg_result_set_period(s->to, row, s->cube, s->pair->to);
        sg_result_set(s->value, row, indices[i].value(x[0], x[1], n), status);
    }
    free(x[0]);
    free(x[1]);
    free(lines);
}

static void add_columns(struct structure *s, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result))
        sg_result_begin(result, run, s->cube, SG_KEYS_NO_BY | SG_KEYS_NO_PERIOD);
    s->index = sg_result_labels(result, "index", SG_COLUMN_CATEGORY);
    s->from = sg_result_labels(result, "from", SG_COLUMN_PERIOD);
    s->to = sg_result_labels(result, "to", SG_COLUMN_PERIOD);
    s->value = sg_result_number(result, "value");
    s->value->decimals = 4;
    result->out->main = (ptrdiff_t)sg_table_index(result->out, s->value);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct structure s = {.cube = cube};
    struct sg_period_pair *pairs;
    size_t n;
    (void)state;
    if (!sg_require_parts(cube, err))
        return false;
    if (!sg_period_pairs(run, cube, &pairs, &n, err))
        return false;
    sg_distributions_build(&s.distributions, cube, false);
    add_columns(&s, result, run);
    for (size_t i = 0; i < n; i++) {
        s.pair = &pairs[i];
        sg_period_pair_note(cube, s.pair, run, &result->out->info.notes);
        for (uint32_t k = 0; k < cube->series_of.n; k++)
            add_series(&s, result, k);
    }
    if (s.dropped)
        sg_run_note(run,
                    "lilien and lilien_modified leave out %zu cells that are zero in one period",
                    s.dropped);
    sg_distributions_free(&s.distributions);
    free(pairs);
    return true;
}

static bool run_structure(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                          struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.across_areas = true;
    request.by_required = request.period_required = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

const struct sg_command sg_structure_command = {
    .name = "structure",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"structural change between periods", "産業構造の変化"},
    .help =
        {"Measures how much the composition of each area changed from one period to the next (or "
         "--from and --to). nav is half the sum of absolute differences of shares, from 0 to 1; "
         "lilien "
         "is the root of the sum of w (growth of the category less growth of the whole, in "
         "logarithms) squared, w the share at the later period, and lilien_modified the same with "
         "the "
         "mean of both shares; cells that are zero in one period are left out of both, and the "
         "whole "
         "is that of the cells kept; cosine is that of the angle between the two compositions, 1 "
         "for "
         "no change. Shares are of the sum of the parts. One suppressed part suppresses the index. "
         "Across a break nothing is computed. Columns: index, from, to, value, status.",
         "各地域の構成が前の時点（又は --from から --to）からどれだけ変わったかを示します。nav "
         "は構成比の"
         "差の絶対値の合計の半分（０～１）、lilien "
         "は「項目の対数増減率と全体の対数増減率の差」の２乗を当"
         "期の構成比で加重した合計の平方根、lilien_modified "
         "は両時点の構成比の平均で加重したものです。いず"
         "れかの時点で０の項目は lilien と lilien_modified "
         "から除き、全体も残った項目の合計とします。"
         "cosine "
         "は二つの構成の角の余弦で、変化がなければ１です。構成比は内訳の合計に対するものです。内訳"
         "に一つでも秘匿があれば秘匿とします。系列の断層をまたぐ計算はしません。列：指数、前期、当"
         "期、値、"
         "状態。"},
    .example = "--area area_code --by industry --period year --value establishments "
               "examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &sg_option_from, &sg_option_to},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_structure,
    .chart = "forest"};
