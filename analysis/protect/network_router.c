/* The router over a network; how far a cell can go is the largest flow (Ford and Fulkerson 1956),
   by shortest augmenting paths (Edmonds and Karp 1972). */
#include "network_flow.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

/* A path of suppressed cells with room, by breadth; the least room on it, 0: there is none. */
static double find_room(struct sg_flow *flow, uint32_t but, uint32_t from, uint32_t to,
                        uint32_t *queue)
{
    const struct sg_network *network = &flow->network;
    size_t head = 0, n = 0;
    flow->stamp++;
    flow->met[from] = flow->stamp;
    flow->distance[from] = INFINITY; /* here: the room of the way to a node */
    queue[n++] = from;
    while (head < n && flow->met[to] != flow->stamp) {
        uint32_t node = queue[head++];
        for (uint32_t i = network->first[node]; i < network->first[node + 1]; i++) {
            uint32_t cell = network->arcs[i];
            uint32_t next = network->tail[cell] == node ? network->head[cell] : network->tail[cell];
            double room = sg_flow_room(flow, cell, node);
            if (cell == but || !network->table->cells[cell].reason ||
                flow->met[next] == flow->stamp || !(room > 0))
                continue;
            flow->met[next] = flow->stamp;
            flow->distance[next] = fmin(flow->distance[node], room);
            flow->came_by[next] = cell;
            queue[n++] = next;
        }
    }
    return flow->met[to] == flow->stamp ? flow->distance[to] : 0;
}

double sg_flow_reach(struct sg_router *router, uint32_t cell, int sign, double need)
{
    struct sg_flow *flow = (struct sg_flow *)router;
    const struct sg_network *network = &flow->network;
    const struct sg_protect_cell *c = &router->table->cells[cell];
    double own = sign > 0 ? c->most_up : c->most_down, sum = 0;
    (void)need;
    if (network->head[cell] == SG_NO_NODE)
        return own;
    uint32_t from = sign > 0 ? network->head[cell] : network->tail[cell];
    uint32_t to = sign > 0 ? network->tail[cell] : network->head[cell];
    uint32_t *queue = sg_alloc(network->n_nodes, sizeof *queue);
    struct sg_deviation touched = {0};
    for (double room; sum < own && (room = find_room(flow, cell, from, to, queue)) > 0;) {
        room = fmin(room, own - sum);
        sum += room;
        for (uint32_t node = to; node != from && isfinite(room);) {
            uint32_t by = flow->came_by[node];
            bool rises = network->head[by] == node;
            flow->by[by] += rises ? room : -room;
            sg_deviation_add(&touched, by, 0);
            node = rises ? network->tail[by] : network->head[by];
        }
        router->n_searches++;
        if (!isfinite(sum))
            break;
    }
    for (size_t i = 0; i < touched.n; i++)
        flow->by[touched.cells[i]] = 0;
    sg_deviation_free(&touched);
    free(queue);
    return sum;
}

static void changed(struct sg_router *router, uint32_t cell)
{
    (void)router; /* cells are looked at as they stand */
    (void)cell;
}

static void free_flow(struct sg_router *router)
{
    struct sg_flow *flow = (struct sg_flow *)router;
    sg_network_free(&flow->network);
    free(flow->by);
    free(flow->known);
    free(flow->distance);
    free(flow->came_by);
    free(flow->met);
    free(flow->done);
    free(flow);
}

struct sg_router *sg_network_router(const struct sg_protect_table *table)
{
    struct sg_network network;
    if (!sg_network_make(&network, table))
        return NULL;
    struct sg_flow *flow = sg_alloc(1, sizeof *flow);
    *flow = (struct sg_flow){
        .router = {table, sg_flow_route, sg_flow_reach, changed, free_flow, 0, 50000000},
        .network = network,
        .by = sg_alloc(table->n_cells, sizeof *flow->by),
        .known = sg_alloc(table->n_cells, sizeof *flow->known),
        .distance = sg_alloc(network.n_nodes, sizeof *flow->distance),
        .came_by = sg_alloc(network.n_nodes, sizeof *flow->came_by),
        .met = sg_alloc(network.n_nodes, sizeof *flow->met),
        .done = sg_alloc(network.n_nodes, sizeof *flow->done)};
    return &flow->router;
}
