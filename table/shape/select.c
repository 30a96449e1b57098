#include "select.h"

#include <stdlib.h>
#include <string.h>

#include "table/lookup.h"
#include "table/names.h"
#include "table/rearrange.h"

#include "facts.h"
#include "list.h"

/* Columns while they are chosen: `place` is 0 of those that are not, else their place from 1. */
struct chosen {
    const struct sg_table *table;
    const char **names;
    bool *meant;
    size_t *place, last;
    bool status; /* named */
};

static bool is_named_status(const struct sg_table *table, const char *item)
{
    return (strcmp(item, "status") == 0 || strcmp(item, "statuses") == 0) &&
           sg_table_find(table, item) < 0;
}

static size_t match(const struct sg_table *table, const char *item, bool meant[])
{
    const char **names = sg_table_names(table);
    size_t n = sg_names_match(names, table->n_columns, item, meant);
    free(names);
    return n;
}

/* A column of that very name wins over `-COL`. */
static bool is_known(const struct sg_table *table, const char *item)
{
    bool *meant = sg_alloc(table->n_columns, sizeof *meant);
    const char *dropped = *item == '-' ? item + 1 : item;
    bool known = is_named_status(table, dropped) || match(table, item, meant) ||
                 (*dropped && match(table, dropped, meant));
    free(meant);
    return known;
}

static void put(struct chosen *chosen, bool drops)
{
    for (size_t i = 0; i < chosen->table->n_columns; i++) {
        if (!chosen->meant[i])
            continue;
        if (drops)
            chosen->place[i] = 0;
        else if (!chosen->place[i])
            chosen->place[i] = ++chosen->last;
    }
}

static bool take(struct chosen *chosen, const char *item, bool first, struct sg_error *err)
{
    const struct sg_table *table = chosen->table;
    bool drops = *item == '-' && !match(table, item, chosen->meant);
    const char *name = item + drops;
    if (is_named_status(table, name)) {
        if (drops)
            return sg_fail(err, SG_FAIL_USAGE,
                           "--select leaves out no '%s': it says what stands instead of numbers, "
                           "and goes where there is nothing to say",
                           name);
        chosen->status = true;
        return true;
    }
    if (drops && first) { /* all but these: the statuses too */
        chosen->status = true;
        memset(chosen->meant, true, table->n_columns * sizeof *chosen->meant);
        put(chosen, false);
    }
    if (!match(table, name, chosen->meant))
        return sg_names_fail(chosen->names, table->n_columns, name, err);
    put(chosen, drops);
    return true;
}

static bool choose(struct chosen *chosen, const char *text, struct sg_error *err)
{
    bool ok = true, first = true;
    for (char *item; ok && (item = sg_columns_list_next(chosen->table, &text, is_known)) != NULL;) {
        ok = take(chosen, item, first, err);
        first = false;
        free(item);
    }
    return ok;
}

static bool read(const struct sg_table *table, const char *text, size_t **columns, size_t *n,
                 bool *status, struct sg_error *err)
{
    struct chosen chosen = {.table = table,
                            .names = sg_table_names(table),
                            .meant = sg_alloc(table->n_columns, sizeof *chosen.meant),
                            .place = sg_alloc(table->n_columns, sizeof *chosen.place)};
    bool ok = choose(&chosen, text, err);
    size_t *at = sg_alloc(chosen.last + 1, sizeof *at); /* per place: 1 + the column */
    *columns = sg_alloc(table->n_columns, sizeof **columns);
    *n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        at[chosen.place[i]] = i + 1;
    for (size_t i = 1; i <= chosen.last; i++)
        if (at[i])
            (*columns)[(*n)++] = at[i] - 1;
    *status = chosen.status;
    if (ok && !*n)
        ok = sg_fail(err, SG_FAIL_USAGE, "--select '%s' leaves no column", text);
    free(at);
    free(chosen.names);
    free(chosen.meant);
    free(chosen.place);
    return ok;
}

bool sg_select_read(const struct sg_table *table, const char *text, size_t **columns, size_t *n,
                    struct sg_error *err)
{
    bool status;
    return read(table, text, columns, n, &status, err);
}

static bool has_status(const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        for (size_t row = 0; table->columns[i]->kind == SG_COLUMN_NUMBER && row < table->n_rows;
             row++)
            if (table->columns[i]->status[row])
                return true;
    return false;
}

bool sg_select(struct sg_table *table, const char *text, struct sg_error *err)
{
    size_t *columns, n;
    bool status;
    bool ok = read(table, text, &columns, &n, &status, err);
    if (ok) {
        if (*text != '-')
            sg_facts_keep(table, columns, n, err ? err->lang : SG_EN);
        sg_table_take_columns(table, columns, n);
        if (table->main < 0)
            table->main = sg_table_likely_main(table);
        if (!status && !has_status(table))
            table->main = -1;
    }
    free(columns);
    return ok;
}
