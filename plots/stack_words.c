#include "stack_words.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/footnotes.h>
#include <sangyo/number.h>
#include <sangyo/text.h>

#include "names.h"

static const char *pick(enum sg_lang lang, const char *en, const char *ja)
{
    return lang == SG_JA ? ja : en;
}

static void add_percent(struct sg_buffer *out, double x)
{
    char text[SG_NUMBER_SIZE];
    struct sg_number_style style = {.decimals = 1};
    sg_number_display(x, style, text);
    sg_buffer_add(out, text);
}

const char *sg_stack_name(const struct sg_stack *stack, size_t k, struct sg_stack_words words)
{
    if (!stack->names[k])
        return pick(words.lang, "Other", "その他");
    return sg_names_industry(stack->names[k], words.lang, words.brief);
}

/* A bare year gets its 年 in Japanese. */
static void add_period(struct sg_buffer *out, const char *label, const struct sg_period *when,
                       enum sg_lang lang)
{
    bool bare = strspn(label, "0123456789") == strlen(label);
    sg_buffer_add(out, label);
    if (lang == SG_JA && bare && when->kind == SG_PERIOD_YEAR)
        sg_buffer_add(out, "年");
}

void sg_stack_period(const struct sg_bar *bar, enum sg_lang lang, struct sg_buffer *out)
{
    add_period(out, bar->period, &bar->when, lang);
}

void sg_stack_bar_name(const struct sg_stack *stack, size_t bar, struct sg_stack_words words,
                       struct sg_buffer *out)
{
    const struct sg_bar *b = &stack->bars[bar];
    bool area = b->area && (stack->n_areas > 1 || !b->period);
    if (area)
        sg_buffer_add(out, b->area);
    if (area && b->period && stack->n_periods > 1)
        sg_buffer_add_char(out, ' ');
    if (b->period && (!area || stack->n_periods > 1))
        sg_stack_period(b, words.lang, out);
}

/* 事業所数 names 事業所, as "Persons engaged" names persons. */
static bool names_unit(const char *measure, const char *unit)
{
    char *whole = sg_text_key(measure), *part = sg_text_key(unit);
    bool found = strstr(whole, part) != NULL;
    free(part);
    free(whole);
    return found;
}

void sg_stack_measure(const struct sg_stack *stack, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, stack->measure ? stack->measure : pick(lang, "Total", "総数"));
    if (stack->unit && !names_unit(sg_buffer_text(out), stack->unit))
        sg_buffer_printf(out, lang == SG_JA ? "（%s）" : " (%s)", stack->unit);
}

const char *sg_stack_symbol(sg_status voids, enum sg_lang lang)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        if (voids >> i & 1)
            return sg_lang_pick(sg_status_info(i)->symbol, lang);
    return "";
}

void sg_stack_subtitle(const struct sg_stack *stack, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_bar *first = &stack->bars[0];
    const char *place = stack->n_areas == 1 && first->area && first->period ? first->area
                        : stack->area                                       ? NULL
                                      : stack->table->info.place;
    const char *by = sg_column_title(stack->by, lang);
    const char *comma = pick(lang, ", ", "、");
    if (lang == SG_JA)
        sg_buffer_printf(out, "%s%s%s別構成比（％）", stack->measure ? stack->measure : "",
                         stack->measure ? "の" : "", by);
    else
        sg_buffer_printf(out, "%s by %c%s, share in %%", stack->measure ? stack->measure : "Total",
                         tolower((unsigned char)*by), *by ? by + 1 : "");
    if (place && *place)
        sg_buffer_printf(out, "%s%s", comma, place);
    if (first->period && stack->n_periods == 1 && stack->n_areas > 1) {
        sg_buffer_add(out, comma);
        sg_stack_period(first, lang, out);
    }
}

/* Whether the printed shares of some bar miss 100.0. */
static bool is_rounded(const struct sg_stack *stack)
{
    for (size_t b = 0; b < stack->n_bars; b++) {
        double sum = 0;
        for (size_t k = 0; k < sg_stack_shown(stack); k++)
            sum += sg_number_round(stack->bars[b].shares[k], 1);
        if (fabs(sum - 100) > 0.01 && !stack->bars[b].voids) /* NaN: nothing printed */
            return true;
    }
    return false;
}

static void add_break(const struct sg_break *the, enum sg_lang lang, struct sg_buffer *out)
{
    if (!the->note)
        sg_buffer_add(out, pick(lang, "Figures from ", ""));
    add_period(out, the->label, &the->period, lang);
    if (the->note)
        sg_buffer_printf(out, lang == SG_JA ? "：%s" : ": %s", the->note);
    else
        sg_buffer_add(out, pick(lang, " on", "以降は"));
    if (!the->caution)
        sg_buffer_add(out, the->note ? pick(lang, " (not comparable with earlier figures)",
                                            "（前の時点と比較できない）")
                                     : pick(lang, " are not comparable with earlier ones",
                                            "前の時点と比較できない"));
    else if (!the->note)
        sg_buffer_add(out, pick(lang, " are to be compared with earlier ones with caution",
                                "前の時点との比較に注意を要する"));
    sg_buffer_add(out, pick(lang, ". ", "。"));
}

static void add_breaks(const struct sg_stack *stack, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_table_info *info = &stack->table->info;
    const struct sg_bar *first = &stack->bars[0], *last = &stack->bars[stack->n_bars - 1];
    for (size_t i = 0; i < info->n_breaks && stack->period; i++)
        if (sg_period_compare(&first->when, &info->breaks[i].period) < 0 &&
            sg_period_compare(&info->breaks[i].period, &last->when) <= 0)
            add_break(&info->breaks[i], lang, out);
}

static void add_rest(const struct sg_stack *stack, enum sg_lang lang, struct sg_buffer *out)
{
    const char *known = stack->voids ? pick(lang, ", as far as known", "（数値のあるもの）") : "";
    if (stack->n_rest < 2)
        return;
    if (lang == SG_JA)
        sg_buffer_printf(out, "「その他」は残る%zuの%sの合計%s。", stack->n_rest,
                         stack->only_divisions ? "大分類" : "区分", known);
    else
        sg_buffer_printf(out, "“Other” is the sum of the remaining %zu %s%s. ", stack->n_rest,
                         stack->only_divisions ? "divisions" : "groups", known);
}

/* Names the first bar whose rest holds the largest part. */
static void add_hiding(const struct sg_stack *stack, struct sg_stack_words words,
                       struct sg_buffer *out)
{
    for (size_t b = 0; b < stack->n_bars; b++) {
        if (!sg_stack_hides(stack, &stack->bars[b]))
            continue;
        struct sg_buffer name = {0};
        sg_stack_bar_name(stack, b, words, &name);
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

/* English notes come without capital and full stop, as messages do. */
static void add_sentence(const char *text, enum sg_lang lang, struct sg_buffer *out)
{
    size_t start = out->n, n = strlen(text);
    bool ended = n >= 3 && (strcmp(text + n - 3, "。") == 0 || text[n - 1] == '.');
    sg_buffer_printf(out, "%s%s", text, ended ? pick(lang, " ", "") : pick(lang, ". ", "。"));
    bool after_colon = start >= 2 && out->text[start - 2] == ':';
    if (lang == SG_EN && n && !after_colon && out->text[start] >= 'a' && out->text[start] <= 'z')
        out->text[start] = (char)(out->text[start] - 'a' + 'A');
}

void sg_stack_note(const struct sg_stack *stack, struct sg_stack_words words, struct sg_buffer *out)
{
    const struct sg_table_info *info = &stack->table->info;
    struct sg_texts symbols = {0};
    add_rest(stack, words.lang, out);
    add_hiding(stack, words, out);
    if (is_rounded(stack) && !info->notes.n) /* notes of the computation say so themselves */
        sg_buffer_add(out, pick(words.lang, "Figures may not add up to 100 because of rounding. ",
                                "端数処理のため合計が100にならないことがある。"));
    sg_footnotes_symbols(stack->voids, words.lang, &symbols);
    for (size_t i = 0; i < symbols.n; i++)
        add_sentence(symbols.items[i], words.lang, out);
    sg_texts_free(&symbols);
    add_breaks(stack, words.lang, out);
    for (size_t i = 0; i < info->notes.n; i++)
        add_sentence(info->notes.items[i], words.lang, out);
    if (info->universe) {
        sg_buffer_add(out, pick(words.lang, "Coverage: ", "対象："));
        add_sentence(info->universe, words.lang, out);
    }
}

void sg_stack_description(const struct sg_stack *stack, struct sg_stack_words words,
                          struct sg_buffer *out)
{
    enum sg_lang lang = words.lang;
    sg_buffer_add(out, pick(lang, "Stacked bars of 100%. ", "100％積み上げ横棒グラフ。"));
    for (size_t b = 0; b < stack->n_bars; b++) {
        const struct sg_bar *bar = &stack->bars[b];
        const char *link = pick(lang, ": ", "：");
        sg_stack_bar_name(stack, b, words, out);
        for (size_t k = 0; k < sg_stack_shown(stack); k++) {
            if (isnan(bar->shares[k]))
                continue;
            sg_buffer_printf(out, "%s%s%s", link, sg_stack_name(stack, k, words),
                             pick(lang, " ", ""));
            add_percent(out, bar->shares[k]);
            sg_buffer_add(out, pick(lang, "%", "％"));
            link = pick(lang, ", ", "、");
        }
        if (bar->voids)
            sg_buffer_printf(out, "%s%s", link, sg_stack_symbol(bar->voids, lang));
        sg_buffer_add(out, pick(lang, ". ", "。"));
    }
}
