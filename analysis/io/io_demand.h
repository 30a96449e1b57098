/* The demand of an event, at the prices of producers. */
#ifndef SG_ANALYSIS_IO_IO_DEMAND_H
#define SG_ANALYSIS_IO_IO_DEMAND_H

#include "io_side.h"

/* Reads --demand and, with --prices purchasers, takes the margins of --margins off and gives them
   to trade and transport. `met` gets the parts of --met-here, NaN where none is given. */
bool io_demand_read(const struct io_table *t, struct sg_run *run, struct io_vector *demand,
                    double met[], struct sg_error *err);

extern const struct sg_option io_option_demand;
extern const struct sg_option io_option_met_here;
extern const struct sg_option io_option_prices;
extern const struct sg_option io_option_margins;

#endif
