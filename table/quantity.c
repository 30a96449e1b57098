#include "quantity.h"

#include <math.h>

#include <sangyo/number.h>

/* What is less than these is no change to speak of. */
static const double slight_points = 0.5, slight_percent = 1;

void sg_numbers_see(struct sg_numbers_seen *seen, double x)
{
    seen->known += (size_t)(isnan(x) == 0);
    seen->below += x < 0;
    seen->beyond = seen->beyond || x < -100 || x > 100;
}

bool sg_numbers_are_balances(const struct sg_numbers_seen *seen)
{
    return !seen->beyond && seen->below && 4 * seen->below >= seen->known;
}

struct sg_quantity sg_quantity_of_kind(enum sg_measure_kind kind, int decimals)
{
    return (struct sg_quantity){kind, sg_measure_rule(kind), decimals};
}

struct sg_quantity sg_quantity_of(const struct sg_column *value, const char *measure,
                                  const char *unit, int decimals)
{
    enum sg_measure_kind kind = value ? sg_measure_kind_of_column(value) : SG_MEASURE_UNKNOWN;
    if (kind == SG_MEASURE_UNKNOWN)
        kind = sg_measure_kind_of(measure, unit);
    return sg_quantity_of_kind(kind, decimals);
}

bool sg_quantity_in_points(const struct sg_quantity *quantity)
{
    return quantity->rule->by_points && !quantity->rule->by_percent;
}

bool sg_quantity_in_percent(const struct sg_quantity *quantity)
{
    return quantity->rule->by_percent && quantity->kind != SG_MEASURE_RATIO;
}

bool sg_quantity_rises(const struct sg_quantity *quantity)
{
    return !quantity->rule->adds;
}

double sg_quantity_rate(double change, double before)
{
    return before > 0 ? sg_number_round(100 * change / before, 1) : NAN;
}

bool sg_quantity_is_slight(const struct sg_quantity *quantity, double change, double before)
{
    double printed = fabs(sg_number_round(change, quantity->decimals));
    if (isnan(printed))
        return false;
    if (printed == 0)
        return true;
    if (sg_quantity_in_points(quantity))
        return printed < slight_points;
    return sg_quantity_in_percent(quantity) &&
           fabs(sg_quantity_rate(change, before)) < slight_percent;
}
