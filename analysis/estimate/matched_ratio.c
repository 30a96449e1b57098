#include "matched_ratio.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

struct stratum_sums {
    size_t n;
    double mean, squares; /* of z, by Welford (1962) */
};

static void add_unit(struct stratum_sums *s, double z)
{
    double deviation = z - s->mean;
    s->n++;
    s->mean += deviation / (double)s->n;
    s->squares += deviation * (z - s->mean);
}

bool sg_matched_ratio(const double before[], const double after[], const size_t stratum[], size_t n,
                      size_t n_strata, struct sg_matched_ratio *result)
{
    double sum_before = 0, sum_after = 0, variance = 0;
    size_t used = 0;
    *result = (struct sg_matched_ratio){NAN, NAN, NAN};
    for (size_t i = 0; i < n; i++) {
        sum_before += before[i];
        sum_after += after[i];
    }
    if (!(sum_before > 0))
        return false;
    result->ratio = sum_after / sum_before;
    struct stratum_sums *sums = sg_alloc(n_strata, sizeof *sums);
    for (size_t i = 0; i < n; i++)
        add_unit(&sums[stratum[i]], after[i] - result->ratio * before[i]);
    for (size_t h = 0; h < n_strata; h++) {
        double units = (double)sums[h].n;
        used += sums[h].n > 0;
        if (sums[h].n)
            variance += units / (units - 1) * sums[h].squares; /* NaN of a single unit */
    }
    free(sums);
    if (n > used && !isnan(variance)) {
        result->se = sqrt(variance) / sum_before;
        result->df = (double)(n - used);
    }
    return true;
}
