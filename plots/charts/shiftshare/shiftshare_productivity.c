/* A change of productivity (dynamics productivity) as components of a change. */
#include "shiftshare_model.h"

#include <math.h>
#include <string.h>

#include "table/lookup.h"
#include "table/role.h"

enum { PARTS = 5 };

/* The cross term, which few methods have, is last: the others keep their colours. */
static const char *const parts[PARTS] = {"within", "between", "entry", "exit", "cross"};

static bool is_productivity(const struct sg_table *table)
{
    bool all = sg_table_numbers(table, "total") && sg_table_labels(table, "method");
    for (size_t i = 0; i < PARTS; i++)
        all = all && sg_table_numbers(table, parts[i]);
    return all;
}

/* Whether any method of the table has the term. */
static bool applies(const struct sg_column *part, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        if (!(part->status[row] & SG_STATUS_NOT_APPLICABLE))
            return true;
    return false;
}

/* A term that one of several methods does not have adds nothing there. */
static void add_part(const struct sg_column *part, size_t n_rows, struct sg_table *made)
{
    struct sg_column *to = sg_table_add(made, part->name, SG_COLUMN_NUMBER);
    for (size_t row = 0; row < n_rows; row++) {
        bool none = part->status[row] & SG_STATUS_NOT_APPLICABLE;
        sg_column_set(to, row, none ? 0 : sg_column_value(part, row), none ? 0 : part->status[row]);
    }
}

/* Whether each row is of another method than the others. */
static bool all_differ(const struct sg_column *method, size_t n_rows)
{
    for (size_t row = 1; row < n_rows; row++)
        for (size_t k = 0; k < row; k++)
            if (method->codes[row] == method->codes[k])
                return false;
    return true;
}

/* True where the rows are methods: nothing else tells them apart. */
static bool copy_labels(const struct sg_table *table, struct sg_table *made)
{
    bool grouped = false;
    sg_table_info_copy(&made->info, &table->info);
    for (size_t row = 0; row < table->n_rows; row++)
        sg_table_add_row(made);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *from = table->columns[i];
        if (from->kind == SG_COLUMN_NUMBER)
            continue;
        struct sg_column *to = sg_table_add_like(made, from);
        memcpy(to->codes, from->codes, table->n_rows * sizeof *to->codes);
        enum sg_role role = sg_role_of_column(from);
        grouped = grouped || role == SG_ROLE_BY || role == SG_ROLE_AREA;
    }
    struct sg_column *method = made->columns[sg_table_find(made, "method")];
    bool by_method = !grouped && all_differ(method, made->n_rows);
    if (by_method)
        method->role = SG_ROLE_BY;
    return by_method;
}

/* The change of the aggregate is all that is known of it: it begins at 0. */
static void add_change(const struct sg_column *total, size_t n_rows, struct sg_table *made)
{
    struct sg_column *initial = sg_table_add(made, "initial", SG_COLUMN_NUMBER);
    struct sg_column *final = sg_table_add(made, "final", SG_COLUMN_NUMBER);
    for (size_t row = 0; row < n_rows; row++) {
        sg_column_set(initial, row, 0, 0);
        sg_column_set(final, row, sg_column_value(total, row), total->status[row]);
    }
}

bool sg_shiftshare_of_productivity(const struct sg_table *table, struct sg_table *made,
                                   bool *by_method)
{
    if (!is_productivity(table))
        return false;
    *by_method = copy_labels(table, made);
    add_change(sg_table_numbers(table, "total"), table->n_rows, made);
    for (size_t i = 0; i < PARTS; i++) {
        const struct sg_column *part = sg_table_numbers(table, parts[i]);
        if (applies(part, table->n_rows))
            add_part(part, table->n_rows, made);
    }
    return true;
}
