/* The natural chart of a result. */
#ifndef SG_PLOTS_CHARTS_NATURAL_H
#define SG_PLOTS_CHARTS_NATURAL_H

#include <sangyo/table.h>

/* Which chart shows the result of a command: `usual`, its chart by its descriptor (NULL: it has
   none), unless the rows call for another one. */
const char *sg_chart_natural(const char *usual, const struct sg_table *table);

#endif
