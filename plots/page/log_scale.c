#include "log_scale.h"

#include <math.h>
#include <stdlib.h>

static const double slack = 1e-9; /* in logarithms: what arithmetic may lose */

/* Tenths of the numbers within a power of ten, ended by 0, for axes of up to so many powers. */
static const struct {
    double decades;
    int tenths[7];
} kinds[] = {{1.1, {10, 15, 20, 30, 50, 70}}, {3.2, {10, 20, 50}}, {INFINITY, {10}}};

/* 15 tenths of 10^-1 as 0.15: multiplied or divided by a whole power, so that it is the double
   nearest to what is printed. */
static double value_of(int tenths, int decade)
{
    double power = pow(10, abs(decade - 1));
    return decade < 1 ? tenths / power : tenths * power;
}

static int decimals_of(int tenths, int decade)
{
    int digits = (tenths % 10 ? 1 : 0) - decade;
    return digits > 0 ? digits : 0;
}

static size_t kind_of(const struct sg_log_scale *scale)
{
    double decades = (scale->to - scale->from) / log(10);
    size_t kind = 0;
    while (decades >= kinds[kind].decades)
        kind++;
    return kind;
}

static bool tick_at(const struct sg_log_scale *scale, size_t i, struct sg_log_tick *tick)
{
    size_t kind = kind_of(scale);
    int decade = (int)floor(scale->from / log(10) + slack);
    for (size_t k = 0, met = 0;; k++) {
        if (!kinds[kind].tenths[k]) {
            k = 0;
            decade++;
        }
        double value = value_of(kinds[kind].tenths[k], decade);
        if (log(value) > scale->to + slack)
            return false;
        if (log(value) < scale->from - slack || met++ < i)
            continue;
        *tick = (struct sg_log_tick){value, decimals_of(kinds[kind].tenths[k], decade)};
        return true;
    }
}

/* On an axis of one power all numbers have as many digits; on a longer one each its own. */
bool sg_log_scale_tick(const struct sg_log_scale *scale, size_t i, struct sg_log_tick *tick)
{
    struct sg_log_tick other;
    if (!tick_at(scale, i, tick))
        return false;
    for (size_t k = 0; kind_of(scale) == 0 && tick_at(scale, k, &other); k++)
        if (other.decimals > tick->decimals)
            tick->decimals = other.decimals;
    return true;
}
