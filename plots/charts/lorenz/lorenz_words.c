/* What a figure of distributions says in words. */
#include "lorenz_model.h"

#include <math.h>
#include <stdlib.h>

#include "findings/ranking.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/moves_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

void sg_lorenz_name(const struct sg_lorenz *lorenz, const struct sg_lorenz_group *group,
                    enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_column *column = lorenz->group;
    struct sg_period when = {0};
    for (size_t i = 0; lorenz->of_periods && column->kind == SG_COLUMN_PERIOD; i++)
        if (column->levels.texts[i] == group->name) {
            when = column->levels.periods[i];
            break;
        }
    if (lorenz->of_periods)
        sg_words_period(group->name, &when, lang, out);
    else
        sg_buffer_add(out, sg_names_label(group->name, lang, true));
}

static void add_gini(double gini, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(gini, (struct sg_words_number){SG_LORENZ_DECIMALS, false, lang}, out);
}

void sg_lorenz_gini(const struct sg_lorenz_group *group, enum sg_lang lang, struct sg_buffer *out)
{
    if (sg_lorenz_is_known(group)) {
        add_gini(group->gini, lang, out);
    } else if (sg_lorenz_is_bounded(group)) {
        add_gini(group->lower, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "–", "～"));
        add_gini(group->upper, lang, out);
    } else {
        sg_buffer_add(out, sg_words_symbol(group->voids, lang));
    }
}

/* --- title */

/* The one group whose coefficient is the largest (sign 1) or smallest; NULL: none. */
static const struct sg_lorenz_group *extreme(const struct sg_lorenz *lorenz, double sign)
{
    struct sg_entry *entries = sg_alloc(lorenz->n, sizeof *entries);
    struct sg_ranking_rule rule = {SG_LORENZ_DECIMALS, sign, -INFINITY, NULL};
    size_t key = 0;
    for (size_t i = 0; i < lorenz->n; i++) {
        const struct sg_lorenz_group *group = &lorenz->groups[i];
        entries[i] = sg_entry_of_value(i, group->gini, group->voids);
        entries[i].kind = group->total ? SG_ENTRY_OUTSIDE : SG_ENTRY_ITEM;
    }
    bool found = sg_ranking_alone(entries, lorenz->n, rule, &key);
    free(entries);
    return found ? &lorenz->groups[key] : NULL;
}

static void add_group(const struct sg_lorenz *lorenz, const struct sg_lorenz_group *group,
                      enum sg_lang lang, struct sg_buffer *out)
{
    if (lorenz->of_periods)
        sg_lorenz_name(lorenz, group, lang, out);
    else
        sg_words_name(group->name, lang, out);
}

/* The first and the last of several periods. */
static void say_periods(const struct sg_lorenz *lorenz, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_lorenz_group *first = &lorenz->groups[0],
                                 *last = &lorenz->groups[lorenz->n - 1];
    if (!sg_lorenz_is_known(first) || !sg_lorenz_is_known(last))
        return;
    sg_buffer_add(out, lang == SG_JA ? "ジニ係数は" : "Gini coefficient: ");
    add_gini(first->gini, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "（" : " (");
    add_group(lorenz, first, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "）から" : "), then ");
    add_gini(last->gini, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "（" : " (");
    add_group(lorenz, last, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "）" : ")");
}

static void say_extremes(const struct sg_lorenz *lorenz, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_lorenz_group *most = extreme(lorenz, 1), *least = extreme(lorenz, -1);
    if (!most || !least || most == least)
        return;
    sg_buffer_add(out, lang == SG_JA ? "ジニ係数は" : "Gini coefficient highest in ");
    add_group(lorenz, most, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "の" : " (");
    add_gini(most->gini, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "が最も大きく、" : "), lowest in ");
    add_group(lorenz, least, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "の" : " (");
    add_gini(least->gini, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "が最も小さい" : ")");
}

static void say_title(const struct sg_lorenz *lorenz, enum sg_lang lang, struct sg_buffer *out)
{
    if (lorenz->n == 1) {
        sg_buffer_add(out, lang == SG_JA ? "ジニ係数は" : "Gini coefficient ");
        sg_lorenz_gini(&lorenz->groups[0], lang, out);
    } else if (lorenz->of_periods) {
        say_periods(lorenz, lang, out);
    } else {
        say_extremes(lorenz, lang, out);
    }
}

static void say_subtitle(const struct sg_lorenz *lorenz, bool ranked, enum sg_lang lang,
                         struct sg_buffer *out)
{
    const char *comma = sg_words_pick(lang, ", ", "、");
    const char *by = sg_column_title(lorenz->unit, lang);
    const char *place = lorenz->area ? lorenz->area : lorenz->table->info.place;
    if (lang == SG_JA) {
        sg_buffer_printf(out, "%s別の", sg_names_label(by, lang, false));
        sg_words_measure_name(lorenz->measure, lang, out);
        sg_buffer_add(out, ranked ? "の順位と規模" : "のローレンツ曲線");
    } else {
        sg_buffer_add(out, ranked ? "Sizes by rank: " : "Lorenz curves of ");
        struct sg_buffer name = {0};
        sg_words_measure_name(lorenz->measure, lang, &name);
        sg_words_title(sg_buffer_text(&name), lang, out);
        sg_buffer_free(&name);
        sg_buffer_add(out, " by ");
        sg_words_title(by, lang, out);
    }
    if (place && *place && (!lorenz->group || lorenz->of_periods))
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (lorenz->period) {
        sg_buffer_add(out, comma);
        sg_words_period(lorenz->period, &lorenz->when, lang, out);
    }
}

/* --- note */

static void say_unknown(const struct sg_lorenz *lorenz, bool ranked, enum sg_lang lang,
                        struct sg_buffer *out)
{
    bool bounded = false;
    size_t n = 0;
    for (size_t i = 0; i < lorenz->n; i++) {
        const struct sg_lorenz_group *group = &lorenz->groups[i];
        bool drawn = !ranked && group->shown && sg_lorenz_is_bounded(group);
        bounded = bounded || drawn;
        if (sg_lorenz_is_known(group) || drawn)
            continue;
        sg_buffer_add(out, n++ ? sg_words_pick(lang, "; ", "、")
                               : sg_words_pick(lang, "Not shown: ", "図にないもの："));
        sg_lorenz_name(lorenz, group, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
        sg_lorenz_gini(group, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
    }
    sg_buffer_add(out, n ? sg_words_pick(lang, ". ", "。") : "");
    if (bounded)
        sg_buffer_add(out,
                      sg_words_pick(lang, "Band: where the curve can lie, parts being suppressed. ",
                                    "帯は秘匿された項目のため曲線があり得る範囲。"));
}

static void say_note(const struct sg_lorenz *lorenz, bool ranked, enum sg_lang lang,
                     struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = lorenz->voids};
    const char *units = sg_moves_items(lorenz->unit, lang);
    size_t behind = 0;
    for (size_t i = 0; i < lorenz->n; i++)
        behind += !lorenz->groups[i].shown && sg_lorenz_is_known(&lorenz->groups[i]);
    if (lang == SG_JA)
        sg_buffer_printf(out, "ジニ係数は%sを一つずつ同じ重みで比べたもの（0は均等）。", units);
    else
        sg_buffer_printf(out, "Gini coefficient: each of the %s counts alike; 0 is even. ", units);
    if (ranked)
        sg_buffer_add(out, sg_words_pick(lang, "Both axes are logarithmic; zeros have no place. ",
                                         "両軸は対数目盛。０は示していない。"));
    else
        sg_buffer_add(out,
                      sg_words_pick(lang, "Diagonal: all alike. ", "斜めの線はすべて等しい場合。"));
    if (behind)
        sg_buffer_printf(out, lang == SG_JA ? "灰色の線は他の%zu本。" : "Grey lines: %zu others. ",
                         behind);
    say_unknown(lorenz, ranked, lang, out);
    sg_words_notes(lorenz->table, &scope, lang, out);
}

void sg_lorenz_words(const struct sg_lorenz *lorenz, bool ranked, enum sg_lang lang,
                     struct sg_frame *frame)
{
    struct sg_buffer *out = &frame->description;
    say_title(lorenz, lang, &frame->title);
    say_subtitle(lorenz, ranked, lang, &frame->subtitle);
    say_note(lorenz, ranked, lang, &frame->note);
    for (size_t i = 0; i < lorenz->n; i++) {
        const struct sg_lorenz_group *group = &lorenz->groups[i];
        sg_lorenz_name(lorenz, group, lang, out);
        sg_buffer_add(out, !*group->name ? "" : sg_words_pick(lang, ": ", "："));
        sg_buffer_add(out, sg_words_pick(lang, "Gini coefficient ", "ジニ係数"));
        sg_lorenz_gini(group, lang, out);
        sg_buffer_printf(out, lang == SG_JA ? "、項目数%zu。" : ", %zu parts. ", group->n);
    }
}
