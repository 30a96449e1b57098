/* What the parts of the chart of stacked bars share. */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_BODY_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_BODY_H

#include <sangyo/number.h>

#include "plots/page/frame.h"
#include "plots/page/row_chart.h"
#include "stack100_words.h"

struct sg_stack100_body {
    struct sg_figure *figure;
    const struct sg_stack100 *stack;
    struct sg_stack100_words words;
    struct sg_frame frame;
    struct sg_row_chart rows;
    double top;   /* under the head */
    double bar;   /* height */
    int decimals; /* of values inside */
};

double sg_stack100_x(const struct sg_stack100_body *body, double share);
/* Whether a value with so many decimals fits inside its part; its text in `text`. */
bool sg_stack100_fits(const struct sg_stack100_body *body, double share, int decimals,
                      char text[SG_NUMBER_SIZE]);

/* Values without room inside their part stand under the bar, over it where lines join it to the one
   below. What that takes there, 0 for nothing. */
double sg_stack100_outside_height(const struct sg_stack100_body *body, size_t bar);
bool sg_stack100_outside_above(const struct sg_stack100_body *body, size_t bar);
void sg_stack100_put_outside(struct sg_stack100_body *body, size_t bar);

#endif
