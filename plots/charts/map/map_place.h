/* Where on the page the areas of a map go: the main body, and islands far from it in boxes. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_PLACE_H
#define SG_PLOTS_CHARTS_MAP_MAP_PLACE_H

#include "geo.h"
#include "plots/page/tsv.h"

/* Degrees to points: equidistant along the meridians, true to scale at the middle latitude
   (equirectangular). */
struct sg_map_frame {
    double west, east, south, north; /* what it shows */
    double cosine;                   /* of its middle latitude */
    double scale;                    /* points of a degree of latitude */
    double left, top;                /* of its north-western corner */
};

enum { SG_MAP_FRAMES = 6, SG_MAP_NOT_SHOWN = -1 };

struct sg_map_place {
    struct sg_map_frame frames[SG_MAP_FRAMES]; /* the first: the main body */
    size_t n;
    int *of; /* per ring: its frame, or SG_MAP_NOT_SHOWN for a speck too far away */
};

/* Divides the rings (of drawn features; others are none) among frames. Release with
   sg_map_place_free. */
void sg_map_place_make(const struct sg_geo *geo, struct sg_map_place *place);
void sg_map_place_free(struct sg_map_place *place);

double sg_map_frame_width(const struct sg_map_frame *frame);
double sg_map_frame_height(const struct sg_map_frame *frame);

/* The largest scale at which it fits. */
void sg_map_frame_fit(struct sg_map_frame *frame, double width, double height);

struct sg_geo_point sg_map_frame_at(const struct sg_map_frame *frame, struct sg_geo_point degrees);

#endif
