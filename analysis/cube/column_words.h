/* What the name, label or unit of a column of numbers says that it holds, besides the kind of its
   measure (table/measure.h). */
#ifndef SG_ANALYSIS_CUBE_COLUMN_WORDS_H
#define SG_ANALYSIS_CUBE_COLUMN_WORDS_H

#include <sangyo/table.h>

/* Shares of a total: 構成比, share … */
bool sg_column_says_share(const struct sg_column *column);
/* Rates, means and indices, differences, limits and ranks, which no answers add up to. */
bool sg_column_says_rate(const struct sg_column *column);
/* The number of answers that percentages refer to: n, 回答数, 回収数 … */
bool sg_column_says_base(const struct sg_column *column);

#endif
