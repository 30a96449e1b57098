#include "di_layout.h"

#include <stdlib.h>
#include <string.h>

#include "table/groups.h"

static const struct sg_choice layouts[] = {
    [DI_LAYOUT_LONG] = {"long", {"one row per index", "指数ごとに１行"}},
    [DI_LAYOUT_WIDE] = {"wide",
                        {"one row per industry and one column per period, with the index alone",
                         "業種などを行、時点を列とし、DI だけを並べる"}}};

const struct sg_option di_option_layout = {.name = "layout",
                                           .kind = SG_OPTION_CHOICE,
                                           .argument = "LAYOUT",
                                           .choices = SG_CHOICES(layouts),
                                           .preset = "long",
                                           .help = {"how the indices stand", "指数の並べ方"}};

/* Levels by date, those without one last and as they came. */
static void order_levels(const struct sg_column *periods, size_t order[])
{
    const struct sg_levels *levels = &periods->levels;
    for (size_t i = 0; i < levels->n; i++) {
        size_t at = i;
        const struct sg_period *date = levels->periods ? &levels->periods[i] : NULL;
        while (at > 0 && date && date->kind != SG_PERIOD_NONE &&
               (levels->periods[order[at - 1]].kind == SG_PERIOD_NONE ||
                sg_period_compare(&levels->periods[order[at - 1]], date) > 0)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
}

static void copy_labels(struct sg_table *wide, const struct sg_table *table,
                        const struct sg_groups *groups, const size_t columns[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct sg_column *from = table->columns[columns[i]];
        struct sg_column *to = sg_table_add_like(wide, from);
        for (size_t row = 0; row < table->n_rows; row++)
            to->codes[groups->of_row[row]] = from->codes[row];
    }
}

/* A column of indices for the level of the period, unless no row has it. */
static void add_period(struct sg_table *wide, const struct sg_table *table,
                       const struct sg_groups *groups, size_t period, size_t level)
{
    const struct sg_column *periods = table->columns[period];
    const struct sg_column *di = table->columns[table->main];
    struct sg_column *column = NULL;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (periods->codes[row] != (int32_t)level)
            continue;
        if (!column) {
            column = sg_table_add(wide, periods->levels.texts[level], SG_COLUMN_NUMBER);
            column->decimals = 1;
            for (size_t i = 0; i < wide->n_rows; i++)
                sg_column_set(column, i, column->values[i], SG_STATUS_NOT_AVAILABLE);
        }
        sg_column_set(column, groups->of_row[row], di->values[row], di->status[row]);
    }
}

void di_layout_wide(struct sg_table *table)
{
    size_t period = (size_t)sg_table_find(table, "period");
    const struct sg_column *periods = table->columns[period];
    size_t n = period; /* the labels that tell the rows apart stand before it */
    size_t *columns = sg_alloc(n, sizeof *columns);
    size_t *order = sg_alloc(periods->levels.n, sizeof *order);
    for (size_t i = 0; i < n; i++)
        columns[i] = i;
    struct sg_groups groups;
    struct sg_table wide;
    sg_groups_make(&groups, table, columns, n);
    sg_table_init(&wide);
    sg_table_info_copy(&wide.info, &table->info);
    for (size_t i = 0; i < groups.n; i++)
        sg_table_add_row(&wide);
    copy_labels(&wide, table, &groups, columns, n);
    order_levels(periods, order);
    for (size_t i = 0; i < periods->levels.n; i++)
        add_period(&wide, table, &groups, period, order[i]);
    if (wide.n_columns > n)
        wide.main = (ptrdiff_t)wide.n_columns - 1; /* the status is that of the last period */
    sg_groups_free(&groups);
    free(columns);
    free(order);
    sg_table_move(table, &wide);
}
