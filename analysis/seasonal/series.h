/* A series of a table as it can be adjusted: quarters or months in a row. */
#ifndef SG_ANALYSIS_SEASONAL_SERIES_H
#define SG_ANALYSIS_SEASONAL_SERIES_H

#include <sangyo/error.h>
#include <sangyo/table.h>

/* A point of a series in time; the text of its period is borrowed. */
struct sg_season_point {
    struct sg_period date;
    const char *label;
    double value;
    sg_status status;
    size_t file_row; /* for messages; 0: none */
    bool forecast;   /* it only extends the series */
};

struct sg_season_series {
    size_t begin, n;         /* the points that are adjusted */
    size_t ahead;            /* the forecasts behind them */
    size_t frequency, first; /* as struct sg_seasonal_plan has them */
};

/* The points from the first to the last that is known, which must be periods of one length without
   one missing or unknown, and the forecasts behind them; `breaks` are places that none of them may
   cross. Points are in the order of time. */
bool sg_season_series_find(const struct sg_season_point points[], size_t n,
                           const struct sg_break breaks[], size_t n_breaks,
                           struct sg_season_series *series, struct sg_error *err);

#endif
