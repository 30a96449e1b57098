#include "stack100_leaders.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/role.h"

#include "plots/page/names.h"
#include "plots/page/words.h"

struct sg_stack100_place sg_stack100_place(const struct sg_ranking *ranking, size_t start)
{
    return (struct sg_stack100_place){ranking->items + start, sg_ranking_ties(ranking, start)};
}

struct sg_entry *sg_stack100_entries(const struct sg_stack100 *stack)
{
    return sg_alloc(stack->n_series + 1, sizeof(struct sg_entry));
}

void sg_stack100_rank(const struct sg_stack100 *stack, const struct sg_bar *bar,
                      struct sg_ranking *ranking)
{
    struct sg_entry *entries = sg_stack100_entries(stack);
    double whole = bar->hidden;
    size_t n = stack->n_series;
    for (size_t k = 0; k < n; k++) {
        entries[k] = sg_entry_of_value(k, bar->shares[k], 0);
        entries[k].place = (size_t)sg_column_code(stack->by, stack->names[k]);
        entries[k].unknown = false; /* counted in what is hidden */
        whole += isnan(bar->shares[k]) ? 0 : bar->shares[k];
    }
    entries[n] = sg_entry_of_value(n, NAN, SG_STATUS_SUPPRESSED);
    struct sg_ranking_rule rule = {.decimals = 1, .sign = 1, .above = 0, .whole = &whole};
    sg_ranking_make(ranking, entries, n + (bar->unknown && bar->hidden > 0), &rule);
    free(entries);
}

size_t sg_stack100_leaders(const struct sg_stack100 *stack, const struct sg_bar *bar,
                           const struct sg_ranking *ranking)
{
    return sg_stack100_hides(stack, bar) ? 0 : sg_ranking_leaders(ranking);
}

/* A name within a sentence: English names of the classification lose their capital. */
static void add_name(const struct sg_stack100 *stack, size_t k, struct sg_stack100_words words,
                     bool first, struct sg_buffer *out)
{
    const char *name = sg_stack100_name(stack, k, words);
    bool lower =
        words.lang == SG_EN && !first && stack->names[k] && sg_names_is_division(stack->names[k]);
    bool quoted = stack->of_answers && stack->names[k] &&
                  sg_role_of_column(stack->by) != SG_ROLE_BY &&
                  !sg_names_is_common(stack->names[k], words.lang);
    if (quoted) {
        sg_buffer_printf(out, words.lang == SG_JA ? "「%s」" : "“%s”", name);
        return;
    }
    if (lower)
        sg_buffer_add_char(out, (char)tolower((unsigned char)*name));
    sg_buffer_add(out, lower ? name + 1 : name);
}

void sg_stack100_add_names(const struct sg_stack100 *stack, struct sg_stack100_place place,
                           struct sg_stack100_words words, bool first, struct sg_buffer *out)
{
    add_name(stack, place.items[0].key, words, first, out);
    sg_buffer_add(out, sg_words_tied(place.n, words.lang));
    if (place.n == 2)
        add_name(stack, place.items[1].key, words, false, out);
}

void sg_stack100_add_percent(struct sg_buffer *out, double x, enum sg_lang lang)
{
    char text[SG_NUMBER_SIZE];
    sg_number_display(x, (struct sg_number_style){.decimals = 1}, text);
    sg_buffer_printf(out, lang == SG_JA ? "%s％" : "%s%%", text);
}

static void say_leaders(const struct sg_stack100 *stack, const struct sg_ranking *ranking,
                        struct sg_stack100_words words, struct sg_buffer *out)
{
    bool ja = words.lang == SG_JA;
    struct sg_stack100_place top = sg_stack100_place(ranking, 0);
    size_t followers = top.n == 1 ? sg_ranking_followers(ranking) : 0;
    if (!ja)
        sg_buffer_add(out, top.n == 1 ? "The largest share is that of "
                                      : "The largest shares are those of ");
    sg_stack100_add_names(stack, top, words, false, out);
    sg_buffer_add(out, ja ? "が" : ", ");
    sg_buffer_add(out, ja ? sg_words_each(top.n) : "");
    sg_stack100_add_percent(out, top.items[0].value, words.lang);
    sg_buffer_add(out,
                  !ja ? (followers ? ", then " : "") : (followers ? "で最も多く、" : "で最も多い"));
    if (!followers)
        return;
    struct sg_stack100_place next = sg_stack100_place(ranking, top.n);
    sg_stack100_add_names(stack, next, words, false, out);
    sg_buffer_add(out, ja ? "の" : ", ");
    sg_stack100_add_percent(out, next.items[0].value, words.lang);
    sg_buffer_add(out, ja ? "が続く" : "");
}

void sg_stack100_say_level(const struct sg_stack100 *stack, const struct sg_bar *bar,
                           struct sg_stack100_words words, struct sg_buffer *out)
{
    struct sg_ranking ranking;
    sg_stack100_rank(stack, bar, &ranking);
    if (sg_stack100_leaders(stack, bar, &ranking))
        say_leaders(stack, &ranking, words, out);
    sg_ranking_free(&ranking);
}

/* Adds the leaders of an area to `leads`; false if they are not known. */
static bool count_leads(const struct sg_stack100 *stack, const struct sg_bar *bar,
                        size_t leads[SG_STACK100_SERIES])
{
    struct sg_ranking ranking;
    sg_stack100_rank(stack, bar, &ranking);
    bool sure = sg_ranking_is_sure(&ranking, 0);
    for (size_t i = 0; sure && i < sg_stack100_leaders(stack, bar, &ranking); i++)
        leads[ranking.items[i].key]++;
    sg_ranking_free(&ranking);
    return sure;
}

/* The series that lead in most areas, of *n in their common newest period; n is 0 if the leaders of
   one are not known. Release with sg_ranking_free. */
static void rank_leads(const struct sg_stack100 *stack, size_t *n, struct sg_ranking *most)
{
    const struct sg_bar *newest = &stack->bars[stack->n_bars - 1];
    size_t leads[SG_STACK100_SERIES] = {0};
    bool known = true;
    *n = 0;
    for (size_t b = 0; known && b < stack->n_bars; b++) {
        const struct sg_bar *bar = &stack->bars[b];
        bool older = bar != newest && bar[1].area_level == bar->area_level;
        if (older || sg_role_is_total(bar->area, NULL))
            continue;
        known = (!bar->period || strcmp(bar->period, newest->period) == 0) &&
                count_leads(stack, bar, leads);
        (*n)++;
    }
    struct sg_entry *entries = sg_stack100_entries(stack);
    struct sg_ranking_rule rule = {.sign = 1, .above = 0};
    for (size_t k = 0; k < stack->n_series; k++)
        entries[k] = sg_entry_of_value(k, (double)leads[k], 0);
    sg_ranking_make(most, entries, stack->n_series, &rule);
    *n = known ? *n : 0;
    free(entries);
}

/* "2021年は3地域のうち2地域でAが最も多い" */
static void say_most_areas(const struct sg_stack100 *stack, struct sg_stack100_place leader,
                           size_t n, struct sg_stack100_words words, struct sg_buffer *out)
{
    bool ja = words.lang == SG_JA;
    size_t m = (size_t)leader.items[0].value;
    const char *place = stack->of_groups ? sg_words_pick(words.lang, "groups", "区分")
                                         : sg_words_pick(words.lang, "areas", "地域");
    struct sg_buffer when = {0};
    if (stack->n_periods > 1)
        sg_stack100_period(&stack->bars[stack->n_bars - 1], words.lang, &when);
    if (ja && when.n)
        sg_buffer_printf(out, "%sは", when.text);
    if (ja && m == n)
        sg_buffer_printf(out, "いずれの%sでも", place);
    else if (ja)
        sg_buffer_printf(out, "%zu%sのうち%zu%sで", n, place, m, place);
    sg_stack100_add_names(stack, leader, words, true, out);
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

void sg_stack100_say_areas(const struct sg_stack100 *stack, struct sg_stack100_words words,
                           struct sg_buffer *out)
{
    struct sg_ranking most;
    size_t n;
    rank_leads(stack, &n, &most);
    if (n > 1 && sg_ranking_leaders(&most) == 1)
        say_most_areas(stack, sg_stack100_place(&most, 0), n, words, out);
    sg_ranking_free(&most);
}
