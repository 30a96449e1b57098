/* Secondary suppression from first to last: proofs, unions, clean-up, audit. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/protect.h>

#include "protection.h"

struct order {
    uint32_t cell;
    double level;
};

static int compare(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    return x->level != y->level ? (x->level < y->level) - (x->level > y->level)
                                : (x->cell > y->cell) - (x->cell < y->cell);
}

static bool needs_proof(const struct sg_protect_cell *cell)
{
    return cell->reason && (cell->need.up > 0 || cell->need.down > 0);
}

static void note_failed(struct sg_protect_result *result, uint32_t cell)
{
    result->failed = sg_resize(result->failed, result->n_failed + 1, sizeof *result->failed);
    result->failed[result->n_failed++] = cell;
}

/* The cells that need most first, so that the order of rows does not show. */
static void prove_all(struct sg_protection *p, struct sg_protect_result *result)
{
    const struct sg_protect_table *t = p->table;
    struct order *order = sg_alloc(t->n_cells, sizeof *order);
    size_t n = 0;
    for (uint32_t c = 0; c < t->n_cells; c++)
        if (needs_proof(&t->cells[c]))
            order[n++] = (struct order){c, fmax(t->cells[c].need.up, t->cells[c].need.down)};
    qsort(order, n, sizeof *order, compare);
    for (size_t i = 0; i < n; i++)
        if (!sg_protection_prove(p, order[i].cell))
            note_failed(result, order[i].cell);
    free(order);
}

/* Unions take more cells, which take proofs, which take more cells. */
static void protect_all(struct sg_protection *p, bool may_add, struct sg_protect_result *result)
{
    bool changed = true;
    p->may_add = may_add;
    while (changed && !result->n_failed) {
        uint32_t failed;
        prove_all(p, result);
        changed = false;
        if (may_add && !result->n_failed && !sg_protection_unite(p, &changed, &failed))
            note_failed(result, failed);
    }
}

/* No search where the proofs say already that it can be anything which it might be. */
static double reach(const struct sg_protection *p, uint32_t c, int sign, bool proven)
{
    const struct sg_protect_cell *cell = &p->table->cells[c];
    double most = sign > 0 ? cell->most_up : cell->most_down;
    double need = sign > 0 ? cell->need.up : cell->need.down;
    if (proven && need >= most)
        return most;
    return p->router->reach(p->router, c, sign, need);
}

static void measure(const struct sg_protection *p, bool all, struct sg_protect_result *result)
{
    const struct sg_protect_table *t = p->table;
    result->intervals = sg_alloc(t->n_cells, sizeof *result->intervals);
    for (uint32_t c = 0; c < t->n_cells; c++) {
        const struct sg_protect_cell *cell = &t->cells[c];
        if (!cell->reason || (!all && !cell->unsafe))
            continue;
        struct sg_protect_interval *interval = &result->intervals[result->n_intervals++];
        interval->cell = c;
        interval->down = reach(p, c, -1, result->safe);
        interval->up = reach(p, c, 1, result->safe);
    }
}

static void count(const struct sg_protection *p, struct sg_protect_result *result)
{
    const struct sg_protect_table *t = p->table;
    for (size_t c = 0; c < t->n_cells; c++) {
        result->n_unsafe += t->cells[c].unsafe;
        result->n_secondary += t->cells[c].reason && !t->cells[c].unsafe;
    }
    for (size_t i = 0; i < p->n_owners && p->singletons; i++) {
        bool hidden = false;
        for (size_t k = p->owned_start[i]; k < p->owned_start[i + 1]; k++)
            hidden = hidden || t->cells[p->owned[k]].reason;
        result->n_singletons += hidden;
    }
}

static bool attempt(struct sg_protect_table *table, const struct sg_protect_options *options,
                    struct sg_protect_result *result, struct sg_error *err)
{
    struct sg_protection p;
    *result = (struct sg_protect_result){0};
    struct sg_router *router = sg_network_router(table);
    if (!router)
        router = sg_programme_router(table, err);
    if (!router)
        return false;
    sg_protection_init(&p, table, router, options->singletons);
    protect_all(&p, !options->audit_only, result);
    if (!options->audit_only && !result->n_failed)
        sg_protection_clean(&p);
    result->safe = !result->n_failed && sg_protection_check(&p);
    measure(&p, options->intervals, result);
    count(&p, result);
    result->n_searches = router->n_searches;
    router->free(router);
    sg_protection_free(&p);
    return true;
}

/* Ways to weigh cells while others are looked for; what counts in the end are their own costs. */
enum way { AS_ASKED, BY_VALUE, ALIKE, WAYS };

static void weigh(struct sg_protect_table *table, const double costs[], enum way way)
{
    for (size_t c = 0; c < table->n_cells; c++)
        table->cells[c].cost = way == AS_ASKED   ? costs[c]
                               : way == BY_VALUE ? 1 + fabs(table->cells[c].value)
                                                 : 1;
}

static double cost_of(const struct sg_protect_cell cells[], const double costs[], size_t n)
{
    double cost = 0;
    for (size_t c = 0; c < n; c++)
        cost += cells[c].reason && !cells[c].unsafe ? costs[c] : 0;
    return cost;
}

/* Each way from the same start; the cheapest result is kept, of equal ones the first. */
static bool try_ways(struct sg_protect_table *table, const struct sg_protect_options *options,
                     struct sg_protect_result *result, struct sg_error *err)
{
    size_t n = table->n_cells;
    struct sg_protect_cell *start = sg_alloc(n, sizeof *start), *best = sg_alloc(n, sizeof *best);
    double *costs = sg_alloc(n, sizeof *costs), least = INFINITY;
    bool done = true;
    for (size_t c = 0; c < n; c++) {
        start[c] = table->cells[c];
        costs[c] = start[c].cost;
    }
    for (enum way way = AS_ASKED; way < WAYS && done; way++) {
        struct sg_protect_result other;
        memcpy(table->cells, start, n * sizeof *start);
        weigh(table, costs, way);
        done = attempt(table, options, &other, err);
        if (way == AS_ASKED || (done && other.safe && cost_of(table->cells, costs, n) < least)) {
            sg_protect_result_free(result);
            *result = other;
            least = other.safe ? cost_of(table->cells, costs, n) : INFINITY;
            memcpy(best, table->cells, n * sizeof *best);
        } else
            sg_protect_result_free(&other);
    }
    memcpy(table->cells, best, n * sizeof *best);
    free(start);
    free(best);
    free(costs);
    return done;
}

/* Cells of a table in which all ways are tried. */
enum { few = 400 };

bool sg_protect_suppress(struct sg_protect_table *table, const struct sg_protect_options *options,
                         struct sg_protect_result *result, struct sg_error *err)
{
    *result = (struct sg_protect_result){0};
    return (table->n_cells <= few && !options->audit_only ? try_ways : attempt)(table, options,
                                                                                result, err);
}
