/* The table of change: the levels of all periods, then what changed between them, side by side. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/lookup.h"

#include "wide_plan.h"

struct level {
    const char *text;
    struct sg_period period;
    size_t met; /* as how many-th */
};

struct pair {
    int32_t from, to; /* codes of the two columns */
};

/* Periods and pairs that the rows have. */
struct pairs {
    struct level *levels; /* by date */
    size_t n_levels;
    size_t *place[2]; /* per code of `from`, of `to`: its place among the levels */
    struct pair *pairs;
    size_t n_pairs;
    size_t *of_row; /* per row: its pair */
};

static int compare_levels(const void *left, const void *right)
{
    const struct level *a = left, *b = right;
    return sg_period_compare(&a->period, &b->period);
}

/* Adds the levels of a column that rows have, each text once, to `seen` too. */
static void add_levels(struct pairs *pairs, const struct sg_column *column, size_t n_rows,
                       struct sg_column *seen)
{
    for (size_t row = 0; row < n_rows; row++) {
        int32_t code = column->codes[row];
        size_t before = seen->levels.n;
        sg_column_intern(seen, column->levels.texts[code]);
        if (seen->levels.n == before)
            continue;
        pairs->levels = sg_resize(pairs->levels, before + 1, sizeof *pairs->levels);
        pairs->levels[pairs->n_levels++] = (struct level){
            column->levels.texts[code],
            column->levels.periods ? column->levels.periods[code] : (struct sg_period){0}, before};
    }
}

static size_t *places_of(const struct pairs *pairs, const struct sg_column *column,
                         const struct sg_column *seen)
{
    size_t *of_met = sg_alloc(pairs->n_levels + 1, sizeof *of_met);
    size_t *places = sg_alloc(column->levels.n + 1, sizeof *places);
    for (size_t i = 0; i < pairs->n_levels; i++)
        of_met[pairs->levels[i].met] = i;
    for (size_t i = 0; i < column->levels.n; i++) {
        int32_t code = sg_column_code(seen, column->levels.texts[i]);
        places[i] = code == SG_EMPTY ? 0 : of_met[code];
    }
    free(of_met);
    return places;
}

static void find_pairs(struct pairs *pairs, const struct sg_column *from,
                       const struct sg_column *to, const struct sg_table *table)
{
    struct sg_groups groups;
    size_t columns[] = {sg_table_index(table, from), sg_table_index(table, to)};
    sg_groups_make(&groups, table, columns, 2);
    pairs->of_row = groups.of_row;
    pairs->n_pairs = groups.n;
    pairs->pairs = sg_alloc(groups.n, sizeof *pairs->pairs);
    for (size_t row = table->n_rows; row-- > 0;)
        pairs->pairs[groups.of_row[row]] = (struct pair){from->codes[row], to->codes[row]};
}

static void find(struct pairs *pairs, const struct sg_wide_plan *plan)
{
    const struct sg_table *table = plan->table;
    const struct sg_column *from = table->columns[plan->from], *to = table->columns[plan->to];
    struct sg_table scratch;
    sg_table_init(&scratch);
    struct sg_column *seen = sg_table_add(&scratch, "seen", SG_COLUMN_CATEGORY);
    *pairs = (struct pairs){0};
    add_levels(pairs, from, table->n_rows, seen);
    add_levels(pairs, to, table->n_rows, seen);
    if (pairs->n_levels)
        qsort(pairs->levels, pairs->n_levels, sizeof *pairs->levels, compare_levels);
    pairs->place[0] = places_of(pairs, from, seen);
    pairs->place[1] = places_of(pairs, to, seen);
    find_pairs(pairs, from, to, table);
    sg_table_free(&scratch);
}

static bool fail_other(const struct sg_wide_plan *plan, size_t row, const char *period,
                       struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "the comparisons have two numbers for '%s', which is one column",
            period);
    sg_fail_at_file(err, plan->table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(plan->table, row));
}

/* A number that two comparisons have is the same in both. */
static bool put_level(const struct sg_wide_plan *plan, struct sg_column *to, size_t at,
                      const struct sg_column *from, size_t row, struct sg_error *err)
{
    double there = sg_column_value(to, at), own = sg_column_value(from, row);
    if (!isnan(there) && !isnan(own) && (there < own || there > own))
        return fail_other(plan, row, to->name, err);
    if (isnan(there))
        sg_column_set(to, at, from->values[row], from->status[row] | to->status[at]);
    return true;
}

static bool fill_levels(const struct sg_wide_plan *plan, const struct pairs *pairs,
                        const struct sg_groups *groups, struct sg_table *out, struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    const struct sg_column *previous = table->columns[plan->previous];
    const struct sg_column *current = table->columns[plan->current];
    size_t first = out->n_columns;
    bool ok = true;
    for (size_t i = 0; i < pairs->n_levels; i++) {
        struct sg_column *column = sg_table_add(out, pairs->levels[i].text, SG_COLUMN_NUMBER);
        column->unit = sg_copy_text(current->unit);
        column->measure_kind = current->measure_kind;
        column->decimals = sg_column_decimals(current, -1);
        column->printed_decimals = current->printed_decimals;
    }
    for (size_t row = 0; ok && row < table->n_rows; row++) {
        const struct pair *pair = &pairs->pairs[pairs->of_row[row]];
        size_t at = groups->of_row[row];
        size_t from = first + pairs->place[0][pair->from], to = first + pairs->place[1][pair->to];
        ok = put_level(plan, out->columns[from], at, previous, row, err) &&
             put_level(plan, out->columns[to], at, current, row, err);
    }
    return ok;
}

/* Whether each comparison is with the period before: then its end says which one it is. */
static bool is_chain(const struct pairs *pairs)
{
    bool chain = true;
    for (size_t i = 0; i < pairs->n_pairs; i++)
        chain = chain &&
                pairs->place[0][pairs->pairs[i].from] + 1 == pairs->place[1][pairs->pairs[i].to];
    return chain;
}

/* Whether no two comparisons end in the same period. */
static bool ends_differ(const struct pairs *pairs)
{
    bool *seen = sg_alloc(pairs->n_levels + 1, sizeof *seen), differ = true;
    for (size_t i = 0; i < pairs->n_pairs; i++) {
        size_t end = pairs->place[1][pairs->pairs[i].to];
        differ = differ && !seen[end];
        seen[end] = true;
    }
    free(seen);
    return differ;
}

static void add_changes(const struct sg_wide_plan *plan, const struct pairs *pairs,
                        struct sg_table *out, enum sg_lang lang)
{
    const struct sg_table *table = plan->table;
    bool by_end = ends_differ(pairs), chain = is_chain(pairs);
    for (size_t i = 0; i < pairs->n_pairs; i++) {
        const char *from = table->columns[plan->from]->levels.texts[pairs->pairs[i].from];
        const char *to = table->columns[plan->to]->levels.texts[pairs->pairs[i].to];
        struct sg_buffer name = {0}, label = {0};
        sg_buffer_printf(&name, "%s%s%s", by_end ? "" : from, by_end ? "" : "-", to);
        sg_buffer_printf(&label, "%s%s%s", chain ? "" : from, chain ? "" : "→", to);
        for (size_t k = 0; k < plan->n_values; k++) {
            const struct sg_column *source = table->columns[plan->values[k]];
            if (pairs->n_pairs > 1)
                sg_wide_add(plan, out, source, sg_buffer_text(&name), sg_buffer_text(&label), lang);
            else
                sg_table_add_like(out, source);
        }
        sg_buffer_free(&name);
        sg_buffer_free(&label);
    }
}

static bool fill_changes(const struct sg_wide_plan *plan, const struct pairs *pairs,
                         const struct sg_groups *groups, size_t first, struct sg_table *out,
                         struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    bool *taken = sg_alloc(groups->n * pairs->n_pairs + 1, sizeof *taken), ok = true;
    for (size_t row = 0; ok && row < table->n_rows; row++) {
        size_t at = groups->of_row[row], pair = pairs->of_row[row];
        if (taken[at * pairs->n_pairs + pair])
            ok = sg_wide_fail_twice(plan, sg_column_text(table->columns[plan->to], row), row, err);
        taken[at * pairs->n_pairs + pair] = true;
        for (size_t k = 0; k < plan->n_values; k++) {
            const struct sg_column *from = table->columns[plan->values[k]];
            struct sg_column *to = out->columns[first + pair * plan->n_values + k];
            if (from->kind == SG_COLUMN_NUMBER)
                sg_column_set(to, at, from->values[row], from->status[row]);
            else
                to->codes[at] = from->codes[row];
        }
    }
    free(taken);
    return ok;
}

static bool check_periods(const struct sg_wide_plan *plan, struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    for (size_t row = 0; row < table->n_rows; row++)
        if (table->columns[plan->from]->codes[row] == SG_EMPTY ||
            table->columns[plan->to]->codes[row] == SG_EMPTY) {
            sg_fail(err, SG_FAIL_DATA,
                    "a row without a label has no place side by side with others");
            sg_fail_at_file(err, table->info.file);
            return sg_fail_at_row(err, sg_table_file_row(table, row));
        }
    return true;
}

bool sg_wide_pairs(const struct sg_wide_plan *plan, const struct sg_groups *groups,
                   struct sg_table *out, enum sg_lang lang, struct sg_error *err)
{
    struct pairs pairs;
    if (!check_periods(plan, err))
        return false;
    find(&pairs, plan);
    bool ok = !plan->levels || fill_levels(plan, &pairs, groups, out, err);
    size_t first = out->n_columns;
    add_changes(plan, &pairs, out, lang);
    ok = ok && fill_changes(plan, &pairs, groups, first, out, err);
    free(pairs.place[0]);
    free(pairs.place[1]);
    free(pairs.levels);
    free(pairs.pairs);
    free(pairs.of_row);
    return ok;
}
