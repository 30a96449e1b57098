/* Iterative proportional fitting. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/calibration.h>
#include <sangyo/memory.h>

enum sg_margin_fault sg_margin_check(const struct sg_margin *margin, const double weights[],
                                     size_t n, size_t *category)
{
    enum sg_margin_fault fault = SG_MARGIN_FINE;
    bool *carried = sg_alloc(margin->n_categories, sizeof *carried);
    for (size_t i = 0; i < n; i++)
        if (weights[i] > 0)
            carried[margin->categories[i]] = true;
    for (size_t c = 0; c < margin->n_categories && fault == SG_MARGIN_FINE; c++) {
        double total = margin->totals[c];
        *category = c;
        if (!(total >= 0 && isfinite(total)))
            fault = SG_MARGIN_BAD_TOTAL;
        else if (total > 0 && !carried[c])
            fault = SG_MARGIN_NO_RESPONDENTS;
        else if (total == 0 && carried[c])
            fault = SG_MARGIN_NO_POPULATION;
    }
    free(carried);
    return fault;
}

static void sum_categories(const struct sg_margin *margin, const double weights[], size_t n,
                           long double sums[])
{
    memset(sums, 0, margin->n_categories * sizeof *sums);
    for (size_t i = 0; i < n; i++)
        sums[margin->categories[i]] += weights[i];
}

static void fit(const struct sg_margin *margin, double weights[], size_t n, long double sums[])
{
    sum_categories(margin, weights, n, sums);
    for (size_t c = 0; c < margin->n_categories; c++)
        sums[c] = sums[c] > 0 ? margin->totals[c] / sums[c] : 1;
    for (size_t i = 0; i < n; i++)
        weights[i] = (double)(weights[i] * sums[margin->categories[i]]);
}

static double difference(const struct sg_margin *margin, const double weights[], size_t n,
                         long double sums[])
{
    double most = 0;
    sum_categories(margin, weights, n, sums);
    for (size_t c = 0; c < margin->n_categories; c++)
        if (margin->totals[c] > 0)
            most = fmax(most, (double)fabsl(sums[c] / margin->totals[c] - 1));
    return most;
}

bool sg_rake(const struct sg_controls *controls, const struct sg_calibration *calibration,
             const double weights[], double adjusted[], struct sg_convergence *convergence)
{
    size_t widest = 0, n = controls->n;
    for (size_t m = 0; m < controls->n_margins; m++)
        if (controls->margins[m].n_categories > widest)
            widest = controls->margins[m].n_categories;
    long double *sums = sg_alloc(widest, sizeof *sums);
    memcpy(adjusted, weights, n * sizeof *adjusted);
    *convergence = (struct sg_convergence){0, INFINITY};
    while (convergence->difference > calibration->tolerance &&
           convergence->iterations < calibration->most_iterations) {
        convergence->iterations++;
        convergence->difference = 0;
        for (size_t m = 0; m < controls->n_margins; m++)
            fit(&controls->margins[m], adjusted, n, sums);
        for (size_t m = 0; m < controls->n_margins; m++)
            convergence->difference =
                fmax(convergence->difference, difference(&controls->margins[m], adjusted, n, sums));
    }
    free(sums);
    return convergence->difference <= calibration->tolerance;
}
