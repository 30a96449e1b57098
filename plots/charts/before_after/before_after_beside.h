/* Columns of numbers beside the items of two points in time. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_BESIDE_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_BESIDE_H

#include "before_after.h"
#include "plots/page/row_chart.h"

struct sg_before_after_column {
    const char *header;
    const struct sg_column *of; /* of the table; NULL: the changes */
    int decimals;
};

/* Adds changes with their signs, or the symbol of what has none. */
void sg_before_after_add_column(const struct sg_before_after *both, struct sg_row_chart *rows,
                                const struct sg_figure *figure,
                                struct sg_before_after_column column);

/* Adds the values of one of the two times. */
void sg_before_after_add_wave(const struct sg_before_after *both, struct sg_row_chart *rows,
                              const struct sg_figure *figure, int wave);

/* The rates of change; NULL where none has one, as of a DI. */
const struct sg_column *sg_before_after_rates(const struct sg_before_after *both);

#endif
