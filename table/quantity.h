/* What the numbers of a result measure, and so how a change of them is said: facts without words.
 */
#ifndef SG_TABLE_QUANTITY_H
#define SG_TABLE_QUANTITY_H

#include "measure.h"

struct sg_quantity {
    enum sg_measure_kind kind;
    const struct sg_measure_rule *rule; /* of the kind */
    int decimals;                       /* of values and of their differences, as printed */
};

/* Whether numbers of which nothing says the kind are balances (DI): many below 0, none beyond 100.
 */
struct sg_numbers_seen {
    size_t known, below;
    bool beyond;
};
void sg_numbers_see(struct sg_numbers_seen *seen, double x);
bool sg_numbers_are_balances(const struct sg_numbers_seen *seen);

struct sg_quantity sg_quantity_of_kind(enum sg_measure_kind kind, int decimals);

/* Of a column of values; where it says nothing of its kind the name and unit of the measure (either
   may be NULL) do. */
struct sg_quantity sg_quantity_of(const struct sg_column *value, const char *measure,
                                  const char *unit, int decimals);

/* Whether a change is said in points, in percent besides units, or as a rise rather than more. */
bool sg_quantity_in_points(const struct sg_quantity *quantity);
bool sg_quantity_in_percent(const struct sg_quantity *quantity);
bool sg_quantity_rises(const struct sg_quantity *quantity);

/* A change in percent of what was before, with one decimal; NaN where there is no such rate. */
double sg_quantity_rate(double change, double before);

/* Whether an untested change is too small to be called one: it prints as less than half a point, or
   one percent of what was before (counts, amounts, indices). */
bool sg_quantity_is_slight(const struct sg_quantity *quantity, double change, double before);

#endif
