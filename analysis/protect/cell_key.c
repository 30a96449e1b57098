#include "cell_key.h"

#include <math.h>
#include <stdlib.h>

#include "table/args.h"
#include "table/lookup.h"

#include "ptable.h"

static bool fail_cell(const struct sg_protect_layout *layout, uint32_t cell, const char *column,
                      struct sg_error *err)
{
    sg_fail_at_column(err, column);
    return sg_protect_sheet_fail_row(&layout->sheets[0], layout->row[cell], err);
}

static bool check_counts(const struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_protect_sheet *sheet = &job->sheets[0];
    const struct sg_protect_table *t = &job->layout.table;
    if (job->records && sg_args_count(job->run->args, "value"))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--value has no meaning with --method cell-key and records: they are "
                       "counted");
    for (uint32_t c = 0; c < t->n_cells; c++) {
        double value = t->cells[c].value;
        if (value >= 0 && value == floor(value) && value < 1e15)
            continue;
        sg_fail(err, SG_FAIL_DATA,
                "%.15g is no count: cell keys change counts of records, since the changes of a "
                "ptable are too small for amounts to be protected",
                value);
        return fail_cell(&job->layout, c, sheet->value->name, err);
    }
    if (!sheet->largest)
        return true;
    sg_fail(err, SG_FAIL_DATA,
            "the values are amounts, with their largest contributions beside them: cell keys "
            "change counts of records");
    sg_fail_at_column(err, sheet->value->name);
    return sg_fail_at_file(err, sheet->table->info.file);
}

static bool read_keys(const struct sg_protect_job *job, uint64_t keys[], struct sg_error *err)
{
    const struct sg_table *in = job->sheets[0].table;
    const char *name = sg_args_text(job->run->args, "key");
    const struct sg_column *column = sg_table_numbers(in, name);
    if (!column)
        return sg_table_fail_column(in, name, err);
    for (uint32_t c = 0; c < job->layout.table.n_cells; c++) {
        double key = sg_column_value(column, job->layout.row[c]);
        if (isnan(key) && job->layout.table.cells[c].value == 0)
            continue; /* nobody is there */
        if (isfinite(key) && sg_key_read(sg_fixed_of(key), &keys[c]))
            continue;
        if (isfinite(key))
            sg_fail(err, SG_FAIL_DATA, "a key is a number of 0 or more and below 1, not %.15g",
                    key);
        else
            sg_fail(err, SG_FAIL_DATA, "a cell without a key");
        return fail_cell(&job->layout, c, name, err);
    }
    return true;
}

/* What the printed digits of a key may be off by. */
static double slack_of(const struct sg_protect_job *job)
{
    const struct sg_column *column =
        sg_table_numbers(job->sheets[0].table, sg_args_text(job->run->args, "key"));
    return column->printed_decimals > 0 ? pow(10, -column->printed_decimals) : 1e-9;
}

/* Keys that were made for each cell are of no use: the same records would change otherwise in
   another table. */
static bool check_sums(const struct sg_protect_job *job, const uint64_t keys[],
                       struct sg_error *err)
{
    const struct sg_protect_table *t = &job->layout.table;
    double slack = fmax(slack_of(job), 1e-15);
    for (size_t e = 0; e < t->n_equations; e++) {
        uint64_t sum = 0, key = keys[t->terms[t->start[e]].cell];
        size_t n = t->start[e + 1] - t->start[e];
        for (size_t i = t->start[e] + 1; i < t->start[e + 1]; i++)
            sum = sg_key_add(sum, keys[t->terms[i].cell]);
        double off = fabs((double)sum - (double)key) / (double)SG_KEY_ONE;
        if (fmin(off, 1 - off) <= slack * (double)n)
            continue;
        char *name = sg_protect_layout_name(&job->layout, t->terms[t->start[e]].cell);
        sg_fail(err, SG_FAIL_DATA,
                "the keys of the parts of '%s' add up to %.15g and not to its own, %.15g: a cell "
                "key is the fraction of the sum of the keys of its records",
                name, (double)sum / (double)SG_KEY_ONE, (double)key / (double)SG_KEY_ONE);
        free(name);
        return fail_cell(&job->layout, t->terms[t->start[e]].cell,
                         sg_args_text(job->run->args, "key"), err);
    }
    return true;
}

static bool read_ptable(const struct sg_protect_job *job, struct sg_ptable *ptable,
                        struct sg_error *err)
{
    struct sg_table table;
    sg_table_init(&table);
    bool fine =
        job->run->read_table(job->run, sg_args_text(job->run->args, "ptable"), &table, err) &&
        sg_ptable_read(ptable, &table, err);
    sg_table_free(&table);
    return fine;
}

static void print(struct sg_protect_job *job, const struct sg_ptable *ptable, const uint64_t keys[])
{
    const struct sg_protect_table *t = &job->layout.table;
    size_t changed = 0;
    double most = 0;
    job->printed = sg_alloc(t->n_cells, sizeof *job->printed);
    for (size_t c = 0; c < t->n_cells; c++) {
        double value = t->cells[c].value;
        double change = value > 0 ? sg_ptable_change(ptable, value, keys[c]) : 0;
        job->printed[c] = value + change;
        changed += change != 0;
        most = fmax(most, fabs(change));
    }
    if (ptable->biased)
        sg_run_note(job->run,
                    "the changes of the ptable are not 0 in the mean for i = %zu: sums of many "
                    "cells are off to one side",
                    ptable->biased);
    sg_run_note(job->run,
                "%zu cells: %zu changed by their keys, by %.6g at most; parts do not add up to "
                "their sums any more",
                t->n_cells, changed, most);
    sg_note(&job->printed_notes, job->run->lang,
            "Counts are changed a little to protect confidentiality (cell key method); parts need "
            "not add up to their sums");
}

bool sg_protect_cell_key(struct sg_protect_job *job, struct sg_error *err)
{
    struct sg_ptable ptable = {0};
    uint64_t *keys = sg_alloc(job->layout.table.n_cells, sizeof *keys);
    bool fine = check_counts(job, err) && read_keys(job, keys, err) &&
                (job->records || check_sums(job, keys, err)) && read_ptable(job, &ptable, err);
    if (fine)
        print(job, &ptable, keys);
    sg_ptable_free(&ptable);
    free(keys);
    return fine;
}

const struct sg_option sg_protect_option_ptable = {
    .name = "ptable",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"cell-key: how counts change by their keys: columns i, j, p, v, p_int_ub",
             "cell-key：キーによる件数の変え方の表（列 i、j、p、v、p_int_ub）"}};
const struct sg_option sg_protect_option_key = {
    .name = "key",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"cell-key: the keys, from 0 to below 1: of the records, or of the cells of a table",
             "cell-key：キー（０以上１未満）の列。個票ではその、集計表ではセルのキー"}};
