/* The folder in which gnuplot finds its inputs. */
#ifndef SG_PLOTS_DRAW_GNUPLOT_INPUTS_H
#define SG_PLOTS_DRAW_GNUPLOT_INPUTS_H

#include "plots/page/figure.h"

struct sg_gnuplot_inputs {
    char *folder; /* absolute, beside the figure, of a name that is free */
    char *kept;   /* FILE.gp.d, where the inputs go when they are kept */
};

/* Makes the folder for `file`; kind IO if it cannot be made. */
bool sg_gnuplot_inputs_open(struct sg_gnuplot_inputs *inputs, const char *file,
                            struct sg_error *err);

/* Puts theme.gp and figure.gp of the folder `templates`, what they draw and a README in: page.tsv,
   layers.tsv (the passes over layers that have rows, back to front), those rows and texts.tsv. */
bool sg_gnuplot_inputs_fill(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                            const char *templates, struct sg_error *err);

/* Removes the folder, or with `keep` moves its files to inputs->kept, over those of the same name
   from an earlier run. What of it fails is left where it is. */
void sg_gnuplot_inputs_close(struct sg_gnuplot_inputs *inputs, bool keep);

#endif
