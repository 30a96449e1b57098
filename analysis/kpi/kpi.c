#include <sangyo/kpi.h>

#include <math.h>

#include "table/quad.h"

double sg_kpi_attainment(double actual, double target)
{
    return target > 0 ? 100 * (actual / target) : NAN;
}

double sg_kpi_progress(double actual, double base, double target, enum sg_kpi_direction direction)
{
    bool behind =
        (direction == SG_KPI_UP && target < base) || (direction == SG_KPI_DOWN && target > base);
    sg_quad from = sg_quad_of(base), way = sg_quad_of(target) - from;
    return target == base || behind ? NAN : (double)(100 * (sg_quad_of(actual) - from) / way);
}

double sg_kpi_expected(double elapsed, double whole)
{
    return whole > 0 ? fmin(fmax(100 * (elapsed / whole), 0), 100) : NAN;
}

bool sg_kpi_is_met(double actual, double target, enum sg_kpi_direction direction)
{
    return direction == SG_KPI_UP     ? actual >= target
           : direction == SG_KPI_DOWN ? actual <= target
                                      : false;
}

double sg_kpi_score(double actual, double target, enum sg_kpi_direction direction)
{
    if (direction == SG_KPI_UP)
        return sg_kpi_attainment(actual, target);
    if (direction != SG_KPI_DOWN || !(target > 0))
        return NAN;
    return actual > 0 ? 100 * (target / actual) : isnan(actual) ? NAN : INFINITY;
}
