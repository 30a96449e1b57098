/* Filters of the trend. */
#include "filter.h"

#include <string.h>

/* Henderson (1916) as Ladiray and Quenneville (2001) write the weights. */
static void symmetric(size_t terms, double weights[])
{
    double half = (double)(terms / 2), n = half + 2, n2 = n * n;
    double scale = 8 * n * (n2 - 1) * (4 * n2 - 1) * (4 * n2 - 9) * (4 * n2 - 25);
    for (size_t k = 0; k < terms; k++) {
        double j2 = ((double)k - half) * ((double)k - half);
        weights[k] = 315 * ((n - 1) * (n - 1) - j2) * (n2 - j2) * ((n + 1) * (n + 1) - j2) *
                     (3 * n2 - 16 - 11 * j2) / scale;
    }
}

/* I/C of the series that the end weights are made for, as X-11 sets it for each length. */
static double noise_ratio(size_t terms)
{
    return terms == 5 ? 0.001 : terms == 9 ? 1.0 : terms == 13 ? 3.5 : 4.5;
}

/* The weights of the first `kept` terms of a symmetric filter that revise least (Musgrave 1964;
   Doherty 2001). */
static void shortened(const double weights[], size_t terms, size_t kept, double out[])
{
    static const double pi = 3.14159265358979323846;
    double ratio = noise_ratio(terms), slope = 4 / (pi * ratio * ratio);
    double m = (double)kept, centre = (m + 1) / 2, rest = 0, moment = 0;
    for (size_t i = kept; i < terms; i++) {
        rest += weights[i];
        moment += ((double)i + 1 - centre) * weights[i];
    }
    double tilt = slope / (1 + m * (m - 1) * (m + 1) / 12 * slope) * moment;
    for (size_t j = 0; j < kept; j++)
        out[j] = weights[j] + rest / m + ((double)j + 1 - centre) * tilt;
}

static void musgrave(size_t terms, struct sg_filter *filter)
{
    double weights[SG_TREND_MOST_TERMS];
    symmetric(terms, weights);
    for (size_t after = 0; after < terms / 2; after++) {
        filter->end_terms[after] = terms / 2 + 1 + after;
        shortened(weights, terms, filter->end_terms[after], filter->ends[after]);
    }
}

/* X-13 has no ends of 7 terms: the last three values are those of the filter of 5. */
static void seven(struct sg_filter *filter)
{
    musgrave(5, filter);
    filter->end_terms[2] = 5;
    symmetric(5, filter->ends[2]);
}

void sg_filter_henderson(size_t terms, struct sg_filter *filter)
{
    filter->terms = terms;
    symmetric(terms, filter->middle);
    if (terms == 7)
        seven(filter);
    else
        musgrave(terms, filter);
}
