/* A composition as a block of bars by parts: what stack100_model.c chooses from. */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_BARS_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_BARS_H

#include "stack100_model.h"

struct sg_parts {
    int32_t *codes; /* level of the by column, per part */
    bool *residual; /* その他 and the like */
    size_t n;
    double *shares; /* n_bars × n, percent; NaN: unknown or no row */
    sg_status *status;
};

/* Finds the columns and fills bars (areas in the order of the table, periods in that of time) and
   parts. Rows of totals and repeated items are no parts. Two rows for one place in a bar, a
   negative share, shares beyond 100 or too many bars are errors of kind DATA. */
bool sg_parts_read(const struct sg_table *table, struct sg_stack100 *stack, struct sg_parts *parts,
                   struct sg_error *err);
void sg_parts_free(struct sg_parts *parts);

#endif
