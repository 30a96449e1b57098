/* Which industries make as much as domestic final demand needs of them (io skyline). */
#ifndef SG_FINDINGS_SUFFICIENT_H
#define SG_FINDINGS_SUFFICIENT_H

#include <sangyo/table.h>

enum { SG_SUFFICIENT_DECIMALS = 1 };

struct sg_sufficient {
    size_t n;              /* industries whose self-sufficiency is known */
    size_t n_above;        /* of these, that print more than 100 */
    size_t n_unknown;      /* that have one that nobody may know */
    ptrdiff_t most, least; /* rows of the one that is highest, lowest; -1: none is alone, or sure */
};

/* `rows`: those of the industries, `n` of them; `percent` the column of self-sufficiencies. */
void sg_sufficient_find(const struct sg_table *table, const struct sg_column *label,
                        const struct sg_column *percent, const size_t rows[], size_t n,
                        struct sg_sufficient *found);

#endif
