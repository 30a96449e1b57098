/* Numbers of 113 binary digits, where sums are to lose a common part: a level of 1e12 and what
   varies around it stand in one of them together, squared. */
#ifndef SG_ANALYSIS_ESTIMATE_QUAD_H
#define SG_ANALYSIS_ESTIMATE_QUAD_H

#include <float.h>

#if LDBL_MANT_DIG >= 113
typedef long double sg_quad;
#else
typedef __float128 sg_quad; /* of the compiler alone; no library is needed */
#endif

/* What rounding leaves of sums of them, with room to spare. */
#define SG_QUAD_ROUNDING ((sg_quad)0x1p-106)

static inline sg_quad sg_quad_size(sg_quad x)
{
    return x < 0 ? -x : x;
}

#endif
