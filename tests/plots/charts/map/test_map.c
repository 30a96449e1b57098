#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "plots/charts/map/geo_arcs.h"
#include "plots/charts/map/geo_simplify.h"
#include "plots/charts/map/map_model.h"
#include "plots/charts/map/map_place.h"
#include "plots/charts/map/map_shapes.h"
#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

/* Squares in a row from 138 E, 35 N on, named and keyed: code or NULL. */
struct square {
    const char *code, *name;
    double x, y, size;
};

static void write_map(const char *file, const struct square squares[], size_t n)
{
    struct sg_buffer out = {0};
    sg_buffer_add(&out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (size_t i = 0; i < n; i++) {
        const struct square *s = &squares[i];
        sg_buffer_printf(&out, "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\",\"code\":",
                         i ? "," : "", s->name);
        sg_buffer_printf(&out, s->code ? "\"%s\"" : "null", s->code);
        sg_buffer_printf(&out,
                         "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%g,%g],[%g,%g],"
                         "[%g,%g],[%g,%g]]]}}",
                         s->x, s->y, s->x + s->size, s->y, s->x + s->size, s->y + s->size, s->x,
                         s->y + s->size);
    }
    sg_buffer_add(&out, "]}");
    write_whole(figure_path(file), out.text);
    sg_buffer_free(&out);
}

/* Two wards of 静岡市, two towns, one village without data, one area without a code. */
static const struct square shizuoka[] = {
    {"22101", "葵区", 138, 35, 1},   {"22102", "駿河区", 139, 35, 1},
    {"22424", "吉田町", 138, 34, 1}, {"22429", "川根本町", 139, 34, 1},
    {"22461", "森町", 140, 34, 1},   {NULL, "所属未定地", 140, 35, 1},
};

static const char table_text[] =
    "area_code|area|industry|year@|value#|coefficient#\n"
    "R22100|静岡市|製造業|2021|5|0.9\n224243|吉田町|製造業|2021|7|2.4\n"
    "22429|川根本町|製造業|2021|X|X\n22000|静岡県|製造業|2021|9|1.5\n"
    "22222|伊豆市|製造業|2021|9|0.7\n";

static struct sg_chart_options options_of(const char *file)
{
    static char path[600];
    snprintf(path, sizeof path, "%s", figure_path(file));
    return (struct sg_chart_options){
        .lang = SG_JA, .map = path, .map_key = "code", .map_credit = "作図例"};
}

static void read_map(const char *text, struct sg_chart_options options, struct sg_table *table,
                     struct sg_map *map)
{
    struct sg_error err = {.lang = options.lang};
    table_of(table, text);
    if (!sg_map_read(table, &options, map, &err))
        fail_msg("%s", err.message);
}

static const struct sg_map_area *area_named(const struct sg_map *map, const char *name)
{
    for (size_t i = 0; i < map->n_areas; i++)
        if (strcmp(map->areas[i].name, name) == 0)
            return &map->areas[i];
    fail_msg("no area %s", name);
    return NULL;
}

static void codes_meet_and_wards_are_their_city(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_map map;
    write_map("map.json", shizuoka, 6);
    read_map(table_text, options_of("map.json"), &table, &map);
    assert_int_equal(map.kind, SG_MAP_MUNICIPALITIES);
    assert_int_equal(map.n_areas, 5);
    assert_int_equal(map.area_of[0], map.area_of[1]); /* both wards */
    assert_close(area_named(&map, "静岡市")->item->value, 0.9, 1e-12);
    assert_close(area_named(&map, "吉田町")->item->value, 2.4, 1e-12);
    assert_true(area_named(&map, "川根本町")->item->voids & SG_STATUS_SUPPRESSED);
    assert_null(area_named(&map, "森町")->item);
    assert_true(area_named(&map, "森町")->coded);
    assert_false(area_named(&map, "所属未定地")->coded);
    assert_int_equal(map.n_absent, 1); /* 伊豆市 */
    assert_string_equal(map.absent[0], "伊豆市");
    assert_int_equal(map.n_above, 1); /* 静岡県 is the sum of others, not 森町 */
    assert_string_equal(map.above[0], "静岡県");
    assert_int_equal(map.values.n, 3);
    sg_map_free(&map);
    sg_table_free(&table);
}

static void municipalities_make_up_their_prefecture(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_map map;
    write_map("map.json", shizuoka, 6);
    read_map("pref|value#\n22|5\n", options_of("map.json"), &table, &map);
    table.columns[0]->role = SG_ROLE_AREA;
    assert_int_equal(map.kind, SG_MAP_PREFECTURES);
    assert_int_equal(map.n_areas, 2); /* and the one without a code */
    sg_map_free(&map);
    sg_table_free(&table);
}

static void names_meet_where_there_are_no_codes(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_map map;
    struct sg_chart_options options = options_of("map.json");
    write_map("map.json", shizuoka, 6);
    options.map_key = "name";
    read_map("area|value#\n葵区|5\n森 町|7\n", options, &table, &map);
    assert_int_equal(map.kind, SG_MAP_AREAS);
    assert_close(area_named(&map, "森 町")->item->value, 7, 1e-12);
    assert_int_equal(map.values.n, 2);
    sg_map_free(&map);
    sg_table_free(&table);
}

/* Of many prefectures one has data: the others are left out, and that is said. */
static void prefectures_without_data_are_left_out(void **state)
{
    (void)state;
    static const struct square two[] = {{"22424", "吉田町", 138, 34, 1},
                                        {"23100", "名古屋市", 137, 34, 1},
                                        {"13101", "千代田区", 139, 35, 1}};
    struct sg_table table;
    struct sg_map map;
    write_map("map.json", two, 3);
    read_map("area_code|value#\n22424|5\n", options_of("map.json"), &table, &map);
    assert_true(map.cropped);
    assert_true(map.drawn[0]);
    assert_false(map.drawn[1]);
    sg_map_free(&map);
    sg_table_free(&table);
}

/* The outline of two parts is one ring without the line between them; what is far away has a box.
 */
static void parts_are_merged_and_islands_go_into_boxes(void **state)
{
    (void)state;
    static const struct square parts[] = {{"22101", "葵区", 138, 35, 1},
                                          {"22102", "駿河区", 139, 35, 1},
                                          {"22461", "森町", 136, 30, 0.25}};
    struct sg_table table;
    struct sg_map map;
    struct sg_map_place place;
    struct sg_geo_arcs arcs;
    struct sg_map_shapes shapes;
    size_t n;
    write_map("map.json", parts, 3);
    read_map("area_code|value#\n22100|5\n22461|6\n", options_of("map.json"), &table, &map);
    sg_map_place_make(&map.geo, &place);
    assert_int_equal(place.n, 2);
    assert_int_equal(place.of[0], 0);
    assert_int_equal(place.of[2], 1);
    assert_close(place.frames[0].west, 138, 1e-12);
    assert_close(place.frames[0].cosine, cos(35.5 * 3.14159265358979323846 / 180), 1e-12);
    sg_map_frame_fit(&place.frames[0], 100, 1000);
    assert_close(sg_map_frame_width(&place.frames[0]), 100, 1e-9);
    sg_geo_arcs_make(&map.geo, &arcs);
    sg_map_shapes_make(&map, &place, &arcs, &shapes);
    const struct sg_map_ring *rings = sg_map_shapes_rings(&shapes, map.area_of[0], &n);
    assert_int_equal(n, 1);
    assert_int_equal(rings[0].n, 6);
    assert_close(rings[0].size, 2, 1e-12);
    double *xs = sg_map_shapes_cross(&shapes, map.area_of[0], 35.5, &n);
    assert_int_equal(n, 2);
    assert_close(xs[1], 140, 1e-12);
    free(xs);
    sg_map_shapes_free(&shapes);
    sg_geo_arcs_free(&arcs);
    sg_map_place_free(&place);
    sg_map_free(&map);
    sg_table_free(&table);
}

/* Draws a table on a map in both languages and widths, and has the checker look. */
static void draw(const char *text, const char *file, const char *name)
{
    struct sg_chart_options options = options_of(file);
    for (int lang = SG_EN; lang <= SG_JA; lang++)
        for (int width = 82; width <= 165; width += 83) {
            struct sg_table table;
            char figure[64];
            table_of(&table, text);
            options.lang = (enum sg_lang)lang;
            options.width_mm = width;
            snprintf(figure, sizeof figure, "map-%s-%s-%d.svg", name, lang == SG_JA ? "ja" : "en",
                     width);
            assert_chart("map", &table, figure, options);
            sg_table_free(&table);
        }
}

static void maps_are_drawn(void **state)
{
    (void)state;
    struct sg_buffer many = {0};
    if (!can_draw())
        skip();
    write_map("map.json", shizuoka, 6);
    draw(table_text, "map.json", "made");
    draw("area_code|value#\n22100|5\n", "map.json", "one");
    draw("area_code|value#\n22100|X\n22424|-\n", "map.json", "hidden");
    draw("area_code|di#\n22100|-40\n22424|12\n22429|0\n22461|33\n", "map.json", "di");
    assert_figure_says("map-made-ja-82.svg", "データなし：森町。");
    assert_figure_says("map-made-ja-82.svg", "コードがなくデータなし：所属未定地。");
    assert_figure_says("map-made-ja-82.svg", "地図にないため");
    assert_figure_says("map-made-ja-82.svg", "内訳の地域があるため");
    assert_figure_says("map-made-ja-82.svg", "境界：作図例");
    assert_figure_says("map-made-en-165.svg", "Boundaries: 作図例");
    assert_figure_says("map-made-ja-82.svg", ">静岡市<");
    assert_figure_says("map-made-ja-82.svg", "2.0以上：吉田町 2.4。");
    assert_figure_says("map-made-ja-82.svg", "X：秘匿した数値");
    /* forty areas */
    struct square squares[40];
    char codes[40][16];
    sg_buffer_add(&many, "area_code|value#");
    for (int i = 0; i < 40; i++) {
        snprintf(codes[i], sizeof codes[i], "22%03d", 201 + i);
        squares[i] = (struct square){codes[i], codes[i], 138 + i % 8 * 0.1, 35 + i / 8 * 0.1, 0.1};
        sg_buffer_printf(&many, "\n%s|%d", codes[i], i * 37 % 101);
    }
    write_map("forty.json", squares, 40);
    draw(many.text, "forty.json", "forty");
    sg_buffer_free(&many);
}

static void refused(const char *text, struct sg_chart_options options, enum sg_failure kind,
                    const char *words)
{
    struct sg_table table;
    struct sg_error err = {0};
    options.templates = "plots";
    options.lang = SG_EN;
    table_of(&table, text);
    assert_false(sg_chart_draw("map", &table, figure_path("refused.svg"), &options, &err));
    assert_int_equal(err.kind, kind);
    if (!strstr(err.message, words))
        fail_msg("no '%s' in '%s'", words, err.message);
    sg_table_free(&table);
}

/* What the map lacks is said beside the figure, by name; shapes that cross themselves on it. */
static void nothing_is_left_out_in_silence(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_chart_options options;
    if (!can_draw())
        skip();
    write_whole(figure_path("bow.json"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                "\"properties\":{\"code\":\"22424\",\"name\":\"A\"},\"geometry\":{\"type\":"
                "\"Polygon\",\"coordinates\":[[[0,0],[4,4],[4,0],[0,3]]]}},{\"type\":\"Feature\","
                "\"properties\":{\"code\":\"22429\",\"name\":\"B\"},\"geometry\":null}]}");
    options = options_of("bow.json");
    options.notes = &notes;
    options.width_mm = 165;
    table_of(&table, "area_code|value#\n22424|5\n22429|2\n22461|1\n");
    assert_chart("map", &table, "bow.svg", options);
    assert_figure_says("bow.svg", "地図に形がない地域：B。");
    assert_figure_says("bow.svg", "境界線が交差し、塗り分けが正しくないことがある地域：A。");
    assert_int_equal(notes.n, 1);
    assert_string_equal(notes.items[0], "地図にないため描いていません：22461");
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void what_cannot_be_a_map_is_refused(void **state)
{
    (void)state;
    struct sg_chart_options options;
    write_map("map.json", shizuoka, 6);
    options = options_of("map.json");
    refused("area_code|value#\n01100|5\n", options, SG_FAIL_DATA, "no area of the table ('01100'");
    refused("area_code|value#\n22424|5\nR22424|6\n", options, SG_FAIL_DATA, "twice");
    options.map_credit = NULL;
    refused(table_text, options, SG_FAIL_USAGE, "--map-credit");
    options.map_credit = "";
    refused(table_text, options, SG_FAIL_USAGE, "--map-credit");
    options = options_of("map.json");
    options.map = NULL;
    refused(table_text, options, SG_FAIL_USAGE, "--map FILE");
    options = options_of("map.json");
    options.focus = "東京都";
    refused(table_text, options, SG_FAIL_USAGE, "no area is named '東京都'");
    options = options_of("map.json");
    options.map_key = "N03_007";
    refused(table_text, options, SG_FAIL_USAGE, "there are: name, code");
    write_whole(figure_path("map.json"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                "\"properties\":{\"code\":\"22424\"},\"geometry\":null}]}");
    refused("area_code|value#\n22424|5\n", options_of("map.json"), SG_FAIL_DATA, "has a shape");
    write_whole(figure_path("map.json"), "{");
    refused(table_text, options_of("map.json"), SG_FAIL_DATA, "not valid JSON");
}

/* What the user puts in place of the note leaves the credit. */
static void the_credit_stays(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_chart_options options;
    if (!can_draw())
        skip();
    write_map("map.json", shizuoka, 6);
    options = options_of("map.json");
    options.note = "";
    options.focus = "森町";
    table_of(&table, table_text);
    assert_chart("map", &table, "credit.svg", options);
    assert_figure_says("credit.svg", ">境界：作図例<");
    sg_table_free(&table);
}

/* Names of areas, of the table and of the map, are text in every format; so is the credit. */
static void hostile_labels_are_text(void **state)
{
    (void)state;
    static const char *const endings[] = {"svg", "png", "pdf", "emf"};
    char labels[N_HOSTILE][600], codes[N_HOSTILE][8], name[64], path[600];
    struct square squares[N_HOSTILE];
    struct sg_table table;
    struct sg_error err = {0};
    if (!can_draw())
        skip();
    plant_labels(labels);
    table_of(&table, "area_code|area|value#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        snprintf(codes[i], sizeof codes[i], "22%03zu", 201 + i);
        squares[i] =
            (struct square){codes[i], codes[i], 138 + (double)(i % 3), 34 + (double)(i / 3), 1};
        size_t row = sg_table_add_row(&table);
        sg_column_set_text(table.columns[0], row, codes[i]);
        sg_column_set_text(table.columns[1], row, labels[i]);
        sg_column_set(table.columns[2], row, (double)i, 0);
    }
    write_map("map.json", squares, N_HOSTILE);
    snprintf(path, sizeof path, "%s", figure_path("map.json"));
    for (size_t i = 0; i < 4; i++) {
        struct sg_chart_options options = {.lang = SG_JA,
                                           .width_mm = 165,
                                           .map = path,
                                           .map_key = "code",
                                           .map_credit = labels[0],
                                           .templates = "plots"};
        snprintf(name, sizeof name, "map-hostile.%s", endings[i]);
        if (!sg_chart_draw("map", &table, figure_path(name), &options, &err))
            fail_msg("%s", err.message);
        assert_int_not_equal(access(figure_path("planted"), F_OK), 0);
    }
    assert_figure_says("map-hostile.svg", "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_figure_says("map-hostile.svg", ">=1+1<");
    assert_figure_says("map-hostile.svg", "`touch ");
    char *svg = read_whole(figure_path("map-hostile.svg"), NULL);
    assert_null(strstr(svg, "<script"));
    free(svg);
    sg_table_free(&table);
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
        cmocka_unit_test(codes_meet_and_wards_are_their_city),
        cmocka_unit_test(municipalities_make_up_their_prefecture),
        cmocka_unit_test(names_meet_where_there_are_no_codes),
        cmocka_unit_test(prefectures_without_data_are_left_out),
        cmocka_unit_test(parts_are_merged_and_islands_go_into_boxes),
        cmocka_unit_test(maps_are_drawn),
        cmocka_unit_test(nothing_is_left_out_in_silence),
        cmocka_unit_test(what_cannot_be_a_map_is_refused),
        cmocka_unit_test(the_credit_stays),
        cmocka_unit_test(hostile_labels_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
