/* What the words of a label hint at, without saying it for sure. */
#ifndef SG_TABLE_LABEL_WORDS_H
#define SG_TABLE_LABEL_WORDS_H

#include <stdbool.h>

/* Whether it looks like a total or subtotal: 製造業計, 小計, 食料（合計）, 全規模, 年計, Total
   private, all NAICS, Insgesamt, dashes alone. Only sums make it one. */
bool sg_label_looks_total(const char *label);

/* Whether it says that it is counted in the row before: うち食料品, （再掲）65歳以上, of which … */
bool sg_label_is_within(const char *label);

#endif
