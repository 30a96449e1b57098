/* The stages B, C and D of X-11. */
#include <sangyo/seasonal.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "filter.h"
#include "parts.h"

struct sg_seasonal_plan sg_seasonal_default(size_t frequency, size_t first)
{
    return (struct sg_seasonal_plan){
        .frequency = frequency,
        .first = first,
        .filters = {SG_SEASONAL_3X3, SG_SEASONAL_3X5, SG_SEASONAL_3X5},
        .lower_limit = 1.5,
        .upper_limit = 2.5,
    };
}

static bool is_trend(size_t terms)
{
    return terms == 0 || terms == 5 || terms == 7 || terms == 9 || terms == 13 || terms == 23;
}

static bool is_plan(const struct sg_seasonal_plan *plan)
{
    bool fine = (plan->frequency == 4 || plan->frequency == 12) && plan->first < plan->frequency &&
                plan->lower_limit > 0 && plan->lower_limit <= plan->upper_limit;
    for (int k = 0; k < SG_SEASONAL_FILTERS; k++)
        fine = fine && (plan->filters[k] < SG_SEASONAL_MSR ||
                        (plan->filters[k] == SG_SEASONAL_MSR && k == SG_SEASONAL_LAST));
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        fine = fine && is_trend(plan->terms[k]);
    return fine;
}

enum sg_seasonal_fault sg_seasonal_check(const struct sg_seasonal_plan *plan, const double x[],
                                         size_t n, size_t *at)
{
    *at = 0;
    if (!is_plan(plan))
        return SG_SEASONAL_BAD_PLAN;
    for (size_t t = 0; t < n; t++) {
        *at = t;
        if (!isfinite(x[t]))
            return SG_SEASONAL_HOLE;
        if (plan->multiplicative && x[t] <= 0)
            return SG_SEASONAL_NOT_POSITIVE;
    }
    if (n < 3 * plan->frequency)
        return SG_SEASONAL_SHORT;
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        if (plan->terms[k] > n)
            return SG_SEASONAL_FEWER_TERMS;
    return SG_SEASONAL_FINE;
}

static void without(const struct sg_seasonal *s, enum sg_x11_table a, enum sg_x11_table b,
                    enum sg_x11_table out)
{
    for (size_t t = 0; t < s->n; t++)
        s->table[out][t] = sg_seasonal_without(&s->used, s->table[a][t], s->table[b][t]);
}

static void trend(struct sg_seasonal *s, int place, const double adjusted[], enum sg_x11_table out)
{
    struct sg_filter filter;
    s->i_to_c[place] = sg_irregular_to_trend(&s->used, adjusted, s->n, s->table[out]);
    if (s->used.terms[place] == 0)
        s->used.terms[place] = sg_trend_terms(s->used.frequency, place, s->i_to_c[place]);
    if (s->used.terms[place] == s->used.frequency + 1)
        return; /* it is there */
    sg_filter_henderson(s->used.terms[place], &filter);
    sg_filter_apply(&filter, adjusted, 0, 1, s->n, s->table[out]);
}

/* A table without `cut` values at each end. */
static struct sg_known known(const struct sg_seasonal *s, enum sg_x11_table table, size_t cut)
{
    return (struct sg_known){s->table[table], s->n, cut, s->n - cut};
}

static void factors(const struct sg_seasonal *s, int place, enum sg_x11_table si, size_t cut,
                    enum sg_x11_table out)
{
    sg_seasonal_factors(&s->used, s->used.filters[place], known(s, si, cut), s->table[out]);
}

/* Extremes of `si` against its own seasonal factors, replaced; `cut` values at each end are
   unknown. The tables that `factor` and `weight` name serve as scratch. */
static void replace(const struct sg_seasonal *s, int place, enum sg_x11_table si, size_t cut,
                    enum sg_x11_table factor, enum sg_x11_table weight, enum sg_x11_table out)
{
    factors(s, place, si, cut, factor);
    without(s, si, factor, out);
    sg_extreme_weights(&s->used, known(s, out, cut), s->table[weight]);
    sg_extreme_replace(&s->used, known(s, si, cut), s->table[weight], s->table[out]);
}

/* The original with its irregular by as much as its weight leaves of it: C1, D1. */
static void modify(const struct sg_seasonal *s, enum sg_x11_table irregular,
                   enum sg_x11_table weight, enum sg_x11_table out)
{
    for (size_t t = 0; t < s->n; t++) {
        double x = s->table[SG_X11_B1][t], i = s->table[irregular][t], w = s->table[weight][t];
        s->table[out][t] = w == 1                   ? x
                           : s->used.multiplicative ? x / i * (1 + w * (i - 1))
                                                    : x - i * (1 - w);
    }
}

/* The series by its yearly average: table 2 and the differences or ratios to it. */
static void first_trend(const struct sg_seasonal *s, enum sg_x11_table series,
                        enum sg_x11_table average, enum sg_x11_table si)
{
    sg_filter_year(s->table[series], 0, s->n, s->used.frequency, s->table[average]);
    without(s, series, average, si);
}

static void part_b(struct sg_seasonal *s)
{
    size_t cut = s->used.frequency / 2;
    first_trend(s, SG_X11_B1, SG_X11_B2, SG_X11_B3);
    replace(s, SG_SEASONAL_FIRST, SG_X11_B3, cut, SG_X11_B5, SG_X11_B6, SG_X11_B4);
    factors(s, SG_SEASONAL_FIRST, SG_X11_B4, cut, SG_X11_B5);
    without(s, SG_X11_B1, SG_X11_B5, SG_X11_B6);
    trend(s, SG_TREND_B7, s->table[SG_X11_B6], SG_X11_B7);
    without(s, SG_X11_B1, SG_X11_B7, SG_X11_B8);
    replace(s, SG_SEASONAL_SECOND, SG_X11_B8, 0, SG_X11_B10, SG_X11_B11, SG_X11_B9);
    factors(s, SG_SEASONAL_SECOND, SG_X11_B9, 0, SG_X11_B10);
    without(s, SG_X11_B1, SG_X11_B10, SG_X11_B11);
    without(s, SG_X11_B11, SG_X11_B7, SG_X11_B13);
    sg_extreme_weights(&s->used, known(s, SG_X11_B13, 0), s->table[SG_X11_B17]);
    modify(s, SG_X11_B13, SG_X11_B17, SG_X11_C1);
}

/* Tables 2 to 9 of part C from C1, of part D from D1. */
static void middle(struct sg_seasonal *s, int place, enum sg_x11_table series,
                   const enum sg_x11_table out[6])
{
    enum { AVERAGE, RATIOS, FACTORS, ADJUSTED, TREND, FINAL_RATIOS };
    size_t cut = s->used.frequency / 2;
    first_trend(s, series, out[AVERAGE], out[RATIOS]);
    factors(s, SG_SEASONAL_FIRST, out[RATIOS], cut, out[FACTORS]);
    without(s, series, out[FACTORS], out[ADJUSTED]);
    trend(s, place, s->table[out[ADJUSTED]], out[TREND]);
    without(s, series, out[TREND], out[FINAL_RATIOS]);
}

static void part_c(struct sg_seasonal *s)
{
    middle(s, SG_TREND_C7, SG_X11_C1,
           (const enum sg_x11_table[]){SG_X11_C2, SG_X11_C4, SG_X11_C5, SG_X11_C6, SG_X11_C7,
                                       SG_X11_C9});
    factors(s, SG_SEASONAL_SECOND, SG_X11_C9, 0, SG_X11_C10);
    without(s, SG_X11_B1, SG_X11_C10, SG_X11_C11);
    without(s, SG_X11_C11, SG_X11_C7, SG_X11_C13);
    sg_extreme_weights(&s->used, known(s, SG_X11_C13, 0), s->table[SG_X11_C17]);
    modify(s, SG_X11_C13, SG_X11_C17, SG_X11_D1);
}

static void part_d(struct sg_seasonal *s)
{
    middle(s, SG_TREND_D7, SG_X11_D1,
           (const enum sg_x11_table[]){SG_X11_D2, SG_X11_D4, SG_X11_D5, SG_X11_D6, SG_X11_D7,
                                       SG_X11_D9});
    without(s, SG_X11_B1, SG_X11_D7, SG_X11_D8);
    enum sg_seasonal_filter *last = &s->used.filters[SG_SEASONAL_LAST];
    if (s->n < SG_YEARS_OF_MOVING * s->used.frequency)
        *last = SG_SEASONAL_STABLE; /* as sg_seasonal_factors takes it */
    else if (*last == SG_SEASONAL_MSR)
        *last = sg_seasonal_by_ratio(&s->used, s->table[SG_X11_D9], s->n, &s->moving_seasonality);
    factors(s, SG_SEASONAL_LAST, SG_X11_D9, 0, SG_X11_D10);
    without(s, SG_X11_B1, SG_X11_D10, SG_X11_D11);
    without(s, SG_X11_D1, SG_X11_D10, SG_X11_D13); /* until the irregular is there */
    trend(s, SG_TREND_D12, s->table[SG_X11_D13], SG_X11_D12);
    without(s, SG_X11_D11, SG_X11_D12, SG_X11_D13);
}

void sg_seasonal_adjust(const struct sg_seasonal_plan *plan, const double x[], size_t n,
                        struct sg_seasonal *result)
{
    double *block = sg_resize(result->table[0], n * SG_X11_TABLES, sizeof *block);
    *result = (struct sg_seasonal){.n = n, .used = *plan, .moving_seasonality = NAN};
    for (int k = 0; k < SG_X11_TABLES; k++)
        result->table[k] = block + (size_t)k * n;
    memcpy(result->table[SG_X11_B1], x, n * sizeof *x);
    part_b(result);
    part_c(result);
    part_d(result);
}

void sg_seasonal_free(struct sg_seasonal *result)
{
    free(result->table[0]);
    *result = (struct sg_seasonal){0};
}

void sg_seasonal_next_year(const struct sg_seasonal *result, double next[])
{
    const double *last = result->table[SG_X11_D10] + result->n - result->used.frequency;
    const double *before = last - result->used.frequency;
    for (size_t k = 0; k < result->used.frequency; k++)
        next[k] = 1.5 * last[k] - 0.5 * before[k];
}
