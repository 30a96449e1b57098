/* Deviations by shortest paths: what a cell gains flows back through others (Castro 2002). */
#include "network_flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

/* The nodes met so far whose distance is not final, nearest first, of equal ones the lowest. */
struct queue {
    uint32_t *nodes;
    size_t n, capacity;
};

static bool is_nearer(const struct sg_flow *flow, uint32_t a, uint32_t b)
{
    return flow->distance[a] != flow->distance[b] ? flow->distance[a] < flow->distance[b] : a < b;
}

static void push(struct queue *queue, const struct sg_flow *flow, uint32_t node)
{
    queue->nodes = sg_grow(queue->nodes, &queue->capacity, queue->n + 1, sizeof *queue->nodes);
    size_t at = queue->n++;
    for (; at > 0 && is_nearer(flow, node, queue->nodes[(at - 1) / 2]); at = (at - 1) / 2)
        queue->nodes[at] = queue->nodes[(at - 1) / 2];
    queue->nodes[at] = node;
}

static uint32_t pop(struct queue *queue, const struct sg_flow *flow)
{
    uint32_t top = queue->nodes[0], last = queue->nodes[--queue->n];
    size_t at = 0;
    for (size_t k; (k = 2 * at + 1) < queue->n; at = k) {
        if (k + 1 < queue->n && is_nearer(flow, queue->nodes[k + 1], queue->nodes[k]))
            k++;
        if (!is_nearer(flow, queue->nodes[k], last))
            break;
        queue->nodes[at] = queue->nodes[k];
    }
    if (queue->n)
        queue->nodes[at] = last;
    return top;
}

double sg_flow_room(const struct sg_flow *flow, uint32_t cell, uint32_t from)
{
    const struct sg_protect_cell *c = &flow->network.table->cells[cell];
    bool rises = flow->network.tail[cell] == from;
    return rises ? c->most_up - flow->by[cell] : c->most_down + flow->by[cell];
}

/* Those that differ already are to be suppressed whatever comes. */
static double cost_of(const struct sg_flow *flow, uint32_t cell)
{
    const struct sg_protect_cell *c = &flow->network.table->cells[cell];
    return !c->reason && flow->by[cell] != 0 ? 1e-5 : sg_router_cost(c);
}

static bool may_pass(const struct sg_flow *flow, const struct sg_route *route, uint32_t cell)
{
    const struct sg_protect_cell *c = &flow->network.table->cells[cell];
    return cell != route->cell && !flow->known[cell] &&
           (c->reason || (!route->only_suppressed && sg_router_may_use(c)));
}

/* The cheapest path with room for `least`; false: there is none. Nodes of an older stamp are far.
 */
static bool find_path(struct sg_flow *flow, const struct sg_route *route, uint32_t from,
                      uint32_t to, double least)
{
    const struct sg_network *network = &flow->network;
    struct queue queue = {0};
    bool found = false;
    flow->stamp++;
    flow->met[from] = flow->stamp;
    flow->distance[from] = 0;
    push(&queue, flow, from);
    while (queue.n && !found) {
        uint32_t node = pop(&queue, flow);
        if (flow->done[node] == flow->stamp)
            continue;
        flow->done[node] = flow->stamp;
        found = node == to;
        for (uint32_t i = network->first[node]; i < network->first[node + 1] && !found; i++) {
            uint32_t cell = network->arcs[i];
            uint32_t next = network->tail[cell] == node ? network->head[cell] : network->tail[cell];
            if (flow->done[next] == flow->stamp || !may_pass(flow, route, cell) ||
                sg_flow_room(flow, cell, node) < least)
                continue;
            double distance = flow->distance[node] + cost_of(flow, cell);
            if (flow->met[next] == flow->stamp && flow->distance[next] <= distance)
                continue;
            flow->met[next] = flow->stamp;
            flow->distance[next] = distance;
            flow->came_by[next] = cell;
            push(&queue, flow, next);
        }
    }
    free(queue.nodes);
    return found;
}

static uint32_t node_before(const struct sg_network *network, uint32_t cell, uint32_t node)
{
    return network->tail[cell] == node ? network->head[cell] : network->tail[cell];
}

/* Sends what there is room for, `most` at most, along the path that was found. */
static double send(struct sg_flow *flow, uint32_t from, uint32_t to, double most,
                   struct sg_deviation *touched)
{
    const struct sg_network *network = &flow->network;
    for (uint32_t node = to; node != from;) {
        uint32_t before = node_before(network, flow->came_by[node], node);
        most = fmin(most, sg_flow_room(flow, flow->came_by[node], before));
        node = before;
    }
    for (uint32_t node = to; node != from;) {
        uint32_t cell = flow->came_by[node], before = node_before(network, cell, node);
        sg_deviation_add(touched, cell, 0);
        flow->by[cell] += network->tail[cell] == before ? most : -most;
        node = before;
    }
    return most;
}

/* What was touched with its deviation, each cell once; the flow is at rest again. What came and
   went leaves no trace but of rounding. */
static void collect(struct sg_flow *flow, const struct sg_deviation *touched, double small,
                    struct sg_deviation *out)
{
    out->n = 0;
    for (size_t i = 0; i < touched->n; i++) {
        double *by = &flow->by[touched->cells[i]];
        if (fabs(*by) > small)
            sg_deviation_add(out, touched->cells[i], *by);
        *by = 0;
    }
}

/* By paths with room for all of it, or by whatever path is cheapest next. */
static bool send_all(struct sg_flow *flow, const struct sg_route *route, bool whole,
                     struct sg_deviation *out)
{
    const struct sg_network *network = &flow->network;
    bool rises = route->amount > 0;
    uint32_t from = rises ? network->head[route->cell] : network->tail[route->cell];
    uint32_t to = rises ? network->tail[route->cell] : network->head[route->cell];
    double left = fabs(route->amount), small = left * 1e-9;
    struct sg_deviation touched = {0};
    sg_deviation_add(&touched, route->cell, 0);
    flow->by[route->cell] = route->amount;
    while (left > small && find_path(flow, route, from, to, whole ? left : small))
        left -= send(flow, from, to, left, &touched);
    collect(flow, &touched, small, out);
    sg_deviation_free(&touched);
    return left <= small;
}

static double cost_of_new(const struct sg_protect_table *table, const struct sg_deviation *way)
{
    double cost = 0;
    for (size_t i = 0; i < way->n; i++)
        if (!table->cells[way->cells[i]].reason)
            cost += table->cells[way->cells[i]].cost;
    return cost;
}

bool sg_flow_route(struct sg_router *router, const struct sg_route *route, struct sg_deviation *out)
{
    struct sg_flow *flow = (struct sg_flow *)router;
    out->n = 0;
    if (flow->network.head[route->cell] == SG_NO_NODE) { /* no equation: nothing gives it away */
        sg_deviation_add(out, route->cell, route->amount);
        return true;
    }
    for (size_t i = 0; i < route->n_known; i++)
        flow->known[route->known[i]] = true;
    struct sg_deviation pieces = {0};
    router->n_searches++;
    bool whole = send_all(flow, route, true, out);
    double cost = whole ? cost_of_new(router->table, out) : INFINITY;
    if (cost > 0 && send_all(flow, route, false, &pieces) &&
        cost_of_new(router->table, &pieces) < cost) {
        sg_deviation_copy(out, &pieces, 1);
        whole = true;
    }
    sg_deviation_free(&pieces);
    for (size_t i = 0; i < route->n_known; i++)
        flow->known[route->known[i]] = false;
    return whole;
}
