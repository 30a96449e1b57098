#include "aggregate_sums.h"

#include <stdlib.h>

#include "table/lookup.h"

#include "aggregate_rows.h"

static void sort_links(struct aggregate_sums *s)
{
    const struct sg_aggregate *a = s->a;
    s->start = sg_alloc((size_t)a->n_units + 2, sizeof *s->start);
    s->links = sg_alloc(a->n_links, sizeof *s->links);
    size_t *next = sg_alloc((size_t)a->n_units + 1, sizeof *next);
    for (size_t i = 0; i < a->n_links; i++)
        s->start[a->links[i].unit + 1]++;
    for (size_t u = 0; u < a->n_units; u++)
        next[u + 1] = s->start[u + 1] += s->start[u];
    for (size_t i = 0; i < a->n_links; i++)
        s->links[next[a->links[i].unit]++] = &a->links[i];
    free(next);
}

/* How many members each instance has: of areas those that are there, of a map those it names. */
static void count_members(struct aggregate_sums *s)
{
    const struct sg_aggregate *a = s->a;
    for (size_t i = 0; i < a->n_links; i++) {
        const struct sg_aggregate_link *link = &a->links[i];
        uint32_t n = s->instance_of.n;
        uint32_t instance = sg_pairs_number(&s->instance_of, a->frame[link->unit], link->target);
        s->members =
            sg_grow(s->members, &s->members_capacity, (size_t)instance + 1, sizeof *s->members);
        if (instance == n)
            s->members[instance] = a->targets[link->target].expected;
        s->members[instance] += a->targets[link->target].expected == 0;
    }
}

/* The sum that a row counts towards by a link. */
static size_t sum_of(struct aggregate_sums *s, size_t row, const struct sg_aggregate_link *link)
{
    const struct sg_aggregate *a = s->a;
    uint32_t instance = sg_pairs_find(&s->instance_of, a->frame[link->unit], link->target);
    size_t sum = sg_pairs_number(&s->sum_of, instance, a->of_areas ? a->cube->row_by[row] : 0);
    if (sum < s->n)
        return sum;
    s->sums = sg_grow(s->sums, &s->capacity, s->n + 1, sizeof *s->sums);
    s->cells = sg_grow(s->cells, &s->cells_capacity, (s->n + 1) * s->n_values, sizeof *s->cells);
    s->sums[s->n] =
        (struct aggregate_sum){.target = link->target, .instance = instance, .source = row};
    for (size_t k = 0; k < s->n_values; k++)
        s->cells[s->n * s->n_values + k] = (struct sg_cube_cell){0};
    return s->n++;
}

/* A row that says it is not added counts towards no group of categories; of areas it is a category
   that is summed over them all. */
static void add_row(struct aggregate_sums *s, size_t row, const struct sg_aggregate_link *link)
{
    const struct sg_table *in = s->a->cube->table;
    size_t at = sum_of(s, row, link);
    s->sums[at].n++;
    for (size_t k = 0; k < s->n_values; k++) {
        const struct sg_cube one = {.value = in->columns[s->values[k]]};
        struct sg_cube_cell cell = sg_cube_at(&one, row), *sum = &s->cells[at * s->n_values + k];
        bool aside = sg_row_is_aside(in, one.value, row);
        if (aside && !s->a->of_areas)
            continue;
        cell.value *= link->weight;
        sg_cube_add(sum, cell);
        sum->status |=
            (cell.status & SG_STATUS_ASIDE) | (link->weight < 1 ? SG_STATUS_ESTIMATED : 0);
    }
}

static void add_rows(struct aggregate_sums *s)
{
    const struct sg_cube *cube = s->a->cube;
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        uint32_t unit = sg_aggregate_unit(s->a, row);
        for (size_t i = s->start[unit]; i < s->start[unit + 1]; i++)
            if (s->links[i]->weight > 0)
                add_row(s, row, s->links[i]);
    }
}

void sg_aggregate_write(const struct sg_aggregate *a, const size_t values[], size_t n_values,
                        bool with_parts, struct sg_table *out)
{
    struct aggregate_sums s = {
        .a = a, .values = values, .n_values = n_values, .with_parts = with_parts};
    sort_links(&s);
    count_members(&s);
    add_rows(&s);
    aggregate_rows_write(&s, out);
    free(s.start);
    free(s.links);
    free(s.members);
    free(s.sums);
    free(s.cells);
    free(s.labels);
    free(s.numbers);
    free(s.decimals);
    sg_pairs_free(&s.instance_of);
    sg_pairs_free(&s.sum_of);
}
