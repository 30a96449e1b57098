/* Percentages against the counts beside them, and against the number of answers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/count_range.h>
#include "table/row_measure.h"
#include "table/text.h"

#include "check.h"

static bool has_number(const struct sg_column *column, size_t row)
{
    return sg_status_has_value(column->status[row]) && !isnan(column->values[row]);
}

static bool name_holds(const char *name, const char *part)
{
    char *key = sg_text_key(name);
    char *part_key = sg_text_key(part);
    bool holds = key && part_key && strstr(key, part_key);
    free(key);
    free(part_key);
    return holds;
}

/* The counts whose share a column is: those it names, else the only ones; NULL if that is not
 * clear. */
static const struct sg_column *counts_of(const struct check_columns *columns,
                                         const struct sg_column *share)
{
    const struct sg_column *only = columns->n_counts == 1 ? columns->counts[0] : NULL;
    for (size_t i = 0; i < columns->n_counts; i++) {
        const struct sg_column *counts = columns->counts[i];
        if (name_holds(share->name, counts->name) ||
            (counts->label && name_holds(share->label, counts->label)))
            return counts;
    }
    return only;
}

bool check_is_share(const struct check *check, const struct sg_column *share)
{
    const struct sg_breakdown *parts = &check->parts;
    double rounding = check_percent_rounding(check, share);
    struct sg_breakdown_sum *sums = sg_alloc(parts->groups.n, sizeof *sums);
    size_t n = 0, n_whole = 0;
    sg_breakdown_sums(parts, share, sums);
    for (size_t i = 0; i < parts->groups.n; i++) {
        bool printed = sums[i].total_row >= 0;
        double whole = printed ? sums[i].total : sums[i].sum;
        double allowed = printed ? rounding : rounding * (double)sums[i].n_parts;
        if (!printed && (sums[i].n_parts == 0 || sums[i].n_unknown))
            continue;
        n++;
        n_whole += fabs(whole - 100) <= allowed + 1e-9;
    }
    free(sums);
    return n_whole > 0 && 2 * n_whole >= n;
}

/* The published total of a group, else the sum of its parts; NAN if one of them is not known. */
static double denominator(const struct sg_breakdown_sum *sum, ptrdiff_t total_row)
{
    if (total_row >= 0)
        return sum->total;
    return sum->n_unknown ? NAN : sum->sum;
}

static void compare_share(struct check *check, const struct sg_column *share,
                          const struct sg_column *counts, double total, size_t row)
{
    if (!has_number(share, row) || !has_number(counts, row) || isnan(total) || total == 0)
        return;
    int decimals = sg_row_measure_decimals(check->in, share);
    double expected = 100 * counts->values[row] / total;
    double allowed =
        check->tolerance >= 0 ? check->tolerance : check_percent_rounding(check, share);
    check->n_shares++;
    if (fabs(share->values[row] - expected) <= allowed + 1e-9)
        return;
    char texts[4][SG_NUMBER_SIZE];
    char *place = check_place(check, row);
    const struct check_finding finding = {"shares", row, share, share->values[row], expected};
    check_report(check, &finding, "%s%s of %s is %s %%, not %s %%", place,
                 check_number(check, counts->values[row], -1, texts[0]),
                 check_number(check, total, -1, texts[1]),
                 check_number(check, expected, decimals, texts[2]),
                 check_number(check, share->values[row], decimals, texts[3]));
    free(place);
}

void check_shares(struct check *check)
{
    struct sg_breakdown_sum *sums = sg_alloc(check->parts.groups.n, sizeof *sums);
    for (size_t i = 0; check->by >= 0 && i < check->columns.n_shares; i++) {
        const struct sg_column *share = check->columns.shares[i];
        const struct sg_column *counts = counts_of(&check->columns, share);
        if (!counts || counts == share || !check_is_share(check, share))
            continue;
        sg_breakdown_sums(&check->parts, counts, sums);
        for (size_t row = 0; row < check->in->n_rows; row++) {
            size_t group = check->parts.groups.of_row[row];
            compare_share(check, share, counts,
                          denominator(&sums[group], check->parts.total_row[group]), row);
        }
    }
    free(sums);
}

/* A column with negative numbers holds differences, not percentages of answers. */
static bool is_within_answers(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        if (has_number(column, row) && column->values[row] < 0)
            return false;
    return true;
}

static void compare_percent(struct check *check, const struct sg_column *percent, size_t row)
{
    const struct sg_column *n = check->columns.n;
    struct sg_count_range range;
    if (!has_number(percent, row) || !has_number(n, row))
        return;
    int decimals = sg_row_measure_decimals(check->in, percent);
    double found = percent->values[row];
    check->n_percents++;
    if (sg_count_range(found, decimals, n->values[row], &range))
        return;
    char texts[3][SG_NUMBER_SIZE];
    char *place = check_place(check, row);
    double nearest = sg_count_nearest_percent(found, decimals, n->values[row]);
    const struct check_finding finding = {"percentages", row, percent, found, nearest};
    check_number(check, found, decimals, texts[0]);
    check_number(check, n->values[row], -1, texts[1]);
    if (isnan(nearest))
        check_report(check, &finding, "%sn is %s: nothing can be %s %% of it", place, texts[1],
                     texts[0]);
    else
        check_report(check, &finding, "%sno whole count is %s %% of %s; the nearest is %s %%",
                     place, texts[0], texts[1], check_number(check, nearest, decimals, texts[2]));
    free(place);
}

void check_percents(struct check *check)
{
    for (size_t i = 0; check->columns.n && i < check->columns.n_percents; i++) {
        const struct sg_column *percent = check->columns.percents[i];
        if (!is_within_answers(percent, check->in->n_rows))
            continue;
        for (size_t row = 0; row < check->in->n_rows; row++)
            compare_percent(check, percent, row);
    }
}
