#include "others.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/exact.h"
#include "table/measure.h"
#include "table/role.h"

enum adding {
    ADDS,
    ADDS_TO_WHOLE, /* where the parts of the group are 100 together */
    IS_BASE,       /* the same for all parts: a denominator */
    ADDS_NOT
};

static bool is_among(const char *name, const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

#define AMONG(name, names) is_among(name, names, sizeof(names) / sizeof *(names))

/* How the column adds up over the items of a group. */
static enum adding adding_of(const struct sg_table *table, const struct sg_column *column)
{
    static const char *const bases[] = {"total", "area_total", "reference_total",
                                        "base",  "population", "number_among"};
    static const char *const parts[] = {"share_percent", "reference_share_percent",
                                        "employment_share_percent", "contribution_points",
                                        "share_change_points"};
    static const char *const counts[] = {"n",  "previous_n",  "current_n", "n_valid",
                                         "df", "n_effective", "n0",        "n_exact"};
    const struct sg_column *main = sg_table_main(table);
    const struct sg_column_info *info = sg_column_info(column->name);
    enum sg_measure_kind kind = sg_measure_kind_of_column(column);
    bool of_amounts = !main || sg_measure_rule(sg_measure_kind_of_column(main))->adds;
    if (AMONG(column->name, bases))
        return IS_BASE;
    if (AMONG(column->name, parts))
        return ADDS;
    if (AMONG(column->name, counts))
        return of_amounts && strcmp(column->name, "n") == 0 ? ADDS : IS_BASE;
    if (kind == SG_MEASURE_UNKNOWN && info && !info->of_input)
        return ADDS_NOT;
    if (sg_measure_rule(kind)->adds)
        return ADDS;
    return kind == SG_MEASURE_SHARE && !sg_column_is_rate(column) ? ADDS_TO_WHOLE : ADDS_NOT;
}

bool sg_others_can(const struct sg_table *table, struct sg_error *err)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum adding adding = column->kind == SG_COLUMN_NUMBER ? adding_of(table, column) : ADDS_NOT;
        if (adding == ADDS || adding == ADDS_TO_WHOLE)
            return true;
    }
    return sg_fail(err, SG_FAIL_DATA,
                   "--others sums what is left out, and no number here adds up (ratios, balances, "
                   "indices)");
}

/* A sum, and what of its addends stands instead of it or is also true of it. */
struct sum {
    struct sg_exact exact;
    sg_status status;
    size_t n;
};

static void add(struct sum *sum, const struct sg_column *column, size_t row)
{
    sg_status status = column->status[row];
    bool nil = status & SG_STATUS_NIL;
    sg_status instead = sg_status_void(status);
    if (!instead && isnan(column->values[row]) && !nil)
        instead = SG_STATUS_NOT_AVAILABLE;
    sum->status |= instead | (status & (SG_STATUS_REVISED | SG_STATUS_PROVISIONAL |
                                        SG_STATUS_ESTIMATED | SG_STATUS_CAUTION));
    if (!instead && !isnan(column->values[row])) {
        struct sg_fixed value = sg_fixed_of(column->values[row]);
        sg_exact_add(&sum->exact, value.digits, value.scale);
    }
    sum->n++;
}

/* Whether the parts of the group are the whole: 100, as far as rounding allows. */
static bool are_whole(const struct sg_table *table, const struct sg_others *others,
                      const struct sg_column *column, const size_t rows[], size_t n)
{
    struct sum whole = {0};
    for (size_t i = 0; i < n; i++)
        if (!sg_keys_is_total(table, others->item, rows[i]) &&
            !(column->status[rows[i]] & SG_STATUS_ASIDE))
            add(&whole, column, rows[i]);
    double together = sg_exact_value(&whole.exact);
    bool known = !sg_status_void(whole.status);
    int decimals = column->printed_decimals;
    double unit = decimals >= 0 ? pow(10, -decimals) : 1e-9;
    sg_exact_free(&whole.exact);
    return !known || fabs(together - 100) <= 0.5 * unit * (double)(whole.n + 1);
}

/* The number that all of the rows have, else that there is none. */
static void carry(struct sg_column *column, size_t to, const size_t rows[], size_t n)
{
    bool same = n > 0;
    for (size_t i = 1; i < n && same; i++) {
        double a = column->values[rows[0]], b = column->values[rows[i]];
        same = column->status[rows[i]] == column->status[rows[0]] &&
               ((isnan(a) && isnan(b)) || (a <= b && a >= b));
    }
    if (same)
        sg_column_set(column, to, column->values[rows[0]], column->status[rows[0]]);
    else
        sg_column_set(column, to, NAN, SG_STATUS_NOT_APPLICABLE);
}

static void set_sum(struct sg_column *column, size_t to, const struct sg_others *others,
                    const size_t rows[], size_t n)
{
    struct sum sum = {0};
    for (size_t i = 0; i < n; i++)
        if (others->left[rows[i]])
            add(&sum, column, rows[i]);
    bool known = !sg_status_void(sum.status);
    sg_column_set(column, to, known ? sg_exact_value(&sum.exact) : NAN, sum.status);
    sg_exact_free(&sum.exact);
}

static void set_number(struct sg_table *table, struct sg_column *column, size_t to,
                       const struct sg_others *others, const size_t rows[], size_t n)
{
    switch (adding_of(table, column)) {
    case IS_BASE:
        carry(column, to, rows, n);
        return;
    case ADDS_TO_WHOLE:
        if (!are_whole(table, others, column, rows, n))
            break;
        set_sum(column, to, others, rows, n);
        return;
    case ADDS:
        set_sum(column, to, others, rows, n);
        return;
    case ADDS_NOT:
        break;
    }
    sg_column_set(column, to, NAN, SG_STATUS_NOT_APPLICABLE);
}

/* The item is その他, and so is its name; what is the same in the group stays. */
static void set_label(struct sg_table *table, size_t at, size_t to, const struct sg_others *others,
                      const char *label, const size_t rows[], size_t n)
{
    struct sg_column *column = table->columns[at];
    bool same = true;
    for (size_t i = 1; i < n && same; i++)
        same = column->codes[rows[i]] == column->codes[rows[0]];
    enum sg_role role = sg_role_of_column(column);
    bool names = sg_role_of_column(table->columns[others->item]) == SG_ROLE_AREA &&
                 role == SG_ROLE_AREA_NAME;
    if (at == others->item || names)
        sg_column_set_text(column, to, label);
    else if (same && n)
        column->codes[to] = column->codes[rows[0]];
}

size_t sg_others_add(struct sg_table *table, const struct sg_others *others, const size_t rows[],
                     size_t n, enum sg_lang lang)
{
    size_t to = sg_table_add_row(table);
    const char *label = lang == SG_JA ? "その他" : "Others";
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER)
            set_number(table, table->columns[i], to, others, rows, n);
        else
            set_label(table, i, to, others, label, rows, n);
    return to;
}
