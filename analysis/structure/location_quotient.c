#include <sangyo/location_quotient.h>

#include <math.h>

#include "table/quad.h"

double sg_location_quotient(const struct sg_quotient_counts *counts)
{
    if (counts->area_total == 0 || counts->reference_total == 0 || counts->reference_value == 0)
        return NAN;
    return counts->value / counts->area_total / (counts->reference_value / counts->reference_total);
}

double sg_location_quotient_additive(const struct sg_quotient_counts *counts)
{
    if (counts->area_total == 0 || counts->reference_total == 0)
        return NAN;
    return sg_share_minus(counts->value, counts->area_total, counts->reference_value,
                          counts->reference_total);
}

double sg_location_quotient_symmetric(double quotient)
{
    return (quotient - 1) / (quotient + 1);
}

double sg_location_quotient_log(double quotient)
{
    return quotient > 0 ? log(quotient) : NAN;
}

double sg_location_quotient_one_more(const struct sg_quotient_counts *counts, bool nested)
{
    double one = nested ? 1 : 0;
    struct sg_quotient_counts more = {counts->value + 1, counts->area_total + 1,
                                      counts->reference_value + one, counts->reference_total + one};
    double before = sg_location_quotient(counts);
    return before > 0 ? sg_location_quotient(&more) / before - 1 : NAN;
}

/* Mean and number of the entries that are numbers. */
static double mean_of(const double x[], size_t n, size_t *used)
{
    double sum = 0;
    *used = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i])) {
            sum += x[i];
            ++*used;
        }
    return *used ? sum / (double)*used : NAN;
}

void sg_location_quotient_standardize(const double quotients[], size_t n, double z[])
{
    size_t used;
    double mean = mean_of(quotients, n, &used), squares = 0, largest = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(quotients[i])) {
            squares += (quotients[i] - mean) * (quotients[i] - mean);
            largest = fmax(largest, fabs(quotients[i]));
        }
    double sd = used > 1 ? sqrt(squares / (double)(used - 1)) : 0;
    /* Equal entries leave a remainder of rounding, not a spread. */
    bool spread = sd > 1e-14 * largest;
    for (size_t i = 0; i < n; i++)
        z[i] = spread ? (quotients[i] - mean) / sd : NAN;
}
