#include "filter.h"

#include <math.h>

static double weighted(const double weights[], const double *x, ptrdiff_t step, size_t terms)
{
    double sum = 0;
    for (size_t k = 0; k < terms; k++)
        sum += weights[k] * x[(ptrdiff_t)k * step];
    return sum;
}

static double mean(const double *x, size_t stride, size_t n)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++)
        sum += x[k * stride];
    return sum / (double)n;
}

void sg_filter_apply(const struct sg_filter *filter, const double x[], size_t first, size_t stride,
                     size_t n, double out[])
{
    const double *from = x + first;
    size_t half = filter->terms / 2, count = n > first ? (n - first + stride - 1) / stride : 0;
    ptrdiff_t step = (ptrdiff_t)stride;
    for (size_t i = 0; i < count; i++) {
        size_t before = i, after = count - 1 - i, nearer = before < after ? before : after;
        double *to = &out[first + i * stride];
        if (filter->terms && nearer >= half) {
            *to = weighted(filter->middle, from + (i - half) * stride, step, filter->terms);
            continue;
        }
        size_t terms = filter->terms ? filter->end_terms[nearer] : 0;
        if (terms == 0 || terms > count)
            *to = mean(from, stride, count);
        else if (before <= after) /* the mirror image */
            *to = weighted(filter->ends[nearer], from + (terms - 1) * stride, -step, terms);
        else
            *to = weighted(filter->ends[nearer], from + (count - terms) * stride, step, terms);
    }
}

void sg_filter_year(const double x[], size_t from, size_t to, size_t frequency, double out[])
{
    size_t half = frequency / 2;
    for (size_t t = from; t < to; t++) {
        out[t] = NAN;
        if (t < from + half || t + half >= to)
            continue;
        double sum = 0.5 * (x[t - half] + x[t + half]);
        for (size_t k = t - half + 1; k < t + half; k++)
            sum += x[k];
        out[t] = sum / (double)frequency;
    }
}
