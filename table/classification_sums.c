/* Totals and subtotals of a classification, by what adds up. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "classification_finder.h"

/* Chance explains one sum in a million. */
static const double certain = 1e6;
/* Subtotals of subtotals are found in as many rounds as they are deep. */
enum { MOST_ROUNDS = 8 };

void classification_set_uses(struct classification_finder *f, bool first_level_only)
{
    for (size_t i = 0; i < f->c->n; i++)
        f->use[i] = f->c->kind[i] == SG_ITEM_TOTAL ? SG_SUM_TOTAL
                    : f->c->kind[i] > SG_ITEM_TOTAL || f->within[i] ||
                            (first_level_only && f->c->level[i] > 1)
                        ? SG_SUM_LEFT_OUT
                        : SG_SUM_PART;
}

static bool is_proven(const struct classification_finder *f, size_t i)
{
    const struct sg_sum *sum = &f->c->sums[i];
    return sum->of != SG_SUM_OF_NONE &&
           (sum->product >= certain || f->looks[i] || (f->loose && sum->of == SG_SUM_OF_RUN));
}

/* Takes what the sums prove off the parts; true where that lets more be found. */
static bool take_sums(struct classification_finder *f, struct sg_sum found[])
{
    struct sg_classification *c = f->c;
    bool any = false, has_total = false;
    for (size_t i = 0; i < c->n; i++)
        has_total |= c->kind[i] == SG_ITEM_TOTAL;
    classification_set_uses(f, false);
    sg_sum_guard_find(f->guard, f->use, found);
    for (size_t i = 0; i < c->n; i++) {
        if (f->use[i] != SG_SUM_PART)
            continue;
        c->sums[i] = found[i];
        if (!is_proven(f, i))
            continue;
        bool whole = found[i].of == SG_SUM_OF_ALL && (!has_total || f->totals[i]);
        c->kind[i] = whole ? SG_ITEM_TOTAL : SG_ITEM_NOT_ADDED;
        has_total |= whole;
        any = true;
    }
    return any;
}

/* Several totals by their labels may be subtotals: the sums are asked. */
static void open_totals(struct classification_finder *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->c->n; i++)
        n += f->c->kind[i] == SG_ITEM_TOTAL;
    for (size_t i = 0; i < f->c->n && n > 1; i++)
        if (f->c->kind[i] == SG_ITEM_TOTAL) {
            f->totals[i] = f->looks[i] = true;
            f->c->kind[i] = SG_ITEM_PART;
        }
}

/* What no sum has made a subtotal is a total as its label says; all are where none else would be.
 */
static void close_totals(struct classification_finder *f)
{
    bool any = false;
    for (size_t i = 0; i < f->c->n; i++)
        any |= f->totals[i] && f->c->kind[i] != SG_ITEM_NOT_ADDED;
    for (size_t i = 0; i < f->c->n; i++)
        if (f->totals[i] && (!any || f->c->kind[i] != SG_ITEM_NOT_ADDED)) {
            f->c->kind[i] = SG_ITEM_TOTAL;
            f->c->sums[i] = (struct sg_sum){.of = SG_SUM_OF_NONE};
        }
}

static void take_all_sums(struct classification_finder *f)
{
    struct sg_sum *found = sg_alloc(f->c->n, sizeof *found);
    for (int round = 0; round < MOST_ROUNDS && take_sums(f, found); round++)
        ;
    free(found);
}

/* How the one total by its label compares with the parts; none where there are several, or none. */
static struct sg_sum_check check_total(struct classification_finder *f)
{
    struct sg_sum_check check = {0};
    size_t n = 0, total = 0;
    for (size_t i = 0; i < f->c->n; i++)
        if (f->c->kind[i] == SG_ITEM_TOTAL) {
            total = i;
            n++;
        }
    classification_set_uses(f, false);
    if (n == 1)
        check = sg_sum_guard_check(f->guard, f->use, (uint32_t)total);
    return check;
}

/* Rows that are sums of runs, each of which may be chance, are subtotals together where the total
   is not the sum of the parts with them, and is without them wherever all are known. */
static void take_nested(struct classification_finder *f)
{
    struct sg_classification *c = f->c;
    struct sg_sum_check before = check_total(f);
    if (before.agree || !before.differ)
        return;
    enum sg_item_kind *kinds = sg_alloc(c->n, sizeof *kinds);
    struct sg_sum *sums = sg_alloc(c->n, sizeof *sums);
    memcpy(kinds, c->kind, c->n * sizeof *kinds);
    memcpy(sums, c->sums, c->n * sizeof *sums);
    f->loose = true;
    take_all_sums(f);
    f->loose = false;
    struct sg_sum_check after = check_total(f);
    if (!after.agree || after.differ || after.less) {
        memcpy(c->kind, kinds, c->n * sizeof *kinds);
        memcpy(c->sums, sums, c->n * sizeof *sums);
    }
    free(kinds);
    free(sums);
}

void classification_find_sums(struct classification_finder *f)
{
    open_totals(f);
    take_all_sums(f);
    close_totals(f);
    take_nested(f);
}
