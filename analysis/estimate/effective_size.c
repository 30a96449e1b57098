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

double sg_effective_size_weights(const double weights[], size_t n)
{
    long double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        sum += weights[i];
        squares += (long double)weights[i] * weights[i];
    }
    return squares > 0 ? (double)(sum * sum / squares) : NAN;
}
