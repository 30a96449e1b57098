#include <sangyo/shrinkage.h>

#include <math.h>

static bool is_used(double observed, double expected)
{
    return observed >= 0 && isfinite(observed) && expected > 0 && isfinite(expected);
}

/* False where there is nothing to estimate from. */
static bool fit_moments(const double observed[], const double expected[], size_t n,
                        struct sg_shrinkage *fit)
{
    double cases = 0, all = 0, spread = 0, used = 0;
    for (size_t i = 0; i < n; i++)
        if (is_used(observed[i], expected[i])) {
            cases += observed[i];
            all += expected[i];
            used++;
        }
    *fit = (struct sg_shrinkage){cases / all, 0};
    if (used < 2 || !(cases > 0))
        return false;
    for (size_t i = 0; i < n; i++)
        if (is_used(observed[i], expected[i]))
            spread += expected[i] * pow(observed[i] / expected[i] - fit->mean, 2);
    fit->between = fmax(0, spread / all - fit->mean / (all / used));
    return true;
}

bool sg_shrinkage_gamma_poisson(const double observed[], const double expected[], size_t n,
                                struct sg_shrinkage *fit, double estimates[])
{
    bool fitted = fit_moments(observed, expected, n, fit);
    if (!fitted)
        *fit = (struct sg_shrinkage){NAN, NAN};
    for (size_t i = 0; i < n; i++) {
        double weight = fit->between / (fit->between + fit->mean / expected[i]);
        bool used = fitted && is_used(observed[i], expected[i]);
        estimates[i] = used ? fit->mean + weight * (observed[i] / expected[i] - fit->mean) : NAN;
    }
    return fitted;
}
