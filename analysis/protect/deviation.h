/* By how much cells differ from their values; the others do not. */
#ifndef SG_ANALYSIS_PROTECT_DEVIATION_H
#define SG_ANALYSIS_PROTECT_DEVIATION_H

#include <sangyo/protect.h>

struct sg_deviation {
    uint32_t *cells;
    double *by; /* not 0 */
    size_t n, capacity, by_capacity;
};

void sg_deviation_add(struct sg_deviation *deviation, uint32_t cell, double by);
void sg_deviation_free(struct sg_deviation *deviation);
void sg_deviation_copy(struct sg_deviation *to, const struct sg_deviation *from, double factor);
bool sg_deviation_has(const struct sg_deviation *deviation, uint32_t cell);
/* The largest factor, its sign that of `sign`, by which the deviation stays possible. */
double sg_deviation_scope(const struct sg_deviation *deviation,
                          const struct sg_protect_table *table, int sign);
/* Whether it is possible, agrees with all equations, leaves published cells and `known` ones as
   they are, and moves `cell` by `amount` or further. */
bool sg_deviation_proves(const struct sg_deviation *deviation, const struct sg_protect_table *table,
                         uint32_t cell, double amount, const uint32_t known[], size_t n_known,
                         double *scratch);

#endif
