/* A column of which nobody can tell whether its cells are years. */
#ifndef SG_SURVEYS_LAYOUT_LONE_YEARS_H
#define SG_SURVEYS_LAYOUT_LONE_YEARS_H

#include "typing.h"

/* Refuses a table read into long rows or for an analysis over periods in which one column has
   four-digit years in every row, a name that says nothing, other numbers beside it, and each label
   once: its cells may be periods or values, and the numbers differ by that. */
bool sg_lone_years_refuse(const struct sg_typing *typing, struct sg_error *err);

#endif
