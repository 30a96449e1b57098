/* Empirical-Bayes estimates of rates: the rate of an area that expects few cases is drawn towards
   the mean of all areas. */
#ifndef SANGYO_SHRINKAGE_H
#define SANGYO_SHRINKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_shrinkage {
    double mean;    /* Σobserved/Σexpected */
    double between; /* variance between areas; 0: no sign of heterogeneity, all take the mean */
};

/* Gamma-Poisson model of Clayton and Kaldor (1987) with the moment estimates of Marshall (1991):
   O ~ Poisson(θE), estimate (O + m²/A)/(E + m/A), A = max(0, ΣE(O/E − m)²/ΣE − m/Ē). With E = n P
   the rates are location quotients. Entries that are NaN, or expect nothing, are left out and NaN;
   `estimates` may be `observed`. False, with all NaN, when fewer than two are left, or none
   observed anything. */
SG_API bool sg_shrinkage_gamma_poisson(const double observed[], const double expected[], size_t n,
                                       struct sg_shrinkage *fit, double estimates[]);

#ifdef __cplusplus
}
#endif
#endif
