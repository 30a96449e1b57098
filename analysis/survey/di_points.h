/* The diffusion index of each question, area and period. */
#ifndef SG_ANALYSIS_SURVEY_DI_POINTS_H
#define SG_ANALYSIS_SURVEY_DI_POINTS_H

#include <sangyo/interval.h>

#include "table/quad.h"

#include "di_input.h"

/* Of a slice of the cube. Percentages and points. */
struct di_point {
    bool shown;    /* an answer of the scale is among its own */
    size_t source; /* a row of the table that it comes from */
    double up, down, di;
    sg_quad above, below; /* the index is above/below */
    sg_status status;
    struct sg_interval limits; /* NaN where they have `limits_status` */
    sg_status limits_status;
    double se; /* the standard error behind them; NaN: not known */
};

struct di_rules {
    const struct di_scale *scale;
    double level, population; /* INFINITY: not given */
    struct sg_base_rule small;
};

/* One point per slice, to be released with free(); NULL with an error. */
struct di_point *di_points(const struct di_input *input, const struct di_rules *rules,
                           struct sg_error *err);

#endif
