/* What a figure of two points in time claims. */
#include "before_after_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/moves.h"
#include "plots/charts/moves_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

void sg_before_after_name(const struct sg_before_after *both, size_t i, enum sg_lang lang,
                          struct sg_buffer *out)
{
    const char *label = both->items.items[i].label;
    bool quoted = both->sampled && !both->groups && !sg_names_is_common(label, lang);
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

/* How values and changes of the figure are said. */
static struct sg_quantity_words words_of(const struct sg_before_after *both, enum sg_lang lang)
{
    return (struct sg_quantity_words){.of = both->quantity,
                                      .unit = both->percent ? "%" : both->unit,
                                      .measure = both->measure,
                                      .lang = lang};
}

/* The items that share the first place of a ranking: 「A」, 「A」と「B」, 「A」など. */
static void add_leaders(const struct sg_before_after *both, const struct sg_ranking *ranking,
                        size_t start, size_t n, enum sg_lang lang, struct sg_buffer *out)
{
    sg_before_after_name(both, ranking->items[start].key, lang, out);
    sg_buffer_add(out, sg_words_tied(n, lang));
    if (n == 2)
        sg_before_after_name(both, ranking->items[start + 1].key, lang, out);
}

static struct sg_entry entry_of(const struct sg_before_after *both, size_t i, double value,
                                sg_status voids)
{
    const struct sg_item *item = &both->items.items[i];
    struct sg_entry entry = sg_entry_of_value(i, value, voids);
    entry.place = item->row;
    if (item->total || item->residual)
        entry.kind = item->total ? SG_ENTRY_OUTSIDE : SG_ENTRY_RESIDUAL;
    return entry;
}

/* Whether the first of a direction may be named. */
static bool is_named(const struct sg_ranking *ranking)
{
    return sg_ranking_is_sure(ranking, 0);
}

/* The largest move of a direction: "Aが5所増加", behind another "Bは3所減少". */
static void say_move(const struct sg_before_after *both, const struct sg_ranking *ranking,
                     bool rise, bool second, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_quantity_words words = words_of(both, lang);
    size_t n = sg_ranking_ties(ranking, 0);
    sg_buffer_add(out, !second ? "" : sg_words_pick(lang, ", ", "、"));
    add_leaders(both, ranking, 0, n, lang, out);
    if (lang == SG_EN)
        sg_buffer_add(out, rise ? " up " : " down ");
    else
        sg_buffer_printf(out, "%s%s",
                         second          ? "は"
                         : both->percent ? "の割合が"
                                         : "が",
                         sg_words_each(n));
    sg_quantity_size(&words, ranking->items[0].value, out);
    sg_buffer_add(out, sg_words_pick(lang, "", sg_quantity_move(&words, rise)));
}

/* "、最も減ったのはA（△439）", behind the number of those that fell. */
static void say_largest_move(const struct sg_before_after *both, const struct sg_ranking *ranking,
                             bool rise, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_quantity_words words = words_of(both, lang);
    size_t n = sg_ranking_ties(ranking, 0);
    if (!sg_ranking_leaders(ranking))
        return;
    if (lang == SG_JA)
        sg_buffer_printf(out, "、最も%sしたのは", sg_quantity_move(&words, rise));
    else
        sg_buffer_add(out, ", largest in ");
    add_leaders(both, ranking, 0, n, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    sg_buffer_add(out, rise ? "+" : sg_words_pick(lang, "−", "△"));
    sg_quantity_size(&words, ranking->items[0].value, out);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

static void say_moves(const struct sg_before_after *both, const struct sg_moves *moves,
                      enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_quantity_words words = words_of(both, lang);
    const struct sg_ranking *first = moves->down_first ? &moves->down : &moves->up;
    const struct sg_ranking *second = moves->down_first ? &moves->up : &moves->down;
    if (lang == SG_JA && sg_moves_are_slight(moves) && both->measure) {
        sg_words_measure_name(both->measure, lang, out);
        sg_buffer_add(out, "は");
    }
    if (sg_moves_say_most(moves, &words, both->items.label, out)) {
        say_largest_move(both, first, !moves->down_first, lang, out);
        return;
    }
    if (is_named(first))
        say_move(both, first, !moves->down_first, false, lang, out);
    if (is_named(second))
        say_move(both, second, moves->down_first, is_named(first), lang, out);
}

static struct sg_entry change_of(const struct sg_before_after *both, size_t i)
{
    const struct sg_item_waves *waves = &both->waves[i];
    struct sg_entry entry = entry_of(both, i, sg_before_after_change(both, i),
                                     waves->voids[SG_NOW] | waves->voids[SG_BEFORE]);
    entry.unknown = entry.unknown && !waves->absent[SG_NOW] && !waves->absent[SG_BEFORE];
    entry.slight = sg_quantity_is_slight(&both->quantity, entry.value, waves->value[SG_BEFORE]);
    return entry;
}

void sg_before_after_say_changes(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    size_t start = out->n;
    if (both->sampled || is_broken(both) || both->items.n < 2)
        return;
    struct sg_entry *changes = sg_alloc(both->items.n, sizeof *changes);
    struct sg_moves moves;
    for (size_t i = 0; i < both->items.n; i++)
        changes[i] = change_of(both, i);
    sg_moves_make(&moves, changes, both->items.n, both->decimals);
    say_moves(both, &moves, lang, out);
    capitalize(out, start, lang);
    sg_moves_free(&moves);
    free(changes);
}

/* --- the largest */

static void add_value(const struct sg_before_after *both, size_t i, enum sg_lang lang,
                      struct sg_buffer *out)
{
    const struct sg_quantity_words words = words_of(both, lang);
    if (isnan(both->waves[i].value[SG_NOW]))
        sg_before_after_text(both, i, SG_NOW, lang, out);
    else
        sg_quantity_value(&words, both->waves[i].value[SG_NOW], out);
}

void sg_before_after_say_whole(const struct sg_before_after *both, enum sg_lang lang,
                               struct sg_buffer *out)
{
    size_t whole;
    if (!both->rate || both->groups || !sg_before_after_whole(both, &whole))
        return;
    sg_buffer_printf(
        out, lang == SG_JA ? "（%sは" : " (%s: ", sg_items_name(&both->items, whole, lang, true));
    add_value(both, whole, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

/* "rises to 45.0%", が45.0％に上昇: what a test says of the first. */
static void say_lead(const struct sg_before_after *both, const struct sg_ranking *ranking,
                     bool follows, enum sg_lang lang, struct sg_buffer *out)
{
    size_t first = ranking->items[0].key, n = sg_ranking_leaders(ranking);
    const char *direction = n == 1 ? both->waves[first].direction : "";
    bool up = strcmp(direction, "▲") == 0, down = strcmp(direction, "▼") == 0;
    add_leaders(both, ranking, 0, n, lang, out);
    if (lang == SG_JA)
        sg_buffer_printf(out, "が%s", sg_words_each(n));
    else
        sg_buffer_add(out, up      ? " rises to "
                           : down  ? " falls to "
                           : n > 1 ? " lead with "
                                   : " leads with ");
    add_value(both, first, lang, out);
    if (lang == SG_JA)
        sg_buffer_printf(out, up || down ? "に%s" : "で最も%s",
                         up                             ? "上昇"
                         : down                         ? "低下"
                         : both->rate && !both->percent ? (follows ? "高く" : "高い")
                                                        : (follows ? "多く" : "多い"));
}

void sg_before_after_say_largest(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    const struct sg_ranking_rule rule = {both->decimals, 1, -INFINITY, NULL};
    size_t start = out->n;
    struct sg_entry *entries = sg_alloc(both->items.n, sizeof *entries);
    struct sg_ranking ranking;
    for (size_t i = 0; i < both->items.n; i++) {
        entries[i] = entry_of(both, i, both->waves[i].value[SG_NOW], both->waves[i].voids[SG_NOW]);
        entries[i].unproven = !sg_before_after_is_proven(both, i);
    }
    sg_ranking_make(&ranking, entries, both->items.n, &rule);
    size_t leaders = sg_ranking_leaders(&ranking), followers = sg_ranking_followers(&ranking);
    if (leaders)
        say_lead(both, &ranking, followers > 0, lang, out);
    if (followers) {
        sg_buffer_add(out, sg_words_pick(lang, ", followed by ", "、次いで"));
        add_leaders(both, &ranking, leaders, followers, lang, out);
    }
    if (leaders)
        sg_before_after_say_whole(both, lang, out);
    capitalize(out, start, lang);
    sg_ranking_free(&ranking);
    free(entries);
}
