/* How a series is adjusted, as the options say. */
#ifndef SG_ANALYSIS_SEASONAL_OPTIONS_H
#define SG_ANALYSIS_SEASONAL_OPTIONS_H

#include "table/command.h"

#include "adjustment.h"

enum sg_season_mode { SG_SEASON_BY_KIND, SG_SEASON_ADD, SG_SEASON_MULT };

struct sg_season_options {
    enum sg_season_mode mode;
    struct sg_seasonal_plan plan; /* but for what the series decides */
    struct sg_season_rules rules;
};

bool sg_season_options_read(const struct sg_run *run, struct sg_season_options *options,
                            struct sg_error *err);

/* The word of a filter, as the option takes it. */
const char *sg_season_filter_word(const struct sg_seasonal_plan *plan);

extern const struct sg_option sg_season_option_mode;
extern const struct sg_option sg_season_option_filter;
extern const struct sg_option sg_season_option_trend;
extern const struct sg_option sg_season_option_extremes;
extern const struct sg_option sg_season_option_force;
extern const struct sg_option sg_season_option_overlap;

#endif
