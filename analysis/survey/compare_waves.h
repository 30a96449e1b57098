/* What a comparison says of each wave by itself: when, n and limits, as figures need them. */
#ifndef SG_ANALYSIS_SURVEY_COMPARE_WAVES_H
#define SG_ANALYSIS_SURVEY_COMPARE_WAVES_H

#include "analysis/cube/result.h"
#include "published.h"

struct sg_compare_waves {
    const char *labels[2]; /* previous, current */
    double level;
    struct sg_column *label[2], *n[2], *lower[2], *upper[2];
};

/* Adds from, to, previous_n, previous_lower_percent, … current_upper_percent. */
void sg_compare_waves_add(struct sg_compare_waves *waves, struct sg_result *result);

/* Fills a row; the limits are Wilson's, for every count that prints as the percentage. */
void sg_compare_waves_set(const struct sg_compare_waves *waves, size_t out,
                          const struct sg_published *published,
                          const struct sg_published_cell cells[2]);

#endif
