#include "io_table.h"

#include <math.h>
#include <stdlib.h>

#include "table/args.h"

#include "io_balance.h"
#include "io_lines.h"

const struct sg_option io_option_imports_positive = {
    .name = "imports-positive",
    .kind = SG_OPTION_FLAG,
    .help = {"columns of imports are above 0 and are to be subtracted",
             "輸入・移入の列が正の値で表されている（差し引く）"}};

static bool require_industries(const struct io_table *t, struct sg_error *err)
{
    if (t->n > 0)
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "no row has a column of the same name: an input-output table has its "
                   "industries on both sides");
}

static void take_flows(struct io_table *t)
{
    t->z = sg_alloc(t->n * t->n, sizeof *t->z);
    t->z_status = sg_alloc(t->n * t->n, sizeof *t->z_status);
    for (size_t i = 0; i < t->n; i++)
        for (size_t j = 0; j < t->n; j++) {
            size_t at = io_grid_at(&t->grid, t->row[i], t->column[j]);
            t->z[i * t->n + j] = t->grid.values[at];
            t->z_status[i * t->n + j] = t->grid.status[at];
            t->any_unknown |= t->grid.status[at] != 0;
        }
}

/* All of value added where a line says so, else its parts, to which compensation belongs. */
static void take_value_added(struct io_table *t)
{
    bool whole = false;
    for (size_t i = 0; i < t->grid.rows.n; i++)
        whole |= t->rows.meaning[i].role == IO_VALUE_ADDED && t->rows.meaning[i].level > 0;
    io_sum_rows(t, IO_VALUE_ADDED, &t->gva);
    if (!whole)
        io_sum_rows(t, IO_COMPENSATION, &t->gva);
    io_sum_rows(t, IO_COMPENSATION, &t->income);
    io_sum_rows(t, IO_EMPLOYMENT, &t->employment);
    io_sum_rows(t, IO_IMPORTS, &t->primary);
    t->imports_are_rows = t->primary.there;
    io_sum_rows(t, IO_PRODUCT_TAX, &t->primary);
}

/* Imports below 0, as Japanese tables have them, above 0 here. */
static bool take_imports(struct io_table *t, const struct sg_run *run, struct sg_error *err)
{
    bool positive = sg_args_flag(run->args, "imports-positive");
    double total = 0;
    io_sum_columns(t, IO_IMPORTS, &t->imports);
    for (size_t i = 0; i < t->n; i++) {
        total += isnan(t->imports.value[i]) ? 0 : t->imports.value[i];
        t->imports.value[i] *= positive || !t->imports.there ? 1 : -1;
    }
    if (!positive && total > 0)
        return sg_fail(err, SG_FAIL_DATA,
                       "the columns of imports add up to %.15g, above 0: give --imports-positive "
                       "where they are to be subtracted",
                       total);
    if (positive && total < 0)
        return sg_fail(err, SG_FAIL_DATA,
                       "the columns of imports add up to %.15g, below 0, with --imports-positive",
                       total);
    return true;
}

static void take_uses(struct io_table *t)
{
    io_sum_columns(t, IO_HOUSEHOLDS, &t->households);
    io_sum_columns(t, IO_HOUSEHOLDS, &t->final);
    io_sum_columns(t, IO_FINAL, &t->final);
    io_sum_columns(t, IO_EXPORTS, &t->exports);
}

/* The column sum, unknown where a part is. */
static void sum_output(struct io_table *t)
{
    for (size_t j = 0; j < t->n; j++) {
        io_vector_add(&t->output, j, t->primary.value[j], t->primary.status[j]);
        io_vector_add(&t->output, j, t->gva.value[j], t->gva.status[j]);
        for (size_t i = 0; i < t->n; i++)
            io_vector_add(&t->output, j, t->z[i * t->n + j], t->z_status[i * t->n + j]);
    }
}

static bool take_output(struct io_table *t, struct sg_error *err)
{
    io_sum_rows(t, IO_OUTPUT, &t->output);
    if (!t->output.there)
        io_sum_columns(t, IO_OUTPUT, &t->output);
    t->output_published = t->output.there;
    if (t->output_published)
        return true;
    if (!t->gva.there)
        return sg_fail(err, SG_FAIL_DATA,
                       "outputs are not known: the table has neither a line of output nor rows of "
                       "value added, with which columns add up to it");
    sum_output(t);
    return true;
}

enum { VECTORS = 9 };

static void list_vectors(struct io_table *t, struct io_vector *all[VECTORS])
{
    struct io_vector *const list[VECTORS] = {&t->primary,    &t->gva,        &t->income,
                                             &t->employment, &t->households, &t->final,
                                             &t->exports,    &t->imports,    &t->output};
    for (size_t i = 0; i < VECTORS; i++)
        all[i] = list[i];
}

bool io_table_make(struct io_table *t, struct sg_run *run, const struct sg_table *in,
                   struct sg_error *err)
{
    *t = (struct io_table){0};
    if (!io_grid_make(&t->grid, run, in, err) || !io_lines_make(t, run, err) ||
        !require_industries(t, err))
        return false;
    struct io_vector *all[VECTORS];
    list_vectors(t, all);
    for (size_t i = 0; i < VECTORS; i++)
        io_vector_alloc(all[i], t->n);
    io_table_make_keys(t);
    take_flows(t);
    take_value_added(t);
    take_uses(t);
    return take_imports(t, run, err) && take_output(t, err) && io_balance_check(t, run, err);
}

void io_table_free(struct io_table *t)
{
    struct io_vector *all[VECTORS];
    list_vectors(t, all);
    for (size_t i = 0; i < VECTORS; i++)
        io_vector_free(all[i]);
    io_table_free_keys(t);
    free(t->row);
    free(t->column);
    free(t->z);
    free(t->z_status);
    io_lines_free(&t->rows);
    io_lines_free(&t->columns);
    io_grid_free(&t->grid);
}
