/* Options of `di` over tables. */
#ifndef SG_ANALYSIS_SURVEY_DI_OPTIONS_H
#define SG_ANALYSIS_SURVEY_DI_OPTIONS_H

#include "table/command.h"

extern const struct sg_option di_option_bands;
extern const struct sg_option di_option_indicator;
extern const struct sg_option di_option_small_base;
extern const struct sg_option di_option_percent;
extern const struct sg_option di_option_value;
extern const struct sg_option di_option_seasonal;

/* --assess */
enum di_assess { DI_ASSESS_RAW, DI_ASSESS_ADJUSTED };
extern const struct sg_option di_option_assess;

#endif
