/* Which columns add up, which are shares, which are percentages of answers. */
#include <stdlib.h>

#include "table/args.h"
#include "table/measure.h"
#include "table/quantity.h"
#include "table/role.h"

#include "analysis/cube/column_words.h"
#include "check.h"

static const struct sg_column **add(const struct sg_column **columns, size_t *n,
                                    const struct sg_column *column)
{
    columns = sg_resize(columns, *n + 1, sizeof *columns);
    columns[(*n)++] = column;
    return columns;
}

static bool named_column(const struct sg_table *table, const char *name,
                         const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at = -1;
    if (!sg_role_find(table, SG_ROLE_VALUE, name, true, &at, NULL, err) ||
        !sg_column_require_number(table, table->columns[at], err))
        return false;
    *column = table->columns[at];
    return true;
}

static bool find_named(struct check_columns *columns, const struct sg_run *run,
                       const struct sg_table *table, struct sg_error *err)
{
    const struct sg_column *column;
    const char *name;
    for (size_t i = 0; (name = sg_args_nth(run->args, "value", i)) != NULL; i++) {
        if (!named_column(table, name, &column, err))
            return false;
        columns->counts = add(columns->counts, &columns->n_counts, column);
    }
    for (size_t i = 0; (name = sg_args_nth(run->args, "percent", i)) != NULL; i++) {
        if (!named_column(table, name, &column, err))
            return false;
        columns->percents = add(columns->percents, &columns->n_percents, column);
    }
    name = sg_args_text(run->args, "n");
    return !name || named_column(table, name, &columns->n, err);
}

static bool is_unknown(const struct sg_column *column)
{
    return !column->unit && sg_measure_kind_of_column(column) == SG_MEASURE_UNKNOWN;
}

/* Columns of unknown kind, such as periods side by side, whose numbers are those of a DI: its parts
   do not add up. */
static void drop_balances(struct check_columns *columns, struct sg_run *run,
                          const struct sg_table *table)
{
    struct sg_numbers_seen seen = {0};
    size_t kept = 0;
    for (size_t i = 0; i < columns->n_counts; i++)
        for (size_t row = 0; is_unknown(columns->counts[i]) && row < table->n_rows; row++)
            sg_numbers_see(&seen, columns->counts[i]->values[row]);
    if (!sg_numbers_are_balances(&seen))
        return;
    for (size_t i = 0; i < columns->n_counts; i++)
        if (!is_unknown(columns->counts[i]))
            columns->counts[kept++] = columns->counts[i];
    columns->n_counts = kept;
    sg_run_note(run, "many values are below 0 and none beyond 100: taken as a DI, whose parts do "
                     "not add up");
}

bool check_columns_find(struct check_columns *columns, struct sg_run *run,
                        const struct sg_table *table, struct sg_error *err)
{
    *columns = (struct check_columns){0};
    if (!find_named(columns, run, table, err))
        return false;
    bool counts_named = columns->n_counts, percents_named = columns->n_percents;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        if (column->kind != SG_COLUMN_NUMBER || (role != SG_ROLE_NONE && role != SG_ROLE_VALUE))
            continue;
        bool share = sg_column_says_share(column);
        bool percent = share || sg_column_is_percent(column);
        bool rate = !share && sg_column_says_rate(column);
        bool base = columns->n ? column == columns->n : sg_column_says_base(column);
        if (base && !columns->n)
            columns->n = column;
        if (share)
            columns->shares = add(columns->shares, &columns->n_shares, column);
        if (percent && !rate && !percents_named)
            columns->percents = add(columns->percents, &columns->n_percents, column);
        if (!percent && !rate && !base && !counts_named)
            columns->counts = add(columns->counts, &columns->n_counts, column);
    }
    if (!counts_named)
        drop_balances(columns, run, table);
    return true;
}

void check_columns_free(struct check_columns *columns)
{
    free(columns->counts);
    free(columns->shares);
    free(columns->percents);
    *columns = (struct check_columns){0};
}
