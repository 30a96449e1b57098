#include <sangyo/entropy.h>

#include <math.h>

#include "table/shares.h"

double sg_entropy(const double x[], size_t n)
{
    double total = sg_shares_total(x, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        sum -= sg_shares_log_term(x[i] / total, x[i] / total);
    return isnan(total) ? NAN : fmax(sum, 0); /* never −0 */
}

double sg_entropy_relative(double entropy, size_t k)
{
    return k < 2 ? NAN : entropy / log((double)k);
}

static size_t count_nonzero(const double x[], size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += x[i] > 0;
    return count;
}

double sg_entropy_miller_madow(const double x[], size_t n, double trials)
{
    double present = (double)count_nonzero(x, n);
    return trials > 0 ? sg_entropy(x, n) + (present - 1) / (2 * trials) : NAN;
}

double sg_entropy_variance(const double x[], size_t n, double trials)
{
    double total = sg_shares_total(x, n), entropy = sg_entropy(x, n), spread = 0;
    /* Σp(ln p + H)² = Σp ln²p − H² without its cancellation. */
    for (size_t i = 0; i < n; i++)
        if (x[i] > 0)
            spread += x[i] / total * pow(log(x[i] / total) + entropy, 2);
    return trials > 0 && !isnan(total) ? spread / trials : NAN;
}

double sg_entropy_hill(const double x[], size_t n, double order)
{
    double total = sg_shares_total(x, n), sum = 0, largest = 0;
    if (isnan(total) || !(order >= 0))
        return NAN;
    if (order == 1)
        return exp(sg_entropy(x, n));
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, x[i] / total);
        if (x[i] > 0)
            sum += pow(x[i] / total, order);
    }
    return isinf(order) ? 1 / largest : pow(sum, 1 / (1 - order));
}
