/* 開業率・廃業率: births and deaths of establishments between two dates, as rates a year. */
#ifndef SANGYO_BIRTH_RATES_H
#define SANGYO_BIRTH_RATES_H

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Counts of one group. `stock` is the number at the start (or what else births are divided by),
   `months` the time from the start to the end, above 0. NaN where a count is not known. */
struct sg_birth_counts {
    double births, deaths, stock, months;
};

/* In percent a year of the stock, but `survivors`: in percent of it, over the whole time. */
struct sg_birth_rates {
    double births, deaths, net, turnover, survivors;
};

/* births / months × 12 / stock, and so on: the rate of the White Paper on Small and Medium
   Enterprises (中小企業白書 2012, 付属統計資料4表), which is not compounded. net is births −
   deaths, turnover births + deaths. NaN where a count is not known, the stock is not above 0 or the
   months are not. */
SG_API struct sg_birth_rates sg_birth_rates_of(const struct sg_birth_counts *counts);

/* Deaths where only births and the stocks at both ends are counted: births − (end − start); NaN
   where that is below 0, which no count of deaths is. Source: the second method of the White Paper.
 */
SG_API double sg_birth_rates_deaths(double births, double stock_start, double stock_end);

#ifdef __cplusplus
}
#endif
#endif
