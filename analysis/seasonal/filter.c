#include "filter.h"

#include <math.h>
#include <stdbool.h>

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

/* Value i of `count`, so near an end that the middle does not reach, from there on. */
static double at_end(const struct sg_filter *filter, const double *from, ptrdiff_t step, size_t i,
                     size_t count)
{
    size_t after = count - 1 - i, nearer = i < after ? i : after;
    size_t terms = filter->terms ? filter->end_terms[nearer] : 0;
    if (terms == 0 || terms > count)
        return mean(from, (size_t)step, count);
    if (i <= after) /* the mirror image */
        return weighted(filter->ends[nearer], from + ((ptrdiff_t)terms - 1) * step, -step, terms);
    return weighted(filter->ends[nearer], from + (ptrdiff_t)(count - terms) * step, step, terms);
}

void sg_filter_apply(const struct sg_filter *filter, const double x[], size_t first, size_t stride,
                     size_t n, double out[])
{
    const double *from = x + first;
    double *to = out + first;
    size_t half = filter->terms / 2, count = n > first ? (n - first + stride - 1) / stride : 0;
    bool reaches = filter->terms && count > 2 * half;
    size_t begin = reaches ? half : count, end = reaches ? count - half : count;
    ptrdiff_t step = (ptrdiff_t)stride;
    for (size_t i = 0; i < begin; i++)
        to[i * stride] = at_end(filter, from, step, i, count);
    for (size_t i = begin; i < end; i++)
        to[i * stride] = weighted(filter->middle, from + (i - half) * stride, step, filter->terms);
    for (size_t i = end; i < count; i++)
        to[i * stride] = at_end(filter, from, step, i, count);
}

void sg_filter_year(const double x[], size_t from, size_t to, size_t frequency, double out[])
{
    size_t half = frequency / 2, n = to - from;
    size_t first = from + (n < half ? n : half), last = to - (n < half ? n : half);
    for (size_t t = from; t < first; t++)
        out[t] = NAN;
    for (size_t t = first; t < last; t++) {
        double sum = 0.5 * (x[t - half] + x[t + half]);
        for (size_t k = t - half + 1; k < t + half; k++)
            sum += x[k];
        out[t] = sum / (double)frequency;
    }
    for (size_t t = first > last ? first : last; t < to; t++)
        out[t] = NAN;
}
