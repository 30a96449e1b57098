/* What the name, label or unit of a column of numbers says that it holds. */
#ifndef SG_ANALYSIS_CUBE_COLUMN_WORDS_H
#define SG_ANALYSIS_CUBE_COLUMN_WORDS_H

#include <sangyo/table.h>

/* Shares of a total: 構成比, share … */
bool sg_column_says_share(const struct sg_column *column);
/* Percentages of any kind. */
bool sg_column_says_percent(const struct sg_column *column);
/* Differences, rates, means, indices and ranks, which no answers add up to. */
bool sg_column_says_rate(const struct sg_column *column);
/* The number of answers that percentages refer to: n, 回答数, 回収数 … */
bool sg_column_says_base(const struct sg_column *column);

#endif
