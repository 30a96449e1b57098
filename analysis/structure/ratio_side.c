#include "ratio_side.h"

#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/names.h"
#include "table/role.h"
#include "table/row_measure.h"
#include "table/text.h"

void sg_ratio_side_free(struct sg_ratio_side *side)
{
    free(side->own.keys);
    free(side->own.rows);
    *side = (struct sg_ratio_side){0};
}

static bool has_label(const struct sg_column *column, const char *name)
{
    enum sg_role role = sg_role_of_column(column);
    bool has = false;
    if (column->kind != SG_COLUMN_CATEGORY || role == SG_ROLE_STATUS || role == SG_ROLE_NOTE)
        return false;
    for (size_t i = 0; !has && i < column->levels.n; i++)
        has = sg_text_same_key(column->levels.texts[i], name);
    return has;
}

/* The column of labels that says what the values count: the one that has `name` for a label, of
   several that of measures; NULL where there is none. */
static const struct sg_column *measure_with(const struct sg_table *table, const char *name)
{
    const struct sg_column *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (!has_label(column, name))
            continue;
        if (sg_role_of_column(column) == SG_ROLE_MEASURE)
            return column;
        found = column;
        n++;
    }
    return n == 1 ? found : NULL;
}

static const struct sg_column *value_of(const struct sg_run *run, const struct sg_table *table)
{
    ptrdiff_t at = -1;
    const char *asked = sg_args_text(run->args, "value");
    bool has = asked && sg_table_find(table, asked) >= 0;
    if (!sg_role_find(table, SG_ROLE_VALUE, has ? asked : NULL, false, &at, NULL, NULL) || at < 0)
        return NULL;
    return table->columns[at]->kind == SG_COLUMN_NUMBER ? table->columns[at] : NULL;
}

/* The rows of the side: those of the measure that `name` is, or all. */
static void take_rows(struct sg_ratio_side *side, const char *name)
{
    const struct sg_table *table = side->own.table;
    bool *meant = NULL;
    if (side->measure) {
        meant = sg_alloc(side->measure->levels.n, sizeof *meant);
        for (size_t i = 0; i < side->measure->levels.n; i++)
            meant[i] = sg_text_same_key(side->measure->levels.texts[i], name);
    }
    side->own.rows = sg_alloc(table->n_rows, sizeof *side->own.rows);
    for (size_t row = 0; row < table->n_rows; row++)
        if (!meant || (side->measure->codes[row] != SG_EMPTY && meant[side->measure->codes[row]]))
            side->own.rows[side->own.n_rows++] = row;
    free(meant);
}

/* The unit of all rows of the side; NULL where they differ. */
static const char *unit_of_rows(const struct sg_ratio_side *side, const struct sg_column *units)
{
    const char *unit = NULL;
    for (size_t i = 0; i < side->own.n_rows; i++) {
        size_t row = side->own.rows[i];
        if (units->codes[row] != units->codes[side->own.rows[0]])
            return NULL;
        unit = sg_column_text(units, row);
    }
    return unit && *unit ? unit : NULL;
}

static void understand(struct sg_ratio_side *side, const struct sg_run *run)
{
    struct sg_row_measure of = sg_row_measure_of(side->own.table, side->value);
    size_t first = side->own.n_rows ? side->own.rows[0] : 0;
    side->unit = sg_column_unit(side->value, run->lang);
    side->kind =
        side->own.n_rows ? sg_row_measure_kind(&of, first) : sg_measure_kind_of_column(side->value);
    if (!side->measure) {
        side->title = sg_column_title(side->value, run->lang);
        side->kind = sg_measure_kind_of_column(side->value);
        return;
    }
    side->title = sg_column_text(side->measure, first);
    if (of.unit)
        side->unit = unit_of_rows(side, of.unit);
}

/* Whether `name` is a column of numbers or a measure of the table. */
static bool find_side(const struct sg_run *run, const struct sg_table *table, const char *name,
                      struct sg_ratio_side *side)
{
    ptrdiff_t at = sg_table_meant(table, name);
    const struct sg_column *measure = at < 0 ? measure_with(table, name) : NULL;
    *side = (struct sg_ratio_side){.own = {.table = table}};
    if (at >= 0 && table->columns[at]->kind == SG_COLUMN_NUMBER) {
        side->value = table->columns[at];
    } else if (measure) {
        side->value = value_of(run, table);
        side->measure = measure;
    }
    if (!side->value)
        return false;
    take_rows(side, name);
    if (side->own.n_rows || (!side->measure && !table->n_rows)) {
        understand(side, run);
        return true;
    }
    sg_ratio_side_free(side);
    return false;
}

/* Says what the table has instead of `name`: its columns of numbers, and the labels of measures. */
static bool fail_side(const struct sg_table *table, const char *name, struct sg_error *err)
{
    ptrdiff_t at = -1, meant = sg_table_meant(table, name);
    sg_role_find(table, SG_ROLE_MEASURE, NULL, false, &at, NULL, NULL);
    const struct sg_levels *labels = at < 0 ? NULL : &table->columns[at]->levels;
    const char **names = sg_alloc(table->n_columns + (labels ? labels->n : 0), sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER)
            names[n++] = table->columns[i]->name;
    for (size_t i = 0; labels && i < labels->n; i++)
        names[n++] = labels->texts[i];
    if (meant < 0 || sg_column_require_number(table, table->columns[meant], err)) {
        sg_names_fail(names, n, name, err);
        sg_fail_at_file(err, table->info.file);
    }
    free(names);
    return false;
}

static bool fail_split(const struct sg_run *run, const char *asked,
                       const struct sg_table *const tables[2], struct sg_error *err)
{
    const char *slash = strchr(asked, '/');
    if (!slash || slash == asked || !slash[1])
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' names no two columns: sangyo ratio NUMERATOR/DENOMINATOR FILE", asked);
    struct sg_ratio_side side = {0};
    char *first = sg_copy_bytes(asked, (size_t)(slash - asked));
    bool has_first = find_side(run, tables[0], first, &side);
    sg_ratio_side_free(&side);
    bool has_both = has_first && find_side(run, tables[1], slash + 1, &side);
    sg_ratio_side_free(&side);
    if (has_both)
        sg_fail(err, SG_FAIL_USAGE,
                "'%s' and '%s' are not both columns, nor both labels of one column", first,
                slash + 1);
    else
        fail_side(tables[has_first], has_first ? slash + 1 : first, err);
    free(first);
    return false;
}

/* Of one table both are columns, or both labels of one column. */
static bool is_pair(const struct sg_ratio_side sides[2])
{
    return sides[0].own.table != sides[1].own.table || sides[0].measure == sides[1].measure;
}

bool sg_ratio_sides_find(const struct sg_run *run, const char *asked,
                         const struct sg_table *const tables[2], struct sg_ratio_side sides[2],
                         struct sg_error *err)
{
    size_t found = 0;
    for (const char *slash = strchr(asked, '/'); slash; slash = strchr(slash + 1, '/')) {
        struct sg_ratio_side tried[2] = {0};
        char *first = sg_copy_bytes(asked, (size_t)(slash - asked));
        bool fits = find_side(run, tables[0], first, &tried[0]) &&
                    find_side(run, tables[1], slash + 1, &tried[1]) && is_pair(tried);
        free(first);
        if (fits && found++ == 0) {
            sides[0] = tried[0];
            sides[1] = tried[1];
            continue;
        }
        sg_ratio_side_free(&tried[0]);
        sg_ratio_side_free(&tried[1]);
    }
    if (found > 1)
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' may be cut at more than one /: rename a column that has one", asked);
    return found == 1 || fail_split(run, asked, tables, err);
}

bool sg_ratio_side_is_key(const struct sg_ratio_side *side, const struct sg_column *column)
{
    enum sg_role role = sg_role_of_column(column);
    return column->kind != SG_COLUMN_NUMBER && role != SG_ROLE_STATUS && role != SG_ROLE_NOTE &&
           !(side->measure && (column == side->measure || sg_role_is_unit(column->name)));
}
