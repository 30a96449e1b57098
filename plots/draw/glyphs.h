/* Characters that no font can draw. */
#ifndef SG_PLOTS_DRAW_GLYPHS_H
#define SG_PLOTS_DRAW_GLYPHS_H

#include <sangyo/buffer.h>
#include <sangyo/error.h>
#include <sangyo/memory.h>

/* Puts □ in place of characters that neither the font measured (font.h) nor another font of this
   machine has: a rare kanji, an emoji, one of private use. gnuplot's cairo would draw their codes
   in boxes as large as the page. Says in `notes` (may be NULL) which they are. */
void sg_glyphs_box(struct sg_buffer *texts, struct sg_texts *notes, enum sg_lang lang);

#endif
