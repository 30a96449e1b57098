/* Location quotients made ready to be drawn, and what is said of them. */
#ifndef SG_PLOTS_CHARTS_LQ_LQ_MODEL_H
#define SG_PLOTS_CHARTS_LQ_LQ_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/items.h"
#include "plots/page/frame.h"

struct sg_quotients {
    struct sg_items items;
    const struct sg_column *coefficient, *lower, *upper, *value; /* but the first may be NULL */
    const char *area, *period;                                   /* NULL: no such column */
    struct sg_period when;
    double level;
    sg_status voids; /* of what is shown */
};

/* Reads what `specialization` writes, of one area and of the newest period. A coefficient that is
   no quotient of shares is an error of kind USAGE. */
bool sg_quotients_read(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_quotients *quotients, struct sg_error *err);
void sg_quotients_free(struct sg_quotients *quotients);

/* The coefficient of item i, NaN where there is none or it is 0. */
double sg_quotients_at(const struct sg_quotients *quotients, size_t i);
/* Its interval; NaN without one. */
void sg_quotients_interval(const struct sg_quotients *quotients, size_t i, double *lower,
                           double *upper);
/* What is printed for item i: "1.52", "X", "－（該当なし）". */
void sg_quotients_text(const struct sg_quotients *quotients, size_t i, enum sg_lang lang,
                       struct sg_buffer *out);

/* Title, subtitle, note and description. */
void sg_quotients_words(const struct sg_quotients *quotients, enum sg_lang lang,
                        struct sg_frame *frame);

#endif
