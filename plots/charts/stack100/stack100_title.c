/* The finding of a stacked composition, chosen and worded from the shares as printed. */
#include "stack100_leaders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/moves.h"
#include "table/quantity.h"
#include "table/role.h"

#include "plots/page/words.h"

static double printed(double share)
{
    return sg_number_round(share, 1);
}

static void say_change(const struct sg_stack100 *stack, struct sg_stack100_words words,
                       struct sg_buffer *out)
{
    const struct sg_bar *from = &stack->bars[0], *to = &stack->bars[stack->n_bars - 1];
    bool ja = words.lang == SG_JA;
    struct sg_entry *changes = sg_stack100_entries(stack);
    const struct sg_quantity share = sg_quantity_of_kind(SG_MEASURE_SHARE, 1);
    struct sg_moves moves;
    bool same = true;
    for (size_t k = 0; k < stack->n_series; k++) {
        double change = printed(printed(to->shares[k]) - printed(from->shares[k]));
        changes[k] = sg_entry_of_value(k, change, 0);
        changes[k].slight = sg_quantity_is_slight(&share, change, from->shares[k]);
        same = same && change == 0;
    }
    sg_moves_make(&moves, changes, stack->n_series, 1);
    bool up = moves.up.n, down = moves.down.n;
    if (!up && !down && same)
        sg_buffer_add(out, ja ? "構成比は変わらない" : "The shares have not changed");
    else if (!up && !down)
        sg_buffer_add(out, ja ? "構成比はほぼ同じ" : "The shares are almost the same");
    else if (!ja)
        sg_buffer_add(out, "The share of ");
    if (down) {
        sg_stack100_add_names(stack, sg_stack100_place(&moves.down, 0), words, false, out);
        sg_buffer_add(out, ja ? (up ? "の割合が縮み、" : "の割合が縮む")
                              : (up ? " fell, that of " : " fell"));
    }
    if (up) {
        sg_stack100_add_names(stack, sg_stack100_place(&moves.up, 0), words, false, out);
        sg_buffer_add(out, ja ? (down ? "が広がる" : "の割合が広がる") : " rose");
    }
    sg_moves_free(&moves);
    free(changes);
}

/* Whether the first bar and the last, of one area, can be compared. */
static bool is_comparable(const struct sg_stack100 *stack)
{
    const struct sg_bar *from = &stack->bars[0], *to = &stack->bars[stack->n_bars - 1];
    for (size_t k = 0; k < stack->n_series; k++)
        if (isnan(from->shares[k]) || isnan(to->shares[k]))
            return false;
    /* a difference in a sample would need a test */
    bool sample = stack->of_answers || sg_table_find(stack->table, "lower") >= 0;
    return !sample && !sg_stack100_is_broken(stack, from, to);
}

/* All on one side of zero. */
static void say_all(bool above, size_t n, enum sg_lang lang, struct sg_buffer *out)
{
    if (lang == SG_JA)
        sg_buffer_printf(out, "DIはいずれの区分でも%s", above ? "プラス" : "マイナス");
    else
        sg_buffer_printf(out, "The DI is %s in all %zu groups", above ? "positive" : "negative", n);
}

/* In how many groups the printed index is above zero, at the newest wave. */
static void say_indices(const struct sg_stack100 *stack, enum sg_lang lang, struct sg_buffer *out)
{
    size_t n = 0, above = 0, below = 0;
    for (size_t b = 0; b < stack->n_bars; b++) {
        const struct sg_bar *bar = &stack->bars[b];
        bool newest = b + 1 == stack->n_bars || bar[1].area_level != bar->area_level;
        if (!newest || sg_role_is_total(bar->area, stack->table->info.total_label))
            continue;
        double index = printed(sg_stack100_index(stack, bar));
        if (isnan(index))
            return;
        n++;
        above += index > 0;
        below += index < 0;
    }
    if (n < 2)
        return;
    if (above == n || below == n)
        say_all(above == n, n, lang, out);
    else
        sg_buffer_printf(out,
                         lang == SG_JA ? "DIは%2$zu区分のうち%1$zu区分でプラス"
                                       : "The DI is positive in %zu of %zu groups",
                         above, n);
}

/* The level of a scale, with its index. */
static void say_scale(const struct sg_stack100 *stack, struct sg_stack100_words words,
                      struct sg_buffer *out)
{
    const struct sg_bar *bar = &stack->bars[stack->n_bars - 1];
    double index = sg_stack100_index(stack, bar);
    bool ja = words.lang == SG_JA;
    struct sg_ranking ranking;
    sg_stack100_rank(stack, bar, &ranking);
    if (!isnan(index) && sg_stack100_leaders(stack, bar, &ranking) == 1) {
        sg_buffer_printf(
            out, ja ? "「%s」が" : "%s: ", sg_stack100_name(stack, ranking.items[0].key, words));
        sg_stack100_add_percent(out, ranking.items[0].value, words.lang);
        sg_buffer_add(out, ja ? "で最も多く、DIは" : ", the DI is ");
        sg_words_number(index, (struct sg_words_number){1, true, words.lang}, out);
    }
    sg_ranking_free(&ranking);
}

void sg_stack100_title(const struct sg_stack100 *stack, struct sg_stack100_words words,
                       struct sg_buffer *out)
{
    if (stack->is_scale && stack->n_areas > 1)
        say_indices(stack, words.lang, out);
    else if (stack->is_scale)
        say_scale(stack, words, out);
    else if (stack->n_areas > 1)
        sg_stack100_say_areas(stack, words, out);
    else if (stack->n_periods > 1 && stack->n_series && is_comparable(stack))
        say_change(stack, words, out);
    else
        sg_stack100_say_level(stack, &stack->bars[stack->n_bars - 1], words, out);
}
