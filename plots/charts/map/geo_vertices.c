#include "geo_vertices.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

enum { NOWHERE = UINT32_MAX };

/* Open addressing; a slot holds a point with the place. */
struct places {
    uint32_t *slots;
    size_t mask;
};

static uint64_t mix(uint64_t x)
{
    x ^= x >> 31;
    x *= 0x9E3779B97F4A7C15u;
    return x ^ x >> 29;
}

static size_t hash_of(struct sg_geo_point point)
{
    uint64_t x, y;
    double along = point.x + 0.0, across = point.y + 0.0; /* −0 is 0 */
    memcpy(&x, &along, sizeof x);
    memcpy(&y, &across, sizeof y);
    return (size_t)mix(mix(x) + y);
}

static void number_points(const struct sg_geo *geo, struct sg_geo_vertices *vertices)
{
    struct places places = {NULL, 1};
    while (places.mask < 2 * geo->n_points + 1)
        places.mask *= 2;
    places.slots = sg_alloc(places.mask, sizeof *places.slots);
    memset(places.slots, 0xFF, places.mask-- * sizeof *places.slots);
    for (size_t i = 0; i < geo->n_points; i++) {
        struct sg_geo_point point = geo->points[i];
        size_t at = hash_of(point) & places.mask;
        for (; places.slots[at] != NOWHERE; at = (at + 1) & places.mask) {
            const struct sg_geo_point *other = &geo->points[places.slots[at]];
            if (other->x == point.x && other->y == point.y)
                break;
        }
        bool known = places.slots[at] != NOWHERE;
        vertices->of[i] = known ? vertices->of[places.slots[at]] : (uint32_t)vertices->n++;
        places.slots[at] = known ? places.slots[at] : (uint32_t)i;
    }
    free(places.slots);
}

/* A place is passed between the same two neighbours each time, or is a junction. */
static void find_junctions(const struct sg_geo *geo, struct sg_geo_vertices *vertices)
{
    uint32_t(*pairs)[2] = sg_alloc(vertices->n, sizeof *pairs);
    bool *seen = sg_alloc(vertices->n, sizeof *seen);
    for (size_t r = 0; r < geo->n_rings; r++) {
        const struct sg_geo_ring *ring = &geo->rings[r];
        const uint32_t *of = vertices->of + ring->first;
        for (size_t i = 0; i < ring->n; i++) {
            uint32_t at = of[i], before = of[(i + ring->n - 1) % ring->n];
            uint32_t after = of[(i + 1) % ring->n];
            uint32_t low = before < after ? before : after, high = before < after ? after : before;
            if (seen[at] && (pairs[at][0] != low || pairs[at][1] != high))
                vertices->junctions[at] = true;
            seen[at] = true;
            pairs[at][0] = low;
            pairs[at][1] = high;
        }
    }
    free(seen);
    free(pairs);
}

void sg_geo_vertices_make(const struct sg_geo *geo, struct sg_geo_vertices *vertices)
{
    *vertices = (struct sg_geo_vertices){.of = sg_alloc(geo->n_points, sizeof *vertices->of)};
    number_points(geo, vertices);
    vertices->junctions = sg_alloc(vertices->n, sizeof *vertices->junctions);
    find_junctions(geo, vertices);
}

void sg_geo_vertices_free(struct sg_geo_vertices *vertices)
{
    free(vertices->of);
    free(vertices->junctions);
    *vertices = (struct sg_geo_vertices){0};
}
