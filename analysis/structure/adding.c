#include "adding.h"

#include <stdlib.h>

#include "table/row_measure.h"

#include "analysis/cube/pairs.h"

/* What the rows of a column measure, and what is known of each measure and unit: that is found
   once, for it takes their words apart. */
struct measures {
    struct sg_row_measure of;
    bool parts;            /* whether parts of one base are added */
    struct sg_pairs pairs; /* of measure and unit */
    bool *adds;            /* per pair */
    size_t capacity;
};

static struct measures measures_of(const struct sg_table *table, const struct sg_column *column,
                                   bool parts)
{
    return (struct measures){.of = sg_row_measure_of(table, column), .parts = parts};
}

static void free_measures(struct measures *measures)
{
    sg_pairs_free(&measures->pairs);
    free(measures->adds);
}

static uint32_t code_at(const struct sg_column *column, size_t row)
{
    return column ? (uint32_t)(column->codes[row] + 1) : 0;
}

static bool adds_at(struct measures *measures, size_t row)
{
    const struct sg_row_measure *of = &measures->of;
    uint32_t known = measures->pairs.n;
    uint32_t pair =
        sg_pairs_number(&measures->pairs, code_at(of->measure, row), code_at(of->unit, row));
    if (pair == known) {
        const struct sg_measure_rule *rule = sg_measure_rule(sg_row_measure_kind(of, row));
        measures->adds =
            sg_grow(measures->adds, &measures->capacity, (size_t)pair + 1, sizeof *measures->adds);
        measures->adds[pair] = measures->parts ? rule->parts_add : rule->adds;
    }
    return measures->adds[pair];
}

static const char *name_at(const struct sg_row_measure *of, size_t row)
{
    const char *measure = of->measure ? sg_column_text(of->measure, row) : "";
    return *measure ? measure : of->value->name;
}

static bool fail_adding(const struct sg_table *in, const struct sg_row_measure *of, size_t row,
                        struct sg_error *err)
{
    sg_fail(
        err, SG_FAIL_DATA, "'%s' does not add up (%s): a sum of it says nothing", name_at(of, row),
        sg_lang_pick(sg_measure_rule(sg_row_measure_kind(of, row))->name, err ? err->lang : SG_EN));
    sg_fail_at_row(err, sg_table_file_row(in, row));
    return sg_fail_at_file(err, in->info.file);
}

bool sg_require_adding(const struct sg_table *in, const struct sg_column *column, bool parts,
                       struct sg_error *err)
{
    struct measures measures = measures_of(in, column, parts);
    bool adds = true;
    for (size_t row = 0; adds && row < in->n_rows; row++)
        adds = adds_at(&measures, row) || fail_adding(in, &measures.of, row, err);
    free_measures(&measures);
    return adds;
}

bool sg_require_parts(const struct sg_cube *cube, struct sg_error *err)
{
    return cube->n_groups > 1 || sg_require_adding(cube->table, cube->value, true, err);
}

bool *sg_slices_adding(const struct sg_cube *cube, struct sg_run *run, struct sg_error *err)
{
    const struct sg_table *table = cube->table;
    struct measures measures = measures_of(table, cube->value, true);
    bool *adding = sg_alloc(cube->slice_of.n, sizeof *adding);
    bool *met = sg_alloc(cube->slice_of.n, sizeof *met), any = false;
    struct sg_texts others = {0};
    for (size_t row = 0; row < table->n_rows; row++) {
        uint32_t slice = cube->row_slice[row];
        if (met[slice])
            continue;
        met[slice] = true;
        adding[slice] = adds_at(&measures, row);
        any = any || adding[slice];
        if (!adding[slice])
            sg_texts_add_once(&others, name_at(&measures.of, row));
    }
    free(met);
    free_measures(&measures);
    if (others.n && !any && !sg_require_adding(table, cube->value, true, err)) {
        free(adding);
        adding = NULL;
    }
    for (size_t i = 0; i < others.n && adding; i++)
        sg_run_note(run, "no shares of '%s', which does not add up", others.items[i]);
    sg_texts_free(&others);
    return adding;
}
