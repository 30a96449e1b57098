/* Items by two measures, and a third as area, made ready to be drawn. */
#ifndef SG_PLOTS_CHARTS_SCATTER_SCATTER_MODEL_H
#define SG_PLOTS_CHARTS_SCATTER_SCATTER_MODEL_H

#include <sangyo/chart.h>

#include "findings/quadrant.h"
#include "plots/charts/items.h"
#include "plots/page/frame.h"

/* Where the line is that divides the field. */
enum sg_scatter_reference {
    SG_SCATTER_NOWHERE,
    SG_SCATTER_TOTAL, /* at the value of the whole */
    SG_SCATTER_EVEN,  /* where the measure is even: 1, 100, 0 of a change */
    SG_SCATTER_MEAN, /* at the mean of all industries, 1 by its definition: 影響力係数, 感応度係数
                      */
    SG_SCATTER_MEDIAN
};

struct sg_scatter_axis {
    const struct sg_column *column;
    const struct sg_column *lower; /* of its intervals; NULL: none */
    double reference;
    enum sg_scatter_reference of;
    int decimals;
    bool quotient, change; /* even at 1; a change */
    bool log;
    double least; /* of its values; infinite without any */
};

struct sg_scatter_item {
    size_t item;       /* of items */
    double x, y, size; /* as in the table; size NaN: there is none */
    bool far;          /* beyond the axis of a quotient */
    bool wanted;       /* the title names it, or it is in focus */
};

struct sg_scatter {
    struct sg_items items;
    struct sg_scatter_axis x, y;
    const struct sg_column *size; /* NULL: all are alike */
    int size_decimals;
    const char *area, *period; /* NULL: no such column */
    struct sg_period when;
    struct sg_scatter_item *points;
    size_t n;
    size_t *absent; /* items without a place */
    size_t n_absent;
    sg_status voids; /* why */
    struct sg_quadrants quadrants;
    bool sampled; /* estimates: nothing is said of who lies where */
};

/* Reads the columns of options->x, y and size; without names the two that are declared to hold
   values, else the only two of numbers. One area (unless areas are the items), the newest period.
 */
bool sg_scatter_read(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_scatter *scatter, struct sg_error *err);
void sg_scatter_free(struct sg_scatter *scatter);

/* The names of points that the title names. */
enum { SG_SCATTER_NAMED = 2 };

/* The column as an axis names it, with its unit. */
void sg_scatter_axis_name(const struct sg_scatter *scatter, const struct sg_scatter_axis *axis,
                          enum sg_lang lang, struct sg_buffer *out);
/* What the points of a quadrant have in common. */
void sg_scatter_corner(const struct sg_scatter *scatter, bool right, bool above, enum sg_lang lang,
                       struct sg_buffer *out);
/* Title, subtitle and description; the note, with the names that found no room. */
void sg_scatter_words(const struct sg_scatter *scatter, enum sg_lang lang, struct sg_frame *frame);
void sg_scatter_note(const struct sg_scatter *scatter, const struct sg_texts *bare,
                     enum sg_lang lang, struct sg_buffer *out);

#endif
