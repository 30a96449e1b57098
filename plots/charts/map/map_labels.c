#include "map_labels.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

static const double line_step = 1.5; /* between places tried in an area */
static const double inside_room = 2; /* beside a name, both sides together */
static const double apart = 1;       /* between two names */
static const double first_away = 5, away_step = 3;

enum { LINES = 5, DIRECTIONS = 32 };

/* Where in an area a name has most room. */
struct room {
    double x, y, width, score;
};

/* What of [*from, *to] lies within spans of a line. */
static bool clip(const double xs[], size_t n, double x, double *from, double *to)
{
    for (size_t i = 0; i + 1 < n; i += 2)
        if (xs[i] <= x && x <= xs[i + 1]) {
            *from = fmax(*from, xs[i]);
            *to = fmin(*to, xs[i + 1]);
            return true;
        }
    return false;
}

/* The room about (x, y) over the height of a name. */
static double room_at(const struct sg_map_shapes *shapes, size_t area, double x, double y,
                      double height, double *middle)
{
    double from = -INFINITY, to = INFINITY;
    for (int k = 0; k < LINES; k++) {
        size_t n;
        double at = y + height * ((double)k / (LINES - 1) - 0.5);
        double *xs = sg_map_shapes_cross(shapes, area, at, &n);
        bool within = clip(xs, n, x, &from, &to);
        free(xs);
        if (!within || from >= to)
            return 0;
    }
    *middle = (from + to) / 2;
    return to - from;
}

/* The extent of the largest part of an area. */
static struct sg_box extent_of(const struct sg_map_shapes *shapes, size_t area)
{
    size_t n, largest = 0;
    const struct sg_map_ring *rings = sg_map_shapes_rings(shapes, area, &n);
    struct sg_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t r = 1; r < n; r++)
        largest = rings[r].size > rings[largest].size ? r : largest;
    for (size_t i = 0; n && i < rings[largest].n; i++) {
        struct sg_geo_point point = shapes->points[rings[largest].first + i];
        box = (struct sg_box){fmin(box.left, point.x), fmin(box.top, point.y),
                              fmax(box.right, point.x), fmax(box.bottom, point.y)};
    }
    return box;
}

/* The best place for a name of that size, near the middle of the area where there is room enough.
 */
static struct room find_room(const struct sg_map_shapes *shapes, size_t area, double width,
                             double height)
{
    struct sg_box box = extent_of(shapes, area);
    struct room best = {(box.left + box.right) / 2, (box.top + box.bottom) / 2, 0, -INFINITY};
    double middle = best.y;
    for (double y = box.top + height / 2; y <= box.bottom - height / 2; y += line_step) {
        size_t n;
        double *xs = sg_map_shapes_cross(shapes, area, y, &n), x;
        for (size_t i = 0; i + 1 < n; i += 2) {
            if (xs[i + 1] - xs[i] < width)
                continue;
            double room = room_at(shapes, area, (xs[i] + xs[i + 1]) / 2, y, height, &x);
            double score = fmin(room, 1.5 * width) - 0.4 * fabs(y - middle);
            if (room > 0 && score > best.score)
                best = (struct room){x, y, room, score};
        }
        free(xs);
    }
    return best;
}

static bool place_inside(struct sg_map_label *label, const struct sg_map_shapes *shapes,
                         double height)
{
    struct room room = find_room(shapes, label->area, label->width, height);
    double half = label->width / 2;
    label->box =
        (struct sg_box){room.x - half, room.y - height / 2, room.x + half, room.y + height / 2};
    label->placed = room.width >= label->width + inside_room;
    return label->placed;
}

/* --- beside the map */

static bool overlap(struct sg_box a, struct sg_box b)
{
    return a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom + apart &&
           b.top < a.bottom + apart;
}

static bool holds(struct sg_box outer, struct sg_box inner)
{
    return outer.left + apart <= inner.left && inner.right + apart <= outer.right &&
           outer.top + apart <= inner.top && inner.bottom + apart <= outer.bottom;
}

static double side(struct sg_geo_point a, struct sg_geo_point b, struct sg_geo_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(struct sg_geo_point a, struct sg_geo_point b, struct sg_geo_point c,
                  struct sg_geo_point d)
{
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/* Whether a line runs through a box, in whose middle it does not end. */
static bool runs_through(struct sg_geo_point a, struct sg_geo_point b, struct sg_box box)
{
    struct sg_geo_point one = {box.left, box.top}, two = {box.right, box.top};
    struct sg_geo_point three = {box.right, box.bottom}, four = {box.left, box.bottom};
    return cross(a, b, one, three) || cross(a, b, two, four);
}

/* Whether a label that is led has its place to itself, and its line too. */
static bool is_clear(const struct sg_map_labels *labels, const struct sg_map_label *label,
                     const struct sg_map_raster *land)
{
    if (!sg_map_raster_is_free(land, label->box))
        return false;
    for (size_t i = 0; i < labels->n_taken; i++)
        if (overlap(label->box, labels->taken[i]) && !holds(labels->taken[i], label->box))
            return false;
    for (size_t i = 0; i < labels->n; i++) {
        const struct sg_map_label *other = &labels->items[i];
        if (!other->placed || other == label)
            continue;
        if (overlap(label->box, other->box) || runs_through(label->anchor, label->end, other->box))
            return false;
        if (other->led && (cross(label->anchor, label->end, other->anchor, other->end) ||
                           runs_through(other->anchor, other->end, label->box)))
            return false;
    }
    return true;
}

static void set_place(struct sg_map_label *label, double height, double away, double angle)
{
    double half = label->width / 2;
    double x = label->anchor.x + cos(angle) * (away + half);
    double y = label->anchor.y + sin(angle) * (away + height / 2);
    label->box = (struct sg_box){x - half, y - height / 2, x + half, y + height / 2};
    label->end.x = fmin(fmax(label->anchor.x, label->box.left), label->box.right);
    label->end.y = fmin(fmax(label->anchor.y, label->box.top), label->box.bottom);
}

static bool place_outside(struct sg_map_labels *labels, struct sg_map_label *label,
                          const struct sg_map_raster *land, double height)
{
    const double turn = 2 * 3.14159265358979323846 / DIRECTIONS;
    for (double away = first_away; away <= labels->longest; away += away_step)
        for (int k = 0; k < DIRECTIONS; k++) {
            set_place(label, height, away, k * turn);
            if (hypot(label->end.x - label->anchor.x, label->end.y - label->anchor.y) >
                    labels->longest ||
                !is_clear(labels, label, land))
                continue;
            label->placed = label->led = true;
            return true;
        }
    return false;
}

static double size_of(const struct sg_map_shapes *shapes, size_t area)
{
    size_t n;
    const struct sg_map_ring *rings = sg_map_shapes_rings(shapes, area, &n);
    double size = 0;
    for (size_t r = 0; r < n; r++)
        size += rings[r].hole ? 0 : rings[r].size;
    return size;
}

/* The label that comes first among those not placed nor given up. */
static struct sg_map_label *next_label(const struct sg_map_labels *labels,
                                       const struct sg_map_shapes *shapes, const bool done[])
{
    struct sg_map_label *next = NULL;
    double largest = -1;
    for (size_t i = 0; i < labels->n; i++) {
        double size = done[i]                  ? -1
                      : labels->items[i].first ? INFINITY
                                               : size_of(shapes, labels->items[i].area);
        if (size > largest) {
            largest = size;
            next = &labels->items[i];
        }
    }
    return next;
}

void sg_map_labels_place(struct sg_map_labels *labels, const struct sg_map_shapes *shapes,
                         const struct sg_map_raster *land)
{
    double height = labels->font.size;
    bool *done = sg_alloc(labels->n, sizeof *done);
    struct sg_map_label *label;
    for (size_t i = 0; i < labels->n; i++) {
        label = &labels->items[i];
        label->width = sg_font_width(label->text, labels->font);
        done[i] = place_inside(label, shapes, height);
        if (done[i])
            continue;
        struct room room = find_room(shapes, label->area, 0, 0);
        label->anchor = (struct sg_geo_point){room.x, room.y};
    }
    while ((label = next_label(labels, shapes, done))) {
        done[label - labels->items] = true;
        labels->n_left += !place_outside(labels, label, land, height);
    }
    free(done);
}
