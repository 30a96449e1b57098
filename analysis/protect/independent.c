#include "independent.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

/* A cell as the sum of cells that no equation makes: their numbers in rising order, one as often as
   it is added. */
struct leaves {
    uint32_t *cells;
    size_t n, capacity;
    bool known;
};

struct reduction {
    const struct sg_protect_table *table;
    size_t *first; /* per cell: the first equation that it is the sum of; SIZE_MAX: none */
    struct leaves *leaves;
};

static int compare(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_leaves(struct leaves *to, const struct leaves *from)
{
    to->cells = sg_grow(to->cells, &to->capacity, to->n + from->n, sizeof *to->cells);
    memcpy(to->cells + to->n, from->cells, from->n * sizeof *from->cells);
    to->n += from->n;
}

/* A sum is made of parts that lie below it, so that this ends. */
static const struct leaves *find_leaves(struct reduction *r, uint32_t cell)
{
    struct leaves *leaves = &r->leaves[cell];
    const struct sg_protect_table *t = r->table;
    size_t e = r->first[cell];
    if (leaves->known)
        return leaves;
    leaves->known = true;
    if (e == SIZE_MAX) {
        const struct leaves itself = {.cells = &cell, .n = 1};
        add_leaves(leaves, &itself);
        return leaves;
    }
    for (size_t i = t->start[e] + 1; i < t->start[e + 1]; i++)
        add_leaves(leaves, find_leaves(r, t->terms[i].cell));
    qsort(leaves->cells, leaves->n, sizeof *leaves->cells, compare);
    return leaves;
}

/* Whether the parts of an equation are made of what its sum is made of. */
static bool follows(struct reduction *r, size_t e)
{
    const struct sg_protect_table *t = r->table;
    const struct leaves *sum = find_leaves(r, t->terms[t->start[e]].cell);
    struct leaves parts = {0};
    for (size_t i = t->start[e] + 1; i < t->start[e + 1]; i++)
        add_leaves(&parts, find_leaves(r, t->terms[i].cell));
    qsort(parts.cells, parts.n, sizeof *parts.cells, compare);
    bool same = parts.n == sum->n && (parts.n == 0 || memcmp(parts.cells, sum->cells,
                                                             parts.n * sizeof *sum->cells) == 0);
    free(parts.cells);
    return same;
}

bool *sg_protect_independent(const struct sg_protect_table *t)
{
    bool *needed = sg_alloc(t->n_equations, sizeof *needed);
    struct reduction r = {.table = t,
                          .first = sg_alloc(t->n_cells, sizeof *r.first),
                          .leaves = sg_alloc(t->n_cells, sizeof *r.leaves)};
    for (size_t c = 0; c < t->n_cells; c++)
        r.first[c] = SIZE_MAX;
    for (size_t e = 0; e < t->n_equations; e++) {
        uint32_t sum = t->terms[t->start[e]].cell;
        needed[e] = r.first[sum] == SIZE_MAX;
        if (needed[e])
            r.first[sum] = e;
    }
    for (size_t e = 0; e < t->n_equations; e++)
        needed[e] = needed[e] || !follows(&r, e);
    for (size_t c = 0; c < t->n_cells; c++)
        free(r.leaves[c].cells);
    free(r.first);
    free(r.leaves);
    return needed;
}
