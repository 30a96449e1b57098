/* Flows in a network of equations. */
#ifndef SG_ANALYSIS_PROTECT_NETWORK_FLOW_H
#define SG_ANALYSIS_PROTECT_NETWORK_FLOW_H

#include "network.h"

struct sg_flow {
    struct sg_router router; /* first: the one is the other */
    struct sg_network network;
    double *by;         /* per cell: the deviation so far; all 0 between calls */
    bool *known;        /* per cell; none between calls */
    double *distance;   /* per node, of those met at this stamp */
    uint32_t *came_by;  /* per node: the cell */
    size_t *met, *done; /* per node: the search that last met it, and settled it */
    size_t stamp;
};

/* How much more can flow through the cell from one of its ends. */
double sg_flow_room(const struct sg_flow *flow, uint32_t cell, uint32_t from);
bool sg_flow_route(struct sg_router *router, const struct sg_route *route,
                   struct sg_deviation *out);
double sg_flow_reach(struct sg_router *router, uint32_t cell, int sign, double need);

#endif
