/* Items of two areas, periods or measures, made ready to stand back to back. */
#ifndef SG_PLOTS_CHARTS_PYRAMID_PYRAMID_MODEL_H
#define SG_PLOTS_CHARTS_PYRAMID_PYRAMID_MODEL_H

#include <sangyo/chart.h>

#include "plots/page/frame.h"

enum { SG_PYRAMID_LEFT, SG_PYRAMID_RIGHT, SG_PYRAMID_SIDES };

/* What the sides are. */
enum sg_pyramid_of { SG_PYRAMID_GROUPS, SG_PYRAMID_AREAS, SG_PYRAMID_PERIODS, SG_PYRAMID_COLUMNS };

struct sg_pyramid_item {
    const char *label;
    double value[SG_PYRAMID_SIDES]; /* NaN: not known */
    sg_status voids[SG_PYRAMID_SIDES];
    bool absent[SG_PYRAMID_SIDES]; /* the table has no such row */
};

struct sg_pyramid {
    const struct sg_table *table;
    const struct sg_column *label;
    const struct sg_column *side; /* whose labels the sides are; NULL: two columns of values */
    const struct sg_column *values[SG_PYRAMID_SIDES];
    int32_t codes[SG_PYRAMID_SIDES]; /* levels of `side` */
    enum sg_pyramid_of of;
    struct sg_pyramid_item *items; /* in the order of the table */
    size_t n;
    struct sg_pyramid_item total;               /* of a whole that is no item; label NULL: none */
    const char *measure, *unit, *area, *period; /* may be NULL */
    struct sg_period when;
    int decimals;
    bool percent, rate, only_divisions;
    bool sampled; /* estimates: nothing is called the largest */
    sg_status voids;
};

/* Sides are the two labels of the column that --domain names, else two columns of values, else two
   areas, else the newest two periods (the older on the left). Numbers below zero, a third label,
   columns of different units, an item that stands twice are errors. */
bool sg_pyramid_read(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_pyramid *pyramid, struct sg_error *err);
void sg_pyramid_free(struct sg_pyramid *pyramid);

/* The name of a side; within a sentence if `within`. */
void sg_pyramid_side(const struct sg_pyramid *pyramid, int side, bool within, enum sg_lang lang,
                     struct sg_buffer *out);
/* A value as printed, or its symbol. */
void sg_pyramid_text(const struct sg_pyramid *pyramid, const struct sg_pyramid_item *item, int side,
                     enum sg_lang lang, struct sg_buffer *out);

void sg_pyramid_words(const struct sg_pyramid *pyramid, enum sg_lang lang, struct sg_frame *frame);

#endif
