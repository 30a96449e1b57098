#include <sangyo/effective_size.h>

#include <math.h>

double sg_effective_size_finite(double n, double population)
{
    if (!(n >= 0 && n <= population) || population != floor(population))
        return NAN;
    if (isinf(population))
        return n;
    return n == population ? INFINITY : n * (population - 1) / (population - n);
}

double sg_effective_size_design(double n, double deff)
{
    return deff > 0 && isfinite(deff) ? n / deff : NAN;
}
