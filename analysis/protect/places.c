#include "places.h"

#include <stdlib.h>

#include <sangyo/memory.h>

void sg_places_find(struct sg_places *places, const struct sg_protect_table *t)
{
    size_t n_terms = t->n_equations ? t->start[t->n_equations] : 0;
    places->start = sg_alloc(t->n_cells + 2, sizeof *places->start);
    places->equations = sg_alloc(n_terms, sizeof *places->equations);
    places->signs = sg_alloc(n_terms, sizeof *places->signs);
    for (size_t i = 0; i < n_terms; i++)
        places->start[t->terms[i].cell + 2]++;
    for (size_t c = 0; c < t->n_cells; c++)
        places->start[c + 2] += places->start[c + 1];
    for (size_t e = 0; e < t->n_equations; e++)
        for (size_t i = t->start[e]; i < t->start[e + 1]; i++) {
            size_t at = places->start[t->terms[i].cell + 1]++;
            places->equations[at] = (uint32_t)e;
            places->signs[at] = (int8_t)t->terms[i].sign;
        }
}

void sg_places_free(struct sg_places *places)
{
    free(places->start);
    free(places->equations);
    free(places->signs);
    *places = (struct sg_places){0};
}
