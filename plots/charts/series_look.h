/* How lines of several series are told apart: by colour, dashes, and the colour of their names. */
#ifndef SG_PLOTS_CHARTS_SERIES_LOOK_H
#define SG_PLOTS_CHARTS_SERIES_LOOK_H

#include "plots/page/figure.h"

enum { SG_SERIES_LOOKS = 6 };

struct sg_series_look {
    enum sg_layer layer; /* of its line */
    enum sg_color color, letters;
};

/* Of the k-th of several, of the whole beside them, and of what stands behind. */
struct sg_series_look sg_series_look(size_t k);
struct sg_series_look sg_series_look_of_total(void);
struct sg_series_look sg_series_look_behind(void);

#endif
