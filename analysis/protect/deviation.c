#include "deviation.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

/* Of what is compared: programmes are solved in binary floating point. */
static const double tolerance = 1e-7;

void sg_deviation_add(struct sg_deviation *deviation, uint32_t cell, double by)
{
    size_t n = deviation->n;
    deviation->cells =
        sg_grow(deviation->cells, &deviation->capacity, n + 1, sizeof *deviation->cells);
    deviation->by = sg_grow(deviation->by, &deviation->by_capacity, n + 1, sizeof *deviation->by);
    deviation->cells[n] = cell;
    deviation->by[n] = by;
    deviation->n++;
}

void sg_deviation_free(struct sg_deviation *deviation)
{
    free(deviation->cells);
    free(deviation->by);
    *deviation = (struct sg_deviation){0};
}

void sg_deviation_copy(struct sg_deviation *to, const struct sg_deviation *from, double factor)
{
    to->n = 0;
    for (size_t i = 0; i < from->n; i++)
        sg_deviation_add(to, from->cells[i], from->by[i] * factor);
}

bool sg_deviation_has(const struct sg_deviation *deviation, uint32_t cell)
{
    for (size_t i = 0; i < deviation->n; i++)
        if (deviation->cells[i] == cell)
            return true;
    return false;
}

double sg_deviation_scope(const struct sg_deviation *deviation,
                          const struct sg_protect_table *table, int sign)
{
    double scope = INFINITY;
    for (size_t i = 0; i < deviation->n; i++) {
        const struct sg_protect_cell *cell = &table->cells[deviation->cells[i]];
        double by = deviation->by[i] * sign;
        scope = fmin(scope, by > 0 ? cell->most_up / by : cell->most_down / -by);
    }
    return scope * sign;
}

static bool is_possible(const struct sg_protect_cell *cell, double by)
{
    double most = by > 0 ? cell->most_up : cell->most_down;
    return cell->reason && fabs(by) <= most * (1 + tolerance) + tolerance;
}

/* The sums of all equations, in the order of the table: only those that are met matter. */
static bool adds_up(const struct sg_protect_table *table, const double by[])
{
    for (size_t e = 0; e < table->n_equations; e++) {
        double sum = 0, size = 0;
        for (size_t i = table->start[e]; i < table->start[e + 1]; i++) {
            double term = by[table->terms[i].cell] * table->terms[i].sign;
            sum += term;
            size += fabs(term);
        }
        if (fabs(sum) > tolerance * size)
            return false;
    }
    return true;
}

bool sg_deviation_proves(const struct sg_deviation *deviation, const struct sg_protect_table *table,
                         uint32_t cell, double amount, const uint32_t known[], size_t n_known,
                         double *scratch)
{
    bool possible = true;
    for (size_t i = 0; i < deviation->n && possible; i++)
        possible = is_possible(&table->cells[deviation->cells[i]], deviation->by[i]);
    if (!possible)
        return false;
    for (size_t i = 0; i < deviation->n; i++)
        scratch[deviation->cells[i]] = deviation->by[i];
    bool proves = scratch[cell] * (amount > 0 ? 1 : -1) >= fabs(amount) * (1 - tolerance);
    for (size_t i = 0; i < n_known && proves; i++)
        proves = scratch[known[i]] == 0;
    proves = proves && adds_up(table, scratch);
    for (size_t i = 0; i < deviation->n; i++)
        scratch[deviation->cells[i]] = 0;
    return proves;
}
