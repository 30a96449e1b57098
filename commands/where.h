/* The conditions of --where, and which table each is about. */
#ifndef SG_COMMANDS_WHERE_H
#define SG_COMMANDS_WHERE_H

#include <sangyo/table.h>

#include "parse.h"

/* Those on areas, categories, what more is said of them, and values are about the result, so that
   its totals, references and ranks stay those of the whole; those on periods, measures and groups
   that are analysed by themselves are about the input. The texts are borrowed from the args. */
struct sg_where {
    const char **input, **result;
    size_t n_input, n_result;
};

/* Sorts the conditions by what their columns are in the input. Release with sg_where_free whatever
   happens. */
bool sg_where_sort(const struct sg_call *call, const struct sg_table *in, struct sg_where *where,
                   struct sg_error *err);
void sg_where_free(struct sg_where *where);

/* Takes the rows of a result. */
bool sg_where_result(const struct sg_where *where, struct sg_table *out, struct sg_error *err);

/* Takes the rows of another table than the input (a reference): conditions on the input hold if it
   has the column. */
bool sg_where_other(const struct sg_call *call, struct sg_table *table, struct sg_error *err);

/* Takes the rows that meet all conditions. */
bool sg_where_all(const struct sg_call *call, struct sg_table *table, struct sg_error *err);

#endif
