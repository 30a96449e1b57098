#include "map_words.h"

#include <stdlib.h>

#include "plots/charts/areas/area_title.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "table/area_code.h"
#include "table/area_list.h"
#include "table/prefecture.h"

enum { LISTED = 12 }; /* names in a note */

static void add_name(const struct sg_area_value *item, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_names_label(item->name, lang, false));
}

/* The same with its prefecture: names stand in several of them. */
static void add_whole_name(const struct sg_area_value *item, enum sg_lang lang,
                           struct sg_buffer *out)
{
    char code[SG_AREA_CODE_SIZE];
    const struct sg_known_area *prefecture =
        sg_area_code_read(item->key, code) ? sg_known_area(atol(code) / 1000 * 1000) : NULL;
    if (prefecture && lang == SG_JA)
        sg_buffer_add(out, prefecture->name.ja);
    add_name(item, lang, out);
    if (prefecture && lang == SG_EN)
        sg_buffer_printf(out, ", %s", prefecture->name.en);
}

struct sg_area_words sg_map_words(const struct sg_map *map, enum sg_lang lang)
{
    static const struct sg_bilingual ones[] = {
        [SG_MAP_AREAS] = {"area", "地域"},
        [SG_MAP_PREFECTURES] = {"prefecture", "都道府県"},
        [SG_MAP_MUNICIPALITIES] = {"municipality", "市区町村"}};
    static const struct sg_bilingual many[] = {
        [SG_MAP_AREAS] = {"areas", "地域"},
        [SG_MAP_PREFECTURES] = {"prefectures", "都道府県"},
        [SG_MAP_MUNICIPALITIES] = {"municipalities", "市区町村"}};
    return (struct sg_area_words){&map->values, lang, map->spanning ? add_whole_name : add_name,
                                  ones[map->kind], many[map->kind]};
}

bool sg_map_has_gaps(const struct sg_map *map)
{
    for (size_t i = 0; i < map->n_areas; i++)
        if (!map->areas[i].item)
            return true;
    return false;
}

void sg_map_label_text(const struct sg_map *map, size_t area, enum sg_lang lang,
                       struct sg_buffer *out)
{
    const char *name = map->areas[area].name;
    int prefecture = map->kind == SG_MAP_PREFECTURES ? sg_prefecture_read(name) : -1;
    if (prefecture > 0)
        sg_prefecture_name(prefecture, lang, out);
    else
        sg_buffer_add(out, sg_names_label(name, lang, true));
}

void sg_map_say(const struct sg_map *map, enum sg_lang lang, struct sg_frame *frame)
{
    struct sg_area_words words = sg_map_words(map, lang);
    sg_area_title(&words, &frame->title);
    sg_area_words_subtitle(&words, NULL, &frame->subtitle);
    sg_buffer_add(&frame->description, sg_words_pick(lang, "Map of areas coloured by class. ",
                                                     "階級で色分けした地図。"));
    sg_area_words_description(&words, &frame->description);
}

static void list(const char *head, const char *const names[], size_t n, enum sg_lang lang,
                 struct sg_buffer *out)
{
    if (!n)
        return;
    sg_buffer_add(out, head);
    sg_area_words_list(names, n, LISTED, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
}

/* Areas of the map without a row, and those without a code. */
static void say_gaps(const struct sg_map *map, enum sg_lang lang, struct sg_buffer *out)
{
    const char **names = sg_alloc(map->n_areas, sizeof *names);
    size_t n = 0, uncoded = 0;
    for (size_t i = 0; i < map->n_areas; i++)
        if (!map->areas[i].item && map->areas[i].coded)
            names[n++] = sg_names_label(map->areas[i].name, lang, false);
    list(sg_words_pick(lang, "No data: ", "データなし："), names, n, lang, out);
    for (size_t i = 0; i < map->n_areas; i++)
        if (!map->areas[i].item && !map->areas[i].coded)
            names[uncoded++] = map->areas[i].name;
    list(sg_words_pick(lang, "No code, so no data: ", "コードがなくデータなし："), names, uncoded,
         lang, out);
    free(names);
}

static void say_features(const struct sg_map *map, enum sg_lang lang, struct sg_buffer *out)
{
    const char **names = sg_alloc(map->geo.n_features, sizeof *names);
    bool *shaped = sg_alloc(map->geo.n_features, sizeof *shaped);
    size_t n = 0;
    for (size_t i = 0; i < map->geo.n_rings; i++)
        shaped[map->geo.rings[i].feature] = true;
    for (size_t i = 0; i < map->geo.n_features; i++)
        if (map->drawn[i] && !shaped[i])
            names[n++] = map->geo.features[i].name;
    list(sg_words_pick(lang, "Without a shape on the map: ", "地図に形がない地域："), names, n,
         lang, out);
    n = 0;
    for (size_t i = 0; i < map->geo.n_features; i++)
        if (map->drawn[i] && map->geo.features[i].crossed)
            names[n++] = map->geo.features[i].name;
    list(sg_words_pick(lang,
                       "Boundaries that cross themselves, so that the colour may be wrong there: ",
                       "境界線が交差し、塗り分けが正しくないことがある地域："),
         names, n, lang, out);
    free(shaped);
    free(names);
}

static void say_page(const struct sg_map *map, const struct sg_map_shown *shown, enum sg_lang lang,
                     struct sg_buffer *out)
{
    if (!shown->labelled)
        sg_buffer_add(out, sg_words_pick(lang, "Areas are not named. ", "名称は示していない。"));
    list(sg_words_pick(lang, "Names without room: ", "入らないため名称を省いた地域："),
         shown->unlabelled, shown->n_unlabelled, lang, out);
    if (shown->boxed)
        sg_buffer_add(
            out,
            shown->scaled
                ? sg_words_pick(lang, "Islands far away in boxes, at another scale. ",
                                "離れた島は枠内に示した（縮尺は異なる）。")
                : sg_words_pick(lang, "Islands far away in boxes. ", "離れた島は枠内に示した。"));
    if (shown->cut)
        sg_buffer_add(out, sg_words_pick(lang, "Specks farther away are not shown. ",
                                         "さらに離れた小島は示していない。"));
    if (map->cropped)
        sg_buffer_add(out, sg_words_pick(lang, "Prefectures without data are not shown. ",
                                         "データのない都道府県は示していない。"));
}

void sg_map_say_note(const struct sg_map *map, const struct sg_map_shown *shown, enum sg_lang lang,
                     struct sg_frame *frame)
{
    struct sg_area_words words = sg_map_words(map, lang);
    struct sg_buffer *out = &frame->note;
    say_gaps(map, lang, out);
    list(sg_words_pick(lang, "Not on the map: ", "地図にないため示していない地域："), map->absent,
         map->n_absent, lang, out);
    list(sg_words_pick(
             lang, "Not shown, as others lie in them: ", "内訳の地域があるため示していない地域："),
         map->above, map->n_above, lang, out);
    say_features(map, lang, out);
    say_page(map, shown, lang, out);
    sg_area_words_note(&words, out);
    sg_buffer_add(&frame->credit, sg_words_pick(lang, "Boundaries: ", "境界："));
    sg_buffer_add(&frame->credit, map->credit);
}
