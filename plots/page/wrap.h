/* Breaking text into lines the Japanese way. */
#ifndef SG_PLOTS_PAGE_WRAP_H
#define SG_PLOTS_PAGE_WRAP_H

#include <sangyo/memory.h>

#include "font.h"

/* Adds `text` to `lines`, broken to fit `width` points: into the fewest lines, breaking by
   preference after ，、・ 。 a space or before an opening bracket, else between words (where a
   script changes), else between any two full-width characters. Kinsoku is kept (JIS X 4051: no
   closing mark, small kana or long mark begins a line, no opening mark ends one) and English words
   stay whole; only a word wider than a line is broken by force. A line break in the text is kept.
   Empty text gives no line. */
void sg_wrap(const char *text, struct sg_font font, double width, struct sg_texts *lines);

/* The same, with what is said in `units` (医療，福祉) on one line where it fits. */
void sg_wrap_units(const char *text, struct sg_font font, double width,
                   const struct sg_texts *units, struct sg_texts *lines);

/* The least width at which no word of `text` is broken by force. */
double sg_wrap_least(const char *text, struct sg_font font);

/* The widest of `lines`. */
double sg_wrap_width(const struct sg_texts *lines, struct sg_font font);

#endif
