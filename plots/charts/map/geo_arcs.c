#include "geo_arcs.h"

#include <stdlib.h>

#include <sangyo/memory.h>

#include "geo_vertices.h"

/* What is being made. An arc is found again by its first two places, and in the other direction by
   its last two: between junctions there is one way only. */
struct making {
    const struct sg_geo *geo;
    struct sg_geo_arcs *out;
    struct sg_geo_vertices vertices;
    size_t *heads; /* per place: the first arc that begins or ends there, + 1 */
    size_t *links; /* per end of an arc: the next there, + 1; ends are 2 × arc and 2 × arc + 1 */
    size_t link_capacity;
    uint32_t (*ends)[2]; /* per end: its place, and the one beside it */
    size_t end_capacity;
};

/* Part of a ring, from one junction to the next, or the whole from its lowest place on. */
struct stretch {
    const struct sg_geo_ring *ring;
    size_t start, n; /* in the ring, round its end */
    bool closed;
};

static uint32_t place_at(const struct making *making, const struct stretch *stretch, size_t i)
{
    size_t at = (stretch->start + i) % stretch->ring->n;
    return making->vertices.of[stretch->ring->first + at];
}

/* The arc that is the stretch in either direction: found by how it starts. */
static bool find_arc(const struct making *making, const struct stretch *stretch,
                     struct sg_geo_step *step)
{
    uint32_t from = place_at(making, stretch, 0), next = place_at(making, stretch, 1);
    for (size_t end = making->heads[from]; end; end = making->links[end - 1]) {
        const uint32_t *places = making->ends[end - 1];
        const struct sg_geo_arc *arc = &making->out->arcs[(end - 1) / 2];
        if (places[1] != next || arc->closed != stretch->closed || arc->n != stretch->n)
            continue;
        *step = (struct sg_geo_step){(end - 1) / 2, (end - 1) % 2 == 1};
        return true;
    }
    return false;
}

static void link_end(struct making *making, size_t end, uint32_t place, uint32_t beside)
{
    making->ends[end][0] = place;
    making->ends[end][1] = beside;
    making->links[end] = making->heads[place];
    making->heads[place] = end + 1;
}

static struct sg_geo_step add_arc(struct making *making, const struct stretch *stretch, size_t ring)
{
    struct sg_geo_arcs *out = making->out;
    size_t arc = out->n++, first = out->n_points, n = stretch->n;
    out->arcs = sg_grow(out->arcs, &out->capacity, out->n, sizeof *out->arcs);
    out->points = sg_grow(out->points, &out->point_capacity, first + n, sizeof *out->points);
    making->links =
        sg_grow(making->links, &making->link_capacity, 2 * out->n, sizeof *making->links);
    making->ends = sg_grow(making->ends, &making->end_capacity, 2 * out->n, sizeof *making->ends);
    for (size_t i = 0; i < n; i++)
        out->points[first + i] =
            making->geo->points[stretch->ring->first + (stretch->start + i) % stretch->ring->n];
    out->n_points += n;
    out->arcs[arc] = (struct sg_geo_arc){first,
                                         n,
                                         {ring, SG_GEO_NO_RING},
                                         place_at(making, stretch, 0),
                                         place_at(making, stretch, n - 1),
                                         stretch->closed};
    link_end(making, 2 * arc, place_at(making, stretch, 0), place_at(making, stretch, 1));
    if (stretch->closed) /* backwards it begins at the same place */
        link_end(making, 2 * arc + 1, place_at(making, stretch, 0),
                 place_at(making, stretch, n - 1));
    else
        link_end(making, 2 * arc + 1, place_at(making, stretch, n - 1),
                 place_at(making, stretch, n - 2));
    return (struct sg_geo_step){arc, false};
}

static void add_step(struct making *making, const struct stretch *stretch, size_t ring)
{
    struct sg_geo_arcs *out = making->out;
    struct sg_geo_step step;
    if (find_arc(making, stretch, &step))
        out->arcs[step.arc].rings[1] = ring;
    else
        step = add_arc(making, stretch, ring);
    out->steps = sg_grow(out->steps, &out->step_capacity, out->n_steps + 1, sizeof *out->steps);
    out->steps[out->n_steps++] = step;
}

/* Where a ring without junctions begins, so that both that share it begin alike. */
static size_t lowest_place(const struct making *making, const struct sg_geo_ring *ring)
{
    const uint32_t *of = making->vertices.of + ring->first;
    size_t lowest = 0;
    for (size_t i = 1; i < ring->n; i++)
        lowest = of[i] < of[lowest] ? i : lowest;
    return lowest;
}

static void cut_ring(struct making *making, size_t r)
{
    const struct sg_geo_ring *ring = &making->geo->rings[r];
    const uint32_t *of = making->vertices.of + ring->first;
    size_t first = 0, before;
    while (first < ring->n && !making->vertices.junctions[of[first]])
        first++;
    if (first == ring->n) {
        struct stretch whole = {ring, lowest_place(making, ring), ring->n, true};
        add_step(making, &whole, r);
        return;
    }
    before = first;
    for (size_t i = 1; i <= ring->n; i++) {
        size_t at = first + i;
        if (!making->vertices.junctions[of[at % ring->n]])
            continue;
        struct stretch stretch = {ring, before, at - before + 1, false};
        add_step(making, &stretch, r);
        before = at;
    }
}

void sg_geo_arcs_make(const struct sg_geo *geo, struct sg_geo_arcs *arcs)
{
    struct making making = {.geo = geo, .out = arcs};
    *arcs = (struct sg_geo_arcs){.ends = sg_alloc(geo->n_rings, sizeof *arcs->ends)};
    sg_geo_vertices_make(geo, &making.vertices);
    making.heads = sg_alloc(making.vertices.n, sizeof *making.heads);
    for (size_t r = 0; r < geo->n_rings; r++) {
        cut_ring(&making, r);
        arcs->ends[arcs->n_rings++] = arcs->n_steps;
    }
    free(making.ends);
    free(making.links);
    free(making.heads);
    sg_geo_vertices_free(&making.vertices);
}

void sg_geo_arcs_free(struct sg_geo_arcs *arcs)
{
    free(arcs->points);
    free(arcs->arcs);
    free(arcs->steps);
    free(arcs->ends);
    *arcs = (struct sg_geo_arcs){0};
}
