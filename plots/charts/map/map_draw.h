/* The shapes of a map on the layers of a page. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_DRAW_H
#define SG_PLOTS_CHARTS_MAP_MAP_DRAW_H

#include "map_shapes.h"
#include "plots/page/figure.h"

struct sg_map_drawing {
    struct sg_figure *figure;
    const struct sg_map *map;
    const struct sg_map_place *place;
    const struct sg_geo_arcs *arcs;
    const struct sg_map_shapes *shapes;
};

/* The colour of an area: that of its class, or white. */
enum sg_color sg_map_draw_color(const struct sg_map *map, size_t area);

/* Areas, from the largest ring to the smallest, then boundaries, hatching and the frame of the
 * focus. */
void sg_map_draw(const struct sg_map_drawing *drawing);

#endif
