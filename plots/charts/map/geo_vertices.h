/* The points of rings, each place once, and where boundaries meet. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_VERTICES_H
#define SG_PLOTS_CHARTS_MAP_GEO_VERTICES_H

#include <stdint.h>

#include "geo.h"

struct sg_geo_vertices {
    uint32_t *of;    /* per point of the rings, the number of its place */
    bool *junctions; /* per place: boundaries part or join there */
    size_t n;        /* places */
};

void sg_geo_vertices_make(const struct sg_geo *geo, struct sg_geo_vertices *vertices);
void sg_geo_vertices_free(struct sg_geo_vertices *vertices);

#endif
