/* The arcs of a TopoJSON file, which rings are chains of. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_TOPOLOGY_H
#define SG_PLOTS_CHARTS_MAP_GEO_TOPOLOGY_H

#include <jansson.h>

#include "geo.h"

struct sg_geo_topology {
    struct sg_geo_point *points;
    size_t *ends; /* per arc, the place behind its last point */
    size_t n;     /* arcs */
};

/* Decodes the arcs: quantized ones are differences, to be scaled and moved. */
bool sg_geo_topology_read(const json_t *root, struct sg_geo_topology *topology,
                          struct sg_error *err);
void sg_geo_topology_free(struct sg_geo_topology *topology);

/* Adds the points of a ring, a list of arcs of which ~i is arc i backwards, to the ring begun;
   false where it is none. */
bool sg_geo_topology_ring(const struct sg_geo_topology *topology, const json_t *arcs,
                          struct sg_geo *geo);

#endif
