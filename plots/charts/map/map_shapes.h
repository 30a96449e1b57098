/* The outlines of areas, parts that hang together as one. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_SHAPES_H
#define SG_PLOTS_CHARTS_MAP_MAP_SHAPES_H

#include "geo_arcs.h"
#include "map_model.h"
#include "map_place.h"

struct sg_map_ring {
    size_t first, n; /* points of the page */
    size_t area;
    bool hole;
    double size; /* in square points */
};

struct sg_map_shapes {
    struct sg_geo_point *points;
    struct sg_map_ring *rings; /* of area i: from ends[i - 1] (0 for the first) to ends[i] */
    size_t *ends;
    bool *dropped; /* per arc: the coast of an islet too small to be seen */
    size_t n_points, n_rings, n_areas;
    size_t point_capacity, ring_capacity;
};

/* From arcs whose points are those of the page. Of islets too small to be seen only the largest
   part of an area is kept. Release with sg_map_shapes_free. */
void sg_map_shapes_make(const struct sg_map *map, const struct sg_map_place *place,
                        const struct sg_geo_arcs *arcs, struct sg_map_shapes *shapes);
void sg_map_shapes_free(struct sg_map_shapes *shapes);

/* The first ring of an area, and how many it has. */
const struct sg_map_ring *sg_map_shapes_rings(const struct sg_map_shapes *shapes, size_t area,
                                              size_t *n);

/* Where the line at `y` crosses the outlines of an area, from the left: what lies within is between
   the first and the second, and so on. To be released with free(). */
double *sg_map_shapes_cross(const struct sg_map_shapes *shapes, size_t area, double y, size_t *n);

/* The area on one side of an arc; SG_MAP_NO_AREA: none that is drawn. */
#define SG_MAP_NO_AREA SIZE_MAX
size_t sg_map_shapes_side(const struct sg_map *map, const struct sg_map_place *place,
                          const struct sg_geo_arc *arc, int side);

#endif
