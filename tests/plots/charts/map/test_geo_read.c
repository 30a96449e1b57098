#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/map/geo_read.h"
#include "tests/figure_files.h"

#define FEATURE(properties, type, coordinates)                                                     \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"" type         \
    "\",\"coordinates\":" coordinates "}}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define SQUARE "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"

static bool read(const char *text, const char *key, struct sg_geo *geo, struct sg_error *err)
{
    *err = (struct sg_error){0};
    write_whole(figure_path("map.json"), text);
    return sg_geo_read(figure_path("map.json"), key, geo, err);
}

static void areas_are_read(void **state)
{
    (void)state;
    struct sg_geo geo;
    struct sg_error err;
    if (!read(COLLECTION(FEATURE("\"id\":1,\"name\":\"A\"", "Polygon", SQUARE) "," FEATURE(
                  "\"id\":\"02\",\"name\":\"B\"", "MultiPolygon",
                  "[" SQUARE
                  ",[[[5,5],[8,5],[8,8],[5,8]],[[6,6],[7,6],[7,7]]]]") ","
                                                                       "{\"type\":\"Feature\","
                                                                       "\"properties\":{\"id\":"
                                                                       "null},\"geometry\":null}"),
              "id", &geo, &err))
        fail_msg("%s", err.message);
    assert_int_equal(geo.n_features, 3);
    assert_int_equal(geo.n_rings, 4);
    assert_string_equal(geo.features[0].key, "1");
    assert_string_equal(geo.features[1].key, "02");
    assert_string_equal(geo.features[1].name, "B");
    assert_null(geo.features[2].key);
    assert_string_equal(geo.features[2].name, "#3");
    assert_true(geo.rings[3].hole);
    assert_int_equal(geo.rings[3].feature, 1);
    assert_null(geo.credit);
    sg_geo_free(&geo);
}

/* Official boundaries are keyed and named by their own properties. */
static void official_boundaries_are_known(void **state)
{
    (void)state;
    struct sg_geo geo;
    struct sg_error err;
    assert_true(read(
        "{\"type\":\"FeatureCollection\",\"attribution\":\"me\",\"features\":[" FEATURE(
            "\"N03_001\":\"静岡県\",\"N03_003\":\"静岡市\",\"N03_004\":\"葵区\","
            "\"N03_007\":\"22101\"",
            "Polygon", SQUARE) "," FEATURE("\"N03_001\":\"静岡県\",\"N03_003\":\"榛原郡\","
                                           "\"N03_004\":\"吉田町\",\"N03_007\":\"22424\"",
                                           "Polygon",
                                           SQUARE) "," FEATURE("\"N03_001\":\"千葉県\","
                                                               "\"N03_003\":null,\"N03_004\":"
                                                               "\"所属未定地\",\"N03_007\":null",
                                                               "Polygon", SQUARE) "]}",
        NULL, &geo, &err));
    assert_true(geo.official);
    assert_string_equal(geo.credit, "me");
    assert_string_equal(geo.features[0].name, "静岡市葵区");
    assert_string_equal(geo.features[1].name, "吉田町");
    assert_string_equal(geo.features[2].name, "所属未定地（千葉県）");
    assert_int_equal(geo.features[2].prefecture, 12);
    sg_geo_free(&geo);
}

/* The same two squares as arcs: plain, and as differences that are scaled and moved. */
static void topologies_give_the_same_points(void **state)
{
    (void)state;
    static const char plain[] =
        "{\"type\":\"Topology\",\"objects\":{\"other\":{\"type\":\"GeometryCollection\","
        "\"geometries\":[]},\"areas\":{\"type\":\"GeometryCollection\",\"geometries\":["
        "{\"type\":\"Polygon\",\"properties\":{\"code\":\"1\"},\"arcs\":[[0,1]]},"
        "{\"type\":\"Polygon\",\"properties\":{\"code\":\"2\"},\"arcs\":[[-1,2]]}]}},"
        "\"arcs\":[[[140,36],[140,35]],[[140,35],[141,35],[141,36],[140,36]],"
        "[[140,36],[139,36],[139,35],[140,35]]]}";
    static const char scaled[] =
        "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.5,0.25],\"translate\":[139,35]},"
        "\"objects\":{\"areas\":{\"type\":\"GeometryCollection\",\"geometries\":["
        "{\"type\":\"Polygon\",\"properties\":{\"code\":\"1\"},\"arcs\":[[0,1]]},"
        "{\"type\":\"Polygon\",\"properties\":{\"code\":\"2\"},\"arcs\":[[-1,2]]}]}},"
        "\"arcs\":[[[2,4],[0,-4]],[[2,0],[2,0],[0,4],[-2,0]],[[2,4],[-2,0],[0,-4],[2,0]]]}";
    struct sg_geo a, b;
    struct sg_error err;
    if (!read(plain, "code", &a, &err) || !read(scaled, "code", &b, &err))
        fail_msg("%s", err.message);
    assert_int_equal(a.n_rings, 2);
    assert_int_equal(a.n_points, 8);
    assert_int_equal(b.n_points, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_close(a.points[i].x, b.points[i].x, 1e-12);
        assert_close(a.points[i].y, b.points[i].y, 1e-12);
    }
    sg_geo_free(&a);
    sg_geo_free(&b);
}

static void what_is_no_map_is_refused_by_its_feature(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key, *words;
        enum sg_failure kind;
    } cases[] = {
        {"", "id", "not valid JSON", SG_FAIL_DATA},
        {"[1,2", "id", "not valid JSON", SG_FAIL_DATA},
        {"[]", "id", "not '?'", SG_FAIL_DATA},
        {"{\"type\":\"Point\"}", "id", "not 'Point'", SG_FAIL_DATA},
        {COLLECTION(""), "id", "no areas", SG_FAIL_DATA},
        {COLLECTION(FEATURE("\"a\":1,\"b\":2", "Polygon", SQUARE)), NULL, "there are: a, b",
         SG_FAIL_USAGE},
        {COLLECTION(FEATURE("\"a\":1,\"b\":2", "Polygon", SQUARE)), "c", "'c'; there are: a, b",
         SG_FAIL_USAGE},
        {COLLECTION(FEATURE("\"id\":7", "Point", "[1,2]")), "id", "feature 1 ('7'): 'Point'",
         SG_FAIL_DATA},
        {COLLECTION(FEATURE("\"id\":7", "Polygon", "[[[0,0],[1,1],[0,0]]]")), "id",
         "feature 1 ('7'): a ring has fewer than three points", SG_FAIL_DATA},
        {COLLECTION(FEATURE("\"id\":7", "Polygon", "[[[0,0],[1,\"x\"],[0,1]]]")), "id",
         "feature 1 ('7'): a ring is no list of positions", SG_FAIL_DATA},
        {COLLECTION(FEATURE("\"id\":7", "Polygon", "[[[0,0],[500000,1],[0,1]]]")), "id",
         "a ring is no list of positions", SG_FAIL_DATA},
        {COLLECTION(FEATURE("\"id\":7", "Polygon", "5")), "id", "no list of rings", SG_FAIL_DATA},
        {COLLECTION(FEATURE("\"id\":7", "MultiPolygon", "{}")), "id", "no list of polygons",
         SG_FAIL_DATA},
        {"{\"type\":\"Topology\",\"objects\":{\"a\":{\"geometries\":[{\"type\":\"Polygon\","
         "\"properties\":{\"id\":7},\"arcs\":[[3]]}]}},\"arcs\":[[[0,0],[1,1]]]}",
         "id", "feature 1 ('7'): a ring is no list of arcs", SG_FAIL_DATA},
        {"{\"type\":\"Topology\",\"objects\":{\"a\":{\"geometries\":[{\"type\":\"Polygon\","
         "\"properties\":{\"id\":7},\"arcs\":[[-9]]}]}},\"arcs\":[[[0,0],[1,1]]]}",
         "id", "feature 1 ('7'): a ring is no list of arcs", SG_FAIL_DATA},
        {"{\"type\":\"Topology\",\"objects\":{},\"arcs\":[[[0,0],[1]]]}", "id",
         "arc 0 is no list of positions", SG_FAIL_DATA},
        {"{\"type\":\"Topology\",\"objects\":{}}", "id", "no arcs", SG_FAIL_DATA},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_geo geo;
        struct sg_error err;
        if (read(cases[i].text, cases[i].key, &geo, &err))
            fail_msg("%s is read", cases[i].text);
        assert_int_equal(err.kind, cases[i].kind);
        if (!strstr(err.message, cases[i].words))
            fail_msg("no '%s' in '%s'", cases[i].words, err.message);
    }
    struct sg_geo geo;
    struct sg_error err = {0};
    assert_false(sg_geo_read("/no/such/map.json", "id", &geo, &err));
    assert_int_equal(err.kind, SG_FAIL_IO);
}

static int clean(void **state)
{
    (void)state;
    remove_figure_folder();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_read),
        cmocka_unit_test(official_boundaries_are_known),
        cmocka_unit_test(topologies_give_the_same_points),
        cmocka_unit_test(what_is_no_map_is_refused_by_its_feature),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
