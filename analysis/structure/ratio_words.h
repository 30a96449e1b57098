/* What a ratio is called and measured in, and by which columns two tables meet. */
#ifndef SG_ANALYSIS_STRUCTURE_RATIO_WORDS_H
#define SG_ANALYSIS_STRUCTURE_RATIO_WORDS_H

#include "ratio_side.h"

extern const struct sg_option sg_option_on;

/* The keys of both sides: those that --on names, else all labels of a long table, or those that
   two tables share. */
bool sg_ratio_keys_find(struct sg_run *run, struct sg_ratio_side sides[2], bool joined,
                        size_t *n_keys, struct sg_error *err);

/* Title, unit, kind and decimals of a column of ratios. */
void sg_ratio_name(struct sg_column *ratio, const struct sg_ratio_side *numerator,
                   const struct sg_ratio_side *denominator, double per, enum sg_lang lang);

#endif
