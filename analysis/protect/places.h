/* Of each cell the equations that it is in. */
#ifndef SG_ANALYSIS_PROTECT_PLACES_H
#define SG_ANALYSIS_PROTECT_PLACES_H

#include <sangyo/protect.h>

/* Those of cell c are from start[c] to before start[c + 1], in the order of the equations. */
struct sg_places {
    size_t *start;
    uint32_t *equations;
    int8_t *signs; /* 1: the cell is its sum; -1: a part of it */
};

void sg_places_find(struct sg_places *places, const struct sg_protect_table *table);
void sg_places_free(struct sg_places *places);

#endif
