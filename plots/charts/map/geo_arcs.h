/* The boundaries of areas as arcs between the points where they meet: what two areas share is one
   arc, so that it is made simpler, and drawn, once. */
#ifndef SG_PLOTS_CHARTS_MAP_GEO_ARCS_H
#define SG_PLOTS_CHARTS_MAP_GEO_ARCS_H

#include <stdint.h>

#include "geo.h"

struct sg_geo_arc {
    size_t first, n;   /* points */
    size_t rings[2];   /* that it is of; SG_GEO_NO_RING: there is no other */
    uint32_t from, to; /* places at its ends; equal ones are one place */
    bool closed;       /* ends where it begins, without a junction */
};

#define SG_GEO_NO_RING SIZE_MAX

/* An arc on the way of a ring. */
struct sg_geo_step {
    size_t arc;
    bool backwards;
};

struct sg_geo_arcs {
    struct sg_geo_point *points; /* those of closed arcs do not repeat the first */
    struct sg_geo_arc *arcs;
    struct sg_geo_step *steps; /* of ring i: from ends[i - 1] (0 for the first) to ends[i] */
    size_t *ends;
    size_t n_points, n, n_steps, n_rings;
    size_t point_capacity, capacity, step_capacity;
};

/* Of all rings: in time linear in their points. */
void sg_geo_arcs_make(const struct sg_geo *geo, struct sg_geo_arcs *arcs);
void sg_geo_arcs_free(struct sg_geo_arcs *arcs);

#endif
