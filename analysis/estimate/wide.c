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

sg_quad sg_wide_quad(const struct sg_wide *wide)
{
    struct sg_wide magnitude = *wide;
    bool negative = wide->limbs[SG_WIDE_LIMBS - 1] >> (LIMB_BITS - 1);
    sg_quad value = 0;
    if (negative)
        negate(&magnitude);
    for (int i = SG_WIDE_LIMBS; i--;)
        value = value * (sg_quad)0x1p64 + (sg_quad)magnitude.limbs[i];
    value *= (sg_quad)0x1p-96;
    return negative ? -value : value;
}

bool sg_wide_factor_of(long double x, struct sg_wide_factor *factor)
{
    *factor = (struct sg_wide_factor){0};
    if (!isfinite(x))
        return false;
    factor->digits = split(x, &factor->exponent);
    factor->negative = x < 0;
    return true;
}

enum { PRODUCT_LIMBS = 3 };

static void multiply(uint64_t a, uint64_t b, uint64_t c, uint64_t product[PRODUCT_LIMBS])
{
    __extension__ typedef unsigned __int128 two_limbs;
    two_limbs ab = (two_limbs)a * b;
    two_limbs low = (two_limbs)(uint64_t)ab * c;
    two_limbs high = (two_limbs)(uint64_t)(ab >> LIMB_BITS) * c + (uint64_t)(low >> LIMB_BITS);
    product[0] = (uint64_t)low;
    product[1] = (uint64_t)high;
    product[2] = (uint64_t)(high >> LIMB_BITS);
}

/* Adds the limbs, or takes them off: by two's complement, in one go. */
static void add_signed(struct sg_wide *sum, const uint64_t limbs[SG_WIDE_LIMBS], bool negative)
{
    uint64_t turn = negative ? UINT64_MAX : 0;
    bool carry = negative;
    for (int i = 0; i < SG_WIDE_LIMBS; i++) {
        uint64_t limb;
        bool over = __builtin_add_overflow(sum->limbs[i], limbs[i] ^ turn, &limb);
        carry = __builtin_add_overflow(limb, (uint64_t)carry, &sum->limbs[i]) || over;
    }
}

bool sg_wide_add_product(struct sg_wide *sum, const struct sg_wide_factor *a,
                         const struct sg_wide_factor *b, const struct sg_wide_factor *c)
{
    /* a limb of nothing below the product and as many above it as it may be moved down */
    uint64_t product[1 + 2 * PRODUCT_LIMBS + 1] = {0}, moved[SG_WIDE_LIMBS];
    int exponent = a->exponent + b->exponent + c->exponent;
    int shift = exponent - PRODUCT_LIMBS * LIMB_BITS + SG_WIDE_FRACTION_BITS;
    if (!a->digits || !b->digits || !c->digits || shift <= -PRODUCT_LIMBS * LIMB_BITS)
        return true;
    if (exponent > TOP_EXPONENT)
        return false;
    multiply(a->digits, b->digits, c->digits, product + 1);
    unsigned up = (unsigned)(shift + PRODUCT_LIMBS * LIMB_BITS); /* of limbs moved down wholly */
    unsigned bits = up % LIMB_BITS, down = PRODUCT_LIMBS - up / LIMB_BITS;
    for (unsigned i = 0; i < SG_WIDE_LIMBS; i++)
        moved[i] = product[down + i + 1] << bits | product[down + i] >> 1 >> (LIMB_BITS - 1 - bits);
    add_signed(sum, moved, (a->negative != b->negative) != c->negative);
    return true;
}
