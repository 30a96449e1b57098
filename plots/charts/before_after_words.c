#include "before_after_words.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "plots/page/names.h"
#include "plots/page/words.h"

static const double several_answers = 100.5; /* a sum of percentages that only these reach */

void sg_before_after_name(const struct sg_before_after *both, size_t i, enum sg_lang lang,
                          struct sg_buffer *out)
{
    const char *label = both->items.items[i].label;
    bool quoted = both->sampled && !sg_names_is_division(label);
    if (quoted)
        sg_buffer_printf(out, sg_words_pick(lang, "“%s”", "「%s」"), label);
    else
        sg_words_name(label, lang, out);
}

/* Begins a sentence with a capital, where the name was made for its middle. */
static void capitalize(struct sg_buffer *out, size_t at, enum sg_lang lang)
{
    if (lang == SG_EN && out->n > at && out->text[at] >= 'a' && out->text[at] <= 'z')
        out->text[at] = (char)(out->text[at] - 'a' + 'A');
}

static bool is_broken(const struct sg_before_after *both)
{
    const struct sg_table_info *info = &both->items.table->info;
    const struct sg_period *from = &both->when[SG_BEFORE], *to = &both->when[SG_NOW];
    for (size_t i = 0; i < info->n_breaks; i++)
        if (!info->breaks[i].caution && from->kind && to->kind &&
            sg_period_compare(from, &info->breaks[i].period) < 0 &&
            sg_period_compare(&info->breaks[i].period, to) <= 0)
            return true;
    return false;
}

/* --- changes */

static void add_amount(const struct sg_before_after *both, double change, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_words_number(fabs(change),
                    (struct sg_words_number){.decimals = both->decimals, .lang = lang}, out);
    if (both->percent)
        sg_buffer_add(out, sg_words_pick(lang, " points", "ポイント"));
    else if (lang == SG_JA && both->unit)
        sg_buffer_add(out, both->unit);
}

/* The item whose change is the largest in the direction, alone in it; false if there is none. */
static bool find_extreme(const struct sg_before_after *both, double direction, size_t *item)
{
    double most = 0;
    bool alone = false;
    for (size_t i = 0; i < both->items.n; i++) {
        double change = direction * sg_before_after_change(both, i);
        if (both->items.items[i].residual || !(change > 0) || change < most)
            continue;
        alone = change > most;
        most = change;
        *item = i;
    }
    return alone;
}

void sg_before_after_say_changes(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    size_t up = 0, down = 0, start = out->n;
    if (both->sampled || is_broken(both) || both->items.n < 2)
        return;
    bool rises = find_extreme(both, 1, &up), falls = find_extreme(both, -1, &down);
    if (rises) {
        sg_before_after_name(both, up, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " up ", both->percent ? "の割合が" : "が"));
        add_amount(both, sg_before_after_change(both, up), lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "", both->percent ? "上昇" : "増加"));
    }
    if (rises && falls)
        sg_buffer_add(out, sg_words_pick(lang, ", ", "、"));
    if (falls) {
        sg_before_after_name(both, down, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " down ",
                                         rises           ? "は"
                                         : both->percent ? "の割合が"
                                                         : "が"));
        add_amount(both, sg_before_after_change(both, down), lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "", both->percent ? "低下" : "減少"));
    }
    capitalize(out, start, lang);
}

/* --- the largest */

static bool find_largest(const struct sg_before_after *both, double below, size_t *item)
{
    double most = -INFINITY;
    bool alone = false;
    for (size_t i = 0; i < both->items.n; i++) {
        double x = sg_number_round(both->waves[i].value[SG_NOW], both->decimals);
        if (isnan(x) && !both->items.items[i].residual)
            return false; /* it might be the largest */
        if (both->items.items[i].residual || !(x < below) || x < most)
            continue;
        alone = x > most;
        most = x;
        *item = i;
    }
    return alone;
}

static void add_value(const struct sg_before_after *both, size_t i, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_before_after_text(both, i, SG_NOW, lang, out);
    if (both->percent)
        sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
    else if (lang == SG_JA && both->unit)
        sg_buffer_add(out, both->unit);
}

void sg_before_after_say_largest(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    size_t first = 0, second = 0, start = out->n;
    if (both->items.n < 2 || !find_largest(both, INFINITY, &first))
        return;
    double most = sg_number_round(both->waves[first].value[SG_NOW], both->decimals);
    bool follows = find_largest(both, most, &second);
    const char *direction = both->waves[first].direction;
    bool up = strcmp(direction, "▲") == 0, down = strcmp(direction, "▼") == 0;
    sg_before_after_name(both, first, lang, out);
    sg_buffer_add(out, sg_words_pick(lang,
                                     up     ? " rises to "
                                     : down ? " falls to "
                                            : " leads with ",
                                     "が"));
    add_value(both, first, lang, out);
    if (lang == SG_JA)
        sg_buffer_add(out, up ? "に上昇" : down ? "に低下" : follows ? "で最も多く" : "で最も多い");
    if (follows && lang == SG_JA)
        sg_buffer_add(out, "、次いで");
    else if (follows)
        sg_buffer_add(out, ", followed by ");
    if (follows)
        sg_before_after_name(both, second, lang, out);
    capitalize(out, start, lang);
}

/* --- subtitle, note, description */

static bool has_several_answers(const struct sg_before_after *both)
{
    double sum = 0;
    for (size_t i = 0; i < both->items.n; i++)
        if (!isnan(both->waves[i].value[SG_NOW]))
            sum += both->waves[i].value[SG_NOW];
    return both->percent && sum > several_answers;
}

static void add_what(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out)
{
    const char *by = sg_column_title(both->items.label, lang);
    bool share = strcmp(both->name, "share_percent") == 0;
    const char *measure = both->measure ? both->measure : sg_words_pick(lang, "Value", "値");
    if (both->question) {
        sg_buffer_add(out, both->question);
    } else if (lang == SG_JA) {
        sg_buffer_printf(out, "%s別の%s%s", by, share && !both->measure ? "" : measure,
                         share && !both->measure ? "構成比"
                         : share                 ? "の構成比"
                                                 : "");
    } else {
        sg_buffer_printf(out, "%s by ", measure);
        sg_words_title(by, lang, out);
        sg_buffer_add(out, share ? ", share" : "");
    }
}

void sg_before_after_subtitle(const struct sg_before_after *both, enum sg_lang lang,
                              struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *place = both->area ? both->area : both->items.table->info.place;
    add_what(both, lang, out);
    bool several = has_several_answers(both) && strcmp(both->name, "share_percent") != 0;
    if (both->percent)
        sg_buffer_add(out, several
                               ? sg_words_pick(lang, ", multiple answers, %", "（複数回答、％）")
                               : sg_words_pick(lang, " in %", "（％）"));
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, place);
    if (!sg_before_after_has_before(both) && both->label[SG_NOW]) {
        sg_buffer_add(out, comma);
        sg_before_after_when(both, SG_NOW, lang, out);
    }
}

void sg_before_after_note(const struct sg_before_after *both, enum sg_lang lang,
                          struct sg_buffer *out)
{
    bool timed = both->when[SG_BEFORE].kind && both->when[SG_NOW].kind;
    struct sg_words_scope scope = {.used = both->voids,
                                   .from = timed ? &both->when[SG_BEFORE] : NULL,
                                   .to = timed ? &both->when[SG_NOW] : NULL};
    sg_words_notes(both->items.table, &scope, lang, out);
}

static void add_wave(const struct sg_before_after *both, size_t i, int wave, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_item_waves *waves = &both->waves[i];
    sg_before_after_text(both, i, wave, lang, out);
    if (!isnan(waves->lower[wave]))
        sg_words_range(waves->lower[wave], waves->upper[wave],
                       (struct sg_words_number){.decimals = both->decimals, .lang = lang}, out);
    if (wave == SG_NOW)
        sg_buffer_add(out, waves->direction);
}

void sg_before_after_description(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    bool compared = sg_before_after_has_before(both);
    for (size_t i = 0; i < both->items.n; i++) {
        sg_buffer_printf(out, "%s%s", sg_items_name(&both->items, i, lang, false),
                         sg_words_pick(lang, ": ", "："));
        for (int wave = compared ? SG_BEFORE : SG_NOW; wave >= SG_NOW; wave--) {
            sg_before_after_when(both, wave, lang, out);
            sg_buffer_add(out, " ");
            add_wave(both, i, wave, lang, out);
            sg_buffer_add(out, wave == SG_NOW ? sg_words_pick(lang, ". ", "。")
                                              : sg_words_pick(lang, ", ", "、"));
        }
    }
}
