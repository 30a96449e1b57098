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

/* Amount and number of members per group. */
struct groups {
    double *amount, *members;
};

static struct groups sum_groups(const double x[], size_t n, const size_t group[], size_t n_groups)
{
    struct groups g = {sg_alloc(n_groups, sizeof *g.amount), sg_alloc(n_groups, sizeof *g.members)};
    for (size_t i = 0; i < n; i++) {
        g.amount[group[i]] += x[i];
        g.members[group[i]]++;
    }
    return g;
}

struct sg_inequality_parts sg_inequality_theil_t_parts(const double x[], size_t n,
                                                       const size_t group[], size_t n_groups)
{
    double total = sg_shares_total(x, n);
    struct sg_inequality_parts parts = {NAN, NAN};
    if (isnan(total))
        return parts;
    struct groups g = sum_groups(x, n, group, n_groups);
    parts = (struct sg_inequality_parts){0, 0};
    for (size_t k = 0; k < n_groups; k++)
        parts.between += sg_shares_log_term(g.amount[k] / total,
                                            g.amount[k] / total / (g.members[k] / (double)n));
    for (size_t i = 0; i < n; i++)
        if (x[i] > 0)
            parts.within += x[i] / total * log(x[i] * g.members[group[i]] / g.amount[group[i]]);
    free(g.amount);
    free(g.members);
    return parts;
}

struct sg_inequality_parts sg_inequality_theil_l_parts(const double x[], size_t n,
                                                       const size_t group[], size_t n_groups)
{
    double total = sg_shares_total(x, n);
    struct sg_inequality_parts parts = {NAN, NAN};
    if (isnan(total) || isnan(sg_inequality_theil_l(x, n)))
        return parts;
    struct groups g = sum_groups(x, n, group, n_groups);
    parts = (struct sg_inequality_parts){0, 0};
    for (size_t k = 0; k < n_groups; k++)
        if (g.members[k] > 0)
            parts.between +=
                g.members[k] / (double)n * log(total / (double)n / (g.amount[k] / g.members[k]));
    for (size_t i = 0; i < n; i++)
        parts.within += log(g.amount[group[i]] / g.members[group[i]] / x[i]) / (double)n;
    free(g.amount);
    free(g.members);
    return parts;
}
