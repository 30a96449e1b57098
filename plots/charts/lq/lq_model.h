/* Location quotients made ready to be drawn, and what is said of them. */
#ifndef SG_PLOTS_CHARTS_LQ_LQ_MODEL_H
#define SG_PLOTS_CHARTS_LQ_LQ_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/items.h"
#include "plots/page/frame.h"

/* The least quotient that the axis shows: an eighth, the counterpart of 8. */
#define SG_LQ_LEAST 0.125

struct sg_lq {
    struct sg_items items;
    const struct sg_column *coefficient, *lower, *upper, *value; /* but the first may be NULL */
    const char *area, *period;                                   /* NULL: no such column */
    struct sg_period when;
    double level;
    bool of_units;   /* what is counted are establishments */
    int decimals;    /* of what is printed, at most 2 */
    sg_status voids; /* of what is shown */
};

/* Reads what `specialization` writes, of one area and of the newest period. A coefficient that is
   no quotient of shares is an error of kind USAGE. */
bool sg_lq_read(const struct sg_table *table, const struct sg_chart_options *options,
                struct sg_lq *quotients, struct sg_error *err);
void sg_lq_free(struct sg_lq *quotients);

/* The coefficient of item i, NaN where there is none or it is 0. */
double sg_lq_at(const struct sg_lq *quotients, size_t i);
/* Its interval; NaN without one. */
void sg_lq_interval(const struct sg_lq *quotients, size_t i, double *lower, double *upper);
/* Whether item i is of so few establishments (1 to 4) that one more or less moves it. */
bool sg_lq_is_few(const struct sg_lq *quotients, size_t i);
/* What is printed for item i: "1.52", "1.52*" of few establishments, "X", "－（該当なし）". */
void sg_lq_text(const struct sg_lq *quotients, size_t i, enum sg_lang lang, struct sg_buffer *out);

/* Title, subtitle, note and description. */
void sg_lq_words(const struct sg_lq *quotients, enum sg_lang lang, struct sg_frame *frame);

#endif
