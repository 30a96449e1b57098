/* Names of areas: inside where they fit, else beside the map with a line to their area. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_LABELS_H
#define SG_PLOTS_CHARTS_MAP_MAP_LABELS_H

#include "map_raster.h"
#include "map_shapes.h"
#include "plots/page/figure.h"

struct sg_map_label {
    size_t area;
    const char *text;
    double width;
    struct sg_box box;
    bool first; /* before all others */
    bool placed, led;
    struct sg_geo_point anchor, end; /* the line, where it is led */
};

struct sg_map_labels {
    struct sg_map_label *items;
    size_t n, n_left; /* those without room */
    struct sg_font font;
    double longest;             /* line */
    const struct sg_box *taken; /* frames that none may lie across */
    size_t n_taken;
};

/* Finds room for the labels, whose area and text are set, the first, then those of large areas.
 * `land` is closed. */
void sg_map_labels_place(struct sg_map_labels *labels, const struct sg_map_shapes *shapes,
                         const struct sg_map_raster *land);

#endif
