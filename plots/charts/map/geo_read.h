/* Boundaries from a file: GeoJSON (RFC 7946) or TopoJSON. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_READ_H
#define SG_PLOTS_CHARTS_MAP_GEO_READ_H

#include "geo.h"

/* Areas are keyed by the property `key`; NULL: N03_007 of national land numerical information, else
   an error of kind USAGE that lists the properties. What is no boundary (broken JSON, points, rings
   of less than three points) is an error of kind DATA that names the feature; features without a
   geometry are left with no ring. Release with sg_geo_free. */
bool sg_geo_parse(const char *bytes, size_t n, const char *key, struct sg_geo *geo,
                  struct sg_error *err);
/* The same of a file. */
bool sg_geo_read(const char *path, const char *key, struct sg_geo *geo, struct sg_error *err);

#endif
