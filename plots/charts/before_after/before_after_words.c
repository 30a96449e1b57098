#include "before_after_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "findings/moves.h"
#include "findings/subject.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

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

/* The largest move of a direction, "Aが5所増加"; whether there is one to be named. */
static bool say_move(const struct sg_before_after *both, const struct sg_ranking *ranking,
                     bool rise, const char *link, enum sg_lang lang, struct sg_buffer *out)
{
    size_t n = sg_ranking_ties(ranking, 0);
    if (!sg_ranking_is_sure(ranking, 0))
        return false;
    sg_buffer_add(out, link);
    add_leaders(both, ranking, 0, n, lang, out);
    bool second = *link != '\0';
    if (lang == SG_EN)
        sg_buffer_add(out, rise ? " up " : " down ");
    else
        sg_buffer_printf(out, "%s%s",
                         second          ? "は"
                         : both->percent ? "の割合が"
                                         : "が",
                         sg_words_each(n));
    add_amount(both, ranking->items[0].value, lang, out);
    if (lang == SG_JA)
        sg_buffer_add(out,
                      rise ? (both->percent ? "上昇" : "増加") : (both->percent ? "低下" : "減少"));
    return true;
}

void sg_before_after_say_changes(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    size_t start = out->n;
    if (both->sampled || is_broken(both) || both->items.n < 2)
        return;
    struct sg_entry *changes = sg_alloc(both->items.n, sizeof *changes);
    struct sg_moves moves;
    for (size_t i = 0; i < both->items.n; i++) {
        const struct sg_item_waves *waves = &both->waves[i];
        changes[i] = entry_of(both, i, sg_before_after_change(both, i),
                              waves->voids[SG_NOW] | waves->voids[SG_BEFORE]);
        changes[i].unknown =
            changes[i].unknown && !waves->absent[SG_NOW] && !waves->absent[SG_BEFORE];
    }
    sg_moves_make(&moves, changes, both->items.n, both->decimals);
    bool rises = say_move(both, &moves.up, true, "", lang, out);
    say_move(both, &moves.down, false, rises ? sg_words_pick(lang, ", ", "、") : "", lang, out);
    capitalize(out, start, lang);
    sg_moves_free(&moves);
    free(changes);
}

/* --- the largest */

static void add_value(const struct sg_before_after *both, size_t i, enum sg_lang lang,
                      struct sg_buffer *out)
{
    sg_before_after_text(both, i, SG_NOW, lang, out);
    if (both->percent)
        sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
    else if (lang == SG_JA && both->unit)
        sg_buffer_add(out, both->unit);
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
        sg_buffer_add(out, up ? "に上昇" : down ? "に低下" : follows ? "で最も多く" : "で最も多い");
}

void sg_before_after_say_largest(const struct sg_before_after *both, enum sg_lang lang,
                                 struct sg_buffer *out)
{
    const struct sg_ranking_rule rule = {both->decimals, 1, -INFINITY, NULL};
    size_t start = out->n;
    struct sg_entry *entries = sg_alloc(both->items.n, sizeof *entries);
    struct sg_ranking ranking;
    for (size_t i = 0; i < both->items.n; i++)
        entries[i] = entry_of(both, i, both->waves[i].value[SG_NOW], both->waves[i].voids[SG_NOW]);
    sg_ranking_make(&ranking, entries, both->items.n, &rule);
    size_t leaders = sg_ranking_leaders(&ranking), followers = sg_ranking_followers(&ranking);
    if (leaders)
        say_lead(both, &ranking, followers > 0, lang, out);
    if (followers) {
        sg_buffer_add(out, sg_words_pick(lang, ", followed by ", "、次いで"));
        add_leaders(both, &ranking, leaders, followers, lang, out);
    }
    capitalize(out, start, lang);
    sg_ranking_free(&ranking);
    free(entries);
}

/* --- subtitle, note, description */

static bool has_several_answers(const struct sg_before_after *both)
{
    size_t *rows = sg_alloc(both->items.n, sizeof *rows);
    for (size_t i = 0; i < both->items.n; i++)
        rows[i] = both->items.items[i].row;
    bool several = both->percent && sg_subject_is_multiple(both->items.table, both->value,
                                                           both->items.label, rows, both->items.n);
    free(rows);
    return several;
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
