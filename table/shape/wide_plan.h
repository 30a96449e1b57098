/* Which columns of a table become what when labels are set side by side. */
#ifndef SG_TABLE_SHAPE_WIDE_PLAN_H
#define SG_TABLE_SHAPE_WIDE_PLAN_H

#include "wide.h"

struct sg_wide_plan {
    const struct sg_table *table;
    ptrdiff_t across; /* the column of the labels; -1: pairs of periods, as change writes them */
    ptrdiff_t from, to, previous, current; /* of pairs */
    bool levels;                           /* of pairs: previous and current are asked for */
    ptrdiff_t names;          /* what more is said of the labels: the names of areas; -1 */
    ptrdiff_t units;          /* the units of measures; -1: none that go with the labels */
    size_t *keys, n_keys;     /* columns that name the rows */
    size_t *values, n_values; /* numbers, and labels that are results */
};

bool sg_wide_plan_make(struct sg_wide_plan *plan, const struct sg_table *table,
                       const struct sg_wide *wide, struct sg_texts *notes, struct sg_error *err);
void sg_wide_plan_free(struct sg_wide_plan *plan);

/* Adds a column for what `source` has under a label; `label` is how people call that. With one
   number, called by the label alone. */
struct sg_column *sg_wide_add(const struct sg_wide_plan *plan, struct sg_table *out,
                              const struct sg_column *source, const char *name, const char *label,
                              enum sg_lang lang);

/* Says that two rows want one cell; false. */
bool sg_wide_fail_twice(const struct sg_wide_plan *plan, const char *label, size_t row,
                        struct sg_error *err);

/* For tables of pairs. */
bool sg_wide_pairs(const struct sg_wide_plan *plan, const struct sg_groups *groups,
                   struct sg_table *out, enum sg_lang lang, struct sg_error *err);

#endif
