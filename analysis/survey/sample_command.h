/* Between the files of the sample command: each makes one kind of table. */
#ifndef SG_ANALYSIS_SURVEY_SAMPLE_COMMAND_H
#define SG_ANALYSIS_SURVEY_SAMPLE_COMMAND_H

#include "table/command.h"
#include "table/groups.h"

/* --margin: the size for an interval of a proportion. */
bool sample_for_margin(struct sg_run *run, struct sg_table *out, struct sg_error *err);
/* --detect: the size for a difference of two proportions. */
bool sample_for_difference(struct sg_run *run, struct sg_table *out, struct sg_error *err);
/* --allocate: one row for each stratum of `strata`. */
bool sample_allocate(struct sg_run *run, const struct sg_table *strata, struct sg_table *out,
                     struct sg_error *err);
/* --draw: the rows of `frame` that are drawn; takes the table over. */
bool sample_draw(struct sg_run *run, struct sg_table *frame, struct sg_table *out,
                 struct sg_error *err);

/* --n, which must be given, a whole number from 1. */
bool sample_n(const struct sg_run *run, double *n, struct sg_error *err);

/* The title of a column of sample sizes. */
void sample_name_n(struct sg_column *n, enum sg_lang lang);

extern const struct sg_option sample_option_margin;
extern const struct sg_option sample_option_proportion;
extern const struct sg_option sample_option_population;
extern const struct sg_option sample_option_detect;
extern const struct sg_option sample_option_power;
extern const struct sg_option sample_option_response_rate;
extern const struct sg_option sample_option_allocate;
extern const struct sg_option sample_option_sd;
extern const struct sg_option sample_option_minimum;
extern const struct sg_option sample_option_draw;
extern const struct sg_option sample_option_seed;
extern const struct sg_option sample_option_size;
extern const struct sg_option sample_option_take;

#endif
