#include "wide_plan.h"

#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/lookup.h"
#include "table/role.h"

#include "role_column.h"
#include "select.h"

static bool is_label(const struct sg_table *table, ptrdiff_t at)
{
    return at >= 0 && table->columns[at]->kind != SG_COLUMN_NUMBER;
}

static bool find_pairs(struct sg_wide_plan *plan)
{
    const struct sg_table *table = plan->table;
    plan->from = sg_table_find(table, "from");
    plan->to = sg_table_find(table, "to");
    plan->previous = sg_table_find(table, "previous");
    plan->current = sg_table_find(table, "current");
    return is_label(table, plan->from) && is_label(table, plan->to) && plan->previous >= 0 &&
           plan->current >= 0 && !is_label(table, plan->previous) &&
           !is_label(table, plan->current);
}

static bool find_across(struct sg_wide_plan *plan, const char *asked, struct sg_error *err)
{
    enum sg_role role;
    const struct sg_table *table = plan->table;
    plan->across = sg_role_column(table, asked);
    if (plan->across >= 0 && !is_label(table, plan->across))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--wide sets the labels of a column side by side, and '%s' holds numbers",
                       table->columns[plan->across]->name);
    if (plan->across < 0 && sg_role_read(asked, &role) && role == SG_ROLE_PERIOD) {
        if (find_pairs(plan))
            return true;
        plan->across = is_label(table, plan->to) ? plan->to : -1;
    }
    return plan->across >= 0 || sg_table_fail_column(table, asked, err);
}

static bool is_constant(const struct sg_table *table, size_t column)
{
    for (size_t row = 1; row < table->n_rows; row++)
        if (table->columns[column]->codes[row] != table->columns[column]->codes[0])
            return false;
    return true;
}

/* Whether `column` only says more of what is set side by side, as roles say: labels that merely
   follow from others name rows of their own. */
static bool says_more(const struct sg_wide_plan *plan, const struct sg_keys *keys, size_t column)
{
    const struct sg_table *table = plan->table;
    return sg_keys_same_role(keys, (size_t)plan->across, column) &&
           sg_column_determines(table->columns[plan->across], table->columns[column],
                                table->n_rows);
}

/* Units and notes tell no rows apart by themselves. */
static void take_aside(struct sg_wide_plan *plan, size_t column, struct sg_texts *notes,
                       enum sg_lang lang)
{
    const struct sg_table *table = plan->table;
    const struct sg_column *across = plan->across < 0 ? NULL : table->columns[plan->across];
    bool of_measures = across && sg_role_of_column(across) == SG_ROLE_MEASURE;
    bool unit = sg_role_is_unit(table->columns[column]->name);
    if (unit && of_measures && sg_column_determines(across, table->columns[column], table->n_rows))
        plan->units = (ptrdiff_t)column;
    else if (unit || is_constant(table, column))
        plan->keys[plan->n_keys++] = column;
    else
        sg_note(notes, lang, "column '%s' is left out: it says something of single rows",
                table->columns[column]->name);
}

static void take_key(struct sg_wide_plan *plan, const struct sg_keys *keys, size_t column)
{
    const struct sg_table *table = plan->table;
    bool more = plan->across >= 0 && !is_constant(table, column) && says_more(plan, keys, column);
    if (more && sg_role_of_column(table->columns[column]) == SG_ROLE_AREA_NAME)
        plan->names = (ptrdiff_t)column;
    if (!more)
        plan->keys[plan->n_keys++] = column;
}

static bool is_among(size_t column, const size_t columns[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i] == column)
            return true;
    return false;
}

/* Which label columns name the rows: those of the list where it names some. */
static void take_keys(struct sg_wide_plan *plan, const struct sg_keys *keys, const size_t asked[],
                      size_t n_asked, struct sg_texts *notes, enum sg_lang lang)
{
    const struct sg_table *table = plan->table;
    bool named = false;
    for (size_t i = 0; i < n_asked; i++)
        named = named ||
                ((ptrdiff_t)asked[i] != plan->across && is_among(asked[i], keys->columns, keys->n));
    for (size_t i = 0; i < table->n_columns; i++) {
        size_t column = i;
        if (table->columns[column]->kind == SG_COLUMN_NUMBER || (ptrdiff_t)column == plan->across ||
            (plan->across < 0 && ((ptrdiff_t)i == plan->from || (ptrdiff_t)i == plan->to)) ||
            (named && !is_among(column, asked, n_asked)))
            continue;
        enum sg_role role = sg_role_of_column(table->columns[column]);
        if (is_among(column, keys->columns, keys->n))
            take_key(plan, keys, column);
        else if (role == SG_ROLE_NOTE)
            take_aside(plan, column, notes, lang);
    }
}

/* In the order of the list. */
static void take_values(struct sg_wide_plan *plan, const struct sg_keys *keys, const size_t asked[],
                        size_t n_asked)
{
    const struct sg_table *table = plan->table;
    for (size_t i = 0; i < n_asked; i++) {
        ptrdiff_t at = (ptrdiff_t)asked[i];
        bool level = plan->across < 0 && (at == plan->previous || at == plan->current);
        bool number = table->columns[at]->kind == SG_COLUMN_NUMBER;
        bool result = !number && !is_among(asked[i], keys->columns, keys->n) &&
                      sg_role_of_column(table->columns[at]) != SG_ROLE_NOTE;
        plan->levels = plan->levels || level;
        if (!level && (number || result))
            plan->values[plan->n_values++] = asked[i];
    }
}

/* Rates of a balance or a share apply nowhere. */
static bool applies(const struct sg_table *table, ptrdiff_t column)
{
    for (size_t row = 0; column >= 0 && row < table->n_rows; row++)
        if (!(table->columns[column]->status[row] & SG_STATUS_NOT_APPLICABLE))
            return true;
    return false;
}

/* The main number; of pairs the change and, where it is another number, that. */
static void take_usual(struct sg_wide_plan *plan)
{
    const struct sg_table *table = plan->table;
    ptrdiff_t main = table->main >= 0 ? table->main : sg_table_likely_main(table);
    ptrdiff_t change = plan->across < 0 ? sg_table_find(table, "change") : -1;
    plan->levels = true;
    if (change >= 0 && change != main)
        plan->values[plan->n_values++] = (size_t)change;
    if (main >= 0 && (!plan->n_values || applies(table, main)))
        plan->values[plan->n_values++] = (size_t)main;
}

bool sg_wide_plan_make(struct sg_wide_plan *plan, const struct sg_table *table,
                       const struct sg_wide *wide, struct sg_texts *notes, struct sg_error *err)
{
    struct sg_keys keys;
    size_t *asked = NULL, n_asked = 0;
    *plan = (struct sg_wide_plan){.table = table, .names = -1, .units = -1};
    plan->keys = sg_alloc(table->n_columns, sizeof *plan->keys);
    plan->values = sg_alloc(table->n_columns + 2, sizeof *plan->values);
    if (!find_across(plan, wide->column, err) ||
        (wide->select && !sg_select_read(table, wide->select, &asked, &n_asked, err))) {
        free(asked);
        return false;
    }
    sg_keys_find(&keys, table);
    if (wide->select)
        take_values(plan, &keys, asked, n_asked);
    else
        take_usual(plan);
    take_keys(plan, &keys, asked, n_asked, notes, err ? err->lang : SG_EN);
    sg_keys_free(&keys);
    free(asked);
    return plan->n_values || (plan->across < 0 && plan->levels) ||
           sg_fail(err, SG_FAIL_USAGE, "--wide needs numbers to set side by side");
}

void sg_wide_plan_free(struct sg_wide_plan *plan)
{
    free(plan->keys);
    free(plan->values);
    *plan = (struct sg_wide_plan){0};
}
