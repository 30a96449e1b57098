#include "lq_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/printed.h"
#include "table/role.h"

#include "plots/charts/chart_input.h"

static const double rounding = 0.01; /* of a printed quotient, against its logarithm */
static const int most_decimals = 2;
static const double few_establishments = 5;
static const char *const label_names[] = {NULL};

static bool find_columns(const struct sg_table *table, struct sg_lq *q, struct sg_error *err)
{
    struct sg_input_need need = {"lq", "coefficient", "specialization"};
    q->lower = sg_table_numbers(table, "lower");
    q->upper = sg_table_numbers(table, "upper");
    q->value = sg_table_numbers(table, "value");
    if (!q->lower || !q->upper)
        q->lower = q->upper = NULL;
    return sg_input_require(table, need, &q->coefficient, err);
}

/* Whether the coefficients are quotients: their logarithms stand beside them. */
static bool require_quotients(const struct sg_table *table, const struct sg_lq *q,
                              struct sg_error *err)
{
    const struct sg_column *logs = sg_table_numbers(table, "log_coefficient");
    for (size_t row = 0; row < table->n_rows; row++) {
        double x = sg_column_value(q->coefficient, row);
        double log_x = logs ? sg_column_value(logs, row) : NAN;
        if (x < 0 || (!isnan(log_x) && !isnan(x) && fabs(x - exp(log_x)) > rounding * fmax(1, x))) {
            sg_fail(err, SG_FAIL_USAGE,
                    "chart lq shows location quotients (specialization --method lq); %g in the "
                    "column %s is none",
                    x, q->coefficient->name);
            return sg_input_fail_at(table, q->coefficient, row, err);
        }
    }
    return true;
}

static bool choose_rows(const struct sg_table *table, struct sg_lq *q, struct sg_error *err)
{
    const struct sg_column *area, *name, *period;
    ptrdiff_t row;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err) ||
        !sg_items_one(&q->items, area, &q->area, err))
        return false;
    sg_items_newest(&q->items, period, &row);
    if (row < 0)
        return true; /* the list says that there is nothing */
    if (name)
        q->area = sg_column_text(name, (size_t)row);
    if (period)
        q->period = sg_column_text(period, (size_t)row);
    if (period && period->kind == SG_COLUMN_PERIOD && period->codes[row] != SG_EMPTY)
        q->when = period->levels.periods[period->codes[row]];
    return true;
}

static bool list(struct sg_lq *q, bool given, struct sg_error *err)
{
    size_t n = q->items.table->n_rows;
    double *keys = sg_alloc(n, sizeof *keys);
    for (size_t row = 0; row < n; row++)
        keys[row] = sg_number_round(sg_column_value(q->coefficient, row), 2);
    struct sg_items_order order = {.keys = given ? NULL : keys, .totals = SG_TOTALS_DROP};
    bool ok = sg_items_list(&q->items, order, err);
    free(keys);
    for (size_t i = 0; ok && i < q->items.n; i++) {
        double x = sg_column_value(q->coefficient, q->items.items[i].row);
        q->voids |= sg_input_void(q->coefficient, q->items.items[i].row);
        q->decimals = (int)fmax(q->decimals, sg_printed_needed(x, most_decimals));
    }
    return ok;
}

/* Whether the unit or the name of what is counted says establishments. */
static bool counts_establishments(const struct sg_lq *q)
{
    const struct sg_table_info *info = &q->items.table->info;
    const char *const said[] = {info->unit, info->measure, q->value ? q->value->unit : NULL};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i] && (strstr(said[i], "事業所") || strstr(said[i], "stablishment")))
            return true;
    return false;
}

bool sg_lq_is_few(const struct sg_lq *quotients, size_t i)
{
    const struct sg_column *value = quotients->value;
    size_t row = quotients->items.items[i].row;
    double n = value && quotients->of_units ? sg_column_value(value, row) : NAN;
    return n > 0 && n < few_establishments;
}

bool sg_lq_read(const struct sg_table *table, const struct sg_chart_options *options,
                struct sg_lq *quotients, struct sg_error *err)
{
    *quotients = (struct sg_lq){.level = options->level};
    bool given;
    bool ok = find_columns(table, quotients, err) && require_quotients(table, quotients, err) &&
              sg_input_sort(options->sort, false, &given, err) &&
              sg_items_init(&quotients->items, table, label_names, err) &&
              choose_rows(table, quotients, err) && list(quotients, given, err);
    quotients->of_units = ok && counts_establishments(quotients);
    if (!ok)
        sg_lq_free(quotients);
    return ok;
}

void sg_lq_free(struct sg_lq *quotients)
{
    sg_items_free(&quotients->items);
    *quotients = (struct sg_lq){0};
}

double sg_lq_at(const struct sg_lq *quotients, size_t i)
{
    double x = sg_column_value(quotients->coefficient, quotients->items.items[i].row);
    return x > 0 && !isinf(x) ? x : NAN;
}

void sg_lq_interval(const struct sg_lq *quotients, size_t i, double *lower, double *upper)
{
    size_t row = quotients->items.items[i].row;
    *lower = *upper = NAN;
    if (!quotients->lower || isnan(sg_lq_at(quotients, i)))
        return;
    *lower = sg_column_value(quotients->lower, row);
    *upper = sg_column_value(quotients->upper, row);
    if (!(*lower <= *upper) || isinf(*upper))
        *lower = *upper = NAN;
}
