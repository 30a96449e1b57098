/* What rose and what fell of many items, in words that titles and sentences share. */
#ifndef SG_PLOTS_CHARTS_MOVES_WORDS_H
#define SG_PLOTS_CHARTS_MOVES_WORDS_H

#include "findings/moves.h"
#include "plots/page/quantity_words.h"

/* What the items of a column are called when they are counted: 業種, industries; 区分, groups. */
const char *sg_moves_items(const struct sg_column *label, enum sg_lang lang);

/* "14業種のうち13業種で減少", "a decrease in 13 of 14 industries", "いずれの業種でもほぼ同じ",
   "almost no change in all industries"; nothing where neither is to be said. Whether it was. */
bool sg_moves_say_most(const struct sg_moves *moves, const struct sg_quantity_words *words,
                       const struct sg_column *label, struct sg_buffer *out);

#endif
