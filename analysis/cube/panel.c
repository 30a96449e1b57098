#include "panel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"
#include "table/text.h"

enum { GROUP_COLUMNS = 16 };

const struct sg_option sg_panel_option_id = {
    .name = "id",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column that identifies a unit in all periods",
             "各時点の同じ対象を結び付ける番号の列"}};

bool sg_panel_find_labels(const struct sg_table *table, const char *name, size_t *at,
                          struct sg_error *err)
{
    ptrdiff_t found = sg_table_find(table, name);
    if (found < 0)
        return sg_table_fail_column(table, name, err);
    *at = (size_t)found;
    return table->columns[found]->kind != SG_COLUMN_NUMBER ||
           sg_fail(err, SG_FAIL_DATA, "column '%s' holds numbers, not groups", name);
}

/* The columns that --by and --area name. */
static bool find_groups(const struct sg_run *run, const struct sg_table *table,
                        size_t columns[GROUP_COLUMNS], size_t *n, struct sg_error *err)
{
    static const char *const options[] = {"area", "by"};
    *n = 0;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < sg_args_count(run->args, options[k]); i++) {
            size_t at;
            if (!sg_panel_find_labels(table, sg_args_nth(run->args, options[k], i), &at, err))
                return false;
            if (*n == GROUP_COLUMNS)
                return sg_fail(err, SG_FAIL_USAGE, "at most %d columns to group by",
                               (int)GROUP_COLUMNS);
            columns[(*n)++] = at;
        }
    return true;
}

/* A column of ids as labels: numbers as they are printed, labels by their keys. Released with the
   table, which is made for it. */
static const struct sg_column *label_ids(const struct sg_column *column, size_t n_rows,
                                         struct sg_table *made)
{
    char text[32];
    struct sg_column *labels = sg_table_add(made, "id", SG_COLUMN_CATEGORY);
    sg_table_reserve(made, n_rows);
    int32_t *code_of = sg_alloc(column->levels.n + 1, sizeof *code_of);
    for (size_t i = 0; i < column->levels.n; i++) {
        char *key = sg_text_key(column->levels.texts[i]);
        code_of[i] = *key ? sg_column_intern(labels, key) : SG_EMPTY;
        free(key);
    }
    for (size_t row = 0; row < n_rows; row++) {
        sg_table_add_row(made);
        if (column->kind != SG_COLUMN_NUMBER) {
            labels->codes[row] =
                column->codes[row] == SG_EMPTY ? SG_EMPTY : code_of[column->codes[row]];
        } else if (!isnan(column->values[row])) {
            snprintf(text, sizeof text, "%.15g", column->values[row]);
            labels->codes[row] = sg_column_intern(labels, text);
        }
    }
    free(code_of);
    return labels;
}

static bool fail_row(const struct sg_table *table, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(table, row));
}

static bool require_ids(const struct sg_table *table, const struct sg_column *ids, const char *name,
                        struct sg_error *err)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (ids->codes[row] == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA, "a row without an id cannot be followed over periods");
            sg_fail_at_column(err, name);
            return fail_row(table, row, err);
        }
    return true;
}

struct dated {
    struct sg_period date;
    int32_t level;
};

static int compare_dated(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    int order = sg_period_compare(&a->date, &b->date);
    return order ? order : (a->level > b->level) - (a->level < b->level);
}

/* The dates of levels that rows have, sorted; what is one time is one period. */
static bool order_periods(struct sg_panel *p, uint32_t **of_level, struct sg_error *err)
{
    const struct sg_levels *levels = &p->period->levels;
    *of_level = sg_alloc(levels->n + 1, sizeof **of_level);
    p->level = sg_alloc(levels->n + 1, sizeof *p->level);
    p->dates = sg_alloc(levels->n + 1, sizeof *p->dates);
    bool *used = sg_alloc(levels->n + 1, sizeof *used);
    struct dated *dated = sg_alloc(levels->n + 1, sizeof *dated);
    size_t n = 0;
    for (size_t row = 0; row < p->table->n_rows; row++)
        if (p->period->codes[row] != SG_EMPTY)
            used[p->period->codes[row]] = true;
    for (size_t i = 0; i < levels->n; i++)
        if (used[i])
            dated[n++] = (struct dated){levels->periods[i], (int32_t)i};
    qsort(dated, n, sizeof *dated, compare_dated);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || sg_period_compare(&dated[i].date, &dated[i - 1].date) != 0) {
            p->dates[p->n_periods] = dated[i].date;
            p->level[p->n_periods++] = dated[i].level;
        }
        (*of_level)[dated[i].level] = p->n_periods - 1;
    }
    free(used);
    free(dated);
    return p->n_periods > 1 ||
           sg_fail(err, SG_FAIL_DATA, "column '%s' has %zu periods: two are needed",
                   p->period->name, (size_t)p->n_periods);
}

/* Puts every row at its unit and period. */
static bool place_rows(struct sg_panel *p, const struct sg_groups *units, const uint32_t of_level[],
                       struct sg_error *err)
{
    const struct sg_table *table = p->table;
    p->n_units = units->n;
    p->unit_group = sg_alloc(units->n, sizeof *p->unit_group);
    p->row = sg_alloc(units->n * p->n_periods, sizeof *p->row);
    p->group_row = sg_alloc(p->groups.n, sizeof *p->group_row);
    for (size_t i = 0; i < units->n * p->n_periods; i++)
        p->row[i] = -1;
    for (size_t row = table->n_rows; row-- > 0;)
        p->group_row[p->groups.of_row[row]] = row;
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t code = p->period->codes[row];
        if (code == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA, "a row without a period");
            sg_fail_at_column(err, p->period->name);
            return fail_row(table, row, err);
        }
        size_t unit = units->of_row[row];
        ptrdiff_t *at = &p->row[unit * p->n_periods + of_level[code]];
        if (*at >= 0) {
            sg_fail(err, SG_FAIL_DATA, "the unit stands twice in '%s': also in row %zu",
                    sg_column_text(p->period, row), sg_table_file_row(table, (size_t)*at));
            return fail_row(table, row, err);
        }
        *at = (ptrdiff_t)row;
        p->unit_group[unit] = p->groups.of_row[row];
    }
    return true;
}

/* The table by whose columns units are told apart: the groups and the ids. */
static bool make_units(struct sg_panel *p, const struct sg_column *id, const size_t columns[],
                       size_t n, struct sg_error *err)
{
    struct sg_table made;
    struct sg_groups units = {0};
    uint32_t *of_level = NULL;
    size_t keys[GROUP_COLUMNS + 1];
    sg_table_init(&made);
    const struct sg_column *labels = label_ids(id, p->table->n_rows, &made);
    bool fine = require_ids(p->table, labels, id->name, err) && order_periods(p, &of_level, err);
    for (size_t i = 0; fine && i < n; i++) {
        struct sg_column *copy = sg_table_add_like(&made, p->table->columns[columns[i]]);
        memcpy(copy->codes, p->table->columns[columns[i]]->codes,
               p->table->n_rows * sizeof *copy->codes);
    }
    for (size_t i = 0; i <= n; i++)
        keys[i] = i;
    if (fine) {
        sg_groups_make(&units, &made, keys, n + 1);
        fine = place_rows(p, &units, of_level, err);
    }
    sg_groups_free(&units);
    free(of_level);
    sg_table_free(&made);
    return fine;
}

bool sg_panel_make(struct sg_panel *panel, const struct sg_run *run, const struct sg_table *table,
                   struct sg_error *err)
{
    const char *id = sg_args_text(run->args, "id"), *period = sg_args_text(run->args, "period");
    size_t columns[GROUP_COLUMNS], n;
    ptrdiff_t at;
    *panel = (struct sg_panel){.table = table};
    if (!id)
        return sg_fail(err, SG_FAIL_USAGE, "--%s COL is needed", "id");
    ptrdiff_t id_at = sg_table_find(table, id);
    if (id_at < 0)
        return sg_table_fail_column(table, id, err);
    if (!sg_role_find(table, SG_ROLE_PERIOD, period, true, &at, NULL, err) ||
        !find_groups(run, table, columns, &n, err))
        return false;
    panel->period = table->columns[at];
    if (panel->period->kind != SG_COLUMN_PERIOD)
        return sg_fail(err, SG_FAIL_DATA, "column '%s' holds no periods", panel->period->name);
    sg_groups_make(&panel->groups, table, columns, n);
    return make_units(panel, table->columns[id_at], columns, n, err);
}

void sg_panel_free(struct sg_panel *panel)
{
    sg_groups_free(&panel->groups);
    free(panel->group_row);
    free(panel->unit_group);
    free(panel->level);
    free(panel->dates);
    free(panel->row);
    *panel = (struct sg_panel){0};
}

/* The period that an option names by its label or its date. */
static bool find_period(const struct sg_panel *panel, const struct sg_run *run, const char *option,
                        uint32_t *period, struct sg_error *err)
{
    const char *asked = sg_args_text(run->args, option);
    struct sg_period date;
    struct sg_buffer all = {0};
    bool dated = asked && sg_period_read(asked, NULL, &date, NULL), found = !asked;
    for (uint32_t i = 0; i < panel->n_periods && !found; i++) {
        const char *label = panel->period->levels.texts[panel->level[i]];
        found = sg_text_same_key(label, asked) ||
                (dated && sg_period_compare(&date, &panel->dates[i]) == 0);
        *period = found ? i : *period;
        sg_buffer_printf(&all, "%s%s", i ? ", " : "", label);
    }
    if (!found)
        sg_fail(err, SG_FAIL_USAGE, "--%s '%s' is no period of the table; it has %s", option, asked,
                sg_buffer_text(&all));
    sg_buffer_free(&all);
    return found;
}

bool sg_panel_pairs(const struct sg_panel *panel, const struct sg_run *run,
                    struct sg_panel_pair **pairs, size_t *n, struct sg_error *err)
{
    struct sg_panel_pair asked = {0, panel->n_periods - 1};
    bool one = sg_args_text(run->args, "from") || sg_args_text(run->args, "to");
    *n = one ? 1 : panel->n_periods - 1;
    *pairs = sg_alloc(*n, sizeof **pairs);
    for (uint32_t i = 0; i < *n; i++)
        (*pairs)[i] = (struct sg_panel_pair){i, i + 1};
    if (!one)
        return true;
    if (!find_period(panel, run, "from", &asked.from, err) ||
        !find_period(panel, run, "to", &asked.to, err))
        return false;
    (*pairs)[0] = asked;
    return asked.from < asked.to || sg_fail(err, SG_FAIL_USAGE, "'%s' does not come before '%s'",
                                            panel->period->levels.texts[panel->level[asked.from]],
                                            panel->period->levels.texts[panel->level[asked.to]]);
}

void sg_panel_add_keys(const struct sg_panel *panel, const struct sg_run *run, struct sg_table *out)
{
    static const char *const options[] = {"area", "by"};
    sg_table_info_copy(&out->info, &panel->table->info);
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < sg_args_count(run->args, options[k]); i++) {
            ptrdiff_t at = sg_table_find(panel->table, sg_args_nth(run->args, options[k], i));
            struct sg_column *key = sg_table_add_like(out, panel->table->columns[at]);
            if (sg_role_of_column(key) == SG_ROLE_NONE)
                key->role = k ? SG_ROLE_BY : SG_ROLE_AREA;
        }
    sg_table_add(out, "from", SG_COLUMN_PERIOD);
    sg_table_add(out, "to", SG_COLUMN_PERIOD);
}

size_t sg_panel_add_row(const struct sg_panel *panel, struct sg_table *out, size_t group,
                        struct sg_panel_pair pair)
{
    size_t row = sg_table_add_row(out), source = panel->group_row[group];
    const uint32_t ends[2] = {pair.from, pair.to};
    size_t k = 0;
    for (; strcmp(out->columns[k]->name, "from") != 0; k++) {
        ptrdiff_t at = sg_table_find(panel->table, out->columns[k]->name);
        sg_column_set_text(out->columns[k], row, sg_column_text(panel->table->columns[at], source));
    }
    for (size_t e = 0; e < 2; e++)
        sg_column_set_text(out->columns[k + e], row,
                           panel->period->levels.texts[panel->level[ends[e]]]);
    return row;
}
