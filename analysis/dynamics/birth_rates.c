#include <sangyo/birth_rates.h>

#include <math.h>

#include "table/quad.h"

enum { MONTHS = 12 }; /* of a year */

/* In percent a year. */
static double annual(double count, const struct sg_birth_counts *counts)
{
    return (double)(100 * sg_quad_of(count) * MONTHS /
                    (sg_quad_of(counts->months) * sg_quad_of(counts->stock)));
}

struct sg_birth_rates sg_birth_rates_of(const struct sg_birth_counts *counts)
{
    if (!(counts->stock > 0) || !(counts->months > 0))
        return (struct sg_birth_rates){NAN, NAN, NAN, NAN, NAN};
    return (struct sg_birth_rates){
        .births = annual(counts->births, counts),
        .deaths = annual(counts->deaths, counts),
        .net = annual(sg_decimal_minus(counts->births, counts->deaths), counts),
        .turnover = annual(sg_decimal_plus(counts->births, counts->deaths), counts),
        .survivors = 100 * sg_decimal_minus(counts->stock, counts->deaths) / counts->stock};
}

double sg_birth_rates_deaths(double births, double stock_start, double stock_end)
{
    double deaths = sg_decimal_minus(births, sg_decimal_minus(stock_end, stock_start));
    return deaths >= 0 ? deaths : NAN;
}
