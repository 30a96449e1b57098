/* What is drawn besides text: rows of the layers (layers.def). */
#ifndef SG_PLOTS_PAGE_SHAPES_H
#define SG_PLOTS_PAGE_SHAPES_H

#include "figure.h"

/* A colour is passed over where the layer has one of its own; SG_COLOR_OWN stands for that. */

/* A filled box. */
void sg_shape_box(struct sg_figure *figure, enum sg_layer layer, struct sg_box box,
                  enum sg_color color);

/* A bar or a standing one; `value` is what its length shows. */
struct sg_bar_shape {
    struct sg_box box;
    enum sg_color color;
    double value;
};
void sg_shape_bar(struct sg_figure *figure, enum sg_layer layer, struct sg_bar_shape bar);

/* A straight line from left, top to right, bottom. */
void sg_shape_stroke(struct sg_figure *figure, enum sg_layer layer, struct sg_box line,
                     enum sg_color color);
/* The same, or a box, in the one colour of its layer. */
void sg_shape_line(struct sg_figure *figure, enum sg_layer layer, struct sg_box line);

struct sg_dot {
    double x, y, radius;
    enum sg_color color;
};
/* A round mark. */
void sg_shape_dot(struct sg_figure *figure, enum sg_layer layer, struct sg_dot dot);

/* A circle whose area shows `value`. */
void sg_shape_circle(struct sg_figure *figure, struct sg_dot dot, double value);

/* A diamond, in the colour of its layer. */
void sg_shape_diamond(struct sg_figure *figure, enum sg_layer layer, struct sg_dot dot);

/* The head of an arrow, in the colour of its layer: its tip is in the middle of the side `right` of
   the box, which lies left of `left` where it points there. */
void sg_shape_head(struct sg_figure *figure, enum sg_layer layer, struct sg_box box);

/* A lying interval of one layer of strokes, with caps of that height at both ends. */
struct sg_whisker {
    double from, to, y, cap;
};
void sg_shape_whisker(struct sg_figure *figure, enum sg_layer layer, struct sg_whisker whisker,
                      enum sg_color color);

/* The next point of a line through many, and its end: the next point begins another. */
void sg_shape_point(struct sg_figure *figure, enum sg_layer layer, struct sg_dot point);
void sg_shape_lift(struct sg_figure *figure, enum sg_layer layer);

#endif
