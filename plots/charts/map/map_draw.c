#include "map_draw.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "plots/page/page_layout.h"
#include "plots/page/shapes.h"

static const double hatch_step = 3.2;      /* as on the legend */
static const double hole_first = 1 + 1e-6; /* before the area that fills it */

enum { MANY_AREAS = 150 }; /* from which on boundaries are fine */

enum sg_color sg_map_draw_color(const struct sg_map *map, size_t area)
{
    const struct sg_area_value *item = map->areas[area].item;
    return item && item->klass >= 0 ? sg_classes_color(&map->values.classes, item->klass)
                                    : SG_COLOR_HIDDEN;
}

static void put_ring(const struct sg_map_drawing *drawing, const struct sg_map_ring *ring,
                     enum sg_layer layer, enum sg_color color, bool close)
{
    const struct sg_geo_point *points = drawing->shapes->points + ring->first;
    for (size_t i = 0; i < ring->n + close; i++)
        sg_shape_point(drawing->figure, layer,
                       (struct sg_dot){points[i % ring->n].x, points[i % ring->n].y, 0, color});
    sg_shape_lift(drawing->figure, layer);
}

static double order_of(const struct sg_map_ring *ring)
{
    return ring->hole ? ring->size * hole_first : ring->size;
}

static int from_the_largest(const void *left, const void *right)
{
    double a = order_of(*(const struct sg_map_ring *const *)left);
    double b = order_of(*(const struct sg_map_ring *const *)right);
    return (a < b) - (a > b);
}

/* What lies in the hole of another area is painted over it. */
static void put_areas(const struct sg_map_drawing *drawing)
{
    const struct sg_map_shapes *shapes = drawing->shapes;
    const struct sg_map_ring **rings = sg_alloc(shapes->n_rings, sizeof *rings);
    for (size_t r = 0; r < shapes->n_rings; r++)
        rings[r] = &shapes->rings[r];
    qsort(rings, shapes->n_rings, sizeof *rings, from_the_largest);
    for (size_t r = 0; r < shapes->n_rings; r++)
        if (rings[r]->n >= 3)
            put_ring(drawing, rings[r], SG_LAYER_LAND,
                     rings[r]->hole ? SG_COLOR_WHITE
                                    : sg_map_draw_color(drawing->map, rings[r]->area),
                     false);
    free(rings);
}

/* --- boundaries */

static bool is_pale(enum sg_color color)
{
    return color == SG_COLOR_HIDDEN || color == SG_COLOR_LEVEL1 || color == SG_COLOR_SCALE3;
}

static int prefecture_of(const struct sg_map *map, size_t ring)
{
    return map->geo.features[map->geo.rings[ring].feature].prefecture;
}

/* White between two colours, a line where both are pale and at a coast. */
static enum sg_layer layer_of(const struct sg_map_drawing *drawing, const struct sg_geo_arc *arc,
                              size_t one, size_t other)
{
    const struct sg_map *map = drawing->map;
    bool many = map->n_areas > MANY_AREAS;
    if (one == SG_MAP_NO_AREA || other == SG_MAP_NO_AREA)
        return SG_LAYER_COASTS;
    int here = prefecture_of(map, arc->rings[0]), there = prefecture_of(map, arc->rings[1]);
    if (map->kind == SG_MAP_MUNICIPALITIES && here && there && here != there)
        return SG_LAYER_LIMITS;
    if (is_pale(sg_map_draw_color(map, one)) && is_pale(sg_map_draw_color(map, other)))
        return SG_LAYER_COASTS;
    return many ? SG_LAYER_FINE_BORDERS : SG_LAYER_BORDERS;
}

static void put_arc(const struct sg_map_drawing *drawing, size_t a)
{
    const struct sg_geo_arc *arc = &drawing->arcs->arcs[a];
    size_t one = sg_map_shapes_side(drawing->map, drawing->place, arc, 0);
    size_t other = sg_map_shapes_side(drawing->map, drawing->place, arc, 1);
    if (one == other || drawing->shapes->dropped[a])
        return;
    enum sg_layer layer = layer_of(drawing, arc, one, other);
    const struct sg_geo_point *points = drawing->arcs->points + arc->first;
    for (size_t i = 0; i < arc->n + arc->closed; i++)
        sg_shape_point(
            drawing->figure, layer,
            (struct sg_dot){points[i % arc->n].x, points[i % arc->n].y, 0, SG_COLOR_OWN});
    sg_shape_lift(drawing->figure, layer);
}

/* --- what has no number */

/* Lines through an area at 45 degrees: in coordinates along and across them they lie. */
static void hatch(const struct sg_map_drawing *drawing, size_t area)
{
    size_t n_rings, n_points = 0;
    const struct sg_map_ring *rings = sg_map_shapes_rings(drawing->shapes, area, &n_rings);
    for (size_t r = 0; r < n_rings; r++)
        n_points += rings[r].n;
    struct sg_geo_point *turned = sg_alloc(n_points, sizeof *turned);
    double *along = sg_alloc(n_points, sizeof *along), from = INFINITY, to = -INFINITY;
    size_t n = 0;
    for (size_t r = 0; r < n_rings; r++)
        for (size_t i = 0; i < rings[r].n; i++) {
            struct sg_geo_point p = drawing->shapes->points[rings[r].first + i];
            turned[n++] = (struct sg_geo_point){p.x - p.y, p.x + p.y};
            from = fmin(from, p.x + p.y);
            to = fmax(to, p.x + p.y);
        }
    for (double at = ceil(from / hatch_step) * hatch_step; at < to; at += hatch_step) {
        size_t found = 0, first = 0;
        for (size_t r = 0; r < n_rings; first += rings[r++].n)
            found += sg_geo_crossings(turned + first, rings[r].n, at, along + found);
        sg_geo_sort(along, found);
        for (size_t i = 0; i + 1 < found; i += 2)
            sg_shape_line(drawing->figure, SG_LAYER_HATCHES,
                          (struct sg_box){(at + along[i]) / 2, (at - along[i]) / 2,
                                          (at + along[i + 1]) / 2, (at - along[i + 1]) / 2});
    }
    free(along);
    free(turned);
}

/* Lying lines where there is no data. */
static void line(const struct sg_map_drawing *drawing, size_t area)
{
    const double step = SG_PAGE_LAYOUT_LINES;
    size_t n_rings;
    const struct sg_map_ring *rings = sg_map_shapes_rings(drawing->shapes, area, &n_rings);
    double top = INFINITY, bottom = -INFINITY;
    for (size_t r = 0; r < n_rings; r++)
        for (size_t i = 0; i < rings[r].n; i++) {
            top = fmin(top, drawing->shapes->points[rings[r].first + i].y);
            bottom = fmax(bottom, drawing->shapes->points[rings[r].first + i].y);
        }
    for (double y = ceil(top / step) * step; y < bottom; y += step) {
        size_t n;
        double *xs = sg_map_shapes_cross(drawing->shapes, area, y, &n);
        for (size_t i = 0; i + 1 < n; i += 2)
            sg_shape_line(drawing->figure, SG_LAYER_HATCHES,
                          (struct sg_box){xs[i], y, xs[i + 1], y});
        free(xs);
    }
}

void sg_map_draw(const struct sg_map_drawing *drawing)
{
    const struct sg_map *map = drawing->map;
    put_areas(drawing);
    for (size_t a = 0; a < drawing->arcs->n; a++)
        put_arc(drawing, a);
    for (size_t i = 0; i < map->n_areas; i++)
        if (!map->areas[i].item)
            line(drawing, i);
        else if (map->areas[i].item->voids)
            hatch(drawing, i);
    if (map->focus < 0)
        return;
    size_t n;
    const struct sg_map_ring *rings = sg_map_shapes_rings(drawing->shapes, (size_t)map->focus, &n);
    for (size_t r = 0; r < n; r++)
        if (rings[r].n >= 3)
            put_ring(drawing, &rings[r], SG_LAYER_FRAMES, SG_COLOR_INK, true);
}
