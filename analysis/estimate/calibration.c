#include <sangyo/calibration.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "regressors.h"

enum { HALVINGS = 40 };

/* g and its derivative at u: section 2 of the source, with g(0) = g'(0) = 1. */
static double factor(const struct sg_calibration *c, double u, double *slope)
{
    if (c->distance == SG_DISTANCE_LOGIT) {
        double low = c->lower, high = c->upper;
        double a = (high - low) / ((1 - low) * (high - 1));
        double e = exp(-a * fabs(u)), from = u > 0 ? e : 1, to = u > 0 ? 1 : e;
        double g = (low * (high - 1) * from + high * (1 - low) * to) /
                   ((high - 1) * from + (1 - low) * to);
        *slope = a * (g - low) * (high - g) / (high - low);
        return g;
    }
    bool linear = c->distance == SG_DISTANCE_LINEAR;
    double g = linear ? 1 + u : exp(u);
    *slope = linear ? 1 : g;
    if (g >= c->lower && g <= c->upper)
        return g;
    *slope = 0;
    return g < c->lower ? c->lower : c->upper;
}

struct newton {
    struct sg_regressors x;
    const struct sg_calibration *calibration;
    const double *weights;
    double *adjusted, *slopes;   /* the latter times the weight */
    long double *totals, *sizes; /* what misfits are relative to */
    long double *at, *trial, *step, *matrix;
    double worst;        /* relative misfit */
    long double squares; /* of relative misfits */
};

static void newton_make(struct newton *s)
{
    size_t k = s->x.k, n = s->x.controls->n;
    s->slopes = sg_alloc(n, sizeof *s->slopes);
    s->totals = sg_alloc(k, sizeof *s->totals);
    s->sizes = sg_alloc(k, sizeof *s->sizes);
    s->at = sg_alloc(k, sizeof *s->at);
    s->trial = sg_alloc(k, sizeof *s->trial);
    s->step = sg_alloc(k, sizeof *s->step);
    s->matrix = sg_alloc(k * k, sizeof *s->matrix);
    sg_regressors_totals(&s->x, s->totals);
    for (size_t i = 0; i < n; i++)
        sg_regressors_add(&s->x, s->weights[i], i, s->sizes);
    for (size_t j = 0; j < k; j++) {
        if (s->totals[j] != 0)
            s->sizes[j] = s->totals[j];
        s->sizes[j] = s->sizes[j] != 0 ? fabsl(s->sizes[j]) : 1;
    }
}

static void newton_free(struct newton *s)
{
    sg_regressors_free(&s->x);
    free(s->slopes);
    free(s->totals);
    free(s->sizes);
    free(s->at);
    free(s->trial);
    free(s->step);
    free(s->matrix);
}

/* Weights and misfits (in `step`) at `trial`; false where they are no numbers. */
static bool evaluate(struct newton *s)
{
    size_t n = s->x.controls->n, k = s->x.k;
    memcpy(s->step, s->totals, k * sizeof *s->step);
    for (size_t i = 0; i < n; i++) {
        double u = (double)sg_regressors_predict(&s->x, s->trial, i), slope;
        s->adjusted[i] = s->weights[i] * factor(s->calibration, u, &slope);
        s->slopes[i] = s->weights[i] * slope;
        sg_regressors_add(&s->x, -s->adjusted[i], i, s->step);
    }
    s->worst = 0;
    s->squares = 0;
    for (size_t j = 0; j < k; j++) {
        long double misfit = fabsl(s->step[j]) / s->sizes[j];
        s->squares += misfit * misfit;
        s->worst = fmax(s->worst, (double)misfit);
    }
    return isfinite(s->squares);
}

/* From misfits to the step that would take them away were g linear. */
static void find_step(struct newton *s)
{
    memset(s->matrix, 0, s->x.k * s->x.k * sizeof *s->matrix);
    for (size_t i = 0; i < s->x.controls->n; i++)
        sg_regressors_add_products(&s->x, s->slopes[i], i, s->matrix);
    sg_semidefinite_solve(s->matrix, s->x.k, s->step);
}

/* Goes as much of the step as makes misfits smaller; false if none does. */
static bool advance(struct newton *s, size_t halvings)
{
    size_t k = s->x.k;
    long double before = s->squares, *step = sg_alloc(k, sizeof *step), part = 1;
    memcpy(step, s->step, k * sizeof *step);
    bool better = false;
    for (size_t h = 0; h <= halvings && !better; h++, part /= 2) {
        for (size_t j = 0; j < k; j++)
            s->trial[j] = s->at[j] + part * step[j];
        better = evaluate(s) && s->squares < before;
    }
    free(step);
    if (better) {
        memcpy(s->at, s->trial, k * sizeof *s->at);
        return true;
    }
    memcpy(s->trial, s->at, k * sizeof *s->at);
    evaluate(s);
    return false;
}

/* Newton's method doubles the digits, so it goes on past the tolerance until rounding ends it. */
bool sg_calibrate(const struct sg_controls *controls, const struct sg_calibration *calibration,
                  const double weights[], double adjusted[], struct sg_convergence *convergence)
{
    struct newton s = {.calibration = calibration, .weights = weights, .adjusted = adjusted};
    bool better = true;
    sg_regressors_make(&s.x, controls, weights);
    newton_make(&s);
    *convergence = (struct sg_convergence){0};
    evaluate(&s);
    while (better && s.worst > 0 && convergence->iterations < calibration->most_iterations) {
        bool met = s.worst <= calibration->tolerance;
        find_step(&s);
        better = advance(&s, met ? 0 : HALVINGS);
        convergence->iterations += better;
    }
    convergence->difference = s.worst;
    newton_free(&s);
    return convergence->difference <= calibration->tolerance;
}

/* Deviations from the means of the categories. */
static void deviations(const struct sg_controls *controls, const double weights[], const double y[],
                       double residuals[])
{
    const struct sg_margin *margin = &controls->margins[0];
    long double *sums = sg_alloc(margin->n_categories, sizeof *sums);
    long double *sizes = sg_alloc(margin->n_categories, sizeof *sizes);
    for (size_t i = 0; i < controls->n; i++) {
        sums[margin->categories[i]] += (long double)weights[i] * y[i];
        sizes[margin->categories[i]] += weights[i];
    }
    for (size_t i = 0; i < controls->n; i++) {
        size_t c = margin->categories[i];
        residuals[i] = (double)(y[i] - sums[c] / sizes[c]);
    }
    free(sums);
    free(sizes);
}

/* Takes from the residuals what the variables still say of them. */
static void regress(const struct sg_regressors *x, const double weights[], double residuals[])
{
    long double *b = sg_alloc(x->k, sizeof *b), *matrix = sg_alloc(x->k * x->k, sizeof *matrix);
    for (size_t i = 0; i < x->controls->n; i++) {
        sg_regressors_add(x, (long double)weights[i] * residuals[i], i, b);
        sg_regressors_add_products(x, weights[i], i, matrix);
    }
    sg_semidefinite_solve(matrix, x->k, b);
    for (size_t i = 0; i < x->controls->n; i++)
        residuals[i] = (double)(residuals[i] - sg_regressors_predict(x, b, i));
    free(b);
    free(matrix);
}

void sg_calibration_residuals(const struct sg_controls *controls, const double weights[],
                              const double y[], double residuals[])
{
    struct sg_regressors x;
    if (controls->n_margins == 1 && controls->n_variables == 0) {
        deviations(controls, weights, y, residuals);
        return;
    }
    sg_regressors_make(&x, controls, weights);
    memcpy(residuals, y, controls->n * sizeof *residuals);
    regress(&x, weights, residuals);
    regress(&x, weights, residuals); /* once more for digits lost to rounding */
    sg_regressors_free(&x);
}
