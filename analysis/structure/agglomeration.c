#include <sangyo/agglomeration.h>

#include <math.h>

#include <sangyo/herfindahl.h>

#include "table/shares.h"

/* What is left of one after the areas' own concentration; NaN where nothing is. */
static double room(const double x[], size_t n)
{
    double left = 1 - sg_herfindahl(x, n);
    return left > 0 ? left : NAN;
}

static double beyond_plants(double raw, double plant_herfindahl)
{
    if (!(plant_herfindahl >= 0) || !(plant_herfindahl < 1))
        return NAN;
    return (raw - plant_herfindahl) / (1 - plant_herfindahl);
}

double sg_agglomeration_pair(const double s1[], const double s2[], const double x[], size_t n)
{
    double total1 = sg_shares_total(s1, n), total2 = sg_shares_total(s2, n);
    double x_total = sg_shares_total(x, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (s1[i] / total1 - x[i] / x_total) * (s2[i] / total2 - x[i] / x_total);
    return isnan(total1) || isnan(total2) ? NAN : sum / room(x, n);
}

double sg_agglomeration_ellison_glaeser(const double s[], const double x[], size_t n,
                                        double plant_herfindahl)
{
    return beyond_plants(sg_agglomeration_pair(s, s, x, n), plant_herfindahl);
}

double sg_agglomeration_maurel_sedillot(const double s[], const double x[], size_t n,
                                        double plant_herfindahl)
{
    double raw = (sg_herfindahl(s, n) - sg_herfindahl(x, n)) / room(x, n);
    return beyond_plants(raw, plant_herfindahl);
}
