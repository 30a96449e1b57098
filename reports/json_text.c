#include "json_text.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "table/json_words.h"
#include "table/measure.h"
#include "table/role.h"

void sg_json_add(const char *text, struct sg_buffer *out)
{
    if (!text) {
        sg_buffer_add(out, "null");
        return;
    }
    sg_buffer_add_char(out, '"');
    for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
        if (*s == '"' || *s == '\\') {
            sg_buffer_add_char(out, '\\');
            sg_buffer_add_char(out, (char)*s);
        } else if (*s < 0x20 || *s == 0x7f) {
            sg_buffer_printf(out, "\\u%04x", (unsigned)*s);
        } else if (s[0] == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0) {
            sg_buffer_printf(out, "\\u%04x", (unsigned)*++s);
        } else {
            sg_buffer_add_char(out, (char)*s);
        }
    }
    sg_buffer_add_char(out, '"');
}

void sg_json_add_number(double value, struct sg_buffer *out)
{
    char text[SG_NUMBER_SIZE];
    if (isfinite(value))
        sg_buffer_add_bytes(out, text, sg_number_shortest(value, text));
    else
        sg_buffer_add(out, "null");
}

void sg_json_add_key(const char *key, const char *lead, struct sg_buffer *out)
{
    sg_buffer_add(out, lead);
    sg_json_add(key, out);
    sg_buffer_add(out, ": ");
}

static void add_pair(const char *key, const char *text, struct sg_buffer *out)
{
    sg_json_add_key(key, ", ", out);
    sg_json_add(text, out);
}

/* ["year", 24252, 1, 12]: what a label such as 10年度 does not say alone. */
static void add_period(const struct sg_period *period, struct sg_buffer *out)
{
    sg_buffer_add_char(out, '[');
    sg_json_add(sg_json_period_words[period->kind], out);
    sg_buffer_printf(out, ", %d, %d, %d]", period->month, period->day, period->months);
}

static bool same_period(const struct sg_period *a, const struct sg_period *b)
{
    return a->kind == b->kind && a->month == b->month && a->day == b->day && a->months == b->months;
}

static bool reads_itself(const struct sg_column *column)
{
    for (size_t i = 0; column->kind == SG_COLUMN_PERIOD && i < column->levels.n; i++) {
        struct sg_period period;
        if (!sg_period_read(column->levels.texts[i], NULL, &period, NULL) ||
            !same_period(&period, &column->levels.periods[i]))
            return false;
    }
    return true;
}

/* Whether the levels are those of the records, in their order. */
static bool levels_follow(const struct sg_table *table, const struct sg_column *column)
{
    int32_t next = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (column->codes[row] > next)
            return false;
        next += column->codes[row] == next;
    }
    return (size_t)next == column->levels.n;
}

static void add_levels(const struct sg_table *table, const struct sg_column *column,
                       struct sg_buffer *out)
{
    bool periods = !reads_itself(column);
    if (!periods && levels_follow(table, column))
        return;
    sg_json_add_key("levels", ", ", out);
    for (size_t i = 0; i < column->levels.n; i++) {
        sg_buffer_add(out, i ? ", " : "[");
        sg_json_add(column->levels.texts[i], out);
    }
    sg_buffer_add(out, column->levels.n ? "]" : "[]");
    if (!periods)
        return;
    sg_json_add_key("periods", ", ", out);
    for (size_t i = 0; i < column->levels.n; i++) {
        sg_buffer_add(out, i ? ", " : "[");
        add_period(&column->levels.periods[i], out);
    }
    sg_buffer_add_char(out, ']');
}

static void add_number_keys(const struct sg_column *column, struct sg_buffer *out)
{
    enum sg_measure_kind kind = column->measure_kind;
    add_pair("measure_kind", kind == SG_MEASURE_UNKNOWN ? NULL : sg_measure_rule(kind)->word, out);
    if (column->decimals >= 0)
        sg_buffer_printf(out, ", \"decimals\": %d", column->decimals);
    if (column->printed_decimals >= 0)
        sg_buffer_printf(out, ", \"printed_decimals\": %d", column->printed_decimals);
}

static void add_codes(const struct sg_column *column, struct sg_buffer *out)
{
    for (size_t i = 0; i < column->coded.n; i++) {
        if (i == 0)
            sg_json_add_key("codes", ", ", out);
        sg_json_add_key("code", i ? ", {" : "[{", out);
        sg_json_add(column->coded.items[i], out);
        add_pair("label", column->labelled.items[i], out);
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add(out, column->coded.n ? "]" : "");
}

/* A text of the column's own that columns.def has in the other language: 時点 in English. */
static bool is_of_other(const char *own, const struct sg_bilingual *usual, enum sg_lang lang)
{
    const char *other = lang == SG_JA ? usual->en : usual->ja;
    return own && other && strcmp(own, other) == 0 && strcmp(own, sg_lang_pick(*usual, lang)) != 0;
}

/* Names the texts that reading must not take for those of columns.def. */
static void add_own(const struct sg_column *column, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    bool label = info && is_of_other(column->label, &info->label, lang);
    bool unit = info && is_of_other(column->unit, &info->unit, lang);
    if (label || unit)
        sg_buffer_printf(out, ", \"own\": [%s%s%s]", label ? "\"label\"" : "",
                         label && unit ? ", " : "", unit ? "\"unit\"" : "");
}

static void add_column(const struct sg_table *table, const struct sg_column *column,
                       enum sg_lang lang, struct sg_buffer *out)
{
    sg_json_add_key("name", "{", out);
    sg_json_add(column->name, out);
    add_pair("label", sg_column_title(column, lang), out);
    add_pair("unit", sg_column_unit(column, lang), out);
    add_own(column, lang, out);
    add_pair("kind", sg_json_kind_words[column->kind], out);
    add_pair("role", column->role == SG_ROLE_NONE ? NULL : sg_role_word(column->role), out);
    sg_json_add_key("main", ", ", out);
    sg_buffer_add(out, column == sg_table_main(table) ? "true" : "false");
    if (column->kind == SG_COLUMN_NUMBER)
        add_number_keys(column, out);
    else
        add_levels(table, column, out);
    add_codes(column, out);
    sg_buffer_add_char(out, '}');
}

void sg_json_add_head(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_table_info *info = &table->info;
    sg_buffer_printf(out, "{\n\"format\": \"" SG_JSON_FORMAT "\",\n\"version\": %d",
                     SG_JSON_VERSION);
    sg_json_add_key("title", ",\n", out);
    sg_json_add(info->title, out);
    for (size_t i = 0; i < SG_JSON_TEXTS; i++) {
        char *const *text = sg_json_info_text((struct sg_table_info *)info, i);
        if (!*text)
            continue;
        sg_json_add_key(sg_json_info_words[i], ",\n", out);
        sg_json_add(*text, out);
    }
    if (info->level > 0) {
        char level[SG_NUMBER_SIZE];
        sg_number_shortest(info->level, level);
        sg_json_add_key("level", ",\n", out);
        sg_buffer_add(out, level);
    }
    sg_json_add_key("columns", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_add(out, i ? ",\n" : "\n");
        add_column(table, table->columns[i], lang, out);
    }
    sg_buffer_add_char(out, ']');
}

static void add_breaks(const struct sg_table_info *info, struct sg_buffer *out)
{
    sg_json_add_key("breaks", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < info->n_breaks; i++) {
        const struct sg_break *at = &info->breaks[i];
        sg_json_add_key("label", i ? ",\n{" : "\n{", out);
        sg_json_add(at->label, out);
        sg_json_add_key("period", ", ", out);
        add_period(&at->period, out);
        add_pair("note", at->note, out);
        sg_json_add_key("caution", ", ", out);
        sg_buffer_add(out, at->caution ? "true}" : "false}");
    }
    sg_buffer_add_char(out, ']');
}

static void add_reference_dates(const struct sg_table_info *info, struct sg_buffer *out)
{
    sg_json_add_key("reference_dates", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < info->n_reference_dates; i++) {
        const struct sg_reference_date *at = &info->reference_dates[i];
        sg_json_add_key("label", i ? ",\n{" : "\n{", out);
        sg_json_add(at->label, out);
        sg_json_add_key("period", ", ", out);
        add_period(&at->period, out);
        sg_json_add_key("date", ", ", out);
        add_period(&at->date, out);
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add_char(out, ']');
}

static void add_tests(const struct sg_table_info *info, struct sg_buffer *out)
{
    sg_json_add_key("tests", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < info->n_tests; i++) {
        struct sg_test *at = &info->tests[i];
        sg_json_add_key("test", i ? ",\n{" : "\n{", out);
        sg_json_add(at->name, out);
        add_pair("of", at->of, out);
        for (size_t k = 0; k < SG_JSON_TEST_NUMBERS; k++) {
            sg_json_add_key(sg_json_test_words[k], ", ", out);
            sg_json_add_number(*sg_json_test_number(at, k), out);
        }
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add_char(out, ']');
}

static void add_texts(const char *key, const struct sg_texts *texts, struct sg_buffer *out)
{
    sg_json_add_key(key, ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < texts->n; i++) {
        sg_buffer_add(out, i ? ",\n" : "\n");
        sg_json_add(texts->items[i], out);
    }
    sg_buffer_add_char(out, ']');
}

void sg_json_add_foot(const struct sg_table_info *info, struct sg_buffer *out)
{
    if (info->n_breaks)
        add_breaks(info, out);
    if (info->n_reference_dates)
        add_reference_dates(info, out);
    if (info->n_tests)
        add_tests(info, out);
    if (info->facts.n)
        add_texts("facts", &info->facts, out);
    if (info->chosen.n)
        add_texts("chosen", &info->chosen, out);
    if (info->methods.n)
        add_texts("methods", &info->methods, out);
    add_texts("notes", &info->notes, out);
    sg_json_add_key("sources", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < info->n_sources; i++) {
        sg_json_add_key("title", i ? ",\n{" : "\n{", out);
        sg_json_add(info->sources[i].title, out);
        add_pair("path", info->sources[i].path, out);
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add(out, "]\n}\n");
}
