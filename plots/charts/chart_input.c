#include "chart_input.h"

#include <math.h>
#include <string.h>

#include "table/measure.h"
#include "table/role.h"

bool sg_input_role(const struct sg_table *table, enum sg_role role, bool required,
                   const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at;
    if (!sg_role_find(table, role, NULL, required, &at, NULL, err))
        return false;
    *column = at < 0 ? NULL : table->columns[at];
    return !*column || role != SG_ROLE_VALUE || sg_column_require_number(table, *column, err);
}

const struct sg_column *sg_input_first(const struct sg_table *table, const char *const names[])
{
    const struct sg_column *found = NULL;
    for (; *names && !found; names++)
        found = sg_table_numbers(table, *names);
    return found;
}

const struct sg_column *sg_input_base(const struct sg_table *table)
{
    static const char *const names[] = {"base", "n", NULL};
    return sg_input_first(table, names);
}

enum sg_measure_kind sg_input_kind(const struct sg_table *table, const struct sg_column *column)
{
    enum sg_measure_kind kind = sg_measure_kind_of_column(column);
    return kind == SG_MEASURE_UNKNOWN && table->info.measure
               ? sg_measure_kind_of(table->info.measure, table->info.unit)
               : kind;
}

bool sg_input_is_rate(const struct sg_table *table, const struct sg_column *column)
{
    enum sg_measure_kind kind = sg_input_kind(table, column);
    struct sg_column named = *column; /* a share may be a rate by its name (失業率) */
    if (!named.label)
        named.label = table->info.measure;
    return sg_column_is_rate(&named) || kind == SG_MEASURE_BALANCE || kind == SG_MEASURE_RATIO ||
           kind == SG_MEASURE_INDEX;
}

/* A location quotient, by our name or as others call it. */
static bool is_quotient(const struct sg_column *column)
{
    const char *title = column->label ? column->label : column->name;
    bool called = strstr(title, "特化係数") || strstr(title, "ocation quotient");
    return strcmp(column->name, "coefficient") == 0 ||
           (called && !strstr(title, "対数") && !strstr(title, "log"));
}

double sg_input_even(const struct sg_table *table, const struct sg_column *column)
{
    enum sg_measure_kind kind = sg_input_kind(table, column);
    if (kind == SG_MEASURE_INDEX)
        return 100;
    if (kind == SG_MEASURE_BALANCE)
        return 0;
    return is_quotient(column) ? 1 : NAN;
}

bool sg_input_are_quotients(const struct sg_table *table, const struct sg_column *column)
{
    bool are = strcmp(column->name, "coefficient") == 0;
    for (size_t row = 0; row < table->n_rows && are; row++)
        are = !(sg_column_value(column, row) < 0);
    return are;
}

const struct sg_column *sg_input_shown(const struct sg_table *table)
{
    static const char *const names[] = {"coefficient", "di", "share_percent", NULL};
    const struct sg_column *named = sg_table_main(table); /* by --value */
    const struct sg_column *usual = sg_input_first(table, names);
    return usual && !(named && named->role == SG_ROLE_VALUE) ? usual : named;
}

bool sg_input_is_percent(const struct sg_column *column)
{
    size_t n = strlen(column->name), ending = strlen("percent");
    return (n >= ending && strcmp(column->name + n - ending, "percent") == 0) ||
           (column->unit && strcmp(column->unit, "%") == 0);
}

const struct sg_column *sg_input_only_percent(const struct sg_table *table)
{
    const struct sg_column *found = NULL;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER || !sg_column_is_percent(column))
            continue;
        if (found)
            return NULL;
        found = column;
    }
    return found;
}

bool sg_input_require(const struct sg_table *table, struct sg_input_need need,
                      const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at = sg_table_find(table, need.column);
    *column = at >= 0 ? table->columns[at] : NULL;
    if (*column)
        return sg_column_require_number(table, *column, err);
    return sg_fail(err, SG_FAIL_USAGE, "chart %s needs the column %s, as %s writes it", need.chart,
                   need.column, need.command);
}

bool sg_input_named(const struct sg_table *table, const struct sg_column *labels,
                    struct sg_error *err)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (labels->codes[row] == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA,
                    "a row without a name cannot be drawn: name it, or choose "
                    "rows with --where");
            return sg_input_fail_at(table, labels, row, err);
        }
    return true;
}

bool sg_input_one(const struct sg_table *table, const struct sg_column *column, const char **text,
                  struct sg_error *err)
{
    *text = NULL;
    for (size_t row = 0; column && column->kind != SG_COLUMN_NUMBER && row < table->n_rows; row++) {
        const char *here = sg_column_text(column, row);
        if (*text && strcmp(*text, here) != 0) {
            sg_fail(err, SG_FAIL_DATA,
                    "a chart shows one '%s', found '%s' and '%s': choose one with --where %s=…",
                    sg_column_title(column, err ? err->lang : SG_EN), *text, here, column->name);
            return sg_input_fail_at(table, column, row, err);
        }
        *text = here;
    }
    return true;
}

const struct sg_choice sg_input_sorts[SG_SORTS] = {
    [SG_SORT_VALUE] = {"value", {"largest first", "大きい順"}},
    [SG_SORT_CODE] = {"code", {"by code, as the table has them", "コード順（表の順）"}},
    [SG_SORT_GIVEN] = {"given", {"as the table has them", "表の順"}}};

bool sg_input_sort(const char *sort, bool preset, bool *given, struct sg_error *err)
{
    const struct sg_choices sorts = SG_CHOICES(sg_input_sorts);
    size_t asked = sort ? sg_choices_find(&sorts, sort) : SG_SORTS;
    *given = sort ? asked != SG_SORT_VALUE : preset;
    return !sort || asked < SG_SORTS ||
           sg_fail(err, SG_FAIL_USAGE, "the order is one of value, code, given, not '%s'", sort);
}

bool sg_input_fail_at(const struct sg_table *table, const struct sg_column *column, size_t row,
                      struct sg_error *err)
{
    sg_fail_at_file(err, table->info.file);
    sg_fail_at_row(err, sg_table_file_row(table, row));
    return sg_fail_at_column(err, column->name);
}

sg_status sg_input_void(const struct sg_column *column, size_t row)
{
    sg_status voids = sg_status_void(column->status[row]);
    if (voids || !isnan(column->values[row]))
        return voids;
    return column->status[row] & SG_STATUS_NIL ? SG_STATUS_NIL : SG_STATUS_NOT_AVAILABLE;
}
