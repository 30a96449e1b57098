/* Sums that do not depend on the order of addition: fixed-point numbers of 256 bits. */
#ifndef SG_ANALYSIS_ESTIMATE_WIDE_H
#define SG_ANALYSIS_ESTIMATE_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "table/quad.h"

enum { SG_WIDE_LIMBS = 4, SG_WIDE_FRACTION_BITS = 96 };

/* A whole number of 2^-96, two's complement, lowest limb first; zeroed, it is 0. Sums of up to 2^31
   addends cannot overflow. */
struct sg_wide {
    uint64_t limbs[SG_WIDE_LIMBS];
};

/* `x` cut off at 2^-96; false, and 0, unless |x| < 2^127. */
bool sg_wide_of(long double x, struct sg_wide *wide);
long double sg_wide_value(const struct sg_wide *wide);
sg_quad sg_wide_quad(const struct sg_wide *wide);

/* A finite number taken apart: digits · 2^(exponent - 64), digits with their top bit set, or 0. */
struct sg_wide_factor {
    uint64_t digits;
    int exponent;
    bool negative;
};

/* False, and 0, where `x` is not finite. */
bool sg_wide_factor_of(long double x, struct sg_wide_factor *factor);
/* Adds a·b·c, exact but for what lies below 2^-96; false, and nothing added, unless |a·b·c| <
   2^127. */
bool sg_wide_add_product(struct sg_wide *sum, const struct sg_wide_factor *a,
                         const struct sg_wide_factor *b, const struct sg_wide_factor *c);

static inline void sg_wide_add(struct sg_wide *sum, const struct sg_wide *x)
{
    bool carry = false;
    for (int i = 0; i < SG_WIDE_LIMBS; i++) {
        uint64_t limb;
        bool over = __builtin_add_overflow(sum->limbs[i], x->limbs[i], &limb);
        carry = __builtin_add_overflow(limb, (uint64_t)carry, &sum->limbs[i]) || over;
    }
}

/* `times` a number that is not negative; the product must be in range. */
static inline struct sg_wide sg_wide_times(const struct sg_wide *x, uint64_t times)
{
    __extension__ typedef unsigned __int128 two_limbs;
    struct sg_wide product;
    two_limbs carry = 0;
    for (int i = 0; i < SG_WIDE_LIMBS; i++) {
        carry += (two_limbs)x->limbs[i] * times;
        product.limbs[i] = (uint64_t)carry;
        carry >>= 64;
    }
    return product;
}

#endif
