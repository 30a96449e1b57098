#include <sangyo/io.h>

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

void sg_io_coefficients(const double z[], const double x[], size_t n, double a[])
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            a[i * n + j] = x[j] == 0 ? 0 : z[i * n + j] / x[j];
}

void sg_io_scale_rows(double a[], const double factor[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            a[i * n + j] *= factor[i];
}

void sg_io_multipliers(const double v[], const double b[], size_t n, double out[])
{
    for (size_t j = 0; j < n; j++)
        out[j] = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            out[j] += (v ? v[i] : 1) * b[i * n + j];
}

void sg_io_output(const double b[], const double d[], size_t n, double out[])
{
    for (size_t i = 0; i < n; i++) {
        out[i] = 0;
        for (size_t j = 0; j < n; j++)
            out[i] += b[i * n + j] * d[j];
    }
}

/* Over their mean. */
static void over_mean(double sums[], size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += sums[i];
    for (size_t i = 0; i < n; i++)
        sums[i] /= total / (double)n;
}

void sg_io_influence(const double b[], size_t n, double out[])
{
    sg_io_multipliers(NULL, b, n, out);
    over_mean(out, n);
}

void sg_io_sensitivity(const double b[], size_t n, double out[])
{
    for (size_t i = 0; i < n; i++) {
        out[i] = 0;
        for (size_t j = 0; j < n; j++)
            out[i] += b[i * n + j];
    }
    over_mean(out, n);
}

void sg_io_forward(const double b[], const double x[], size_t n, double out[])
{
    sg_io_output(b, x, n, out);
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] == 0 ? NAN : out[i] / x[i];
}

void sg_io_augment(const double a[], const double income[], const double spending[], size_t n,
                   double augmented[])
{
    size_t m = n + 1;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++)
            augmented[i * m + j] = a[i * n + j];
        augmented[i * m + n] = spending[i];
        augmented[n * m + i] = income[i];
    }
    augmented[n * m + n] = 0;
}

bool sg_io_impact_of(const struct sg_io_model *model, const double d[], struct sg_io_impact *impact)
{
    size_t n = model->n;
    double *spent = sg_alloc(n, sizeof *spent); /* here, for a unit of income */
    for (size_t i = 0; i < n; i++) {
        double supply = model->supply ? model->supply[i] : 1;
        impact->direct[i] = (model->met ? model->met[i] : 1) * d[i];
        spent[i] = supply * model->spending[i] * model->rate;
    }
    sg_io_output(model->inverse, impact->direct, n, impact->first);
    sg_io_output(model->inverse, spent, n, impact->second);
    impact->earned = impact->loop = 0;
    for (size_t i = 0; i < n; i++) {
        impact->earned += model->income[i] * impact->first[i];
        impact->loop += model->income[i] * impact->second[i];
    }
    bool converges = !model->infinite || impact->loop < 1;
    if (model->infinite && converges)
        impact->earned /= 1 - impact->loop;
    for (size_t i = 0; i < n && converges; i++)
        impact->second[i] *= impact->earned;
    free(spent);
    return converges;
}
