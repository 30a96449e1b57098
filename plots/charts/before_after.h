/* Items of two points in time, as `compare` and `change` write them side by side, or as any table
   with periods holds them one below the other. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_H

#include <sangyo/buffer.h>
#include <sangyo/chart.h>

#include "items.h"

enum { SG_NOW, SG_BEFORE, SG_WAVES };

struct sg_twin {
    double value[SG_WAVES]; /* NaN: unknown */
    sg_status voids[SG_WAVES];
    double lower[SG_WAVES], upper[SG_WAVES]; /* NaN: no interval */
    const char *direction;                   /* ▲ ▼ of a test, or "" */
};

struct sg_twins {
    struct sg_items items;
    struct sg_twin *twins;       /* per item */
    const char *label[SG_WAVES]; /* when; NULL: not known */
    struct sg_period when[SG_WAVES];
    double n[SG_WAVES];          /* of those asked, if one for all; else NaN */
    const char *name;            /* machine name of the value */
    const char *measure, *unit;  /* may be NULL */
    const char *area, *question; /* may be NULL */
    int decimals;                /* of values */
    bool percent, tested, intervals;
    bool sampled; /* a difference would need a test */
    sg_status voids;
};

/* Reads the newest two points in time; with one only, those before are unknown and
   label[SG_BEFORE] is NULL. Several areas, questions, domains or measures are errors. */
bool sg_twins_read(const struct sg_table *table, const struct sg_chart_options *options,
                   const char *chart, struct sg_twins *twins, struct sg_error *err);
void sg_twins_free(struct sg_twins *twins);

/* Whether there are values of an earlier time. */
bool sg_twins_has_before(const struct sg_twins *twins);
/* The difference of the printed values of item i, NaN if one is unknown. */
double sg_twins_change(const struct sg_twins *twins, size_t i);
/* The value of item i as printed, or its symbol. */
void sg_twins_text(const struct sg_twins *twins, size_t i, int wave, enum sg_lang lang,
                   struct sg_buffer *out);
/* When a wave was; "前回" and the like where that is not known. */
void sg_twins_when(const struct sg_twins *twins, int wave, enum sg_lang lang,
                   struct sg_buffer *out);

#endif
