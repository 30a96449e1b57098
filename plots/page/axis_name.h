/* The names of the two axes of a field, above its left and below its right corner. */
#ifndef SG_PLOTS_PAGE_AXIS_NAME_H
#define SG_PLOTS_PAGE_AXIS_NAME_H

#include "figure.h"

/* Puts the name of the upright axis from `top` on, broken where it is wider than the figure;
   returns where the field may begin. */
double sg_axis_name_above(struct sg_figure *figure, double top, const char *text);

/* Puts the name of the lying axis, with an arrow, under the numbers of a field that ends at
   `bottom`, up to `right`; returns where it ends. */
double sg_axis_name_below(struct sg_figure *figure, double bottom, double right, const char *text);

#endif
