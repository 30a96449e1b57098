#include "alone.h"

#include <stdlib.h>

#include <sangyo/memory.h>

void sg_alone_init(struct sg_alone *alone, const struct sg_protect_table *t)
{
    size_t n_terms = t->n_equations ? t->start[t->n_equations] : 0;
    *alone = (struct sg_alone){.table = t,
                               .n = sg_alloc(t->n_equations, sizeof *alone->n),
                               .known = sg_alloc(t->n_cells, sizeof *alone->known),
                               .queue = sg_alloc(t->n_cells, sizeof *alone->queue),
                               .counted = sg_alloc(n_terms, sizeof *alone->counted)};
    sg_places_find(&alone->places, t);
    for (size_t e = 0; e < t->n_equations; e++)
        for (size_t i = t->start[e]; i < t->start[e + 1]; i++)
            alone->n[e] += t->cells[t->terms[i].cell].reason != SG_PROTECT_PUBLISHED;
}

void sg_alone_free(struct sg_alone *alone)
{
    sg_places_free(&alone->places);
    free(alone->n);
    free(alone->known);
    free(alone->queue);
    free(alone->counted);
    *alone = (struct sg_alone){0};
}

void sg_alone_release(struct sg_alone *alone, uint32_t cell)
{
    for (size_t i = alone->places.start[cell]; i < alone->places.start[cell + 1]; i++)
        alone->n[alone->places.equations[i]]--;
}

/* The one cell of an equation that is suppressed and not known yet. */
static uint32_t last_of(const struct sg_alone *alone, size_t equation)
{
    const struct sg_protect_table *t = alone->table;
    for (size_t i = t->start[equation]; i < t->start[equation + 1]; i++)
        if (t->cells[t->terms[i].cell].reason && !alone->known[t->terms[i].cell])
            return t->terms[i].cell;
    return UINT32_MAX;
}

bool sg_alone_gives_away(struct sg_alone *alone, uint32_t cell)
{
    const struct sg_protect_table *t = alone->table;
    size_t n = 0, n_counted = 0;
    bool found = false;
    alone->known[cell] = true;
    alone->queue[n++] = cell;
    for (size_t head = 0; head < n && !found; head++)
        for (size_t i = alone->places.start[alone->queue[head]];
             i < alone->places.start[alone->queue[head] + 1] && !found; i++) {
            size_t e = alone->places.equations[i];
            alone->counted[n_counted++] = e;
            uint32_t other = --alone->n[e] == 1 ? last_of(alone, e) : UINT32_MAX;
            if (other == UINT32_MAX)
                continue;
            found = t->cells[other].need.up > 0 || t->cells[other].need.down > 0;
            alone->known[other] = true;
            alone->queue[n++] = other;
        }
    for (size_t i = 0; i < n_counted; i++)
        alone->n[alone->counted[i]]++;
    for (size_t i = 0; i < n; i++)
        alone->known[alone->queue[i]] = false;
    return found;
}
