/* What a PDF says of itself. */
#ifndef SG_PLOTS_DRAW_FINISH_PDF_H
#define SG_PLOTS_DRAW_FINISH_PDF_H

#include <sangyo/buffer.h>

#include "plots/page/figure.h"

/* Adds title and author to what the document in `pdf` says of itself, as an update at its end (ISO
   32000-1, 7.5.6). A document without a table of that is left as it is. Always true. */
bool sg_finish_pdf_about(const struct sg_figure *figure, struct sg_buffer *pdf);

#endif
