/* The least rounding of a network: all cells to the nearer neighbour, then what nodes have too much
   flows along shortest paths to where it is wanting (Cox and Ernst 1982; successive shortest paths,
   Ahuja, Magnanti and Orlin 1993, chapter 9). */
#include "round.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "network.h"

struct entry {
    uint32_t node;
    double distance;
};

struct search {
    struct sg_rounding *rounding;
    struct sg_network network;
    double *excess;    /* per node, in units: what flows in, less what flows out */
    double *potential; /* per node: so that no step costs less than 0 */
    double *distance;
    uint32_t *came_by; /* per node: the cell */
    size_t *met, *done, stamp;
    struct entry *heap;
    size_t n, capacity;
};

/* The nearest first, of equal ones the lowest node. */
static bool is_before(struct entry a, struct entry b)
{
    return a.distance != b.distance ? a.distance < b.distance : a.node < b.node;
}

static void push(struct search *s, struct entry entry)
{
    s->heap = sg_grow(s->heap, &s->capacity, s->n + 1, sizeof *s->heap);
    size_t at = s->n++;
    for (; at > 0 && is_before(entry, s->heap[(at - 1) / 2]); at = (at - 1) / 2)
        s->heap[at] = s->heap[(at - 1) / 2];
    s->heap[at] = entry;
}

static struct entry pop(struct search *s)
{
    struct entry top = s->heap[0], last = s->heap[--s->n];
    size_t at = 0;
    for (size_t k; (k = 2 * at + 1) < s->n; at = k) {
        if (k + 1 < s->n && is_before(s->heap[k + 1], s->heap[k]))
            k++;
        if (!is_before(s->heap[k], last))
            break;
        s->heap[at] = s->heap[k];
    }
    if (s->n)
        s->heap[at] = last;
    return top;
}

/* A cell that goes up carries a unit from its tail to its head, one that goes down the other way:
   whether it can from this node, and what that costs. */
static bool can_carry(const struct search *s, uint32_t cell, uint32_t from, double *cost)
{
    const struct sg_rounding *r = s->rounding;
    bool rises = s->network.tail[cell] == from;
    if (r->way[cell] != SG_ROUND_EITHER || r->up[cell] == rises)
        return false;
    *cost = sg_rounding_change(r, cell, rises) - sg_rounding_change(r, cell, !rises);
    return true;
}

static uint32_t other_end(const struct search *s, uint32_t cell, uint32_t node)
{
    return s->network.tail[cell] == node ? s->network.head[cell] : s->network.tail[cell];
}

static void look_on(struct search *s, struct entry at)
{
    for (uint32_t i = s->network.first[at.node]; i < s->network.first[at.node + 1]; i++) {
        uint32_t cell = s->network.arcs[i], next = other_end(s, cell, at.node);
        double cost;
        if (s->done[next] == s->stamp || !can_carry(s, cell, at.node, &cost))
            continue;
        double step = fmax(0, cost + s->potential[at.node] - s->potential[next]);
        if (s->met[next] == s->stamp && s->distance[next] <= at.distance + step)
            continue;
        s->met[next] = s->stamp;
        s->distance[next] = at.distance + step;
        s->came_by[next] = cell;
        push(s, (struct entry){next, s->distance[next]});
    }
}

/* The nearest node that wants something; SG_NO_NODE: none can be reached. */
static uint32_t find_want(struct search *s, uint32_t from)
{
    uint32_t found = SG_NO_NODE;
    s->stamp++;
    s->n = 0;
    s->met[from] = s->stamp;
    s->distance[from] = 0;
    push(s, (struct entry){from, 0});
    while (s->n && found == SG_NO_NODE) {
        struct entry at = pop(s);
        if (s->done[at.node] == s->stamp)
            continue;
        s->done[at.node] = s->stamp;
        if (s->excess[at.node] < 0)
            found = at.node;
        else
            look_on(s, at);
    }
    for (uint32_t v = 0; v < s->network.n_nodes && found != SG_NO_NODE; v++)
        if (s->done[v] == s->stamp) /* relative to all others, which lie at least as far */
            s->potential[v] += s->distance[v] - s->distance[found];
    return found;
}

static bool send_unit(struct search *s, uint32_t from)
{
    uint32_t to = find_want(s, from);
    if (to == SG_NO_NODE)
        return false;
    for (uint32_t node = to; node != from;) {
        uint32_t cell = s->came_by[node];
        s->rounding->up[cell] = s->network.head[cell] == node;
        node = other_end(s, cell, node);
    }
    s->excess[from]--;
    s->excess[to]++;
    return true;
}

static void go_nearest(struct search *s)
{
    struct sg_rounding *r = s->rounding;
    for (uint32_t c = 0; c < r->table->n_cells; c++) {
        r->up[c] = r->way[c] == SG_ROUND_UP ||
                   (r->way[c] == SG_ROUND_EITHER &&
                    sg_rounding_change(r, c, true) < sg_rounding_change(r, c, false));
        if (s->network.head[c] == SG_NO_NODE)
            continue;
        s->excess[s->network.head[c]] += sg_rounding_units(r, c);
        s->excess[s->network.tail[c]] -= sg_rounding_units(r, c);
    }
}

static bool open_search(struct search *s, struct sg_rounding *rounding)
{
    *s = (struct search){.rounding = rounding};
    if (!sg_network_make(&s->network, rounding->table))
        return false;
    size_t n = s->network.n_nodes;
    s->excess = sg_alloc(n, sizeof *s->excess);
    s->potential = sg_alloc(n, sizeof *s->potential);
    s->distance = sg_alloc(n, sizeof *s->distance);
    s->came_by = sg_alloc(n, sizeof *s->came_by);
    s->met = sg_alloc(n, sizeof *s->met);
    s->done = sg_alloc(n, sizeof *s->done);
    return true;
}

static void close_search(struct search *s)
{
    sg_network_free(&s->network);
    free(s->excess);
    free(s->potential);
    free(s->distance);
    free(s->came_by);
    free(s->met);
    free(s->done);
    free(s->heap);
}

bool sg_round_network(struct sg_rounding *rounding)
{
    struct search s;
    if (!open_search(&s, rounding))
        return false;
    go_nearest(&s);
    rounding->found = true;
    for (uint32_t v = 0; v < s.network.n_nodes; v++)
        while (s.excess[v] > 0 && rounding->found)
            rounding->found = send_unit(&s, v);
    close_search(&s);
    return true;
}
