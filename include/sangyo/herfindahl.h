/* The Herfindahl-Hirschman index of amounts x[0 … n-1], H = Σp², p = x/Σx, and what follows from
   it. NaN where it is undefined: nothing at all (Σx = 0), a negative or not finite entry. */
#ifndef SANGYO_HERFINDAHL_H
#define SANGYO_HERFINDAHL_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* From 1/n (all equal) to 1 (all in one). */
SG_API double sg_herfindahl(const double x[], size_t n);

/* (H − 1/k)/(1 − 1/k), from 0 to 1, of `k` categories: all, or those that are not zero; say which.
   NaN below two. */
SG_API double sg_herfindahl_normalized(double herfindahl, size_t k);

/* 1/H: how many equal categories would give the same index (Adelman 1969). Of plant sizes it is the
   effective number of independent plants (the dartboard of Ellison and Glaeser 1997). */
SG_API double sg_herfindahl_equivalent(double herfindahl);

/* Σx(x−1)/(N(N−1)) of counts, N = Σx: unbiased for Σπ² under multinomial sampling (Simpson 1949).
   NaN unless N > 1. */
SG_API double sg_herfindahl_unbiased(const double x[], size_t n);

/* Delta-method variance of H of `trials` multinomial trials with these shares: 4(Σp³ − H²)/trials.
   NaN unless `trials` > 0. */
SG_API double sg_herfindahl_variance(const double x[], size_t n, double trials);

#ifdef __cplusplus
}
#endif
#endif
