/* Series over time, made ready to be drawn on a real time axis. */
#ifndef SG_PLOTS_CHARTS_TIMELINE_TIMELINE_H
#define SG_PLOTS_CHARTS_TIMELINE_TIMELINE_H

#include <sangyo/buffer.h>
#include <sangyo/chart.h>

#include "plots/charts/chart_limits.h"
#include "table/quantity.h"

struct sg_moment {
    const char *label;
    struct sg_period when;
    double middle;                 /* in months */
    const struct sg_break *broken; /* the break between the moment before and this, or NULL */
};

struct sg_serie {
    const char *name, *unit; /* the unit may be NULL */
    double *values;          /* per moment; NaN: none */
    sg_status *voids;
    int decimals;
    bool percent;
    struct sg_quantity quantity; /* what it measures */
    bool rate;                   /* nothing adds up: a DI, an index, a rate */
    double even;                 /* where it stands even (100, 1, 0); NaN: nowhere */
    bool total;                  /* 全国, 全産業: held beside the others */
};

struct sg_timeline {
    const struct sg_table *table;
    enum sg_lang lang; /* of the names of columns */
    const struct sg_column *period;
    const struct sg_column *by; /* whose labels the series are; NULL: columns of numbers */
    struct sg_moment *moments;
    size_t n;
    struct sg_serie *series;
    size_t n_series;
    ptrdiff_t units;                    /* the column that says the unit of a row; -1: none */
    const char *measure, *unit, *place; /* may be NULL */
    const char *left_total; /* a total whose parts are the series and that is none; or NULL */
    bool rate;              /* nothing adds up: a DI, an index, a rate */
    double even;            /* where the measure stands even (100, 1, 0); NaN: nowhere */
    bool sampled;           /* a difference would need a test */
    sg_status voids;        /* of rows that have no number */
};

/* What a chart wants to be told apart. */
enum sg_timeline_kind { SG_TIMELINE_MEASURES, SG_TIMELINE_ANY };

/* Series are the columns of values, where there are several, or the labels of the one column that
   tells rows of one period apart (a measure for SG_TIMELINE_MEASURES; for SG_TIMELINE_ANY
   categories, areas, measures). In every other column of labels the rows agree, or are totals. */
bool sg_timeline_read(const struct sg_table *table, enum sg_timeline_kind kind, const char *chart,
                      enum sg_lang lang, struct sg_timeline *timeline, struct sg_error *err);
void sg_timeline_free(struct sg_timeline *timeline);

/* The least time between two moments, in months; 12 for one. */
double sg_timeline_step(const struct sg_timeline *timeline);

/* The first moment from which on no break lies before the newest. */
size_t sg_timeline_unbroken(const struct sg_timeline *timeline);

/* The newest moment at which the series has a value, or -1. */
ptrdiff_t sg_timeline_newest(const struct sg_timeline *timeline, const struct sg_serie *serie);

/* A value as printed. */
void sg_timeline_value(const struct sg_serie *serie, double value, enum sg_lang lang,
                       struct sg_buffer *out);
void sg_timeline_when(const struct sg_timeline *timeline, size_t moment, enum sg_lang lang,
                      struct sg_buffer *out);

/* Measure, unit, place. */
void sg_timeline_subtitle(const struct sg_timeline *timeline, enum sg_lang lang,
                          struct sg_buffer *out);
/* What breaks look like, symbols, breaks, notes of the table. */
void sg_timeline_note(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out);
/* Every series with its values. */
void sg_timeline_description(const struct sg_timeline *timeline, enum sg_lang lang,
                             struct sg_buffer *out);

#endif
