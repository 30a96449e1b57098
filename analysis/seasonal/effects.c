#include "effects.h"

#include <math.h>
#include <string.h>

/* What is left of a temporary change after a month, as X-13 has it. */
static const double left_after_month = 0.7;

enum sg_season_effect sg_season_effect_of(const char *word)
{
    static const char *const words[][2] = {{"ao", "AO"}, {"ls", "LS"}, {"tc", "TC"}};
    enum sg_season_effect effect = SG_EFFECT_AO;
    while (effect < SG_EFFECT_NONE && strcmp(word, words[effect][0]) != 0 &&
           strcmp(word, words[effect][1]) != 0)
        effect++;
    return effect;
}

void sg_season_effects_fill(const struct sg_season_effects *effects, bool multiplicative,
                            const struct sg_season_point points[], size_t n, size_t frequency,
                            double level[], double transient[])
{
    double left = pow(left_after_month, 12 / (double)frequency);
    for (size_t t = 0; t < n; t++)
        level[t] = transient[t] = multiplicative ? 1 : 0;
    for (size_t i = 0; i < effects->n; i++) {
        const struct sg_season_entry *entry = &effects->entries[i];
        enum sg_season_effect kind = sg_season_effect_of(entry->word);
        double *to = kind == SG_EFFECT_LS ? level : transient, share = 1;
        for (size_t t = 0; t < n; t++) {
            int order = sg_period_compare(&points[t].date, &entry->date);
            if (order < 0 || (order > 0 && kind == SG_EFFECT_AO))
                continue;
            if (multiplicative)
                to[t] *= pow(entry->value, share);
            else
                to[t] += share * entry->value;
            share *= kind == SG_EFFECT_TC ? left : 1;
        }
    }
}

bool sg_season_effects_shift(const struct sg_season_effects *effects,
                             const struct sg_period *period)
{
    for (size_t i = 0; i < effects->n; i++)
        if (sg_season_effect_of(effects->entries[i].word) == SG_EFFECT_LS &&
            effects->entries[i].date.month == period->month)
            return true;
    return false;
}
