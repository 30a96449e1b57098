/* Inequality of amounts x[0 … n-1] that each count alike, μ their mean. NaN where it is undefined:
   nothing at all (Σx = 0), a negative or not finite entry. */
#ifndef SANGYO_INEQUALITY_H
#define SANGYO_INEQUALITY_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Gini coefficient, unweighted and without small-sample factor: from 0 to 1 − 1/n. */
SG_API double sg_inequality_gini(const double x[], size_t n);

/* Theil (1967) T = Σ(x/μ)ln(x/μ)/n, from 0 to ln n; finite with zeros, since 0 ln 0 = 0. */
SG_API double sg_inequality_theil_t(const double x[], size_t n);

/* Theil L = Σln(μ/x)/n, the mean logarithmic deviation; NaN with any zero. */
SG_API double sg_inequality_theil_l(const double x[], size_t n);

#ifdef __cplusplus
}
#endif
#endif
