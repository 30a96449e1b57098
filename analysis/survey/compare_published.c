#include "compare_published.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/adjust.h>
#include <sangyo/difference.h>
#include <sangyo/effective_size.h>
#include <sangyo/number.h>
#include "analysis/estimate/adjustments.h"
#include "table/adjustment.h"
#include "table/args.h"

#include "compare_waves.h"

struct method;

struct compare {
    const struct method *method; /* of the limits of differences */
    const struct sg_published *published;
    const struct sg_cube *cube;
    struct sg_period_pair pair;
    double level;
    uint32_t *family; /* per row of the result: its question, or the nets of it */
    size_t n_alone, n_hidden;
    struct sg_column *previous, *current, *difference, *lower, *upper, *z, *p, *p_adjusted;
    struct sg_column *direction;
    struct sg_compare_waves waves;
};

/* The row of the same answer at the other wave, or -1. */
static ptrdiff_t partner_of(const struct compare *c, size_t row, uint32_t wave)
{
    const struct sg_cube *cube = c->cube;
    const struct sg_cube_slice *slice =
        sg_cube_slice_at(cube, sg_cube_slice_of(cube, row)->series, wave);
    return slice ? sg_cube_row(cube, (uint32_t)(slice - cube->slices), cube->row_by[row]) : -1;
}

static bool read_cell(const struct compare *c, ptrdiff_t row, struct sg_published_cell *cell,
                      struct sg_error *err)
{
    *cell = (struct sg_published_cell){NAN, SG_STATUS_NOT_AVAILABLE, NAN, {1, 0}, 0};
    return row < 0 || sg_published_at(c->published, (size_t)row, cell, err);
}

/* What forbids a comparison of the two, or goes with it. */
static sg_status status_of(const struct compare *c, const struct sg_published_cell cells[2])
{
    sg_status status = 0;
    for (size_t i = 0; i < 2; i++)
        status |= cells[i].status | cells[i].base;
    status &= ~(sg_status)SG_STATUS_NIL;
    if (c->pair.broken)
        status |= SG_STATUS_BREAK;
    if (c->pair.caution)
        status |= SG_STATUS_CAUTION;
    return status;
}

static struct sg_proportion proportion(const struct compare *c, double x, double n)
{
    double size = sg_effective_size_design(n, c->published->deff);
    return (struct sg_proportion){x / n * size, size};
}

/* Limits of a difference that hold for all counts within two ranges. */
static const struct method {
    struct sg_choice choice;
    bool (*limits)(const struct sg_count_range ranges[2], const double n[2], double level,
                   struct sg_interval *limits);
} methods[] = {{{"newcombe",
                 {"from Wilson's limits of both percentages",
                  "両割合のWilsonの信頼限界による（Newcombeの方法）"}},
                sg_difference_newcombe_range}};

const struct sg_option compare_option_ci = {
    .name = "ci",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(methods),
    .preset = "newcombe",
    .help = {"interval of the differences", "差の信頼区間の方法"}};

/* The limits for all counts that print as the two percentages. */
static bool limits_of(const struct compare *c, const struct sg_published_cell cells[2],
                      struct sg_interval *limits)
{
    struct sg_count_range ranges[2];
    double sizes[2];
    for (size_t i = 0; i < 2; i++) {
        struct sg_count_range counts = sg_published_counts(c->published, &cells[i]);
        struct sg_proportion low = proportion(c, counts.low, cells[i].n);
        sizes[i] = low.n;
        ranges[i] = (struct sg_count_range){low.x, proportion(c, counts.high, cells[i].n).x};
    }
    return c->method->limits(ranges, sizes, c->level, limits);
}

/* Difference, limits and test of the percentages as printed. */
static void set_difference(const struct compare *c, size_t out,
                           const struct sg_published_cell cells[2])
{
    sg_status status = status_of(c, cells), forbids = sg_status_void(status);
    struct sg_interval limits = {NAN, NAN};
    double z = NAN;
    /* printed decimals differ by no more decimals: 9.4, not 9.399999999999999 */
    double points = sg_number_round(cells[1].percent - cells[0].percent, c->published->decimals);
    sg_result_set(c->difference, out, forbids ? NAN : points, status);
    if (!forbids && (isnan(cells[0].n) || isnan(cells[1].n)))
        forbids = SG_STATUS_NOT_AVAILABLE;
    if (!forbids) {
        limits_of(c, cells, &limits);
        struct sg_proportion waves[2];
        for (size_t i = 0; i < 2; i++)
            waves[i] = proportion(c, cells[i].percent / 100 * cells[i].n, cells[i].n);
        z = sg_difference_pooled_z(waves[0], waves[1]);
    }
    sg_result_set(c->lower, out, 100 * limits.lower, forbids);
    sg_result_set(c->upper, out, 100 * limits.upper, forbids);
    sg_result_set(c->z, out, z, forbids);
    sg_result_set(c->p, out, sg_difference_p(z), forbids);
}

static bool set_row(struct compare *c, size_t out, const ptrdiff_t rows[2], struct sg_error *err)
{
    struct sg_column *columns[] = {c->previous, c->current};
    struct sg_published_cell cells[2];
    sg_status hidden = 0;
    for (size_t i = 0; i < 2; i++) {
        if (!read_cell(c, rows[i], &cells[i], err))
            return false;
        sg_status base = sg_status_void(cells[i].base);
        sg_column_set(columns[i], out, base ? NAN : cells[i].percent,
                      cells[i].status | cells[i].base);
        hidden |= base;
    }
    c->n_hidden += hidden != 0;
    c->n_alone += rows[0] < 0 || rows[1] < 0;
    set_difference(c, out, cells);
    sg_compare_waves_set(&c->waves, out, c->published, cells);
    return true;
}

/* Each answer of the current wave, and those that only the previous one had. */
static bool set_rows(struct compare *c, struct sg_result *result, struct sg_error *err)
{
    const struct sg_cube *cube = c->cube;
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
        bool is_current = slice->period == c->pair.to;
        if (!is_current && slice->period != c->pair.from)
            continue;
        ptrdiff_t partner = partner_of(c, row, is_current ? c->pair.from : c->pair.to);
        if (!is_current && partner >= 0)
            continue;
        size_t out = sg_result_row(result, cube, row);
        c->family[out] = slice->series + (sg_published_is_net(c->published, row)
                                              ? cube->series_of.n /* not one answer more */
                                              : 0);
        ptrdiff_t rows[] = {is_current ? partner : (ptrdiff_t)row,
                            is_current ? (ptrdiff_t)row : partner};
        if (!set_row(c, out, rows, err))
            return false;
    }
    return true;
}

static void adjust_family(const struct compare *c, sg_adjust_fn *adjust, const size_t rows[],
                          size_t n)
{
    double *p = sg_alloc(n, sizeof *p);
    for (size_t i = 0; i < n; i++)
        p[i] = c->p->values[rows[i]];
    adjust(p, n, p);
    for (size_t i = 0; i < n; i++) {
        double difference = c->difference->values[rows[i]];
        sg_column_set(c->p_adjusted, rows[i], p[i], c->p->status[rows[i]]);
        if (p[i] < 1 - c->level && difference != 0)
            sg_column_set_text(c->direction, rows[i], difference > 0 ? "▲" : "▼");
    }
    free(p);
}

/* The rows of each family, one family after another. */
static void adjust_all(const struct compare *c, sg_adjust_fn *adjust, size_t n_rows)
{
    size_t n_families = 2 * (size_t)c->cube->series_of.n;
    size_t *start = sg_alloc(n_families + 2, sizeof *start);
    size_t *rows = sg_alloc(n_rows, sizeof *rows);
    for (size_t row = 0; row < n_rows; row++)
        start[c->family[row] + 2]++;
    for (size_t i = 2; i < n_families + 2; i++)
        start[i] += start[i - 1];
    for (size_t row = 0; row < n_rows; row++)
        rows[start[c->family[row] + 1]++] = row;
    for (size_t i = 0; i < n_families; i++)
        adjust_family(c, adjust, rows + start[i], start[i + 1] - start[i]);
    free(start);
    free(rows);
}

static void add_columns(struct compare *c, struct sg_result *result)
{
    c->previous = sg_result_number(result, "previous_percent");
    c->current = sg_result_number(result, "current_percent");
    c->difference = sg_result_number(result, "difference_points");
    c->lower = sg_result_number(result, "lower_points");
    c->upper = sg_result_number(result, "upper_points");
    c->z = sg_result_number(result, "z");
    c->p = sg_result_number(result, "p");
    c->p_adjusted = sg_result_number(result, "p_adjusted");
    c->direction = sg_table_add(result->out, "direction", SG_COLUMN_CATEGORY);
    c->waves =
        (struct sg_compare_waves){.labels = {sg_cube_label(c->cube, &c->cube->period, c->pair.from),
                                             sg_cube_label(c->cube, &c->cube->period, c->pair.to)},
                                  .level = c->level};
    sg_compare_waves_add(&c->waves, result);
    struct sg_column *printed[] = {c->previous, c->current, c->difference};
    for (size_t i = 0; i < 3; i++)
        printed[i]->decimals = c->published->decimals;
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c->difference);
}

static void say(const struct compare *c, struct sg_run *run, struct sg_table *out)
{
    char level[SG_NUMBER_SIZE];
    const struct sg_cube *cube = c->cube;
    sg_number_shortest(sg_number_round(100 * (1 - c->level), 9), level);
    sg_note(&out->info.notes, run->lang, "difference: %s less %s",
            sg_cube_label(cube, &cube->period, c->pair.to),
            sg_cube_label(cube, &cube->period, c->pair.from));
    out->info.adjustment = sg_copy_text(sg_adjustment_of(run->args)->choice.word);
    sg_note(&out->info.notes, run->lang,
            "▲ ▼: rise or fall that is significant at %s%% (z test, adjusted: %s)", level,
            sg_adjustment_name(out->info.adjustment, run->lang));
    sg_note(&out->info.notes, run->lang, "the limits of each wave are Wilson's");
    if (c->n_alone)
        sg_run_note(run, "%zu answers have one of the two waves only: not_available", c->n_alone);
    if (c->n_hidden)
        sg_run_note(run, "%zu results with fewer than %.0f answers are not shown: see --small-base",
                    c->n_hidden, c->published->rule.hide);
}

bool compare_published(const struct sg_published *published, const struct sg_cube *cube,
                       struct sg_run *run, struct sg_result *result, struct sg_error *err)
{
    struct compare c = {.published = published,
                        .cube = cube,
                        .method = &methods[sg_args_choice(run->args, "ci")],
                        .level = run->level};
    if (!sg_waves_pair(run, cube, &c.pair, err))
        return false;
    c.family = sg_alloc(cube->table->n_rows, sizeof *c.family);
    sg_result_begin(result, run, cube, SG_KEYS_NO_PERIOD);
    add_columns(&c, result);
    bool fine = set_rows(&c, result, err);
    if (fine) {
        adjust_all(&c, sg_adjustment_of(run->args)->adjust, result->out->n_rows);
        say(&c, run, result->out);
        sg_column_date(c.waves.label[0]);
        sg_column_date(c.waves.label[1]);
    }
    free(c.family);
    return fine;
}
