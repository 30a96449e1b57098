/* Estimates of groups with their intervals, made ready to be drawn. */
#ifndef SG_PLOTS_ESTIMATES_H
#define SG_PLOTS_ESTIMATES_H

#include <sangyo/chart.h>

#include "frame.h"
#include "items.h"

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
    struct sg_period when;
    double level;
    bool percent, has_n, has_groups;
    int decimals;
    double total; /* NaN: no row of the total */
    sg_status voids;
};

/* Reads what `answers` or `estimate` writes: one option or variable by groups, the newest period.
   Rows of one heading stand together, the largest first unless their labels are classes of numbers
   (1～4人 …) or --sort says otherwise; the total comes first. */
bool sg_estimates_read(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_estimates *estimates, struct sg_error *err);
void sg_estimates_free(struct sg_estimates *estimates);

/* Title, subtitle, note and description. */
void sg_estimates_words(const struct sg_estimates *estimates, enum sg_lang lang,
                        struct sg_frame *frame);

#endif
