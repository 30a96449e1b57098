#include "tally_plan.h"

#include <stdlib.h>
#include <string.h>

#include "table/names.h"

static const char *const words[SG_TALLY_KINDS] = {"sum", "mean", "min", "max"};

const char *sg_tally_kind_word(size_t kind)
{
    return words[kind];
}

void sg_tally_plan_add(struct sg_tally_plan *plan, enum sg_tally_kind kind, const char *value)
{
    size_t at = 0;
    sg_texts_add_once(&plan->values, value);
    while (strcmp(plan->values.items[at], value) != 0)
        at++;
    plan->statistics = sg_grow(plan->statistics, &plan->capacity, plan->n_statistics + 1,
                               sizeof *plan->statistics);
    plan->statistics[plan->n_statistics++] = (struct sg_tally_statistic){kind, at};
    if (kind == SG_TALLY_MIN || kind == SG_TALLY_MAX)
        plan->parts |= SG_TALLY_RANGE;
}

/* Adds the columns that `pattern` names: one by its name, or several by a glob. What matches none
   is left to the reader of the rows, who knows how to say so. */
static void add_matching(struct sg_tally_plan *plan, enum sg_tally_kind kind, const char *pattern,
                         const struct sg_texts *columns)
{
    bool *meant = sg_alloc(columns->n, sizeof *meant);
    size_t n = sg_names_match((const char *const *)columns->items, columns->n, pattern, meant);
    for (size_t i = 0; n && i < columns->n; i++)
        if (meant[i])
            sg_tally_plan_add(plan, kind, columns->items[i]);
    free(meant);
    if (!n)
        sg_tally_plan_add(plan, kind, pattern);
}

bool sg_tally_fail_keys(size_t n, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_USAGE, "at most %d columns to group by, not %zu",
                   (int)SG_TALLY_KEYS, n);
}

bool sg_tally_plan_make(struct sg_tally_plan *plan, const struct sg_args *args,
                        const struct sg_texts *columns, struct sg_error *err)
{
    *plan = (struct sg_tally_plan){0};
    for (size_t i = 0; i < sg_args_count(args, "by"); i++)
        sg_texts_add_once(&plan->keys, sg_args_nth(args, "by", i));
    plan->enterprise = sg_args_text(args, "enterprise") != NULL;
    if (plan->enterprise)
        sg_texts_add(&plan->keys, sg_args_text(args, "enterprise"));
    if (plan->keys.n > SG_TALLY_KEYS)
        return sg_tally_fail_keys(plan->keys.n, err);
    for (size_t kind = 0; kind < SG_TALLY_KINDS; kind++)
        for (size_t i = 0; i < sg_args_count(args, words[kind]); i++)
            add_matching(plan, (enum sg_tally_kind)kind, sg_args_nth(args, words[kind], i),
                         columns);
    return true;
}

void sg_tally_plan_free(struct sg_tally_plan *plan)
{
    sg_texts_free(&plan->keys);
    sg_texts_free(&plan->values);
    free(plan->statistics);
    *plan = (struct sg_tally_plan){0};
}

static bool same_texts(const struct sg_texts *a, const struct sg_texts *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++)
        same = strcmp(a->items[i], b->items[i]) == 0;
    return same;
}

static char *listed(const struct sg_texts *texts)
{
    struct sg_buffer list = {0};
    for (size_t i = 0; i < texts->n; i++)
        sg_buffer_printf(&list, "%s%s", i ? ", " : "", texts->items[i]);
    return sg_buffer_take(&list);
}

static bool same_statistics(const struct sg_tally_plan *a, const struct sg_tally_plan *b)
{
    bool same = a->n_statistics == b->n_statistics && a->enterprise == b->enterprise;
    for (size_t i = 0; same && i < a->n_statistics; i++)
        same = a->statistics[i].kind == b->statistics[i].kind &&
               a->statistics[i].value == b->statistics[i].value;
    return same;
}

bool sg_tally_plan_same(const struct sg_tally_plan *first, const struct sg_tally_plan *other,
                        struct sg_error *err)
{
    bool keys = same_texts(&first->keys, &other->keys);
    if (keys && same_texts(&first->values, &other->values))
        return same_statistics(first, other) ||
               sg_fail(err, SG_FAIL_DATA,
                       "other statistics than in the first state; only states of one tally can be "
                       "merged");
    char *its = listed(keys ? &other->values : &other->keys);
    char *firsts = listed(keys ? &first->values : &first->keys);
    if (keys)
        sg_fail(err, SG_FAIL_DATA,
                "of the values %s, the first state of %s; only states of one tally can be merged",
                its, firsts);
    else
        sg_fail(err, SG_FAIL_DATA,
                "grouped by %s, the first state by %s; only states of one tally can be merged", its,
                firsts);
    free(its);
    free(firsts);
    return false;
}
