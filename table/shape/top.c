#include "top.h"

#include <math.h>
#include <stdlib.h>

#include "table/command.h"
#include "table/lookup.h"
#include "table/rearrange.h"
#include "table/role.h"

#include "others.h"

enum part { RANKED, TOTAL, LEFT_OUT, UNKNOWN, RESIDUAL };

struct ranked {
    size_t group, row;
    double value;
};

/* A table while its rows are chosen. */
struct choosing {
    struct sg_table *table;
    const struct sg_top *top;
    struct sg_keys keys;
    struct sg_groups groups;
    ptrdiff_t item;
    const struct sg_lead *lead; /* NULL: all labels are ranked */
    const struct sg_column *number;
    enum part *part; /* per row */
    bool *kept;      /* per row */
    size_t n_unknown;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return a->value > b->value ? -1 : a->value < b->value;
}

static enum part part_of(const struct choosing *c, size_t row)
{
    const char *label = c->item < 0 ? "" : sg_column_text(c->table->columns[c->item], row);
    if (sg_role_is_total(label, c->table->info.total_label))
        return TOTAL;
    if (sg_row_is_aside(c->table, c->number, row))
        return LEFT_OUT;
    if (isnan(sg_column_value(c->number, row)))
        return sg_status_void(c->number->status[row]) == SG_STATUS_NOT_APPLICABLE ? LEFT_OUT
                                                                                  : UNKNOWN;
    return sg_role_is_residual(label) ? RESIDUAL : RANKED;
}

/* Keeps those of ranks 1 to `n` of one group, from its first in the order of `step`. */
static void keep_first(const struct ranked ranked[], size_t count, size_t n, bool from_end,
                       bool kept[])
{
    size_t rank = 1;
    for (size_t i = 0; i < count; i++) {
        size_t at = from_end ? count - 1 - i : i, before = from_end ? at + 1 : at - 1;
        if (i &&
            (ranked[at].value < ranked[before].value || ranked[at].value > ranked[before].value))
            rank = i + 1;
        if (rank > n)
            return;
        kept[ranked[at].row] = true;
    }
}

/* Whether a row is of the label that is ranked. */
static bool is_lead(const struct choosing *c, size_t row)
{
    const struct sg_lead *lead = c->lead;
    return !lead || c->table->columns[lead->column]->codes[row] == lead->level;
}

/* What is taken of the label that is ranked is taken of all. */
static void take_lines(struct choosing *c)
{
    struct sg_groups lines;
    sg_lead_lines(&c->keys, c->lead, &lines);
    bool *taken = sg_alloc(lines.n, sizeof *taken);
    for (size_t row = 0; row < c->table->n_rows; row++)
        if (c->kept[row] && is_lead(c, row))
            taken[lines.of_row[row]] = true;
    for (size_t row = 0; row < c->table->n_rows; row++)
        c->kept[row] = c->kept[row] || taken[lines.of_row[row]];
    free(taken);
    sg_groups_free(&lines);
}

static void rank_rows(struct choosing *c)
{
    struct ranked *ranked = sg_alloc(c->table->n_rows, sizeof *ranked);
    size_t n = 0, start = 0;
    double sign = sg_order_is_rank(c->number) ? -1 : 1;
    for (size_t row = 0; row < c->table->n_rows; row++) {
        bool leads = is_lead(c, row);
        c->part[row] = part_of(c, row);
        c->kept[row] = c->part[row] == TOTAL;
        c->n_unknown += leads && c->part[row] == UNKNOWN;
        if (leads && c->part[row] == RANKED)
            ranked[n++] =
                (struct ranked){c->groups.of_row[row], row, sign * c->number->values[row]};
    }
    qsort(ranked, n, sizeof *ranked, compare_ranked);
    for (size_t i = 1; i <= n; i++) {
        if (i < n && ranked[i].group == ranked[start].group)
            continue;
        keep_first(&ranked[start], i - start, c->top->first, false, c->kept);
        keep_first(&ranked[start], i - start, c->top->last, true, c->kept);
        start = i;
    }
    free(ranked);
    if (c->lead)
        take_lines(c);
}

/* The rows of a group, and where they begin in a list by group. */
static size_t *rows_by_group(const struct choosing *c, size_t n, size_t **starts)
{
    size_t *rows = sg_alloc(n, sizeof *rows), *next = sg_alloc(c->groups.n + 1, sizeof *next);
    *starts = sg_alloc(c->groups.n + 1, sizeof **starts);
    for (size_t row = 0; row < n; row++)
        (*starts)[c->groups.of_row[row] + 1]++;
    for (size_t i = 0; i < c->groups.n; i++)
        (*starts)[i + 1] += (*starts)[i];
    for (size_t i = 0; i < c->groups.n; i++)
        next[i] = (*starts)[i];
    for (size_t row = 0; row < n; row++)
        rows[next[c->groups.of_row[row]]++] = row;
    free(next);
    return rows;
}

/* The row that stands for what is left out of a group, SIZE_MAX where nothing is. One that is
   その他 already stays itself. */
static size_t row_of_others(struct choosing *c, const struct sg_others *others, const size_t rows[],
                            size_t n, enum sg_lang lang)
{
    size_t left = 0, last = SIZE_MAX;
    for (size_t i = 0; i < n; i++)
        if (others->left[rows[i]]) {
            left++;
            last = rows[i];
        }
    if (!left)
        return SIZE_MAX;
    const char *label = sg_column_text(c->table->columns[c->item], last);
    return left == 1 && sg_role_is_residual(label) ? last
                                                   : sg_others_add(c->table, others, rows, n, lang);
}

/* Where その他 stands: behind the last row of the group that is kept and is no total at its end. */
static size_t place_of_others(const struct choosing *c, const size_t rows[], size_t n)
{
    size_t place = n;
    while (place > 0 && (c->part[rows[place - 1]] == TOTAL))
        place--;
    return place ? rows[place - 1] : rows[n - 1];
}

static void sum_others(struct choosing *c, enum sg_lang lang)
{
    size_t n = c->table->n_rows, *starts, *rows = rows_by_group(c, n, &starts), n_taken = 0;
    bool *left = sg_alloc(n, sizeof *left);
    size_t *behind = sg_alloc(n, sizeof *behind); /* per row: 1 + the row of others to follow */
    size_t *taken = sg_alloc(n + c->groups.n, sizeof *taken);
    for (size_t row = 0; row < n; row++)
        left[row] = !c->kept[row] && c->part[row] != LEFT_OUT;
    struct sg_others others = {&c->keys, &c->groups, (size_t)c->item, left};
    for (size_t i = 0; i < c->groups.n; i++) {
        size_t count = starts[i + 1] - starts[i];
        size_t made = row_of_others(c, &others, &rows[starts[i]], count, lang);
        if (made != SIZE_MAX)
            behind[place_of_others(c, &rows[starts[i]], count)] = made + 1;
    }
    for (size_t row = 0; row < n; row++) {
        if (c->kept[row])
            taken[n_taken++] = row;
        if (behind[row])
            taken[n_taken++] = behind[row] - 1;
    }
    sg_table_take_rows(c->table, taken, n_taken);
    free(taken);
    free(behind);
    free(left);
    free(rows);
    free(starts);
}

static bool find_number(struct choosing *c, const struct sg_order *order, struct sg_error *err)
{
    ptrdiff_t at = sg_order_number(c->table, order);
    if (at < 0)
        at = c->table->main >= 0 ? c->table->main : sg_table_likely_main(c->table);
    c->number = at < 0 ? NULL : c->table->columns[at];
    return c->number || sg_fail(err, SG_FAIL_USAGE, "there is no number whose largest to take");
}

static bool choose(struct choosing *c, struct sg_texts *notes, enum sg_lang lang,
                   struct sg_error *err)
{
    rank_rows(c);
    if (c->n_unknown)
        sg_note(notes, lang,
                "%zu rows without a number in '%s' are not ranked; they might be among those that "
                "are taken",
                c->n_unknown, sg_column_title(c->number, lang));
    if (!c->top->others) {
        sg_table_keep_rows(c->table, c->kept);
        sg_texts_add_once(&c->table->info.chosen, "");
        return true;
    }
    if (c->item < 0)
        return sg_fail(err, SG_FAIL_DATA, "--others needs labels that say what the rows are");
    if (!sg_others_can(c->table, err))
        return false;
    sum_others(c, lang);
    return true;
}

/* Whether the items themselves stand in a column, or what goes with them. */
static bool is_item(const struct choosing *c, size_t column)
{
    return (size_t)c->item == column || sg_keys_go_together(&c->keys, (size_t)c->item, column);
}

bool sg_top_apply(struct sg_table *table, const struct sg_top *top, const struct sg_order *order,
                  struct sg_texts *notes, struct sg_error *err)
{
    struct choosing c = {.table = table, .top = top};
    if (!find_number(&c, order, err))
        return false;
    bool *named = sg_alloc(table->n_columns, sizeof *named);
    for (size_t i = 0; i < order->n; i++)
        named[order->keys[i].column] = true;
    sg_keys_find(&c.keys, table);
    c.item = sg_keys_item(&c.keys, sg_order_number(table, order) >= 0 ? named : NULL);
    if (top->lead && c.item >= 0 && !is_item(&c, (size_t)top->lead->column))
        c.lead = top->lead;
    sg_keys_groups(&c.keys, c.item, NULL, &c.groups);
    c.part = sg_alloc(table->n_rows, sizeof *c.part);
    c.kept = sg_alloc(table->n_rows, sizeof *c.kept);
    bool ok = choose(&c, notes, err ? err->lang : SG_EN, err);
    free(c.part);
    free(c.kept);
    free(named);
    sg_groups_free(&c.groups);
    sg_keys_free(&c.keys);
    return ok;
}
