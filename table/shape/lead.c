#include "lead.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/lookup.h"
#include "table/rearrange.h"
#include "table/role.h"
#include "table/text.h"

#include "level_order.h"
#include "role_column.h"

static const char *const ends[] = {":asc", ":desc"};

/* The level that a text names, by its label or as the same time; -1: none. */
static int32_t level_named(const struct sg_column *column, const char *text, size_t n)
{
    char *name = sg_copy_bytes(text, n), *key = sg_text_key(name);
    struct sg_period asked;
    bool dated = column->kind == SG_COLUMN_PERIOD && sg_period_read(name, NULL, &asked, NULL);
    int32_t found = -1;
    for (size_t i = 0; found < 0 && i < column->levels.n; i++) {
        char *own = sg_text_key(column->levels.texts[i]);
        bool same = strcmp(own, key) == 0;
        same = same || (dated && column->levels.periods[i].kind == asked.kind &&
                        sg_period_compare(&column->levels.periods[i], &asked) == 0);
        found = same ? (int32_t)i : -1;
        free(own);
    }
    free(key);
    free(name);
    return found;
}

/* The level that --sort names, if no column is called so, and how long its name is. */
static int32_t level_sorted(const struct sg_table *table, ptrdiff_t at, const char *sort, size_t *n)
{
    const struct sg_column *column = table->columns[at];
    *n = strlen(sort);
    if (sg_table_meant(table, sort) >= 0)
        return -1;
    int32_t level = level_named(column, sort, *n);
    for (size_t i = 0; level < 0 && i < sizeof ends / sizeof *ends; i++) {
        size_t whole = strlen(sort), m = strlen(ends[i]);
        if (whole <= m || strcmp(sort + whole - m, ends[i]) != 0)
            continue;
        *n = whole - m;
        char *name = sg_copy_bytes(sort, *n);
        level = sg_table_meant(table, name) >= 0 ? -1 : level_named(column, sort, *n);
        free(name);
    }
    return level;
}

/* The newest of periods, the first of other labels that rows have; totals where there are only
   such. */
static int32_t level_of_order(const struct sg_table *table, size_t at)
{
    const struct sg_column *column = table->columns[at];
    size_t *ranks = sg_level_ranks(table, at);
    bool newest = column->kind == SG_COLUMN_PERIOD, best_total = true;
    int32_t best = -1;
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t level = column->codes[row];
        if (level == SG_EMPTY || level == best)
            continue;
        bool total = sg_role_is_total(column->levels.texts[level], table->info.total_label);
        bool before = best < 0 || (ranks[level] < ranks[best]) != newest;
        if (best < 0 || (total == best_total ? before : !total)) {
            best = level;
            best_total = total;
        }
    }
    free(ranks);
    return best;
}

struct sg_lead sg_lead_find(const struct sg_table *table, const char *wide, const char *sort)
{
    struct sg_lead lead = {wide ? sg_role_column(table, wide) : -1, -1};
    size_t n;
    if (lead.column >= 0 && table->columns[lead.column]->kind == SG_COLUMN_NUMBER)
        lead.column = -1;
    if (lead.column < 0)
        return lead;
    if (sort)
        lead.level = level_sorted(table, lead.column, sort, &n);
    if (lead.level < 0)
        lead.level = level_of_order(table, (size_t)lead.column);
    if (lead.level < 0)
        lead.column = -1;
    return lead;
}

char *sg_lead_sort(const struct sg_table *table, const struct sg_lead *lead, const char *sort)
{
    size_t n;
    struct sg_buffer asked = {0};
    if (!sort || lead->column < 0 || level_sorted(table, lead->column, sort, &n) < 0)
        return NULL;
    sg_buffer_printf(&asked, "value%s", sort[n] ? sort + n : ends[0]);
    return sg_buffer_take(&asked);
}

void sg_lead_first(struct sg_table *table, const struct sg_lead *lead)
{
    size_t *rows = sg_alloc(table->n_rows, sizeof *rows), n = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t row = 0; row < table->n_rows; row++)
            if ((table->columns[lead->column]->codes[row] == lead->level) == (pass == 0))
                rows[n++] = row;
    sg_table_take_rows(table, rows, n);
    free(rows);
}

void sg_lead_lines(const struct sg_keys *keys, const struct sg_lead *lead, struct sg_groups *groups)
{
    const struct sg_table *table = keys->table;
    const struct sg_column *labels = table->columns[lead->column];
    size_t *columns = sg_alloc(keys->n + 1, sizeof *columns), n = 0;
    for (size_t i = 0; i < keys->n; i++)
        if (!sg_column_determines(labels, table->columns[keys->columns[i]], table->n_rows))
            columns[n++] = keys->columns[i];
    sg_groups_make(groups, table, columns, n);
    free(columns);
}
