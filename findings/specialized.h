/* In what an area is specialized: quotients above 1, by their intervals where there are some. */
#ifndef SG_FINDINGS_SPECIALIZED_H
#define SG_FINDINGS_SPECIALIZED_H

#include "ranking.h"

/* What `specialization` writes, and the column that names its rows. */
struct sg_specialized {
    const struct sg_table *table;
    const struct sg_column *label, *coefficient, *lower; /* lower: NULL without intervals */
};
struct sg_specialized sg_specialized_find(const struct sg_table *table,
                                          const struct sg_column *label);

/* Of a row, whose key it is. Where there are intervals a quotient is proven to be above 1 if its
   lower limit prints so. */
struct sg_entry sg_specialized_entry(const struct sg_specialized *specialized, size_t row);

/* Those above 1, the most specialized first. Release with sg_ranking_free. */
void sg_specialized_rank(struct sg_ranking *ranking, const struct sg_entry entries[], size_t n);

#endif
