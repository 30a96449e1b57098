/* What a figure of bars says in words. */
#ifndef SG_PLOTS_CHARTS_BARS_BARS_WORDS_H
#define SG_PLOTS_CHARTS_BARS_BARS_WORDS_H

#include "plots/charts/before_after/before_after.h"

/* The largest, or the highest of what adds up to nothing: of groups with intervals only one whose
   interval leaves the whole. */
void sg_bars_title(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out);
/* ", 2021" behind a subtitle that does not say when it was. */
void sg_bars_when(const struct sg_before_after *both, enum sg_lang lang, struct sg_buffer *out);
void sg_bars_description(const struct sg_before_after *both, enum sg_lang lang,
                         struct sg_buffer *out);

#endif
