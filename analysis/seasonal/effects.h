/* Effects of known events, taken out before a series is adjusted: an additive outlier (ao) at one
   period, a level shift (ls) from it on, a temporary change (tc) that fades. */
#ifndef SG_ANALYSIS_SEASONAL_EFFECTS_H
#define SG_ANALYSIS_SEASONAL_EFFECTS_H

#include "seasonal_file.h"
#include "series.h"

enum sg_season_effect { SG_EFFECT_AO, SG_EFFECT_LS, SG_EFFECT_TC, SG_EFFECT_NONE };

enum sg_season_effect sg_season_effect_of(const char *word);

/* The events of a line: entries of a file. */
struct sg_season_effects {
    const struct sg_season_entry *entries;
    size_t n;
};

/* Fills the effects on `n` points: amounts, or ratios where `multiplicative`. Level shifts go to
   `level`, the others to `transient`. */
void sg_season_effects_fill(const struct sg_season_effects *effects, bool multiplicative,
                            const struct sg_season_point points[], size_t n, size_t frequency,
                            double level[], double transient[]);
/* Whether a level shift stands at the period. */
bool sg_season_effects_shift(const struct sg_season_effects *effects,
                             const struct sg_period *period);

#endif
