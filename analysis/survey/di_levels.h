/* Levels of diffusion indices as published: what is left to do is to compare them. */
#ifndef SG_ANALYSIS_SURVEY_DI_LEVELS_H
#define SG_ANALYSIS_SURVEY_DI_LEVELS_H

#include "di_points.h"

/* Whether no option names answers, so that the values are levels. */
bool di_levels_asked(const struct sg_run *run);

/* The column of --value, else the one of values; counts and shares of answers are refused, and
   numbers beyond ±100, for which --up and --down are needed. */
bool di_levels_find(struct di_input *input, struct sg_run *run, const struct sg_table *in,
                    struct sg_error *err);

/* One point per slice, to be released with free(). */
struct di_point *di_levels_points(const struct di_input *input);

/* What the levels are called: the header, unless it says nothing; NULL: nothing does. */
const char *di_levels_name(const struct di_input *input);

#endif
