/* Shannon entropy of amounts x[0 … n-1], −Σp ln p, p = x/Σx, in nats: divide by SG_LN2 for bits.
   0 ln 0 = 0. NaN where it is undefined: nothing at all (Σx = 0), a negative or not finite entry.
 */
#ifndef SANGYO_ENTROPY_H
#define SANGYO_ENTROPY_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SG_LN2 0.69314718055994530942

SG_API double sg_entropy(const double x[], size_t n);

/* Entropy over its largest value ln k, of `k` categories: all, or those that are not zero; say
   which. NaN below two. */
SG_API double sg_entropy_relative(double entropy, size_t k);

/* Entropy of counts corrected for bias, + (S−1)/(2 trials), S the categories that are not zero
   (Miller 1955, Madow). NaN unless `trials` > 0. */
SG_API double sg_entropy_miller_madow(const double x[], size_t n, double trials);

/* Delta-method variance of the entropy of `trials` multinomial trials with these shares:
   (Σp ln²p − H²)/trials. NaN unless `trials` > 0. */
SG_API double sg_entropy_variance(const double x[], size_t n, double trials);

/* Hill (1973) number of order q ≥ 0: how many equal categories are as diverse. 0: categories that
   are not zero; 1: exp(entropy); 2: the equivalent number 1/H; infinity: one over the largest
   share. */
SG_API double sg_entropy_hill(const double x[], size_t n, double order);

#ifdef __cplusplus
}
#endif
#endif
