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

/* One series by itself, in which not all weights find a place. */
static void apply_to_short(const struct sg_filter *filter, const double *from, size_t stride,
                           size_t count, double *to)
{
    ptrdiff_t step = (ptrdiff_t)stride;
    size_t half = filter->terms / 2;
    bool reaches = filter->terms && count > 2 * half;
    for (size_t i = 0; i < count; i++)
        to[i * stride] =
            reaches && i >= half && i + half < count
                ? weighted(filter->middle, from + (i - half) * stride, step, filter->terms)
                : at_end(filter, from, step, i, count);
}

enum { LANES = 4 };

/* `n` sums next to each other, the first from x on by `step`; each takes its terms in their order.
 */
static void weigh(const double weights[], size_t terms, const double *x, ptrdiff_t step, size_t n,
                  double out[])
{
    size_t i = 0;
    for (; i + LANES <= n; i += LANES, x += LANES) {
        double sums[LANES] = {0};
        for (size_t k = 0; k < terms; k++)
            for (size_t lane = 0; lane < LANES; lane++)
                sums[lane] += weights[k] * x[(ptrdiff_t)k * step + (ptrdiff_t)lane];
        for (size_t lane = 0; lane < LANES; lane++)
            out[i + lane] = sums[lane];
    }
    for (; i < n; i++, x++)
        out[i] = weighted(weights, x, step, terms);
}

void sg_filter_apply(const struct sg_filter *filter, const double x[], size_t first, size_t stride,
                     size_t n, double out[])
{
    size_t half = filter->terms / 2, rest = n > first ? n - first : 0;
    ptrdiff_t step = (ptrdiff_t)stride;
    if (!filter->terms || rest / stride <= 2 * half) {
        for (size_t k = 0; k < stride && k < rest; k++)
            apply_to_short(filter, x + first + k, stride, (rest - k + stride - 1) / stride,
                           out + first + k);
        return;
    }
    weigh(filter->middle, filter->terms, x + first, step, rest - 2 * half * stride,
          out + first + half * stride);
    for (size_t i = 0; i < half; i++) { /* the mirror images, and the last */
        size_t terms = filter->end_terms[i];
        weigh(filter->ends[i], terms, x + first + (terms - 1) * stride, -step, stride,
              out + first + i * stride);
        weigh(filter->ends[i], terms, x + n - terms * stride, step, stride,
              out + n - (i + 1) * stride);
    }
}

static double year_around(const double x[], size_t frequency)
{
    double sum = 0.5 * (x[0] + x[frequency]);
    for (size_t k = 1; k < frequency; k++)
        sum += x[k];
    return sum / (double)frequency;
}

static void years_around(const double x[], size_t frequency, double out[LANES])
{
    double sums[LANES];
    for (size_t lane = 0; lane < LANES; lane++)
        sums[lane] = 0.5 * (x[lane] + x[frequency + lane]);
    for (size_t k = 1; k < frequency; k++)
        for (size_t lane = 0; lane < LANES; lane++)
            sums[lane] += x[k + lane];
    for (size_t lane = 0; lane < LANES; lane++)
        out[lane] = sums[lane] / (double)frequency;
}

void sg_filter_year(const double x[], size_t from, size_t to, size_t frequency, double out[])
{
    size_t half = frequency / 2, n = to - from;
    size_t first = from + (n < half ? n : half), last = to - (n < half ? n : half), t = first;
    for (size_t k = from; k < first; k++)
        out[k] = NAN;
    for (; t + LANES <= last; t += LANES)
        years_around(x + t - half, frequency, out + t);
    for (; t < last; t++)
        out[t] = year_around(x + t - half, frequency);
    for (; t < to; t++)
        out[t] = NAN;
}
