#include "proportion_words.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

bool sg_proportion_read(const char *word, enum sg_proportion_method *method)
{
    for (int i = 0; i < SG_PROPORTION_NCHS; i++)
        if (strcmp(sg_proportion_words[i].choice.word, word) == 0) {
            *method = (enum sg_proportion_method)i;
            return true;
        }
    return false;
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

/* t standard errors. */
static double reach_of(const struct sg_estimated_proportion *proportion, double level)
{
    return sg_proportion_t(level, proportion->df) * sqrt(proportion->variance);
}

static double spread_of(const struct sg_estimated_proportion *proportion)
{
    return proportion->p * (1 - proportion->p);
}

static struct sg_interval logit_limits(double p, double reach)
{
    double middle = log(p / (1 - p));
    return (struct sg_interval){expit(middle - reach), expit(middle + reach)};
}

static bool xlogit(const struct sg_estimated_proportion *proportion, double n, double level,
                   struct sg_interval *limits)
{
    (void)n;
    *limits = logit_limits(proportion->p, reach_of(proportion, level) / spread_of(proportion));
    return true;
}

static bool logit(const struct sg_estimated_proportion *proportion, double n, double level,
                  struct sg_interval *limits)
{
    if (!(proportion->logit_variance > 0))
        return xlogit(proportion, n, level, limits);
    double spread = spread_of(proportion);
    double t = sg_proportion_t(level, proportion->df);
    double reach = t * sqrt(proportion->logit_variance) * spread;
    *limits = logit_limits(proportion->p, reach / spread);
    return true;
}

/* sin² within a right angle; outside it goes on below 0 and above 1, where sin² would turn back. */
static double squared_sine(double angle)
{
    double sine = sin(angle), beyond = angle - acos(0);
    if (angle < 0)
        return -angle * angle;
    return beyond > 0 ? 1 + beyond * beyond : sine * sine;
}

static bool asin_root(const struct sg_estimated_proportion *proportion, double n, double level,
                      struct sg_interval *limits)
{
    double middle = asin(sqrt(proportion->p));
    double reach = reach_of(proportion, level) / (2 * sqrt(spread_of(proportion)));
    (void)n;
    *limits = (struct sg_interval){squared_sine(middle - reach), squared_sine(middle + reach)};
    return true;
}

/* Wilson's with the deviate t in place of the normal one. */
static bool wilson(const struct sg_estimated_proportion *proportion, double n, double level,
                   struct sg_interval *limits)
{
    double p = proportion->p, t = sg_proportion_t(level, proportion->df);
    double c = t * t / n;
    double reach = t * sqrt(p * (1 - p) / n + c / (4 * n));
    limits->lower = p == 0 ? 0 : (p + c / 2 - reach) / (1 + c);
    limits->upper = p == 1 ? 1 : (p + c / 2 + reach) / (1 + c);
    return true;
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

static bool beta(const struct sg_estimated_proportion *proportion, double n, double level,
                 struct sg_interval *limits)
{
    return beta_limits(proportion, n, false, level, limits);
}

/* Where 2 n_e D is t² times `scale`. */
static bool likelihood_limits(const struct sg_estimated_proportion *proportion, double n,
                              double level, double scale, struct sg_interval *limits)
{
    double p = proportion->p, t = sg_proportion_t(level, proportion->df);
    limits->lower = likelihood_limit(p, 0, t * t * scale / (2 * n));
    limits->upper = likelihood_limit(p, 1, t * t * scale / (2 * n));
    return true;
}

static bool likelihood(const struct sg_estimated_proportion *proportion, double n, double level,
                       struct sg_interval *limits)
{
    return likelihood_limits(proportion, n, level, 1, limits);
}

/* R takes the deviance of n records over a dispersion whose variance has n - 1. */
static bool likelihood_r(const struct sg_estimated_proportion *proportion, double n, double level,
                         struct sg_interval *limits)
{
    double records = proportion->n;
    return records > 1 && likelihood_limits(proportion, n, level, records / (records - 1), limits);
}

static bool mean(const struct sg_estimated_proportion *proportion, double n, double level,
                 struct sg_interval *limits)
{
    double reach = reach_of(proportion, level);
    (void)n;
    *limits = (struct sg_interval){proportion->p - reach, proportion->p + reach};
    return true;
}

const struct sg_proportion_word sg_proportion_words[SG_PROPORTION_NCHS] = {
    [SG_PROPORTION_LOGIT] = {{"logit",
                              {"on the logit scale; with replicates their own variance there",
                               "ロジット変換。複製ウエイトではロジットの分散による"}},
                             logit},
    [SG_PROPORTION_XLOGIT] = {{"xlogit",
                               {"on the logit scale by the variance of the share",
                                "ロジット変換。割合の分散による"}},
                              xlogit},
    [SG_PROPORTION_ASIN] = {{"asin", {"on the scale of asin √p", "逆正弦変換"}}, asin_root},
    [SG_PROPORTION_WILSON] = {{"wilson",
                               {"score interval with the effective size",
                                "有効標本数によるスコア法"}},
                              wilson},
    [SG_PROPORTION_BETA] = {{"beta",
                             {"exact limits with the effective size (Korn and Graubard)",
                              "有効標本数による正確法（Korn・Graubard）"}},
                            beta},
    [SG_PROPORTION_LIKELIHOOD] = {{"likelihood", {"scaled likelihood ratio", "尺度調整した尤度比"}},
                                  likelihood},
    [SG_PROPORTION_LIKELIHOOD_R] = {{"likelihood-r",
                                     {"the same scaled by n/(n - 1), as in R survey",
                                      "同上を n/(n - 1) 倍した R survey の尺度"}},
                                    likelihood_r},
    [SG_PROPORTION_MEAN] = {
        {"mean",
         {"share ± t standard errors, cut at 0 and 100 %", "割合±ｔ×標準誤差（０〜100％で切る）"}},
        mean}};

static bool limits_of(enum sg_proportion_method method,
                      const struct sg_estimated_proportion *proportion, double level, double n,
                      struct sg_interval *limits)
{
    if (method == SG_PROPORTION_NCHS)
        return beta_limits(proportion, n, true, level, limits);
    return sg_proportion_words[method].limits(proportion, n, level, limits);
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
    limits->lower = fmax(limits->lower, 0);
    limits->upper = fmin(limits->upper, 1);
    return true;
}
