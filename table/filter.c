#include "filter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "area_code.h"
#include "lookup.h"
#include "role.h"
#include "text.h"

enum { LISTED = 12 }; /* labels that a message lists */

/* "'a', 'b', …" */
static char *listed(const char *const texts[], size_t n)
{
    struct sg_buffer list = {0};
    for (size_t i = 0; i < n && i < LISTED; i++)
        sg_buffer_printf(&list, "%s'%s'", i ? ", " : "", texts[i]);
    if (n > LISTED)
        sg_buffer_add(&list, ", …");
    return sg_buffer_take(&list);
}

static bool unknown_column(const struct sg_table *table, const char *condition,
                           struct sg_error *err)
{
    char *asked = sg_copy_bytes(condition, strcspn(condition, "="));
    sg_table_fail_column(table, asked, err);
    free(asked);
    return false;
}

bool sg_filter_split(const struct sg_table *table, const char *condition, size_t *column,
                     const char **value, struct sg_error *err)
{
    const char *equals = strchr(condition, '=');
    if (!equals)
        return sg_fail(err, SG_FAIL_USAGE, "--where takes COL=VALUE, not '%s'", condition);
    for (; equals; equals = strchr(equals + 1, '=')) {
        char *name = sg_copy_bytes(condition, (size_t)(equals - condition));
        ptrdiff_t found = sg_table_meant(table, name);
        free(name);
        if (found < 0)
            continue;
        *column = (size_t)found;
        *value = equals + 1;
        return true;
    }
    return unknown_column(table, condition, err);
}

static bool same_time(const struct sg_period *a, const struct sg_period *b)
{
    return a->kind != SG_PERIOD_NONE && a->kind == b->kind && a->month == b->month &&
           a->day == b->day && a->months == b->months;
}

/* The text itself wins over others of the same key. */
static bool meets_text(const struct sg_column *column, size_t level, const char *value)
{
    int32_t exact = column->levels.n ? sg_column_code(column, value) : SG_EMPTY;
    if (exact != SG_EMPTY)
        return (size_t)exact == level;
    return sg_text_same_key(column->levels.texts[level], value) ||
           (sg_role_of_column(column) == SG_ROLE_AREA &&
            sg_area_code_same(column->levels.texts[level], value));
}

/* Marks the rows whose label meets `value`; each label is compared once. */
static size_t meet_label(const struct sg_column *column, size_t n_rows, const char *value,
                         bool met[])
{
    bool *level = sg_alloc(column->levels.n, sizeof *level);
    struct sg_period wanted = {0};
    if (column->kind == SG_COLUMN_PERIOD && !sg_period_read(value, NULL, &wanted, NULL))
        wanted.kind = SG_PERIOD_NONE;
    for (size_t i = 0; i < column->levels.n; i++)
        level[i] = meets_text(column, i, value) || (column->kind == SG_COLUMN_PERIOD &&
                                                    same_time(&column->levels.periods[i], &wanted));
    size_t n = 0;
    for (size_t row = 0; row < n_rows; row++) {
        int32_t code = column->codes[row];
        bool meets = code == SG_EMPTY ? !*value : level[code];
        met[row] = met[row] || meets;
        n += meets;
    }
    free(level);
    return n;
}

/* NaN stands for the empty cell. */
static size_t meet_number(const struct sg_column *column, size_t n_rows, double value, bool met[])
{
    size_t n = 0;
    for (size_t row = 0; row < n_rows; row++) {
        double x = column->values[row];
        bool meets = isnan(value) ? isnan(x) && !column->status[row] : x >= value && x <= value;
        met[row] = met[row] || meets;
        n += meets;
    }
    return n;
}

static bool no_row(const struct sg_table *table, const struct sg_column *column, const char *value,
                   struct sg_error *err)
{
    if (column->kind == SG_COLUMN_NUMBER) {
        sg_fail(err, SG_FAIL_DATA, "no row has '%s' in this column of numbers", value);
    } else {
        char *list = listed((const char *const *)column->levels.texts, column->levels.n);
        sg_fail(err, SG_FAIL_DATA, "no row has '%s' in this column, which holds %s", value, list);
        free(list);
    }
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_column(err, column->name);
}

static bool meet(const struct sg_table *table, const struct sg_column *column, const char *value,
                 bool met[], struct sg_error *err)
{
    double number = NAN;
    if (column->kind == SG_COLUMN_NUMBER && *value &&
        !sg_number_read(value, strlen(value), &number)) {
        sg_fail(err, SG_FAIL_USAGE, "--where compares this column with a number, not '%s'", value);
        return sg_fail_at_column(err, column->name);
    }
    size_t n = column->kind == SG_COLUMN_NUMBER ? meet_number(column, table->n_rows, number, met)
                                                : meet_label(column, table->n_rows, value, met);
    return n > 0 || no_row(table, column, value, err);
}

/* Takes from `keep` the rows that meet none of the conditions on column `at`. */
static bool narrow(const struct sg_table *table, const char *const conditions[], size_t n,
                   size_t at, bool keep[], struct sg_error *err)
{
    bool *met = sg_alloc(table->n_rows, sizeof *met);
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        size_t column = 0;
        const char *value;
        ok = sg_filter_split(table, conditions[i], &column, &value, err) &&
             (column != at || meet(table, table->columns[at], value, met, err));
    }
    for (size_t row = 0; row < table->n_rows; row++)
        keep[row] = keep[row] && met[row];
    free(met);
    return ok;
}

bool sg_filter_where(struct sg_table *table, const char *const conditions[], size_t n,
                     struct sg_error *err)
{
    bool *asked = sg_alloc(table->n_columns, sizeof *asked);
    bool *keep = sg_alloc(table->n_rows, sizeof *keep);
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        size_t column = 0;
        const char *value;
        ok = sg_filter_split(table, conditions[i], &column, &value, err);
        if (ok)
            asked[column] = true;
    }
    for (size_t row = 0; row < table->n_rows; row++)
        keep[row] = true;
    for (size_t i = 0; ok && i < table->n_columns; i++)
        ok = !asked[i] || !table->n_rows || narrow(table, conditions, n, i, keep, err);
    size_t kept = 0;
    for (size_t row = 0; row < table->n_rows; row++)
        kept += keep[row];
    if (ok && table->n_rows && !kept) {
        sg_fail(err, SG_FAIL_DATA, "no row meets all conditions of --where together");
        ok = sg_fail_at_file(err, table->info.file);
    }
    for (size_t i = 0; ok && i < table->n_columns; i++)
        if (asked[i] && kept < table->n_rows)
            sg_texts_add_once(&table->info.chosen, table->columns[i]->name);
    if (ok && n)
        sg_table_keep_rows(table, keep);
    free(keep);
    free(asked);
    return ok;
}
