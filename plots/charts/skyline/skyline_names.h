/* The names under the buildings of a skyline. */
#ifndef SG_PLOTS_CHARTS_SKYLINE_SKYLINE_NAMES_H
#define SG_PLOTS_CHARTS_SKYLINE_SKYLINE_NAMES_H

#include "skyline_model.h"

/* Puts a name under each building of a field, in lines where it is wide enough, else on its side;
   names keep the order of the buildings, and lines lead to those that had to move. Where not all
   have room the narrowest buildings have none: `bare` gets their labels. Returns where they end. */
double sg_skyline_put_names(const struct sg_skyline *skyline, struct sg_figure *figure,
                            struct sg_box field, struct sg_texts *bare);

#endif
