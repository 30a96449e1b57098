/* Small integers that tell rows apart: waves, classes of size and the like, coded 1, 2, 3. */
#include "integer_keys.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "table/column.h"
#include "table/command.h"
#include "table/groups.h"
#include "table/measure.h"
#include "table/names.h"
#include "table/role.h"

enum { FEW = 12 }; /* levels of a key */

void sg_table_make_labels(struct sg_table *table, size_t at)
{
    struct sg_column *was = table->columns[at];
    struct sg_column *labels = sg_column_new(was->name, SG_COLUMN_CATEGORY);
    char text[SG_NUMBER_SIZE];
    sg_column_reserve(labels, table->row_capacity);
    labels->label = sg_copy_text(was->label);
    labels->role = was->role;
    for (size_t row = 0; row < table->n_rows; row++) {
        sg_column_clear(labels, row);
        if (isnan(was->values[row]))
            continue;
        sg_number_shortest(was->values[row], text);
        sg_column_set_text(labels, row, text);
    }
    sg_column_free(was);
    table->columns[at] = labels;
    table->main = table->main == (ptrdiff_t)at ? -1 : table->main;
}

/* Whether a column of numbers holds a few whole ones, each in several rows; stops where it does
   not. */
static bool has_few_integers(const struct sg_table *table, const struct sg_column *column)
{
    double met[FEW];
    size_t times[FEW] = {0}, n = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        double x = column->values[row];
        size_t i = 0;
        if (column->status[row] || !(x >= 0 && x < 100) || x > floor(x))
            return false;
        while (i < n && (met[i] < x || met[i] > x))
            i++;
        if (i == FEW)
            return false;
        met[i] = x;
        times[i]++;
        n += i == n;
    }
    for (size_t i = 0; i < n; i++)
        if (times[i] < 2)
            return false;
    return n > 1;
}

static bool is_asked(const struct sg_read_options *options, const char *name)
{
    for (size_t i = 0; i < options->n_value_columns; i++)
        if (sg_name_is_meant(options->value_columns[i], name))
            return true;
    return false;
}

/* The first column that may be a key: a number before other numbers whose name is no measure's. */
static size_t find_candidate(const struct sg_table *table, const struct sg_read_options *options)
{
    size_t last = table->n_columns;
    while (last > 0 && table->columns[last - 1]->kind != SG_COLUMN_NUMBER)
        last--;
    for (size_t i = 0; i + 1 < last; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_NUMBER && !column->unit && has_few_integers(table, column) &&
            sg_role_of_column(column) == SG_ROLE_NONE &&
            sg_measure_kind_of_column(column) == SG_MEASURE_UNKNOWN &&
            !is_asked(options, column->name))
            return i;
    }
    return table->n_columns;
}

/* The rows that labels do not tell apart from those before them. */
static size_t count_repeated(const struct sg_table *table)
{
    size_t n = 0, *keys = sg_alloc(table->n_columns, sizeof *keys);
    struct sg_groups groups;
    for (size_t i = 0; i < table->n_columns; i++) {
        enum sg_role role = sg_role_of_column(table->columns[i]);
        if (table->columns[i]->kind != SG_COLUMN_NUMBER && role != SG_ROLE_STATUS &&
            role != SG_ROLE_NOTE)
            keys[n++] = i;
    }
    sg_groups_make(&groups, table, keys, n);
    size_t repeated = n ? table->n_rows - groups.n : 0;
    sg_groups_free(&groups);
    free(keys);
    return repeated;
}

/* Whether the labels and the column together stand once each: told of labels and it as labels. */
static bool tells_apart(const struct sg_table *table, size_t at)
{
    struct sg_table keyed;
    sg_table_init(&keyed);
    for (size_t row = 0; row < table->n_rows; row++)
        sg_table_add_row(&keyed);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *from = table->columns[i];
        if (i != at && from->kind == SG_COLUMN_NUMBER)
            continue;
        struct sg_column *to = sg_table_add_like(&keyed, from);
        for (size_t row = 0; row < table->n_rows; row++)
            if (i == at)
                sg_column_set(to, row, from->values[row], 0);
            else
                to->codes[row] = from->codes[row];
        if (i == at)
            sg_table_make_labels(&keyed, keyed.n_columns - 1);
    }
    bool apart = count_repeated(&keyed) == 0;
    sg_table_free(&keyed);
    return apart;
}

void sg_integer_keys_find(struct sg_table *table, const struct sg_read_options *options,
                          struct sg_texts *notes, enum sg_lang lang)
{
    size_t at = find_candidate(table, options);
    if (at == table->n_columns || count_repeated(table) == 0 || !tells_apart(table, at))
        return;
    sg_table_make_labels(table, at);
    sg_note(notes, lang, "column '%s' is taken as labels: rows differ by it alone",
            table->columns[at]->name);
}
