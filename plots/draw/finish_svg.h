/* gnuplot's SVG made a document of its own. */
#ifndef SG_PLOTS_DRAW_FINISH_SVG_H
#define SG_PLOTS_DRAW_FINISH_SVG_H

#include "plots/page/figure.h"

/* Gives `drawn` a new head (size in mm, role, language, title, description, fonts) and drops its
   tooltips, ids, unused point symbols and empty groups. False if it is not as gnuplot writes it. */
bool sg_finish_svg(const struct sg_figure *figure, const char *drawn, struct sg_buffer *out);

#endif
