#include "map_raster.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

void sg_map_raster_init(struct sg_map_raster *raster, struct sg_box box, double cell)
{
    *raster = (struct sg_map_raster){.box = box, .cell = cell};
    raster->across = (size_t)fmax(1, ceil((box.right - box.left) / cell));
    raster->down = (size_t)fmax(1, ceil((box.bottom - box.top) / cell));
    raster->marks = sg_alloc(raster->across * raster->down, sizeof *raster->marks);
}

void sg_map_raster_free(struct sg_map_raster *raster)
{
    free(raster->marks);
    *raster = (struct sg_map_raster){0};
}

static void mark(struct sg_map_raster *raster, double x, double y)
{
    double column = floor((x - raster->box.left) / raster->cell);
    double row = floor((y - raster->box.top) / raster->cell);
    if (column >= 0 && row >= 0 && column < (double)raster->across && row < (double)raster->down)
        raster->marks[(size_t)row * raster->across + (size_t)column] = 1;
}

/* Every cell that an edge passes, by steps of half a cell. */
static void mark_edge(struct sg_map_raster *raster, struct sg_geo_point a, struct sg_geo_point b)
{
    double steps = ceil(hypot(b.x - a.x, b.y - a.y) / (raster->cell / 2)) + 1;
    for (double k = 0; k <= steps; k++)
        mark(raster, a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps);
}

void sg_map_raster_add(struct sg_map_raster *raster, const struct sg_geo_point points[], size_t n)
{
    double *xs = sg_alloc(n, sizeof *xs), top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0, k = n - 1; i < n; k = i++) {
        mark_edge(raster, points[k], points[i]);
        top = fmin(top, points[i].y);
        bottom = fmax(bottom, points[i].y);
    }
    double first = floor((fmax(top, raster->box.top) - raster->box.top) / raster->cell);
    for (double row = first; row < (double)raster->down; row++) {
        double y = raster->box.top + (row + 0.5) * raster->cell;
        if (y > bottom)
            break;
        size_t found = sg_geo_crossings(points, n, y, xs);
        sg_geo_sort(xs, found);
        for (size_t i = 0; i + 1 < found; i += 2)
            for (double x = xs[i]; x < xs[i + 1]; x += raster->cell)
                mark(raster, x, y);
    }
    free(xs);
}

void sg_map_raster_close(struct sg_map_raster *raster)
{
    for (size_t row = 0; row < raster->down; row++) {
        unsigned sum = 0;
        for (size_t column = 0; column < raster->across; column++) {
            unsigned *at = &raster->marks[row * raster->across + column];
            sum += *at;
            *at = sum + (row ? at[-(ptrdiff_t)raster->across] : 0);
        }
    }
}

/* Marks in the first cells of the first rows. */
static unsigned sum_of(const struct sg_map_raster *raster, size_t columns, size_t rows)
{
    return columns && rows ? raster->marks[(rows - 1) * raster->across + columns - 1] : 0;
}

bool sg_map_raster_is_free(const struct sg_map_raster *raster, struct sg_box box)
{
    const struct sg_box *all = &raster->box;
    if (box.left < all->left || box.top < all->top || box.right > all->right ||
        box.bottom > all->bottom)
        return false;
    size_t left = (size_t)((box.left - all->left) / raster->cell);
    size_t top = (size_t)((box.top - all->top) / raster->cell);
    size_t right = (size_t)ceil((box.right - all->left) / raster->cell);
    size_t bottom = (size_t)ceil((box.bottom - all->top) / raster->cell);
    right = right < raster->across ? right : raster->across;
    bottom = bottom < raster->down ? bottom : raster->down;
    return sum_of(raster, right, bottom) + sum_of(raster, left, top) ==
           sum_of(raster, left, bottom) + sum_of(raster, right, top);
}
