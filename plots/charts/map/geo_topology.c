#include "geo_topology.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

struct transform {
    bool quantized;
    double scale[2], move[2];
};

static bool read_pair(const json_t *pair, double to[2])
{
    for (size_t i = 0; i < 2; i++)
        to[i] = json_number_value(json_array_get(pair, i));
    return json_is_number(json_array_get(pair, 0)) && json_is_number(json_array_get(pair, 1));
}

static bool read_transform(const json_t *root, struct transform *transform)
{
    const json_t *found = json_object_get(root, "transform");
    *transform = (struct transform){.quantized = found != NULL};
    return !found || (read_pair(json_object_get(found, "scale"), transform->scale) &&
                      read_pair(json_object_get(found, "translate"), transform->move));
}

static size_t count_points(const json_t *arcs)
{
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(arcs); i++)
        n += json_array_size(json_array_get(arcs, i));
    return n;
}

static bool read_arc(const json_t *arc, const struct transform *transform,
                     struct sg_geo_point points[])
{
    double at[2] = {0, 0};
    for (size_t i = 0; i < json_array_size(arc); i++) {
        double step[2];
        if (!read_pair(json_array_get(arc, i), step))
            return false;
        for (size_t k = 0; k < 2; k++)
            at[k] = transform->quantized ? at[k] + step[k] : step[k];
        points[i] = (struct sg_geo_point){at[0], at[1]};
        if (transform->quantized)
            points[i] = (struct sg_geo_point){at[0] * transform->scale[0] + transform->move[0],
                                              at[1] * transform->scale[1] + transform->move[1]};
        if (!(fabs(points[i].x) <= 360 && fabs(points[i].y) <= 90))
            return false;
    }
    return json_array_size(arc) > 0;
}

bool sg_geo_topology_read(const json_t *root, struct sg_geo_topology *topology,
                          struct sg_error *err)
{
    const json_t *arcs = json_object_get(root, "arcs");
    struct transform transform;
    size_t at = 0;
    *topology = (struct sg_geo_topology){0};
    if (!json_is_array(arcs) || !read_transform(root, &transform))
        return sg_fail(err, SG_FAIL_DATA,
                       "the topology has no arcs, or no numbers in its transform");
    topology->points = sg_alloc(count_points(arcs), sizeof *topology->points);
    topology->ends = sg_alloc(json_array_size(arcs), sizeof *topology->ends);
    for (size_t i = 0; i < json_array_size(arcs); i++) {
        const json_t *arc = json_array_get(arcs, i);
        if (!read_arc(arc, &transform, topology->points + at))
            return sg_fail(err, SG_FAIL_DATA,
                           "arc %zu is no list of positions in degrees of longitude and latitude",
                           i);
        at += json_array_size(arc);
        topology->ends[topology->n++] = at;
    }
    return true;
}

void sg_geo_topology_free(struct sg_geo_topology *topology)
{
    free(topology->points);
    free(topology->ends);
    *topology = (struct sg_geo_topology){0};
}

bool sg_geo_topology_ring(const struct sg_geo_topology *topology, const json_t *arcs,
                          struct sg_geo *geo)
{
    for (size_t i = 0; i < json_array_size(arcs); i++) {
        double number = json_number_value(json_array_get(arcs, i));
        bool backwards = number < 0;
        double arc = backwards ? -1 - number : number;
        if (!json_is_number(json_array_get(arcs, i)) || !(arc < (double)topology->n))
            return false;
        size_t first = arc >= 1 ? topology->ends[(size_t)arc - 1] : 0;
        size_t end = topology->ends[(size_t)arc];
        for (size_t k = 0; k < end - first; k++)
            sg_geo_point(geo, topology->points[backwards ? end - 1 - k : first + k]);
    }
    return json_is_array(arcs);
}
