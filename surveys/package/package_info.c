/* What a package says of a table besides its cells. */
#include <stdio.h>
#include <string.h>

#include <sangyo/memory.h>

#include "package_parts.h"

/* A text of a period: "2021" or the number 2021. `digits` holds it then. */
static bool read_period_text(const struct node *node, char digits[32], const char **text,
                             struct sg_error *err)
{
    if (json_is_integer(node->json)) {
        snprintf(digits, 32, "%lld", (long long)json_integer_value(node->json));
        *text = digits;
        return true;
    }
    if (!json_is_string(node->json))
        return node_fail(
            node, (struct sg_bilingual){"a period, as \"2021\"", "時点（例 \"2021\"）"}, err);
    *text = json_string_value(node->json);
    return true;
}

/* The message of a period that cannot be read, with its place in front. */
static bool fail_period(const struct node *node, const struct sg_error *inner, struct sg_error *err)
{
    char place[NODE_PLACE_SIZE];
    node_place(node, place);
    return sg_fail(err, SG_FAIL_DATA, "%s: %s", place, inner->message);
}

/* "2021" or {"period": "2021", "note": text or {ja, en}}. */
static bool read_break(const struct node *item, bool caution, struct sg_table_info *info,
                       struct sg_error *err)
{
    struct node period = json_is_object(item->json) ? node_child(item, "period") : *item;
    struct sg_error inner = {.lang = err ? err->lang : SG_EN};
    char digits[32];
    const char *label = NULL;
    const char *note = NULL;
    if (!read_period_text(&period, digits, &label, err))
        return false;
    if (json_is_object(item->json)) {
        struct node note_node = node_child(item, "note");
        if (!node_read_bilingual(&note_node, &note, err))
            return false;
    }
    return sg_info_add_break(info, label, note, caution, NULL, &inner) ||
           fail_period(&period, &inner, err);
}

static bool read_breaks(const struct node *owner, const char *key, struct sg_table_info *info,
                        struct sg_error *err)
{
    struct node list = node_child(owner, key);
    if (!list.json)
        return true;
    if (!node_is_list(&list, err))
        return false;
    for (size_t i = 0; i < node_length(&list); i++) {
        struct node item = node_item(&list, i);
        if (!read_break(&item, strcmp(key, "sangyo:cautions") == 0, info, err))
            return false;
    }
    return true;
}

static bool read_dates(const struct node *owner, struct sg_table_info *info, struct sg_error *err)
{
    struct node dates = node_child(owner, "sangyo:referenceDates");
    if (!dates.json)
        return true;
    if (!node_is_object(&dates, err))
        return false;
    const char *period;
    json_t *date;
    json_object_foreach((json_t *)dates.json, period, date)
    {
        struct node item = {&dates, period, 0, date};
        struct sg_error inner = {.lang = err ? err->lang : SG_EN};
        if (!json_is_string(date))
            return node_fail(
                &item,
                (struct sg_bilingual){"a date, as \"2021-06-01\"", "日付（例 \"2021-06-01\"）"},
                err);
        if (!sg_info_add_reference_date(info, period, json_string_value(date), &inner))
            return fail_period(&item, &inner, err);
    }
    return true;
}

static bool read_sources(const struct node *owner, struct sg_table_info *info, struct sg_error *err)
{
    struct node list = node_child(owner, "sources");
    if (!list.json)
        return true;
    if (!node_is_list(&list, err))
        return false;
    for (size_t i = 0; i < node_length(&list); i++) {
        struct node item = node_item(&list, i);
        struct node title = node_child(&item, "title");
        struct node both = node_child(&item, "sangyo:title");
        struct node path = node_child(&item, "path");
        static const char *const own[] = {"title", NULL};
        const char *title_text = NULL;
        const char *path_text = NULL;
        if (!node_is_object(&item, err) || !node_check_own(&item, own, err) ||
            !node_read_text(&title, &title_text, err) ||
            !node_read_bilingual(&both, &title_text, err) ||
            !node_read_text(&path, &path_text, err))
            return false;
        if (!title_text && !path_text)
            return node_fail(&title, (struct sg_bilingual){"a text", "文字列"}, err);
        sg_info_add_source(info, title_text ? title_text : path_text, path_text);
    }
    return true;
}

static bool read_licenses(const struct node *owner, struct sg_texts *licenses, struct sg_error *err)
{
    struct node list = node_child(owner, "licenses");
    if (!list.json)
        return true;
    if (!node_is_list(&list, err))
        return false;
    for (size_t i = 0; i < node_length(&list); i++) {
        struct node item = node_item(&list, i);
        struct node path = node_child(&item, "path");
        struct node name = node_child(&item, "name");
        struct node title = node_child(&item, "title");
        const char *text = NULL;
        if (!node_is_object(&item, err) || !node_read_text(&path, &text, err) ||
            !node_read_text(&name, &text, err) || !node_read_text(&title, &text, err))
            return false;
        if (!text)
            return node_fail(&name, (struct sg_bilingual){"a text", "文字列"}, err);
        sg_texts_add(licenses, text);
    }
    return true;
}

/* Texts that the resource may say in place of the package: the last one said is kept. */
struct own_texts {
    const char *title, *universe, *place, *total;
};

static bool read_own_texts(const struct node *owner, struct own_texts *texts, struct sg_error *err)
{
    static const char *const own[] = {"title",    "total", "breaks",         "cautions",
                                      "universe", "place", "referenceDates", NULL};
    struct node plain = node_child(owner, "title");
    struct node title = node_child(owner, "sangyo:title");
    struct node universe = node_child(owner, "sangyo:universe");
    struct node place = node_child(owner, "sangyo:place");
    struct node total = node_child(owner, "sangyo:total");
    return node_check_own(owner, own, err) && node_read_text(&plain, &texts->title, err) &&
           node_read_bilingual(&title, &texts->title, err) &&
           node_read_bilingual(&universe, &texts->universe, err) &&
           node_read_bilingual(&place, &texts->place, err) &&
           node_read_text(&total, &texts->total, err);
}

bool package_read_info(const struct node *package, const struct node *resource,
                       struct sg_package_resource *result, struct sg_error *err)
{
    const struct node *const owners[] = {package, resource};
    struct own_texts texts = {0};
    bool own_sources = node_child(resource, "sources").json;
    bool own_licenses = node_child(resource, "licenses").json;
    for (size_t i = 0; i < 2; i++)
        if (!read_own_texts(owners[i], &texts, err) ||
            !read_breaks(owners[i], "sangyo:breaks", &result->info, err) ||
            !read_breaks(owners[i], "sangyo:cautions", &result->info, err) ||
            !read_dates(owners[i], &result->info, err))
            return false;
    result->info.title = sg_copy_text(texts.title);
    result->info.universe = sg_copy_text(texts.universe);
    result->info.place = sg_copy_text(texts.place);
    result->info.total_label = sg_copy_text(texts.total);
    return read_sources(own_sources ? resource : package, &result->info, err) &&
           read_licenses(own_licenses ? resource : package, &result->licenses, err);
}
