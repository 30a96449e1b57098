#include "moves.h"

#include <math.h>

#include "table/lookup.h"

static struct sg_ranking_rule towards(double sign, int decimals)
{
    return (struct sg_ranking_rule){.decimals = decimals, .sign = sign, .above = 0};
}

void sg_moves_make(struct sg_moves *moves, const struct sg_entry changes[], size_t n, int decimals)
{
    struct sg_ranking_rule up = towards(1, decimals), down = towards(-1, decimals);
    sg_ranking_make(&moves->up, changes, n, &up);
    sg_ranking_make(&moves->down, changes, n, &down);
    moves->n_flat = moves->up.n_compared - moves->up.n - moves->down.n;
    /* the one item that rose did not rise most */
    moves->up.n_compared = moves->up.n;
    moves->down.n_compared = moves->down.n;
}

void sg_moves_free(struct sg_moves *moves)
{
    sg_ranking_free(&moves->up);
    sg_ranking_free(&moves->down);
    *moves = (struct sg_moves){0};
}

struct sg_tested_columns sg_tested_find(const struct sg_table *table)
{
    return (struct sg_tested_columns){.direction = sg_table_labels(table, "direction"),
                                      .difference = sg_table_numbers(table, "difference_points"),
                                      .p = sg_table_numbers(table, "p_adjusted")};
}

enum sg_tested sg_tested_at(const struct sg_tested_columns *columns, size_t row)
{
    double difference = sg_column_value(columns->difference, row);
    bool marked = columns->direction && *sg_column_text(columns->direction, row);
    if (isnan(difference) || (isnan(sg_column_value(columns->p, row)) && !marked))
        return SG_TESTED_NOT;
    return !marked ? SG_TESTED_FLAT : difference > 0 ? SG_TESTED_ROSE : SG_TESTED_FELL;
}
