/* Estimates of groups with their intervals, made ready to be drawn. */
#ifndef SG_PLOTS_CHARTS_FOREST_FOREST_MODEL_H
#define SG_PLOTS_CHARTS_FOREST_FOREST_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/items.h"
#include "plots/page/frame.h"

enum sg_estimate_kind { SG_ESTIMATE_HEADING, SG_ESTIMATE_ROW, SG_ESTIMATE_TOTAL };

struct sg_estimate {
    enum sg_estimate_kind kind;
    const char *label;
    double value, lower, upper, n; /* NaN: not known */
    sg_status voids;
};

struct sg_estimates {
    struct sg_items items;
    struct sg_estimate *rows;
    size_t n;
    struct sg_texts headings;
    /* what the rows agree in; NULL: no such column */
    const char *option, *question, *statistic, *variable, *area, *period;
    const char *index; /* the one of structure that is drawn, as its command names it; or NULL */
    struct sg_period when;
    const char *since; /* the period before, of a change; or NULL */
    struct sg_period since_when;
    double level;
    bool percent, has_n, has_groups, has_intervals;
    bool of_periods; /* the rows are periods, in their order */
    bool of_indices; /* the rows are indices, in their order */
    int decimals;
    double total; /* NaN: no row of the total */
    sg_status voids;
};

/* Reads what `answers`, `estimate` or `margin` writes: one option or variable by groups, the newest
   period; or one index (the first) that `concentration`, `structure` or `complexity` write, by area
   or industry, or by period where there is one of them only.
   Rows of one heading stand together, the largest first unless their labels are classes of numbers
   (1～4人 …) or --sort says otherwise; the total comes first. */
bool sg_estimates_read(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_estimates *estimates, struct sg_error *err);
void sg_estimates_free(struct sg_estimates *estimates);

/* The name of a row as printed. */
const char *sg_estimates_name(const struct sg_estimates *estimates, size_t row, enum sg_lang lang);

/* Title, subtitle, note and description. */
void sg_estimates_words(const struct sg_estimates *estimates, enum sg_lang lang,
                        struct sg_frame *frame);

#endif
