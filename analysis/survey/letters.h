/* Column letters, as tables of market research have them. */
#ifndef SG_ANALYSIS_SURVEY_LETTERS_H
#define SG_ANALYSIS_SURVEY_LETTERS_H

#include <sangyo/buffer.h>

#include "analysis/estimate/statistic.h"

/* Adds A, B, … Z, AA, … */
void sg_letter_of(size_t level, struct sg_buffer *text);

/* Where the pair a < b of n levels stands among all n(n-1)/2 in the order (0,1), (0,2), … (1,2) …
 */
static inline size_t sg_letters_pair(size_t n, size_t a, size_t b)
{
    return a * n - a * (a + 1) / 2 + b - a - 1;
}

/* The two-sided p of a difference by t; NaN where undefined. */
double sg_letters_p(const struct sg_estimate *difference);
/* For each level the letters of those it is above with p < alpha. */
void sg_letters_assign(const double estimates[], const double p[], size_t n, double alpha,
                       struct sg_texts *letters);

#endif
