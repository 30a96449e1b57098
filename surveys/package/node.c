#include "node.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/nearest.h"
#include "table/text.h"

static const char prefix[] = "sangyo:";

struct node node_child(const struct node *parent, const char *key)
{
    const json_t *json = json_object_get(parent->json, key);
    return (struct node){parent, key, 0, json_is_null(json) ? NULL : json};
}

struct node node_item(const struct node *parent, size_t index)
{
    return (struct node){parent, NULL, index, json_array_get(parent->json, index)};
}

size_t node_length(const struct node *node)
{
    return json_array_size(node->json);
}

static size_t add_place(const struct node *node, char place[NODE_PLACE_SIZE])
{
    size_t n = node->parent ? add_place(node->parent, place) : 0;
    size_t room = NODE_PLACE_SIZE - n;
    int added = 0;
    if (node->parent && node->key)
        added = snprintf(place + n, room, "%s%s", n ? "." : "", node->key);
    else if (node->parent)
        added = snprintf(place + n, room, "[%zu]", node->index);
    if (added < 0)
        return n;
    return (size_t)added < room ? n + (size_t)added : NODE_PLACE_SIZE - 1;
}

void node_place(const struct node *node, char place[NODE_PLACE_SIZE])
{
    place[0] = '\0';
    if (add_place(node, place) == 0)
        snprintf(place, NODE_PLACE_SIZE, "(top)");
}

/* The value as it stands in the file, cut. */
static void dump_value(const struct node *node, char text[80])
{
    char *dump = node->json ? json_dumps(node->json, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
    const char *from = dump ? dump : "";
    size_t n = 0;
    while (*from) {
        const char *next = from;
        sg_text_next(&next);
        size_t bytes = (size_t)(next - from);
        if (n + bytes > 70) {
            memcpy(text + n, "…", sizeof "…" - 1);
            n += sizeof "…" - 1;
            break;
        }
        memcpy(text + n, from, bytes);
        n += bytes;
        from = next;
    }
    text[n] = '\0';
    free(dump);
}

bool node_fail(const struct node *node, struct sg_bilingual expected, struct sg_error *err)
{
    char place[NODE_PLACE_SIZE];
    char found[80];
    const char *words = sg_lang_pick(expected, err ? err->lang : SG_EN);
    node_place(node, place);
    dump_value(node, found);
    if (!node->json)
        return sg_fail(err, SG_FAIL_DATA, "%s is missing; it must be %s", place, words);
    return sg_fail(err, SG_FAIL_DATA, "%s must be %s, not %s", place, words, found);
}

/* The words of a NULL-terminated list with commas between, and the nearest to `asked` or NULL. */
static const char *list_words(const char *const words[], const char *asked, struct sg_buffer *list)
{
    size_t n = 0;
    for (; words[n]; n++)
        sg_buffer_printf(list, "%s%s", n ? ", " : "", words[n]);
    return asked ? sg_nearest(asked, words, n) : NULL;
}

bool node_fail_choice(const struct node *node, const char *const words[], struct sg_error *err)
{
    char place[NODE_PLACE_SIZE];
    char found[80];
    struct sg_buffer list = {0};
    const char *text = json_string_value(node->json);
    node_place(node, place);
    dump_value(node, found);
    const char *nearest = list_words(words, text, &list);
    if (nearest)
        sg_fail(err, SG_FAIL_DATA, "%s must be one of %s, not %s; did you mean %s?", place,
                sg_buffer_text(&list), found, nearest);
    else
        sg_fail(err, SG_FAIL_DATA, "%s must be one of %s, not %s", place, sg_buffer_text(&list),
                found);
    sg_buffer_free(&list);
    return false;
}

bool node_read_text(const struct node *node, const char **text, struct sg_error *err)
{
    if (node->json && !json_is_string(node->json))
        return node_fail(node, (struct sg_bilingual){"a text", "文字列"}, err);
    if (node->json)
        *text = json_string_value(node->json);
    return true;
}

bool node_read_bool(const struct node *node, bool *value, struct sg_error *err)
{
    if (node->json && !json_is_boolean(node->json))
        return node_fail(node, (struct sg_bilingual){"true or false", "true 又は false"}, err);
    if (node->json)
        *value = json_is_true(node->json);
    return true;
}

bool node_read_integer(const struct node *node, long long range[2], long long *value,
                       struct sg_error *err)
{
    char en[96];
    char ja[96];
    if (!node->json)
        return true;
    *value = json_integer_value(node->json);
    if (json_is_integer(node->json) && *value >= range[0] && *value <= range[1])
        return true;
    snprintf(en, sizeof en, "a whole number from %lld to %lld", range[0], range[1]);
    snprintf(ja, sizeof ja, "%lldから%lldまでの整数", range[0], range[1]);
    return node_fail(node, (struct sg_bilingual){en, ja}, err);
}

bool node_read_bilingual(const struct node *node, const char **text, struct sg_error *err)
{
    if (!json_is_object(node->json))
        return node_read_text(node, text, err);
    bool japanese = err && err->lang == SG_JA;
    struct node first = node_child(node, japanese ? "ja" : "en");
    struct node second = node_child(node, japanese ? "en" : "ja");
    if (!first.json && !second.json)
        return node_fail(node,
                         (struct sg_bilingual){"a text or {\"ja\": …, \"en\": …}",
                                               "文字列又は {\"ja\": …, \"en\": …}"},
                         err);
    return node_read_text(&second, text, err) && node_read_text(&first, text, err);
}

bool node_is_object(const struct node *node, struct sg_error *err)
{
    return json_is_object(node->json) ||
           node_fail(node, (struct sg_bilingual){"an object {…}", "オブジェクト {…}"}, err);
}

bool node_is_list(const struct node *node, struct sg_error *err)
{
    return json_is_array(node->json) ||
           node_fail(node, (struct sg_bilingual){"a list […]", "配列 […]"}, err);
}

static bool fail_own(const struct node *node, const char *const known[], struct sg_error *err)
{
    char place[NODE_PLACE_SIZE];
    struct sg_buffer list = {0};
    node_place(node, place);
    const char *nearest = list_words(known, node->key + sizeof prefix - 1, &list);
    if (!known[0])
        sg_fail(err, SG_FAIL_DATA, "%s is not known here: no property of ours belongs here", place);
    else if (nearest)
        sg_fail(err, SG_FAIL_DATA, "%s is not known here; did you mean %s%s?", place, prefix,
                nearest);
    else
        sg_fail(err, SG_FAIL_DATA, "%s is not known here; after %s there may be %s", place, prefix,
                sg_buffer_text(&list));
    sg_buffer_free(&list);
    return false;
}

bool node_check_own(const struct node *node, const char *const known[], struct sg_error *err)
{
    const char *key;
    json_t *value;
    json_t *object = (json_t *)node->json; /* jansson's iterators do not change it */
    json_object_foreach(object, key, value)
    {
        if (strncmp(key, prefix, sizeof prefix - 1) != 0)
            continue;
        bool found = false;
        for (size_t i = 0; known[i] && !found; i++)
            found = strcmp(key + sizeof prefix - 1, known[i]) == 0;
        struct node own = {node, key, 0, value};
        if (!found)
            return fail_own(&own, known, err);
    }
    return true;
}
