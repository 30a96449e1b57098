/* Indicators (KPI) against their targets. Rates are percentages; NaN where there is none. */
#ifndef SANGYO_KPI_H
#define SANGYO_KPI_H

#include <stdbool.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Whether a target is to be reached from below or not to be exceeded. */
enum sg_kpi_direction { SG_KPI_UNKNOWN, SG_KPI_UP, SG_KPI_DOWN };

/* 100 actual/target, whatever the direction; NaN unless the target is positive. What `kpi` prints
   is sg_kpi_score where the direction is known. */
SG_API double sg_kpi_attainment(double actual, double target);

/* How far the way from base to target is gone: 100 (actual − base)/(target − base). NaN where base
   and target are equal, and where the target lies behind the base as seen in `direction`. */
SG_API double sg_kpi_progress(double actual, double base, double target,
                              enum sg_kpi_direction direction);

/* The progress at `elapsed` of `whole` on the linear path, from 0 to 100; NaN unless whole > 0. */
SG_API double sg_kpi_expected(double elapsed, double whole);

/* Whether the target is met; false where the direction or a number is unknown. */
SG_API bool sg_kpi_is_met(double actual, double target, enum sg_kpi_direction direction);

/* The attainment on a scale where more is better and 100 is met: actual/target upwards, target/
   actual downwards (infinite when actual is 0 or below); NaN unless the target is positive. */
SG_API double sg_kpi_score(double actual, double target, enum sg_kpi_direction direction);

#ifdef __cplusplus
}
#endif
#endif
