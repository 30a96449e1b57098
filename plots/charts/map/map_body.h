/* What the parts of a map share while it is laid out. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_BODY_H
#define SG_PLOTS_CHARTS_MAP_MAP_BODY_H

#include "map_labels.h"
#include "map_words.h"
#include "plots/page/frame.h"

struct sg_map_body {
    struct sg_figure *figure;
    const struct sg_map *map;
    enum sg_lang lang;
    struct sg_frame frame;
    struct sg_map_place place;
    struct sg_geo_arcs arcs;
    struct sg_map_shapes shapes;
    struct sg_map_labels labels;
    struct sg_box box;                  /* of the body */
    struct sg_box boxes[SG_MAP_FRAMES]; /* around islands */
};

/* The main body as large as there is room below `top`, in the middle. */
void sg_map_boxes_place_main(struct sg_map_body *body, double top);
/* Islands in boxes, no larger than they are beside the main body; whether any is smaller. */
bool sg_map_boxes_place(struct sg_map_body *body);
void sg_map_boxes_put(struct sg_map_body *body);
/* Marks the land of a frame, before the shapes are known. */
void sg_map_boxes_add_land(const struct sg_map_body *body, size_t frame,
                           struct sg_map_raster *land);

/* Names the areas; those without room are added to `left` and counted. */
void sg_map_names_put(struct sg_map_body *body, struct sg_map_shown *shown, const char *left[]);

#endif
