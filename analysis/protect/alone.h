/* Cells that are alone in an equation are known, and what that gives away in turn: found without
   programmes. */
#ifndef SG_ANALYSIS_PROTECT_ALONE_H
#define SG_ANALYSIS_PROTECT_ALONE_H

#include "places.h"

struct sg_alone {
    const struct sg_protect_table *table;
    struct sg_places places;
    size_t *n;   /* per equation: the cells that are suppressed */
    bool *known; /* per cell; none between calls */
    uint32_t *queue;
    size_t *counted; /* equations that count one less for the time being */
};

void sg_alone_init(struct sg_alone *alone, const struct sg_protect_table *table);
void sg_alone_free(struct sg_alone *alone);
/* Whether publishing a suppressed cell would give away one that needs protection. */
bool sg_alone_gives_away(struct sg_alone *alone, uint32_t cell);
/* The cell is published from now on. */
void sg_alone_release(struct sg_alone *alone, uint32_t cell);

#endif
