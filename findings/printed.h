/* With how many decimals values are compared and printed, where their column does not say. */
#ifndef SG_FINDINGS_PRINTED_H
#define SG_FINDINGS_PRINTED_H

#include <sangyo/table.h>

/* Decimals that show three digits of `largest`, none of a hundred or more. */
int sg_printed_digits(double largest);

/* The decimals of values that stand side by side, from the first of `columns` that says them
   (sg_column_decimals); where none does: none if all values of `rows` are whole, else three digits
   of the largest. `columns` ends with NULL. */
int sg_printed_decimals(const struct sg_column *const columns[], const size_t rows[], size_t n);

#endif
