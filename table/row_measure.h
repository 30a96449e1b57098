/* What the number of a row is measured in, where rows differ: a long table names the measure, and
   perhaps its unit, beside the value. */
#ifndef SG_TABLE_ROW_MEASURE_H
#define SG_TABLE_ROW_MEASURE_H

#include "measure.h"

/* A column of values with what must be looked up once. */
struct sg_row_measure {
    const struct sg_table *table;
    const struct sg_column *value;
    const struct sg_column *measure, *unit; /* NULL: the column of values says it */
    int decimals;                           /* the most in which its numbers are printed */
};

/* Decimals in which the numbers of a column are printed: the most that one has. */
int sg_row_measure_decimals(const struct sg_table *table, const struct sg_column *value);

struct sg_row_measure sg_row_measure_of(const struct sg_table *table,
                                        const struct sg_column *value);
enum sg_measure_kind sg_row_measure_kind(const struct sg_row_measure *of, size_t row);
/* Half a unit of the last decimal in which the numbers are printed; 0 where they are whole and not
   in thousands and the like, as unit, header or labels say. */
double sg_row_measure_rounding(const struct sg_row_measure *of, size_t row);

/* The same of rows that may add up, found once for a measure and its unit. */
struct sg_addend_roundings {
    struct sg_row_measure of;
    double *of_measure; /* per level of the column of measures, the last for none */
    int32_t *unit;      /* per item: code of the unit it was found for, and 2 */
};

struct sg_addend_roundings sg_addend_roundings_of(const struct sg_table *table,
                                                  const struct sg_column *value);
/* Of a row's number; NaN where such numbers do not add up (ratios). */
double sg_addend_rounding(struct sg_addend_roundings *roundings, size_t row);
void sg_addend_roundings_free(struct sg_addend_roundings *roundings);

#endif
