#include "specialized.h"

#include <math.h>

#include <sangyo/number.h>

enum { DECIMALS = 2 };

static const struct sg_column *number_column(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    bool fits = at >= 0 && table->columns[at]->kind == SG_COLUMN_NUMBER;
    return fits ? table->columns[at] : NULL;
}

struct sg_entry sg_specialized_entry(const struct sg_table *table, const struct sg_column *label,
                                     size_t row)
{
    const struct sg_column *lower = number_column(table, "lower");
    struct sg_entry entry =
        sg_entry_of_row(table, label, number_column(table, "coefficient"), NULL, row);
    double limit = lower && !sg_status_void(lower->status[row]) ? lower->values[row] : NAN;
    entry.unproven = lower && !(sg_number_round(limit, DECIMALS) > 1);
    return entry;
}

void sg_specialized_rank(struct sg_ranking *ranking, const struct sg_entry entries[], size_t n)
{
    static const struct sg_ranking_rule rule = {.decimals = DECIMALS, .sign = 1, .above = 1};
    sg_ranking_make(ranking, entries, n, &rule);
}
