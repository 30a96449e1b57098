#include <sangyo/structural_change.h>

#include <math.h>
#include <stdbool.h>

#include <sangyo/divergence.h>

#include "table/shares.h"

double sg_structural_change_nav(const double x0[], const double x1[], size_t n)
{
    return sg_divergence_hoover(x0, x1, n);
}

double sg_structural_change_lilien(const double x0[], const double x1[], size_t n, double later)
{
    double total0 = 0, total1 = 0, sum = 0;
    if (isnan(sg_shares_total(x0, n)) || isnan(sg_shares_total(x1, n)))
        return NAN;
    for (size_t i = 0; i < n; i++) {
        bool kept = x0[i] > 0 && x1[i] > 0;
        total0 += kept ? x0[i] : 0;
        total1 += kept ? x1[i] : 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (!(x0[i] > 0 && x1[i] > 0))
            continue;
        double weight = later * (x1[i] / total1) + (1 - later) * (x0[i] / total0);
        sum += weight * pow(log(x1[i] / x0[i]) - log(total1 / total0), 2);
    }
    return total0 > 0 ? sqrt(sum) : NAN;
}

double sg_structural_change_cosine(const double x0[], const double x1[], size_t n)
{
    double total0 = sg_shares_total(x0, n), total1 = sg_shares_total(x1, n);
    double product = 0, square0 = 0, square1 = 0;
    for (size_t i = 0; i < n; i++) {
        double a = x0[i] / total0, b = x1[i] / total1;
        product += a * b;
        square0 += a * a;
        square1 += b * b;
    }
    return isnan(total0) || isnan(total1) ? NAN : fmin(product / sqrt(square0 * square1), 1);
}
