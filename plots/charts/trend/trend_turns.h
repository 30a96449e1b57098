/* The turning points of a series. */
#ifndef SG_PLOTS_CHARTS_TREND_TREND_TURNS_H
#define SG_PLOTS_CHARTS_TREND_TREND_TURNS_H

#include <stdbool.h>
#include <stddef.h>

struct sg_turn {
    size_t at;
    bool peak; /* else a trough */
};

/* Peaks and troughs in turn, between which the values (NaN: unknown, passed over) move by `least`
   or more; an end of the series may be one. At most `n` turns into turns[n]. */
size_t sg_trend_turns(const double values[], size_t n, double least, struct sg_turn turns[]);

#endif
