/* Small fields on the same scales, one per series: `di_small`, `diband`. */
#ifndef SG_PLOTS_CHARTS_DI_SMALL_DI_SMALL_PANELS_H
#define SG_PLOTS_CHARTS_DI_SMALL_DI_SMALL_PANELS_H

#include "di_small_model.h"
#include "plots/page/frame.h"
#include "plots/page/scale.h"

struct sg_di_panels {
    struct sg_figure *figure;
    const struct sg_di_small *diffusion;
    enum sg_lang lang;
    struct sg_frame frame;
    size_t n_columns, n_rows;
    double left, top, width, height; /* of the first panel's field, and of all fields */
    double head;                     /* height of the names above a field */
    double from, to;                 /* months at the ends of the time axis */
    struct sg_scale scale;
    struct sg_texts *names; /* per series: lines */
};

/* Where a month, and a value, is in a field. */
double sg_di_panels_x(const struct sg_di_panels *panels, struct sg_box field, double month);
double sg_di_panels_y(const struct sg_di_panels *panels, struct sg_box field, double value);

/* Puts the line of series `s` into a field: its own, or that of another behind. */
void sg_di_panels_put_series(const struct sg_di_panels *panels, struct sg_box field, size_t s,
                             bool own);
/* Puts the area between the limits of series `s`, open at gaps, and its adjusted line. */
void sg_di_panels_put_band(const struct sg_di_panels *panels, struct sg_box field, size_t s);

/* Lays out the fields of what was read, under the texts of panels->frame, which the caller made but
   for the legend, and frees neither. */
void sg_di_panels_lay_out(struct sg_di_panels *panels, const struct sg_chart_options *options);
void sg_di_panels_free(struct sg_di_panels *panels);

#endif
