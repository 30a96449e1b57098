/* From a figure to a file, by way of gnuplot. */
#ifndef SG_PLOTS_DRAW_GNUPLOT_H
#define SG_PLOTS_DRAW_GNUPLOT_H

#include "plots/page/figure.h"

struct sg_gnuplot_job {
    const char *templates;  /* folder of the .gp files */
    const char *file;       /* .svg, .png, .pdf or .emf */
    bool keep;              /* leave the inputs in FILE.gp.d/ */
    struct sg_texts *fonts; /* known to be installed, as in chart.h; may be NULL */
    double seconds;         /* after which gnuplot is stopped; 0: 60 */
};

/* Writes the figure's data and the templates into a folder of their own, runs one gnuplot on them
   (`gnuplot -d -c figure.gp figure.svg`; no shell, fixed locale and time zone), finishes what it
   drew and renames it to job->file. gnuplot or the font missing, a line of gnuplot on standard
   error that is not known to be harmless, or a figure that is not whole: kind TOOL, and the inputs
   are kept in FILE.gp.d/ as with `keep`. */
bool sg_gnuplot_draw(const struct sg_figure *figure, const struct sg_gnuplot_job *job,
                     struct sg_error *err);

#endif
