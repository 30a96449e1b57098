/* Inequality of amounts x[0 … n-1] that each count alike, μ their mean. NaN where it is undefined:
   nothing at all (Σx = 0), a negative or not finite entry. */
#ifndef SANGYO_INEQUALITY_H
#define SANGYO_INEQUALITY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Gini coefficient, unweighted and without small-sample factor: from 0 to 1 − 1/n. */
double sg_inequality_gini(const double x[], size_t n);

/* Theil (1967) T = Σ(x/μ)ln(x/μ)/n, from 0 to ln n; finite with zeros, since 0 ln 0 = 0. */
double sg_inequality_theil_t(const double x[], size_t n);

/* Theil L = Σln(μ/x)/n, the mean logarithmic deviation; NaN with any zero. */
double sg_inequality_theil_l(const double x[], size_t n);

/* A Theil index as the sum of what lies within groups and between them (Shorrocks 1980). Groups
   count by their shares of the amount in T, of the number in L. */
struct sg_inequality_parts {
    double within, between;
};

/* group[i] below n_groups; groups without members do not matter, and neither do those without
   amount in T. Parts are NaN where the index is. */
struct sg_inequality_parts sg_inequality_theil_t_parts(const double x[], size_t n,
                                                       const size_t group[], size_t n_groups);
struct sg_inequality_parts sg_inequality_theil_l_parts(const double x[], size_t n,
                                                       const size_t group[], size_t n_groups);

#ifdef __cplusplus
}
#endif
#endif
