#include "map_match.h"

#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "table/area_code.h"
#include "table/area_list.h"
#include "table/code_form.h"
#include "table/text.h"

static long code_of(const char *text)
{
    char code[SG_AREA_CODE_SIZE];
    return text && sg_area_code_read(text, code) ? atol(code) : SG_MAP_NO_CODE;
}

static int in_order(const void *left, const void *right)
{
    const struct sg_map_key *a = left, *b = right;
    if (a->text && b->text)
        return strcmp(a->text, b->text);
    return (a->code > b->code) - (a->code < b->code);
}

/* Most of the keys on either side are codes: the others are what has none (所属未定地). */
static void read_codes(struct sg_map_match *match)
{
    size_t items = 0, features = 0;
    match->codes = sg_alloc(match->values->n, sizeof *match->codes);
    match->places = sg_alloc(match->geo->n_features, sizeof *match->places);
    for (size_t i = 0; i < match->values->n; i++) {
        match->codes[i] = code_of(match->values->items[i].key);
        items += match->codes[i] != SG_MAP_NO_CODE;
    }
    for (size_t i = 0; i < match->geo->n_features; i++) {
        match->places[i] = code_of(match->geo->features[i].key);
        features += match->places[i] != SG_MAP_NO_CODE;
    }
    match->coded = 2 * items > match->values->n && 2 * features > match->geo->n_features;
}

static bool is_ward(long code)
{
    return sg_area_level(sg_area_code_above(code)) == SG_AREA_CITY;
}

/* At which level the rows are. Where all are prefectures, what lies in one needs no code of its
 * own.
 */
static void find_levels(struct sg_map_match *match)
{
    match->prefectures = match->coded;
    for (size_t i = 0; i < match->values->n && match->coded; i++) {
        match->wards = match->wards || is_ward(match->codes[i]);
        match->prefectures = match->prefectures && match->codes[i] % 1000 == 0;
    }
    for (size_t i = 0; i < match->geo->n_features && match->prefectures; i++)
        if (match->places[i] == SG_MAP_NO_CODE && match->geo->features[i].prefecture)
            match->places[i] = 1000L * match->geo->features[i].prefecture;
}

static void add_key(struct sg_map_match *match, long code, const char *text, size_t item)
{
    match->keys[match->n_keys++] = (struct sg_map_key){code, text, item};
}

static void list_keys(struct sg_map_match *match)
{
    size_t n = match->values->n;
    match->keys = sg_alloc(2 * n, sizeof *match->keys);
    if (!match->coded)
        match->texts = sg_alloc(2 * n, sizeof *match->texts);
    for (size_t i = 0; i < n; i++) {
        const struct sg_area_value *item = &match->values->items[i];
        if (match->coded && match->codes[i] != SG_MAP_NO_CODE)
            add_key(match, match->codes[i], NULL, i);
        if (match->coded)
            continue;
        match->texts[2 * i] = sg_text_key(item->key);
        add_key(match, SG_MAP_NO_CODE, match->texts[2 * i], i);
        if (item->name == item->key)
            continue;
        match->texts[2 * i + 1] = sg_text_key(item->name);
        add_key(match, SG_MAP_NO_CODE, match->texts[2 * i + 1], i);
    }
    qsort(match->keys, match->n_keys, sizeof *match->keys, in_order);
}

static bool require_one_each(const struct sg_map_match *match, struct sg_error *err)
{
    for (size_t i = 1; i < match->n_keys; i++) {
        const struct sg_map_key *a = &match->keys[i - 1], *b = &match->keys[i];
        if (a->item == b->item || in_order(a, b) != 0)
            continue;
        const struct sg_area_value *item = &match->values->items[b->item];
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where", item->name);
        return sg_input_fail_at(match->values->table, match->values->key, item->row, err);
    }
    return true;
}

/* The item of a code or text; -1: none. */
static ptrdiff_t find(const struct sg_map_match *match, long code, const char *text)
{
    const struct sg_map_key wanted = {code, text, 0}, *found;
    if (code == SG_MAP_NO_CODE && !text)
        return -1;
    found = bsearch(&wanted, match->keys, match->n_keys, sizeof *match->keys, in_order);
    return found ? (ptrdiff_t)found->item : -1;
}

/* Areas of the table that others of it lie in are no areas of the map, but sums. */
static void find_above(struct sg_map_match *match)
{
    match->above = sg_alloc(match->values->n, sizeof *match->above);
    for (size_t i = 0; i < match->values->n && match->coded; i++) {
        long code = match->codes[i];
        while (code > 0 && (code = sg_area_code_above(code)) >= 0) {
            ptrdiff_t at = find(match, code, NULL);
            if (at >= 0)
                match->above[at] = true;
        }
    }
}

/* The row of a code, else of the nearest area that it lies in and that is no sum of others. */
static ptrdiff_t row_of_code(const struct sg_map_match *match, long code)
{
    ptrdiff_t own = find(match, code, NULL);
    while (own < 0 && code > 0 && (code = sg_area_code_above(code)) > 0) {
        own = find(match, code, NULL);
        if (own >= 0 && match->above[own])
            return -1;
    }
    return own;
}

static ptrdiff_t row_of_text(const struct sg_map_match *match, const char *label)
{
    char *key = label ? sg_text_key(label) : NULL;
    ptrdiff_t row = find(match, SG_MAP_NO_CODE, key);
    free(key);
    return row;
}

bool sg_map_match_make(const struct sg_area_values *values, const struct sg_geo *geo,
                       struct sg_map_match *match, struct sg_error *err)
{
    *match = (struct sg_map_match){.values = values, .geo = geo, .n_items = values->n};
    read_codes(match);
    find_levels(match);
    list_keys(match);
    match->used = sg_alloc(values->n, sizeof *match->used);
    match->row_of = sg_alloc(geo->n_features, sizeof *match->row_of);
    if (!require_one_each(match, err)) {
        sg_map_match_free(match);
        return false;
    }
    find_above(match);
    for (size_t i = 0; i < geo->n_features; i++) {
        match->row_of[i] = match->coded ? row_of_code(match, match->places[i])
                                        : row_of_text(match, geo->features[i].key);
        if (match->row_of[i] >= 0)
            match->used[match->row_of[i]] = true;
    }
    return true;
}

void sg_map_match_free(struct sg_map_match *match)
{
    for (size_t i = 0; match->texts && i < 2 * match->n_items; i++)
        free(match->texts[i]);
    free(match->texts);
    free(match->keys);
    free(match->codes);
    free(match->places);
    free(match->row_of);
    free(match->used);
    free(match->above);
    *match = (struct sg_map_match){0};
}

void sg_map_match_renumber(struct sg_map_match *match)
{
    ptrdiff_t *numbers = sg_alloc(match->values->n, sizeof *numbers), n = 0;
    for (size_t i = 0; i < match->values->n; i++)
        numbers[i] = match->used[i] ? n++ : -1;
    for (size_t i = 0; i < match->geo->n_features; i++)
        match->row_of[i] = match->row_of[i] < 0 ? -1 : numbers[match->row_of[i]];
    free(numbers);
}

long sg_map_match_place(const struct sg_map_match *match, size_t feature)
{
    long code = match->places[feature];
    if (!match->coded || code <= 0)
        return SG_MAP_NO_CODE;
    return match->prefectures               ? code - code % 1000
           : !match->wards && is_ward(code) ? sg_area_code_above(code)
                                            : code;
}
