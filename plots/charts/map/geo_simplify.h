/* Fewer points, where nobody sees it. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_SIMPLIFY_H
#define SG_PLOTS_CHARTS_MAP_GEO_SIMPLIFY_H

#include "geo_arcs.h"

/* Takes points out of the arcs, those first that span the smallest triangle with their neighbours
   (Visvalingam and Whyatt 1993), as long as it is smaller than `least` (in squares of the units of
   the points) or more than `most` points are left. Junctions stay, so that neighbours do not part,
   and so do three corners of an arc that ends where it begins. */
void sg_geo_simplify(struct sg_geo_arcs *arcs, double least, size_t most);

#endif
