#include "round.h"

bool sg_round(struct sg_rounding *rounding, struct sg_error *err)
{
    size_t n = sg_rounding_open(rounding);
    if (sg_round_network(rounding))
        return true;
    if (n > SG_ROUND_CELLS)
        return sg_fail(err, SG_FAIL_DATA,
                       "%zu cells to round, more than the %d that can be solved where the labels "
                       "make more than two dimensions with one hierarchy: round tables of two "
                       "dimensions, parts of this one, or take --method cell-key",
                       n, (int)SG_ROUND_CELLS);
    return sg_round_programme(rounding, err);
}
