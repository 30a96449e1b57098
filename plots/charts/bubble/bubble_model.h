/* Industries by specialization and employment, read from the output of base. */
#ifndef SG_PLOTS_CHARTS_BUBBLE_BUBBLE_MODEL_H
#define SG_PLOTS_CHARTS_BUBBLE_BUBBLE_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "plots/charts/chart_limits.h"

struct sg_bubble_item {
    const char *name;
    double x, y; /* natural logarithm of the location quotient; share of persons engaged, percent */
    bool residual;
};

struct sg_bubble {
    const struct sg_table *table;
    const char *place, *period; /* NULL: the table does not say */
    struct sg_period when;
    struct sg_bubble_item *items; /* the largest share first */
    size_t n;
    struct sg_texts absent; /* labels of industries that have no place in the plot */
    sg_status voids;        /* why */
};

/* Reads one area in one period. Totals are no bubbles. */
bool sg_bubble_read(const struct sg_table *table, struct sg_bubble *bubbles, struct sg_error *err);
void sg_bubble_free(struct sg_bubble *bubbles);

/* How many items the axis reaches. An industry in which hardly anybody is engaged shall not leave
   half of the field empty: those whose quotients lie far below all others are moved to the end. */
size_t sg_bubble_near(struct sg_bubble *bubbles);

/* Words from printed values; `bare` are labels of circles that could not be named. */
void sg_bubble_title(const struct sg_bubble *bubbles, enum sg_lang lang, struct sg_buffer *out);
void sg_bubble_subtitle(const struct sg_bubble *bubbles, enum sg_lang lang, struct sg_buffer *out);
void sg_bubble_note(const struct sg_bubble *bubbles, const struct sg_texts *bare, enum sg_lang lang,
                    struct sg_buffer *out);
void sg_bubble_description(const struct sg_bubble *bubbles, enum sg_lang lang,
                           struct sg_buffer *out);

#endif
