/* Who stands behind the cells, and which of them are unsafe by the rules. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "table/lookup.h"

#include "judge.h"

static bool fail_cell(const struct sg_protect_sheet *sheet, const struct sg_column *column,
                      size_t row, struct sg_error *err)
{
    sg_fail_at_column(err, column->name);
    return sg_protect_sheet_fail_row(sheet, row, err);
}

/* A count is so many contributors of one each; of an amount the table says who is behind it. */
bool sg_protect_layout_contributions(const struct sg_protect_layout *layout,
                                     const struct sg_protect_sheet *sheet, size_t row,
                                     struct sg_protect_contributions *c, struct sg_error *err)
{
    double value = layout->table.cells[sheet->cells[row]].value;
    double n = sheet->contributors ? sg_column_value(sheet->contributors, row) : value;
    double largest = sg_column_value(sheet->largest, row);
    double second = sg_column_value(sheet->second, row);
    *c = (struct sg_protect_contributions){.contributors = isnan(n) ? 0 : n, .total = fabs(value)};
    if (n < 0) {
        sg_fail(err, SG_FAIL_DATA, "%.15g contributors: the number must be 0 or more", n);
        return fail_cell(sheet, sheet->contributors ? sheet->contributors : sheet->value, row, err);
    }
    if (!sheet->largest)
        return true;
    c->largest[0] = isnan(largest) ? 0 : fabs(largest);
    c->largest[1] = isnan(second) ? 0 : fabs(second);
    c->n_largest = 2;
    if (c->largest[0] > c->total * (1 + 1e-9) && value >= 0 && !layout->has_negative) {
        sg_fail(err, SG_FAIL_DATA, "the largest contribution, %.15g, is more than the cell, %.15g",
                c->largest[0], value);
        return fail_cell(sheet, sheet->largest, row, err);
    }
    c->total = fmax(c->total, c->largest[0] + c->largest[1]);
    return true;
}

/* What is printed changes by this at least. */
static double unit_of(const struct sg_protect_sheet *sheet)
{
    int decimals = sheet->value->printed_decimals;
    return decimals > 0 ? pow(10, -decimals) : 1;
}

void sg_judge_cell(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                   uint32_t cell, const struct sg_protect_contributions *contributions)
{
    struct sg_protect_cell *c = &layout->table.cells[cell];
    double unit = unit_of(&layout->sheets[layout->sheet[cell]]);
    enum sg_protect_reason reason = sg_protect_judge(rules, contributions, &c->need);
    if (contributions->contributors == 1)
        c->owner = (int32_t)cell; /* until it is known better */
    if (reason == SG_PROTECT_PUBLISHED)
        return;
    c->reason = reason;
    c->unsafe = true;
    if (c->value == 0) /* what nobody would doubt is doubted now */
        c->most_up = INFINITY;
    c->need.up = fmax(c->need.up, unit); /* it must not be known exactly */
    c->need.down = fmin(fmax(c->need.down, unit), c->most_down);
}

static int32_t root_of(int32_t owner[], int32_t cell)
{
    while (owner[cell] != cell)
        cell = owner[cell] = owner[owner[cell]];
    return cell;
}

/* Who is alone in a sum is alone in the part of it that is not empty. */
static void join_owners(struct sg_protect_table *t)
{
    int32_t *owner = sg_alloc(t->n_cells, sizeof *owner), n = 0;
    int32_t *number = sg_alloc(t->n_cells, sizeof *number);
    for (size_t c = 0; c < t->n_cells; c++)
        owner[c] = (int32_t)c;
    for (size_t e = 0; e < t->n_equations; e++) {
        uint32_t sum = t->terms[t->start[e]].cell;
        for (size_t i = t->start[e] + 1; i < t->start[e + 1]; i++) {
            uint32_t part = t->terms[i].cell;
            if (t->cells[sum].owner != SG_PROTECT_NOBODY &&
                t->cells[part].owner != SG_PROTECT_NOBODY)
                owner[root_of(owner, (int32_t)part)] = root_of(owner, (int32_t)sum);
        }
    }
    for (size_t c = 0; c < t->n_cells; c++) {
        if (t->cells[c].owner == SG_PROTECT_NOBODY)
            continue;
        int32_t root = root_of(owner, (int32_t)c);
        number[root] = number[root] ? number[root] : ++n;
        t->cells[c].owner = number[root] - 1;
    }
    free(owner);
    free(number);
}

bool sg_judge_cells(struct sg_protect_layout *layout, const struct sg_protect_rules *rules,
                    struct sg_error *err)
{
    struct sg_protect_table *t = &layout->table;
    t->rules = *rules;
    t->contributions = sg_alloc(t->n_cells, sizeof *t->contributions);
    for (uint32_t c = 0; c < t->n_cells; c++) {
        if (layout->hidden[c])
            continue;
        if (!sg_protect_layout_contributions(layout, &layout->sheets[layout->sheet[c]],
                                             layout->row[c], &t->contributions[c], err))
            return false;
        sg_judge_cell(layout, rules, c, &t->contributions[c]);
    }
    join_owners(t);
    return true;
}
