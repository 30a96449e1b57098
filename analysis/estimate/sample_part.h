/* The part of a sample that statistics are about: only cells of their classes can add to them, so
   that a small domain costs what it holds, not what the sample holds. Units without such cells
   stay known by their number. */
#ifndef SG_ANALYSIS_ESTIMATE_SAMPLE_PART_H
#define SG_ANALYSIS_ESTIMATE_SAMPLE_PART_H

#include "statistic.h"

struct sg_sample_part {
    const struct sg_sample *sample;  /* as the statistics need it */
    struct sg_statistic *statistics; /* by its class numbers */
    struct sg_sample own;            /* cells copied, other things borrowed of the whole */
    struct sg_term *terms;
};

/* Results are those of the whole sample to the last digit: what is left out would add zeros.
   Weights that meet totals need all classes; they, and classes with a good part of the cells, get
   the whole. Release with sg_sample_part_free. */
void sg_sample_part_make(const struct sg_sample *whole, const struct sg_statistic statistics[],
                         size_t k, struct sg_sample_part *part);
void sg_sample_part_free(struct sg_sample_part *part);

#endif
