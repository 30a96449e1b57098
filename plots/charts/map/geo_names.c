#include "geo_names.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include <sangyo/number.h>
#include "table/prefecture.h"

/* Codes of municipalities in national land numerical information N03, and what it is named by. */
static const char official_key[] = "N03_007";
static const char official_county[] = "N03_003", official_name[] = "N03_004";
static const char official_prefecture[] = "N03_001";
static const char id[] = "id"; /* of a feature, beside its properties */

static const json_t *property(const json_t *feature, const char *key)
{
    const json_t *found = json_object_get(json_object_get(feature, "properties"), key);
    return found || strcmp(key, id) != 0 ? found : json_object_get(feature, id);
}

static bool have(const json_t *features, const char *key)
{
    bool found = false;
    for (size_t i = 0; i < json_array_size(features) && !found; i++)
        found = property(json_array_get(features, i), key) != NULL;
    return found;
}

static void list_properties(const json_t *features, struct sg_buffer *out)
{
    json_t *properties = json_object_get(json_array_get(features, 0), "properties");
    for (void *at = json_object_iter(properties); at; at = json_object_iter_next(properties, at))
        sg_buffer_printf(out, "%s%s", out->n ? ", " : "", json_object_iter_key(at));
}

bool sg_geo_names_choose(const json_t *features, const char **key, struct sg_geo *geo,
                         struct sg_error *err)
{
    struct sg_buffer list = {0};
    geo->official = have(features, official_key) && have(features, official_name);
    if (!*key && geo->official)
        *key = official_key;
    if (*key && have(features, *key))
        return true;
    list_properties(features, &list);
    if (*key)
        sg_fail(err, SG_FAIL_USAGE, "no area of the map has the property '%s'; there are: %s", *key,
                sg_buffer_text(&list));
    else
        sg_fail(err, SG_FAIL_USAGE,
                "name the property that holds the codes or names of areas with --map-key; there "
                "are: %s",
                sg_buffer_text(&list));
    sg_buffer_free(&list);
    return false;
}

const json_t *sg_geo_names_object(const json_t *root, const char *key)
{
    json_t *objects = json_object_get(root, "objects");
    const json_t *first = NULL;
    for (void *at = json_object_iter(objects); at; at = json_object_iter_next(objects, at)) {
        const json_t *geometries = json_object_get(json_object_iter_value(at), "geometries");
        if (have(geometries, key ? key : official_key))
            return geometries;
        first = first ? first : geometries;
    }
    return first;
}

static char *text_of(const json_t *value)
{
    char number[SG_NUMBER_SIZE];
    if (json_is_string(value) && *json_string_value(value))
        return sg_copy_text(json_string_value(value));
    if (!json_is_number(value))
        return NULL;
    sg_number_shortest(json_number_value(value), number);
    return sg_copy_text(number);
}

char *sg_geo_names_key(const json_t *feature, const char *key)
{
    return text_of(property(feature, key));
}

/* 静岡市葵区, 吉田町, 所属未定地（千葉県）. */
static char *official(const json_t *feature, bool coded)
{
    const char *county = json_string_value(property(feature, official_county));
    const char *name = json_string_value(property(feature, official_name));
    const char *prefecture = json_string_value(property(feature, official_prefecture));
    struct sg_buffer out = {0};
    size_t n = county ? strlen(county) : 0, m = strlen("市");
    if (!name)
        return NULL;
    if (n > m && strcmp(county + n - m, "市") == 0)
        sg_buffer_add(&out, county);
    sg_buffer_add(&out, name);
    if (!coded && prefecture)
        sg_buffer_printf(&out, "（%s）", prefecture);
    return sg_buffer_take(&out);
}

char *sg_geo_names_name(const json_t *feature, const char *key, size_t number)
{
    static const char *const usual[] = {"name_ja", "nam_ja",  "name", "NAME",
                                        "Name",    "name_en", "nam",  "NAME_1"};
    struct sg_buffer place = {0};
    char *name = official(feature, key != NULL);
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !name; i++)
        name = text_of(property(feature, usual[i]));
    if (name || key)
        return name ? name : sg_copy_text(key);
    sg_buffer_printf(&place, "#%zu", number);
    return sg_buffer_take(&place);
}

int sg_geo_names_prefecture(const json_t *feature)
{
    const char *name = json_string_value(property(feature, official_prefecture));
    int number = name ? sg_prefecture_read(name) : 0;
    return number > 0 ? number : 0;
}

char *sg_geo_names_credit(const json_t *root)
{
    static const char *const usual[] = {"attribution", "credit", "copyright"};
    const char *found = NULL;
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !found; i++)
        found = json_string_value(json_object_get(root, usual[i]));
    return found && *found ? sg_copy_text(found) : NULL;
}
