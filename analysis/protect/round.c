#include "round.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

/* What a value is above its neighbour below: exact, and what falls short of a multiple by the
   rounding of the machine alone is one. */
static double rest_of(double value, double base)
{
    double rest = fmod(value, base), noise = 4 * DBL_EPSILON * fabs(value);
    if (rest < 0)
        rest += base;
    return rest <= noise || base - rest <= noise ? 0 : rest;
}

void sg_rounding_init(struct sg_rounding *r, const struct sg_protect_table *table, double base)
{
    size_t n = table->n_cells;
    *r = (struct sg_rounding){.table = table,
                              .base = base,
                              .below = sg_alloc(n, sizeof *r->below),
                              .rest = sg_alloc(n, sizeof *r->rest),
                              .way = sg_alloc(n, sizeof *r->way),
                              .up = sg_alloc(n, sizeof *r->up)};
    for (size_t c = 0; c < n; c++) {
        r->rest[c] = rest_of(table->cells[c].value, base);
        r->below[c] = round((table->cells[c].value - r->rest[c]) / base);
        r->way[c] = r->rest[c] > 0 ? SG_ROUND_EITHER : SG_ROUND_DOWN;
    }
}

void sg_rounding_free(struct sg_rounding *rounding)
{
    free(rounding->below);
    free(rounding->rest);
    free(rounding->way);
    free(rounding->up);
    *rounding = (struct sg_rounding){0};
}

double sg_rounding_change(const struct sg_rounding *r, uint32_t cell, bool up)
{
    return up ? r->base - r->rest[cell] : r->rest[cell];
}

double sg_rounding_units(const struct sg_rounding *r, uint32_t cell)
{
    return r->below[cell] + (r->up[cell] ? 1 : 0);
}

double sg_rounding_value(const struct sg_rounding *r, uint32_t cell)
{
    char text[SG_NUMBER_SIZE];
    snprintf(text, sizeof text, "%.15g", sg_rounding_units(r, cell) * r->base);
    return strtod(text, NULL) + 0.0;
}

size_t sg_rounding_open(const struct sg_rounding *r)
{
    size_t n = 0;
    for (size_t c = 0; c < r->table->n_cells; c++)
        n += r->rest[c] > 0;
    return n;
}

bool sg_rounding_check(const struct sg_rounding *r)
{
    const struct sg_protect_table *t = r->table;
    for (uint32_t c = 0; c < t->n_cells; c++)
        if ((r->way[c] == SG_ROUND_DOWN && r->up[c]) || (r->way[c] == SG_ROUND_UP && !r->up[c]) ||
            !(fabs(sg_rounding_units(r, c) * r->base - t->cells[c].value) < r->base))
            return false;
    for (size_t e = 0; e < t->n_equations; e++) {
        double sum = 0; /* of whole numbers: exact */
        for (size_t i = t->start[e]; i < t->start[e + 1]; i++)
            sum += t->terms[i].sign * sg_rounding_units(r, t->terms[i].cell);
        if (sum != 0)
            return false;
    }
    return true;
}
