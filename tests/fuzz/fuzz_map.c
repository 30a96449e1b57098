/* Any bytes as boundaries: areas whose rings are the arcs they are made of, also when these are
   made simpler, or an error that says why. */
#include "bytes.h"

#include <math.h>

#include "plots/charts/map/geo_arcs.h"
#include "plots/charts/map/geo_read.h"
#include "plots/charts/map/geo_simplify.h"
#include "plots/charts/map/map_place.h"

static void check_arcs(const struct sg_geo *geo, const struct sg_geo_arcs *arcs)
{
    size_t steps = 0;
    for (size_t r = 0; r < arcs->n_rings; r++) {
        size_t points = 0;
        for (; steps < arcs->ends[r]; steps++) {
            const struct sg_geo_arc *arc = &arcs->arcs[arcs->steps[steps].arc];
            points += arc->closed ? arc->n : arc->n - 1;
        }
        require(points == geo->rings[r].n, "a ring is not its arcs");
    }
    require(steps == arcs->n_steps && arcs->n_rings == geo->n_rings, "arcs of no ring");
}

static void check_simple(const struct sg_geo_arcs *arcs)
{
    size_t points = 0;
    for (size_t a = 0; a < arcs->n; a++) {
        require(arcs->arcs[a].first == points, "arcs with gaps");
        require(arcs->arcs[a].n >= (arcs->arcs[a].closed ? 3 : 2), "an arc without its ends");
        points += arcs->arcs[a].n;
    }
    require(points == arcs->n_points, "points of no arc");
}

static void check_frames(const struct sg_geo *geo)
{
    struct sg_map_place place;
    sg_map_place_make(geo, &place);
    require(place.n >= 1 && place.n <= SG_MAP_FRAMES, "too many frames");
    for (size_t r = 0; r < geo->n_rings; r++)
        require(place.of[r] < (int)place.n, "a ring in no frame");
    for (size_t f = 0; f < place.n; f++) {
        sg_map_frame_fit(&place.frames[f], 200, 200);
        require(sg_map_frame_width(&place.frames[f]) <= 200.1 &&
                    sg_map_frame_height(&place.frames[f]) <= 200.1,
                "a frame that does not fit");
    }
    sg_map_place_free(&place);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sg_geo geo;
    struct sg_geo_arcs arcs;
    struct sg_error err = {0};
    if (!sg_geo_parse((const char *)data, size, "code", &geo, &err)) {
        require(err.kind != SG_FAIL_NONE && err.message[0], "a failure without a message");
        return 0;
    }
    if (geo.n_rings) {
        sg_geo_arcs_make(&geo, &arcs);
        check_arcs(&geo, &arcs);
        check_frames(&geo);
        sg_geo_simplify(&arcs, 0.01, 100);
        check_simple(&arcs);
        sg_geo_arcs_free(&arcs);
    }
    sg_geo_free(&geo);
    return 0;
}
