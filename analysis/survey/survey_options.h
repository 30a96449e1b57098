/* What the commands over microdata of a survey share. */
#ifndef SG_ANALYSIS_SURVEY_SURVEY_OPTIONS_H
#define SG_ANALYSIS_SURVEY_SURVEY_OPTIONS_H

#include "table/command.h"

#include "answers.h"
#include "weight.h"

extern const struct sg_option sg_option_domain;
extern const struct sg_option sg_option_single;
extern const struct sg_option sg_option_multiple;
extern const struct sg_option sg_option_base;
extern const struct sg_option sg_option_chosen, sg_option_not_chosen, sg_option_options;
extern const struct sg_option sg_option_none;
extern const struct sg_option sg_option_id;
extern const struct sg_option sg_option_survey_ci;

/* Those of weights that are to meet totals of the population, as weight has them. */
#define SG_SURVEY_CALIBRATION_OPTIONS                                                              \
    &weight_option_method, &weight_option_margins, &weight_option_margin,                          \
        &weight_option_margin_size, &weight_option_distance, &weight_option_bounds,                \
        &weight_option_iterations

/* Refuses options of a command that mean nothing over records; the names end with NULL. */
bool sg_survey_refuse(const struct sg_args *args, const char *const names[], struct sg_error *err);

/* The levels in the order of output, by one column of the domain after the other. Release with
   free(). */
size_t *sg_survey_level_order(const struct sg_rows_notes *notes,
                              const struct sg_breakdown_by *domain,
                              const struct sg_level_list *levels);

/* Writes the label of a level; SIZE_MAX is the whole. `named` puts the name of the domain first. */
void sg_survey_set_domain(enum sg_lang lang, struct sg_column *column, size_t row,
                          const struct sg_breakdown_by *domain, const struct sg_level_list *levels,
                          size_t level, bool named);

#endif
