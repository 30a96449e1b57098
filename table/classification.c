#include "classification.h"

#include <stdlib.h>

#include <sangyo/memory.h>

#include "classification_finder.h"
#include "classification_tree.h"
#include "label_words.h"

/* A run that equals a row by a chance of less than one in a thousand is worth a word. */
static const double worth_a_note = 1e3;
/* Labels that are held against the sums. */
enum { MOST_CHECKS = 8 };

/* Whether totals by their labels are sums of all rows, and not of the first level alone. */
static bool totals_add_all(struct classification_finder *f)
{
    size_t all = 0, first = 0, checked = 0;
    for (size_t i = 0; i < f->c->n && checked < MOST_CHECKS; i++) {
        if (f->c->kind[i] != SG_ITEM_TOTAL)
            continue;
        checked++;
        classification_set_uses(f, false);
        all += sg_sum_guard_check(f->guard, f->use, (uint32_t)i).agree;
        classification_set_uses(f, true);
        first += sg_sum_guard_check(f->guard, f->use, (uint32_t)i).agree;
    }
    return all > first;
}

/* Whether the sums bear out the levels: not more than half of the items with others below are less
   than these more often than equal to them. */
static bool sums_allow(struct classification_finder *f)
{
    struct sg_classification *c = f->c;
    struct sg_sum_below *below = sg_alloc(c->n, sizeof *below);
    bool *has_below = sg_alloc(c->n, sizeof *has_below);
    size_t wrong = 0, parents = 0;
    sg_tree_levels(c);
    sg_sum_guard_below(f->guard, c->parent, below);
    for (size_t i = 0; i < c->n; i++)
        if (c->parent[i] >= 0)
            has_below[c->parent[i]] = true;
    for (size_t i = 0; i < c->n; i++) {
        parents += has_below[i];
        wrong += below[i].more > below[i].equal;
    }
    free(below);
    free(has_below);
    return 2 * wrong <= parents && !totals_add_all(f);
}

static void find_tree(struct classification_finder *f)
{
    static bool (*const ways[])(struct sg_classification *) = {sg_tree_by_area_codes,
                                                               sg_tree_by_codes, sg_tree_by_indent};
    struct sg_classification *c = f->c;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        sg_tree_clear(c);
        bool by_print = ways[i] == sg_tree_by_indent;
        if (!ways[i](c))
            continue;
        if ((f->adds || !by_print) && sums_allow(f))
            return;
        c->contradicted = by_print && f->adds;
    }
    sg_tree_clear(c);
}

/* Items of the level that is taken are parts, and items above it that have none below. */
static void take_level(struct classification_finder *f)
{
    struct sg_classification *c = f->c;
    bool *has_below = sg_alloc(c->n, sizeof *has_below);
    c->taken = c->level_of ? c->level_of : 1;
    for (size_t i = 0; i < c->n; i++)
        if (c->parent[i] >= 0 && !f->within[i])
            has_below[c->parent[i]] = true;
    for (size_t i = 0; i < c->n; i++) {
        bool lowest = !has_below[i];
        bool part = c->taken == SG_LEVEL_LEAF
                        ? lowest
                        : c->level[i] == c->taken || (c->level[i] < c->taken && lowest);
        if (c->kind[i] == SG_ITEM_PART && (!part || f->within[i]))
            c->kind[i] = SG_ITEM_NOT_ADDED;
    }
    free(has_below);
}

/* うち after the levels: they count as none. */
static void add_words(struct classification_finder *f)
{
    struct sg_classification *c = f->c;
    if (sg_tree_add_words(c) && c->by == SG_LEVELS_BY_NONE)
        c->by = SG_LEVELS_BY_WORDS;
    for (size_t i = 0; i < c->n; i++)
        if (f->within[i] && c->kind[i] != SG_ITEM_TOTAL)
            c->level[i] =
                c->parent[i] < 0 || c->level[c->parent[i]] == 0 ? 2 : c->level[c->parent[i]] + 1;
}

/* Holds totals by their labels, and labels that look like one, against the parts. */
static void check_labels(struct classification_finder *f)
{
    struct sg_classification *c = f->c;
    size_t checked = 0;
    classification_set_uses(f, false);
    for (size_t i = 0; i < c->n && checked < MOST_CHECKS; i++) {
        bool by_label = c->kind[i] == SG_ITEM_TOTAL && c->sums[i].of == SG_SUM_OF_NONE;
        if (!by_label && !(c->kind[i] == SG_ITEM_PART && f->looks[i]))
            continue;
        enum sg_sum_use use = f->use[i];
        f->use[i] = SG_SUM_TOTAL;
        c->checks[i] = sg_sum_guard_check(f->guard, f->use, (uint32_t)i);
        f->use[i] = use;
        checked++;
    }
}

void sg_classification_find(struct sg_classification *c)
{
    struct classification_finder f = {.c = c,
                                      .guard = sg_sum_guard_make(&c->rows),
                                      .use = sg_alloc(c->n, sizeof *f.use),
                                      .within = sg_alloc(c->n, sizeof *f.within),
                                      .looks = sg_alloc(c->n, sizeof *f.looks),
                                      .totals = sg_alloc(c->n, sizeof *f.totals)};
    c->parent = sg_alloc(c->n, sizeof *c->parent);
    c->level = sg_alloc(c->n, sizeof *c->level);
    c->sums = sg_alloc(c->n, sizeof *c->sums);
    c->below = sg_alloc(c->n, sizeof *c->below);
    c->checks = sg_alloc(c->n, sizeof *c->checks);
    for (size_t i = 0; i < c->n; i++) {
        f.within[i] = sg_label_is_within(c->label[i]);
        f.looks[i] = sg_label_looks_total(c->label[i]);
    }
    for (size_t s = 0; s < c->rows.n_slices; s++)
        f.adds |= c->rows.rounding[s] >= 0;
    find_tree(&f);
    add_words(&f);
    if (c->by)
        sg_sum_guard_below(f.guard, c->parent, c->below);
    take_level(&f);
    if (f.adds) {
        classification_find_sums(&f);
        check_labels(&f);
    }
    sg_sum_guard_free(f.guard);
    free(f.use);
    free(f.within);
    free(f.looks);
    free(f.totals);
}

bool sg_classification_is_found(const struct sg_classification *c, size_t item)
{
    return c->sums[item].of != SG_SUM_OF_NONE && c->kind[item] != SG_ITEM_PART;
}

bool sg_classification_is_doubtful(const struct sg_classification *c, size_t item)
{
    const struct sg_sum *sum = &c->sums[item];
    return c->kind[item] == SG_ITEM_PART && sum->slices > 0 &&
           (sum->of == SG_SUM_OF_ALL || (sum->of == SG_SUM_OF_RUN && sum->product >= worth_a_note));
}

void sg_classification_free(struct sg_classification *c)
{
    for (size_t k = 0; k < c->n_others; k++)
        free(c->others[k]);
    free(c->others);
    free(c->label);
    free(c->kind);
    free(c->parent);
    free(c->level);
    free(c->sums);
    free(c->below);
    free(c->checks);
    *c = (struct sg_classification){0};
}
