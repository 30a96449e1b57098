/* Extreme irregulars, as X-11 grades and replaces them. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "parts.h"

enum { YEARS_OF_SIGMA = 5, NEIGHBOURS = 4 };

/* The complete calendar years of what is known, from `first` to before `end`. */
struct years {
    size_t frequency, offset, first, end;
};

static size_t year_of(const struct years *years, size_t t)
{
    return (t + years->offset) / years->frequency;
}

static struct years complete_years(const struct sg_seasonal_plan *plan,
                                   const struct sg_known *known)
{
    struct years years = {plan->frequency, plan->first, 0, 0};
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

/* The values whose σ is that of `year`: two years to each side of it. At the ends five complete
   years, and what of an incomplete one lies beyond them. */
static struct sg_known window_of(const struct years *years, struct sg_known known, size_t year)
{
    size_t half = YEARS_OF_SIGMA / 2;
    struct sg_known window = known;
    if (years->end < years->first + YEARS_OF_SIGMA)
        return window;
    if (year < years->first + half) {
        window.to = start_of(years, &known, years->first + YEARS_OF_SIGMA);
    } else if (year + half >= years->end) {
        window.from = start_of(years, &known, years->end - YEARS_OF_SIGMA);
    } else {
        window.from = start_of(years, &known, year - half);
        window.to = start_of(years, &known, year + half + 1);
    }
    return window;
}

/* How far an irregular is from what would be none. */
static double deviation(const struct sg_seasonal_plan *plan, double irregular)
{
    return fabs(plan->multiplicative ? irregular - 1 : irregular);
}

/* σ of each year around 0 (around 1), of all in its window or, with those of a first pass in
   `first_sigmas`, of those that are not extreme by it. */
static void sigmas_of(const struct sg_seasonal_plan *plan, struct sg_known irregular,
                      const double first_sigmas[], double sigmas[])
{
    struct years years = complete_years(plan, &irregular);
    for (size_t year = year_of(&years, irregular.from); year <= year_of(&years, irregular.to - 1);
         year++) {
        struct sg_known window = window_of(&years, irregular, year);
        double sum = 0, n = 0;
        for (size_t t = window.from; t < window.to; t++) {
            double away = deviation(plan, irregular.x[t]);
            if (first_sigmas && away > plan->upper_limit * first_sigmas[year_of(&years, t)])
                continue;
            sum += away * away;
            n++;
        }
        sigmas[year] = n > 0 ? sqrt(sum / n) : 0;
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

void sg_extreme_weights(const struct sg_seasonal_plan *plan, struct sg_known irregular,
                        double weights[])
{
    bool none = isinf(plan->lower_limit);
    struct years years = complete_years(plan, &irregular);
    double *sigmas = sg_alloc(2 * irregular.n + 2, sizeof *sigmas);
    double *second = sigmas + irregular.n + 1;
    if (!none) {
        sigmas_of(plan, irregular, NULL, sigmas);
        sigmas_of(plan, irregular, sigmas, second);
    }
    for (size_t t = 0; t < irregular.n; t++) {
        bool known = t >= irregular.from && t < irregular.to;
        weights[t] =
            !known ? NAN
            : none ? 1
                   : weight_of(plan, deviation(plan, irregular.x[t]), second[year_of(&years, t)]);
    }
    free(sigmas);
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
