/* Periods as Japanese and Western statistics write them. */
#ifndef SANGYO_PERIOD_H
#define SANGYO_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>
#include <sangyo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_period_kind {
    SG_PERIOD_NONE, /* text that is no period: sorts by first appearance */
    SG_PERIOD_YEAR,
    SG_PERIOD_FISCAL_YEAR, /* April to March */
    SG_PERIOD_HALF,        /* six months */
    SG_PERIOD_QUARTER,
    SG_PERIOD_MONTH,
    SG_PERIOD_DAY
};

/* A span of real time: `month` counts months from January of year 0, `day` is 1 unless the kind is
   day. `months` is the length: 12 for years, 6, 3, 1, or 0 for a day. */
struct sg_period {
    enum sg_period_kind kind;
    int month;
    int day;
    int months;
};

/* Reads a whole label: 2021, 2021年, 令和3年, R3, 令和３（2021）年度, FY2021, 2019-20, 2019/20,
   2024年上期, 2024H1, 2024年1-6月, 2024年4-6月期, 2024-Q2, 2024T2, 23/4-6, Apr–Jun 2024, 2024-06,
   2024M06, 2024年6月, 平成18年6月, June 2024, Jun-24, 2021-06-01, 31.12.2019, 1 Jun 2021, 元年, and
   e-Stat time codes of ten digits. Quarters and halves of a fiscal year count from April, and its
   January is that of the next year. Years of two digits are 1950 to 2049. `era` ("heisei", "平成",
   "H" …; may be NULL) is used for bare years below 100 such as 10年度. A label of two readings has
   here the one of old: 2009-10 is October 2009, M01 the first year of Meiji. Its neighbours may
   tell otherwise (table/periods.h). On failure says what was found (a bare year without era names
   --era) and `*period` is of no kind. */
SG_API bool sg_period_read(const char *label, const char *era, struct sg_period *period,
                           struct sg_error *err);

/* Negative, 0 or positive as `a` starts before, with or after `b`; shorter first on equal starts.
 */
SG_API int sg_period_compare(const struct sg_period *a, const struct sg_period *b);

/* Months from the start of `a` to the start of `b` (days count as parts of a month of 365.25/12).
 */
SG_API double sg_period_months_between(const struct sg_period *a, const struct sg_period *b);

/* The same kind and length, so that a difference makes sense. */
SG_API bool sg_period_comparable(const struct sg_period *a, const struct sg_period *b);

#ifdef __cplusplus
}
#endif
#endif
