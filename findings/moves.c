#include "moves.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

#include "table/lookup.h"

static struct sg_ranking_rule towards(double sign, int decimals)
{
    return (struct sg_ranking_rule){.decimals = decimals, .sign = sign, .above = 0};
}

/* One direction; returns how many went it. The one item that rose did not rise most, and none did
   where a slight change of another is as large. */
static size_t rank(struct sg_ranking *ranking, const struct sg_entry changes[], size_t n,
                   double sign, int decimals)
{
    struct sg_ranking_rule rule = towards(sign, decimals);
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    double slight = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        entries[i] = changes[i];
        entries[i].unproven = changes[i].unproven || changes[i].slight;
        if (changes[i].slight && changes[i].kind == SG_ENTRY_ITEM)
            slight = fmax(slight, sign * sg_number_round(changes[i].value, decimals));
    }
    sg_ranking_make(ranking, entries, n, &rule);
    size_t moved = ranking->n;
    if (moved && ranking->items[0].value <= slight)
        ranking->n = 0;
    ranking->n_compared = ranking->n;
    free(entries);
    return moved;
}

static double largest(const struct sg_ranking *ranking)
{
    return ranking->n ? ranking->items[0].value : 0;
}

void sg_moves_make(struct sg_moves *moves, const struct sg_entry changes[], size_t n, int decimals)
{
    *moves = (struct sg_moves){0};
    moves->n_up = rank(&moves->up, changes, n, 1, decimals);
    moves->n_down = rank(&moves->down, changes, n, -1, decimals);
    for (size_t i = 0; i < n; i++)
        moves->n += (size_t)(changes[i].kind == SG_ENTRY_ITEM && !isnan(changes[i].value));
    moves->n_slight = moves->n - moves->n_up - moves->n_down;
    moves->down_first = largest(&moves->down) > largest(&moves->up);
}

size_t sg_moves_most(const struct sg_moves *moves)
{
    enum { FEWEST = 3 };
    size_t n = moves->down_first ? moves->n_down : moves->n_up;
    bool most = 4 * n >= 3 * moves->n && moves->n >= FEWEST;
    return most && !moves->up.n_unknown ? n : 0;
}

bool sg_moves_are_slight(const struct sg_moves *moves)
{
    return moves->n && moves->n_slight == moves->n && !moves->up.n_unknown;
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
