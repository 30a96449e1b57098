/* The equations of a table of two dimensions, of which one may have a hierarchy, as a network: an
   equation is a node, a cell an arc along which its deviation flows. */
#ifndef SG_ANALYSIS_PROTECT_NETWORK_H
#define SG_ANALYSIS_PROTECT_NETWORK_H

#include "router.h"

#define SG_NO_NODE UINT32_MAX

struct sg_network {
    const struct sg_protect_table *table;
    uint32_t n_nodes;      /* the last one is outside: where cells of one equation end */
    uint32_t *tail, *head; /* per cell; SG_NO_NODE where no equation has it */
    uint32_t *first;       /* of each node its cells in `arcs`; n_nodes + 1 items */
    uint32_t *arcs;
};

/* False: it is none. What is made is then freed. */
bool sg_network_make(struct sg_network *network, const struct sg_protect_table *table);
void sg_network_free(struct sg_network *network);

#endif
