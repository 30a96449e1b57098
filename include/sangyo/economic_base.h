/* Economic base of an area: what its industries employ beyond the share of the reference is taken
   to serve other areas. */
#ifndef SANGYO_ECONOMIC_BASE_H
#define SANGYO_ECONOMIC_BASE_H

#include <sangyo/api.h>
#include <sangyo/interval.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Basic employment of a cell by location quotients, max(0, x − nP). NaN where the reference has no
   total, or anything is not finite. */
SG_API double sg_economic_base_basic(const struct sg_quotient_counts *counts);

/* n/Σbasic, persons engaged per basic one. NaN, not infinity, where nothing is basic. */
SG_API double sg_economic_base_multiplier(double total, double basic);

/* The factor that makes a location quotient the modified coefficient of the Statistics Bureau
   (地域の産業・雇用創造チャート): domestic output over domestic demand, output/(output − exports +
   imports). NaN where demand is not above zero. */
SG_API double sg_economic_base_self_sufficiency(double output, double exports, double imports);

#ifdef __cplusplus
}
#endif
#endif
