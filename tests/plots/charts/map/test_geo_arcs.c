#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/map/geo_arcs.h"
#include "plots/charts/map/geo_simplify.h"

/* Adds a feature of one ring, and a hole if it has points. */
static void add(struct sg_geo *geo, const struct sg_geo_point ring[], size_t n,
                const struct sg_geo_point hole[], size_t n_hole)
{
    sg_geo_add(geo, "1", "A");
    for (int k = 0; k < 1 + (n_hole > 0); k++) {
        sg_geo_begin(geo, k == 1);
        for (size_t i = 0; i < (k ? n_hole : n); i++)
            sg_geo_point(geo, k ? hole[i] : ring[i]);
        assert_true(sg_geo_end(geo));
    }
}

#define RING(...)                                                                                  \
    (const struct sg_geo_point[]){__VA_ARGS__},                                                    \
        sizeof((const struct sg_geo_point[]){__VA_ARGS__}) / sizeof(struct sg_geo_point)

/* Two squares side by side, the right one with a hole that a third fills; an island. */
static void make(struct sg_geo *geo)
{
    *geo = (struct sg_geo){0};
    add(geo, RING({0, 0}, {4, 0}, {4, 1}, {4.05, 2}, {4, 3}, {4, 4}, {0, 4}, {0, 0}), NULL, 0);
    add(geo, RING({4, 0}, {8, 0}, {8, 4}, {4, 4}, {4, 3}, {4.05, 2}, {4, 1}),
        RING({6, 1}, {6, 2}, {7, 2}, {7, 1}));
    add(geo, RING({7, 2}, {7, 1}, {6, 1}, {6, 2}), NULL, 0);
    add(geo, RING({10, 0}, {11, 0}, {11, 1}), NULL, 0);
}

static void neighbours_share_arcs(void **state)
{
    (void)state;
    struct sg_geo geo;
    struct sg_geo_arcs arcs;
    size_t shared = 0, closed = 0;
    make(&geo);
    sg_geo_arcs_make(&geo, &arcs);
    assert_int_equal(arcs.n_rings, 5);
    assert_int_equal(arcs.n, 5); /* two coasts, one border, the enclave, the island */
    for (size_t a = 0; a < arcs.n; a++) {
        shared += arcs.arcs[a].rings[1] != SG_GEO_NO_RING;
        closed += arcs.arcs[a].closed;
    }
    assert_int_equal(shared, 2);
    assert_int_equal(closed, 2);
    /* a ring is its arcs one after the other */
    for (size_t r = 0; r < arcs.n_rings; r++) {
        size_t points = 0;
        for (size_t s = r ? arcs.ends[r - 1] : 0; s < arcs.ends[r]; s++) {
            const struct sg_geo_arc *arc = &arcs.arcs[arcs.steps[s].arc];
            points += arc->closed ? arc->n : arc->n - 1;
        }
        assert_int_equal(points, geo.rings[r].n);
    }
    sg_geo_arcs_free(&arcs);
    sg_geo_free(&geo);
}

static void rings_run_the_way_of_their_kind(void **state)
{
    (void)state;
    struct sg_geo geo;
    make(&geo);
    for (size_t r = 0; r < geo.n_rings; r++) {
        double area = sg_geo_area(geo.points + geo.rings[r].first, geo.rings[r].n);
        assert_true(geo.rings[r].hole ? area < 0 : area > 0);
    }
    assert_int_equal(geo.rings[0].n, 7); /* without the first point again */
    assert_close(sg_geo_area(geo.points + geo.rings[2].first, 4), -2, 1e-12);
    sg_geo_free(&geo);
}

/* The bend of the border goes for both sides, its ends and the corners of the squares stay. */
static void borders_are_made_simpler_once(void **state)
{
    (void)state;
    struct sg_geo geo;
    struct sg_geo_arcs arcs;
    make(&geo);
    sg_geo_arcs_make(&geo, &arcs);
    sg_geo_simplify(&arcs, 0.2, 1000);
    for (size_t a = 0; a < arcs.n; a++) {
        const struct sg_geo_arc *arc = &arcs.arcs[a];
        if (arc->rings[1] != SG_GEO_NO_RING && !arc->closed) {
            assert_int_equal(arc->n, 2);
            assert_close(arcs.points[arc->first].x, 4, 1e-12);
            assert_close(fabs(arcs.points[arc->first].y - arcs.points[arc->first + 1].y), 4, 1e-12);
        } else if (!arc->closed) {
            assert_int_equal(arc->n, 4);
        }
    }
    sg_geo_simplify(&arcs, 0, 3); /* fewer than stay in any case */
    for (size_t a = 0; a < arcs.n; a++)
        assert_int_equal(arcs.arcs[a].n, arcs.arcs[a].closed ? 3 : 2);
    sg_geo_arcs_free(&arcs);
    sg_geo_arcs_make(&geo, &arcs);
    sg_geo_simplify(&arcs, 0, 0);
    for (size_t a = 0; a < arcs.n; a++)
        assert_int_equal(arcs.arcs[a].n, arcs.arcs[a].closed ? 3 : 2);
    sg_geo_arcs_free(&arcs);
    sg_geo_free(&geo);
}

/* By hand: of the points of a zigzag those with the smallest triangles go first. */
static void the_smallest_triangles_go_first(void **state)
{
    (void)state;
    struct sg_geo geo = {0};
    struct sg_geo_arcs arcs;
    add(&geo, RING({0, 0}, {1, 0.1}, {2, 0}, {3, 1}, {4, 0}, {4, -9}, {0, -9}), NULL, 0);
    sg_geo_arcs_make(&geo, &arcs);
    sg_geo_simplify(&arcs, 0, 6);
    assert_int_equal(arcs.n_points, 6);
    for (size_t i = 0; i < arcs.n_points; i++)
        assert_true(arcs.points[i].x != 1);
    sg_geo_arcs_free(&arcs);
    sg_geo_free(&geo);
}

static void crossings_are_found(void **state)
{
    (void)state;
    struct sg_geo geo = {0};
    add(&geo, RING({0, 0}, {4, 4}, {4, 0}, {0, 3}), NULL, 0);
    add(&geo, RING({0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}), NULL, 0); /* touches itself */
    add(&geo, RING({0, 0}, {4, 0}, {4, 4}, {0, 4}), NULL, 0);
    sg_geo_find_crossings(&geo);
    assert_true(geo.features[0].crossed);
    assert_false(geo.features[1].crossed);
    assert_false(geo.features[2].crossed);
    sg_geo_free(&geo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_share_arcs),
        cmocka_unit_test(rings_run_the_way_of_their_kind),
        cmocka_unit_test(borders_are_made_simpler_once),
        cmocka_unit_test(the_smallest_triangles_go_first),
        cmocka_unit_test(crossings_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
