/* Columns of numbers that options name. */
#ifndef SG_ANALYSIS_CUBE_NUMBERS_H
#define SG_ANALYSIS_CUBE_NUMBERS_H

#include "table/command.h"

/* The column of numbers that an option names. Where it is not given: NULL, or an error. */
bool sg_option_numbers(const struct sg_run *run, const struct sg_table *table, const char *option,
                       bool required, const struct sg_column **column, struct sg_error *err);

#endif
