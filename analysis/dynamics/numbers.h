/* Columns of numbers that the options of `dynamics` name. */
#ifndef SG_ANALYSIS_DYNAMICS_NUMBERS_H
#define SG_ANALYSIS_DYNAMICS_NUMBERS_H

#include "table/command.h"

/* The column of numbers that an option names. Where it is not given: NULL, or an error. */
bool dynamics_numbers(const struct sg_run *run, const struct sg_table *table, const char *option,
                      bool required, const struct sg_column **column, struct sg_error *err);

#endif
