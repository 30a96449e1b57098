/* Ranks among all areas, or whatever plays another role. */
#ifndef SG_TABLE_SHAPE_AMONG_H
#define SG_TABLE_SHAPE_AMONG_H

#include "keys.h"

/* Adds rank_among and number_among: the rank of the main number among the rows that differ in
   column `asked` (a name, or the word of a role) and agree in the other keys, the largest first,
   equal numbers sharing the smallest rank, and how many are ranked. Areas with codes are ranked
   among those of their level: prefectures, municipalities, wards of cities. Totals, rows that are
   not added and those without a number are not ranked; the last are told in `notes`. */
bool sg_among_apply(struct sg_table *table, const char *asked, struct sg_texts *notes,
                    struct sg_error *err);

#endif
