/* A superaccumulator (Kulisch and Miranker 1981) cut to the range that survey data need. */
#include "wide.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { LIMB_BITS = 64, TOP_EXPONENT = 127 };

static void negate(struct sg_wide *wide)
{
    bool carry = true;
    for (int i = 0; i < SG_WIDE_LIMBS; i++)
        carry = __builtin_add_overflow(~wide->limbs[i], (uint64_t)carry, &wide->limbs[i]);
}

/* |x| = digits · 2^(exponent - 64) of a finite number, digits with their top bit set or 0. */
static uint64_t split(long double x, int *exponent)
{
#if LDBL_MANT_DIG == 64 && defined(__x86_64__)
    /* As the processor keeps it: the digits, then sign and exponent; frexpl takes ten times as
       long, of which a bulk run has billions. */
    struct {
        uint64_t digits;
        uint16_t top;
    } parts;
    memcpy(&parts, &x, 10);
    *exponent = (parts.top & 0x7FFF) - 16382;
    return parts.digits;
#else
    return (uint64_t)ldexpl(frexpl(fabsl(x), exponent), LIMB_BITS);
#endif
}

bool sg_wide_of(long double x, struct sg_wide *wide)
{
    int exponent;
    *wide = (struct sg_wide){{0}};
    if (!isfinite(x))
        return false;
    uint64_t digits = split(x, &exponent);
    if (digits == 0)
        return true;
    if (exponent > TOP_EXPONENT)
        return false;
    int shift = exponent - LIMB_BITS + SG_WIDE_FRACTION_BITS;
    if (shift <= -LIMB_BITS)
        return true;
    if (shift < 0) {
        digits >>= -shift;
        shift = 0;
    }
    int limb = shift / LIMB_BITS, bits = shift % LIMB_BITS;
    wide->limbs[limb] = digits << bits;
    if (bits && limb + 1 < SG_WIDE_LIMBS)
        wide->limbs[limb + 1] = digits >> (LIMB_BITS - bits);
    if (x < 0)
        negate(wide);
    return true;
}

long double sg_wide_value(const struct sg_wide *wide)
{
    struct sg_wide magnitude = *wide;
    bool negative = wide->limbs[SG_WIDE_LIMBS - 1] >> (LIMB_BITS - 1);
    long double value = 0;
    if (negative)
        negate(&magnitude);
    for (int i = SG_WIDE_LIMBS; i--;)
        value = value * 0x1p64L + (long double)magnitude.limbs[i];
    value = ldexpl(value, -SG_WIDE_FRACTION_BITS);
    return negative ? -value : value;
}
