/* Styles of an OpenDocument spreadsheet: those of numbers become codes of number formats. */
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "ods.h"

static char *copy(const char **attributes, const char *name)
{
    const char *value = sg_xml_attribute(attributes, name);
    return value ? sg_copy_text(value) : NULL;
}

static bool is(const char *value, const char *wanted)
{
    return value && strcmp(value, wanted) == 0;
}

static bool is_format(const char *name)
{
    static const char *const names[] = {"number-style", "percentage-style", "currency-style",
                                        "date-style",   "time-style",       "boolean-style",
                                        "text-style"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static void add_style(struct ods_styles *styles, const char **attributes)
{
    static const struct {
        const char *name;
        char family;
    } families[] = {{"table-cell", 't'}, {"text", 's'}, {"table", 'b'}};
    const char *family = sg_xml_attribute(attributes, "family");
    styles->family = 0;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (is(family, families[i].name))
            styles->family = families[i].family;
    if (!sg_xml_attribute(attributes, "name"))
        styles->family = 0; /* nothing can name it */
    if (!styles->family)
        return;
    styles->items = sg_grow(styles->items, &styles->capacity, styles->n + 1, sizeof *styles->items);
    styles->items[styles->n] = (struct ods_style){.name = copy(attributes, "name"),
                                                  .parent = copy(attributes, "parent-style-name"),
                                                  .data = copy(attributes, "data-style-name"),
                                                  .order = styles->n,
                                                  .family = styles->family};
    styles->n++;
}

/* Struck through, or set high: "super 58%", "33% 58%". */
static void take_text_properties(struct ods_style *style, const char **attributes)
{
    const char *strike = sg_xml_attribute(attributes, "text-line-through-style");
    const char *kind = sg_xml_attribute(attributes, "text-line-through-type");
    const char *position = sg_xml_attribute(attributes, "text-position");
    if (strike || kind) {
        style->strike_said = true;
        style->struck = !is(strike, "none") && !is(kind, "none");
    }
    if (position)
        style->raised = strncmp(position, "super", 5) == 0 || strtod(position, NULL) > 0;
}

static void add_format(struct ods_styles *styles, const char *name, const char **attributes)
{
    styles->formats = sg_grow(styles->formats, &styles->formats_capacity, styles->n_formats + 1,
                              sizeof *styles->formats);
    styles->formats[styles->n_formats] =
        (struct ods_format){.name = copy(attributes, "name"), .order = styles->n_formats};
    styles->n_formats++;
    styles->in_format = true;
    styles->percentage = strcmp(name, "percentage-style") == 0;
}

/* One part of a format in the words of a code; [m] are minutes wherever they stand. */
static void add_part(struct ods_styles *styles, const char *name, const char **attributes)
{
    static const struct {
        const char *name, *code;
    } parts[] = {
        {"year", "yyyy"},     {"month", "m"},    {"day", "d"},    {"era", "g"},
        {"minutes", "[m]"},   {"seconds", "ss"}, {"number", "0"}, {"scientific-number", "0E+00"},
        {"fraction", "# ?/?"}};
    struct ods_format *format = &styles->formats[styles->n_formats - 1];
    const char *factor = sg_xml_attribute(attributes, "display-factor");
    if (strcmp(name, "map") == 0) {
        if (!format->first)
            format->first = copy(attributes, "apply-style-name");
    } else if (strcmp(name, "hours") == 0) {
        sg_buffer_add(&format->code, styles->elapsed ? "[h]" : "h");
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(name, parts[i].name) == 0)
            sg_buffer_add(&format->code, parts[i].code);
    if (factor && strtod(factor, NULL) >= 1000)
        sg_buffer_add_char(&format->code, ',');
    styles->in_text = strcmp(name, "text") == 0 || strcmp(name, "currency-symbol") == 0;
}

void sg_ods_styles_start(struct ods_styles *styles, const char *name, const char **attributes)
{
    if (strcmp(name, "style") == 0) {
        add_style(styles, attributes);
    } else if (is_format(name)) {
        add_format(styles, name, attributes);
        styles->elapsed = is(sg_xml_attribute(attributes, "truncate-on-overflow"), "false");
    } else if (styles->in_format) {
        add_part(styles, name, attributes);
    } else if (styles->family && strcmp(name, "text-properties") == 0) {
        take_text_properties(&styles->items[styles->n - 1], attributes);
    } else if (styles->family == 'b' && strcmp(name, "table-properties") == 0) {
        styles->items[styles->n - 1].hidden = is(sg_xml_attribute(attributes, "display"), "false");
    }
}

void sg_ods_styles_end(struct ods_styles *styles, const char *name)
{
    styles->in_text = false;
    if (strcmp(name, "style") == 0)
        styles->family = 0;
    else if (is_format(name))
        styles->in_format = false;
}

/* What is written out means nothing, but for the sign of a percentage. */
void sg_ods_styles_text(struct ods_styles *styles, const char *piece, size_t n)
{
    if (!styles->in_format || !styles->in_text)
        return;
    struct sg_buffer *code = &styles->formats[styles->n_formats - 1].code;
    for (size_t i = 0; i < n; i++) {
        bool sign = styles->percentage && piece[i] == '%';
        if (!sign && (unsigned char)piece[i] < 0x80)
            sg_buffer_add_char(code, '\\');
        sg_buffer_add_char(code, piece[i]);
    }
}

static int by_name(const void *a, const void *b)
{
    const struct ods_style *x = a, *y = b;
    int family = (x->family > y->family) - (x->family < y->family);
    return family ? family : strcmp(x->name, y->name);
}

static int by_name_and_order(const void *a, const void *b)
{
    const struct ods_style *x = a, *y = b;
    int name = by_name(a, b);
    return name ? name : (x->order > y->order) - (x->order < y->order);
}

static int by_format(const void *a, const void *b)
{
    const struct ods_format *x = a, *y = b;
    const char *first = x->name ? x->name : "", *second = y->name ? y->name : "";
    return strcmp(first, second);
}

static int by_format_and_order(const void *a, const void *b)
{
    const struct ods_format *x = a, *y = b;
    int name = by_format(a, b);
    return name ? name : (x->order > y->order) - (x->order < y->order);
}

/* The last of those of one name in an array in order, or NULL. */
static const void *last_of(const void *items, size_t n, size_t size, const void *key,
                           int (*compare)(const void *, const void *))
{
    const char *at = items;
    size_t from = 0, to = n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (compare(at + middle * size, key) <= 0)
            from = middle + 1;
        else
            to = middle;
    }
    const char *found = from ? at + (from - 1) * size : NULL;
    return found && compare(found, key) == 0 ? found : NULL;
}

const struct ods_style *sg_ods_style(const struct ods_styles *styles, char family, const char *name)
{
    if (!name)
        return NULL;
    const struct ods_style key = {.name = (char *)(uintptr_t)name, .family = family};
    return last_of(styles->items, styles->n, sizeof key, &key, by_name);
}

static struct sg_number_format format_of(const struct ods_styles *styles, const char *name)
{
    struct ods_format key = {.name = (char *)(uintptr_t)name};
    const struct ods_format *format =
        last_of(styles->formats, styles->n_formats, sizeof key, &key, by_format);
    if (format && format->first) {
        key.name = format->first;
        const struct ods_format *first =
            last_of(styles->formats, styles->n_formats, sizeof key, &key, by_format);
        format = first ? first : format;
    }
    return sg_number_format_of(format ? sg_buffer_text(&format->code) : "General");
}

/* What a style does not say, its parents do. */
static void inherit(const struct ods_styles *styles, struct ods_style *style)
{
    enum { MOST_PARENTS = 16 };
    const char *data = style->data, *parent = style->parent;
    bool said = style->strike_said, struck = style->struck;
    for (int i = 0; i < MOST_PARENTS && parent && (!data || !said); i++) {
        const struct ods_style *from = sg_ods_style(styles, style->family, parent);
        if (!from)
            break;
        data = data ? data : from->data;
        struck = said ? struck : from->struck;
        said = said || from->strike_said;
        parent = from->parent;
    }
    style->look.struck = struck;
    if (data)
        style->look.format = format_of(styles, data);
}

void sg_ods_styles_settle(struct ods_styles *styles)
{
    if (styles->n)
        qsort(styles->items, styles->n, sizeof *styles->items, by_name_and_order);
    if (styles->n_formats)
        qsort(styles->formats, styles->n_formats, sizeof *styles->formats, by_format_and_order);
    for (size_t i = 0; i < styles->n; i++)
        inherit(styles, &styles->items[i]);
}

void sg_ods_styles_free(struct ods_styles *styles)
{
    for (size_t i = 0; i < styles->n; i++) {
        free(styles->items[i].name);
        free(styles->items[i].parent);
        free(styles->items[i].data);
    }
    for (size_t i = 0; i < styles->n_formats; i++) {
        free(styles->formats[i].name);
        free(styles->formats[i].first);
        sg_buffer_free(&styles->formats[i].code);
    }
    free(styles->items);
    free(styles->formats);
    *styles = (struct ods_styles){0};
}
