#include <sangyo/score.h>

#include <math.h>

struct sg_score sg_score_of(const double shares[], const double scores[], size_t k)
{
    double mean = 0, square = 0;
    for (size_t i = 0; i < k; i++) {
        if (!(shares[i] >= 0))
            return (struct sg_score){NAN, NAN};
        mean += scores[i] * shares[i];
        square += scores[i] * scores[i] * shares[i];
    }
    /* below 0 by rounding only, when all gave one answer */
    return (struct sg_score){mean, fmax(square - mean * mean, 0)};
}

double sg_score_mcnemar(double up, double down)
{
    double discordant = up + down;
    return up >= 0 && down >= 0 && discordant > 0 ? (up - down) / sqrt(discordant) : NAN;
}

double sg_score_change_variance(const struct sg_score_waves *waves)
{
    double n1 = waves->n1, n2 = waves->n2;
    if (!(n1 > 0 && n2 > 0 && waves->n12 >= 0 && waves->n12 <= fmin(n1, n2)))
        return NAN;
    double common = waves->n12 > 0 ? 2 * waves->n12 * waves->covariance / (n1 * n2) : 0;
    return waves->variance1 / n1 + waves->variance2 / n2 - common;
}
