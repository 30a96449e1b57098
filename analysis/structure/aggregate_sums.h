/* The sums of an aggregation, as rows of a table. */
#ifndef SG_ANALYSIS_STRUCTURE_AGGREGATE_SUMS_H
#define SG_ANALYSIS_STRUCTURE_AGGREGATE_SUMS_H

#include "aggregate.h"

/* Fills `out`, which is initialised and empty, with the labels and the `values` (columns) of the
   input: the rows of the input first if `with_parts`, then the sums by target; published totals of
   categories stay. */
void sg_aggregate_write(const struct sg_aggregate *aggregate, const size_t values[],
                        size_t n_values, bool with_parts, struct sg_table *out);

#endif
