/* A table as an office has it: rows that are cells, columns of labels, and who stands behind. */
#ifndef SG_ANALYSIS_PROTECT_SHEET_H
#define SG_ANALYSIS_PROTECT_SHEET_H

#include <sangyo/protect.h>

#include "hierarchy.h"

/* A label and what it is the sum of, within one axis. */
struct sg_protect_relation {
    size_t axis;
    uint32_t sum;
    size_t start, n; /* its parts in `parts` of the sheet */
};

struct sg_protect_sheet {
    const struct sg_table *table; /* borrowed */
    const struct sg_column *value, *contributors, *largest,
        *second;                        /* the last three may be NULL */
    ptrdiff_t columns[SG_PROTECT_AXES]; /* of each axis, or -1 */
    uint32_t (*codes)[SG_PROTECT_AXES]; /* per row; of an axis without a column its total */
    uint32_t *cells;                    /* per row: its cell; sg_protect_layout_make */
    struct sg_protect_relation *relations;
    size_t n_relations, relation_capacity;
    uint32_t *parts;
    size_t n_parts, part_capacity;
};

/* The column of values and those that tell who stands behind them; names that are NULL are found.
 */
struct sg_protect_names {
    const char *value, *contributors, *largest, *second;
};
bool sg_protect_sheet_open(struct sg_protect_sheet *sheet, const struct sg_table *table,
                           const struct sg_protect_names *names, struct sg_error *err);
/* The labels of the rows, as codes of the axes that have columns. */
bool sg_protect_sheet_read(struct sg_protect_sheet *sheet, struct sg_protect_axes *axes,
                           struct sg_error *err);
/* Which labels are sums of which: by the hierarchies of an axis, else its total is the sum of all
   others. */
bool sg_protect_sheet_relate(struct sg_protect_sheet *sheet, const struct sg_protect_axes *axes,
                             const struct sg_protect_hierarchy hierarchies[], size_t n,
                             struct sg_error *err);
void sg_protect_sheet_free(struct sg_protect_sheet *sheet);

/* The labels of a row, "A×M", to be released with free(). */
char *sg_protect_sheet_name(const struct sg_protect_sheet *sheet, size_t row);
bool sg_protect_sheet_fail_row(const struct sg_protect_sheet *sheet, size_t row,
                               struct sg_error *err);

#endif
