#include "stack100_color.h"

enum sg_color sg_stack100_color(const struct sg_stack100 *stack, size_t k)
{
    if (k >= stack->n_series)
        return stack->is_scale ? SG_COLOR_NEUTRAL : SG_COLOR_REST;
    return stack->is_scale ? (enum sg_color)(SG_COLOR_SCALE1 + stack->steps[k])
                           : (enum sg_color)(SG_COLOR_SERIES1 + stack->slots[k]);
}
