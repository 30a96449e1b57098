/* The finding of a stacked composition, chosen and worded from the shares as printed. */
#include "stack100_words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/role.h"

#include "plots/page/names.h"
#include "plots/page/words.h"

/* Series that share an extreme. */
struct extreme {
    double value;
    size_t series[SG_STACK100_SERIES];
    size_t n;
};

static double printed(double share)
{
    return sg_number_round(share, 1);
}

static void meet(struct extreme *extreme, double value, size_t series)
{
    double difference = value - extreme->value;
    if (extreme->n && difference < -1e-9)
        return;
    if (!extreme->n || difference > 1e-9)
        *extreme = (struct extreme){.value = value};
    extreme->series[extreme->n++] = series;
}

/* A name within a sentence: English names of the classification lose their capital. */
static void add_name(const struct sg_stack100 *stack, size_t k, struct sg_stack100_words words,
                     bool first, struct sg_buffer *out)
{
    const char *name = sg_stack100_name(stack, k, words);
    bool lower =
        words.lang == SG_EN && !first && stack->names[k] && sg_names_is_division(stack->names[k]);
    if (lower)
        sg_buffer_add_char(out, (char)tolower((unsigned char)*name));
    sg_buffer_add(out, lower ? name + 1 : name);
}

/* Names joined by と; more than two become など. */
static void add_names(const struct sg_stack100 *stack, const struct extreme *extreme,
                      struct sg_stack100_words words, bool first, struct sg_buffer *out)
{
    bool ja = words.lang == SG_JA;
    add_name(stack, extreme->series[0], words, first, out);
    if (extreme->n == 2) {
        sg_buffer_add(out, ja ? "と" : " and ");
        add_name(stack, extreme->series[1], words, false, out);
    }
    if (extreme->n > 2)
        sg_buffer_add(out, ja ? "など" : " and others");
}

static void add_percent(struct sg_buffer *out, double x, enum sg_lang lang)
{
    char text[SG_NUMBER_SIZE];
    sg_number_display(x, (struct sg_number_style){.decimals = 1}, text);
    sg_buffer_printf(out, lang == SG_JA ? "%s％" : "%s%%", text);
}

static void say_change(const struct sg_stack100 *stack, struct sg_stack100_words words,
                       struct sg_buffer *out)
{
    const struct sg_bar *from = &stack->bars[0], *to = &stack->bars[stack->n_bars - 1];
    struct extreme up = {0}, down = {0};
    bool ja = words.lang == SG_JA;
    for (size_t k = 0; k < stack->n_series; k++) {
        double change = printed(to->shares[k]) - printed(from->shares[k]);
        if (change > 0.05)
            meet(&up, change, k);
        if (change < -0.05)
            meet(&down, -change, k);
    }
    if (!up.n && !down.n) {
        sg_buffer_add(out, ja ? "構成比は変わらない" : "The shares have not changed");
        return;
    }
    if (!ja)
        sg_buffer_add(out, "The share of ");
    if (down.n) {
        add_names(stack, &down, words, false, out);
        sg_buffer_add(out, ja ? (up.n ? "の割合が縮み、" : "の割合が縮む")
                              : (up.n ? " fell, that of " : " fell"));
    }
    if (up.n) {
        add_names(stack, &up, words, false, out);
        sg_buffer_add(out, ja ? (down.n ? "が広がる" : "の割合が広がる") : " rose");
    }
}

static struct extreme largest(const struct sg_stack100 *stack, const struct sg_bar *bar,
                              double below)
{
    struct extreme found = {0};
    for (size_t k = 0; k < stack->n_series; k++)
        if (!isnan(bar->shares[k]) && printed(bar->shares[k]) < below)
            meet(&found, printed(bar->shares[k]), k);
    return found;
}

/* Nothing if what is unknown might be larger. */
static void say_level(const struct sg_stack100 *stack, const struct sg_bar *bar,
                      struct sg_stack100_words words, struct sg_buffer *out)
{
    bool ja = words.lang == SG_JA;
    struct extreme top = largest(stack, bar, INFINITY);
    struct extreme next = top.n ? largest(stack, bar, top.value) : top;
    if (!top.n || top.value <= 0 || bar->hidden >= top.value || sg_stack100_hides(stack, bar))
        return;
    bool follows = top.n == 1 && next.n && next.value > 0 && bar->hidden < next.value;
    if (!ja && top.n == 1)
        sg_buffer_add(out, "The largest share is that of ");
    else if (!ja)
        sg_buffer_add(out, "The largest shares are those of ");
    add_names(stack, &top, words, false, out);
    sg_buffer_add(out, ja ? "が" : ", ");
    add_percent(out, top.value, words.lang);
    sg_buffer_add(out,
                  !ja ? (follows ? ", then " : "") : (follows ? "で最も多く、" : "で最も多い"));
    if (!follows)
        return;
    add_names(stack, &next, words, false, out);
    sg_buffer_add(out, ja ? "の" : ", ");
    add_percent(out, next.value, words.lang);
    sg_buffer_add(out, ja ? "が続く" : "");
}

/* The series that leads in most areas (its value: in how many) of *n in their common newest period;
   none if a leader is not known. */
static struct extreme leader(const struct sg_stack100 *stack, size_t *n)
{
    const struct sg_bar *newest = &stack->bars[stack->n_bars - 1];
    size_t leads[SG_STACK100_SERIES] = {0};
    struct extreme most = {0};
    *n = 0;
    for (size_t b = 0; b < stack->n_bars; b++) {
        const struct sg_bar *bar = &stack->bars[b];
        bool older = bar != newest && bar[1].area_level == bar->area_level;
        if (older || sg_role_is_total(bar->area, NULL))
            continue;
        struct extreme top = largest(stack, bar, INFINITY);
        bool same_time = !bar->period || strcmp(bar->period, newest->period) == 0;
        if (!top.n || top.value <= 0 || bar->hidden >= top.value || !same_time)
            return most;
        for (size_t i = 0; i < top.n && !sg_stack100_hides(stack, bar); i++)
            leads[top.series[i]]++;
        (*n)++;
    }
    for (size_t k = 0; k < stack->n_series; k++)
        meet(&most, (double)leads[k], k);
    return most;
}

static void say_areas(const struct sg_stack100 *stack, struct sg_stack100_words words,
                      struct sg_buffer *out)
{
    bool ja = words.lang == SG_JA;
    const char *place = stack->of_groups ? sg_words_pick(words.lang, "groups", "区分")
                                         : sg_words_pick(words.lang, "areas", "地域");
    struct sg_buffer when = {0};
    size_t n;
    struct extreme most = leader(stack, &n);
    size_t m = (size_t)most.value;
    if (n < 2 || most.n != 1)
        return;
    if (stack->n_periods > 1)
        sg_stack100_period(&stack->bars[stack->n_bars - 1], words.lang, &when);
    if (ja && when.n)
        sg_buffer_printf(out, "%sは", when.text);
    if (ja && m == n)
        sg_buffer_printf(out, "どの%sでも", place);
    else if (ja)
        sg_buffer_printf(out, "%zu%sのうち%zu%sで", n, place, m, place);
    add_names(stack, &most, words, true, out);
    if (ja)
        sg_buffer_add(out, "が最も多い");
    else if (m == n)
        sg_buffer_printf(out, " has the largest share in all %zu %s", n, place);
    else
        sg_buffer_printf(out, " has the largest share in %zu of %zu %s", m, n, place);
    if (!ja && when.n)
        sg_buffer_printf(out, " in %s", when.text);
    sg_buffer_free(&when);
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

/* In how many groups the printed index is above zero, at the newest wave. */
static void say_indices(const struct sg_stack100 *stack, enum sg_lang lang, struct sg_buffer *out)
{
    size_t n = 0, above = 0;
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
    }
    if (n < 2)
        return;
    if (above == n)
        sg_buffer_printf(out,
                         lang == SG_JA ? "DIは%zu区分のすべてでプラス"
                                       : "The DI is positive in all %zu groups",
                         n);
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
    struct extreme top = largest(stack, bar, INFINITY);
    double index = sg_stack100_index(stack, bar);
    bool ja = words.lang == SG_JA;
    if (isnan(index) || top.n != 1)
        return;
    sg_buffer_printf(out, ja ? "「%s」が" : "%s: ", sg_stack100_name(stack, top.series[0], words));
    add_percent(out, top.value, words.lang);
    sg_buffer_add(out, ja ? "で最も多く、DIは" : ", the DI is ");
    sg_words_number(index, (struct sg_words_number){1, true, words.lang}, out);
}

void sg_stack100_title(const struct sg_stack100 *stack, struct sg_stack100_words words,
                       struct sg_buffer *out)
{
    if (stack->is_scale && stack->n_areas > 1)
        say_indices(stack, words.lang, out);
    else if (stack->is_scale)
        say_scale(stack, words, out);
    else if (stack->n_areas > 1)
        say_areas(stack, words, out);
    else if (stack->n_periods > 1 && stack->n_series && is_comparable(stack))
        say_change(stack, words, out);
    else
        say_level(stack, &stack->bars[stack->n_bars - 1], words, out);
}
