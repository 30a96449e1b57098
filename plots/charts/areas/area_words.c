#include "area_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "area_title.h"
#include "plots/charts/chart_input.h"
#include "plots/page/names.h"
#include "plots/page/quantity_words.h"
#include "plots/page/words.h"

void sg_area_words_value(const struct sg_area_words *words, const struct sg_area_value *item,
                         struct sg_buffer *out)
{
    int decimals = words->values->classes.decimals;
    if (item->none || (isnan(item->value) && item->voids & SG_STATUS_NIL))
        sg_buffer_add(out, sg_words_pick(words->lang, "–", "－"));
    else if (isnan(item->value))
        sg_buffer_add(out, sg_words_symbol(item->voids, words->lang));
    else
        sg_words_number(item->value, (struct sg_words_number){decimals, false, words->lang}, out);
}

void sg_area_words_subtitle(const struct sg_area_words *words, const char *measured,
                            struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    const char *comma = sg_words_pick(words->lang, ", ", "、");
    const char *reference = values->table->info.reference;
    if (measured)
        sg_buffer_add(out, measured);
    else
        sg_area_title_measure(values, words->lang, out);
    if (values->quotients)
        sg_buffer_printf(out, words->lang == SG_JA ? "（%s＝1）" : " (%s = 1)",
                         reference ? sg_names_label(reference, words->lang, false)
                                   : sg_words_pick(words->lang, "reference", "基準"));
    if (values->category) {
        sg_buffer_add(out, comma);
        sg_buffer_add(out, sg_names_label(values->category, words->lang, false));
    }
    if (values->period) {
        sg_buffer_add(out, comma);
        sg_words_period(values->period, &values->when, words->lang, out);
    }
}

/* A rate of the whole is said; of what adds up it is the sum, and only named. */
static void say_whole(const struct sg_area_words *words, struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    if (values->whole < 0 || values->quotients)
        return;
    size_t row = (size_t)values->whole;
    const struct sg_column *named = values->name ? values->name : values->key;
    const char *name = sg_names_label(sg_column_text(named, row), words->lang, false);
    double value = sg_column_finite(values->value, row);
    struct sg_words_number style = {values->classes.decimals, false, words->lang};
    sg_buffer_printf(out, "%s%s", name, sg_words_pick(words->lang, ": ", "は"));
    if (sg_input_is_rate(values->table, values->value) && !isnan(value))
        sg_words_number(value, style, out);
    else
        sg_buffer_add(out, sg_words_pick(words->lang, "not shown", "示していない"));
    sg_buffer_add(out, sg_words_pick(words->lang, ". ", "。"));
}

void sg_area_words_note(const struct sg_area_words *words, struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    struct sg_words_scope scope = {.used = sg_area_values_voids(values)};
    if (values->quotients)
        sg_buffer_add(out, sg_words_pick(words->lang,
                                         "Location quotient: share in the area over share in "
                                         "the reference. ",
                                         "特化係数＝地域の構成比÷基準の構成比。"));
    sg_buffer_add(out, sg_words_pick(words->lang, "Classes are those of the printed values. ",
                                     "階級は印字した値で分けた。"));
    say_whole(words, out);
    sg_words_notes(values->table, &scope, words->lang, out);
}

static void add_item(const struct sg_area_words *words, const struct sg_area_value *item,
                     bool first, struct sg_buffer *out)
{
    sg_buffer_add(out, first ? "" : sg_words_pick(words->lang, ", ", "、"));
    words->name(item, words->lang, out);
    sg_buffer_add_char(out, ' ');
    sg_area_words_value(words, item, out);
}

void sg_area_words_description(const struct sg_area_words *words, struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    for (int k = values->classes.n - 1; k >= -1; k--) {
        size_t n = 0;
        for (size_t i = 0; i < values->n; i++) {
            if (values->items[i].klass != k)
                continue;
            if (!n && k >= 0 && values->classes.n > 1) {
                sg_classes_text(&values->classes, k, words->lang, out);
                sg_buffer_add(out, sg_words_pick(words->lang, ": ", "："));
            }
            add_item(words, &values->items[i], !n, out);
            n++;
        }
        sg_buffer_add(out, n ? sg_words_pick(words->lang, ". ", "。") : "");
    }
}

/* Whether areas are blank as they have no case. */
static bool has_blank(const struct sg_area_values *values)
{
    for (size_t i = 0; i < values->n; i++)
        if (values->items[i].none)
            return true;
    return false;
}

size_t sg_area_words_legend(const struct sg_area_words *words, bool gaps,
                            struct sg_legend_entry legend[SG_AREA_LEGEND],
                            struct sg_buffer texts[SG_AREA_LEGEND])
{
    const struct sg_classes *classes = &words->values->classes;
    sg_status voids = sg_area_values_voids(words->values);
    bool blank = has_blank(words->values);
    size_t n = 0;
    for (int k = 0; k < classes->n && classes->n > 1; k++) {
        if (!classes->used[k])
            continue;
        sg_classes_text(classes, k, words->lang, &texts[n]);
        enum sg_color color = sg_classes_color(classes, k);
        legend[n] = (struct sg_legend_entry){sg_buffer_text(&texts[n]), color, SG_KEY_BOX};
        n++;
    }
    if (voids) {
        const char *symbol = sg_words_symbol(voids, words->lang);
        legend[n++] = (struct sg_legend_entry){symbol, SG_COLOR_HIDDEN, SG_KEY_HATCHED};
    }
    if (blank) {
        const char *text = sg_words_pick(words->lang, "– no case", "－該当なし");
        legend[n++] = (struct sg_legend_entry){text, SG_COLOR_HIDDEN, SG_KEY_BOX};
    }
    if (gaps) {
        const char *text = sg_words_pick(words->lang, "no data", "データなし");
        legend[n++] = (struct sg_legend_entry){text, SG_COLOR_HIDDEN, SG_KEY_LINED};
    }
    return n;
}

void sg_area_words_list(const char *const names[], size_t n, size_t most, enum sg_lang lang,
                        struct sg_buffer *out)
{
    size_t shown = n <= most ? n : most;
    for (size_t i = 0; i < shown; i++)
        sg_buffer_printf(out, "%s%s", i ? sg_words_pick(lang, ", ", "、") : "", names[i]);
    if (n > shown)
        sg_buffer_printf(out, lang == SG_JA ? "ほか%zu" : " and %zu more", n - shown);
}
