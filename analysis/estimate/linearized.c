#include "linearized.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "residual_form.h"

static size_t n_classes(const struct sg_sample *sample)
{
    return sample->design.n_classes;
}

/* One part of a statistic as a form. Where values stand about levels, the coefficients of the
   constant are kept apart: they are large together, and small when they have cancelled. */
struct part {
    sg_linear *form;
    sg_quad *constants; /* per class; NULL without levels */
};

static struct part part_of(const struct sg_sample *sample, const struct sg_statistic *statistic,
                           bool denominator)
{
    size_t values = sample->plan.n_values;
    struct part part = {.form = sg_alloc(n_classes(sample) * values, sizeof *part.form)};
    if (sample->levels)
        part.constants = sg_alloc(n_classes(sample), sizeof *part.constants);
    for (size_t i = 0; i < statistic->n; i++) {
        const struct sg_term *term = &statistic->terms[i];
        size_t at = term->class * values + term->value;
        double a = denominator ? term->denominator : term->numerator;
        if (sample->levels)
            part.constants[term->class] += (sg_quad)a * (term->value ? sample->levels[at] : 1);
        if (term->value || !sample->levels)
            part.form[at] += a;
    }
    return part;
}

static void part_free(struct part *part)
{
    free(part->form);
    free(part->constants);
}

static sg_quad total(const struct sg_sample *sample, const struct part *part)
{
    size_t values = sample->plan.n_values;
    long double sum = 0;
    for (size_t i = 0; i < sample->n_cells; i++)
        for (size_t j = 0; j < values; j++) {
            long double a = part->form[sample->cells[i].class * values + j];
            sum += a != 0 ? a * sample->cells[i].sums[j] : 0;
        }
    if (!part->constants)
        return (sg_quad)sum;
    sg_quad whole = (sg_quad)sum;
    for (size_t i = 0; i < sample->n_cells; i++)
        whole += part->constants[sample->cells[i].class] * (sg_quad)sample->cells[i].sums[0];
    return whole;
}

/* (above - estimate · below) / denominator. */
static void divide(const struct sg_sample *sample, const struct part *below, struct part *above,
                   const struct sg_linearized *out)
{
    size_t n = n_classes(sample) * sample->plan.n_values;
    long double estimate = (long double)out->estimate, denominator = (long double)out->denominator;
    for (size_t i = 0; i < n; i++)
        above->form[i] = (above->form[i] - estimate * below->form[i]) / denominator;
    for (size_t c = 0; above->constants && c < n_classes(sample); c++) {
        sg_quad gap = above->constants[c] - out->estimate * below->constants[c];
        bool none = sg_quad_size(gap) <= SG_QUAD_ROUNDING * sg_quad_size(above->constants[c]);
        above->constants[c] = none ? 0 : gap / out->denominator;
    }
}

static void linearize_drawn(const struct sg_sample *sample, const struct sg_statistic *statistic,
                            struct sg_linearized *out)
{
    struct part above = part_of(sample, statistic, false);
    out->used = sg_alloc(n_classes(sample), sizeof *out->used);
    for (size_t i = 0; i < statistic->n; i++)
        out->used[statistic->terms[i].class] = true;
    out->numerator = total(sample, &above);
    out->denominator = 1;
    out->estimate = out->numerator;
    if (!statistic->is_total) {
        struct part below = part_of(sample, statistic, true);
        out->denominator = total(sample, &below);
        out->estimate = out->denominator != 0 ? out->numerator / out->denominator : (sg_quad)NAN;
        if (out->denominator != 0)
            divide(sample, &below, &above, out);
        part_free(&below);
    }
    for (size_t c = 0; above.constants && c < n_classes(sample); c++)
        above.form[c * sample->plan.n_values] = (long double)above.constants[c];
    free(above.constants);
    out->form = above.form;
}

void sg_linearize(const struct sg_sample *sample, const struct sg_statistic *statistic,
                  struct sg_linearized *out)
{
    size_t n = n_classes(sample) * sample->plan.n_values;
    linearize_drawn(sample, statistic, out);
    out->residuals = out->form;
    if (!sample->design.calibration)
        return;
    out->residuals = sg_alloc(n, sizeof *out->residuals);
    memcpy(out->residuals, out->form, n * sizeof *out->residuals);
    sg_residual_form(sample, out->residuals);
}

void sg_linearized_free(struct sg_linearized *linearized)
{
    if (linearized->residuals != linearized->form)
        free(linearized->residuals);
    free(linearized->form);
    free(linearized->used);
}
