/* One series adjusted, with all that is said of it. */
#ifndef SG_ANALYSIS_SEASONAL_ADJUSTMENT_H
#define SG_ANALYSIS_SEASONAL_ADJUSTMENT_H

#include <sangyo/seasonal.h>
#include <sangyo/status.h>

/* What one series brings. Effects that are known before are differences or, in a multiplicative
   plan, ratios to what is left. */
struct sg_season_input {
    const double *x; /* n values, then `ahead` forecasts */
    size_t n, ahead;
    const double *level;     /* effects that stay in the trend, of n + ahead periods; or NULL */
    const double *transient; /* effects that stay in the irregular; or NULL */
    const double *se;        /* n standard errors of x; or NULL */
};

struct sg_season_rules {
    bool force;     /* what shows no seasonality is adjusted too */
    bool revisions; /* the series is also adjusted at the end of each of its periods */
    bool sliding;   /* and in sliding spans */
    double z;       /* of the limits */
    double overlap; /* the correlation of the error of a value with that of the next: its k-th power
                       is that of values k periods apart */
};

/* A period of the result; NaN where there is none. */
struct sg_season_cell {
    double seasonal, adjusted, trend, irregular, weight, revision, lower, upper;
    double lowest, highest, change_range; /* of sliding spans */
    double change_reach; /* half the interval of the change on the period before; additive only */
};
extern const struct sg_season_cell sg_season_no_cell;

/* What is said of a series. */
struct sg_season_summary {
    struct sg_seasonal_plan used;
    double i_to_c;             /* of the last trend filter */
    double moving_seasonality; /* that chose the last filter, else of all periods */
    size_t spans, span_length; /* sliding spans; fewer than two: the series is too short */
    double next_year[12];      /* factors of the year after the series */
    struct sg_seasonality_tests tests;
    bool provisional; /* fewer than five years */
    bool withheld;    /* no seasonality was found, so that nothing is written */
};

/* Memory that serves one series after the other; zeroed at first. */
struct sg_season_work {
    struct sg_seasonal whole, part;
    struct sg_seasonal_plan weights_of; /* the filters whose weights are kept */
    size_t weights_n;
    double *weights, *values, *spans;
};

void sg_season_work_free(struct sg_season_work *work);

/* Adjusts a series that sg_seasonal_check finds without fault; `cells` takes n periods. The tables
   stay in work->whole. */
void sg_season_adjust(struct sg_season_work *work, const struct sg_season_rules *rules,
                      const struct sg_seasonal_plan *plan, const struct sg_season_input *input,
                      struct sg_season_cell cells[], struct sg_season_summary *summary);

#endif
