/* What a figure of indicators and targets says, from printed values only. */
#include "bullet_model.h"

#include <math.h>
#include <string.h>

#include "plots/page/words.h"

/* "、2は中止、1は実績なし" */
static void say_missing(const struct sg_targets_found *found, enum sg_lang lang,
                        struct sg_buffer *out)
{
    if (found->cancelled)
        sg_buffer_printf(out, sg_words_pick(lang, ", %zu cancelled", "、%zuは中止"),
                         found->cancelled);
    if (found->no_actual)
        sg_buffer_printf(out, sg_words_pick(lang, ", %zu without a result", "、%zuは実績なし"),
                         found->no_actual);
}

static void say_in_japanese(const struct sg_targets_found *found, bool directed,
                            struct sg_buffer *out)
{
    size_t all = sg_targets_all(found), n = directed ? found->met : found->reaching;
    if (n)
        sg_buffer_printf(out,
                         directed ? "%zu指標のうち%zu指標が目標に到達"
                                  : "%zu指標のうち%zu指標で実績が目標値以上",
                         all, n);
    else if (found->paired < all)
        sg_buffer_printf(out, "%zu指標のうち%zuが%s", all, found->paired,
                         directed ? "未達" : "目標値未満");
    else
        sg_buffer_printf(out, "%s%s", all > 1 ? "いずれの指標も" : "",
                         directed ? "目標に未達" : "実績が目標値未満");
}

static void say_in_english(const struct sg_targets_found *found, bool directed,
                           struct sg_buffer *out)
{
    size_t all = sg_targets_all(found), n = directed ? found->met : found->reaching;
    if (n)
        sg_buffer_printf(out,
                         directed ? "%zu of %zu indicators meet their target"
                                  : "In %zu of %zu indicators the actual value is at or above "
                                    "the target",
                         n, all);
    else if (directed && all == 1)
        sg_buffer_add(out, "The target is not met");
    else if (directed)
        sg_buffer_printf(out, "None of %zu indicators meets its target", all);
    else
        sg_buffer_printf(
            out, "In none of %zu indicators is the actual value at or above the target", all);
}

void sg_bullet_title(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_targets_found found = {0};
    for (size_t i = 0; i < targets->n; i++)
        sg_targets_count(&found, &targets->items[i].found);
    if (!found.paired)
        return;
    (lang == SG_JA ? say_in_japanese : say_in_english)(&found, found.known == found.paired, out);
    say_missing(&found, lang, out);
}

void sg_bullet_subtitle(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_table_info *info = &targets->table->info;
    sg_buffer_add(out, info->title ? info->title
                                   : sg_words_pick(lang, "Indicators against their targets",
                                                   "指標の実績と目標"));
    if (!targets->period)
        return;
    sg_buffer_add(out, sg_words_pick(lang, ", ", "（"));
    sg_words_period(targets->period, &targets->when, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "）"));
}

/* Whether any item is measured so. */
static bool any(const struct sg_bullet *targets, bool (*is)(const struct sg_bullet_item *item))
{
    for (size_t i = 0; i < targets->n; i++)
        if (is(&targets->items[i]))
            return true;
    return false;
}

static bool is_down(const struct sg_bullet_item *item)
{
    return item->found.course == SG_COURSE_DOWN && !item->by_progress && !isnan(item->reached);
}

static bool is_progress(const struct sg_bullet_item *item)
{
    return item->by_progress;
}

static bool is_cut(const struct sg_bullet_item *item)
{
    return item->reached > SG_BULLET_MOST;
}

/* Whether a note of `kpi` says already what is over what. */
static bool says_down(const struct sg_bullet *targets)
{
    const struct sg_texts *notes = &targets->table->info.notes;
    for (size_t i = 0; i < notes->n; i++)
        if (strstr(notes->items[i], "target/actual") || strstr(notes->items[i], "目標÷実績"))
            return true;
    return false;
}

void sg_bullet_note(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {0};
    sg_buffer_add(out, sg_words_pick(lang, "Bars: actual value in percent of the target. ",
                                     "棒は目標を100とする達成率（実績÷目標）。"));
    if (any(targets, is_down) && !says_down(targets))
        sg_buffer_add(out, sg_words_pick(lang, "Where the value is to fall, target over actual. ",
                                         "値を下げる指標は目標÷実績。"));
    if (any(targets, is_progress))
        sg_buffer_add(out, sg_words_pick(lang,
                                         "†: progress from the base to the target, where negative "
                                         "values leave no ratio. ",
                                         "†は負の値があるため、基準値から目標までの進捗率。"));
    if (any(targets, is_cut))
        sg_buffer_add(out, sg_words_pick(lang, "▶: beyond 200%. ", "▶は200％を超えるもの。"));
    sg_words_notes(targets->table, &scope, lang, out);
}

void sg_bullet_description(const struct sg_bullet *targets, enum sg_lang lang,
                           struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "Bars of actual values in percent of their targets. ",
                                     "目標を100とする実績の横棒グラフ。"));
    for (size_t i = 0; i < targets->n; i++) {
        const struct sg_bullet_item *item = &targets->items[i];
        sg_buffer_printf(out, "%s%s", item->name, sg_words_pick(lang, ": ", "："));
        sg_bullet_actual(item, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ", target ", "、目標"));
        sg_bullet_target(item, lang, out);
        if (!isnan(item->base)) {
            sg_buffer_add(out, sg_words_pick(lang, ", from ", "、基準値"));
            sg_bullet_amount(item, (struct sg_bullet_amount){item->base, true, -1}, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
