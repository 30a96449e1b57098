#include "adjustment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "parts.h"

const struct sg_season_cell sg_season_no_cell = {NAN, NAN, NAN, NAN, NAN, NAN,
                                                 NAN, NAN, NAN, NAN, NAN, NAN};

void sg_season_work_free(struct sg_season_work *work)
{
    sg_seasonal_free(&work->whole);
    sg_seasonal_free(&work->part);
    free(work->weights);
    free(work->values);
    free(work->spans);
    *work = (struct sg_season_work){0};
}

static double with(const struct sg_seasonal_plan *plan, double x, const double effects[], size_t t)
{
    return !effects ? x : plan->multiplicative ? x * effects[t] : x + effects[t];
}

static double less(const struct sg_seasonal_plan *plan, double x, const double effects[], size_t t)
{
    return effects ? sg_seasonal_without(plan, x, effects[t]) : x;
}

/* The series without the effects that are known before. */
static const double *bare_values(struct sg_season_work *work, const struct sg_seasonal_plan *plan,
                                 const struct sg_season_input *input)
{
    size_t n = input->n + input->ahead;
    if (!input->level && !input->transient)
        return input->x;
    work->values = sg_resize(work->values, n, sizeof *work->values);
    for (size_t t = 0; t < n; t++)
        work->values[t] = less(plan, less(plan, input->x[t], input->level, t), input->transient, t);
    return work->values;
}

static void fill_cells(const struct sg_seasonal *tables, const struct sg_season_input *input,
                       struct sg_season_cell cells[])
{
    const struct sg_seasonal_plan *plan = &tables->used;
    for (size_t t = 0; t < input->n; t++) {
        double seasonal = tables->table[SG_X11_D10][t];
        cells[t] = (struct sg_season_cell){
            .seasonal = seasonal,
            .adjusted = sg_seasonal_without(plan, input->x[t], seasonal),
            .trend = with(plan, tables->table[SG_X11_D12][t], input->level, t),
            .irregular = with(plan, tables->table[SG_X11_D13][t], input->transient, t),
            .weight = tables->table[SG_X11_C17][t],
            .revision = NAN,
            .lower = NAN,
            .upper = NAN,
            .lowest = NAN,
            .highest = NAN,
            .change_range = NAN,
            .change_reach = NAN};
    }
}

/* What every period was adjusted to when it was the last one, against what it is now. */
static void fill_revisions(struct sg_season_work *work, const struct sg_seasonal_plan *plan,
                           const struct sg_season_input *input, const double values[],
                           struct sg_season_cell cells[])
{
    size_t least, none;
    for (least = 3 * plan->frequency;
         least <= input->n &&
         sg_seasonal_check(plan, values, least, &none) == SG_SEASONAL_FEWER_TERMS;)
        least++;
    for (size_t n = least; n <= input->n; n++) {
        size_t t = n - 1;
        sg_seasonal_adjust(plan, values, n, &work->part);
        double first = sg_seasonal_without(plan, input->x[t], work->part.table[SG_X11_D10][t]);
        cells[t].revision = cells[t].adjusted - first;
    }
}

static void fill_spans(struct sg_season_work *work, const double values[], size_t n,
                       struct sg_season_cell cells[], struct sg_season_summary *summary)
{
    work->spans = sg_resize(work->spans, 3 * n, sizeof *work->spans);
    struct sg_sliding_spans spans = {
        .lowest = work->spans, .highest = work->spans + n, .change = work->spans + 2 * n};
    sg_sliding_spans(&work->whole.used, values, n, &spans);
    summary->spans = spans.spans;
    summary->span_length = spans.length;
    for (size_t t = 0; spans.spans > 1 && t < n; t++) {
        cells[t].lowest = spans.lowest[t];
        cells[t].highest = spans.highest[t];
        cells[t].change_range = spans.change[t];
    }
}

/* Whether the weights of one plan are those of the other. */
static bool same_weights(const struct sg_seasonal_plan *a, const struct sg_seasonal_plan *b)
{
    return a->frequency == b->frequency && memcmp(a->filters, b->filters, sizeof a->filters) == 0 &&
           memcmp(a->terms, b->terms, sizeof a->terms) == 0;
}

static const double *weights_of(struct sg_season_work *work, size_t n)
{
    const struct sg_seasonal_plan *used = &work->whole.used;
    if (work->weights_n == n && same_weights(&work->weights_of, used))
        return work->weights;
    work->weights = sg_resize(work->weights, n * n, sizeof *work->weights);
    sg_seasonal_weights(used, n, work->weights);
    work->weights_of = *used;
    work->weights_n = n;
    return work->weights;
}

/* The variance of the adjusted value with weights w, less that with weights v unless it is NULL:
   w′Vw, where V holds products of standard errors, times the correlation of their periods. In a
   multiplicative plan it is relative, as the errors of the values are. */
static double variance_of(const struct sg_seasonal_plan *used, double overlap,
                          const struct sg_season_input *input, const double w[], const double v[])
{
    double variance = 0, before = 0; /* the errors before, as far as they go with this one */
    for (size_t k = 0; k < input->n; k++) {
        double error = (w[k] - (v ? v[k] : 0)) * input->se[k];
        error = used->multiplicative ? error / input->x[k] : error;
        variance += error * error + 2 * error * before;
        before = overlap * (before + error);
    }
    return variance;
}

/* adjusted ± z √variance. Forecasts are taken as certain. */
static void fill_limits(struct sg_season_work *work, const struct sg_season_rules *rules,
                        const struct sg_season_input *input, struct sg_season_cell cells[])
{
    size_t all = input->n + input->ahead;
    const struct sg_seasonal_plan *used = &work->whole.used;
    const double *weights = weights_of(work, all);
    for (size_t t = 0; t < input->n; t++) {
        const double *own = weights + t * all;
        double reach = rules->z * sqrt(variance_of(used, rules->overlap, input, own, NULL));
        reach *= used->multiplicative ? cells[t].adjusted : 1;
        cells[t].lower = cells[t].adjusted - reach;
        cells[t].upper = cells[t].adjusted + reach;
        if (t > 0 && !used->multiplicative)
            cells[t].change_reach =
                rules->z * sqrt(variance_of(used, rules->overlap, input, own, own - all));
    }
}

void sg_season_adjust(struct sg_season_work *work, const struct sg_season_rules *rules,
                      const struct sg_seasonal_plan *plan, const struct sg_season_input *input,
                      struct sg_season_cell cells[], struct sg_season_summary *summary)
{
    const double *values = bare_values(work, plan, input);
    sg_seasonal_adjust(plan, values, input->n + input->ahead, &work->whole);
    *summary =
        (struct sg_season_summary){.used = work->whole.used,
                                   .i_to_c = work->whole.i_to_c[SG_TREND_D12],
                                   .moving_seasonality = work->whole.moving_seasonality,
                                   .provisional = input->n < SG_YEARS_OF_MOVING * plan->frequency};
    if (isnan(summary->moving_seasonality))
        summary->moving_seasonality =
            sg_moving_seasonality(&summary->used, work->whole.table[SG_X11_D9], work->whole.n);
    sg_seasonal_next_year(&work->whole, summary->next_year);
    sg_seasonality_test(&work->whole, &summary->tests);
    summary->withheld = summary->tests.verdict == SG_SEASONALITY_ABSENT && !rules->force;
    if (summary->withheld) {
        for (size_t t = 0; t < input->n; t++)
            cells[t] = sg_season_no_cell;
        return;
    }
    fill_cells(&work->whole, input, cells);
    if (rules->revisions && !input->ahead)
        fill_revisions(work, plan, input, values, cells);
    if (rules->sliding)
        fill_spans(work, values, input->n, cells, summary);
    if (input->se)
        fill_limits(work, rules, input, cells);
}
