#include "shares.h"

#include <math.h>

double sg_shares_total(const double x[], size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(x[i] >= 0))
            return NAN;
        total += x[i];
    }
    return total > 0 && isfinite(total) ? total : NAN;
}

double sg_shares_log_term(double a, double b)
{
    return a == 0 ? 0 : a * log(b);
}
