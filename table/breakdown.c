#include "breakdown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "lookup.h"
#include "role.h"
#include "row_measure.h"
#include "text.h"

/* Whether `column` says the same in all rows of each category: a code, a short name. */
static bool goes_with(const struct sg_table *table, const struct sg_column *by,
                      const struct sg_column *column)
{
    int32_t *said = sg_alloc(by->levels.n, sizeof *said);
    bool same = column->levels.n > 1;
    for (size_t row = 0; same && row < table->n_rows; row++) {
        int32_t code = column->codes[row] - SG_EMPTY + 1; /* 0: not met */
        int32_t *at = by->codes[row] == SG_EMPTY ? NULL : &said[by->codes[row]];
        same = !at || *at == 0 || *at == code;
        if (at)
            *at = code;
    }
    free(said);
    return same;
}

static void find_keys(struct sg_breakdown *breakdown)
{
    const struct sg_table *table = breakdown->table;
    bool has_area = false;
    for (size_t i = 0; i < table->n_columns; i++)
        has_area |= sg_role_of_column(table->columns[i]) == SG_ROLE_AREA;
    breakdown->keys = sg_alloc(table->n_columns, sizeof *breakdown->keys);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        bool silent = role == SG_ROLE_STATUS || role == SG_ROLE_NOTE || role == SG_ROLE_BY_CODE ||
                      (role == SG_ROLE_AREA_NAME && has_area);
        if (i == breakdown->by || column->kind == SG_COLUMN_NUMBER || silent)
            continue;
        if (role == SG_ROLE_NONE && goes_with(table, table->columns[breakdown->by], column))
            continue;
        breakdown->keys[breakdown->n_keys++] = i;
    }
}

/* What each label of the category is. */
static enum sg_breakdown_kind *kinds_of_levels(const struct sg_levels *levels, const char *declared)
{
    enum sg_breakdown_kind *kinds = sg_alloc(levels->n, sizeof *kinds);
    bool is_declared = false;
    for (size_t i = 0; i < levels->n; i++) {
        bool same = declared && sg_text_same_key(levels->texts[i], declared);
        is_declared |= same;
        kinds[i] = same                                       ? SG_BREAKDOWN_TOTAL
                   : sg_role_is_total(levels->texts[i], NULL) ? SG_BREAKDOWN_ASIDE
                                                              : SG_BREAKDOWN_PART;
    }
    for (size_t i = 0; i < levels->n; i++)
        if (kinds[i] == SG_BREAKDOWN_ASIDE && !is_declared)
            kinds[i] = SG_BREAKDOWN_TOTAL;
    return kinds;
}

void sg_breakdown_find(struct sg_breakdown *breakdown, const struct sg_table *table, size_t by,
                       const char *declared)
{
    const struct sg_column *column = table->columns[by];
    *breakdown = (struct sg_breakdown){.table = table, .by = by};
    find_keys(breakdown);
    sg_groups_make(&breakdown->groups, table, breakdown->keys, breakdown->n_keys);
    enum sg_breakdown_kind *kinds = kinds_of_levels(&column->levels, declared);
    breakdown->kind = sg_alloc(table->n_rows, sizeof *breakdown->kind);
    breakdown->total_row = sg_alloc(breakdown->groups.n, sizeof *breakdown->total_row);
    breakdown->other_total = sg_alloc(breakdown->groups.n, sizeof *breakdown->other_total);
    sg_breakdown_take(breakdown, kinds);
    free(kinds);
}

void sg_breakdown_take(struct sg_breakdown *breakdown, const enum sg_breakdown_kind kinds[])
{
    const struct sg_table *table = breakdown->table;
    const struct sg_column *column = table->columns[breakdown->by];
    for (size_t i = 0; i < breakdown->groups.n; i++)
        breakdown->total_row[i] = breakdown->other_total[i] = -1;
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t code = column->codes[row];
        ptrdiff_t *total = &breakdown->total_row[breakdown->groups.of_row[row]];
        ptrdiff_t *other = &breakdown->other_total[breakdown->groups.of_row[row]];
        breakdown->kind[row] = code == SG_EMPTY ? SG_BREAKDOWN_ASIDE : kinds[code];
        if (breakdown->kind[row] != SG_BREAKDOWN_TOTAL)
            continue;
        if (*total < 0)
            *total = (ptrdiff_t)row;
        else if (*other < 0 && column->codes[*total] != code)
            *other = (ptrdiff_t)row;
    }
}

void sg_breakdown_free(struct sg_breakdown *breakdown)
{
    sg_groups_free(&breakdown->groups);
    free(breakdown->keys);
    free(breakdown->kind);
    free(breakdown->total_row);
    free(breakdown->other_total);
    *breakdown = (struct sg_breakdown){0};
}

/* Adds the names of the area of a row, where its code is the key: 北海道 せたな町. */
static void add_area_names(const struct sg_breakdown *breakdown, size_t row, struct sg_buffer *name)
{
    for (size_t i = 0; i < breakdown->table->n_columns; i++) {
        const struct sg_column *column = breakdown->table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER && sg_role_of_column(column) == SG_ROLE_AREA_NAME &&
            *sg_column_text(column, row))
            sg_buffer_printf(name, " %s", sg_column_text(column, row));
    }
}

char *sg_breakdown_name(const struct sg_breakdown *breakdown, size_t row)
{
    struct sg_buffer name = {0};
    for (size_t i = 0; i < breakdown->n_keys; i++) {
        const struct sg_column *column = breakdown->table->columns[breakdown->keys[i]];
        const char *text = sg_column_text(column, row);
        if (*text)
            sg_buffer_printf(&name, "%s%s", name.n ? " / " : "", text);
        if (sg_role_of_column(column) == SG_ROLE_AREA)
            add_area_names(breakdown, row, &name);
    }
    return sg_buffer_take(&name);
}

static void add_part(struct sg_breakdown_sum *sum, double value, sg_status status)
{
    sum->n_parts++;
    if (isnan(value) || !sg_status_has_value(status)) {
        sum->n_unknown++;
        return;
    }
    sum->sum += value;
    sum->negative |= value < 0;
}

void sg_breakdown_sums(const struct sg_breakdown *breakdown, const struct sg_column *value,
                       struct sg_breakdown_sum sums[])
{
    for (size_t i = 0; i < breakdown->groups.n; i++) {
        ptrdiff_t row = breakdown->total_row[i];
        bool known =
            row >= 0 && sg_status_has_value(value->status[row]) && !isnan(value->values[row]);
        sums[i] = (struct sg_breakdown_sum){.total_row = known ? row : -1,
                                            .total = known ? value->values[row] : NAN};
    }
    for (size_t row = 0; row < breakdown->table->n_rows; row++)
        if (breakdown->kind[row] == SG_BREAKDOWN_PART &&
            !sg_row_is_aside(breakdown->table, value, row))
            add_part(&sums[breakdown->groups.of_row[row]], value->values[row], value->status[row]);
    /* a sum of decimals has the decimals of its parts: −57.1, not −57.099999999999994 */
    int decimals = sg_row_measure_decimals(breakdown->table, value);
    for (size_t i = 0; i < breakdown->groups.n; i++)
        sums[i].sum = sg_number_round(sums[i].sum, decimals);
}

bool sg_breakdown_differ(const struct sg_breakdown_sum *sum, double rounding)
{
    if (sum->total_row < 0 || sum->n_parts == 0)
        return false;
    /* the last term is for the binary representation of decimals */
    double allowed = rounding * (double)(sum->n_parts + 1) +
                     1e-12 * (double)sum->n_parts * fmax(fabs(sum->sum), fabs(sum->total));
    if (sum->n_unknown)
        return !sum->negative && sum->sum - sum->total > allowed;
    return fabs(sum->sum - sum->total) > allowed;
}
