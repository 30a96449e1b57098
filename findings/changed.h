/* What `change` writes, as entries of a comparison. */
#ifndef SG_FINDINGS_CHANGED_H
#define SG_FINDINGS_CHANGED_H

#include "entry.h"
#include "table/quantity.h"

struct sg_changed {
    const struct sg_table *table;
    const struct sg_column *previous, *current, *change, *rate; /* NULL: not there */
    struct sg_quantity quantity;
};

/* Of a table of `change`, also of a CSV of it, which says the kind of measure by what does not
   apply (rates of a DI). `measure` (may be NULL) is its name. */
struct sg_changed sg_changed_find(const struct sg_table *table, const char *measure);

/* The change of a row, whose key it is; `label` names it (NULL: an item). */
struct sg_entry sg_changed_entry(const struct sg_changed *changed, const struct sg_column *label,
                                 size_t row);

/* Whether the rows are the changes of one series from each period to the next: nothing but the
   periods tells them apart, and they are of no one part of a whole. */
bool sg_changed_is_series(const struct sg_table *table);

#endif
