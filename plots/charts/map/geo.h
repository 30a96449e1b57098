/* Areas with their boundaries in degrees, as a file of boundaries has them. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_H
#define SG_PLOTS_CHARTS_MAP_GEO_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/error.h>

struct sg_geo_point {
    double x, y; /* longitude and latitude, then points of the page */
};

/* Outer rings run one way, holes the other; the last point is not the first again. */
struct sg_geo_ring {
    size_t first, n; /* points */
    size_t feature;
    bool hole;
};

struct sg_geo_feature {
    char *key;      /* NULL: it has none */
    char *name;     /* what people call it, or its place in the file */
    int prefecture; /* that it lies in, where the file says so beside the key; 0: not known */
    bool crossed;   /* a boundary crosses itself */
};

struct sg_geo {
    struct sg_geo_point *points;
    struct sg_geo_ring *rings;
    struct sg_geo_feature *features;
    size_t n_points, n_rings, n_features;
    size_t point_capacity, ring_capacity, feature_capacity;
    char *credit;  /* that the file itself carries; NULL: none */
    bool official; /* national land numerical information N03 */
};

void sg_geo_free(struct sg_geo *geo);

/* A feature without rings yet; NULL for no key. Valid until the next is added. */
struct sg_geo_feature *sg_geo_add(struct sg_geo *geo, const char *key, const char *name);

/* Begins a ring of the last feature, adds points, and ends it: it is turned the way of its kind,
   without points that repeat. False where fewer than three are left. */
void sg_geo_begin(struct sg_geo *geo, bool hole);
void sg_geo_point(struct sg_geo *geo, struct sg_geo_point point);
bool sg_geo_end(struct sg_geo *geo);

/* Twice the area of a ring, positive where it runs from x to y. */
double sg_geo_area(const struct sg_geo_point points[], size_t n);

/* Where the line at `y` crosses a ring, as x, up to n of them; returns how many. */
size_t sg_geo_crossings(const struct sg_geo_point points[], size_t n, double y, double xs[]);
/* From the least on. */
void sg_geo_sort(double xs[], size_t n);

/* Marks the features of which a ring crosses itself. */
void sg_geo_find_crossings(struct sg_geo *geo);

#endif
