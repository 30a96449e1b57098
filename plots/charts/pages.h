/* The rows of a figure that is too high for a page, divided among several. */
#ifndef SG_PLOTS_CHARTS_PAGES_H
#define SG_PLOTS_CHARTS_PAGES_H

#include "plots/page/figure.h"

enum { SG_PAGES_MOST = 20 };

/* What each page shows so that none is higher than `most` points and all are about as high; returns
   how many, 1 where the figure is low enough or its rows cannot be divided so. */
size_t sg_pages_divide(const struct sg_figure *figure, double most,
                       struct sg_part parts[SG_PAGES_MOST]);

/* FIGURE-2.svg of FIGURE.svg, to be released with free(). */
char *sg_pages_name(const char *file, size_t index);

#endif
