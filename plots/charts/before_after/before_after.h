/* Items of two points in time, as `compare` and `change` write them side by side, or as any table
   with periods holds them one below the other. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_H

#include <sangyo/buffer.h>
#include <sangyo/chart.h>

#include "plots/charts/items.h"
#include "table/quantity.h"

enum { SG_NOW, SG_BEFORE, SG_WAVES };

struct sg_item_waves {
    double value[SG_WAVES]; /* NaN: unknown */
    sg_status voids[SG_WAVES];
    bool absent[SG_WAVES];                   /* the table has no such row */
    double lower[SG_WAVES], upper[SG_WAVES]; /* NaN: no interval */
    double change;                           /* as the table has it; NaN: not there */
    const char *direction;                   /* ▲ ▼ of a test, or "" */
};

struct sg_before_after {
    struct sg_items items;
    struct sg_item_waves *waves; /* per item */
    bool *shown; /* per row of the table: of the area, question and domain shown, at any time */
    const char *label[SG_WAVES]; /* when; NULL: not known */
    struct sg_period when[SG_WAVES];
    double n[SG_WAVES]; /* of those asked, if one for all; else NaN */
    const char *name;   /* machine name of the value */
    const struct sg_column *value;
    const struct sg_column *waved; /* whose labels are the times, one below the other; or NULL */
    const char *measure, *unit;    /* may be NULL */
    const char *area, *question;   /* may be NULL */
    struct sg_quantity quantity;   /* what the values measure */
    int decimals;                  /* of values */
    bool percent, tested, intervals;
    bool wide;    /* both times stand in one row */
    bool groups;  /* items are groups of answers: no parts of the whole, which stands beside them */
    bool rate;    /* nothing adds up: the whole (全国) is one of the items */
    double even;  /* where the measure stands even (100, 1, 0); NaN: nowhere */
    bool sampled; /* a difference would need a test */
    sg_status voids;
};

/* Reads the newest two points in time; with one only, those before are unknown and
   label[SG_BEFORE] is NULL. Several areas, questions, domains or measures are errors. */
bool sg_before_after_read(const struct sg_table *table, const struct sg_chart_options *options,
                          const char *chart, struct sg_before_after *both, struct sg_error *err);
void sg_before_after_free(struct sg_before_after *both);

/* Whether there are values of an earlier time. */
bool sg_before_after_has_before(const struct sg_before_after *both);
/* Fails where the table has one point in time only. */
bool sg_before_after_require_two(const struct sg_before_after *both, const char *chart,
                                 struct sg_error *err);
/* The item that is the whole and has a value; false: none. */
bool sg_before_after_whole(const struct sg_before_after *both, size_t *item);
/* Whether item i may be named for its value: options of one question are ranked as printed, groups
   of a sample with intervals only where theirs leaves the whole. */
bool sg_before_after_is_proven(const struct sg_before_after *both, size_t i);
/* The change of item i as printed: that of the table, else the difference of the printed values;
   NaN if it is unknown. */
double sg_before_after_change(const struct sg_before_after *both, size_t i);
/* Puts the largest rise first and the largest fall last, what is not known behind them, residual
   items at the end. */
void sg_before_after_sort(struct sg_before_after *both);
/* The value of item i as printed, or its symbol. */
void sg_before_after_text(const struct sg_before_after *both, size_t i, int wave, enum sg_lang lang,
                          struct sg_buffer *out);
/* Says what whole is not among the items, with its value. */
void sg_before_after_say_left(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out);
/* When a wave was; "前回" and the like where that is not known. */
void sg_before_after_when(const struct sg_before_after *both, int wave, enum sg_lang lang,
                          struct sg_buffer *out);

#endif
