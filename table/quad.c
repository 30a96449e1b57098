#include "quad.h"

#include <math.h>

#include "fixed.h"

sg_quad sg_quad_of(double x)
{
    if (!isfinite(x) || (fabs(x) < 0x1p53 && floor(x) >= x))
        return (sg_quad)x;
    struct sg_fixed decimal = sg_fixed_of(x);
    sg_quad value = (sg_quad)decimal.digits, power = 1;
    for (int32_t i = 0; i < decimal.scale; i++)
        power *= 10;
    for (int32_t i = decimal.scale; i < 0; i++)
        value *= 10;
    return value / power;
}

double sg_decimal_minus(double a, double b)
{
    return (double)(sg_quad_of(a) - sg_quad_of(b));
}

double sg_decimal_plus(double a, double b)
{
    bool whole = floor(a) >= a && floor(b) >= b; /* most are, and need no decimals */
    if (whole || !isfinite(a) || !isfinite(b))
        return a + b;
    return fabs(a) <= 0 ? b : (double)(sg_quad_of(a) + sg_quad_of(b)); /* often the first */
}

double sg_share_minus(double x1, double n1, double x0, double n0)
{
    sg_quad above = sg_quad_of(x1), below = sg_quad_of(n1);
    sg_quad above0 = sg_quad_of(x0), below0 = sg_quad_of(n0);
    return (double)((above * below0 - above0 * below) / (below * below0));
}
