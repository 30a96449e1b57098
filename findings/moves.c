#include "moves.h"

#include <math.h>

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

static const struct sg_column *column_of(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    return at < 0 ? NULL : table->columns[at];
}

static double number_of(const struct sg_table *table, const char *name, size_t row)
{
    const struct sg_column *column = column_of(table, name);
    bool known = column && column->kind == SG_COLUMN_NUMBER && !sg_status_void(column->status[row]);
    return known ? column->values[row] : NAN;
}

enum sg_tested sg_tested_of_row(const struct sg_table *table, size_t row)
{
    const struct sg_column *direction = column_of(table, "direction");
    double difference = number_of(table, "difference_points", row);
    bool marked =
        direction && direction->kind != SG_COLUMN_NUMBER && *sg_column_text(direction, row);
    if (isnan(difference) || (isnan(number_of(table, "p_adjusted", row)) && !marked))
        return SG_TESTED_NOT;
    return !marked ? SG_TESTED_FLAT : difference > 0 ? SG_TESTED_ROSE : SG_TESTED_FELL;
}
