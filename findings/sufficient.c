#include "sufficient.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>

#include "ranking.h"

static ptrdiff_t alone(const struct sg_entry entries[], size_t n, double sign)
{
    struct sg_ranking_rule rule = {SG_SUFFICIENT_DECIMALS, sign, -INFINITY, NULL};
    size_t row;
    return sg_ranking_alone(entries, n, rule, &row) ? (ptrdiff_t)row : -1;
}

void sg_sufficient_find(const struct sg_table *table, const struct sg_column *label,
                        const struct sg_column *percent, const size_t rows[], size_t n,
                        struct sg_sufficient *found)
{
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    *found = (struct sg_sufficient){0};
    for (size_t i = 0; i < n; i++) {
        entries[i] = sg_entry_of_row(table, label, percent, NULL, rows[i]);
        if (entries[i].kind == SG_ENTRY_OUTSIDE)
            continue;
        found->n += !isnan(entries[i].value) ? 1 : 0;
        found->n_unknown += entries[i].unknown;
        found->n_above += sg_number_round(entries[i].value, SG_SUFFICIENT_DECIMALS) > 100;
    }
    found->most = alone(entries, n, 1);
    found->least = alone(entries, n, -1);
    free(entries);
}
