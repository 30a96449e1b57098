/* The keys under which labels of different tables meet. */
#ifndef SG_TABLE_LEVEL_KEY_H
#define SG_TABLE_LEVEL_KEY_H

#include <sangyo/table.h>

/* Whether a column of areas holds codes of municipalities, which may be written in several ways;
   the labels of totals may stand among them. */
bool sg_column_holds_area_codes(const struct sg_column *column);

/* The key of a level, to be released with free(): that of its date where `dated` or the column is
   of periods, so that 2021年 and 令和3年 meet; that of its code where `coded`; else its label key
   (text.h). */
char *sg_level_key(const struct sg_column *column, size_t level, bool dated, bool coded);

#endif
