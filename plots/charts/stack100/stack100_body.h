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
    double top;      /* under the head */
    double bar;      /* height */
    double from, to; /* percent at the ends of the field: 0 and 100 */
    double *starts;  /* per bar: percent at which it begins; NULL: all at 0 */
    int decimals;    /* of values inside */
};

/* Where a bar has come to a share. */
double sg_stack100_x(const struct sg_stack100_body *body, size_t bar, double share);

/* Names of the bars; columns of totals, and of DIs where the parts are a scale. */
void sg_stack100_name_rows(struct sg_stack100_body *body);
void sg_stack100_add_totals(struct sg_stack100_body *body);
void sg_stack100_add_indices(struct sg_stack100_body *body);

/* Decimals of the values inside: one as a rule, none where many parts are too narrow for it. */
void sg_stack100_choose_decimals(struct sg_stack100_body *body);
void sg_stack100_put_bar(struct sg_stack100_body *body, size_t bar);

/* Lays all of it out: figure, stack, words.lang and rows are set, and from, to and starts. */
void sg_stack100_lay_out(struct sg_stack100_body *body, const struct sg_chart_options *options);

/* Whether a value with so many decimals fits inside its part; its text in `text`. */
bool sg_stack100_fits(const struct sg_stack100_body *body, double share, int decimals,
                      char text[SG_NUMBER_SIZE]);

/* Values without room inside their part stand under the bar, over it where lines join it to the one
   below. What that takes there, 0 for nothing. */
double sg_stack100_outside_height(const struct sg_stack100_body *body, size_t bar);
bool sg_stack100_outside_above(const struct sg_stack100_body *body, size_t bar);
void sg_stack100_put_outside(struct sg_stack100_body *body, size_t bar);

#endif
