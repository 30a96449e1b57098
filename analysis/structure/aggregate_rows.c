/* The rows of an aggregation. */
#include "aggregate_rows.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/role.h"
#include "table/row_measure.h"

#include "analysis/cube/result.h"

enum { SHOWN = 5 };

/* Sums of decimals have the decimals of their parts, and no more. */
static double as_printed(double sum, int decimals)
{
    enum { DIGITS = 15 };
    bool fits = decimals > 0 && fabs(sum) < pow(10, DIGITS - decimals);
    return fits ? sg_number_round(sum, decimals) : sum;
}

static void add_columns(struct aggregate_sums *s, struct sg_table *out)
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

static size_t copy_labels(const struct aggregate_sums *s, size_t source, struct sg_table *out)
{
    const struct sg_table *in = s->a->cube->table;
    size_t row = sg_table_add_row(out);
    for (size_t i = 0; i < in->n_columns; i++)
        if (s->labels[i])
            s->labels[i]->codes[row] = sg_result_code(s->a->cube, i, in->columns[i]->codes[source]);
    return row;
}

/* The rows of the input; of categories their published totals at least. */
static void add_inputs(const struct aggregate_sums *s, struct sg_table *out)
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
static ptrdiff_t name_column(const struct aggregate_sums *s)
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

static void label_sum(const struct aggregate_sums *s, const struct places *places,
                      const struct aggregate_sum *sum, size_t row)
{
    const struct sg_aggregate_target *target = &s->a->targets[sum->target];
    if (sum->is_published)
        return;
    bool is_code =
        target->expected == 0 /* of --to */ || places->name >= 0 ||
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

static void set_values(const struct aggregate_sums *s, size_t at, size_t row)
{
    const struct aggregate_sum *sum = &s->sums[at];
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
static bool is_published(const struct aggregate_sums *s, const struct aggregate_sum *sum)
{
    uint32_t unit = sg_aggregate_unit(s->a, sum->source);
    return s->a->targets[sum->target].own == sg_aggregate_item(s->a, unit) &&
           s->a->targets[sum->target].own != SG_NO_PAIR;
}

static void note_lacking(const struct aggregate_sums *s)
{
    struct sg_buffer names = {0};
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct aggregate_sum *sum = &s->sums[i];
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

static void add_sums(struct aggregate_sums *s, struct sg_table *out)
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
        const struct aggregate_sum *sum = &s->sums[order[i].at];
        if (sum->is_published && s->with_parts)
            continue; /* it stands among the parts */
        size_t row = copy_labels(s, sum->source, out);
        label_sum(s, &places, sum, row);
        set_values(s, order[i].at, row);
    }
    free(places.of_axis);
    free(order);
}

void aggregate_rows_write(struct aggregate_sums *s, struct sg_table *out)
{
    add_columns(s, out);
    if (s->with_parts)
        add_inputs(s, out);
    add_sums(s, out);
    if (!s->with_parts)
        add_inputs(s, out);
    note_lacking(s);
}
