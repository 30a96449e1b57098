#include "map_model.h"

#include <stdlib.h>
#include <string.h>

#include "geo_read.h"
#include "map_match.h"
#include "plots/charts/chart_input.h"
#include "plots/page/words.h"
#include "table/area_list.h"
#include "table/prefecture.h"
#include "table/text.h"

enum { PREFECTURES = SG_PREFECTURES + 1, CODES = 1000 * PREFECTURES };

/* The prefecture that each feature lies in is that of its code, if it has one. */
static void find_prefectures(struct sg_map *map, const struct sg_map_match *match)
{
    for (size_t i = 0; i < map->geo.n_features; i++)
        if (match->coded && match->places[i] > 0)
            map->geo.features[i].prefecture = (int)(match->places[i] / 1000);
}

/* Prefectures without any data are left out where most of the map's have none. */
static void crop(struct sg_map *map, const struct sg_map_match *match)
{
    bool here[PREFECTURES] = {false}, known[PREFECTURES] = {false};
    size_t n_here = 0, n_known = 0;
    map->drawn = sg_alloc(map->geo.n_features, sizeof *map->drawn);
    for (size_t i = 0; i < map->geo.n_features && match->coded; i++) {
        int at = map->geo.features[i].prefecture;
        here[at] = here[at] || (at && match->row_of[i] >= 0);
        known[at] = at != 0;
    }
    for (size_t i = 1; i < PREFECTURES; i++) {
        n_here += here[i];
        n_known += known[i];
    }
    map->spanning = match->coded && !match->prefectures && n_here > 1;
    map->cropped = match->coded && n_here && 2 * n_here <= n_known;
    for (size_t i = 0; i < map->geo.n_features; i++)
        map->drawn[i] = !map->cropped || here[map->geo.features[i].prefecture];
}

static size_t add_area(struct sg_map *map, const struct sg_area_value *item, const char *name,
                       bool coded)
{
    map->areas[map->n_areas] = (struct sg_map_area){item, name, coded};
    return map->n_areas++;
}

/* The area of a feature without a row; areas that are drawn under one code are one. */
static size_t area_of_gap(struct sg_map *map, const struct sg_map_match *match, size_t feature,
                          size_t of_code[])
{
    const struct sg_geo_feature *shape = &map->geo.features[feature];
    long code = sg_map_match_place(match, feature);
    if (code != SG_MAP_NO_CODE && of_code[code])
        return of_code[code] - 1;
    const struct sg_known_area *known = code > 0 ? sg_known_area(code) : NULL;
    bool whole = known && code != match->places[feature];
    bool coded = match->coded ? code != SG_MAP_NO_CODE : shape->key != NULL;
    size_t area = add_area(map, NULL, whole ? known->name.ja : shape->name, coded);
    if (code != SG_MAP_NO_CODE)
        of_code[code] = area + 1;
    return area;
}

static void make_areas(struct sg_map *map, const struct sg_map_match *match)
{
    size_t *of_item = sg_alloc(map->values.n, sizeof *of_item);
    size_t *of_code = sg_alloc(CODES, sizeof *of_code);
    map->areas = sg_alloc(map->geo.n_features, sizeof *map->areas);
    map->area_of = sg_alloc(map->geo.n_features, sizeof *map->area_of);
    for (size_t i = 0; i < map->geo.n_features; i++) {
        ptrdiff_t row = match->row_of[i];
        if (!map->drawn[i])
            continue;
        if (row < 0) {
            map->area_of[i] = area_of_gap(map, match, i, of_code);
            continue;
        }
        if (!of_item[row])
            of_item[row] =
                1 + add_area(map, &map->values.items[row], map->values.items[row].name, true);
        map->area_of[i] = of_item[row] - 1;
    }
    free(of_code);
    free(of_item);
}

/* Rows that no area of the map is: sums of others, or not on it. */
static void list_rows(struct sg_map *map, const struct sg_map_match *match)
{
    map->absent = sg_alloc(map->values.n, sizeof *map->absent);
    map->above = sg_alloc(map->values.n, sizeof *map->above);
    for (size_t i = 0; i < map->values.n; i++) {
        if (match->used[i])
            continue;
        if (match->above[i])
            map->above[map->n_above++] = map->values.items[i].name;
        else
            map->absent[map->n_absent++] = map->values.items[i].name;
    }
}

static bool require_any(const struct sg_map *map, const struct sg_map_match *match,
                        struct sg_error *err)
{
    const char *key = NULL;
    for (size_t i = 0; i < map->values.n; i++)
        if (match->used[i])
            return true;
    for (size_t i = 0; i < map->geo.n_features && !key; i++)
        key = map->geo.features[i].key;
    return sg_fail(err, SG_FAIL_DATA,
                   "no area of the table ('%s' …) is on the map ('%s' …): name another property "
                   "with --map-key, or the column of areas with --area",
                   map->values.items[0].key, key ? key : "");
}

/* Boundaries are somebody's. */
static bool find_credit(struct sg_map *map, const struct sg_chart_options *options,
                        struct sg_error *err)
{
    static const char official_ja[] =
        "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成";
    static const char official_en[] =
        "made by processing National Land Numerical Information (administrative areas), Ministry "
        "of Land, Infrastructure, Transport and Tourism";
    const char *asked = options->map_credit, *own = map->geo.credit;
    const char *credit = asked && *asked ? asked
                         : own           ? own
                         : map->geo.official
                             ? sg_words_pick(options->lang, official_en, official_ja)
                             : NULL;
    map->credit = sg_copy_text(credit);
    return credit || sg_fail(err, SG_FAIL_USAGE,
                             "say whose boundaries these are with --map-credit: the file does not");
}

static bool find_focus(struct sg_map *map, const struct sg_chart_options *options,
                       struct sg_error *err)
{
    const char *asked = options->focus, *place = map->values.table->info.place;
    const char *wanted = asked ? asked : place;
    map->focus = -1;
    for (size_t i = 0; i < map->n_areas && wanted && *wanted && map->focus < 0; i++) {
        const struct sg_area_value *item = map->areas[i].item;
        if (sg_text_same_key(map->areas[i].name, wanted) ||
            (item && sg_text_same_key(item->key, wanted)))
            map->focus = (ptrdiff_t)i;
    }
    return !asked || !*asked || map->focus >= 0 ||
           sg_fail(err, SG_FAIL_USAGE, "no area is named '%s'", asked);
}

/* What is not on the map is not classed. */
static bool keep_rows(struct sg_map *map, struct sg_map_match *match,
                      const struct sg_chart_options *options, struct sg_error *err)
{
    list_rows(map, match);
    sg_map_match_renumber(match);
    sg_area_values_keep(&map->values, match->used);
    return sg_area_values_classify(&map->values, options->classes, err);
}

static bool read_all(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_map *map, struct sg_error *err)
{
    struct sg_map_match match;
    if (!options->map)
        return sg_fail(err, SG_FAIL_USAGE,
                       "chart map needs a file of boundaries (GeoJSON or TopoJSON): --map FILE");
    if (!sg_area_values_read(table, &map->values, err) ||
        !sg_geo_read(options->map, options->map_key, &map->geo, err) ||
        !find_credit(map, options, err) || !sg_map_match_make(&map->values, &map->geo, &match, err))
        return false;
    bool ok = require_any(map, &match, err) && keep_rows(map, &match, options, err);
    if (ok) {
        map->kind = !match.coded        ? SG_MAP_AREAS
                    : match.prefectures ? SG_MAP_PREFECTURES
                                        : SG_MAP_MUNICIPALITIES;
        find_prefectures(map, &match);
        crop(map, &match);
        make_areas(map, &match);
        ok = find_focus(map, options, err);
    }
    sg_map_match_free(&match);
    return ok;
}

bool sg_map_read(const struct sg_table *table, const struct sg_chart_options *options,
                 struct sg_map *map, struct sg_error *err)
{
    *map = (struct sg_map){.focus = -1};
    bool ok = read_all(table, options, map, err);
    if (!ok)
        sg_map_free(map);
    return ok;
}

void sg_map_free(struct sg_map *map)
{
    sg_geo_free(&map->geo);
    sg_area_values_free(&map->values);
    free(map->areas);
    free(map->area_of);
    free(map->drawn);
    free(map->absent);
    free(map->above);
    free(map->credit);
    *map = (struct sg_map){0};
}
