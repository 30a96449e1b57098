#include "stack100_bars.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "plots/charts/chart_input.h"

/* Shares of parts from rounded tables may exceed the whole by this many points. */
static const double excess = 0.5;
static const double least_printed = 90; /* no answer and small parts may be left out */

struct columns {
    const struct sg_column *share, *total, *area_name;
    bool adds_up;       /* the total of a bar is the sum of its parts */
    ptrdiff_t *part_of; /* per level of by; -1: no part */
    size_t *bar_of;     /* per area × period; n_bars: none yet */
};

/* What the values count: the one measure, else the label of the value column. */
static bool find_measure(const struct sg_table *table, struct sg_stack100 *stack,
                         struct sg_error *err)
{
    const struct sg_column *measure, *value = sg_table_numbers(table, "value");
    if (!sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err) ||
        !sg_input_one(table, measure, &stack->measure, err))
        return false;
    stack->question = measure && stack->of_answers ? stack->measure : NULL;
    if (stack->of_answers)
        stack->measure = "n";
    else if (!stack->measure && value)
        stack->measure = value->label;
    stack->unit = value ? value->unit : NULL;
    return true;
}

/* Percentages of answers, as `answers` writes them or reports print them: their n stands for the
   total, their domains for areas, their waves for periods. */
static void find_answers(const struct sg_table *table, struct sg_stack100 *stack,
                         struct columns *columns)
{
    static const char *const names[] = {"estimate_percent", "percent"};
    for (size_t i = 0; i < 2 && !columns->share; i++)
        columns->share = sg_table_numbers(table, names[i]);
    if (!columns->share && !sg_table_numbers(table, "column_percent"))
        columns->share = sg_input_only_percent(table); /* 割合（％） */
    if (!columns->share)
        return;
    stack->of_answers = stack->of_groups = true;
    columns->total = sg_input_base(table);
    stack->by = sg_table_labels(table, "option");
    stack->by = stack->by ? stack->by : sg_table_labels(table, "選択肢");
    stack->area = sg_table_labels(table, "domain");
    stack->period = sg_table_labels(table, "wave");
}

/* Where no domain tells the bars of answers apart, the one other category does, as an industry. */
static void find_groups(const struct sg_table *table, struct sg_stack100 *stack)
{
    const struct sg_column *groups = NULL;
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column == stack->by || column->kind == SG_COLUMN_NUMBER ||
            sg_role_of_column(column) != SG_ROLE_BY)
            continue;
        groups = column;
        n++;
    }
    if (stack->of_answers && stack->by && !stack->area && n == 1)
        stack->area = groups;
}

/* The columns of a cross table, as `crosstab` writes it: of records, whose n add up, or of a
   published table. */
static void find_crossed(const struct sg_table *table, struct sg_stack100 *stack,
                         struct columns *columns)
{
    static const char *const totals[] = {"n", "value", NULL};
    columns->share = sg_table_numbers(table, "column_percent");
    if (!columns->share)
        return;
    columns->total = sg_input_first(table, totals);
    columns->adds_up = columns->total != NULL;
    stack->of_answers = sg_table_numbers(table, "n") != NULL;
    stack->of_groups = true;
    stack->by = sg_table_labels(table, "row");
    stack->area = sg_table_labels(table, "column");
}

static bool find_columns(const struct sg_table *table, struct sg_stack100 *stack,
                         struct columns *columns, struct sg_error *err)
{
    static const struct sg_input_need need = {"stack100", "share_percent", "composition"};
    stack->table = table;
    columns->total = sg_table_numbers(table, "total");
    columns->share = sg_table_numbers(table, "share_percent");
    if (!columns->share)
        find_answers(table, stack, columns);
    if (!columns->share)
        find_crossed(table, stack, columns);
    find_groups(table, stack);
    return (columns->share || sg_input_require(table, need, &columns->share, err)) &&
           (stack->by || sg_input_role(table, SG_ROLE_BY, true, &stack->by, err)) &&
           (stack->area || sg_input_role(table, SG_ROLE_AREA, false, &stack->area, err)) &&
           (stack->of_answers ||
            sg_input_role(table, SG_ROLE_AREA_NAME, false, &columns->area_name, err)) &&
           (stack->period || sg_input_role(table, SG_ROLE_PERIOD, false, &stack->period, err)) &&
           sg_input_named(table, stack->by, err) && find_measure(table, stack, err);
}

static void find_parts(const struct sg_stack100 *stack, struct columns *columns,
                       struct sg_parts *parts)
{
    const struct sg_column *by = stack->by;
    const char *declared = stack->table->info.total_label;
    columns->part_of = sg_alloc(by->levels.n, sizeof *columns->part_of);
    parts->codes = sg_alloc(by->levels.n, sizeof *parts->codes);
    parts->residual = sg_alloc(by->levels.n, sizeof *parts->residual);
    for (size_t level = 0; level < by->levels.n; level++) {
        columns->part_of[level] = -1;
        if (sg_role_is_total(by->levels.texts[level], declared))
            continue;
        columns->part_of[level] = (ptrdiff_t)parts->n;
        parts->residual[parts->n] = sg_role_is_residual(by->levels.texts[level]);
        parts->codes[parts->n++] = (int32_t)level;
    }
}

static size_t n_levels(const struct sg_column *column)
{
    return column ? column->levels.n + 1 : 1;
}

/* Empty cells count as a level of their own. */
static size_t level_of(const struct sg_column *column, size_t row)
{
    return column ? (size_t)(column->codes[row] + 1) : 0;
}

static size_t place_of(const struct sg_stack100 *stack, size_t row)
{
    return level_of(stack->area, row) * n_levels(stack->period) + level_of(stack->period, row);
}

static bool add_bar(struct sg_stack100 *stack, const struct columns *columns, size_t row,
                    struct sg_error *err)
{
    if (stack->n_bars == SG_STACK100_BARS)
        return sg_fail(err, SG_FAIL_DATA,
                       "more than %d bars are too many for a figure: choose areas or periods with "
                       "--where",
                       SG_STACK100_BARS);
    struct sg_bar *bar = &stack->bars[stack->n_bars++];
    const struct sg_column *name = columns->area_name ? columns->area_name : stack->area;
    *bar = (struct sg_bar){.area_level = level_of(stack->area, row), .total = NAN};
    bar->area = stack->area ? sg_column_text(name, row) : NULL;
    bar->whole = bar->area && sg_role_is_total(bar->area, stack->table->info.total_label);
    if (!stack->period)
        return true;
    bar->period = sg_column_text(stack->period, row);
    if (stack->period->kind == SG_COLUMN_PERIOD && stack->period->codes[row] != SG_EMPTY)
        bar->when = stack->period->levels.periods[stack->period->codes[row]];
    return true;
}

struct placed {
    size_t area, period, row; /* level of the area; rank of the period in time; first row */
};

static int in_order(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* How many levels of the period column lie before the one of `row`. */
static size_t rank_in_time(const struct sg_stack100 *stack, size_t row)
{
    const struct sg_column *column = stack->period;
    if (!column || column->codes[row] == SG_EMPTY)
        return 0;
    size_t own = (size_t)column->codes[row], rank = 1;
    for (size_t level = 0; level < column->levels.n; level++) {
        int order =
            column->kind == SG_COLUMN_PERIOD
                ? sg_period_compare(&column->levels.periods[level], &column->levels.periods[own])
                : 0;
        rank += order < 0 || (order == 0 && level < own);
    }
    return rank;
}

/* The first row of every bar, in order; *n is how many there are. */
static struct placed *place_bars(const struct sg_stack100 *stack, size_t n_places, size_t *n)
{
    bool *taken = sg_alloc(n_places, sizeof *taken);
    struct placed *bars = sg_alloc(stack->table->n_rows, sizeof *bars);
    *n = 0;
    for (size_t row = 0; row < stack->table->n_rows; row++) {
        size_t place = place_of(stack, row);
        if (taken[place])
            continue;
        taken[place] = true;
        bars[(*n)++] = (struct placed){level_of(stack->area, row), rank_in_time(stack, row), row};
    }
    qsort(bars, *n, sizeof *bars, in_order);
    free(taken);
    return bars;
}

static bool find_bars(struct sg_stack100 *stack, struct columns *columns, struct sg_error *err)
{
    size_t n_places = n_levels(stack->area) * n_levels(stack->period), n;
    struct placed *bars = place_bars(stack, n_places, &n);
    bool *seen = sg_alloc(n_levels(stack->period), sizeof *seen);
    bool ok = true;
    columns->bar_of = sg_alloc(n_places, sizeof *columns->bar_of);
    stack->bars = sg_alloc(SG_STACK100_BARS, sizeof *stack->bars);
    for (size_t i = 0; i < n && ok; i++) {
        columns->bar_of[place_of(stack, bars[i].row)] = i;
        stack->n_areas += !i || bars[i].area != bars[i - 1].area;
        stack->n_periods += !seen[bars[i].period];
        seen[bars[i].period] = true;
        ok = add_bar(stack, columns, bars[i].row, err);
    }
    free(seen);
    free(bars);
    return ok;
}

static void add_total(struct sg_bar *bar, const struct columns *columns, size_t row)
{
    const struct sg_column *total = columns->total;
    if (!total || (!columns->adds_up && !isnan(bar->total) && bar->total))
        return;
    bool first = isnan(bar->total) && !bar->total_status;
    bar->total = columns->adds_up && !first ? bar->total + total->values[row] : total->values[row];
    bar->total_status |= total->status[row];
}

static bool read_share(struct sg_stack100 *stack, const struct columns *columns,
                       struct sg_parts *parts, size_t row, struct sg_error *err)
{
    struct sg_bar *bar = &stack->bars[columns->bar_of[place_of(stack, row)]];
    const struct sg_column *share = columns->share;
    ptrdiff_t part = columns->part_of[stack->by->codes[row]];
    bool drawn = part >= 0 && !sg_row_is_aside(stack->table, share, row);
    if (drawn || !columns->adds_up)
        add_total(bar, columns, row);
    if (!drawn)
        return true;
    size_t at = (size_t)(bar - stack->bars) * parts->n + (size_t)part;
    if (!isnan(parts->shares[at]) || parts->status[at]) {
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice in one bar: choose rows with --where",
                sg_column_text(stack->by, row));
        return sg_input_fail_at(stack->table, stack->by, row, err);
    }
    if (share->values[row] < 0) {
        sg_fail(err, SG_FAIL_DATA, "a negative share (%g) cannot be stacked", share->values[row]);
        return sg_input_fail_at(stack->table, share, row, err);
    }
    parts->shares[at] = share->values[row];
    parts->status[at] = share->status[row];
    if (isnan(share->values[row]) && !sg_status_void(share->status[row]))
        parts->status[at] = SG_STATUS_NOT_AVAILABLE;
    return true;
}

/* Percentages that a user's table has may be anything (a profit rate); of our own some parts may
   have been chosen. */
static double least_sum(const struct sg_column *share)
{
    static const char *const own[] = {"share_percent", "estimate_percent", "column_percent"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(share->name, own[i]) == 0)
            return 0;
    return least_printed;
}

static bool require_whole(const struct sg_stack100 *stack, const struct sg_parts *parts,
                          double least, struct sg_error *err)
{
    for (size_t b = 0; b < stack->n_bars; b++) {
        double sum = 0;
        size_t known = 0;
        for (size_t i = 0; i < parts->n; i++) {
            double share = parts->shares[b * parts->n + i];
            known += isnan(share) ? 0 : 1;
            sum += isnan(share) ? 0 : share;
        }
        if (parts->n && known == parts->n && !(sum > 0))
            return sg_fail(err, SG_FAIL_DATA,
                           "the shares of one bar are all 0: there is no whole "
                           "to divide");
        if (known == parts->n && sum < least)
            return sg_fail(
                err, SG_FAIL_DATA,
                "the percentages of one bar add to %.1f, far from 100: they are no parts "
                "of a whole; draw chart bars or columns",
                sum);
        if (sum > 100 + excess || isinf(sum))
            return sg_fail(err, SG_FAIL_DATA,
                           "the shares of one bar add to %.1f, more than 100: parts overlap, or an "
                           "answer may be given several times",
                           sum);
    }
    return true;
}

bool sg_parts_read(const struct sg_table *table, struct sg_stack100 *stack, struct sg_parts *parts,
                   struct sg_error *err)
{
    struct columns columns = {0};
    bool ok = find_columns(table, stack, &columns, err) && find_bars(stack, &columns, err);
    if (ok) {
        find_parts(stack, &columns, parts);
        parts->shares = sg_alloc(stack->n_bars * parts->n, sizeof *parts->shares);
        parts->status = sg_alloc(stack->n_bars * parts->n, sizeof *parts->status);
        for (size_t i = 0; i < stack->n_bars * parts->n; i++)
            parts->shares[i] = NAN;
        for (size_t row = 0; row < table->n_rows && ok; row++)
            ok = read_share(stack, &columns, parts, row, err);
        ok = ok && require_whole(stack, parts, least_sum(columns.share), err);
    }
    free(columns.part_of);
    free(columns.bar_of);
    return ok;
}

void sg_parts_free(struct sg_parts *parts)
{
    free(parts->codes);
    free(parts->residual);
    free(parts->shares);
    free(parts->status);
    *parts = (struct sg_parts){0};
}
