#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/footnotes.h"
#include "table/measure.h"
#include "table/text.h"

#include "names.h"

const char *sg_words_pick(enum sg_lang lang, const char *en, const char *ja)
{
    return lang == SG_JA ? ja : en;
}

/* Whether a label is one that only Japanese reads. */
static bool is_japanese(const char *label)
{
    while (*label && (unsigned char)*label < 0x80)
        label++;
    return *label != '\0';
}

static const char *month_name(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names[month % 12];
}

static void add_english_period(const struct sg_period *when, struct sg_buffer *out)
{
    if (when->kind == SG_PERIOD_FISCAL_YEAR)
        sg_buffer_add(out, "FY");
    if (when->kind == SG_PERIOD_DAY)
        sg_buffer_printf(out, "%d ", when->day);
    if (when->kind == SG_PERIOD_HALF && when->month % 12 > 6) /* Oct 2021–Mar 2022 */
        sg_buffer_printf(out, "%s %d–%s %d", month_name(when->month), when->month / 12,
                         month_name(when->month + 5), when->month / 12 + 1);
    else if (when->kind == SG_PERIOD_HALF)
        sg_buffer_printf(out, "%s–%s ", month_name(when->month), month_name(when->month + 5));
    if (when->kind == SG_PERIOD_QUARTER)
        sg_buffer_printf(out, "%s–%s ", month_name(when->month), month_name(when->month + 2));
    if (when->kind == SG_PERIOD_MONTH || when->kind == SG_PERIOD_DAY)
        sg_buffer_printf(out, "%s ", month_name(when->month));
    if (when->kind != SG_PERIOD_HALF || when->month % 12 <= 6)
        sg_buffer_printf(out, "%d", when->month / 12);
}

void sg_words_period(const char *label, const struct sg_period *when, enum sg_lang lang,
                     struct sg_buffer *out)
{
    bool bare = strspn(label, "0123456789") == strlen(label);
    if (lang == SG_EN && when->kind != SG_PERIOD_NONE && is_japanese(label)) {
        add_english_period(when, out);
        return;
    }
    sg_buffer_add(out, label);
    if (lang == SG_JA && bare && when->kind == SG_PERIOD_YEAR)
        sg_buffer_add(out, "年");
}

static bool holds(const char *text, const char *part)
{
    char *whole = sg_text_key(text), *key = sg_text_key(part);
    bool found = *key && strstr(whole, key) != NULL;
    free(key);
    free(whole);
    return found;
}

bool sg_words_name_unit(const char *measure, const char *unit)
{
    struct sg_unit read;
    if (!measure || !unit)
        return false;
    char *name = sg_unit_take_off(measure);
    bool named = holds(name, unit);
    if (!named && sg_unit_read(unit, &read) && read.base.en)
        named = read.scale <= 1 && (holds(name, read.base.ja) || holds(name, read.base.en));
    free(name);
    return named;
}

void sg_words_measure_name(const char *measure, enum sg_lang lang, struct sg_buffer *out)
{
    static const char over[] = " / "; /* of what `ratio` makes: each part has its name */
    char *name = sg_unit_take_off(measure), *at = name;
    for (char *next; (next = strstr(at, over)); at = next + strlen(over)) {
        *next = '\0';
        sg_buffer_printf(out, "%s%s", sg_names_label(at, lang, false), over);
    }
    sg_buffer_add(out, sg_names_label(at, lang, false));
    free(name);
}

void sg_words_measure(const char *measure, const char *unit, enum sg_lang lang,
                      struct sg_buffer *out)
{
    char *own = sg_unit_of_label(measure);
    const char *said = unit ? unit : own;
    sg_words_measure_name(measure, lang, out);
    if (said && !sg_words_name_unit(measure, said)) {
        sg_buffer_add(out, lang == SG_JA ? "（" : " (");
        sg_unit_name(said, 1, lang, out);
        sg_buffer_add(out, lang == SG_JA ? "）" : ")");
    }
    free(own);
}

const char *sg_words_symbol(sg_status voids, enum sg_lang lang)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        if (voids >> i & 1)
            return sg_lang_pick(sg_status_info(i)->symbol, lang);
    return "";
}

void sg_words_number(double x, struct sg_words_number style, struct sg_buffer *out)
{
    char text[SG_NUMBER_SIZE];
    sg_number_display(
        x,
        (struct sg_number_style){.decimals = style.decimals,
                                 .thousands = true,
                                 .plus = style.plus,
                                 .minus = style.lang == SG_JA ? SG_MINUS_TRIANGLE : SG_MINUS_SIGN},
        text);
    sg_buffer_add(out, text);
}

/* Names of our own that begin with that of a country or a person. */
static bool begins_with_proper_name(const char *name)
{
    static const char *const proper[] = {"Japan ", "Kruskal"};
    for (size_t i = 0; i < sizeof proper / sizeof *proper; i++)
        if (strncmp(name, proper[i], strlen(proper[i])) == 0)
            return true;
    return false;
}

void sg_words_title(const char *title, enum sg_lang lang, struct sg_buffer *out)
{
    const char *name = sg_names_label(title, lang, false);
    /* an abbreviation keeps its capitals, and so does a name of the user's own: Nikkei average */
    bool lower = lang == SG_EN && *name && !isupper((unsigned char)name[1]) &&
                 !begins_with_proper_name(name) && sg_names_is_ours(name);
    if (lower)
        sg_buffer_add_char(out, (char)tolower((unsigned char)*name));
    sg_buffer_add(out, name + lower);
}

static void add_name(const char *label, enum sg_lang lang, bool brief, struct sg_buffer *out)
{
    const char *name = sg_names_label(label, lang, brief);
    if (sg_names_is_common(label, lang))
        sg_words_title(name, lang, out);
    else
        sg_buffer_add(out, name);
}

void sg_words_name(const char *label, enum sg_lang lang, struct sg_buffer *out)
{
    add_name(label, lang, true, out);
}

void sg_words_full_name(const char *label, enum sg_lang lang, struct sg_buffer *out)
{
    add_name(lang == SG_JA ? sg_names_without_code(label) : label, lang, false, out);
}

bool sg_words_rank(const char *title)
{
    static const char *const words[] = {"最も",   "に特化",        "largest", "highest",
                                        "lowest", "most frequent", " lead",   "Specialized"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(title, words[i]))
            return true;
    return false;
}

void sg_words_sentence(const char *text, enum sg_lang lang, struct sg_buffer *out)
{
    size_t start = out->n, n = strlen(text);
    bool ended = n >= 3 && (strcmp(text + n - 3, "。") == 0 || text[n - 1] == '.');
    sg_buffer_printf(out, "%s%s", text,
                     ended ? sg_words_pick(lang, " ", "") : sg_words_pick(lang, ". ", "。"));
    bool after_colon = start >= 2 && out->text[start - 2] == ':';
    if (lang == SG_EN && n && !after_colon && out->text[start] >= 'a' && out->text[start] <= 'z')
        out->text[start] = (char)(out->text[start] - 'a' + 'A');
}

static void add_break(const struct sg_break *the, enum sg_lang lang, struct sg_buffer *out)
{
    if (!the->note)
        sg_buffer_add(out, sg_words_pick(lang, "Figures from ", ""));
    sg_words_period(the->label, &the->period, lang, out);
    if (the->note)
        sg_buffer_printf(out, lang == SG_JA ? "：%s" : ": %s", the->note);
    else
        sg_buffer_add(out, sg_words_pick(lang, " on", "以降は"));
    if (!the->caution)
        sg_buffer_add(out, the->note ? sg_words_pick(lang, " (not comparable with earlier figures)",
                                                     "（前の時点と比較できない）")
                                     : sg_words_pick(lang, " are not comparable with earlier ones",
                                                     "前の時点と比較できない"));
    else if (!the->note)
        sg_buffer_add(out, sg_words_pick(lang, " are to be compared with earlier ones with caution",
                                         "前の時点との比較に注意を要する"));
    sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
}

static bool is_within(const struct sg_break *the, const struct sg_words_scope *scope)
{
    return scope->from && scope->to && sg_period_compare(scope->from, &the->period) < 0 &&
           sg_period_compare(&the->period, scope->to) <= 0;
}

/* Whether a note says what a break within the span says too. */
static bool is_said(const struct sg_table_info *info, const struct sg_words_scope *scope,
                    const char *note)
{
    for (size_t i = 0; i < info->n_breaks; i++)
        if (is_within(&info->breaks[i], scope) && info->breaks[i].note &&
            strstr(note, info->breaks[i].note))
            return true;
    return false;
}

static void add_breaks(const struct sg_table_info *info, const struct sg_words_scope *scope,
                       enum sg_lang lang, struct sg_buffer *out)
{
    for (size_t i = 0; i < info->n_breaks; i++)
        if (is_within(&info->breaks[i], scope))
            add_break(&info->breaks[i], lang, out);
}

void sg_words_notes(const struct sg_table *table, const struct sg_words_scope *scope,
                    enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_table_info *info = &table->info;
    struct sg_texts symbols = {0};
    sg_footnotes_symbols(scope->used, lang, &symbols);
    for (size_t i = 0; i < symbols.n; i++)
        sg_words_sentence(symbols.items[i], lang, out);
    sg_texts_free(&symbols);
    add_breaks(info, scope, lang, out);
    for (size_t i = 0; i < info->notes.n; i++)
        if (!is_said(info, scope, info->notes.items[i]))
            sg_words_sentence(info->notes.items[i], lang, out);
    if (info->universe) {
        sg_buffer_add(out, sg_words_pick(lang, "Coverage: ", "対象："));
        sg_words_sentence(info->universe, lang, out);
    }
}

enum { MOST_LISTED = 20 };

void sg_words_list(const struct sg_texts *names, const char *lead, enum sg_lang lang,
                   struct sg_buffer *out)
{
    size_t shown = names->n <= MOST_LISTED ? names->n : MOST_LISTED;
    for (size_t i = 0; i < shown; i++)
        sg_buffer_printf(out, "%s%s", !i ? lead : sg_words_pick(lang, "; ", "、"),
                         sg_names_label(names->items[i], lang, true));
    if (names->n > shown)
        sg_buffer_printf(out, lang == SG_JA ? "ほか%zu" : "; %zu more", names->n - shown);
    if (names->n)
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
}

const char *sg_words_tied(size_t n, enum sg_lang lang)
{
    return n < 2    ? ""
           : n == 2 ? sg_words_pick(lang, " and ", "と")
                    : sg_words_pick(lang, " and others", "など");
}

const char *sg_words_each(size_t n)
{
    return n < 2 ? "" : n == 2 ? "ともに" : "いずれも";
}
