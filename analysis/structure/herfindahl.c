#include <sangyo/herfindahl.h>

#include <math.h>

#include "table/shares.h"

double sg_herfindahl(const double x[], size_t n)
{
    double total = sg_shares_total(x, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] / total * (x[i] / total);
    return isnan(total) ? NAN : sum;
}

double sg_herfindahl_normalized(double herfindahl, size_t k)
{
    double least = 1 / (double)k;
    return k < 2 ? NAN : (herfindahl - least) / (1 - least);
}

double sg_herfindahl_equivalent(double herfindahl)
{
    return 1 / herfindahl;
}

double sg_herfindahl_unbiased(const double x[], size_t n)
{
    double total = sg_shares_total(x, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] / total * ((x[i] - 1) / (total - 1));
    return total > 1 ? sum : NAN;
}

double sg_herfindahl_variance(const double x[], size_t n, double trials)
{
    double h = sg_herfindahl(x, n), total = sg_shares_total(x, n), spread = 0;
    /* Σp(p−H)² = Σp³ − H² without its cancellation. */
    for (size_t i = 0; i < n; i++)
        spread += x[i] / total * pow(x[i] / total - h, 2);
    return trials > 0 ? 4 * spread / trials : NAN;
}
