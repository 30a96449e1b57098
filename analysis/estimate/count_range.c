#include <sangyo/count_range.h>

#include <math.h>

#include <sangyo/number.h>

static bool is_size(double n)
{
    return n >= 1 && n <= 9007199254740992.0 && n == floor(n);
}

bool sg_count_range(double percent, int decimals, double n, struct sg_count_range *range)
{
    *range = (struct sg_count_range){1, 0};
    if (!is_size(n) || isnan(percent) || percent < 0 || percent > 100)
        return false;
    double half = 0.5 * pow(10, -decimals);
    /* decimals are not exact in binary: a tie may miss by a few units of the last place */
    double slack = 1e-9;
    double low = ceil((percent - half) / 100 * n - slack);
    double high = floor((percent + half) / 100 * n + slack);
    *range = (struct sg_count_range){fmax(low, 0), fmin(high, n)};
    return range->low <= range->high;
}

double sg_count_nearest_percent(double percent, int decimals, double n)
{
    if (!is_size(n) || isnan(percent))
        return NAN;
    double count = fmin(fmax(nearbyint(percent / 100 * n), 0), n);
    return sg_number_round(100 * count / n, decimals);
}
