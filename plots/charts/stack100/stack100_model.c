#include "stack100_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "answer_scale.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/name_colors.h"
#include "plots/page/names.h"
#include "stack100_bars.h"

/* Less than this share left over is nothing to see. */
static const double speck = 0.05;

/* A part as a candidate for a series. */
struct rank {
    size_t part;
    double largest, mean; /* over the areas, in the newest period */
    bool residual;
};

/* Whether a bar is the last of its area. */
static bool is_newest(const struct sg_stack100 *stack, size_t bar)
{
    return bar + 1 == stack->n_bars ||
           stack->bars[bar].area_level != stack->bars[bar + 1].area_level;
}

static struct rank rank_of(const struct sg_stack100 *stack, const struct sg_parts *parts,
                           size_t part)
{
    struct rank rank = {.part = part, .residual = parts->residual[part]};
    double n = 0;
    for (size_t b = 0; b < stack->n_bars; b++) {
        double share = parts->shares[b * parts->n + part];
        if (!is_newest(stack, b) || isnan(share))
            continue;
        rank.largest = fmax(rank.largest, share);
        rank.mean += share;
        n++;
    }
    rank.mean = n > 0 ? rank.mean / n : 0;
    return rank;
}

/* Whether any bar says something of the part, be it that it is unknown. */
static bool is_present(const struct sg_stack100 *stack, const struct sg_parts *parts, size_t part)
{
    for (size_t b = 0; b < stack->n_bars; b++)
        if (!isnan(parts->shares[b * parts->n + part]) || parts->status[b * parts->n + part])
            return true;
    return false;
}

static int for_choice(const void *left, const void *right)
{
    const struct rank *a = left, *b = right;
    if (a->residual != b->residual)
        return a->residual ? 1 : -1;
    if (a->largest != b->largest)
        return a->largest > b->largest ? -1 : 1;
    return (a->part > b->part) - (a->part < b->part);
}

static int by_mean(const void *left, const void *right)
{
    const struct rank *a = left, *b = right;
    if (a->mean != b->mean)
        return a->mean > b->mean ? -1 : 1;
    return (a->part > b->part) - (a->part < b->part);
}

static int as_given(const void *left, const void *right)
{
    const struct rank *a = left, *b = right;
    return (a->part > b->part) - (a->part < b->part);
}

/* If the series are answers from good to bad, puts them in that order. */
static void order_scale(struct sg_stack100 *stack, const struct sg_parts *parts,
                        struct rank ranks[])
{
    const char *labels[SG_STACK100_SERIES];
    for (size_t i = 0; i < stack->n_series; i++)
        labels[i] = stack->by->levels.texts[parts->codes[ranks[i].part]];
    stack->is_scale = stack->of_answers && sg_answer_scale(labels, stack->n_series, stack->steps);
    for (size_t i = 1; stack->is_scale && i < stack->n_series; i++)
        for (size_t k = i; k > 0 && stack->steps[k - 1] > stack->steps[k]; k--) {
            struct rank rank = ranks[k];
            int step = stack->steps[k];
            ranks[k] = ranks[k - 1];
            ranks[k - 1] = rank;
            stack->steps[k] = stack->steps[k - 1];
            stack->steps[k - 1] = step;
        }
}

/* The candidates, series first; the rest are those from stack->n_series on. */
static struct rank *choose(struct sg_stack100 *stack, const struct sg_parts *parts, bool given)
{
    struct rank *ranks = sg_alloc(parts->n, sizeof *ranks);
    size_t n = 0, n_ranked = 0;
    for (size_t part = 0; part < parts->n; part++) {
        if (!is_present(stack, parts, part))
            continue;
        ranks[n++] = rank_of(stack, parts, part);
        n_ranked += !parts->residual[part];
    }
    qsort(ranks, n, sizeof *ranks, for_choice);
    stack->n_series = n_ranked < SG_STACK100_SERIES ? n_ranked : SG_STACK100_SERIES;
    stack->n_rest = n - stack->n_series;
    qsort(ranks, stack->n_series, sizeof *ranks, given ? as_given : by_mean);
    if (n_ranked <= SG_STACK100_SERIES)
        order_scale(stack, parts, ranks);
    return ranks;
}

static void fill_bar(struct sg_stack100 *stack, const struct sg_parts *parts,
                     const struct rank ranks[], size_t b)
{
    struct sg_bar *bar = &stack->bars[b];
    double known = 0;
    bool any = false;
    bar->largest_rest = NAN;
    for (size_t k = 0; k <= SG_STACK100_SERIES; k++)
        bar->shares[k] = NAN;
    for (size_t i = 0; i < stack->n_series + stack->n_rest; i++) {
        size_t at = b * parts->n + ranks[i].part;
        double *share = &bar->shares[i < stack->n_series ? i : stack->n_series];
        sg_status voids = sg_status_void(parts->status[at]);
        bar->voids |= voids;
        bar->unknown = bar->unknown || (voids && !parts->residual[ranks[i].part]);
        if (isnan(parts->shares[at]))
            continue;
        *share = (isnan(*share) ? 0 : *share) + parts->shares[at];
        known += parts->shares[at];
        if (i >= stack->n_series && !parts->residual[ranks[i].part])
            bar->largest_rest = fmax(bar->largest_rest, parts->shares[at]);
        any = true;
    }
    if (bar->voids && (any || !(bar->voids & SG_STATUS_UNDEFINED)))
        bar->hidden = 100 - known > speck ? 100 - known : 0;
    stack->voids |= bar->voids;
}

bool sg_stack100_is_broken(const struct sg_stack100 *stack, const struct sg_bar *from,
                           const struct sg_bar *to)
{
    const struct sg_table_info *info = &stack->table->info;
    for (size_t i = 0; i < info->n_breaks; i++)
        if (!info->breaks[i].caution &&
            sg_period_compare(&from->when, &info->breaks[i].period) < 0 &&
            sg_period_compare(&info->breaks[i].period, &to->when) <= 0)
            return true;
    return false;
}

static void link_bars(struct sg_stack100 *stack)
{
    for (size_t b = 1; b < stack->n_bars; b++) {
        struct sg_bar *bar = &stack->bars[b], *above = bar - 1;
        bool same = !is_newest(stack, b - 1);
        bar->groups = !same && stack->n_periods > 1;
        bar->joins = same && stack->n_areas == 1 && stack->n_periods == 2 && !bar->voids &&
                     !above->voids && !sg_stack100_is_broken(stack, above, bar);
    }
}

static void name_series(struct sg_stack100 *stack, const struct sg_parts *parts,
                        const struct rank ranks[])
{
    char *const *texts = stack->by->levels.texts;
    stack->only_divisions = true;
    for (size_t i = 0; i < stack->n_series + stack->n_rest; i++) {
        const char *label = texts[parts->codes[ranks[i].part]];
        stack->only_divisions &= sg_names_is_division(label);
        if (i < stack->n_series || stack->n_rest == 1)
            stack->names[i] = label;
    }
    sg_name_slots(stack->names, stack->n_series, stack->slots);
}

/* The series of that name, in full or short; n_series: none. */
static size_t find_series(const struct sg_stack100 *stack, const char *name)
{
    size_t k = 0;
    while (k < stack->n_series && !sg_text_same_key(stack->names[k], name) &&
           !sg_text_same_key(sg_names_label(stack->names[k], SG_JA, true), name) &&
           !sg_text_same_key(sg_names_label(stack->names[k], SG_EN, true), name))
        k++;
    return k;
}

/* Whether bar `a` goes before bar `b`. */
static bool goes_before(const struct sg_bar *a, const struct sg_bar *b, size_t series)
{
    if (a->whole != b->whole)
        return a->whole;
    return isnan(b->shares[series]) ? !isnan(a->shares[series])
                                    : a->shares[series] > b->shares[series];
}

/* Areas by their share of one part, the whole apart. */
static void sort_bars(struct sg_stack100 *stack, size_t series)
{
    for (size_t i = 1; i < stack->n_bars; i++)
        for (size_t k = i; k > 0 && goes_before(&stack->bars[k], &stack->bars[k - 1], series);
             k--) {
            struct sg_bar bar = stack->bars[k];
            stack->bars[k] = stack->bars[k - 1];
            stack->bars[k - 1] = bar;
        }
    for (size_t b = 1; b < stack->n_bars; b++)
        stack->bars[b].groups = stack->bars[b - 1].whole && !stack->bars[b].whole;
}

static bool order_bars(struct sg_stack100 *stack, struct sg_stack100_wish wish, bool given,
                       struct sg_error *err)
{
    bool asked = wish.focus && *wish.focus, plenty = stack->n_areas > SG_STACK100_PLENTY;
    size_t series = asked ? find_series(stack, wish.focus) : 0;
    if (asked && series == stack->n_series)
        return sg_fail(err, SG_FAIL_USAGE, "no series is named '%s'", wish.focus);
    if (stack->n_areas == stack->n_bars && (asked || (plenty && !given)))
        sort_bars(stack, series);
    return true;
}

bool sg_stack100_read(const struct sg_table *table, struct sg_stack100_wish wish,
                      struct sg_stack100 *stack, struct sg_error *err)
{
    struct sg_parts parts = {0};
    *stack = (struct sg_stack100){0};
    bool given;
    if (!sg_input_sort(wish.sort, false, &given, err))
        return false;
    bool ok = sg_parts_read(table, stack, &parts, err);
    if (ok) {
        struct rank *ranks = choose(stack, &parts, given);
        for (size_t b = 0; b < stack->n_bars; b++)
            fill_bar(stack, &parts, ranks, b);
        name_series(stack, &parts, ranks);
        link_bars(stack);
        if (!stack->n_series && !stack->n_rest)
            ok = sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no parts");
        ok = ok && order_bars(stack, wish, given, err);
        free(ranks);
    }
    sg_parts_free(&parts);
    if (!ok)
        sg_stack100_free(stack);
    return ok;
}

void sg_stack100_free(struct sg_stack100 *stack)
{
    free(stack->bars);
    *stack = (struct sg_stack100){0};
}

bool sg_stack100_hides(const struct sg_stack100 *stack, const struct sg_bar *bar)
{
    double largest = 0;
    for (size_t k = 0; k < stack->n_series; k++)
        largest = fmax(largest, bar->shares[k]);
    return stack->n_rest > 1 && bar->largest_rest > largest;
}

double sg_stack100_index(const struct sg_stack100 *stack, const struct sg_bar *bar)
{
    double index = 0;
    if (!stack->is_scale)
        return NAN;
    for (size_t k = 0; k < stack->n_series; k++) {
        int side = (stack->steps[k] < 2) - (stack->steps[k] > 2);
        index += side ? side * bar->shares[k] : 0;
    }
    return index;
}

size_t sg_stack100_shown(const struct sg_stack100 *stack)
{
    return stack->n_series + (stack->n_rest > 0 && !stack->diverging);
}
