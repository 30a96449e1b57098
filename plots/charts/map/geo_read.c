#include "geo_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geo_names.h"
#include "geo_topology.h"
#include "plots/page/files.h"
#include "table/json_load.h"

/* What is being read. */
struct reading {
    struct sg_geo *geo;
    const char *key;
    const struct sg_geo_topology *topology; /* NULL: rings are of points */
};

/* The feature read last, for messages. */
static size_t number_of(const struct reading *reading)
{
    return reading->geo->n_features;
}

static const char *name_of(const struct reading *reading)
{
    return reading->geo->features[reading->geo->n_features - 1].name;
}

static bool read_position(const json_t *position, struct sg_geo_point *point)
{
    const json_t *x = json_array_get(position, 0), *y = json_array_get(position, 1);
    *point = (struct sg_geo_point){json_number_value(x), json_number_value(y)};
    return json_is_number(x) && json_is_number(y) && fabs(point->x) <= 360 && fabs(point->y) <= 90;
}

static bool read_points(const struct reading *reading, const json_t *ring)
{
    for (size_t i = 0; i < json_array_size(ring); i++) {
        struct sg_geo_point point;
        if (!read_position(json_array_get(ring, i), &point))
            return false;
        sg_geo_point(reading->geo, point);
    }
    return json_is_array(ring);
}

static bool read_ring(const struct reading *reading, const json_t *ring, bool hole,
                      struct sg_error *err)
{
    sg_geo_begin(reading->geo, hole);
    bool read = reading->topology ? sg_geo_topology_ring(reading->topology, ring, reading->geo)
                                  : read_points(reading, ring);
    if (!read && reading->topology)
        return sg_fail(err, SG_FAIL_DATA,
                       "feature %zu ('%s'): a ring is no list of arcs of the file",
                       number_of(reading), name_of(reading));
    if (!read)
        return sg_fail(err, SG_FAIL_DATA,
                       "feature %zu ('%s'): a ring is no list of positions in degrees of longitude "
                       "and latitude",
                       number_of(reading), name_of(reading));
    return sg_geo_end(reading->geo) ||
           sg_fail(err, SG_FAIL_DATA, "feature %zu ('%s'): a ring has fewer than three points",
                   number_of(reading), name_of(reading));
}

static bool read_polygon(const struct reading *reading, const json_t *rings, struct sg_error *err)
{
    if (!json_is_array(rings))
        return sg_fail(err, SG_FAIL_DATA, "feature %zu ('%s'): a polygon is no list of rings",
                       number_of(reading), name_of(reading));
    for (size_t i = 0; i < json_array_size(rings); i++)
        if (!read_ring(reading, json_array_get(rings, i), i > 0, err))
            return false;
    return true;
}

static bool read_polygons(const struct reading *reading, const json_t *polygons,
                          struct sg_error *err)
{
    if (!json_is_array(polygons))
        return sg_fail(err, SG_FAIL_DATA,
                       "feature %zu ('%s'): a multipolygon is no list of polygons",
                       number_of(reading), name_of(reading));
    for (size_t i = 0; i < json_array_size(polygons); i++)
        if (!read_polygon(reading, json_array_get(polygons, i), err))
            return false;
    return true;
}

/* A geometry, or several in one. */
static bool read_geometry(const struct reading *reading, const json_t *geometry,
                          struct sg_error *err)
{
    const char *type = json_string_value(json_object_get(geometry, "type"));
    const json_t *shape = json_object_get(geometry, reading->topology ? "arcs" : "coordinates");
    const json_t *parts = json_object_get(geometry, "geometries");
    if (!geometry || json_is_null(geometry) || (json_is_object(geometry) && !type))
        return true; /* without one it is not on the map */
    if (type && strcmp(type, "Polygon") == 0)
        return read_polygon(reading, shape, err);
    if (type && strcmp(type, "MultiPolygon") == 0)
        return read_polygons(reading, shape, err);
    if (!type || strcmp(type, "GeometryCollection") != 0)
        return sg_fail(err, SG_FAIL_DATA,
                       "feature %zu ('%s'): '%s' is no area: a map is of polygons",
                       number_of(reading), name_of(reading), type ? type : "?");
    for (size_t i = 0; i < json_array_size(parts); i++)
        if (!read_geometry(reading, json_array_get(parts, i), err))
            return false;
    return true;
}

static bool read_feature(const struct reading *reading, const json_t *feature,
                         const json_t *geometry, struct sg_error *err)
{
    char *key = sg_geo_names_key(feature, reading->key);
    char *name = sg_geo_names_name(feature, key, reading->geo->n_features + 1);
    sg_geo_add(reading->geo, key, name)->prefecture = sg_geo_names_prefecture(feature);
    free(name);
    free(key);
    return read_geometry(reading, geometry, err);
}

/* Features, or geometries of an object of a topology, which are both at once. */
static bool read_features(struct reading *reading, const json_t *features, struct sg_error *err)
{
    size_t n = json_array_size(features);
    if (!n)
        return sg_fail(err, SG_FAIL_DATA, "the file has no areas");
    if (!sg_geo_names_choose(features, &reading->key, reading->geo, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        const json_t *feature = json_array_get(features, i);
        const json_t *geometry = reading->topology ? feature : json_object_get(feature, "geometry");
        if (!read_feature(reading, feature, geometry, err))
            return false;
    }
    return true;
}

static bool read_topology(struct reading *reading, const json_t *root, struct sg_error *err)
{
    struct sg_geo_topology topology;
    const json_t *features = sg_geo_names_object(root, reading->key);
    bool ok = sg_geo_topology_read(root, &topology, err);
    reading->topology = &topology;
    ok = ok && read_features(reading, features, err);
    sg_geo_topology_free(&topology);
    return ok;
}

static bool read_root(struct reading *reading, const json_t *root, struct sg_error *err)
{
    const char *type = json_string_value(json_object_get(root, "type"));
    reading->geo->credit = sg_geo_names_credit(root);
    if (type && strcmp(type, "Topology") == 0)
        return read_topology(reading, root, err);
    if (type && strcmp(type, "FeatureCollection") == 0)
        return read_features(reading, json_object_get(root, "features"), err);
    return sg_fail(err, SG_FAIL_DATA,
                   "a map is a GeoJSON FeatureCollection or a TopoJSON Topology, not '%s'",
                   type ? type : "?");
}

bool sg_geo_parse(const char *bytes, size_t n, const char *key, struct sg_geo *geo,
                  struct sg_error *err)
{
    *geo = (struct sg_geo){0};
    struct reading reading = {.geo = geo, .key = key};
    json_t *root = sg_json_load(bytes, n, err);
    bool ok = root && read_root(&reading, root, err);
    json_decref(root);
    if (ok)
        sg_geo_find_crossings(geo);
    else
        sg_geo_free(geo);
    return ok;
}

bool sg_geo_read(const char *path, const char *key, struct sg_geo *geo, struct sg_error *err)
{
    struct sg_buffer bytes = {0};
    if (!sg_files_read(path, &bytes, err))
        return false;
    bool ok = sg_geo_parse(sg_buffer_text(&bytes), bytes.n, key, geo, err);
    sg_buffer_free(&bytes);
    return ok || sg_fail_at_file(err, path);
}
