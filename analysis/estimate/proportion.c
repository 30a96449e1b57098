#include <sangyo/proportion.h>

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

const char sg_proportion_choices[] = "logit|xlogit|asin|wilson|beta|likelihood|mean";

static const struct {
    const char *word;
    enum sg_proportion_method method;
} words[] = {{"logit", SG_PROPORTION_LOGIT}, {"xlogit", SG_PROPORTION_XLOGIT},
             {"asin", SG_PROPORTION_ASIN},   {"wilson", SG_PROPORTION_WILSON},
             {"beta", SG_PROPORTION_BETA},   {"likelihood", SG_PROPORTION_LIKELIHOOD},
             {"mean", SG_PROPORTION_MEAN}};

enum sg_proportion_method sg_proportion_read(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0)
            return words[i].method;
    return SG_PROPORTION_LOGIT;
}

double sg_proportion_t(double level, double df)
{
    double tail = (1 - level) / 2;
    if (isinf(df) && df > 0)
        return gsl_cdf_ugaussian_Qinv(tail);
    return df > 0 ? gsl_cdf_tdist_Qinv(tail, df) : NAN;
}

double sg_proportion_effective_n(const struct sg_estimated_proportion *proportion)
{
    double spread = proportion->p * (1 - proportion->p);
    return proportion->variance > 0 && spread > 0 ? spread / proportion->variance : NAN;
}

static bool none(struct sg_interval *limits)
{
    *limits = (struct sg_interval){NAN, NAN};
    return false;
}

static double expit(double x)
{
    return 1 / (1 + exp(-x));
}

static struct sg_interval logit_limits(double p, double reach)
{
    double middle = log(p / (1 - p));
    return (struct sg_interval){expit(middle - reach), expit(middle + reach)};
}

static double squared_sine(double angle)
{
    double sine = sin(angle);
    return sine * sine;
}

static struct sg_interval asin_limits(double p, double reach)
{
    double middle = asin(sqrt(p));
    return (struct sg_interval){squared_sine(middle - reach), squared_sine(middle + reach)};
}

/* Wilson's with the deviate t in place of the normal one. */
static struct sg_interval wilson_limits(double p, double n, double t)
{
    double c = t * t / n;
    double reach = t * sqrt(p * (1 - p) / n + c / (4 * n));
    double lower = p == 0 ? 0 : (p + c / 2 - reach) / (1 + c);
    double upper = p == 1 ? 1 : (p + c / 2 + reach) / (1 + c);
    return (struct sg_interval){lower, upper};
}

static double term(double p, double q)
{
    return p > 0 ? p * log(p / q) : 0;
}

/* Half of the scaled deviance of q. */
static double divergence(double p, double q)
{
    return term(p, q) + term(1 - p, 1 - q);
}

/* The q between p and `end` whose divergence is `wanted`: it rises all the way. */
static double likelihood_limit(double p, double end, double wanted)
{
    double inside = p, outside = end;
    for (int i = 0; i < 200; i++) {
        double middle = inside + (outside - inside) / 2;
        if (middle == inside || middle == outside)
            break;
        if (divergence(p, middle) < wanted)
            inside = middle;
        else
            outside = middle;
    }
    return inside + (outside - inside) / 2;
}

static bool beta_limits(const struct sg_estimated_proportion *proportion, double n, bool capped,
                        double level, struct sg_interval *limits)
{
    double t = sg_proportion_t(level, proportion->df);
    double full = sg_proportion_t(level, proportion->n - 1);
    n *= full / t * (full / t);
    if (capped && n > proportion->n)
        n = proportion->n;
    return sg_interval_clopper_pearson(n * proportion->p, n, level, limits);
}

/* All methods with n_e known. */
static bool limits_of(enum sg_proportion_method method,
                      const struct sg_estimated_proportion *proportion, double level, double n,
                      struct sg_interval *limits)
{
    double p = proportion->p, spread = p * (1 - p);
    double t = sg_proportion_t(level, proportion->df), reach = t * sqrt(proportion->variance);
    switch (method) {
    case SG_PROPORTION_LOGIT:
        if (proportion->logit_variance > 0)
            reach = t * sqrt(proportion->logit_variance) * spread;
        *limits = logit_limits(p, reach / spread);
        return true;
    case SG_PROPORTION_XLOGIT:
        *limits = logit_limits(p, reach / spread);
        return true;
    case SG_PROPORTION_ASIN:
        *limits = asin_limits(p, reach / (2 * sqrt(spread)));
        return true;
    case SG_PROPORTION_WILSON:
        *limits = wilson_limits(p, n, t);
        return true;
    case SG_PROPORTION_BETA:
    case SG_PROPORTION_NCHS:
        return beta_limits(proportion, n, method == SG_PROPORTION_NCHS, level, limits);
    case SG_PROPORTION_LIKELIHOOD:
        limits->lower = likelihood_limit(p, 0, t * t / (2 * n));
        limits->upper = likelihood_limit(p, 1, t * t / (2 * n));
        return true;
    case SG_PROPORTION_MEAN:
        *limits = (struct sg_interval){p - reach, p + reach};
        return true;
    }
    return none(limits);
}

bool sg_proportion_interval(enum sg_proportion_method method,
                            const struct sg_estimated_proportion *proportion, double level,
                            struct sg_interval *limits)
{
    double p = proportion->p;
    bool extreme = p == 0 || p == 1;
    bool assumes = method == SG_PROPORTION_WILSON || method == SG_PROPORTION_BETA ||
                   method == SG_PROPORTION_NCHS;
    double n = extreme ? proportion->assumed_n : sg_proportion_effective_n(proportion);
    if (!(p >= 0 && p <= 1) || !(level > 0 && level < 1) || !(proportion->variance >= 0) ||
        !(proportion->df > 0) || (extreme && !(assumes && n > 0)))
        return none(limits);
    if (!extreme && proportion->variance == 0 && method == SG_PROPORTION_NCHS)
        return beta_limits(proportion, INFINITY, true, level, limits) || none(limits);
    if (!extreme && proportion->variance == 0) {
        *limits = (struct sg_interval){p, p};
        return true;
    }
    return limits_of(method, proportion, level, n, limits) || none(limits);
}

bool sg_proportion_clipped(enum sg_proportion_method method,
                           const struct sg_estimated_proportion *proportion, double level,
                           struct sg_interval *limits)
{
    if (!sg_proportion_interval(method, proportion, level, limits))
        return false;
    double p = proportion->p, spread = p * (1 - p);
    if (method == SG_PROPORTION_ASIN && spread > 0) {
        double reach = sg_proportion_t(level, proportion->df) * sqrt(proportion->variance / spread);
        double angle = asin(sqrt(p));
        if (angle - reach / 2 < 0)
            limits->lower = 0;
        if (angle + reach / 2 > acos(0))
            limits->upper = 1;
    }
    limits->lower = fmax(limits->lower, 0);
    limits->upper = fmin(limits->upper, 1);
    return true;
}
