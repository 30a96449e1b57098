#include "geo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

void sg_geo_free(struct sg_geo *geo)
{
    for (size_t i = 0; i < geo->n_features; i++) {
        free(geo->features[i].key);
        free(geo->features[i].name);
    }
    free(geo->features);
    free(geo->rings);
    free(geo->points);
    free(geo->credit);
    *geo = (struct sg_geo){0};
}

struct sg_geo_feature *sg_geo_add(struct sg_geo *geo, const char *key, const char *name)
{
    geo->features =
        sg_grow(geo->features, &geo->feature_capacity, geo->n_features + 1, sizeof *geo->features);
    geo->features[geo->n_features] =
        (struct sg_geo_feature){.key = sg_copy_text(key), .name = sg_copy_text(name)};
    return &geo->features[geo->n_features++];
}

void sg_geo_begin(struct sg_geo *geo, bool hole)
{
    geo->rings = sg_grow(geo->rings, &geo->ring_capacity, geo->n_rings + 1, sizeof *geo->rings);
    geo->rings[geo->n_rings++] =
        (struct sg_geo_ring){.first = geo->n_points, .feature = geo->n_features - 1, .hole = hole};
}

static bool is_same(struct sg_geo_point a, struct sg_geo_point b)
{
    return a.x == b.x && a.y == b.y;
}

void sg_geo_point(struct sg_geo *geo, struct sg_geo_point point)
{
    const struct sg_geo_ring *ring = &geo->rings[geo->n_rings - 1];
    if (geo->n_points > ring->first && is_same(geo->points[geo->n_points - 1], point))
        return;
    geo->points =
        sg_grow(geo->points, &geo->point_capacity, geo->n_points + 1, sizeof *geo->points);
    geo->points[geo->n_points++] = point;
}

double sg_geo_area(const struct sg_geo_point points[], size_t n)
{
    double area = 0;
    for (size_t i = 0, k = n - 1; i < n; k = i++)
        area += (points[k].x - points[0].x) * (points[i].y - points[0].y) -
                (points[i].x - points[0].x) * (points[k].y - points[0].y);
    return area;
}

size_t sg_geo_crossings(const struct sg_geo_point points[], size_t n, double y, double xs[])
{
    size_t found = 0;
    for (size_t i = 0, k = n - 1; i < n; k = i++)
        if ((points[i].y > y) != (points[k].y > y))
            xs[found++] = points[i].x + (y - points[i].y) / (points[k].y - points[i].y) *
                                            (points[k].x - points[i].x);
    return found;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

void sg_geo_sort(double xs[], size_t n)
{
    qsort(xs, n, sizeof *xs, ascending);
}

bool sg_geo_end(struct sg_geo *geo)
{
    struct sg_geo_ring *ring = &geo->rings[geo->n_rings - 1];
    struct sg_geo_point *points = geo->points ? geo->points + ring->first : NULL;
    ring->n = geo->n_points - ring->first;
    if (ring->n > 1 && is_same(points[0], points[ring->n - 1])) {
        ring->n--;
        geo->n_points--;
    }
    if (ring->n < 3)
        return false;
    bool turned = sg_geo_area(points, ring->n) < 0;
    for (size_t i = 0; turned != ring->hole && i < ring->n / 2; i++) {
        struct sg_geo_point point = points[i];
        points[i] = points[ring->n - 1 - i];
        points[ring->n - 1 - i] = point;
    }
    return true;
}

/* --- rings that cross themselves */

struct edge {
    struct sg_geo_point a, b;
    double left, right, top, bottom;
    size_t at;
};

static int from_the_left(const void *x, const void *y)
{
    double a = ((const struct edge *)x)->left, b = ((const struct edge *)y)->left;
    return (a > b) - (a < b);
}

static double side(struct sg_geo_point a, struct sg_geo_point b, struct sg_geo_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Whether two edges cross properly: that they touch is no fault that can be seen. */
static bool cross(const struct edge *e, const struct edge *f)
{
    if (e->bottom < f->top || f->bottom < e->top)
        return false;
    double p = side(e->a, e->b, f->a), q = side(e->a, e->b, f->b);
    double r = side(f->a, f->b, e->a), s = side(f->a, f->b, e->b);
    return ((p > 0 && q < 0) || (p < 0 && q > 0)) && ((r > 0 && s < 0) || (r < 0 && s > 0));
}

/* Sorted edges meet only those that begin before they end. */
static bool is_crossed(const struct sg_geo_point points[], size_t n, struct edge edges[])
{
    for (size_t i = 0; i < n; i++) {
        struct sg_geo_point a = points[i], b = points[(i + 1) % n];
        edges[i] =
            (struct edge){a, b, fmin(a.x, b.x), fmax(a.x, b.x), fmin(a.y, b.y), fmax(a.y, b.y), i};
    }
    qsort(edges, n, sizeof *edges, from_the_left);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && edges[k].left <= edges[i].right; k++)
            if (cross(&edges[i], &edges[k]))
                return true;
    return false;
}

void sg_geo_find_crossings(struct sg_geo *geo)
{
    struct edge *edges = sg_alloc(geo->n_points, sizeof *edges);
    for (size_t r = 0; r < geo->n_rings; r++) {
        const struct sg_geo_ring *ring = &geo->rings[r];
        struct sg_geo_feature *feature = &geo->features[ring->feature];
        feature->crossed =
            feature->crossed || is_crossed(geo->points + ring->first, ring->n, edges);
    }
    free(edges);
}
