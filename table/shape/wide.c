#include "wide.h"

#include <stdlib.h>
#include <string.h>

#include "table/measure.h"
#include "table/names.h"
#include "table/role.h"

#include "facts.h"
#include "level_order.h"
#include "wide_plan.h"

/* The labels that rows have, in their printed order; totals first where one comes first. */
static size_t *labels_of(const struct sg_table *table, size_t across, bool descending, size_t *n)
{
    const struct sg_column *column = table->columns[across];
    size_t n_levels = column->levels.n, *ranks = sg_level_ranks(table, across);
    size_t *by_rank = sg_alloc(n_levels + 1, sizeof *by_rank);
    size_t *labels = sg_alloc(n_levels + 1, sizeof *labels);
    bool *used = sg_alloc(n_levels + 1, sizeof *used);
    for (size_t row = 0; row < table->n_rows; row++)
        used[column->codes[row]] = true;
    for (size_t i = 0; i < n_levels; i++)
        by_rank[descending ? n_levels - 1 - ranks[i] : ranks[i]] = i;
    bool first = table->n_rows && sg_keys_is_total(table, across, 0);
    *n = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < n_levels; i++) {
            bool total =
                sg_role_is_total(column->levels.texts[by_rank[i]], table->info.total_label);
            if (used[by_rank[i]] && (pass == 0) == (total == first))
                labels[(*n)++] = by_rank[i];
        }
    free(used);
    free(by_rank);
    free(ranks);
    return labels;
}

/* The text of `column` (-1: none) in the first row of each label. */
static const char **texts_beside(const struct sg_table *table, size_t across, ptrdiff_t column)
{
    const struct sg_column *labels = table->columns[across];
    const char **texts = sg_alloc(labels->levels.n + 1, sizeof *texts);
    for (size_t row = table->n_rows; row-- > 0 && column >= 0;)
        texts[labels->codes[row]] = sg_column_text(table->columns[column], row);
    return texts;
}

/* What a measure is counted in, and so what may be added, says its name. */
static void set_unit(const struct sg_wide_plan *plan, struct sg_column *column, const char *name,
                     const char *unit)
{
    bool of_measures = sg_role_of_column(plan->table->columns[plan->across]) == SG_ROLE_MEASURE;
    if (!of_measures || plan->n_values > 1 || column->kind != SG_COLUMN_NUMBER)
        return;
    if (unit && *unit) {
        free(column->unit);
        column->unit = sg_copy_text(unit);
    }
    if (column->measure_kind == SG_MEASURE_UNKNOWN)
        column->measure_kind = sg_measure_kind_of(name, column->unit);
}

static bool check_labels(const struct sg_wide_plan *plan, struct sg_error *err)
{
    const struct sg_column *labels = plan->table->columns[plan->across];
    for (size_t row = 0; row < plan->table->n_rows; row++)
        if (labels->codes[row] == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA,
                    "a row without a label has no place side by side with others");
            sg_fail_at_file(err, plan->table->info.file);
            sg_fail_at_row(err, sg_table_file_row(plan->table, row));
            return sg_fail_at_column(err, labels->name);
        }
    return true;
}

static void copy_cell(struct sg_column *to, size_t at, const struct sg_column *from, size_t row)
{
    if (to->kind == SG_COLUMN_NUMBER)
        sg_column_set(to, at, from->values[row], from->status[row]);
    else
        to->codes[at] = from->codes[row]; /* the levels are the same */
}

/* Puts each row where its group and its label meet; `place` is that of a label. */
static bool fill(const struct sg_wide_plan *plan, const struct sg_groups *groups,
                 const size_t place[], size_t n_labels, struct sg_table *out, struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    const struct sg_column *labels = table->columns[plan->across];
    bool *taken = sg_alloc(groups->n * n_labels + 1, sizeof *taken), ok = true;
    for (size_t row = 0; ok && row < table->n_rows; row++) {
        size_t at = groups->of_row[row], label = place[labels->codes[row]];
        bool *cell = &taken[at * n_labels + label];
        if (*cell)
            ok = sg_wide_fail_twice(plan, sg_column_text(labels, row), row, err);
        *cell = true;
        for (size_t i = 0; i < plan->n_values; i++)
            copy_cell(out->columns[plan->n_keys + label * plan->n_values + i], at,
                      table->columns[plan->values[i]], row);
    }
    free(taken);
    return ok;
}

static bool across(const struct sg_wide_plan *plan, const struct sg_groups *groups, bool descending,
                   struct sg_table *out, enum sg_lang lang, struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    const struct sg_column *column = table->columns[plan->across];
    if (!check_labels(plan, err))
        return false;
    size_t at = (size_t)plan->across, n, *labels = labels_of(table, at, descending, &n);
    size_t *place = sg_alloc(column->levels.n + 1, sizeof *place);
    const char **names = texts_beside(table, at, plan->names);
    const char **units = texts_beside(table, at, plan->units);
    for (size_t i = 0; i < n; i++) {
        const char *name = column->levels.texts[labels[i]];
        const char *label = names[labels[i]] && *names[labels[i]] ? names[labels[i]] : name;
        place[labels[i]] = i;
        for (size_t k = 0; k < plan->n_values; k++)
            set_unit(plan,
                     sg_wide_add(plan, out, table->columns[plan->values[k]], name, label, lang),
                     name, units[labels[i]]);
    }
    bool ok = fill(plan, groups, place, n, out, err);
    free(labels);
    free(place);
    free(names);
    free(units);
    return ok;
}

/* The rows of the groups, with the keys of the first row of each. */
static void add_keys(const struct sg_wide_plan *plan, const struct sg_groups *groups,
                     struct sg_table *out)
{
    const struct sg_table *table = plan->table;
    for (size_t i = 0; i < groups->n; i++)
        sg_table_add_row(out);
    for (size_t i = 0; i < plan->n_keys; i++) {
        const struct sg_column *from = table->columns[plan->keys[i]];
        struct sg_column *to = sg_table_add_like(out, from);
        for (size_t row = table->n_rows; row-- > 0;)
            to->codes[groups->of_row[row]] = from->codes[row];
    }
}

static void describe(const struct sg_wide_plan *plan, struct sg_table *out, enum sg_lang lang)
{
    const struct sg_column *value = plan->n_values ? plan->table->columns[plan->values[0]] : NULL;
    bool measures = plan->across >= 0 &&
                    sg_role_of_column(plan->table->columns[plan->across]) == SG_ROLE_MEASURE;
    sg_table_info_copy(&out->info, &plan->table->info);
    out->beside = true;
    if (value && plan->n_values == 1 && plan->across >= 0 && !measures) {
        free(out->info.measure);
        out->info.measure = sg_copy_text(sg_column_title(value, lang));
    }
    char **names = sg_alloc(out->n_columns, sizeof *names);
    for (size_t i = 0; i < out->n_columns; i++)
        names[i] = out->columns[i]->name;
    sg_names_tell_apart(names, NULL, out->n_columns, NULL);
    for (size_t i = 0; i < out->n_columns; i++)
        out->columns[i]->name = names[i];
    free(names);
}

/* The keys that --select left out may say something of all rows. */
static void keep_facts(const struct sg_wide_plan *plan, struct sg_table *table, enum sg_lang lang)
{
    size_t *kept = sg_alloc(plan->n_keys + 3, sizeof *kept), n = 0;
    const ptrdiff_t more[] = {plan->across, plan->across < 0 ? plan->from : -1,
                              plan->across < 0 ? plan->to : -1};
    for (size_t i = 0; i < plan->n_keys; i++)
        kept[n++] = plan->keys[i];
    for (size_t i = 0; i < 3; i++)
        if (more[i] >= 0)
            kept[n++] = (size_t)more[i];
    sg_facts_keep(table, kept, n, lang);
    free(kept);
}

bool sg_wide_apply(struct sg_table *table, const struct sg_wide *wide, struct sg_texts *notes,
                   struct sg_error *err)
{
    struct sg_wide_plan plan;
    struct sg_groups groups = {0};
    struct sg_table out;
    enum sg_lang lang = err ? err->lang : SG_EN;
    sg_table_init(&out);
    bool ok = sg_wide_plan_make(&plan, table, wide, notes, err);
    if (ok) {
        sg_groups_make(&groups, table, plan.keys, plan.n_keys);
        add_keys(&plan, &groups, &out);
        ok = plan.across < 0 ? sg_wide_pairs(&plan, &groups, &out, lang, err)
                             : across(&plan, &groups, wide->descending, &out, lang, err);
    }
    if (ok) {
        keep_facts(&plan, table, lang);
        describe(&plan, &out, lang);
        out.info.tests = table->info.tests; /* they are of the same table */
        out.info.n_tests = table->info.n_tests;
        table->info.tests = NULL;
        table->info.n_tests = 0;
        sg_table_move(table, &out);
    }
    sg_table_free(&out);
    sg_groups_free(&groups);
    sg_wide_plan_free(&plan);
    return ok;
}
