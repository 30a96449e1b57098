#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/seasonal.h>

/* The years of a span, as X-13ARIMA-SEATS has them for the filter of D10. */
static size_t years_of(const struct sg_seasonal_plan *used)
{
    switch (used->filters[SG_SEASONAL_LAST]) {
    case SG_SEASONAL_3X3:
        return 6;
    case SG_SEASONAL_3X9:
        return 11;
    case SG_SEASONAL_3X5:
    case SG_SEASONAL_STABLE:
    case SG_SEASONAL_MSR:
        break;
    }
    return 8;
}

static void widen(double *lowest, double *highest, double x)
{
    *lowest = fmin(*lowest, x); /* of which NaN is neither */
    *highest = fmax(*highest, x);
}

/* What the adjusted values of one span say of the periods from `start` on. */
static void take_span(const struct sg_seasonal *span, size_t start, struct sg_sliding_spans *spans,
                      double least[])
{
    const double *adjusted = span->table[SG_X11_D11];
    for (size_t t = 0; t < span->n; t++) {
        widen(&spans->lowest[start + t], &spans->highest[start + t], span->table[SG_X11_D10][t]);
        double change = t == 0                      ? NAN
                        : span->used.multiplicative ? 100 * (adjusted[t] / adjusted[t - 1] - 1)
                                                    : adjusted[t] - adjusted[t - 1];
        widen(&least[start + t], &spans->change[start + t], change);
    }
}

void sg_sliding_spans(const struct sg_seasonal_plan *used, const double x[], size_t n,
                      struct sg_sliding_spans *spans)
{
    size_t frequency = used->frequency, length = years_of(used) * frequency;
    struct sg_seasonal span = {0};
    spans->length = length;
    spans->spans = n < length ? 0 : (n - length) / frequency + 1;
    if (spans->spans > SG_SLIDING_MOST_SPANS)
        spans->spans = SG_SLIDING_MOST_SPANS;
    if (spans->spans < 2)
        return;
    double *least = sg_alloc(n, sizeof *least);
    for (size_t t = 0; t < n; t++)
        least[t] = spans->lowest[t] = spans->highest[t] = spans->change[t] = NAN;
    for (size_t k = 0; k < spans->spans; k++) {
        size_t start = n - length - k * frequency;
        struct sg_seasonal_plan plan = *used;
        plan.first = (used->first + start) % frequency;
        sg_seasonal_adjust(&plan, x + start, length, &span);
        take_span(&span, start, spans, least);
    }
    sg_seasonal_free(&span);
    /* the oldest year is of one span alone, so is the newest; its first change of one less */
    size_t first = n - length - (spans->spans - 2) * frequency, end = n - frequency;
    for (size_t t = 0; t < n; t++) {
        spans->change[t] -= least[t];
        if (t < first || t >= end)
            spans->lowest[t] = spans->highest[t] = NAN;
        if (t < first + 1 || t >= end)
            spans->change[t] = NAN;
    }
    free(least);
}
