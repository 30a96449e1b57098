/* Confidence limits of a proportion estimated under a survey design, as R survey's svyciprop gives
   them: nothing is clipped. Only asin's, whose formula turns back into the interval, leave it here.
 */
#ifndef SANGYO_PROPORTION_H
#define SANGYO_PROPORTION_H

#include <sangyo/api.h>
#include <sangyo/interval.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_proportion_method {
    SG_PROPORTION_LOGIT,  /* expit(logit p ± t se/(p(1-p))) */
    SG_PROPORTION_XLOGIT, /* the same but for replicates */
    SG_PROPORTION_ASIN,   /* sin²(asin √p ± t se/(2√(p(1-p)))) */
    SG_PROPORTION_WILSON, /* Wilson with n_e and t */
    SG_PROPORTION_BETA,   /* Korn and Graubard (1998): Clopper-Pearson with n_e·(t_{n-1}/t_df)² */
    SG_PROPORTION_LIKELIHOOD,   /* scaled likelihood ratio: 2 n_e D(p||q) = t² */
    SG_PROPORTION_LIKELIHOOD_R, /* the same with t² n/(n-1), as R survey scales it */
    SG_PROPORTION_MEAN,         /* p ± t se: may leave [0, 1] */
    SG_PROPORTION_NCHS          /* beta with no more than n, as NCHS (Parker et al. 2017) */
};

/* Of "logit", "xlogit", "likelihood-r" and so on but nchs; false for all else. */
SG_API bool sg_proportion_read(const char *word, enum sg_proportion_method *method);

struct sg_estimated_proportion {
    double p, variance;
    double n;              /* records of the domain */
    double df;             /* INFINITY: normal */
    double logit_variance; /* of log(p/(1-p)) by replicates; 0: V/(p(1-p))², as xlogit takes */
    double assumed_n; /* effective size assumed where p is 0 or 1 and its variance says nothing */
};

/* n_e = p(1-p)/V; NaN where V or p(1-p) is 0. */
SG_API double sg_proportion_effective_n(const struct sg_estimated_proportion *proportion);

/* Limits in [0, 1] scale. Where p is 0 or 1, wilson and beta use assumed_n and all other methods
   have none. A variance of 0 elsewhere (a census) gives p,
   but for nchs, which never takes more than n. False, with both limits NaN, where
   undefined: no observations, no degrees of freedom, a level outside (0, 1). */
SG_API bool sg_proportion_interval(enum sg_proportion_method method,
                                   const struct sg_estimated_proportion *proportion, double level,
                                   struct sg_interval *limits);

/* The same for print: limits beyond 0 or 1, which mean and asin have, end there. */
SG_API bool sg_proportion_clipped(enum sg_proportion_method method,
                                  const struct sg_estimated_proportion *proportion, double level,
                                  struct sg_interval *limits);

/* The quantile of Student's t for a two-sided interval; the normal one where df is infinite; NaN
   where df is not above 0. */
SG_API double sg_proportion_t(double level, double df);

#ifdef __cplusplus
}
#endif
#endif
