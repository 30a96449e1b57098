/* A tally as a table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>
#include "table/finite.h"
#include "table/role.h"

#include "tally_plan.h"

/* The folded result, whose contributors exist only with an enterprise. */
struct result {
    const struct sg_tally *tally;
    const struct sg_tally_plan *plan;
    const struct sg_contributors *contributors; /* NULL without */
    size_t n_keys;
    bool plain; /* a value's column is called as it is, and only values are written if there are any
                 */
    const struct sg_rows_notes *notes; /* what is declared of the keys; NULL: nothing */
    struct sg_table *out;
};

static struct sg_column *add_named(const struct result *result, const char *prefix,
                                   const char *value)
{
    struct sg_buffer name = {0};
    if (!result->plain)
        sg_buffer_printf(&name, "%s_", prefix);
    sg_buffer_add(&name, value);
    struct sg_column *column = sg_table_add(result->out, sg_buffer_text(&name), SG_COLUMN_NUMBER);
    sg_buffer_free(&name);
    return column;
}

static void add_key_columns(const struct result *result, const size_t order[])
{
    for (size_t k = 0; k < result->n_keys; k++) {
        const char *name = result->plan->keys.items[k];
        struct sg_column *column = sg_table_add(result->out, name, SG_COLUMN_CATEGORY);
        column->role = sg_role_of_header(name);
        for (size_t i = 0; i < result->tally->n_cells; i++) {
            char word[8], short_text[9];
            struct sg_field key = sg_tally_key(result->tally, order[i], k, word);
            memcpy(short_text, word, 8);
            if (key.n < 8)
                short_text[key.n] = '\0';
            sg_column_set_text(column, i, key.n < 8 ? short_text : key.text);
        }
        if (column->role == SG_ROLE_PERIOD)
            sg_column_to_periods(column, NULL, NULL);
    }
}

/* A statistic of one cell: a void status of any of its values makes it unknown. */
static void set_statistic(const struct result *result, struct sg_column *column, size_t row,
                          size_t cell, struct sg_tally_statistic statistic)
{
    size_t at = cell * result->tally->n_values + statistic.value;
    const struct sg_tally_sum *sum = &result->tally->sums[at];
    sg_status status = sum->status & ~(sg_status)SG_STATUS_NIL;
    double value = NAN;
    if (sum->n == 0 && status == 0 && statistic.kind != SG_TALLY_SUM)
        status = SG_STATUS_UNDEFINED; /* no records at all */
    if (!sg_status_has_value(status)) {
        sg_column_set(column, row, NAN, status);
        return;
    }
    switch (statistic.kind) {
    case SG_TALLY_SUM:
        value = sg_exact_value(&sum->sum);
        break;
    case SG_TALLY_MEAN:
        value = sg_exact_value(&sum->sum) / (double)sum->n;
        break;
    case SG_TALLY_MIN:
        value = sg_fixed_value(result->tally->ranges[at].lowest);
        break;
    case SG_TALLY_MAX:
        value = sg_fixed_value(result->tally->ranges[at].highest);
        break;
    }
    sg_column_set(column, row, value, status);
}

static void add_statistics(const struct result *result, const size_t order[])
{
    for (size_t s = 0; s < result->plan->n_statistics; s++) {
        struct sg_tally_statistic statistic = result->plan->statistics[s];
        struct sg_column *column = add_named(result, sg_tally_kind_word(statistic.kind),
                                             result->plan->values.items[statistic.value]);
        if (result->out->main < 0)
            result->out->main = (ptrdiff_t)sg_table_index(result->out, column);
        for (size_t i = 0; i < result->tally->n_cells; i++)
            set_statistic(result, column, i, order[i], statistic);
    }
}

static void add_contributors(const struct result *result, const size_t order[])
{
    const struct sg_contributors *contributors = result->contributors;
    struct sg_column *n = sg_table_add(result->out, "contributors", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < result->tally->n_cells; i++)
        sg_column_set(n, i, (double)contributors->n[order[i]], 0);
    for (size_t v = 0; v < result->plan->values.n; v++) {
        const char *value = result->plan->values.items[v];
        struct sg_column *largest = add_named(result, "largest", value);
        struct sg_column *second = add_named(result, "second", value);
        for (size_t i = 0; i < result->tally->n_cells; i++) {
            size_t at = order[i] * result->plan->values.n + v;
            sg_status status = sg_status_void(result->tally->sums[at].status);
            bool two = contributors->n[order[i]] > 1;
            sg_column_set(largest, i, status ? NAN : sg_exact_value(&contributors->largest[at]),
                          status);
            sg_column_set(second, i,
                          status || !two ? NAN : sg_exact_value(&contributors->second[at]),
                          two ? status : SG_STATUS_NOT_APPLICABLE);
        }
    }
}

static void add_counts(const struct result *result, const size_t order[])
{
    struct sg_table *out = result->out;
    struct sg_column *n = sg_table_add(out, "n", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < result->tally->n_cells; i++)
        sg_column_set(n, i, (double)result->tally->counts[order[i]], 0);
    if (result->plan->n_statistics == 0)
        out->main = (ptrdiff_t)sg_table_index(out, n);
}

static bool fill(const struct result *result, struct sg_error *err)
{
    size_t *order =
        sg_tally_order(result->tally, result->notes, (const char *const *)result->plan->keys.items);
    sg_table_reserve(result->out, result->tally->n_cells);
    for (size_t i = 0; i < result->tally->n_cells; i++)
        sg_table_add_row(result->out);
    add_key_columns(result, order);
    if (!result->plain || result->plan->n_statistics == 0)
        add_counts(result, order);
    add_statistics(result, order);
    if (result->contributors)
        add_contributors(result, order);
    free(order);
    return sg_table_require_finite(result->out, err); /* sums are exact, but written as doubles */
}

bool sg_tally_group(struct sg_rows *rows, const struct sg_rows_request *request,
                    struct sg_table *out, struct sg_error *err)
{
    struct sg_tally_plan plan = {0};
    struct sg_tally tally = {0};
    if (request->n_keys > SG_TALLY_KEYS)
        return sg_tally_fail_keys(request->n_keys, err);
    for (size_t i = 0; i < request->n_keys; i++)
        sg_texts_add(&plan.keys, request->keys[i]);
    for (size_t i = 0; i < request->n_values; i++)
        sg_tally_plan_add(&plan, SG_TALLY_SUM, request->values[i]);
    bool done = sg_tally_rows(rows, &plan, &tally, err);
    struct result result = {.tally = &tally,
                            .plan = &plan,
                            .n_keys = tally.n_keys,
                            .plain = true,
                            .notes = rows->notes,
                            .out = out};
    if (done)
        done = fill(&result, err);
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
    return done;
}

bool sg_tally_to_table(const struct sg_tally *tally, const struct sg_tally_plan *plan,
                       const struct sg_rows_notes *notes, struct sg_table *out,
                       struct sg_error *err)
{
    struct result result = {
        .tally = tally, .plan = plan, .n_keys = tally->n_keys, .notes = notes, .out = out};
    if (!plan->enterprise) {
        return fill(&result, err);
    }
    struct sg_tally folded;
    struct sg_contributors contributors;
    sg_tally_fold(tally, &folded, &contributors);
    result.tally = &folded;
    result.contributors = &contributors;
    result.n_keys = folded.n_keys;
    bool done = fill(&result, err);
    sg_contributors_free(&contributors);
    sg_tally_free(&folded);
    return done;
}
