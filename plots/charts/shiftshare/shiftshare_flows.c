/* Flows of jobs (dynamics flows) as components of the change of jobs. */
#include "shiftshare_model.h"

#include <math.h>
#include <string.h>

#include "table/lookup.h"

enum { PARTS = 5 };

/* What a component is made of: one column less another, either may be NULL. */
static const struct component {
    const char *plus, *minus, *name;
} components[PARTS] = {
    {"jobs_moved_in", "jobs_moved_out", "moved"}, {"creation_entry", NULL, "entered"},
    {"creation_expansion", NULL, "grown"},        {NULL, "destruction_exit", "left"},
    {NULL, "destruction_contraction", "shrunk"},
};

static double value_at(const struct sg_table *table, const char *column, size_t row,
                       sg_status *status)
{
    const struct sg_column *found = column ? sg_table_numbers(table, column) : NULL;
    *status |= found ? sg_status_void(found->status[row]) : 0;
    return found ? sg_column_value(found, row) : 0;
}

static bool are_flows(const struct sg_table *table)
{
    bool all = sg_table_numbers(table, "jobs_start") && sg_table_numbers(table, "jobs_end");
    for (size_t i = 1; i < PARTS; i++)
        all = all && sg_table_numbers(table, components[i].plus ? components[i].plus
                                                                : components[i].minus);
    return all;
}

/* Units of unknown size have a row apart, of which no jobs are known. */
static bool is_drawn(const struct sg_table *table, size_t row)
{
    const struct sg_column *sizes = sg_table_labels(table, "sizes");
    const char *label = sizes ? sg_column_text(sizes, row) : "";
    return strcmp(label, "unknown") != 0 && strcmp(label, "不明") != 0;
}

static bool any_moves(const struct sg_table *table)
{
    const struct sg_column *out = sg_table_numbers(table, "movers_out");
    bool any = false;
    for (size_t row = 0; out && row < table->n_rows; row++)
        any = any || out->values[row] > 0;
    return any;
}

static void copy_labels(const struct sg_table *table, struct sg_table *made)
{
    sg_table_info_copy(&made->info, &table->info);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *from = table->columns[i];
        if (from->kind == SG_COLUMN_NUMBER || strcmp(from->name, "sizes") == 0)
            continue;
        struct sg_column *to = sg_table_add_like(made, from);
        for (size_t row = 0, next = 0; row < table->n_rows; row++)
            if (is_drawn(table, row))
                to->codes[next++] = from->codes[row];
    }
}

static void add_number(const struct sg_table *table, struct sg_table *made, const char *name,
                       const struct component *of)
{
    struct sg_column *column = sg_table_add(made, name, SG_COLUMN_NUMBER);
    for (size_t row = 0, next = 0; row < table->n_rows; row++) {
        sg_status status = 0;
        if (!is_drawn(table, row))
            continue;
        double plus = value_at(table, of->plus, row, &status);
        double value = plus - value_at(table, of->minus, row, &status);
        sg_column_set(column, next++, status ? NAN : value, status);
    }
}

bool sg_shiftshare_of_flows(const struct sg_table *table, struct sg_table *made, bool *moves)
{
    *moves = false;
    if (!are_flows(table))
        return false;
    for (size_t row = 0; row < table->n_rows; row++)
        if (is_drawn(table, row))
            sg_table_add_row(made);
    *moves = any_moves(table);
    copy_labels(table, made);
    add_number(table, made, "initial", &(struct component){.plus = "jobs_start"});
    add_number(table, made, "final", &(struct component){.plus = "jobs_end"});
    for (size_t i = !*moves; i < PARTS; i++)
        add_number(table, made, components[i].name, &components[i]);
    return true;
}
