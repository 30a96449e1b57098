#include "stack100_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "plots/page/names.h"
#include "plots/page/words.h"

static void add_percent(struct sg_buffer *out, double x)
{
    char text[SG_NUMBER_SIZE];
    struct sg_number_style style = {.decimals = 1};
    sg_number_display(x, style, text);
    sg_buffer_add(out, text);
}

const char *sg_stack100_name(const struct sg_stack100 *stack, size_t k,
                             struct sg_stack100_words words)
{
    if (!stack->names[k])
        return sg_words_pick(words.lang, "Other", "その他");
    return sg_names_label(stack->names[k], words.lang, words.brief);
}

void sg_stack100_period(const struct sg_bar *bar, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_period(bar->period, &bar->when, lang, out);
}

void sg_stack100_bar_name(const struct sg_stack100 *stack, size_t bar,
                          struct sg_stack100_words words, struct sg_buffer *out)
{
    const struct sg_bar *b = &stack->bars[bar];
    bool area = b->area && (stack->n_areas > 1 || !b->period);
    if (area)
        sg_buffer_add(out, sg_names_label(b->area, words.lang, words.brief));
    if (area && b->period && stack->n_periods > 1)
        sg_buffer_add_char(out, ' ');
    if (b->period && (!area || stack->n_periods > 1))
        sg_stack100_period(b, words.lang, out);
}

void sg_stack100_measure(const struct sg_stack100 *stack, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_measure(stack->measure ? stack->measure : sg_words_pick(lang, "Total", "総数"),
                     stack->unit, lang, out);
}

/* "事業所数の産業別構成比（％）", "Establishments by industry, share in %". */
static void add_shares(const struct sg_stack100 *stack, const char *by, enum sg_lang lang,
                       struct sg_buffer *out)
{
    if (stack->measure)
        sg_words_measure_name(stack->measure, lang, out);
    else
        sg_buffer_add(out, sg_words_pick(lang, "Total", ""));
    if (lang == SG_JA) {
        sg_buffer_printf(out, "%s%s別構成比（％）", stack->measure ? "の" : "",
                         sg_names_label(by, lang, false));
        return;
    }
    sg_buffer_add(out, " by ");
    sg_words_title(by, lang, out);
    sg_buffer_add(out, ", share in %");
}

void sg_stack100_subtitle(const struct sg_stack100 *stack, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_bar *first = &stack->bars[0];
    const char *place = stack->n_areas == 1 && first->area && first->period ? first->area
                        : stack->area                                       ? NULL
                                      : stack->table->info.place;
    const char *by = sg_column_title(stack->by, lang);
    const char *comma = sg_words_pick(lang, ", ", "、");
    if (stack->of_answers)
        sg_buffer_printf(out, lang == SG_JA ? "%s（％）" : "%s, %%",
                         stack->question ? stack->question
                                         : sg_words_pick(lang, "Answers", "回答の割合"));
    else
        add_shares(stack, by, lang, out);
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, sg_names_label(place, lang, false));
    if (first->period && stack->n_periods == 1 && stack->n_areas > 1) {
        sg_buffer_add(out, comma);
        sg_stack100_period(first, lang, out);
    }
}

/* Whether the printed shares of some bar miss 100.0. */
static bool is_rounded(const struct sg_stack100 *stack)
{
    for (size_t b = 0; b < stack->n_bars; b++) {
        double sum = 0;
        for (size_t k = 0; k < stack->n_series + (stack->n_rest > 0); k++)
            sum += sg_number_round(stack->bars[b].shares[k], 1);
        if (fabs(sum - 100) > 0.01 && !stack->bars[b].voids) /* NaN: nothing printed */
            return true;
    }
    return false;
}

static void add_rest(const struct sg_stack100 *stack, enum sg_lang lang, struct sg_buffer *out)
{
    const char *known =
        stack->voids ? sg_words_pick(lang, ", as far as known", "（数値のあるもの）") : "";
    if (stack->n_rest < 2)
        return;
    if (lang == SG_JA)
        sg_buffer_printf(out, "「その他」は残る%zuの%sの合計%s。", stack->n_rest,
                         stack->only_divisions ? "大分類" : "区分", known);
    else
        sg_buffer_printf(out, "“Other” is the sum of the remaining %zu %s%s. ", stack->n_rest,
                         stack->only_divisions ? "divisions" : "groups", known);
}

static void add_side(const struct sg_stack100 *stack, struct sg_stack100_words words, bool good,
                     struct sg_buffer *out)
{
    size_t n = 0, start = out->n;
    for (size_t k = 0; k < stack->n_series; k++)
        if (good ? stack->steps[k] < 2 : stack->steps[k] > 2)
            sg_buffer_printf(out, "%s%s", n++ ? "＋" : "", sg_stack100_name(stack, k, words));
    if (n < 2)
        return;
    char *sum = sg_copy_text(out->text + start);
    out->n = start;
    sg_buffer_printf(out, sg_words_pick(words.lang, "(%s)", "（%s）"), sum);
    free(sum);
}

static void add_index(const struct sg_stack100 *stack, struct sg_stack100_words words,
                      struct sg_buffer *out)
{
    if (!stack->is_scale)
        return;
    sg_buffer_add(out, sg_words_pick(words.lang, "DI = ", "DI＝"));
    add_side(stack, words, true, out);
    sg_buffer_add(out, sg_words_pick(words.lang, " − ", "－"));
    add_side(stack, words, false, out);
    sg_buffer_add(out, sg_words_pick(words.lang, ". ", "。"));
}

/* Names the first bar whose rest holds the largest part. */
static void add_hiding(const struct sg_stack100 *stack, struct sg_stack100_words words,
                       struct sg_buffer *out)
{
    for (size_t b = 0; b < stack->n_bars; b++) {
        if (!sg_stack100_hides(stack, &stack->bars[b]))
            continue;
        struct sg_buffer name = {0};
        sg_stack100_bar_name(stack, b, words, &name);
        sg_buffer_printf(out,
                         words.lang == SG_JA
                             ? "最大の区分が「その他」に含まれる帯がある（%sなど）。"
                             : "In some bars (such as %s) “Other” holds the largest "
                               "part. ",
                         sg_buffer_text(&name));
        sg_buffer_free(&name);
        return;
    }
}

void sg_stack100_note(const struct sg_stack100 *stack, struct sg_stack100_words words,
                      struct sg_buffer *out)
{
    const struct sg_table_info *info = &stack->table->info;
    const struct sg_bar *first = &stack->bars[0], *last = &stack->bars[stack->n_bars - 1];
    struct sg_words_scope scope = {.used = stack->voids};
    add_index(stack, words, out);
    add_rest(stack, words.lang, out);
    add_hiding(stack, words, out);
    if (is_rounded(stack) && !info->notes.n) /* notes of the computation say so themselves */
        sg_buffer_add(out, sg_words_pick(words.lang,
                                         "Figures may not add up to 100 because of rounding. ",
                                         "端数処理のため合計が100にならないことがある。"));
    if (stack->period) {
        scope.from = &first->when;
        scope.to = &last->when;
    }
    sg_words_notes(stack->table, &scope, words.lang, out);
}

void sg_stack100_description(const struct sg_stack100 *stack, struct sg_stack100_words words,
                             struct sg_buffer *out)
{
    enum sg_lang lang = words.lang;
    if (stack->diverging)
        sg_buffer_add(out, sg_words_pick(lang, "Bars to both sides of the middle answer. ",
                                         "中立を中央とする横棒グラフ。"));
    else
        sg_buffer_add(out,
                      sg_words_pick(lang, "Stacked bars of 100%. ", "100％積み上げ横棒グラフ。"));
    for (size_t b = 0; b < stack->n_bars; b++) {
        const struct sg_bar *bar = &stack->bars[b];
        const char *link = sg_words_pick(lang, ": ", "：");
        sg_stack100_bar_name(stack, b, words, out);
        for (size_t k = 0; k < stack->n_series + (stack->n_rest > 0); k++) {
            if (isnan(bar->shares[k]))
                continue;
            sg_buffer_printf(out, "%s%s%s", link, sg_stack100_name(stack, k, words),
                             sg_words_pick(lang, " ", ""));
            add_percent(out, bar->shares[k]);
            sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
            link = sg_words_pick(lang, ", ", "、");
        }
        if (bar->voids)
            sg_buffer_printf(out, "%s%s", link, sg_words_symbol(bar->voids, lang));
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
