/* The layers of a table along one column of labels: cells of one label. */
#ifndef SG_ANALYSIS_PROTECT_SPLIT_LAYERS_H
#define SG_ANALYSIS_PROTECT_SPLIT_LAYERS_H

#include <sangyo/protect.h>

struct sg_layers {
    const struct sg_protect_table *table;
    const uint32_t *of; /* per cell: its layer */
    size_t n;
    struct sg_layers_edge {
        uint32_t part, sum; /* layers: cells of one are parts of cells of the other */
    } * edges;
    size_t n_edges, capacity;
    uint32_t *parts; /* layers that are no sums, those of one sum beside each other */
    size_t n_parts;
    uint32_t *home; /* per cell: the layer among `parts` in which the most of it lies */
};

/* `of` must outlive the layers, and not depend on the order of rows but in the numbers it gives. */
void sg_layers_find(struct sg_layers *layers, const struct sg_protect_table *table,
                    const uint32_t of[], size_t n);
void sg_layers_free(struct sg_layers *layers);
/* Marks also the layers in which those that are marked lie. */
void sg_layers_close(const struct sg_layers *layers, bool marked[]);

#endif
