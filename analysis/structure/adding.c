#include "adding.h"

#include <stdlib.h>

#include "table/row_measure.h"

#include "analysis/cube/pairs.h"

static bool rule_adds(enum sg_measure_kind kind, bool parts)
{
    const struct sg_measure_rule *rule = sg_measure_rule(kind);
    return parts ? rule->parts_add : rule->adds;
}

static bool fail_adding(const struct sg_table *in, const struct sg_row_measure *of, size_t row,
                        struct sg_error *err)
{
    const char *measure = of->measure ? sg_column_text(of->measure, row) : "";
    sg_fail(
        err, SG_FAIL_DATA, "'%s' does not add up (%s): a sum of it says nothing",
        *measure ? measure : of->value->name,
        sg_lang_pick(sg_measure_rule(sg_row_measure_kind(of, row))->name, err ? err->lang : SG_EN));
    sg_fail_at_row(err, sg_table_file_row(in, row));
    return sg_fail_at_file(err, in->info.file);
}

bool sg_require_adding(const struct sg_table *in, const struct sg_column *column, bool parts,
                       struct sg_error *err)
{
    struct sg_row_measure of = sg_row_measure_of(in, column);
    struct sg_pairs seen = {0};
    bool adds = true;
    for (size_t row = 0; adds && row < in->n_rows; row++) {
        uint32_t n = seen.n;
        uint32_t measure = of.measure ? (uint32_t)(of.measure->codes[row] + 1) : 0;
        uint32_t unit = of.unit ? (uint32_t)(of.unit->codes[row] + 1) : 0;
        if (sg_pairs_number(&seen, measure, unit) == n)
            adds =
                rule_adds(sg_row_measure_kind(&of, row), parts) || fail_adding(in, &of, row, err);
    }
    sg_pairs_free(&seen);
    return adds;
}

/* The names of measures, each once. */
static void add_measure(const struct sg_row_measure *of, size_t row, struct sg_texts *names)
{
    const char *measure = of->measure ? sg_column_text(of->measure, row) : "";
    sg_texts_add_once(names, *measure ? measure : of->value->name);
}

bool *sg_slices_adding(const struct sg_cube *cube, struct sg_run *run, struct sg_error *err)
{
    const struct sg_table *table = cube->table;
    struct sg_row_measure of = sg_row_measure_of(table, cube->value);
    bool *adding = sg_alloc(cube->slice_of.n, sizeof *adding);
    bool *met = sg_alloc(cube->slice_of.n, sizeof *met), any = false;
    struct sg_texts others = {0};
    for (size_t row = 0; row < table->n_rows; row++) {
        uint32_t slice = cube->row_slice[row];
        if (met[slice])
            continue;
        met[slice] = true;
        adding[slice] = rule_adds(sg_row_measure_kind(&of, row), true);
        any = any || adding[slice];
        if (!adding[slice])
            add_measure(&of, row, &others);
    }
    free(met);
    if (others.n && !any && !sg_require_adding(table, cube->value, true, err)) {
        free(adding);
        adding = NULL;
    }
    for (size_t i = 0; i < others.n && adding; i++)
        sg_run_note(run, "no shares of '%s', which does not add up", others.items[i]);
    sg_texts_free(&others);
    return adding;
}
