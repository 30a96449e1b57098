#include <sangyo/presentation.h>

#include <math.h>

static const double LEAST_N = 30, WIDE = 0.30, NARROW = 0.05, RELATIVE = 1.30;

enum sg_presentation sg_presentation_of(const struct sg_estimated_proportion *proportion)
{
    double p = proportion->p, effective = sg_proportion_effective_n(proportion);
    bool extreme = p <= 0 || p >= 1;
    struct sg_interval limits;
    if (extreme)
        effective = proportion->assumed_n;
    if (isnan(effective))
        effective = proportion->n; /* a variance of 0 */
    effective = fmin(effective, proportion->n);
    if (!(effective >= LEAST_N * (1 - 1e-9)) ||
        !sg_proportion_interval(SG_PROPORTION_NCHS, proportion, 0.95, &limits))
        return SG_PRESENT_NOT;
    double width = limits.upper - limits.lower;
    if (width >= WIDE)
        return SG_PRESENT_NOT;
    if (extreme)
        return SG_PRESENT_EXTREME;
    if (width > NARROW && width > RELATIVE * p)
        return SG_PRESENT_NOT;
    return width > NARROW && width > RELATIVE * (1 - p) ? SG_PRESENT_COMPLEMENT : SG_PRESENT_PLAIN;
}
