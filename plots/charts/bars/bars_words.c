#include "bars_words.h"

#include <math.h>
#include <stdlib.h>

#include "findings/ranking.h"
#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/chart_input.h"
#include "plots/page/quantity_words.h"
#include "plots/page/words.h"

static struct sg_entry entry_of(const struct sg_before_after *both, size_t i)
{
    const struct sg_item *item = &both->items.items[i];
    struct sg_entry entry = sg_entry_of_row(both->items.table, both->items.label, both->value,
                                            sg_input_base(both->items.table), item->row);
    entry.key = i;
    entry.unproven = !sg_before_after_is_proven(both, i);
    return entry;
}

static struct sg_quantity_words words_of(const struct sg_before_after *both, enum sg_lang lang)
{
    return (struct sg_quantity_words){.of = both->quantity,
                                      .unit = both->percent ? "%" : both->unit,
                                      .measure = both->measure,
                                      .lang = lang};
}

/* Whether it is high rather than large: a rate, or what is estimated of groups. */
static bool is_high(const struct sg_before_after *both)
{
    return both->rate || both->groups;
}

static void say_first(const struct sg_before_after *both, const struct sg_ranking *ranking,
                      enum sg_lang lang, struct sg_buffer *out)
{
    size_t n = sg_ranking_leaders(ranking), start = out->n;
    const struct sg_quantity_words words = words_of(both, lang);
    sg_before_after_name(both, ranking->items[0].key, lang, out);
    sg_buffer_add(out, sg_words_tied(n, lang));
    if (n == 2)
        sg_before_after_name(both, ranking->items[1].key, lang, out);
    if (lang == SG_JA)
        sg_buffer_printf(out, "が%s", sg_words_each(n));
    else
        sg_buffer_printf(out, " %s %s with ", n > 1 ? "are" : "is",
                         is_high(both) ? "highest" : "largest");
    sg_quantity_value(&words, ranking->items[0].value, out);
    sg_buffer_add(out, lang == SG_EN ? "" : is_high(both) ? "で最も高い" : "で最も多い");
    sg_before_after_say_whole(both, lang, out);
    if (lang == SG_EN && out->text[start] >= 'a' && out->text[start] <= 'z')
        out->text[start] = (char)(out->text[start] - 'a' + 'A');
}

/* "全体は40.0％": of groups none of which is proven to differ. */
static void say_only_whole(const struct sg_before_after *both, size_t whole, enum sg_lang lang,
                           struct sg_buffer *out)
{
    const struct sg_quantity_words words = words_of(both, lang);
    sg_buffer_printf(
        out, lang == SG_JA ? "%sは" : "%s: ", sg_items_name(&both->items, whole, lang, false));
    sg_quantity_value(&words, both->waves[whole].value[SG_NOW], out);
}

void sg_bars_title(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_ranking_rule rule = {both->decimals, 1, -INFINITY, NULL};
    struct sg_entry *entries = sg_alloc(both->items.n, sizeof *entries);
    struct sg_ranking ranking;
    size_t whole;
    for (size_t i = 0; i < both->items.n; i++)
        entries[i] = entry_of(both, i);
    sg_ranking_make(&ranking, entries, both->items.n, &rule);
    if (sg_ranking_leaders(&ranking))
        say_first(both, &ranking, lang, out);
    else if (both->intervals && sg_before_after_whole(both, &whole))
        say_only_whole(both, whole, lang, out);
    sg_ranking_free(&ranking);
    free(entries);
}

void sg_bars_when(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out)
{
    if (!both->label[SG_NOW] || !sg_before_after_has_before(both))
        return;
    sg_buffer_add(out, sg_words_pick(lang, ", ", "、"));
    sg_before_after_when(both, SG_NOW, lang, out);
}

void sg_bars_description(const struct sg_before_after *both, enum sg_lang lang,
                         struct sg_buffer *out)
{
    for (size_t i = 0; i < both->items.n; i++) {
        const struct sg_item_waves *waves = &both->waves[i];
        sg_buffer_printf(out, "%s%s", sg_items_name(&both->items, i, lang, false),
                         sg_words_pick(lang, ": ", "："));
        sg_before_after_text(both, i, SG_NOW, lang, out);
        if (!isnan(waves->lower[SG_NOW]))
            sg_words_range(waves->lower[SG_NOW], waves->upper[SG_NOW],
                           (struct sg_words_number){.decimals = both->decimals, .lang = lang}, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
