/* diband: a diffusion index with its interval as a band, and its adjusted series; several in small
   fields on the same scales. */
#include "diband_words.h"
#include "plots/charts/charts.h"
#include "plots/charts/di_small/di_small_panels.h"

bool sg_chart_diband(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct sg_di_small diffusion;
    if (!sg_di_small_read(table, true, &diffusion, err))
        return false;
    struct sg_di_panels panels = {.figure = figure, .diffusion = &diffusion, .lang = options->lang};
    diffusion.level = options->level;
    sg_diband_words(&diffusion, options->lang, &panels.frame);
    sg_di_panels_lay_out(&panels, options);
    sg_di_panels_free(&panels);
    sg_di_small_free(&diffusion);
    return true;
}
