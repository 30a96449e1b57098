/* What the parts of the reading of estimates share. */
#ifndef SG_PLOTS_CHARTS_FOREST_FOREST_COLUMNS_H
#define SG_PLOTS_CHARTS_FOREST_FOREST_COLUMNS_H

#include "forest_model.h"

struct sg_forest_columns {
    const struct sg_column *value, *lower, *upper, *n, *group; /* NULL: not there, but for value */
};

/* Finds the columns and begins estimates->items with the rows that are to be shown. */
bool sg_forest_find(const struct sg_table *table, struct sg_forest *estimates,
                    struct sg_forest_columns *columns, struct sg_error *err);

#endif
