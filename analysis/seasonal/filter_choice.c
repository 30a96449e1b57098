/* Lengths of filters by what moves: trend against irregular, seasonality against irregular. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "filter.h"
#include "parts.h"

/* The size of a step from a to b. */
static double step(const struct sg_seasonal_plan *plan, double a, double b)
{
    return fabs(plan->multiplicative ? (b - a) / a : b - a);
}

double sg_irregular_to_trend(const struct sg_seasonal_plan *plan, const double adjusted[], size_t n,
                             double trend[])
{
    struct sg_filter filter;
    double irregular = 0, smooth = 0;
    size_t half = plan->frequency / 2;
    sg_filter_henderson(plan->frequency + 1, &filter);
    sg_filter_apply(&filter, adjusted, 0, 1, n, trend);
    for (size_t t = half + 1; t + half < n; t++) {
        smooth += step(plan, trend[t - 1], trend[t]);
        irregular += step(plan, sg_seasonal_without(plan, adjusted[t - 1], trend[t - 1]),
                          sg_seasonal_without(plan, adjusted[t], trend[t]));
    }
    return irregular / smooth;
}

size_t sg_trend_terms(size_t frequency, int place, double i_to_c)
{
    double ratio = 12 / (double)frequency * i_to_c;
    bool quarterly = frequency == 4;
    if (ratio < 1)
        return quarterly ? 5 : 9;
    if (place == SG_TREND_B7 || !(ratio >= 3.5))
        return frequency + 1;
    return quarterly ? 7 : 23;
}

enum { EXTENDED = 3, AVERAGED = 2 * EXTENDED + 1 };

struct moves {
    double irregular, seasonal;
};

/* The mean steps of the irregular and of the moving seasonality of one quarter or month, of `n`
   values extended at both ends by the mean of three. */
static struct moves moves_of(const struct sg_seasonal_plan *plan, const double x[], size_t n)
{
    struct moves moves = {0, 0};
    double previous = NAN;
    for (size_t t = 0; t < n; t++) {
        double average = 0;
        for (size_t k = 0; k < AVERAGED; k++)
            average += x[t + k] / AVERAGED;
        if (t > 0) {
            moves.seasonal += step(plan, previous, average);
            moves.irregular += step(plan, sg_seasonal_without(plan, x[t - 1 + EXTENDED], previous),
                                    sg_seasonal_without(plan, x[t + EXTENDED], average));
        }
        previous = average;
    }
    return moves;
}

/* The constants that make the mean steps of d + 1 values comparable, from their variances in white
   noise (Lothian 1984; Ladiray and Quenneville 2001). */
static struct moves scale_of(double d)
{
    struct moves scale = {12.247449 * d / (73.239334 + 12.247449 * (d - 6)),
                          1.732051 * d / (8.485281 + 1.732051 * (d - 6))};
    if (d == 5)
        scale = (struct moves){1.01383, 1.30095};
    if (d == 4)
        scale = (struct moves){1.01779, 1.55291};
    return scale;
}

double sg_moving_seasonality(const struct sg_seasonal_plan *plan, const double si[], size_t n)
{
    size_t frequency = plan->frequency;
    double *x = sg_alloc(n / frequency + 1 + 2 * EXTENDED, sizeof *x);
    struct moves total = {0, 0};
    for (size_t k = 0; k < frequency; k++) {
        size_t count = n > k ? (n - k + frequency - 1) / frequency : 0;
        if (count < 5)
            total.irregular = NAN;
        if (isnan(total.irregular))
            break;
        for (size_t i = 0; i < count; i++)
            x[EXTENDED + i] = si[k + i * frequency];
        double first = (x[3] + x[4] + x[5]) / EXTENDED;
        double last = (x[count] + x[count + 1] + x[count + 2]) / EXTENDED;
        for (size_t i = 0; i < EXTENDED; i++) {
            x[i] = first;
            x[EXTENDED + count + i] = last;
        }
        struct moves moves = moves_of(plan, x, count), scale = scale_of((double)count - 1);
        total.irregular += scale.irregular * moves.irregular;
        total.seasonal += scale.seasonal * moves.seasonal;
    }
    free(x);
    return total.irregular / total.seasonal;
}

enum sg_seasonal_filter sg_seasonal_by_ratio(const struct sg_seasonal_plan *plan, const double si[],
                                             size_t n, double *ratio)
{
    /* up to the last complete calendar year */
    size_t kept = n - (n + plan->first) % plan->frequency;
    for (; kept >= 5 * plan->frequency; kept -= plan->frequency) {
        *ratio = sg_moving_seasonality(plan, si, kept);
        if (*ratio <= 2.5)
            return SG_SEASONAL_3X3;
        if (*ratio >= 3.5 && *ratio <= 5.5)
            return SG_SEASONAL_3X5;
        if (*ratio >= 6.5)
            return SG_SEASONAL_3X9;
    }
    return SG_SEASONAL_3X5;
}
