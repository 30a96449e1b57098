/* Estimates of groups with their intervals, made ready to be drawn. */
#ifndef SG_PLOTS_CHARTS_FOREST_FOREST_MODEL_H
#define SG_PLOTS_CHARTS_FOREST_FOREST_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/items.h"
#include "plots/page/frame.h"

enum sg_forest_kind { SG_FOREST_HEADING, SG_FOREST_ROW, SG_FOREST_TOTAL };

struct sg_forest_row {
    enum sg_forest_kind kind;
    const char *label;
    size_t row;                    /* of the table */
    double value, lower, upper, n; /* NaN: not known */
    sg_status voids;
    bool small; /* rests on a small base, as the table says */
};

struct sg_forest {
    struct sg_items items;
    struct sg_forest_row *rows;
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
bool sg_forest_read(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_forest *estimates, struct sg_error *err);
void sg_forest_free(struct sg_forest *estimates);

/* The name of a row as printed. */
const char *sg_forest_name(const struct sg_forest *estimates, size_t row, enum sg_lang lang);

/* Title, subtitle, note and description. */
void sg_forest_words(const struct sg_forest *estimates, enum sg_lang lang, struct sg_frame *frame);

#endif
