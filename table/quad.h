/* Numbers of 113 binary digits, where what is nearly equal is subtracted: products of two doubles
   are exact in them; a level of 1e12 and what varies around it stand in one of them, squared. */
#ifndef SG_TABLE_QUAD_H
#define SG_TABLE_QUAD_H

#include <float.h>

#if LDBL_MANT_DIG >= 113
typedef long double sg_quad;
#else
typedef __float128 sg_quad; /* of the compiler alone; no library is needed */
#endif

/* What rounding leaves of sums of them, with room to spare. */
#define SG_QUAD_ROUNDING ((sg_quad)0x1p-106)

/* The decimal that a double stands for, as it is printed: 0.1 is a tenth. */
sg_quad sg_quad_of(double x);

/* Differences of such decimals, rounded once: what is a tie stays one, to be rounded half away from
   zero. 10.35 - 10.3 is 0.05. */
double sg_decimal_minus(double a, double b);
/* The same for sums: 0.1 + 0.2 + 0.4 is 0.7. */
double sg_decimal_plus(double a, double b);
/* x1/n1 - x0/n0; not finite where a denominator is 0. */
double sg_share_minus(double x1, double n1, double x0, double n0);

static inline sg_quad sg_quad_size(sg_quad x)
{
    return x < 0 ? -x : x;
}

#endif
