/* The options of a region, for io_region.c. */
#ifndef SG_ANALYSIS_IO_IO_REGION_OPTIONS_H
#define SG_ANALYSIS_IO_IO_REGION_OPTIONS_H

#include "io_region.h"

enum { IO_TOTAL, IO_DOMESTIC_ONLY };
enum { IO_UNCOVERED_STOP, IO_UNCOVERED_AVERAGE, IO_UNCOVERED_ABSENT };

/* Method, deltas and which coefficients. */
bool io_region_read_options(struct io_region *region, const struct sg_run *run,
                            struct sg_error *err);
/* Whether two columns count the same, as far as their units and names say; `nation` NULL: outputs
   of the table. */
bool io_region_same_measure(const struct sg_column *region, const struct sg_column *nation,
                            struct sg_error *err);

#endif
