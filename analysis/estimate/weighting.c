#include <sangyo/weighting.h>

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

void sg_response_classes(const size_t of_unit[], const bool responded[], const double weights[],
                         size_t n, struct sg_response_class classes[])
{
    for (size_t i = 0; i < n; i++) {
        struct sg_response_class *class = &classes[of_unit[i]];
        class->n++;
        class->weight += weights[i];
        class->n_responded += responded[i];
        class->responded_weight += responded[i] ? weights[i] : 0;
    }
}

double sg_response_factor(const struct sg_response_class *response)
{
    return response->n_responded ? response->weight / response->responded_weight : NAN;
}

/* Brings what lies outside to its limit; returns the sum that this took from the weights. */
static long double cut(double weights[], bool fixed[], size_t n, const double limits[2],
                       struct sg_trimming *trimming)
{
    long double taken = 0;
    for (size_t i = 0; i < n; i++) {
        bool low = weights[i]<limits[0], high = weights[i]> limits[1];
        if (!low && !high)
            continue;
        taken += (long double)weights[i] - limits[high];
        weights[i] = limits[high];
        fixed[i] = true;
        trimming->n_low += low;
        trimming->n_high += high;
    }
    return taken;
}

/* False if nobody is left to take it. */
static bool spread(double weights[], const bool fixed[], size_t n, long double amount)
{
    size_t n_free = 0;
    for (size_t i = 0; i < n; i++)
        n_free += !fixed[i];
    for (size_t i = 0; i < n && n_free; i++)
        if (!fixed[i])
            weights[i] = (double)(weights[i] + amount / n_free);
    return n_free > 0;
}

bool sg_trim(double weights[], size_t n, double lower, double upper, struct sg_trimming *trimming)
{
    const double limits[2] = {lower, upper};
    bool *fixed = sg_alloc(n, sizeof *fixed), fine = true;
    long double sum = 0, taken;
    for (size_t i = 0; i < n; i++)
        sum += weights[i];
    *trimming = (struct sg_trimming){0};
    while (fine && (taken = cut(weights, fixed, n, limits, trimming)) != 0)
        fine = spread(weights, fixed, n, taken) || fabsl(taken) <= 1e-12L * sum;
    free(fixed);
    return fine;
}
