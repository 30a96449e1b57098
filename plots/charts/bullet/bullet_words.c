/* What a figure of indicators and targets says, from printed values only. */
#include "bullet_model.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "plots/page/words.h"

/* Below this a number has decimals of its own. */
static const double tiny = 1e-4;

/* Decimals that actual value, target and base need, up to 4. */
static int decimals_of(const struct sg_bullet_item *target)
{
    const double values[] = {target->found.actual, target->found.target, target->base};
    int decimals = 0;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        while (decimals < 4 && fabs(values[i]) >= tiny &&
               fabs(sg_number_round(values[i], decimals) - values[i]) > 1e-9 * fabs(values[i]))
            decimals++;
    return decimals;
}

static void add_amount(double x, const struct sg_bullet_item *target, enum sg_lang lang,
                       struct sg_buffer *out)
{
    int decimals = x == 0 ? 0 : decimals_of(target);
    while (fabs(x) < tiny && decimals < 15 &&
           fabs(sg_number_round(x, decimals) - x) > 0.05 * fabs(x))
        decimals++;
    sg_words_number(x, (struct sg_words_number){decimals, false, lang}, out);
    if (lang == SG_EN && *target->unit && strcmp(target->unit, "%") != 0 &&
        strcmp(target->unit, "％") != 0)
        sg_buffer_add_char(out, ' ');
    sg_buffer_add(out, target->unit);
}

void sg_bullet_item_actual(const struct sg_bullet_item *target, enum sg_lang lang,
                           struct sg_buffer *out)
{
    if (isnan(target->found.actual))
        sg_buffer_add(out, sg_words_symbol(target->actual_void, lang));
    else
        add_amount(target->found.actual, target, lang, out);
}

void sg_bullet_item_goal(const struct sg_bullet_item *target, enum sg_lang lang,
                         struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "/ target ", "/ 目標 "));
    if (isnan(target->found.target))
        sg_buffer_add(out, sg_words_symbol(target->target_void, lang));
    else
        add_amount(target->found.target, target, lang, out);
    if (isnan(target->attainment))
        return;
    sg_buffer_add(out, " (");
    sg_words_number(target->attainment, (struct sg_words_number){0, false, lang}, out);
    sg_buffer_add(out, "%)");
}

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

void sg_bullet_note(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = targets->voids};
    bool down = false;
    for (size_t i = 0; i < targets->n; i++)
        down = down || targets->items[i].found.course == SG_COURSE_DOWN;
    sg_buffer_add(
        out, sg_words_pick(
                 lang,
                 "Grey bands, dark to light: attainment below 70%, below 90%, 90% and more. "
                 "Each row has a scale of its own. ",
                 "灰色の帯は濃い順に達成率70％未満、90％未満、90％以上。各行の横軸は別の目盛。"));
    if (down)
        sg_buffer_add(out, sg_words_pick(lang,
                                         "Where the value is to fall, bands show target over "
                                         "actual, percentages actual over target. ",
                                         "値を下げる指標の帯は目標÷実績、かっこ内は実績÷目標。"));
    sg_words_notes(targets->table, &scope, lang, out);
}

void sg_bullet_description(const struct sg_bullet *targets, enum sg_lang lang,
                           struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "Bars of actual values with ticks for targets. ",
                                     "実績の横棒に目標の印を付けた図。"));
    for (size_t i = 0; i < targets->n; i++) {
        const struct sg_bullet_item *item = &targets->items[i];
        sg_buffer_printf(out, "%s%s", item->name, sg_words_pick(lang, ": ", "："));
        sg_bullet_item_actual(item, lang, out);
        sg_buffer_add_char(out, ' ');
        sg_bullet_item_goal(item, lang, out);
        if (!isnan(item->base)) {
            sg_buffer_add(out, sg_words_pick(lang, ", from ", "、基準値"));
            add_amount(item->base, item, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
