/* Table Schema v2: the fields of a resource and what stands for missing values. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "table/measure.h"
#include "table/role.h"

#include "package_parts.h"

/* The types of the standard; what no analysis uses is kept as text. */
static const char *const type_words[] = {"any",      "string", "integer",   "number",   "boolean",
                                         "date",     "year",   "yearmonth", "datetime", "time",
                                         "duration", "list",   "object",    "array",    "geopoint",
                                         "geojson",  NULL};
static const enum sg_field_type types[] = {
    SG_FIELD_ANY,     SG_FIELD_STRING, SG_FIELD_INTEGER, SG_FIELD_NUMBER,
    SG_FIELD_BOOLEAN, SG_FIELD_DATE,   SG_FIELD_YEAR,    SG_FIELD_YEARMONTH,
    SG_FIELD_STRING,  SG_FIELD_STRING, SG_FIELD_STRING,  SG_FIELD_STRING,
    SG_FIELD_STRING,  SG_FIELD_STRING, SG_FIELD_STRING,  SG_FIELD_STRING};

static const char *const match_words[] = {"exact", "equal", "subset", "superset", "partial", NULL};

/* Index of a text among `words`; absent values leave `*index` alone. */
static bool read_choice(const struct node *node, const char *const words[], size_t *index,
                        struct sg_error *err)
{
    const char *text = json_string_value(node->json);
    if (!node->json)
        return true;
    for (size_t i = 0; words[i]; i++)
        if (text && strcmp(words[i], text) == 0) {
            *index = i;
            return true;
        }
    return node_fail_choice(node, words, err);
}

/* A declared missing value without a wording: what usually says why stays; the rest, and `-`, which
   would be a zero, is not available. */
static sg_status unlabelled(const char *value)
{
    sg_status status;
    return sg_marks_find(NULL, value, &status) && !sg_status_has_value(status)
               ? status
               : SG_STATUS_NOT_AVAILABLE;
}

/* "X" or {"value": "X", "label": "suppressed"}. */
static bool read_missing_value(const struct node *item, struct sg_marks *marks,
                               struct sg_error *err)
{
    static const char *const own[] = {NULL};
    const char *value = json_string_value(item->json);
    if (value) {
        if (*value)
            sg_marks_set(marks, value, unlabelled(value), NULL);
        return true;
    }
    if (!json_is_object(item->json))
        return node_fail(item,
                         (struct sg_bilingual){"a text or {\"value\": …, \"label\": …}",
                                               "文字列又は {\"value\": …, \"label\": …}"},
                         err);
    struct node value_node = node_child(item, "value");
    struct node label_node = node_child(item, "label");
    const char *label = NULL;
    if (!node_check_own(item, own, err) || !node_read_text(&value_node, &value, err) ||
        !node_read_text(&label_node, &label, err))
        return false;
    if (!value)
        return node_fail(&value_node, (struct sg_bilingual){"a text", "文字列"}, err);
    sg_status status = unlabelled(value);
    if (label)
        sg_marks_status_of_meaning(label, &status);
    sg_marks_set(marks, value, status, label);
    return true;
}

static bool read_missing(const struct node *list, struct sg_marks *marks, struct sg_error *err)
{
    if (!list->json)
        return true;
    if (!node_is_list(list, err))
        return false;
    for (size_t i = 0; i < node_length(list); i++) {
        struct node item = node_item(list, i);
        if (!read_missing_value(&item, marks, err))
            return false;
    }
    return true;
}

/* A category's value as it stands in the cells; numbers are written as JSON writes them. */
static char *category_text(const json_t *json)
{
    if (json_is_string(json))
        return sg_copy_text(json_string_value(json));
    return json_is_number(json) ? json_dumps(json, JSON_ENCODE_ANY) : NULL;
}

static bool read_category(const struct node *item, struct sg_package_category *category,
                          struct sg_error *err)
{
    static const char *const own[] = {"label", NULL};
    struct node value = json_is_object(item->json) ? node_child(item, "value") : *item;
    const char *label = NULL;
    if (json_is_object(item->json)) {
        struct node plain = node_child(item, "label");
        struct node both = node_child(item, "sangyo:label");
        if (!node_check_own(item, own, err) || !node_read_text(&plain, &label, err) ||
            !node_read_bilingual(&both, &label, err))
            return false;
    }
    category->value = category_text(value.json);
    category->label = sg_copy_text(label);
    return category->value ||
           node_fail(&value, (struct sg_bilingual){"a text or a number", "文字列又は数値"}, err);
}

static bool read_categories(const struct node *list, struct sg_package_field *field,
                            struct sg_error *err)
{
    if (!list->json)
        return true;
    if (!node_is_list(list, err))
        return false;
    field->categories = sg_alloc(node_length(list), sizeof *field->categories);
    for (size_t i = 0; i < node_length(list); i++) {
        struct node item = node_item(list, i);
        if (!read_category(&item, &field->categories[field->n_categories++], err))
            return false;
    }
    return true;
}

static bool read_role(const struct node *field, enum sg_role *role, struct sg_error *err)
{
    const char *words[SG_ROLE_NOTE + 1] = {0}; /* of all roles but none, and the end */
    struct node node = node_child(field, "sangyo:role");
    const char *text = json_string_value(node.json);
    if (!node.json || (text && sg_role_read(text, role) && *role != SG_ROLE_NONE))
        return true;
    for (int i = SG_ROLE_NONE + 1; i <= SG_ROLE_NOTE; i++)
        words[i - SG_ROLE_NONE - 1] = sg_role_word((enum sg_role)i);
    return node_fail_choice(&node, words, err);
}

/* "sangyo:kind": the kind of measure of a column of numbers. */
static bool read_measure_kind(const struct node *field, enum sg_measure_kind *kind,
                              struct sg_error *err)
{
    const char *words[SG_MEASURE_INDEX + 1] = {0}; /* but "unknown", and the end */
    struct node node = node_child(field, "sangyo:kind");
    const char *text = json_string_value(node.json);
    if (!node.json || (text && sg_measure_kind_read(text, kind) && *kind != SG_MEASURE_UNKNOWN))
        return true;
    for (int i = SG_MEASURE_UNKNOWN + 1; i <= SG_MEASURE_INDEX; i++)
        words[i - 1] = sg_measure_rule((enum sg_measure_kind)i)->word;
    return node_fail_choice(&node, words, err);
}

/* One of the characters, which may be written in several ways. */
static bool read_char(const struct node *field, const char *key, char *found, struct sg_error *err)
{
    static const struct {
        const char *text;
        char character;
    } known[] = {{".", '.'},      {",", ','},      {" ", ' '},  {"\u00A0", ' '},
                 {"\u202F", ' '}, {"\u2009", ' '}, {"'", '\''}, {"\u2019", '\''}};
    static const struct sg_bilingual decimal = {"\".\" or \",\"", " \".\" か \",\" "};
    static const struct sg_bilingual group = {"one of \",\", \".\", \" \" and \"'\"",
                                              " \",\"、\".\"、\" \"、\"'\" のいずれか"};
    struct node node = node_child(field, key);
    const char *text = json_string_value(node.json);
    size_t n = strcmp(key, "decimalChar") == 0 ? 2 : sizeof known / sizeof *known;
    for (size_t i = 0; text && i < n; i++)
        if (strcmp(known[i].text, text) == 0) {
            *found = known[i].character;
            return true;
        }
    return !node.json || node_fail(&node, n == 2 ? decimal : group, err);
}

/* decimalChar and groupChar: a point and nothing if they are not there. */
static bool read_numbers(const struct node *node, struct sg_package_field *field,
                         struct sg_error *err)
{
    struct sg_number_marks *numbers = &field->numbers;
    struct node group = node_child(node, "groupChar");
    if (!read_char(node, "decimalChar", &numbers->decimal, err) ||
        !read_char(node, "groupChar", &numbers->thousands, err))
        return false;
    if (numbers->thousands && !numbers->decimal)
        numbers->decimal = '.';
    if (numbers->decimal && numbers->decimal == numbers->thousands)
        return node_fail(
            &group,
            (struct sg_bilingual){"another character than decimalChar", "decimalChar と異なる文字"},
            err);
    if (field->type == SG_FIELD_NUMBER || field->type == SG_FIELD_INTEGER)
        numbers->otherwise = '.';
    return true;
}

static bool read_own(const struct node *node, struct sg_package_field *field, struct sg_error *err)
{
    static const char *const own[] = {"role", "unit", "kind", "label", "decimals", NULL};
    struct node title = node_child(node, "title");
    struct node label = node_child(node, "sangyo:label");
    struct node unit = node_child(node, "sangyo:unit");
    struct node decimals = node_child(node, "sangyo:decimals");
    const char *title_text = NULL;
    const char *unit_text = NULL;
    long long places = -1;
    bool ok = node_check_own(node, own, err) && node_read_text(&title, &title_text, err) &&
              node_read_bilingual(&label, &title_text, err) &&
              node_read_bilingual(&unit, &unit_text, err) && read_role(node, &field->role, err) &&
              read_measure_kind(node, &field->measure_kind, err) &&
              node_read_integer(&decimals, (long long[]){0, 15}, &places, err);
    field->title = sg_copy_text(title_text);
    field->unit = sg_copy_text(unit_text);
    field->decimals = (int)places;
    return ok;
}

static bool read_field(const struct node *node, const struct sg_marks *marks,
                       struct sg_package_field *field, struct sg_error *err)
{
    if (!node_is_object(node, err))
        return false;
    struct node name = node_child(node, "name");
    struct node type = node_child(node, "type");
    struct node categories = node_child(node, "categories");
    struct node ordered = node_child(node, "categoriesOrdered");
    struct node missing = node_child(node, "missingValues");
    const char *name_text = NULL;
    size_t index = 0;
    if (!node_read_text(&name, &name_text, err))
        return false;
    if (!name_text || !*name_text)
        return node_fail(&name, (struct sg_bilingual){"a text", "文字列"}, err);
    field->name = sg_copy_text(name_text);
    if (!read_choice(&type, type_words, &index, err))
        return false;
    field->type = types[index];
    for (size_t i = 0; !missing.json && i < marks->n; i++)
        sg_marks_set(&field->marks, marks->items[i].symbol, marks->items[i].status,
                     marks->items[i].meaning);
    return read_own(node, field, err) && read_numbers(node, field, err) &&
           read_categories(&categories, field, err) &&
           node_read_bool(&ordered, &field->ordered, err) &&
           read_missing(&missing, &field->marks, err);
}

static bool read_fields(const struct node *list, struct sg_package_resource *result,
                        struct sg_error *err)
{
    if (!node_is_list(list, err))
        return false;
    result->fields = sg_alloc(node_length(list), sizeof *result->fields);
    for (size_t i = 0; i < node_length(list); i++) {
        struct node item = node_item(list, i);
        struct sg_package_field *field = &result->fields[result->n_fields++];
        if (!read_field(&item, &result->marks, field, err))
            return false;
        for (size_t k = 0; k < i; k++)
            if (strcmp(result->fields[k].name, field->name) == 0) {
                struct node name = node_child(&item, "name");
                return node_fail(
                    &name,
                    (struct sg_bilingual){"a name that no other field has", "他の項目と異なる名前"},
                    err);
            }
    }
    return true;
}

bool package_read_schema(const struct node *resource, struct sg_package_resource *result,
                         struct sg_error *err)
{
    static const char *const own[] = {NULL};
    struct node node = node_child(resource, "schema");
    if (!node.json)
        return true;
    if (!node_is_object(&node, err) || !node_check_own(&node, own, err))
        return false;
    struct node missing = node_child(&node, "missingValues");
    struct node fields = node_child(&node, "fields");
    struct node match = node_child(&node, "fieldsMatch");
    /* version 2.0's own profile asked for a list of one, which 2.1 corrected */
    struct node match_item = json_is_array(match.json) ? node_item(&match, 0) : match;
    size_t index = SG_FIELDS_EXACT;
    bool ok = read_choice(&match_item, match_words, &index, err) &&
              read_missing(&missing, &result->marks, err) && read_fields(&fields, result, err);
    result->match = (enum sg_fields_match)index;
    return ok;
}
