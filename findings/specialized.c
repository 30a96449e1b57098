#include "specialized.h"

#include <sangyo/number.h>
#include "table/lookup.h"

enum { DECIMALS = 2 };

struct sg_specialized sg_specialized_find(const struct sg_table *table,
                                          const struct sg_column *label)
{
    return (struct sg_specialized){table, label, sg_table_numbers(table, "coefficient"),
                                   sg_table_numbers(table, "lower")};
}

struct sg_entry sg_specialized_entry(const struct sg_specialized *specialized, size_t row)
{
    struct sg_entry entry = sg_entry_of_row(specialized->table, specialized->label,
                                            specialized->coefficient, NULL, row);
    double limit = sg_number_round(sg_column_value(specialized->lower, row), DECIMALS);
    entry.unproven = specialized->lower && !(limit > 1);
    return entry;
}

void sg_specialized_rank(struct sg_ranking *ranking, const struct sg_entry entries[], size_t n)
{
    static const struct sg_ranking_rule rule = {.decimals = DECIMALS, .sign = 1, .above = 1};
    sg_ranking_make(ranking, entries, n, &rule);
}
