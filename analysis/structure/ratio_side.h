/* One of the two numbers of a ratio: a column of a table, or in a long table the rows of a measure.
 */
#ifndef SG_ANALYSIS_STRUCTURE_RATIO_SIDE_H
#define SG_ANALYSIS_STRUCTURE_RATIO_SIDE_H

#include "table/command.h"

#include "key_match.h"

struct sg_ratio_side {
    struct sg_key_rows own; /* keys are released with free(), the columns are the table's */
    const struct sg_column *value;
    const struct sg_column *measure; /* NULL: every row counts the same */
    const char *title, *unit;        /* unit may be NULL */
    enum sg_measure_kind kind;
};

/* Finds both sides of NUMERATOR/DENOMINATOR, the second in `tables[1]`; a / may be part of a name.
   Release both with sg_ratio_side_free whatever happens. */
bool sg_ratio_sides_find(const struct sg_run *run, const char *asked,
                         const struct sg_table *const tables[2], struct sg_ratio_side sides[2],
                         struct sg_error *err);
void sg_ratio_side_free(struct sg_ratio_side *side);

/* Whether the column is one of labels that say what a row is about: neither a status or note, nor
   the measure of a long table. */
bool sg_ratio_side_is_key(const struct sg_ratio_side *side, const struct sg_column *column);

#endif
