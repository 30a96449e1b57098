#include "split_layers.h"

#include <stdlib.h>

#include <sangyo/memory.h>

static bool has_edge(const struct sg_layers *layers, uint32_t part, uint32_t sum)
{
    for (size_t i = 0; i < layers->n_edges; i++)
        if (layers->edges[i].part == part && layers->edges[i].sum == sum)
            return true;
    return false;
}

/* An equation across layers has all its parts in others than its sum. */
static void find_edges(struct sg_layers *layers)
{
    const struct sg_protect_table *t = layers->table;
    bool *met = sg_alloc(layers->n, sizeof *met); /* as the part of any sum */
    for (size_t e = 0; e < t->n_equations; e++) {
        uint32_t sum = layers->of[t->terms[t->start[e]].cell];
        for (size_t i = t->start[e] + 1; i < t->start[e + 1]; i++) {
            uint32_t part = layers->of[t->terms[i].cell];
            if (part == sum || (met[part] && has_edge(layers, part, sum)))
                continue;
            layers->edges = sg_grow(layers->edges, &layers->capacity, layers->n_edges + 1,
                                    sizeof *layers->edges);
            layers->edges[layers->n_edges++] = (struct sg_layers_edge){part, sum};
            met[part] = true;
        }
    }
    free(met);
}

struct place {
    uint32_t sum_first, first, layer; /* the lowest cells of its sum and itself */
};

static int compare(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->sum_first != y->sum_first)
        return x->sum_first < y->sum_first ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* By the order of cells, which is that of labels. */
static void list_parts(struct sg_layers *layers)
{
    struct place *places = sg_alloc(layers->n, sizeof *places);
    uint32_t *first = sg_alloc(layers->n, sizeof *first);
    bool *is_sum = sg_alloc(layers->n, sizeof *is_sum);
    size_t n = 0;
    for (size_t l = 0; l < layers->n; l++)
        first[l] = UINT32_MAX;
    for (size_t c = layers->table->n_cells; c-- > 0;)
        first[layers->of[c]] = (uint32_t)c;
    for (size_t i = 0; i < layers->n_edges; i++)
        is_sum[layers->edges[i].sum] = true;
    for (uint32_t l = 0; l < layers->n; l++)
        if (first[l] != UINT32_MAX && !is_sum[l])
            places[n++] = (struct place){UINT32_MAX, first[l], l};
    for (size_t k = 0; k < n; k++)
        for (size_t i = layers->n_edges; i-- > 0;)
            if (layers->edges[i].part == places[k].layer)
                places[k].sum_first = first[layers->edges[i].sum];
    qsort(places, n, sizeof *places, compare);
    layers->parts = sg_alloc(n, sizeof *layers->parts);
    layers->n_parts = n;
    for (size_t k = 0; k < n; k++)
        layers->parts[k] = places[k].layer;
    free(places);
    free(first);
    free(is_sum);
}

/* The largest part of a sum in another layer, in its first such equation; the cell itself where
   there is none. */
static uint32_t *largest_parts(const struct sg_layers *layers)
{
    const struct sg_protect_table *t = layers->table;
    uint32_t *largest = sg_alloc(t->n_cells, sizeof *largest);
    for (uint32_t c = 0; c < t->n_cells; c++)
        largest[c] = c;
    for (size_t e = 0; e < t->n_equations; e++) {
        uint32_t sum = t->terms[t->start[e]].cell, best = sum;
        for (size_t i = t->start[e] + 1; i < t->start[e + 1] && largest[sum] == sum; i++) {
            uint32_t part = t->terms[i].cell;
            if (layers->of[part] != layers->of[sum] &&
                (best == sum || t->cells[part].value > t->cells[best].value))
                best = part;
        }
        if (best != sum)
            largest[sum] = best;
    }
    return largest;
}

/* A sum without parts of its own goes with the first part of its layer. */
static uint32_t any_part(const struct sg_layers *layers, uint32_t layer)
{
    for (size_t i = 0; i < layers->n_edges; i++)
        if (layers->edges[i].sum == layer)
            return any_part(layers, layers->edges[i].part);
    return layer;
}

static void find_homes(struct sg_layers *layers)
{
    uint32_t *largest = largest_parts(layers);
    layers->home = sg_alloc(layers->table->n_cells, sizeof *layers->home);
    for (uint32_t c = 0; c < layers->table->n_cells; c++) {
        uint32_t at = c;
        while (largest[at] != at)
            at = largest[at];
        layers->home[c] = any_part(layers, layers->of[at]);
    }
    free(largest);
}

void sg_layers_find(struct sg_layers *layers, const struct sg_protect_table *table,
                    const uint32_t of[], size_t n)
{
    *layers = (struct sg_layers){.table = table, .of = of, .n = n};
    find_edges(layers);
    list_parts(layers);
    find_homes(layers);
}

void sg_layers_free(struct sg_layers *layers)
{
    free(layers->edges);
    free(layers->parts);
    free(layers->home);
    *layers = (struct sg_layers){0};
}

void sg_layers_close(const struct sg_layers *layers, bool marked[])
{
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < layers->n_edges; i++)
            if (marked[layers->edges[i].part] && !marked[layers->edges[i].sum])
                more = marked[layers->edges[i].sum] = true;
    }
}
