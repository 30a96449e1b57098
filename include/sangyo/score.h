/* Means of scores given to the answers of one question, such as a diffusion index (+1, 0, −1), a
   net (1 for its answers, 0 for the others) or a balance of five points. The answers exclude one
   another, so their shares vary together: the variance is that of one multinomial. */
#ifndef SANGYO_SCORE_H
#define SANGYO_SCORE_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_score {
    double mean;     /* Σ c p */
    double variance; /* of one answer: Σ c² p − (Σ c p)²; of the mean: over n */
};

/* Of `k` answers with shares p (fractions, adding up to 1 but for answers whose score is 0) and
   scores c. A share that is NaN, or below 0, makes both NaN. */
SG_API struct sg_score sg_score_of(const double shares[], const double scores[], size_t k);

/* McNemar (1947): the normal deviate of the hypothesis that two answers of one question are equally
   frequent, (up − down)/√(up + down) for their counts. NaN where nobody gave either. */
SG_API double sg_score_mcnemar(double up, double down);

/* Two means of one variable at two waves, of n1 and n2 respondents of whom n12 answered both times.
 */
struct sg_score_waves {
    double n1, n2, n12;
    double variance1, variance2, covariance; /* of one respondent; the last of those in both */
};

/* The variance of the change: s1²/n1 + s2²/n2 − 2 n12 s12/(n1 n2) (Kish 1965). */
SG_API double sg_score_change_variance(const struct sg_score_waves *waves);

#ifdef __cplusplus
}
#endif
#endif
