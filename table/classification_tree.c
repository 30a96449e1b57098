#include "classification_tree.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "code_form.h"
#include "label_words.h"
#include "text.h"

void sg_tree_clear(struct sg_classification *c)
{
    c->by = SG_LEVELS_BY_NONE;
    c->depth = 1;
    for (size_t i = 0; i < c->n; i++) {
        c->parent[i] = -1;
        c->level[i] = c->kind[i] == SG_ITEM_TOTAL ? 0 : 1;
    }
}

void sg_tree_levels(struct sg_classification *c)
{
    c->depth = 1;
    for (size_t i = 0; i < c->n; i++) {
        /* a parent of area codes may stand behind; there are few steps */
        int level = 1;
        for (ptrdiff_t at = c->parent[i]; at >= 0; at = c->parent[at])
            level++;
        c->level[i] = c->kind[i] == SG_ITEM_TOTAL ? 0 : level;
        c->depth = c->level[i] > c->depth ? c->level[i] : c->depth;
    }
}

/* Parents by depths: the item before that is less deep; `depth` of a total is not looked at. False
   unless the first item is of the least depth and another is deeper. */
static bool link_depths(struct sg_classification *c, const int depth[])
{
    size_t *open = sg_alloc(c->n, sizeof *open), n = 0;
    int least = 0;
    bool any = false, first = true, fits = true;
    for (size_t i = 0; i < c->n && fits; i++) {
        if (c->kind[i] == SG_ITEM_TOTAL)
            continue;
        least = first ? depth[i] : least;
        first = false;
        fits = depth[i] >= least;
        while (n && depth[open[n - 1]] >= depth[i])
            n--;
        c->parent[i] = n ? (ptrdiff_t)open[n - 1] : -1;
        any |= n > 0;
        open[n++] = i;
    }
    free(open);
    return fits && any;
}

bool sg_tree_by_indent(struct sg_classification *c)
{
    int *depth = sg_alloc(c->n, sizeof *depth);
    for (size_t i = 0; i < c->n; i++)
        depth[i] = (int)sg_text_indent(c->label[i]);
    bool found = link_depths(c, depth);
    free(depth);
    c->by = found ? SG_LEVELS_BY_INDENT : SG_LEVELS_BY_NONE;
    return found;
}

/* Whether each item has a code that may lie under that of its parent. */
static bool codes_nest(struct sg_classification *c, const struct sg_code_form codes[])
{
    int *depth = sg_alloc(c->n, sizeof *depth);
    bool fits = true;
    for (size_t i = 0; i < c->n && fits; i++) {
        depth[i] = codes[i].depth;
        fits = codes[i].depth > 0 || c->kind[i] == SG_ITEM_TOTAL;
    }
    fits = fits && link_depths(c, depth);
    for (size_t i = 0; i < c->n && fits; i++)
        fits = c->parent[i] < 0 || sg_code_is_below(&codes[i], &codes[c->parent[i]]);
    free(depth);
    return fits;
}

bool sg_tree_by_codes(struct sg_classification *c)
{
    struct sg_code_form *codes = sg_alloc(c->n, sizeof *codes);
    bool found = false;
    for (size_t k = 0; k <= c->n_others && !found; k++) {
        for (size_t i = 0; i < c->n; i++)
            codes[i] = k == 0                ? sg_code_of_label(c->label[i])
                       : c->others[k - 1][i] ? sg_code_of_text(c->others[k - 1][i])
                                             : (struct sg_code_form){0};
        found = codes_nest(c, codes);
    }
    free(codes);
    c->by = found ? SG_LEVELS_BY_CODES : SG_LEVELS_BY_NONE;
    return found;
}

struct area {
    long code;
    size_t item;
};

static int compare_areas(const void *left, const void *right)
{
    const struct area *a = left, *b = right;
    return a->code < b->code ? -1 : a->code > b->code;
}

/* The item of a code, or -1. */
static ptrdiff_t area_of(const struct area areas[], size_t n, long code)
{
    const struct area key = {.code = code};
    const struct area *found = n ? bsearch(&key, areas, n, sizeof *areas, compare_areas) : NULL;
    return found ? (ptrdiff_t)found->item : -1;
}

/* The codes of all items but totals, sorted; false unless all have one of their own. */
static bool sort_areas(const struct sg_classification *c, const char *const texts[],
                       struct area areas[], size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < c->n; i++) {
        long code = texts[i] ? sg_area_code(texts[i]) : -1;
        if (code < 0 && c->kind[i] != SG_ITEM_TOTAL)
            return false;
        if (code > 0)
            areas[(*n)++] = (struct area){code, i};
    }
    qsort(areas, *n, sizeof *areas, compare_areas);
    for (size_t i = 1; i < *n; i++)
        if (areas[i].code == areas[i - 1].code)
            return false;
    return *n > 1;
}

static bool link_areas(struct sg_classification *c, const struct area areas[], size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t above = -1;
        for (long code = sg_area_code_above(areas[i].code); code > 0 && above < 0;
             code = sg_area_code_above(code))
            above = area_of(areas, n, code);
        c->parent[areas[i].item] = above;
        any |= above >= 0;
    }
    return any;
}

bool sg_tree_by_area_codes(struct sg_classification *c)
{
    struct area *areas = sg_alloc(c->n, sizeof *areas);
    size_t n = 0;
    bool found = false;
    for (size_t k = 0; k <= c->n_others && !found; k++)
        found = sort_areas(c, k == 0 ? c->label : c->others[k - 1], areas, &n) &&
                link_areas(c, areas, n);
    free(areas);
    c->by = found ? SG_LEVELS_BY_AREA_CODES : SG_LEVELS_BY_NONE;
    return found;
}

bool sg_tree_add_words(struct sg_classification *c)
{
    ptrdiff_t before = -1;
    bool any = false;
    for (size_t i = 0; i < c->n; i++) {
        if (!sg_label_is_within(c->label[i]) || c->kind[i] == SG_ITEM_TOTAL) {
            before = (ptrdiff_t)i;
            continue;
        }
        any = true;
        c->parent[i] = before;
    }
    return any;
}
