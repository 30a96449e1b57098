/* How much a chart may show; more is an error of kind DATA that says what is too much and what to
   do. gnuplot is told the sizes of a page (page.tsv) and has no limits of its own. */
#ifndef SG_PLOTS_CHARTS_CHART_LIMITS_H
#define SG_PLOTS_CHARTS_CHART_LIMITS_H

enum {
    SG_STACK100_BARS = 120,
    SG_ITEMS_MOST = 80, /* rows of dumbbell, multi2, lq and forest */
    SG_SKYLINE_MOST = 200,
    SG_SHIFTSHARE_ROWS = 100,
    SG_BUBBLES = 100,
    SG_HEAT_MOST = 100, /* rows, and columns */
    SG_TARGETS = 60,
    SG_LORENZ_GROUPS = 60, /* of which some have names */
    SG_DI_SMALL_SERIES = 40,
    SG_TIMELINE_SERIES = 60, /* read; lines shows some of them */
    SG_TIMELINE_MOMENTS = 400
};

#endif
