/* The table of flows: of the sums of a run, or of states that were merged. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/birth_rates.h>
#include <sangyo/buffer.h>
#include <sangyo/job_flows.h>
#include "table/args.h"
#include "table/order.h"
#include "table/role.h"

#include "analysis/cube/cube.h"
#include "flows.h"

enum { FROM, TO, SCOPE, GROUPS };

struct writing {
    struct sg_run *run;
    const struct flows_numbers *numbers;
    const struct sg_tally_plan *plan; /* of these, as the cells are */
    const struct sg_tally *sums;
    struct sg_table *out;
    struct sg_column **keys; /* per key of the plan; NULL for the scope */
    struct sg_column *values[FLOWS_VALUES], *creation, *destruction;
    struct sg_column *rates[4];
    struct sg_column *months, *births, *deaths; /* NULL without dates */
    struct sg_column *units[FLOWS_KINDS], *jobs[FLOWS_KINDS], *behind[FLOWS_BEHIND];
    struct sg_period dates[2];
    bool apart, asked; /* sizes that are not known stand apart; days are given */
};

static struct sg_column *add_key(const struct writing *w, size_t key)
{
    if (key == SCOPE)
        return NULL;
    const char *name = w->plan->keys.items[key];
    const char *area = sg_args_text(w->run->args, "area");
    struct sg_column *column =
        sg_table_add(w->out, name, key < SCOPE ? SG_COLUMN_PERIOD : SG_COLUMN_CATEGORY);
    if (key >= GROUPS && sg_role_of_column(column) == SG_ROLE_NONE)
        column->role = area && strcmp(area, name) == 0 ? SG_ROLE_AREA : SG_ROLE_BY;
    return column;
}

static void add_columns(struct writing *w)
{
    static const char *const rates[] = {"creation_percent", "destruction_percent",
                                        "reallocation_percent", "excess_reallocation_percent"};
    size_t n = w->plan->keys.n;
    w->keys = sg_alloc(n, sizeof *w->keys);
    for (size_t k = GROUPS; k < n; k++)
        w->keys[k] = add_key(w, k);
    for (size_t k = 0; k < SCOPE; k++)
        w->keys[k] = add_key(w, k);
    for (size_t v = 0; v < FLOWS_VALUES; v++) {
        if (v == FLOWS_SIZES)
            continue;
        if (v == FLOWS_CREATION_ENTRY)
            w->creation = sg_table_add(w->out, "creation", SG_COLUMN_NUMBER);
        if (v == FLOWS_DESTRUCTION_EXIT)
            w->destruction = sg_table_add(w->out, "destruction", SG_COLUMN_NUMBER);
        w->values[v] = sg_table_add(w->out, flows_value_names[v], SG_COLUMN_NUMBER);
    }
    for (size_t i = 0; i < 4; i++)
        w->rates[i] = sg_table_add(w->out, rates[i], SG_COLUMN_NUMBER);
    w->out->info.measure = sg_copy_text(w->run->lang == SG_JA ? "雇用" : "Jobs");
    w->out->main = (ptrdiff_t)sg_table_index(w->out, w->rates[0]);
}

/* Of one sum, or of two together. */
static struct sg_cube_cell number_of(const struct writing *w, size_t cell, enum flows_value first,
                                     enum flows_value second)
{
    struct sg_tally_sum a = flows_number_of(w->numbers, cell, first);
    struct sg_tally_sum b = flows_number_of(w->numbers, cell, second);
    struct sg_exact exact = {0};
    sg_status status = a.status | b.status;
    sg_exact_merge(&exact, &a.sum);
    if (second != first)
        sg_exact_merge(&exact, &b.sum);
    double value = sg_exact_value(&exact);
    sg_exact_free(&exact);
    return (struct sg_cube_cell){sg_status_has_value(status) ? value : NAN,
                                 sg_status_void(status) ? sg_status_void(status) : status};
}

static struct sg_cube_cell set_number(const struct writing *w, struct sg_column *column, size_t row,
                                      size_t cell, enum flows_value first, enum flows_value second)
{
    struct sg_cube_cell number = number_of(w, cell, first, second);
    sg_column_set(column, row, number.value, number.status);
    return number;
}

static void set_rates(const struct writing *w, size_t row, struct sg_cube_cell creation,
                      struct sg_cube_cell destruction, struct sg_cube_cell sizes)
{
    struct sg_job_flows flows = {creation.value, destruction.value, sizes.value / 2};
    struct sg_job_flow_rates rates = sg_job_flow_rates_of(&flows);
    const double values[] = {rates.creation, rates.destruction, rates.reallocation, rates.excess};
    sg_status all = creation.status | destruction.status | sizes.status;
    sg_status status = sg_status_void(all) ? sg_status_void(all) : all;
    if (sg_status_has_value(status) && !(flows.size > 0))
        status = SG_STATUS_UNDEFINED;
    for (size_t i = 0; i < 4; i++)
        sg_column_set(w->rates[i], row, sg_status_has_value(status) ? values[i] : NAN, status);
}

/* Births and deaths a year, where the days are known. */
static void set_annual(const struct writing *w, size_t row, size_t cell)
{
    struct sg_birth_counts counts = {
        .births = number_of(w, cell, FLOWS_ENTRANTS, FLOWS_ENTRANTS).value,
        .deaths = number_of(w, cell, FLOWS_EXITS, FLOWS_EXITS).value,
        .stock = number_of(w, cell, FLOWS_N_START, FLOWS_N_START).value};
    struct sg_period dates[2] = {w->dates[0], w->dates[1]};
    for (size_t i = 0; i < 2 && !w->asked; i++)
        if (!sg_period_read(sg_column_text(w->keys[i], row), NULL, &dates[i], NULL) ||
            dates[i].kind < SG_PERIOD_MONTH)
            return;
    counts.months = sg_period_months_between(&dates[0], &dates[1]);
    struct sg_birth_rates rates = sg_birth_rates_of(&counts);
    sg_status status = counts.stock > 0 ? 0 : SG_STATUS_UNDEFINED;
    sg_column_set(w->months, row, counts.months, 0);
    sg_column_set(w->births, row, rates.births, status);
    sg_column_set(w->deaths, row, rates.deaths, status);
}

static void add_enterprise_columns(struct writing *w)
{
    static const char *const units[] = {"entrants_new_enterprise", "entrants_continuing_enterprise",
                                        "exits_closed_enterprise", "exits_continuing_enterprise"};
    static const char *const jobs[] = {"creation_new_enterprise", "creation_continuing_enterprise",
                                       "destruction_closed_enterprise",
                                       "destruction_continuing_enterprise"};
    static const char *const behind[] = {"enterprises_start", "enterprises_end",
                                         "enterprises_entry", "enterprises_expansion",
                                         "enterprises_exit",  "enterprises_contraction"};
    for (size_t k = 0; k < FLOWS_KINDS; k++)
        w->units[k] = sg_table_add(w->out, units[k], SG_COLUMN_NUMBER);
    for (size_t k = 0; k < FLOWS_KINDS; k++)
        w->jobs[k] = sg_table_add(w->out, jobs[k], SG_COLUMN_NUMBER);
    for (size_t k = 0; k < FLOWS_BEHIND; k++)
        w->behind[k] = sg_table_add(w->out, behind[k], SG_COLUMN_NUMBER);
}

static void set_enterprises(const struct writing *w, size_t row, size_t cell)
{
    const struct flows_split *split = &w->numbers->splits[cell];
    for (size_t k = 0; k < FLOWS_KINDS; k++) {
        struct sg_exact sum = {.sum = split->sums[k], .scale = w->numbers->decimals};
        sg_status status =
            sg_status_void(split->status[k]) ? sg_status_void(split->status[k]) : split->status[k];
        sg_column_set(w->units[k], row, (double)split->counts[k], 0);
        sg_column_set(w->jobs[k], row, sg_status_has_value(status) ? sg_exact_value(&sum) : NAN,
                      status);
    }
    for (size_t k = 0; k < FLOWS_BEHIND; k++)
        sg_column_set(w->behind[k], row, (double)w->numbers->behind[cell * FLOWS_BEHIND + k], 0);
}

static void set_keys(const struct writing *w, size_t row, size_t cell)
{
    char word[8];
    struct sg_field scope = sg_tally_key(w->sums, cell, SCOPE, word);
    bool all = scope.n == 3; /* "all", not "each" */
    for (size_t k = 0; k < w->plan->keys.n; k++) {
        if (!w->keys[k])
            continue;
        struct sg_field key = sg_tally_key(w->sums, cell, k, word);
        char *text = sg_copy_bytes(key.text, key.n);
        bool size = w->apart && k + 1 == w->plan->keys.n;
        const char *label = text;
        struct sg_buffer class = {0};
        if (!all && strcmp(w->plan->keys.items[k], FLOWS_CLASS) == 0) {
            flows_class_label(text, w->run->lang, &class);
            label = sg_buffer_text(&class);
        }
        if (all && k >= GROUPS && !size)
            label = w->run->lang == SG_JA ? "総数" : "total";
        else if (size && w->run->lang == SG_JA)
            label = strcmp(text, "known") == 0 ? "判明" : "不明";
        sg_column_set_text(w->keys[k], row, label);
        sg_buffer_free(&class);
        free(text);
    }
}

static void add_row(const struct writing *w, size_t cell)
{
    size_t row = sg_table_add_row(w->out);
    set_keys(w, row, cell);
    for (enum flows_value v = 0; v < FLOWS_VALUES; v++)
        if (w->values[v])
            set_number(w, w->values[v], row, cell, v, v);
    struct sg_cube_cell creation =
        set_number(w, w->creation, row, cell, FLOWS_CREATION_ENTRY, FLOWS_CREATION_EXPANSION);
    struct sg_cube_cell destruction = set_number(
        w, w->destruction, row, cell, FLOWS_DESTRUCTION_EXIT, FLOWS_DESTRUCTION_CONTRACTION);
    set_rates(w, row, creation, destruction, number_of(w, cell, FLOWS_SIZES, FLOWS_SIZES));
    if (w->months)
        set_annual(w, row, cell);
    if (w->numbers->splits)
        set_enterprises(w, row, cell);
}

/* Cells by pairs of periods in their order, then all together, then by the labels of groups. */
static size_t *order_cells(const struct sg_tally *sums)
{
    size_t n = sums->n_cells, *order = sg_tally_order(sums, NULL, NULL);
    size_t *met = sg_tally_order_met(sums), *rank = sg_alloc(n, sizeof *rank), pair = 0;
    struct sg_table index;
    sg_table_init(&index);
    struct sg_column *from = sg_table_add(&index, "from", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < n; i++) {
        char word[8];
        struct sg_field key = sg_tally_key(sums, met[i], FROM, word);
        char *text = sg_copy_bytes(key.text, key.n);
        pair = (size_t)sg_column_intern(from, text);
        rank[met[i]] = pair;
        free(text);
    }
    sg_order_by_rank(order, n, rank);
    sg_table_free(&index);
    free(met);
    free(rank);
    return order;
}

/* The dates of --from and --to, which are of one pair of periods. */
static bool find_dates(struct writing *w, size_t n_pairs, struct sg_error *err)
{
    static const char *const names[] = {"from", "to"};
    const char *texts[2];
    for (size_t i = 0; i < 2; i++) {
        texts[i] = sg_args_text(w->run->args, names[i]);
        if (!texts[i])
            continue;
        w->asked = true;
        if (!sg_period_read(texts[i], NULL, &w->dates[i], err))
            return false;
        if (w->dates[i].kind < SG_PERIOD_MONTH)
            return sg_fail(err, SG_FAIL_USAGE, "--%s '%s' is no day, as 2016-06-01 is", names[i],
                           texts[i]);
    }
    if (!w->asked)
        return true;
    if (!texts[0] || !texts[1])
        return sg_fail(err, SG_FAIL_USAGE, "--from and --to go together");
    if (n_pairs > 1)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--from and --to are the days of two periods, but there are %zu",
                       n_pairs + 1);
    return sg_period_months_between(&w->dates[0], &w->dates[1]) > 0 ||
           sg_fail(err, SG_FAIL_USAGE, "'%s' does not come before '%s'", texts[0], texts[1]);
}

static size_t count_pairs(const struct writing *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->sums->n_cells; i++) {
        char word[8];
        struct sg_field group = sg_tally_key(w->sums, i, SCOPE, word);
        struct sg_field last = sg_tally_key(w->sums, i, w->plan->keys.n - 1, word);
        n += group.n == 3 && !(w->apart && last.n == 7); /* all, not unknown */
    }
    return n;
}

/* Whether a period of the result is a day or a month. */
static bool are_dated(const struct writing *w)
{
    bool dated = w->asked;
    for (size_t i = 0; i < w->sums->n_cells && !dated; i++) {
        char word[8];
        struct sg_period date;
        struct sg_field key = sg_tally_key(w->sums, i, FROM, word);
        char *text = sg_copy_bytes(key.text, key.n);
        dated = sg_period_read(text, NULL, &date, NULL) && date.kind >= SG_PERIOD_MONTH;
        free(text);
    }
    return dated;
}

static void add_annual_columns(struct writing *w)
{
    w->months = sg_table_add(w->out, "months", SG_COLUMN_NUMBER);
    w->births = sg_table_add(w->out, "birth_rate_percent", SG_COLUMN_NUMBER);
    w->deaths = sg_table_add(w->out, "death_rate_percent", SG_COLUMN_NUMBER);
}

bool flows_table(struct sg_run *run, const struct flows_numbers *numbers, struct sg_table *out,
                 struct sg_error *err)
{
    const struct sg_tally_plan *plan = numbers->plan;
    const struct sg_tally *sums = numbers->cells;
    struct writing w = {.run = run, .numbers = numbers, .plan = plan, .sums = sums, .out = out};
    w.apart = strcmp(plan->keys.items[plan->keys.n - 1], FLOWS_APART) == 0;
    if (!find_dates(&w, count_pairs(&w), err))
        return false;
    add_columns(&w);
    if (are_dated(&w))
        add_annual_columns(&w);
    if (numbers->splits)
        add_enterprise_columns(&w);
    size_t *order = order_cells(sums);
    for (size_t i = 0; i < sums->n_cells; i++)
        if (sums->counts[order[i]])
            add_row(&w, order[i]);
    free(order);
    free(w.keys);
    return true;
}
