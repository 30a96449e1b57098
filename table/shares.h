/* What all indices of a distribution ask of their input. */
#ifndef SG_TABLE_SHARES_H
#define SG_TABLE_SHARES_H

#include <stddef.h>

/* Σx; NaN where x is no distribution: a negative or not finite entry, no entry, or nothing at all
   (Σx = 0). */
double sg_shares_total(const double x[], size_t n);

/* a ln b that is 0 at a = 0, whatever b is (0 ln 0 = 0). */
double sg_shares_log_term(double a, double b);

#endif
