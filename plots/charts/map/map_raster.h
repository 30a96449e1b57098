/* Which parts of the page are land: for boxes and labels that lie beside it. */
#ifndef SG_PLOTS_CHARTS_MAP_MAP_RASTER_H
#define SG_PLOTS_CHARTS_MAP_MAP_RASTER_H

#include "geo.h"
#include "plots/page/tsv.h"

struct sg_map_raster {
    struct sg_box box;
    double cell;
    size_t across, down;
    unsigned *marks; /* cells that are taken; sums over all above and to the left once closed */
};

void sg_map_raster_init(struct sg_map_raster *raster, struct sg_box box, double cell);
void sg_map_raster_free(struct sg_map_raster *raster);

/* Marks what lies in a ring, and along it. */
void sg_map_raster_add(struct sg_map_raster *raster, const struct sg_geo_point points[], size_t n);

/* Nothing more is marked. */
void sg_map_raster_close(struct sg_map_raster *raster);

/* Whether a box lies within the raster, with nothing marked in it. */
bool sg_map_raster_is_free(const struct sg_map_raster *raster, struct sg_box box);

#endif
