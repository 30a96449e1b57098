#include "before_after_words.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "plots/page/names.h"
#include "plots/page/words.h"

static const double several_answers = 100.5; /* a sum of percentages that only these reach */

void sg_twins_name(const struct sg_twins *twins, size_t i, enum sg_lang lang, struct sg_buffer *out)
{
    const char *label = twins->items.items[i].label;
    bool quoted = twins->sampled && !sg_names_is_division(label);
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

static bool is_broken(const struct sg_twins *twins)
{
    const struct sg_table_info *info = &twins->items.table->info;
    const struct sg_period *from = &twins->when[SG_BEFORE], *to = &twins->when[SG_NOW];
    for (size_t i = 0; i < info->n_breaks; i++)
        if (!info->breaks[i].caution && from->kind && to->kind &&
            sg_period_compare(from, &info->breaks[i].period) < 0 &&
            sg_period_compare(&info->breaks[i].period, to) <= 0)
            return true;
    return false;
}

/* --- changes */

static void add_amount(const struct sg_twins *twins, double change, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_words_number(fabs(change),
                    (struct sg_words_number){.decimals = twins->decimals, .lang = lang}, out);
    if (twins->percent)
        sg_buffer_add(out, sg_words_pick(lang, " points", "ポイント"));
    else if (lang == SG_JA && twins->unit)
        sg_buffer_add(out, twins->unit);
}

/* The item whose change is the largest in the direction, alone in it; false if there is none. */
static bool find_extreme(const struct sg_twins *twins, double direction, size_t *item)
{
    double most = 0;
    bool alone = false;
    for (size_t i = 0; i < twins->items.n; i++) {
        double change = direction * sg_twins_change(twins, i);
        if (twins->items.items[i].residual || !(change > 0) || change < most)
            continue;
        alone = change > most;
        most = change;
        *item = i;
    }
    return alone;
}

void sg_twins_say_changes(const struct sg_twins *twins, enum sg_lang lang, struct sg_buffer *out)
{
    size_t up = 0, down = 0, start = out->n;
    if (twins->sampled || is_broken(twins) || twins->items.n < 2)
        return;
    bool rises = find_extreme(twins, 1, &up), falls = find_extreme(twins, -1, &down);
    if (rises) {
        sg_twins_name(twins, up, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " up ", twins->percent ? "の割合が" : "が"));
        add_amount(twins, sg_twins_change(twins, up), lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "", twins->percent ? "上昇" : "増加"));
    }
    if (rises && falls)
        sg_buffer_add(out, sg_words_pick(lang, ", ", "、"));
    if (falls) {
        sg_twins_name(twins, down, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " down ",
                                         rises            ? "は"
                                         : twins->percent ? "の割合が"
                                                          : "が"));
        add_amount(twins, sg_twins_change(twins, down), lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "", twins->percent ? "低下" : "減少"));
    }
    capitalize(out, start, lang);
}

/* --- the largest */

static bool find_largest(const struct sg_twins *twins, double below, size_t *item)
{
    double most = -INFINITY;
    bool alone = false;
    for (size_t i = 0; i < twins->items.n; i++) {
        double x = sg_number_round(twins->twins[i].value[SG_NOW], twins->decimals);
        if (isnan(x) && !twins->items.items[i].residual)
            return false; /* it might be the largest */
        if (twins->items.items[i].residual || !(x < below) || x < most)
            continue;
        alone = x > most;
        most = x;
        *item = i;
    }
    return alone;
}

static void add_value(const struct sg_twins *twins, size_t i, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_twins_text(twins, i, SG_NOW, lang, out);
    if (twins->percent)
        sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
    else if (lang == SG_JA && twins->unit)
        sg_buffer_add(out, twins->unit);
}

void sg_twins_say_largest(const struct sg_twins *twins, enum sg_lang lang, struct sg_buffer *out)
{
    size_t first = 0, second = 0, start = out->n;
    if (twins->items.n < 2 || !find_largest(twins, INFINITY, &first))
        return;
    double most = sg_number_round(twins->twins[first].value[SG_NOW], twins->decimals);
    bool follows = find_largest(twins, most, &second);
    const char *direction = twins->twins[first].direction;
    bool up = strcmp(direction, "▲") == 0, down = strcmp(direction, "▼") == 0;
    sg_twins_name(twins, first, lang, out);
    sg_buffer_add(out, sg_words_pick(lang,
                                     up     ? " rises to "
                                     : down ? " falls to "
                                            : " leads with ",
                                     "が"));
    add_value(twins, first, lang, out);
    if (lang == SG_JA)
        sg_buffer_add(out, up ? "に上昇" : down ? "に低下" : follows ? "で最も多く" : "で最も多い");
    if (follows && lang == SG_JA)
        sg_buffer_add(out, "、次いで");
    else if (follows)
        sg_buffer_add(out, ", followed by ");
    if (follows)
        sg_twins_name(twins, second, lang, out);
    capitalize(out, start, lang);
}

/* --- subtitle, note, description */

static bool has_several_answers(const struct sg_twins *twins)
{
    double sum = 0;
    for (size_t i = 0; i < twins->items.n; i++)
        if (!isnan(twins->twins[i].value[SG_NOW]))
            sum += twins->twins[i].value[SG_NOW];
    return twins->percent && sum > several_answers;
}

static void add_what(const struct sg_twins *twins, enum sg_lang lang, struct sg_buffer *out)
{
    const char *by = sg_column_title(twins->items.label, lang);
    bool share = strcmp(twins->name, "share_percent") == 0;
    const char *measure = twins->measure ? twins->measure : sg_words_pick(lang, "Value", "値");
    if (twins->question) {
        sg_buffer_add(out, twins->question);
    } else if (lang == SG_JA) {
        sg_buffer_printf(out, "%s別の%s%s", by, share && !twins->measure ? "" : measure,
                         share && !twins->measure ? "構成比"
                         : share                  ? "の構成比"
                                                  : "");
    } else {
        sg_buffer_printf(out, "%s by ", measure);
        sg_words_title(by, lang, out);
        sg_buffer_add(out, share ? ", share" : "");
    }
}

void sg_twins_subtitle(const struct sg_twins *twins, enum sg_lang lang, struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *place = twins->area ? twins->area : twins->items.table->info.place;
    add_what(twins, lang, out);
    bool several = has_several_answers(twins) && strcmp(twins->name, "share_percent") != 0;
    if (twins->percent)
        sg_buffer_add(out, several
                               ? sg_words_pick(lang, ", multiple answers, %", "（複数回答、％）")
                               : sg_words_pick(lang, " in %", "（％）"));
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, place);
    if (!sg_twins_has_before(twins) && twins->label[SG_NOW]) {
        sg_buffer_add(out, comma);
        sg_twins_when(twins, SG_NOW, lang, out);
    }
}

void sg_twins_note(const struct sg_twins *twins, enum sg_lang lang, struct sg_buffer *out)
{
    bool timed = twins->when[SG_BEFORE].kind && twins->when[SG_NOW].kind;
    struct sg_words_scope scope = {.used = twins->voids,
                                   .from = timed ? &twins->when[SG_BEFORE] : NULL,
                                   .to = timed ? &twins->when[SG_NOW] : NULL};
    sg_words_notes(twins->items.table, &scope, lang, out);
}

static void add_wave(const struct sg_twins *twins, size_t i, int wave, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_twin *twin = &twins->twins[i];
    sg_twins_text(twins, i, wave, lang, out);
    if (!isnan(twin->lower[wave]))
        sg_words_range(twin->lower[wave], twin->upper[wave],
                       (struct sg_words_number){.decimals = twins->decimals, .lang = lang}, out);
    if (wave == SG_NOW)
        sg_buffer_add(out, twin->direction);
}

void sg_twins_description(const struct sg_twins *twins, enum sg_lang lang, struct sg_buffer *out)
{
    bool both = sg_twins_has_before(twins);
    for (size_t i = 0; i < twins->items.n; i++) {
        sg_buffer_printf(out, "%s%s", sg_items_name(&twins->items, i, lang, false),
                         sg_words_pick(lang, ": ", "："));
        for (int wave = both ? SG_BEFORE : SG_NOW; wave >= SG_NOW; wave--) {
            sg_twins_when(twins, wave, lang, out);
            sg_buffer_add(out, " ");
            add_wave(twins, i, wave, lang, out);
            sg_buffer_add(out, wave == SG_NOW ? sg_words_pick(lang, ". ", "。")
                                              : sg_words_pick(lang, ", ", "、"));
        }
    }
}
