#include "said_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "said_unit.h"
#include "table/column.h"
#include "table/groups.h"
#include "table/lookup.h"
#include "table/measure.h"
#include "table/role.h"

/* What the numbers of a table are counted in. */
struct units {
    const struct sg_table *table;
    enum sg_lang lang;
    char **own;                                /* per column: its unit; NULL: none, or the row's */
    bool *by_row;                              /* per column: the row says the unit */
    const struct sg_column *measure, *of_rows; /* what rows are of, and their units; or NULL */
    bool targets;                              /* each row is an indicator */
    bool *used;                                /* per column: already in a group */
};

/* The numbers that are said in one unit: columns of a unit, or rows. */
struct group {
    const char *unit;
    size_t *columns, n_columns;
    size_t *rows, n_rows;
};

/* Whether numbers of the column are the measure of the table, whose unit its caption says. */
static bool is_of_table(const struct sg_column *column)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    enum sg_measure_kind kind = sg_measure_kind_of_column(column);
    bool ours = info && info->name[0] != '*' && !strchr(info->name, '*');
    if (kind != SG_MEASURE_AMOUNT && kind != SG_MEASURE_UNKNOWN)
        return false;
    return !ours || info->of_input || info->role == SG_ROLE_VALUE;
}

/* The unit that a column of numbers has of its own. */
static char *own_unit(const struct sg_table *table, const struct sg_column *column)
{
    if (column->kind != SG_COLUMN_NUMBER)
        return NULL;
    if (column->unit)
        return sg_copy_text(column->unit);
    char *unit = column->label ? sg_unit_of_label(column->label) : NULL;
    unit = unit ? unit : sg_unit_of_label(column->name);
    if (!unit && table->info.unit && is_of_table(column))
        unit = sg_copy_text(table->info.unit);
    return unit;
}

/* Indicators have their targets beside their results in the unit of their row. */
static bool is_of_row(const struct sg_column *column)
{
    static const char *const names[] = {"base", "target", "actual"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(column->name, names[i]) == 0)
            return true;
    return is_of_table(column);
}

static void find_units(struct units *units)
{
    const struct sg_table *table = units->table;
    ptrdiff_t of_rows = sg_role_unit_column(table);
    units->targets = sg_table_numbers(table, "target") && sg_table_numbers(table, "actual");
    units->of_rows = of_rows < 0 ? NULL : table->columns[of_rows];
    units->own = sg_alloc(table->n_columns, sizeof *units->own);
    units->by_row = sg_alloc(table->n_columns, sizeof *units->by_row);
    units->used = sg_alloc(table->n_columns, sizeof *units->used);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_CATEGORY && sg_role_of_column(column) == SG_ROLE_MEASURE)
            units->measure = column;
        units->own[i] = own_unit(table, column);
        units->by_row[i] = column->kind == SG_COLUMN_NUMBER && !units->own[i] && is_of_row(column);
    }
}

static void free_units(struct units *units)
{
    for (size_t i = 0; i < units->table->n_columns; i++)
        free(units->own[i]);
    free(units->own);
    free(units->by_row);
    free(units->used);
}

/* How the numbers of a group are said; the power is 0 where as they are. */
static struct sg_said_unit decide(const struct units *units, const struct group *group)
{
    struct sg_said_numbers numbers = {0};
    for (size_t i = 0; i < group->n_columns; i++)
        for (size_t r = 0; r < group->n_rows; r++)
            sg_said_numbers_add(&numbers, sg_column_value(units->table->columns[group->columns[i]],
                                                          group->rows ? group->rows[r] : r));
    struct sg_said_unit said = sg_said_unit_of(&numbers, group->unit, units->lang);
    sg_said_numbers_free(&numbers);
    return said;
}

static void scale(struct sg_table *out, const struct group *group, struct sg_said_unit said)
{
    double factor = pow(10, said.power);
    for (size_t i = 0; i < group->n_columns; i++) {
        struct sg_column *column = out->columns[group->columns[i]];
        for (size_t r = 0; r < group->n_rows; r++) {
            double *x = &column->values[group->rows ? group->rows[r] : r];
            *x = group->rows ? sg_number_round(*x / factor, said.decimals) : *x / factor;
        }
        if (!group->rows) /* else each row has its own decimals */
            column->decimals = said.decimals;
        if (!group->rows || said.decimals > column->printed_decimals)
            column->printed_decimals = said.decimals;
    }
}

/* The copy is made when the first group needs it. */
static void need_copy(const struct units *units, bool *made, struct sg_table *out)
{
    if (!*made)
        sg_table_copy(out, units->table);
    *made = true;
}

static void set_text(char **text, char *to)
{
    free(*text);
    *text = to;
}

/* "負債総額（百万円）" names its unit no more. */
static void name_columns(struct sg_table *out, const struct group *group, const char *unit)
{
    for (size_t i = 0; i < group->n_columns; i++) {
        struct sg_column *column = out->columns[group->columns[i]];
        if (column->label || !sg_column_info(column->name))
            set_text(&column->label,
                     sg_unit_take_off(column->label ? column->label : column->name));
        set_text(&column->unit, sg_copy_text(unit));
    }
}

/* The caption, where it says the same unit. */
static void name_table(struct sg_table *out, const struct group *group, const char *unit)
{
    char *own = out->info.measure ? sg_unit_of_label(out->info.measure) : NULL;
    if (own && strcmp(own, group->unit) == 0)
        set_text(&out->info.measure, sg_unit_take_off(out->info.measure));
    if (out->info.unit && strcmp(out->info.unit, group->unit) == 0)
        set_text(&out->info.unit, sg_copy_text(unit));
    free(own);
}

/* Columns that have the unit of the i-th, which are said alike. */
static void say_columns(struct units *units, size_t first, bool *made, struct sg_table *out)
{
    const struct sg_table *table = units->table;
    struct group group = {.unit = units->own[first], .n_rows = table->n_rows};
    group.columns = sg_alloc(table->n_columns, sizeof *group.columns);
    for (size_t i = first; i < table->n_columns; i++)
        if (units->own[i] && strcmp(units->own[i], group.unit) == 0) {
            group.columns[group.n_columns++] = i;
            units->used[i] = true;
        }
    struct sg_said_unit said = decide(units, &group);
    if (said.power) {
        struct sg_buffer unit = {0};
        need_copy(units, made, out);
        scale(out, &group, said);
        sg_said_unit_name(group.unit, said, units->lang, &unit);
        name_columns(out, &group, unit.text);
        name_table(out, &group, unit.text);
        sg_buffer_free(&unit);
    }
    free(group.columns);
}

/* The unit that rows of a group have: of the column of units, else that of the measure's name. */
static char *unit_of_row(const struct units *units, size_t row)
{
    const char *text = units->of_rows ? sg_column_text(units->of_rows, row) : "";
    if (*text)
        return sg_copy_text(text);
    return units->measure ? sg_unit_of_label(sg_column_text(units->measure, row)) : NULL;
}

static void name_rows(const struct units *units, struct sg_table *out, const struct group *group,
                      const char *unit)
{
    for (size_t r = 0; r < group->n_rows; r++) {
        size_t row = group->rows[r];
        if (units->of_rows)
            sg_column_set_text(out->columns[sg_table_index(units->table, units->of_rows)], row,
                               unit);
        if (!units->measure)
            continue;
        struct sg_column *measure = out->columns[sg_table_index(units->table, units->measure)];
        char *own = sg_unit_of_label(sg_column_text(measure, row));
        char *name = sg_unit_take_off(sg_column_text(measure, row));
        struct sg_buffer text = {0};
        sg_buffer_printf(&text, units->lang == SG_JA ? "%s（%s）" : "%s (%s)", name, unit);
        if (own)
            sg_column_set_text(measure, row, text.text);
        sg_buffer_free(&text);
        free(name);
        free(own);
    }
}

/* Whether targets and results are the same to the last digit. */
static bool is_exact(const struct units *units, const struct group *group, struct sg_said_unit said)
{
    for (size_t i = 0; i < group->n_columns; i++)
        for (size_t r = 0; r < group->n_rows; r++) {
            double x = sg_column_value(units->table->columns[group->columns[i]], group->rows[r]);
            double printed = sg_number_round(x / pow(10, said.power), said.decimals);
            if (fabs(printed * pow(10, said.power) - x) > 1e-9 * fabs(x))
                return false;
        }
    return true;
}

static void say_group(const struct units *units, struct group *group, bool *made,
                      struct sg_table *out)
{
    char *own = unit_of_row(units, group->rows[0]);
    group->unit = own;
    struct sg_said_unit said = own ? decide(units, group) : (struct sg_said_unit){0};
    if (said.power && (!units->targets || is_exact(units, group, said))) {
        struct sg_buffer unit = {0};
        need_copy(units, made, out);
        scale(out, group, said);
        sg_said_unit_name(own, said, units->lang, &unit);
        name_rows(units, out, group, unit.text);
        sg_buffer_free(&unit);
    }
    free(own);
}

/* Rows of one measure in one unit are said alike; indicators each by itself. */
static void say_rows(const struct units *units, bool *made, struct sg_table *out)
{
    const struct sg_table *table = units->table;
    size_t keys[2], n_keys = 0;
    struct sg_groups groups;
    struct sg_group_rows of;
    struct group group = {.columns = sg_alloc(table->n_columns, sizeof *group.columns)};
    for (size_t i = 0; i < table->n_columns; i++)
        if (units->by_row[i])
            group.columns[group.n_columns++] = i;
    if (units->measure)
        keys[n_keys++] = sg_table_index(table, units->measure);
    if (units->of_rows)
        keys[n_keys++] = sg_table_index(table, units->of_rows);
    sg_groups_make(&groups, table, keys, n_keys);
    for (size_t row = 0; units->targets && row < table->n_rows; row++)
        groups.of_row[row] = row;
    groups.n = units->targets ? table->n_rows : groups.n;
    sg_group_rows_make(&of, &groups, table->n_rows);
    for (size_t g = 0; n_keys && group.n_columns && g < groups.n; g++) {
        group.rows = of.rows + of.start[g];
        group.n_rows = of.start[g + 1] - of.start[g];
        say_group(units, &group, made, out);
    }
    sg_group_rows_free(&of);
    sg_groups_free(&groups);
    free(group.columns);
}

bool sg_said_table_make(const struct sg_table *table, enum sg_lang lang, struct sg_table *said)
{
    struct units units = {.table = table, .lang = lang};
    bool made = false;
    find_units(&units);
    for (size_t i = 0; i < table->n_columns; i++)
        if (units.own[i] && !units.used[i])
            say_columns(&units, i, &made, said);
    if (units.measure || units.of_rows)
        say_rows(&units, &made, said);
    free_units(&units);
    return made;
}
