#include "map_place.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

/* Of the extent of all. */
static const double near_gap = 0.01;  /* parts that lie closer are one group */
static const double group_gap = 0.12; /* and those of one box */
/* Of the extent of the main body. */
static const double margin = 0.05;       /* groups that reach this far beyond it belong to it */
static const double least_gain = 1.15;   /* in scale, for which islands are put into boxes */
static const double least_speck = 0.002; /* the extent of a box that is worth one */

static const double degree = 3.14159265358979323846 / 180;

/* A box of degrees. */
struct extent {
    double west, east, south, north, area;
    size_t at, parent; /* what it is of; its place in a union-find forest */
};

static double size_of(const struct extent *e)
{
    double cosine = cos((e->south + e->north) / 2 * degree);
    return hypot((e->east - e->west) * cosine, e->north - e->south);
}

static void widen(struct extent *all, const struct extent *more)
{
    all->west = fmin(all->west, more->west);
    all->east = fmax(all->east, more->east);
    all->south = fmin(all->south, more->south);
    all->north = fmax(all->north, more->north);
    all->area += more->area;
}

static struct extent extent_of(const struct sg_geo *geo, size_t r)
{
    const struct sg_geo_ring *ring = &geo->rings[r];
    const struct sg_geo_point *points = geo->points + ring->first;
    struct extent e = {INFINITY, -INFINITY, INFINITY, -INFINITY, 0, r, 0};
    for (size_t i = 0; i < ring->n; i++) {
        struct extent at = {points[i].x, points[i].x, points[i].y, points[i].y, 0, 0, 0};
        widen(&e, &at);
    }
    e.area = fabs(sg_geo_area(points, ring->n)) * cos((e.south + e.north) / 2 * degree);
    return e;
}

static const struct extent nothing = {INFINITY, -INFINITY, INFINITY, -INFINITY, 0, 0, 0};

static int from_the_west(const void *left, const void *right)
{
    double a = ((const struct extent *)left)->west, b = ((const struct extent *)right)->west;
    return (a > b) - (a < b);
}

static size_t root_of(struct extent parts[], size_t i)
{
    while (parts[i].parent != i)
        i = parts[i].parent = parts[parts[i].parent].parent;
    return i;
}

/* Joins those of the sorted parts that lie closer to each other than the gap. */
static void join(struct extent parts[], size_t n, double gap)
{
    for (size_t i = 0; i < n; i++)
        parts[i].parent = i;
    for (size_t i = 0; i < n; i++) {
        double cosine = cos((parts[i].south + parts[i].north) / 2 * degree);
        for (size_t k = i + 1; k < n && (parts[k].west - parts[i].east) * cosine <= gap; k++) {
            double across = fmax(0, (parts[k].west - parts[i].east) * cosine);
            double along =
                fmax(0, fmax(parts[k].south - parts[i].north, parts[i].south - parts[k].north));
            if (across * across + along * along <= gap * gap)
                parts[root_of(parts, k)].parent = root_of(parts, i);
        }
    }
}

/* Parts that hang together. */
struct groups {
    struct extent *items; /* the first of them is the largest */
    size_t n;
    size_t *of; /* per part */
};

static struct groups gather(struct extent parts[], size_t n, double gap)
{
    struct groups groups = {sg_alloc(n, sizeof *groups.items), 0, sg_alloc(n, sizeof *groups.of)};
    size_t *number = sg_alloc(n, sizeof *number), largest = 0;
    qsort(parts, n, sizeof *parts, from_the_west);
    join(parts, n, gap);
    for (size_t i = 0; i < n; i++) {
        size_t root = root_of(parts, i);
        if (!number[root]) {
            groups.items[groups.n] = nothing;
            number[root] = ++groups.n;
        }
        groups.of[i] = number[root] - 1;
        widen(&groups.items[groups.of[i]], &parts[i]);
    }
    for (size_t g = 1; g < groups.n; g++)
        largest = groups.items[g].area > groups.items[largest].area ? g : largest;
    for (size_t i = 0; i < n; i++)
        groups.of[i] = groups.of[i] == largest ? 0 : groups.of[i] == 0 ? largest : groups.of[i];
    if (groups.n) {
        struct extent first = groups.items[0];
        groups.items[0] = groups.items[largest];
        groups.items[largest] = first;
    }
    free(number);
    return groups;
}

static void free_groups(struct groups *groups)
{
    free(groups->items);
    free(groups->of);
}

static struct sg_map_frame frame_of(const struct extent *e)
{
    return (struct sg_map_frame){.west = e->west,
                                 .east = e->east,
                                 .south = e->south,
                                 .north = e->north,
                                 .cosine = cos((e->south + e->north) / 2 * degree),
                                 .scale = 1};
}

double sg_map_frame_width(const struct sg_map_frame *frame)
{
    return (frame->east - frame->west) * frame->cosine * frame->scale;
}

double sg_map_frame_height(const struct sg_map_frame *frame)
{
    return (frame->north - frame->south) * frame->scale;
}

void sg_map_frame_fit(struct sg_map_frame *frame, double width, double height)
{
    double across = (frame->east - frame->west) * frame->cosine;
    frame->scale = fmin(width / across, height / (frame->north - frame->south));
}

struct sg_geo_point sg_map_frame_at(const struct sg_map_frame *frame, struct sg_geo_point degrees)
{
    double x = frame->left + (degrees.x - frame->west) * frame->cosine * frame->scale;
    return (struct sg_geo_point){x, frame->top + (frame->north - degrees.y) * frame->scale};
}

/* --- the main body and the rest */

static bool is_near(const struct extent *main, const struct extent *e)
{
    double cosine = cos((main->south + main->north) / 2 * degree);
    double along = main->north - main->south, across = (main->east - main->west) * cosine;
    double room = margin * fmax(along, across);
    return e->west >= main->west - room / cosine && e->east <= main->east + room / cosine &&
           e->south >= main->south - room && e->north <= main->north + room;
}

static double gain_of(const struct extent *main, const struct extent *all)
{
    struct sg_map_frame a = frame_of(main), b = frame_of(all);
    sg_map_frame_fit(&a, 1, 1);
    sg_map_frame_fit(&b, 1, 1);
    return a.scale / b.scale;
}

/* Gives each group of the first grouping a frame: 0 of the main body, from 1 on of boxes, where
   what is far apart is too. `frames` gets the extents. */
static size_t frame_groups(const struct groups *groups, double all, struct extent frames[],
                           int frame_of_group[])
{
    struct extent *far = sg_alloc(groups->n, sizeof *far);
    size_t n_far = 0, n = 1;
    frames[0] = groups->items[0];
    for (size_t g = 1; g < groups->n; g++)
        if (is_near(&groups->items[0], &groups->items[g])) {
            widen(&frames[0], &groups->items[g]);
        } else {
            far[n_far] = groups->items[g];
            far[n_far++].at = g;
        }
    struct groups boxes = gather(far, n_far, group_gap * all);
    for (size_t b = 0; b < boxes.n; b++) {
        bool shown = n < SG_MAP_FRAMES && size_of(&boxes.items[b]) >= least_speck * all;
        for (size_t i = 0; i < n_far; i++)
            if (boxes.of[i] == b)
                frame_of_group[far[i].at] = shown ? (int)n : SG_MAP_NOT_SHOWN;
        if (shown)
            frames[n++] = boxes.items[b];
    }
    free_groups(&boxes);
    free(far);
    return n;
}

/* The rings that are outer ones, and what they take up together. */
static struct extent *list_parts(const struct sg_geo *geo, size_t *n, struct extent *all)
{
    struct extent *parts = sg_alloc(geo->n_rings, sizeof *parts);
    *n = 0;
    *all = nothing;
    for (size_t r = 0; r < geo->n_rings; r++) {
        if (geo->rings[r].hole)
            continue;
        parts[*n] = extent_of(geo, r);
        widen(all, &parts[(*n)++]);
    }
    return parts;
}

void sg_map_place_make(const struct sg_geo *geo, struct sg_map_place *place)
{
    struct extent all, frames[SG_MAP_FRAMES];
    size_t n;
    struct extent *parts = list_parts(geo, &n, &all);
    struct groups groups = gather(parts, n, near_gap * size_of(&all));
    int *frame_of_group = sg_alloc(groups.n, sizeof *frame_of_group);
    *place = (struct sg_map_place){.n = 1, .of = sg_alloc(geo->n_rings, sizeof *place->of)};
    place->n = n ? frame_groups(&groups, size_of(&all), frames, frame_of_group) : 1;
    bool boxed = n && gain_of(&frames[0], &all) >= least_gain;
    if (!boxed) {
        frames[0] = all;
        place->n = 1;
    }
    for (size_t i = 0; i < n && boxed; i++)
        place->of[parts[i].at] = frame_of_group[groups.of[i]];
    for (size_t r = 1; r < geo->n_rings; r++)
        place->of[r] = geo->rings[r].hole ? place->of[r - 1] : place->of[r];
    for (size_t f = 0; f < place->n; f++)
        place->frames[f] = frame_of(&frames[f]);
    free(frame_of_group);
    free_groups(&groups);
    free(parts);
}

void sg_map_place_free(struct sg_map_place *place)
{
    free(place->of);
    *place = (struct sg_map_place){0};
}
