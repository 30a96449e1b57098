#include "geo_simplify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

/* An arc as a list of its points, and a heap of those that may go, the smallest triangle on top. */
struct list {
    const struct sg_geo_point *points;
    size_t n;
    bool closed;
    size_t *before, *after; /* neighbours */
    double *areas;          /* triangles; the one at which each point goes, once it went */
    size_t *heap, *at;      /* points by heap, places in the heap by point */
    size_t n_heap;
};

static double triangle(const struct list *list, size_t i)
{
    struct sg_geo_point a = list->points[list->before[i]], b = list->points[i];
    struct sg_geo_point c = list->points[list->after[i]];
    return fabs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
}

static void put(struct list *list, size_t place, size_t point)
{
    list->heap[place] = point;
    list->at[point] = place;
}

static void rise(struct list *list, size_t place)
{
    size_t point = list->heap[place];
    for (; place && list->areas[list->heap[(place - 1) / 2]] > list->areas[point];
         place = (place - 1) / 2)
        put(list, place, list->heap[(place - 1) / 2]);
    put(list, place, point);
}

static void sink(struct list *list, size_t place)
{
    size_t point = list->heap[place], child;
    while ((child = 2 * place + 1) < list->n_heap) {
        if (child + 1 < list->n_heap &&
            list->areas[list->heap[child + 1]] < list->areas[list->heap[child]])
            child++;
        if (list->areas[list->heap[child]] >= list->areas[point])
            break;
        put(list, place, list->heap[child]);
        place = child;
    }
    put(list, place, point);
}

static void fill(struct list *list)
{
    size_t last = list->n - 1;
    list->n_heap = 0;
    for (size_t i = 0; i < list->n; i++) {
        bool end = !list->closed && (i == 0 || i == last);
        list->before[i] = i ? i - 1 : last;
        list->after[i] = i < last ? i + 1 : 0;
        list->areas[i] = end ? INFINITY : triangle(list, i);
        if (end)
            continue;
        put(list, list->n_heap, i);
        rise(list, list->n_heap++);
    }
}

/* A triangle counts as no smaller than those that went before it. */
static void renew(struct list *list, size_t point, double least)
{
    if (isinf(list->areas[point]))
        return;
    list->areas[point] = fmax(least, triangle(list, point));
    rise(list, list->at[point]);
    sink(list, list->at[point]);
}

/* Ranks the points of an arc by the triangle at which each goes; the last never do. */
static void rank(struct list *list)
{
    struct sg_geo_point from = list->points[0], to = list->points[list->n - 1];
    bool loop = !list->closed && from.x == to.x && from.y == to.y;
    size_t least = list->closed ? 3 : loop ? 2 : 0;
    fill(list);
    while (list->n_heap > least) {
        size_t point = list->heap[0];
        double area = list->areas[point];
        put(list, 0, list->heap[--list->n_heap]);
        if (list->n_heap)
            sink(list, 0);
        list->after[list->before[point]] = list->after[point];
        list->before[list->after[point]] = list->before[point];
        renew(list, list->before[point], area);
        renew(list, list->after[point], area);
    }
    for (size_t i = 0; i < list->n_heap; i++)
        list->areas[list->heap[i]] = INFINITY;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The triangle below which points go so that no more than `most` are left, or only those that stay
   whatever their triangle. */
static double limit_of(const double areas[], size_t n, double least, size_t most)
{
    if (n <= most)
        return least;
    if (most == 0)
        return INFINITY;
    double *sorted = sg_alloc(n, sizeof *sorted);
    memcpy(sorted, areas, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, ascending);
    double limit = sorted[n - most];
    free(sorted);
    return fmax(least, limit);
}

static void drop_below(struct sg_geo_arcs *arcs, const double areas[], double limit)
{
    size_t kept = 0;
    for (size_t a = 0; a < arcs->n; a++) {
        struct sg_geo_arc *arc = &arcs->arcs[a];
        size_t first = arc->first, n = arc->n;
        arc->first = kept;
        for (size_t i = first; i < first + n; i++)
            if (areas[i] >= limit)
                arcs->points[kept++] = arcs->points[i];
        arc->n = kept - arc->first;
    }
    arcs->n_points = kept;
}

void sg_geo_simplify(struct sg_geo_arcs *arcs, double least, size_t most)
{
    size_t n = arcs->n_points;
    double *areas = sg_alloc(n, sizeof *areas);
    size_t *room = sg_alloc(4 * n, sizeof *room);
    for (size_t a = 0; a < arcs->n; a++) {
        const struct sg_geo_arc *arc = &arcs->arcs[a];
        struct list list = {.points = arcs->points + arc->first,
                            .n = arc->n,
                            .closed = arc->closed,
                            .before = room,
                            .after = room + n,
                            .areas = areas + arc->first,
                            .heap = room + 2 * n,
                            .at = room + 3 * n};
        rank(&list);
    }
    drop_below(arcs, areas, limit_of(areas, n, least, most));
    free(room);
    free(areas);
}
