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

/* The years whose σ is that of `year`: two to each side of it. At the ends five complete years, and
   what of an incomplete one lies beyond them. */
static struct years window_of(const struct years *years, size_t year)
{
    size_t half = YEARS_OF_SIGMA / 2;
    struct years window = *years;
    if (years->end < years->first + YEARS_OF_SIGMA)
        return window;
    if (year < years->first + half) {
        window.stop = years->first + YEARS_OF_SIGMA;
    } else if (year + half >= years->end) {
        window.begin = years->end - YEARS_OF_SIGMA;
    } else {
        window.begin = year - half;
        window.stop = year + half + 1;
    }
    return window;
}

/* How far an irregular is from what would be none. */
static double deviation(const struct sg_seasonal_plan *plan, double irregular)
{
    return fabs(plan->multiplicative ? irregular - 1 : irregular);
}

/* Squares of a year around 0 (around 1). */
struct squares {
    double sum, n;
};

/* Those that are at most `most`. */
static struct squares squares_of(const struct sg_seasonal_plan *plan, const struct sg_known *known,
                                 size_t from, size_t to, double most)
{
    struct squares squares = {0, 0};
    for (size_t t = from; t < to; t++) {
        double away = deviation(plan, known->x[t]);
        if (away > most)
            continue;
        squares.sum += away * away;
        squares.n++;
    }
    return squares;
}

/* σ of each year, of all in its window or, with those of a first pass in `first_sigmas`, of those
   that are not extreme by σ of their own year. `squares` is scratch. */
static void sigmas_of(const struct sg_seasonal_plan *plan, const struct sg_known *irregular,
                      const struct years *years, const double first_sigmas[],
                      struct squares squares[], double sigmas[])
{
    for (size_t year = years->begin; year < years->stop; year++)
        squares[year] = squares_of(
            plan, irregular, start_of(years, irregular, year), start_of(years, irregular, year + 1),
            first_sigmas ? plan->upper_limit * first_sigmas[year] : INFINITY);
    for (size_t year = years->begin; year < years->stop; year++) {
        struct years window = window_of(years, year);
        struct squares all = {0, 0};
        for (size_t k = window.begin; k < window.stop; k++) {
            all.sum += squares[k].sum;
            all.n += squares[k].n;
        }
        sigmas[year] = all.n > 0 ? sqrt(all.sum / all.n) : 0;
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
    struct years years = years_of(plan, &irregular);
    struct squares *squares = sg_alloc(years.stop, sizeof *squares);
    double *sigmas = sg_alloc(2 * years.stop, sizeof *sigmas), *second = sigmas + years.stop;
    bool none = isinf(plan->lower_limit);
    for (size_t t = 0; t < irregular.n; t++)
        weights[t] = t >= irregular.from && t < irregular.to ? 1 : NAN;
    if (!none) {
        sigmas_of(plan, &irregular, &years, NULL, squares, sigmas);
        sigmas_of(plan, &irregular, &years, sigmas, squares, second);
    }
    for (size_t year = years.begin; !none && year < years.stop; year++) {
        size_t end = start_of(&years, &irregular, year + 1);
        for (size_t t = start_of(&years, &irregular, year); t < end; t++)
            weights[t] = weight_of(plan, deviation(plan, irregular.x[t]), second[year]);
    }
    free(sigmas);
    free(squares);
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
