/* Column letters: which levels of a domain an estimate is significantly above. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/adjust.h>

#include "letters.h"

enum { ALPHABET = 26 };

void sg_letter_of(size_t level, struct sg_buffer *text)
{
    if (level >= ALPHABET)
        sg_letter_of(level / ALPHABET - 1, text);
    sg_buffer_add_char(text, (char)('A' + level % ALPHABET));
}

void sg_letters_assign(const double estimates[], const double p[], size_t n, double alpha,
                       struct sg_texts *letters)
{
    for (size_t own = 0; own < n; own++) {
        struct sg_buffer text = {0};
        for (size_t other = 0; other < n; other++) {
            size_t a = own < other ? own : other, b = own < other ? other : own;
            bool above = own != other && estimates[own] > estimates[other];
            if (!above || !(p[sg_letters_pair(n, a, b)] < alpha))
                continue;
            sg_letter_of(other, &text);
        }
        sg_texts_add(letters, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

double sg_letters_p(const struct sg_estimate *difference)
{
    if (!(difference->se > 0) || !(difference->df > 0))
        return NAN;
    return 2 * gsl_cdf_tdist_Q(fabs(difference->estimate) / difference->se, difference->df);
}
