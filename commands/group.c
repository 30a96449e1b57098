/* --from-records: microdata as the table that a command over tables reads. */
#include <stdlib.h>

#include "analysis/tally/tally.h"
#include "table/periods.h"
#include "table/role.h"

#include "microdata.h"

/* The roles by which a command sees its input, and the options that name their columns. The name of
   an area and the code of a category stand beside columns that nobody named. */
static const struct {
    enum sg_role role;
    const char *option, *beside;
} key_roles[] = {{SG_ROLE_AREA, "area", NULL},     {SG_ROLE_AREA_NAME, NULL, "area"},
                 {SG_ROLE_BY, "by", NULL},         {SG_ROLE_BY_CODE, NULL, "by"},
                 {SG_ROLE_PERIOD, "period", NULL}, {SG_ROLE_MEASURE, NULL, NULL}};

enum { N_KEY_ROLES = sizeof key_roles / sizeof *key_roles };

/* A column named for a role is text or time whatever its header says; one named as a value, number.
 */
static void name_kinds(const struct sg_args *args, struct sg_table *header)
{
    static const struct {
        const char *option;
        enum sg_column_kind kind;
    } named[] = {{"area", SG_COLUMN_CATEGORY},
                 {"by", SG_COLUMN_CATEGORY},
                 {"period", SG_COLUMN_PERIOD},
                 {"value", SG_COLUMN_NUMBER}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        for (size_t k = 0; k < sg_args_count(args, named[i].option); k++) {
            ptrdiff_t at = sg_table_find(header, sg_args_nth(args, named[i].option, k));
            if (at >= 0)
                header->columns[at]->kind = named[i].kind;
        }
}

/* The column of a role, -1 if there is none. Several that nobody chose from are none: records need
   not be told apart by what was not asked for. */
static bool find_key(const struct sg_microdata *data, struct sg_run *run, size_t i,
                     ptrdiff_t *column, struct sg_error *err)
{
    const char *asked = key_roles[i].option ? sg_args_text(run->args, key_roles[i].option) : NULL;
    struct sg_error why = {.lang = run->lang};
    *column = -1;
    if (key_roles[i].beside && sg_args_text(run->args, key_roles[i].beside))
        return true;
    if (sg_role_find(&data->header, key_roles[i].role, asked, false, column, NULL, &why))
        return true;
    if (asked) {
        *err = why;
        return false;
    }
    *column = -1;
    sg_run_note(run, "not tallied by a column: %s", why.message);
    return true;
}

/* The columns of the roles that are found, each once. */
static bool find_keys(const struct sg_microdata *data, struct sg_run *run,
                      const char *names[N_KEY_ROLES], size_t *n, struct sg_error *err)
{
    *n = 0;
    for (size_t i = 0; i < N_KEY_ROLES; i++) {
        ptrdiff_t column;
        bool there = false;
        if (!find_key(data, run, i, &column, err))
            return false;
        for (size_t k = 0; k < *n; k++)
            there |= column >= 0 && names[k] == data->header.columns[column]->name;
        if (column >= 0 && !there)
            names[(*n)++] = data->header.columns[column]->name;
    }
    return true;
}

/* Keeps for the command what was known of the columns before. */
static bool describe(const struct sg_microdata *data, const struct sg_run *run,
                     struct sg_table *table, struct sg_error *err)
{
    const struct sg_periods_context context = sg_periods_context_of(run->args);
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        ptrdiff_t at = sg_table_find(&data->header, column->name);
        if (column->kind == SG_COLUMN_NUMBER) {
            column->role = SG_ROLE_VALUE;
            continue;
        }
        column->role = at < 0 ? SG_ROLE_NONE : data->header.columns[at]->role;
        if (at < 0 || data->header.columns[at]->kind != SG_COLUMN_PERIOD)
            continue;
        if (!sg_column_read_periods(column, &context, err) ||
            (column->kind != SG_COLUMN_PERIOD && !sg_column_to_periods(column, context.era, err)))
            return false;
    }
    sg_table_info_copy(&table->info, &data->header.info);
    return true;
}

bool sg_microdata_group(struct sg_microdata *data, struct sg_run *run, struct sg_table *table,
                        struct sg_error *err)
{
    const char *names[N_KEY_ROLES];
    struct sg_rows_request request = {.keys = names, .n_values = sg_args_count(run->args, "value")};
    name_kinds(run->args, &data->header);
    if (!find_keys(data, run, names, &request.n_keys, err))
        return false;
    if (request.n_values == 0)
        sg_run_note(run, "records are counted; --value COL adds up a column instead");
    const char **values = sg_alloc(request.n_values, sizeof *values);
    for (size_t i = 0; i < request.n_values; i++)
        values[i] = sg_args_nth(run->args, "value", i);
    request.values = values;
    bool done =
        sg_tally_group(&data->rows, &request, table, err) && describe(data, run, table, err);
    free(values);
    return done;
}
