/* With how many decimals values are compared and printed, where their column does not say. */
#ifndef SG_FINDINGS_PRINTED_H
#define SG_FINDINGS_PRINTED_H

#include <sangyo/table.h>

/* Decimals that show three digits of `largest`, none of a hundred or more. */
int sg_printed_digits(double largest);

/* Decimals that a value has, up to `most`. */
enum { SG_PRINTED_MOST = 15 };
int sg_printed_needed(double x, int most);

/* The decimals with which the cells of a column of a table are printed, where nothing says them:
   those of the file that it is of, else those that most of its numbers have, so that 29 beside 37.4
   is 29.0; -1 where most are whole, counts beside rates, or have more decimals than are read at a
   glance. */
int sg_printed_common(const struct sg_column *column, size_t n_rows);

/* The decimals of values that stand side by side, from the first of `columns` that says them
   (sg_column_decimals, sg_printed_common); where none does: those that the values have, up
   to three digits of the largest. `columns` ends with NULL. */
int sg_printed_decimals(const struct sg_column *const columns[], size_t n_rows);

#endif
