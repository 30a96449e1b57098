#include "residual_form.h"

#include <stdlib.h>

#include <sangyo/memory.h>

/* The mean of u over the records of each class. */
static void fill_means(const struct sg_sample *sample, const sg_linear *form, double means[])
{
    size_t values = sample->plan.n_values, n = sample->design.n_classes;
    long double *sums = sg_alloc(n, sizeof *sums), *sizes = sg_alloc(n, sizeof *sizes);
    for (size_t i = 0; i < sample->n_cells; i++) {
        const struct sg_sample_cell *cell = &sample->cells[i];
        for (size_t j = 0; j < values; j++) {
            long double a = form[cell->class * values + j];
            sums[cell->class] += a != 0 ? a * cell->sums[j] : 0;
        }
        sizes[cell->class] += cell->sums[0];
    }
    for (size_t c = 0; c < n; c++)
        means[c] = sizes[c] > 0 ? (double)(sums[c] / sizes[c]) : 0;
    free(sums);
    free(sizes);
}

void sg_residual_form(const struct sg_sample *sample, sg_linear *form)
{
    const struct sg_sample_calibration *calibration = sample->design.calibration;
    size_t values = sample->plan.n_values, n = sample->design.n_classes;
    const struct sg_controls controls = {
        .n = n, .margins = calibration->margins, .n_margins = calibration->n_margins};
    double *means = sg_alloc(n, sizeof *means), *residuals = sg_alloc(n, sizeof *residuals);
    fill_means(sample, form, means);
    sg_calibration_residuals(&controls, calibration->before, means, residuals);
    for (size_t c = 0; c < n; c++)
        form[c * values] -= (long double)means[c] - residuals[c];
    free(means);
    free(residuals);
}
