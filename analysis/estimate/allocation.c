#include <sangyo/allocation.h>

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

static bool none(double n[], size_t k)
{
    for (size_t i = 0; i < k; i++)
        n[i] = NAN;
    return false;
}

/* Whether there are units enough; *units is their number. */
static bool can_divide(const struct sg_stratum strata[], size_t k, double total, double *units)
{
    *units = 0;
    for (size_t i = 0; i < k; i++) {
        if (!(strata[i].size >= 0 && isfinite(strata[i].size)))
            return false;
        *units += strata[i].size;
    }
    return total >= 0 && total <= *units;
}

static bool has_deviations(const struct sg_stratum strata[], size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (!(strata[i].sd >= 0 && isfinite(strata[i].sd)))
            return false;
    return true;
}

bool sg_allocation_proportional(const struct sg_stratum strata[], size_t k, double total,
                                double n[])
{
    double units;
    if (!can_divide(strata, k, total, &units) || units == 0)
        return none(n, k);
    for (size_t i = 0; i < k; i++)
        n[i] = total * strata[i].size / units;
    return true;
}

/* Divides `left` among the strata not yet taken whole; returns whether that takes others whole. */
static bool share_out(const struct sg_stratum strata[], size_t k, double left, double sum,
                      bool whole[], double n[])
{
    bool more = false;
    for (size_t i = 0; i < k; i++) {
        if (whole[i])
            continue;
        n[i] = left * (strata[i].size * strata[i].sd / sum);
        if (n[i] > strata[i].size) {
            n[i] = strata[i].size;
            whole[i] = more = true;
        }
    }
    return more;
}

bool sg_allocation_neyman(const struct sg_stratum strata[], size_t k, double total, double n[])
{
    double units;
    if (!can_divide(strata, k, total, &units) || !has_deviations(strata, k))
        return none(n, k);
    bool *whole = sg_alloc(k, sizeof *whole);
    bool more = true, divided = true;
    while (more && divided) {
        double left = total, sum = 0;
        for (size_t i = 0; i < k; i++) {
            left -= whole[i] ? strata[i].size : 0;
            sum += whole[i] ? 0 : strata[i].size * strata[i].sd;
        }
        divided = sum > 0 || left <= 0;
        more = divided && share_out(strata, k, fmax(left, 0), sum > 0 ? sum : 1, whole, n);
    }
    free(whole);
    return divided || none(n, k);
}

bool sg_allocation_wright(const struct sg_stratum strata[], size_t k, double total, double minimum,
                          double n[])
{
    double units, given = 0;
    if (!can_divide(strata, k, total, &units) || !has_deviations(strata, k) || !(minimum >= 1) ||
        minimum != floor(minimum) || total != floor(total))
        return none(n, k);
    for (size_t i = 0; i < k; i++)
        given += n[i] = fmin(minimum, floor(strata[i].size));
    if (given > total)
        return none(n, k);
    for (; given < total; given++) {
        size_t best = k;
        double most = -1;
        for (size_t i = 0; i < k; i++) {
            double priority = strata[i].size * strata[i].sd / sqrt(n[i] * (n[i] + 1));
            if (n[i] + 1 <= strata[i].size && priority > most) {
                most = priority;
                best = i;
            }
        }
        if (best == k)
            return none(n, k);
        n[best]++;
    }
    return true;
}

struct remainder {
    double part;
    size_t at;
};

static int compare_remainders(const void *left, const void *right)
{
    const struct remainder *a = left, *b = right;
    if (a->part != b->part)
        return a->part > b->part ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

void sg_allocation_round(const struct sg_stratum strata[], size_t k, double n[])
{
    struct remainder *remainders = sg_alloc(k, sizeof *remainders);
    double sum = 0, given = 0;
    for (size_t i = 0; i < k; i++) {
        double whole = floor(n[i] + 1e-9); /* 45 may have come out as 44.99999999999999 */
        sum += n[i];
        given += whole;
        remainders[i] = (struct remainder){fmax(n[i] - whole, 0), i};
        n[i] = whole;
    }
    qsort(remainders, k, sizeof *remainders, compare_remainders);
    for (size_t i = 0; i < k && given < floor(sum + 0.5); i++) {
        size_t at = remainders[i].at;
        if (n[at] + 1 <= strata[at].size) {
            n[at]++;
            given++;
        }
    }
    free(remainders);
}
