#include "aggregate_sums.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/lookup.h"
#include "table/role.h"
#include "table/row_measure.h"

#include "analysis/cube/result.h"

enum { SHOWN = 5 };

/* A row of the result. */
struct sum {
    uint32_t target;
    uint32_t instance; /* of the frame and the target */
    size_t source;     /* a row of the input that has its other labels */
    size_t n;          /* members that are there */
    bool is_published; /* the row itself, and nothing is summed */
};

struct sums {
    const struct sg_aggregate *a;
    const size_t *values;
    size_t n_values;
    bool with_parts;
    size_t *start; /* of the links by unit: start[unit] … start[unit + 1] */
    const struct sg_aggregate_link **links;
    struct sg_pairs instance_of, sum_of;
    size_t *members; /* per instance */
    struct sum *sums;
    struct sg_cube_cell *cells; /* n_values per sum */
    size_t n, capacity, cells_capacity, members_capacity;
    struct sg_column **labels; /* per column of the input: its copy, or NULL */
    struct sg_column **numbers;
    int *decimals; /* per value: of the input, and so of its sums */
};

/* Sums of decimals have the decimals of their parts, and no more. */
static double as_printed(double sum, int decimals)
{
    enum { DIGITS = 15 };
    bool fits = decimals > 0 && fabs(sum) < pow(10, DIGITS - decimals);
    return fits ? sg_number_round(sum, decimals) : sum;
}

static void sort_links(struct sums *s)
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
static void count_members(struct sums *s)
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
static size_t sum_of(struct sums *s, size_t row, const struct sg_aggregate_link *link)
{
    const struct sg_aggregate *a = s->a;
    uint32_t instance = sg_pairs_find(&s->instance_of, a->frame[link->unit], link->target);
    size_t sum = sg_pairs_number(&s->sum_of, instance, a->of_areas ? a->cube->row_by[row] : 0);
    if (sum < s->n)
        return sum;
    s->sums = sg_grow(s->sums, &s->capacity, s->n + 1, sizeof *s->sums);
    s->cells = sg_grow(s->cells, &s->cells_capacity, (s->n + 1) * s->n_values, sizeof *s->cells);
    s->sums[s->n] = (struct sum){.target = link->target, .instance = instance, .source = row};
    for (size_t k = 0; k < s->n_values; k++)
        s->cells[s->n * s->n_values + k] = (struct sg_cube_cell){0};
    return s->n++;
}

/* A row that says it is not added counts towards no group of categories; of areas it is a category
   that is summed over them all. */
static void add_row(struct sums *s, size_t row, const struct sg_aggregate_link *link)
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

static void add_rows(struct sums *s)
{
    const struct sg_cube *cube = s->a->cube;
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        uint32_t unit = sg_aggregate_unit(s->a, row);
        for (size_t i = s->start[unit]; i < s->start[unit + 1]; i++)
            if (s->links[i]->weight > 0)
                add_row(s, row, s->links[i]);
    }
}

/* --- the rows of the result */

static void add_columns(struct sums *s, struct sg_table *out)
{
    const struct sg_cube *cube = s->a->cube;
    const struct sg_table *in = cube->table;
    s->labels = sg_alloc(in->n_columns, sizeof *s->labels);
    s->numbers = sg_alloc(s->n_values, sizeof *s->numbers);
    sg_table_info_copy(&out->info, &in->info);
    for (size_t i = 0; i < in->n_columns; i++)
        if (in->columns[i]->kind != SG_COLUMN_NUMBER &&
            (cube->use[i] != SG_CUBE_UNUSED || sg_role_is_unit(in->columns[i]->name)))
            s->labels[i] = sg_table_add_like(out, in->columns[i]);
    s->decimals = sg_alloc(s->n_values, sizeof *s->decimals);
    for (size_t k = 0; k < s->n_values; k++) {
        s->numbers[k] = sg_table_add_like(out, in->columns[s->values[k]]);
        s->decimals[k] = sg_row_measure_decimals(in, in->columns[s->values[k]]);
    }
    out->main = sg_table_likely_main(out); /* as it is read back */
}

static size_t copy_labels(const struct sums *s, size_t source, struct sg_table *out)
{
    const struct sg_table *in = s->a->cube->table;
    size_t row = sg_table_add_row(out);
    for (size_t i = 0; i < in->n_columns; i++)
        if (s->labels[i])
            s->labels[i]->codes[row] = sg_result_code(s->a->cube, i, in->columns[i]->codes[source]);
    return row;
}

/* The rows of the input; of categories their published totals at least. */
static void add_inputs(const struct sums *s, struct sg_table *out)
{
    const struct sg_table *in = s->a->cube->table;
    for (size_t source = 0; source < in->n_rows; source++) {
        if (!s->with_parts && (s->a->of_areas || !sg_cube_is_total(s->a->cube, source)))
            continue;
        size_t row = copy_labels(s, source, out);
        for (size_t k = 0; k < s->n_values; k++) {
            const struct sg_column *from = in->columns[s->values[k]];
            sg_column_set(s->numbers[k], row, from->values[source], from->status[source]);
        }
    }
}

/* The column that names the items beside their codes; -1 if there is none. */
static ptrdiff_t name_column(const struct sums *s)
{
    const struct sg_cube *cube = s->a->cube;
    ptrdiff_t at = -1;
    if (s->a->of_areas)
        sg_role_find(cube->table, SG_ROLE_AREA_NAME, NULL, false, &at, NULL, NULL);
    for (size_t i = 0; at < 0 && !s->a->of_areas && i < cube->table->n_columns; i++)
        if (cube->use[i] == SG_CUBE_LABEL && sg_cube_goes_with(cube, s->a->axis, i))
            at = (ptrdiff_t)i;
    return at == s->a->axis->column ? -1 : at;
}

struct places {
    bool *of_axis; /* per column of the input */
    ptrdiff_t name;
};

static void label_sum(const struct sums *s, const struct places *places, const struct sum *sum,
                      size_t row)
{
    const struct sg_aggregate_target *target = &s->a->targets[sum->target];
    if (sum->is_published)
        return;
    bool is_code =
        places->name >= 0 ||
        sg_role_of_column(s->a->cube->table->columns[s->a->axis->column]) == SG_ROLE_BY_CODE ||
        (s->a->of_areas && s->a->axis->coded);
    for (size_t i = 0; i < s->a->cube->table->n_columns; i++)
        if (s->labels[i] && places->of_axis[i])
            sg_column_set_text(s->labels[i], row,
                               (ptrdiff_t)i == places->name         ? target->name
                               : (ptrdiff_t)i != s->a->axis->column ? NULL
                               : is_code                            ? target->code
                                                                    : target->name);
}

static void set_values(const struct sums *s, size_t at, size_t row)
{
    const struct sum *sum = &s->sums[at];
    const struct sg_table *in = s->a->cube->table;
    bool all = sum->n == s->members[sum->instance];
    for (size_t k = 0; k < s->n_values; k++) {
        const struct sg_column *from = in->columns[s->values[k]];
        struct sg_cube_cell cell = s->cells[at * s->n_values + k];
        if (sum->is_published)
            cell = (struct sg_cube_cell){from->values[sum->source], from->status[sum->source]};
        else if (!all)
            cell.status |= SG_STATUS_NOT_AVAILABLE;
        if (!sum->is_published && s->with_parts && !s->a->of_areas)
            cell.status |= SG_STATUS_NOT_ADDED; /* its parts stand beside it */
        if (!sum->is_published && !(cell.status & SG_STATUS_ESTIMATED))
            cell.value = as_printed(cell.value, s->decimals[k]);
        sg_column_set(s->numbers[k], row, sg_status_has_value(cell.status) ? cell.value : NAN,
                      cell.status);
    }
}

struct ordered {
    long order, number;
    size_t at;
};

static int compare(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* Whether a sum is of one row, which is that of the target itself. */
static bool is_published(const struct sums *s, const struct sum *sum)
{
    uint32_t unit = sg_aggregate_unit(s->a, sum->source);
    return s->a->targets[sum->target].own == sg_aggregate_item(s->a, unit) &&
           s->a->targets[sum->target].own != SG_NO_PAIR;
}

static void note_lacking(const struct sums *s)
{
    struct sg_buffer names = {0};
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct sum *sum = &s->sums[i];
        if (sum->n == s->members[sum->instance] || n++ >= SHOWN)
            continue;
        const struct sg_cube *cube = s->a->cube;
        sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", s->a->targets[sum->target].name);
        if (s->a->of_areas && cube->by.column >= 0)
            sg_buffer_printf(&names, "/%s",
                             sg_cube_label(cube, &cube->by, cube->row_by[sum->source]));
    }
    if (n)
        sg_run_note(s->a->run, "%zu sums lack the row of a part: not_available (%s%s)", n,
                    sg_buffer_text(&names), n > SHOWN ? ", …" : "");
    sg_buffer_free(&names);
}

static void add_sums(struct sums *s, struct sg_table *out)
{
    const struct sg_cube *cube = s->a->cube;
    struct places places = {sg_alloc(cube->table->n_columns, sizeof(bool)), name_column(s)};
    struct ordered *order = sg_alloc(s->n, sizeof *order);
    for (size_t i = 0; i < cube->table->n_columns; i++)
        places.of_axis[i] = sg_cube_goes_with(cube, s->a->axis, i);
    for (size_t i = 0; i < s->n; i++) {
        const struct sg_aggregate_target *target = &s->a->targets[s->sums[i].target];
        s->sums[i].is_published = is_published(s, &s->sums[i]);
        order[i] = (struct ordered){target->order, target->number, i};
    }
    qsort(order, s->n, sizeof *order, compare);
    for (size_t i = 0; i < s->n; i++) {
        const struct sum *sum = &s->sums[order[i].at];
        if (sum->is_published && s->with_parts)
            continue; /* it stands among the parts */
        size_t row = copy_labels(s, sum->source, out);
        label_sum(s, &places, sum, row);
        set_values(s, order[i].at, row);
    }
    free(places.of_axis);
    free(order);
}

void sg_aggregate_write(const struct sg_aggregate *a, const size_t values[], size_t n_values,
                        bool with_parts, struct sg_table *out)
{
    struct sums s = {.a = a, .values = values, .n_values = n_values, .with_parts = with_parts};
    sort_links(&s);
    count_members(&s);
    add_rows(&s);
    add_columns(&s, out);
    if (with_parts)
        add_inputs(&s, out);
    add_sums(&s, out);
    if (!with_parts)
        add_inputs(&s, out);
    note_lacking(&s);
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
