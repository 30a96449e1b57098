/* What moved the items of a shift-share most: facts without words. */
#ifndef SG_FINDINGS_SHIFT_H
#define SG_FINDINGS_SHIFT_H

#include "ranking.h"

enum { SG_SHIFT_PARTS = 8 };

/* The columns that `shift-share` writes, whatever its method. */
struct sg_shift_columns {
    const struct sg_column *initial, *final;
    const struct sg_column *parts[SG_SHIFT_PARTS];
    size_t n;
};
struct sg_shift_columns sg_shift_find(const struct sg_table *table);

/* The net change of a row, NaN where it or one of its parts is not known. */
double sg_shift_net(const struct sg_shift_columns *columns, size_t row);

/* Of `n` parts the one that moves most in the direction of the net change. */
size_t sg_shift_driver(const double parts[], size_t n, double net);

#endif
