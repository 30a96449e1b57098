/* 変動型最低制限価格: the bids themselves say which bid is too low. */
#include <sangyo/limit_price.h>

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

bool sg_limit_price_is_valid(double bid, const struct sg_limit_price_rule *rule)
{
    return bid >= rule->floor && bid <= rule->planned;
}

static double mean_of(const double x[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum / (double)n;
}

static double sd_of(const double x[], size_t n, double mean)
{
    double squares = 0;
    for (size_t i = 0; i < n; i++)
        squares += (x[i] - mean) * (x[i] - mean);
    return sqrt(squares / (double)(n - 1));
}

/* The mean of those within `limits`; rounding of mean and sd puts no bid outside that is on one. */
static double inner_mean(const double x[], size_t n, const struct sg_limit_price *limits)
{
    double slack = 1e-12 * limits->mean, sum = 0;
    size_t inside = 0;
    for (size_t i = 0; i < n; i++)
        if (x[i] >= limits->lower - slack && x[i] <= limits->upper + slack) {
            sum += x[i];
            inside++;
        }
    return sum / (double)inside;
}

/* Through the decimal, so that 95 % of 15,000,000 is not cut to 14,240,000. */
static double cap_of(const struct sg_limit_price_rule *rule)
{
    return floor(sg_number_round(rule->planned * rule->cap_rate, 4) / 10000) * 10000;
}

struct sg_limit_price sg_limit_price(const double bids[], size_t n,
                                     const struct sg_limit_price_rule *rule)
{
    struct sg_limit_price result = {0, NAN, NAN, NAN, NAN, rule->floor, SG_LIMIT_PRICE_FEW};
    double *valid = sg_alloc(n, sizeof *valid);
    for (size_t i = 0; i < n; i++)
        if (sg_limit_price_is_valid(bids[i], rule))
            valid[result.n_valid++] = bids[i];
    if (result.n_valid >= rule->minimum && result.n_valid > 1) {
        result.basis = SG_LIMIT_PRICE_MEAN;
        result.mean = mean_of(valid, result.n_valid);
        result.sd = sd_of(valid, result.n_valid, result.mean);
        result.lower = result.mean - result.sd;
        result.upper = result.mean + result.sd;
        result.price = sg_number_round(inner_mean(valid, result.n_valid, &result), 0);
        if (result.price > cap_of(rule)) {
            result.price = cap_of(rule);
            result.basis = SG_LIMIT_PRICE_CAP;
        }
    }
    free(valid);
    return result;
}
