#include "map_shapes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

static const double least_islet = 0.12; /* square points */

/* A step of an outline with the place where it begins. */
struct leg {
    uint32_t from, to;
    struct sg_geo_step step;
    bool used;
};

struct making {
    const struct sg_map *map;
    const struct sg_map_place *place;
    const struct sg_geo_arcs *arcs;
    struct sg_map_shapes *out;
    struct leg *legs; /* of all areas, by area */
    size_t *ends;     /* per area */
};

size_t sg_map_shapes_side(const struct sg_map *map, const struct sg_map_place *place,
                          const struct sg_geo_arc *arc, int side)
{
    size_t ring = arc->rings[side];
    return ring == SG_GEO_NO_RING || place->of[ring] == SG_MAP_NOT_SHOWN
               ? SG_MAP_NO_AREA
               : map->area_of[map->geo.rings[ring].feature];
}

/* Whether an arc lies within its area, between two of its parts. */
static bool is_inner(const struct making *making, const struct sg_geo_arc *arc)
{
    size_t one = sg_map_shapes_side(making->map, making->place, arc, 0);
    return one != SG_MAP_NO_AREA && one == sg_map_shapes_side(making->map, making->place, arc, 1);
}

/* Calls for each step that is part of an outline: counts it, or stores it. */
static void walk(struct making *making, bool store)
{
    const struct sg_geo_arcs *arcs = making->arcs;
    for (size_t r = 0; r < arcs->n_rings; r++) {
        size_t area = making->map->area_of[making->map->geo.rings[r].feature];
        if (making->place->of[r] == SG_MAP_NOT_SHOWN)
            continue;
        for (size_t s = r ? arcs->ends[r - 1] : 0; s < arcs->ends[r]; s++) {
            struct sg_geo_step step = arcs->steps[s];
            const struct sg_geo_arc *arc = &arcs->arcs[step.arc];
            if (is_inner(making, arc))
                continue;
            if (store)
                making->legs[making->ends[area]] =
                    (struct leg){step.backwards ? arc->to : arc->from,
                                 step.backwards ? arc->from : arc->to, step, false};
            making->ends[area]++;
        }
    }
}

/* Legs by area: ends[i] is then the end of area i. */
static void list_legs(struct making *making)
{
    size_t n = making->map->n_areas, at = 0;
    making->ends = sg_alloc(n + 1, sizeof *making->ends);
    walk(making, false);
    for (size_t i = 0; i <= n; i++) {
        size_t count = making->ends[i];
        making->ends[i] = at;
        at += count;
    }
    making->legs = sg_alloc(at, sizeof *making->legs);
    walk(making, true);
}

static int by_start(const void *left, const void *right)
{
    const struct leg *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

/* A leg not used yet that begins at a place; NULL: none. */
static struct leg *next_leg(struct leg legs[], size_t n, uint32_t from)
{
    const struct leg wanted = {.from = from};
    struct leg *found = bsearch(&wanted, legs, n, sizeof *legs, by_start);
    while (found && found > legs && found[-1].from == from)
        found--;
    while (found && found < legs + n && found->from == from && found->used)
        found++;
    return found && found < legs + n && found->from == from ? found : NULL;
}

static void add_point(struct sg_map_shapes *out, size_t first, struct sg_geo_point point)
{
    const struct sg_geo_point *last =
        out->n_points > first ? &out->points[out->n_points - 1] : NULL;
    if (last && last->x == point.x && last->y == point.y)
        return;
    out->points =
        sg_grow(out->points, &out->point_capacity, out->n_points + 1, sizeof *out->points);
    out->points[out->n_points++] = point;
}

static void add_arc(struct making *making, size_t first, struct sg_geo_step step)
{
    const struct sg_geo_arc *arc = &making->arcs->arcs[step.arc];
    const struct sg_geo_point *points = making->arcs->points + arc->first;
    for (size_t i = 0; i < arc->n; i++)
        add_point(making->out, first, points[step.backwards ? arc->n - 1 - i : i]);
}

static void end_ring(struct sg_map_shapes *out, size_t first, size_t area)
{
    struct sg_geo_point *points = out->points + first;
    size_t n = out->n_points - first;
    if (n > 1 && points[0].x == points[n - 1].x && points[0].y == points[n - 1].y)
        n--;
    out->n_points = first + n;
    double size =
        n >= 3 ? sg_geo_area(points, n) / 2 : 0; /* of an outer one below 0: y runs down */
    out->rings = sg_grow(out->rings, &out->ring_capacity, out->n_rings + 1, sizeof *out->rings);
    out->rings[out->n_rings++] = (struct sg_map_ring){first, n, area, size > 0, fabs(size)};
}

/* Follows legs from one on until they are back. */
static void chain(struct making *making, struct leg legs[], size_t n, struct leg *leg, size_t area)
{
    size_t first = making->out->n_points;
    uint32_t start = leg->from;
    for (;;) {
        leg->used = true;
        add_arc(making, first, leg->step);
        struct leg *next = leg->to == start ? NULL : next_leg(legs, n, leg->to);
        if (!next)
            break;
        leg = next;
    }
    end_ring(making->out, first, area);
}

/* Drops the islets of the rings from `first` on that nobody sees, but for the largest of all. */
static void drop_islets(struct making *making, size_t first, const size_t arc_of[])
{
    struct sg_map_shapes *out = making->out;
    size_t largest = first, kept = first;
    for (size_t r = first; r < out->n_rings; r++)
        largest = out->rings[r].size > out->rings[largest].size ? r : largest;
    for (size_t r = first; r < out->n_rings; r++) {
        bool keep = r == largest || out->rings[r].size >= least_islet;
        if (keep)
            out->rings[kept++] = out->rings[r];
        else if (arc_of[r - first] != SG_GEO_NO_RING)
            out->dropped[arc_of[r - first]] = true;
    }
    out->n_rings = kept;
}

static void outline(struct making *making, size_t area)
{
    size_t begin = area ? making->ends[area - 1] : 0, n = making->ends[area] - begin;
    struct leg *legs = making->legs + begin;
    size_t *arc_of = sg_alloc(n, sizeof *arc_of), first = making->out->n_rings;
    qsort(legs, n, sizeof *legs, by_start);
    for (size_t i = 0; i < n; i++) {
        size_t ring = making->out->n_rings - first;
        if (legs[i].used)
            continue;
        arc_of[ring] =
            making->arcs->arcs[legs[i].step.arc].closed ? legs[i].step.arc : SG_GEO_NO_RING;
        if (arc_of[ring] == SG_GEO_NO_RING) {
            chain(making, legs, n, &legs[i], area);
            continue;
        }
        size_t at = making->out->n_points;
        legs[i].used = true;
        add_arc(making, at, legs[i].step);
        end_ring(making->out, at, area);
    }
    drop_islets(making, first, arc_of);
    making->out->ends[area] = making->out->n_rings;
    free(arc_of);
}

void sg_map_shapes_make(const struct sg_map *map, const struct sg_map_place *place,
                        const struct sg_geo_arcs *arcs, struct sg_map_shapes *shapes)
{
    struct making making = {map, place, arcs, shapes, NULL, NULL};
    *shapes = (struct sg_map_shapes){.ends = sg_alloc(map->n_areas, sizeof *shapes->ends),
                                     .dropped = sg_alloc(arcs->n, sizeof *shapes->dropped),
                                     .n_areas = map->n_areas};
    list_legs(&making);
    for (size_t area = 0; area < map->n_areas; area++)
        outline(&making, area);
    free(making.legs);
    free(making.ends);
}

void sg_map_shapes_free(struct sg_map_shapes *shapes)
{
    free(shapes->points);
    free(shapes->rings);
    free(shapes->ends);
    free(shapes->dropped);
    *shapes = (struct sg_map_shapes){0};
}

const struct sg_map_ring *sg_map_shapes_rings(const struct sg_map_shapes *shapes, size_t area,
                                              size_t *n)
{
    size_t first = area ? shapes->ends[area - 1] : 0;
    *n = shapes->ends[area] - first;
    return shapes->rings + first;
}

double *sg_map_shapes_cross(const struct sg_map_shapes *shapes, size_t area, double y, size_t *n)
{
    size_t rings, points = 0;
    const struct sg_map_ring *ring = sg_map_shapes_rings(shapes, area, &rings);
    for (size_t r = 0; r < rings; r++)
        points += ring[r].n;
    double *xs = sg_alloc(points, sizeof *xs);
    *n = 0;
    for (size_t r = 0; r < rings; r++)
        *n += sg_geo_crossings(shapes->points + ring[r].first, ring[r].n, y, xs + *n);
    sg_geo_sort(xs, *n);
    return xs;
}
