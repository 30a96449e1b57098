#include "side.h"

#include <math.h>

#include <sangyo/number.h>

enum sg_side sg_side_of(struct sg_side_estimate estimate, double against, int decimals)
{
    double even = sg_number_round(against, decimals);
    if (isnan(estimate.value) || isnan(estimate.lower) || isnan(estimate.upper))
        return SG_SIDE_UNKNOWN;
    if (sg_number_round(estimate.upper, decimals) < even)
        return SG_SIDE_BELOW;
    if (sg_number_round(estimate.lower, decimals) > even)
        return SG_SIDE_ABOVE;
    return SG_SIDE_OPEN;
}
