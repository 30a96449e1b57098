#include "sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/lookup.h"
#include "table/role.h"

void sg_protect_sheet_free(struct sg_protect_sheet *sheet)
{
    free(sheet->codes);
    free(sheet->cells);
    free(sheet->relations);
    free(sheet->parts);
    *sheet = (struct sg_protect_sheet){0};
}

char *sg_protect_sheet_name(const struct sg_protect_sheet *sheet, size_t row)
{
    struct sg_buffer name = {0};
    for (size_t i = 0; i < SG_PROTECT_AXES; i++)
        if (sheet->columns[i] >= 0)
            sg_buffer_printf(&name, "%s%s", name.n ? "×" : "",
                             sg_column_text(sheet->table->columns[sheet->columns[i]], row));
    return sg_buffer_take(&name);
}

bool sg_protect_sheet_fail_row(const struct sg_protect_sheet *sheet, size_t row,
                               struct sg_error *err)
{
    sg_fail_at_row(err, sg_table_file_row(sheet->table, row));
    return sg_fail_at_file(err, sheet->table->info.file);
}

/* largest_sales beside sum_sales or sales, or plain largest. */
static const struct sg_column *beside(const struct sg_table *table, const char *prefix,
                                      const char *value)
{
    const char *plain = strncmp(value, "sum_", 4) == 0 ? value + 4 : value;
    struct sg_buffer name = {0};
    sg_buffer_printf(&name, "%s_%s", prefix, plain);
    const struct sg_column *column = sg_table_numbers(table, sg_buffer_text(&name));
    sg_buffer_free(&name);
    return column ? column : sg_table_numbers(table, prefix);
}

/* As asked, else as usual: a number of records beside a sum of theirs too. */
static void find_contributors(struct sg_protect_sheet *sheet)
{
    const struct sg_table *table = sheet->table;
    sheet->contributors = sg_table_numbers(table, "contributors");
    if (!sheet->contributors)
        sheet->contributors = sg_table_numbers(table, "n");
    if (sheet->contributors == sheet->value)
        sheet->contributors = NULL;
}

/* A column that was named takes the place of what was found. */
static bool take_named(const struct sg_table *table, const char *name,
                       const struct sg_column **column, struct sg_error *err)
{
    if (name)
        *column = sg_table_numbers(table, name);
    return !name || *column || sg_table_fail_column(table, name, err);
}

bool sg_protect_sheet_open(struct sg_protect_sheet *sheet, const struct sg_table *table,
                           const struct sg_protect_names *names, struct sg_error *err)
{
    ptrdiff_t at;
    *sheet = (struct sg_protect_sheet){.table = table};
    for (size_t i = 0; i < SG_PROTECT_AXES; i++)
        sheet->columns[i] = -1;
    if (!sg_role_find(table, SG_ROLE_VALUE, names->value, true, &at, NULL, err) ||
        !sg_column_require_number(table, table->columns[at], err))
        return sg_fail_at_file(err, table->info.file);
    sheet->value = table->columns[at];
    const char *name = sheet->value->name;
    sheet->largest = beside(table, "largest", name);
    sheet->second = beside(table, "second", name);
    find_contributors(sheet);
    return take_named(table, names->contributors, &sheet->contributors, err) &&
           take_named(table, names->largest, &sheet->largest, err) &&
           take_named(table, names->second, &sheet->second, err);
}

bool sg_protect_sheet_read(struct sg_protect_sheet *sheet, struct sg_protect_axes *axes,
                           struct sg_error *err)
{
    const struct sg_table *table = sheet->table;
    sheet->codes = sg_alloc(table->n_rows, sizeof *sheet->codes);
    for (size_t row = 0; row < table->n_rows; row++)
        for (size_t i = 0; i < SG_PROTECT_AXES; i++) {
            sheet->codes[row][i] = SG_NO_CODE;
            if (sheet->columns[i] < 0)
                continue;
            const struct sg_column *column = table->columns[sheet->columns[i]];
            const char *label = sg_column_text(column, row);
            if (!*label) {
                sg_fail(err, SG_FAIL_DATA, "a row without a label");
                sg_fail_at_column(err, column->name);
                return sg_protect_sheet_fail_row(sheet, row, err);
            }
            sheet->codes[row][i] = sg_protect_axis_code(axes, i, label);
        }
    return true;
}

/* The labels of an axis that the sheet has, each with a row that has it. */
struct present {
    size_t axis;
    size_t *row; /* per code; SIZE_MAX: none */
    size_t n;
};

/* All that is said of what lies in what. */
struct divisions {
    const struct sg_protect_hierarchy *list;
    size_t n;
};

static struct present find_present(const struct sg_protect_sheet *sheet,
                                   const struct sg_protect_axes *axes, size_t axis)
{
    struct present present = {.axis = axis, .n = axes->list[axis].keys->levels.n};
    present.row = sg_alloc(present.n, sizeof *present.row);
    for (size_t c = 0; c < present.n; c++)
        present.row[c] = SIZE_MAX;
    for (size_t row = sheet->table->n_rows; row-- > 0;)
        present.row[sheet->codes[row][axis]] = row;
    return present;
}

static bool fail_missing(const struct sg_protect_sheet *sheet, const struct sg_protect_axes *axes,
                         const struct sg_protect_hierarchy *h, size_t row, uint32_t code,
                         struct sg_error *err)
{
    const char *label = axes->list[h->axis].labels.items[code];
    if (h->file)
        sg_fail(err, SG_FAIL_DATA, "'%s' is missing in the hierarchy %s", label, h->file);
    else
        sg_fail(err, SG_FAIL_DATA, "'%s' has no code of one of the lengths given", label);
    sg_fail_at_column(err, axes->list[h->axis].name);
    return sg_protect_sheet_fail_row(sheet, row, err);
}

/* Whether another division of the axis has a label that this one lacks. */
static bool is_elsewhere(const struct divisions *divisions, const struct sg_protect_hierarchy *but,
                         const struct sg_protect_axes *axes, uint32_t code)
{
    uint32_t parent;
    for (size_t i = 0; i < divisions->n; i++)
        if (&divisions->list[i] != but && divisions->list[i].axis == but->axis &&
            sg_protect_hierarchy_parent(&divisions->list[i], axes, code, &parent))
            return true;
    return false;
}

/* What a label is a part of: the nearest above it that the sheet has, else the total. */
static bool find_sum(const struct sg_protect_sheet *sheet, const struct sg_protect_axes *axes,
                     const struct divisions *divisions, const struct sg_protect_hierarchy *h,
                     const struct present *present, uint32_t code, uint32_t *sum,
                     struct sg_error *err)
{
    uint32_t total = axes->list[present->axis].total, at = code;
    *sum = SG_NO_CODE;
    while (h && at != SG_NO_CODE && *sum == SG_NO_CODE) {
        if (!sg_protect_hierarchy_parent(h, axes, at, &at))
            return code == total || is_elsewhere(divisions, h, axes, code) ||
                   fail_missing(sheet, axes, h, present->row[code], code, err);
        if (at != SG_NO_CODE && present->row[at] != SIZE_MAX)
            *sum = at;
    }
    if (*sum == SG_NO_CODE && code != total && total != SG_NO_CODE &&
        present->row[total] != SIZE_MAX)
        *sum = total;
    return true;
}

static void add_relations(struct sg_protect_sheet *sheet, size_t axis, const uint32_t sums[],
                          size_t n)
{
    for (uint32_t sum = 0; sum < n; sum++) {
        struct sg_protect_relation relation = {axis, sum, sheet->n_parts, 0};
        for (uint32_t c = 0; c < n; c++)
            if (sums[c] == sum) {
                sheet->parts = sg_grow(sheet->parts, &sheet->part_capacity, sheet->n_parts + 1,
                                       sizeof *sheet->parts);
                sheet->parts[sheet->n_parts++] = c;
                relation.n++;
            }
        if (!relation.n)
            continue;
        sheet->relations = sg_grow(sheet->relations, &sheet->relation_capacity,
                                   sheet->n_relations + 1, sizeof *sheet->relations);
        sheet->relations[sheet->n_relations++] = relation;
    }
}

static bool relate(struct sg_protect_sheet *sheet, const struct sg_protect_axes *axes,
                   const struct divisions *divisions, const struct sg_protect_hierarchy *h,
                   size_t axis, struct sg_error *err)
{
    struct present present = find_present(sheet, axes, axis);
    uint32_t *sums = sg_alloc(present.n, sizeof *sums);
    bool fine = true;
    for (uint32_t c = 0; c < present.n && fine; c++) {
        sums[c] = SG_NO_CODE;
        if (present.row[c] != SIZE_MAX)
            fine = find_sum(sheet, axes, divisions, h, &present, c, &sums[c], err);
    }
    if (fine)
        add_relations(sheet, axis, sums, present.n);
    free(sums);
    free(present.row);
    return fine;
}

bool sg_protect_sheet_relate(struct sg_protect_sheet *sheet, const struct sg_protect_axes *axes,
                             const struct sg_protect_hierarchy hierarchies[], size_t n,
                             struct sg_error *err)
{
    const struct divisions divisions = {hierarchies, n};
    for (size_t axis = 0; axis < axes->n; axis++) {
        bool any = false;
        if (sheet->columns[axis] < 0)
            continue;
        for (size_t i = 0; i < n; i++)
            if (hierarchies[i].axis == axis) {
                any = true;
                if (!relate(sheet, axes, &divisions, &hierarchies[i], axis, err))
                    return false;
            }
        if (!any && !relate(sheet, axes, &divisions, NULL, axis, err))
            return false;
    }
    return true;
}
