#include <sangyo/economic_base.h>

#include <math.h>

double sg_economic_base_basic(const struct sg_quotient_counts *counts)
{
    double expected = counts->area_total * (counts->reference_value / counts->reference_total);
    if (!(counts->reference_total > 0) || !isfinite(expected) || !isfinite(counts->value))
        return NAN;
    return fmax(0, counts->value - expected);
}

double sg_economic_base_multiplier(double total, double basic)
{
    return basic > 0 ? total / basic : NAN;
}

double sg_economic_base_self_sufficiency(double output, double exports, double imports)
{
    double demand = output - exports + imports;
    return demand > 0 ? output / demand : NAN;
}
