/* Periods in headers: parts of a year, periods inside labels. */
#ifndef SG_SURVEYS_LAYOUT_HEADER_PERIOD_H
#define SG_SURVEYS_LAYOUT_HEADER_PERIOD_H

#include <stdbool.h>

/* A year from 1800 to 2200 or another period of those years. */
bool sg_header_is_period(const char *cell);

/* A part of a year without its year: 1-3月, 第1四半期, Q1, 1月, Jan. */
bool sg_header_is_part(const char *cell);

/* A year and a part of it as one text that reads as a period, to be freed; NULL if there is none.
   Where the second says the first again (令和5年 under 2023年), the first alone. */
char *sg_header_join_periods(const char *year, const char *part);

/* Splits 2016年事業所数, 事業所数（2016年） or emp_2016 into `*label` and `*period`, to be freed.
 */
bool sg_header_split_period(const char *text, char **label, char **period);

#endif
