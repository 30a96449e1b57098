#include <stdbool.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "filter.h"
#include "parts.h"

/* The yearly average of t, that of the nearest value at the ends. */
static double level_of(const double averages[], size_t t, const struct sg_known *si, size_t half)
{
    size_t first = si->from + half, last = si->to - 1 - half;
    return averages[t < first ? first : t > last ? last : t];
}

void sg_seasonal_factors(const struct sg_seasonal_plan *plan, enum sg_seasonal_filter filter,
                         struct sg_known si, double factors[])
{
    size_t frequency = plan->frequency;
    double *averages = sg_alloc(si.n, sizeof *averages);
    struct sg_filter average;
    bool few = si.to - si.from < SG_YEARS_OF_MOVING * frequency;
    sg_filter_seasonal(few ? SG_SEASONAL_STABLE : filter, &average);
    sg_filter_apply(&average, si.x, si.from, frequency, si.to, factors);
    sg_filter_year(factors, si.from, si.to, frequency, averages);
    for (size_t t = si.from; t < si.to; t++)
        factors[t] =
            sg_seasonal_without(plan, factors[t], level_of(averages, t, &si, frequency / 2));
    for (size_t t = si.from; t-- > 0;)
        factors[t] = factors[t + frequency];
    for (size_t t = si.to; t < si.n; t++)
        factors[t] = factors[t - frequency];
    free(averages);
}
