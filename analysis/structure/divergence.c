#include <sangyo/divergence.h>

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "table/shares.h"

double sg_divergence_krugman(const double x[], const double y[], size_t n)
{
    double x_total = sg_shares_total(x, n), y_total = sg_shares_total(y, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += fabs(x[i] / x_total - y[i] / y_total);
    return isnan(x_total) || isnan(y_total) ? NAN : sum;
}

double sg_divergence_hoover(const double x[], const double y[], size_t n)
{
    return sg_divergence_krugman(x, y, n) / 2;
}

double sg_divergence_kullback_leibler(const double x[], const double y[], size_t n)
{
    double x_total = sg_shares_total(x, n), y_total = sg_shares_total(y, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        if (x[i] > 0)
            sum += y[i] > 0 ? x[i] / x_total * log(x[i] / x_total / (y[i] / y_total)) : NAN;
    return isnan(x_total) || isnan(y_total) ? NAN : sum;
}

double sg_divergence_hachman(const double x[], const double y[], size_t n)
{
    double x_total = sg_shares_total(x, n), y_total = sg_shares_total(y, n), sum = 0;
    for (size_t i = 0; i < n; i++)
        if (x[i] > 0)
            sum += y[i] > 0 ? pow(x[i] / x_total, 2) / (y[i] / y_total) : NAN;
    return isnan(x_total) || isnan(y_total) ? NAN : 1 / sum;
}

struct lorenz {
    double p, q;
};

/* By p/q; what the reference lacks comes last. */
static int compare_quotients(const void *left, const void *right)
{
    const struct lorenz *a = left, *b = right;
    double l = a->p * b->q, r = b->p * a->q;
    return (l > r) - (l < r);
}

double sg_divergence_gini(const double x[], const double y[], size_t n)
{
    double x_total = sg_shares_total(x, n), y_total = sg_shares_total(y, n);
    double below = 0, sum = 0;
    size_t m = 0;
    if (isnan(x_total) || isnan(y_total))
        return NAN;
    struct lorenz *points = sg_alloc(n, sizeof *points);
    for (size_t i = 0; i < n; i++)
        if (x[i] > 0 || y[i] > 0) /* 0 of 0 has no quotient, and no place on the curve */
            points[m++] = (struct lorenz){x[i] / x_total, y[i] / y_total};
    qsort(points, m, sizeof *points, compare_quotients);
    for (size_t i = 0; i < m; i++) {
        sum += points[i].q * (2 * below + points[i].p);
        below += points[i].p;
    }
    free(points);
    return fmax(1 - sum, 0);
}

void sg_divergence_rest(const double x[], const double nation[], size_t n, double rest[])
{
    for (size_t i = 0; i < n; i++) {
        double difference = nation[i] - x[i];
        rest[i] = fabs(difference) <= 4 * DBL_EPSILON * fabs(nation[i]) ? 0 : difference;
    }
}

void sg_divergence_others(const double x[], size_t n_areas, size_t n, size_t area, double mean[])
{
    size_t used = 0;
    for (size_t i = 0; i < n; i++)
        mean[i] = 0;
    for (size_t r = 0; r < n_areas; r++) {
        double total = sg_shares_total(x + r * n, n);
        if (r == area || isnan(total))
            continue;
        used++;
        for (size_t i = 0; i < n; i++)
            mean[i] += x[r * n + i] / total;
    }
    for (size_t i = 0; i < n; i++)
        mean[i] = used ? mean[i] / (double)used : NAN;
}
