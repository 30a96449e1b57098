#include <sangyo/inequality.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "shares.h"

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double sg_inequality_gini(const double x[], size_t n)
{
    double total = sg_shares_total(x, n), sum = 0;
    if (isnan(total))
        return NAN;
    double *sorted = sg_alloc(n, sizeof *sorted);
    memcpy(sorted, x, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_numbers);
    for (size_t i = 0; i < n; i++)
        sum += (2 * (double)i + 1 - (double)n) * sorted[i];
    free(sorted);
    return sum / ((double)n * total);
}

double sg_inequality_theil_t(const double x[], size_t n)
{
    double mean = sg_shares_total(x, n) / (double)n, sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += sg_shares_log_term(x[i] / mean, x[i] / mean);
    return isnan(mean) ? NAN : sum / (double)n;
}

double sg_inequality_theil_l(const double x[], size_t n)
{
    double mean = sg_shares_total(x, n) / (double)n, sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] > 0 ? log(mean / x[i]) : NAN;
    return isnan(mean) ? NAN : sum / (double)n;
}
