/* Lying bars from zero to one side or both, each with a text at its end. */
#ifndef SG_PLOTS_CHARTS_END_BARS_H
#define SG_PLOTS_CHARTS_END_BARS_H

#include <sangyo/buffer.h>

#include "plots/page/row_chart.h"

struct sg_end_bar {
    double value;        /* NaN: no bar, the text stands at zero */
    double lower, upper; /* of a whisker; NaN: none */
    struct sg_buffer text;
    enum sg_color color;
    bool bold;
    bool left; /* stands on the left, whatever its value is: 0, or none */
};

struct sg_end_bars {
    struct sg_end_bar *bars; /* one per row */
    size_t n;
    double height;
    struct sg_scale scale;
    double least; /* between two numbers of the scale: what a value is printed to; 0: any */
    double also;  /* a value whose line goes through the rows; NaN: none */
};

/* Zeroed bars without whiskers; release with sg_end_bars_free. */
void sg_end_bars_init(struct sg_end_bars *bars, size_t n, double height);
void sg_end_bars_free(struct sg_end_bars *bars);

/* Makes the largest scale by which bars, whiskers and texts have room in the field of `rows`, which
   are placed; `also` (NaN: nothing) is a value whose line goes through all rows: the scale holds
   it, and no text stands over it. */
void sg_end_bars_fit(struct sg_end_bars *bars, const struct sg_row_chart *rows,
                     const struct sg_figure *figure, double also);

/* Places the rows, whose names and columns are set, under `top`, and puts all but the words around
   them: names, columns, scale, bars. Returns where it ends. */
double sg_end_bars_lay_out(struct sg_end_bars *bars, struct sg_row_chart *rows,
                           struct sg_figure *figure, double top, double also);

/* Puts bars, whiskers and texts. */
void sg_end_bars_put(const struct sg_end_bars *bars, const struct sg_row_chart *rows,
                     struct sg_figure *figure);

#endif
