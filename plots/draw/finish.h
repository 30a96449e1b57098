/* What gnuplot leaves to be done on a figure. */
#ifndef SG_PLOTS_DRAW_FINISH_H
#define SG_PLOTS_DRAW_FINISH_H

#include "plots/page/figure.h"

enum sg_format { SG_FORMAT_SVG, SG_FORMAT_PNG, SG_FORMAT_PDF, SG_FORMAT_EMF };

/* By the ending of a file name; false if it is none of ours. */
bool sg_format_of_file(const char *file, enum sg_format *format);
/* "svg" … */
const char *sg_format_ending(enum sg_format format);

/* Checks that `drawn` is whole (false if not: a full disk leaves half a figure) and gives in `out`:
   SVG with its size in millimetres, language, title and description, without gnuplot's tooltips;
   PDF with a fixed date; PNG that knows its 300 dots per inch; EMF as it is. The same input gives
   the same bytes.
 */
bool sg_finish(const struct sg_figure *figure, enum sg_format format, const struct sg_buffer *drawn,
               struct sg_buffer *out);

#endif
