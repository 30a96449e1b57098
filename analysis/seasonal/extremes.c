/* Extreme irregulars, as X-11 grades and replaces them. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "parts.h"

enum { YEARS_OF_SIGMA = 5, NEIGHBOURS = 4 };

/* The calendar years of what is known, from `begin` to before `stop`; those that are complete,
   from `first` to before `end`. */
struct years {
    size_t frequency, offset, begin, stop, first, end;
};

static size_t year_of(const struct years *years, size_t t)
{
    return (t + years->offset) / years->frequency;
}

static struct years years_of(const struct sg_seasonal_plan *plan, const struct sg_known *known)
{
    struct years years = {.frequency = plan->frequency, .offset = plan->first};
    years.begin = year_of(&years, known->from);
    years.stop = year_of(&years, known->to - 1) + 1;
    years.first = year_of(&years, known->from + plan->frequency - 1);
    years.end = year_of(&years, known->to);
    return years;
}

/* The first value of a year, as far as it is known. */
static size_t start_of(const struct years *years, const struct sg_known *known, size_t year)
{
    size_t start = year * years->frequency;
    start = start > years->offset ? start - years->offset : 0;
    return start < known->from ? known->from : start > known->to ? known->to : start;
}

/* The years whose σ is that of `year`, from `*begin` to before `*stop`: two to each side of it. At
   the ends five complete years, and what of an incomplete one lies beyond them. */
static void window_of(const struct years *years, size_t year, size_t *begin, size_t *stop)
{
    size_t half = YEARS_OF_SIGMA / 2;
    *begin = years->begin;
    *stop = years->stop;
    if (years->end < years->first + YEARS_OF_SIGMA)
        return;
    if (year < years->first + half) {
        *stop = years->first + YEARS_OF_SIGMA;
    } else if (year + half >= years->end) {
        *begin = years->end - YEARS_OF_SIGMA;
    } else {
        *begin = year - half;
        *stop = year + half + 1;
    }
}

/* How far an irregular is from what would be none. */
static double deviation(const struct sg_seasonal_plan *plan, double irregular)
{
    return fabs(plan->multiplicative ? irregular - 1 : irregular);
}

/* Squares of a year around 0 (around 1), and σ of it and of those around it. */
struct spread {
    size_t from, to; /* the values of the year */
    double sum, n, sigma;
};

/* σ of each year, of the deviations `away` of all in its window or, `again`, of those that are not
   extreme by σ of their own year. */
static void find_sigmas(const struct sg_seasonal_plan *plan, const struct years *years,
                        const double away[], bool again, struct spread spreads[])
{
    for (struct spread *s = spreads + years->begin; s < spreads + years->stop; s++) {
        double most = again ? plan->upper_limit * s->sigma : INFINITY;
        s->sum = s->n = 0;
        for (size_t t = s->from; t < s->to; t++)
            if (away[t] <= most) {
                s->sum += away[t] * away[t];
                s->n++;
            }
    }
    for (size_t year = years->begin; year < years->stop; year++) {
        size_t begin, stop;
        double sum = 0, n = 0;
        window_of(years, year, &begin, &stop);
        for (const struct spread *s = spreads + begin; s < spreads + stop; s++) {
            sum += s->sum;
            n += s->n;
        }
        spreads[year].sigma = n > 0 ? sqrt(sum / n) : 0;
    }
}

static double weight_of(const struct sg_seasonal_plan *plan, double away, double sigma)
{
    if (away <= plan->lower_limit * sigma)
        return 1;
    if (away >= plan->upper_limit * sigma)
        return 0;
    return (plan->upper_limit - away / sigma) / (plan->upper_limit - plan->lower_limit);
}

/* Deviations become weights, in place. */
static void weigh(const struct sg_seasonal_plan *plan, const struct sg_known *irregular,
                  double away[])
{
    struct years years = years_of(plan, irregular);
    struct spread *spreads = sg_alloc(years.stop, sizeof *spreads);
    size_t from = start_of(&years, irregular, years.begin);
    for (size_t year = years.begin; year < years.stop; year++) {
        spreads[year].from = from;
        spreads[year].to = from = start_of(&years, irregular, year + 1);
    }
    find_sigmas(plan, &years, away, false, spreads);
    find_sigmas(plan, &years, away, true, spreads);
    for (const struct spread *s = spreads + years.begin; s < spreads + years.stop; s++)
        for (size_t t = s->from; t < s->to; t++)
            away[t] = weight_of(plan, away[t], s->sigma);
    free(spreads);
}

void sg_extreme_weights(const struct sg_seasonal_plan *plan, struct sg_known irregular,
                        double weights[])
{
    bool none = isinf(plan->lower_limit);
    for (size_t t = 0; t < irregular.n; t++)
        weights[t] = NAN;
    for (size_t t = irregular.from; t < irregular.to; t++)
        weights[t] = none ? 1 : deviation(plan, irregular.x[t]);
    if (!none)
        weigh(plan, &irregular, weights);
}

/* Adds up to `most` values of full weight, going from t by `step` periods. */
static size_t add_neighbours(const struct sg_known *si, const double weights[], size_t t,
                             ptrdiff_t step, size_t most, double *sum)
{
    size_t n = 0;
    ptrdiff_t from = (ptrdiff_t)si->from, to = (ptrdiff_t)si->to;
    for (ptrdiff_t u = (ptrdiff_t)t + step; u >= from && u < to && n < most; u += step)
        if (weights[u] == 1) {
            *sum += si->x[u];
            n++;
        }
    return n;
}

/* The mean of all values of the quarter or month of t. */
static double mean_of(const struct sg_known *si, size_t t, size_t frequency)
{
    double sum = 0, n = 0;
    for (size_t u = si->from + (t - si->from) % frequency; u < si->to; u += frequency, n++)
        sum += si->x[u];
    return sum / n;
}

/* Two neighbours of full weight on each side; what one side lacks comes from the other. */
static double replacement(const struct sg_known *si, const double weights[], size_t t,
                          size_t frequency)
{
    double sum = 0, none = 0;
    ptrdiff_t step = (ptrdiff_t)frequency;
    size_t before = add_neighbours(si, weights, t, -step, NEIGHBOURS / 2, &none);
    size_t after = add_neighbours(si, weights, t, step, NEIGHBOURS / 2, &none);
    size_t n = add_neighbours(si, weights, t, -step, NEIGHBOURS - after, &sum);
    n += add_neighbours(si, weights, t, step, NEIGHBOURS - before, &sum);
    if (n < NEIGHBOURS)
        return mean_of(si, t, frequency);
    return (weights[t] * si->x[t] + sum) / (weights[t] + NEIGHBOURS);
}

void sg_extreme_replace(const struct sg_seasonal_plan *plan, struct sg_known si,
                        const double weights[], double replaced[])
{
    for (size_t t = 0; t < si.n; t++) {
        bool known = t >= si.from && t < si.to;
        replaced[t] = !known            ? NAN
                      : weights[t] == 1 ? si.x[t]
                                        : replacement(&si, weights, t, plan->frequency);
    }
}
