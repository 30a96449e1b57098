/* Indices as reports print them: industries down, periods across. */
#ifndef SG_ANALYSIS_SURVEY_DI_LAYOUT_H
#define SG_ANALYSIS_SURVEY_DI_LAYOUT_H

#include <sangyo/table.h>

#include "table/command.h"

/* --layout. */
enum { DI_LAYOUT_LONG, DI_LAYOUT_WIDE };
extern const struct sg_option di_option_layout;

/* Turns the result of `di` into one row for each combination of its labels but the period, with a
   column of indices for each period in the order of time. */
void di_layout_wide(struct sg_table *table);

#endif
