#include "where.h"

#include <stdlib.h>
#include <string.h>

#include "table/filter.h"
#include "table/role.h"

/* Whether the column holds what a result is about: its areas or categories, or their names. */
static bool is_subject(const struct sg_args *args, const struct sg_column *column)
{
    const char *area = sg_args_text(args, "area");
    const char *by = sg_args_text(args, "by");
    if ((area && strcmp(area, column->name) == 0) || (by && strcmp(by, column->name) == 0))
        return true;
    enum sg_role role = sg_role_of_column(column);
    return role == SG_ROLE_AREA || role == SG_ROLE_AREA_NAME || role == SG_ROLE_BY ||
           role == SG_ROLE_BY_CODE;
}

bool sg_where_sort(const struct sg_args *args, const struct sg_table *in, struct sg_where *where,
                   struct sg_error *err)
{
    size_t n = sg_args_count(args, "where");
    *where = (struct sg_where){.input = sg_alloc(n, sizeof *where->input),
                               .result = sg_alloc(n, sizeof *where->result)};
    for (size_t i = 0; i < n; i++) {
        const char *condition = sg_args_nth(args, "where", i);
        const char *value;
        size_t column = 0;
        if (!sg_filter_split(in, condition, &column, &value, err))
            return false;
        if (is_subject(args, in->columns[column]))
            where->result[where->n_result++] = condition;
        else
            where->input[where->n_input++] = condition;
    }
    return true;
}

void sg_where_free(struct sg_where *where)
{
    free(where->input);
    free(where->result);
    *where = (struct sg_where){0};
}

bool sg_where_result(const struct sg_where *where, struct sg_table *out, struct sg_error *err)
{
    for (size_t i = 0; i < where->n_result; i++) {
        const char *value;
        size_t column;
        if (!sg_filter_split(out, where->result[i], &column, &value, NULL))
            return sg_fail(err, SG_FAIL_USAGE,
                           "the result has no column for --where '%s'; to compute from such rows "
                           "alone, take them with 'sangyo tidy' first",
                           where->result[i]);
    }
    return sg_filter_where(out, where->result, where->n_result, err);
}

/* Of the conditions, all or those on the input for which the table has the column. */
static bool filter(const struct sg_args *args, bool all, struct sg_table *table,
                   struct sg_error *err)
{
    size_t n_asked = sg_args_count(args, "where");
    const char **conditions = sg_alloc(n_asked, sizeof *conditions);
    size_t n = 0;
    for (size_t i = 0; i < n_asked; i++) {
        const char *value;
        size_t column = 0;
        conditions[n] = sg_args_nth(args, "where", i);
        n += all || (sg_filter_split(table, conditions[n], &column, &value, NULL) &&
                     !is_subject(args, table->columns[column]));
    }
    bool ok = sg_filter_where(table, conditions, n, err);
    free(conditions);
    return ok;
}

bool sg_where_other(const struct sg_args *args, struct sg_table *table, struct sg_error *err)
{
    return filter(args, false, table, err);
}

bool sg_where_all(const struct sg_args *args, struct sg_table *table, struct sg_error *err)
{
    return filter(args, true, table, err);
}
