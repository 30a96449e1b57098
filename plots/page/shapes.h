/* What templates draw besides text: rows of layers that several charts share. */
#ifndef SG_PLOTS_PAGE_SHAPES_H
#define SG_PLOTS_PAGE_SHAPES_H

#include "figure.h"

/* Colours are names of the theme. */

/* A filled box (left top right bottom color). */
void sg_shape_box(struct sg_figure *figure, const char *layer, struct sg_box box,
                  const char *color);

/* A bar of layer "bars", with an edge of the colour `edge`; `value` is what its length shows. */
struct sg_bar_shape {
    struct sg_box box;
    const char *color, *edge;
    double value;
};
void sg_shape_bar(struct sg_figure *figure, struct sg_bar_shape bar);

/* A standing bar of layer "columns" (left top right bottom color value); `value` is what its
   height shows. */
void sg_shape_column(struct sg_figure *figure, struct sg_box box, const char *color, double value);

/* A straight line from left, top to right, bottom (and color). */
void sg_shape_stroke(struct sg_figure *figure, const char *layer, struct sg_box line,
                     const char *color);
/* The same, or a box, in the one colour of its layer (left top right bottom). */
void sg_shape_line(struct sg_figure *figure, const char *layer, struct sg_box line);

struct sg_dot {
    double x, y, radius;
    const char *color;
};
/* A circle (x y radius color). */
void sg_shape_dot(struct sg_figure *figure, const char *layer, struct sg_dot dot);

/* A circle of layer "circles" whose area stands for `value` (x y radius color value). */
void sg_shape_circle(struct sg_figure *figure, struct sg_dot dot, double value);

/* A diamond of layer "diamonds" (x y), in the colour of the template. */
void sg_shape_diamond(struct sg_figure *figure, struct sg_dot dot);

/* A lying interval of one layer of strokes, with caps of that height at both ends. */
struct sg_whisker {
    double from, to, y, cap;
};
void sg_shape_whisker(struct sg_figure *figure, const char *layer, struct sg_whisker whisker,
                      const char *color);

/* The next point of a line through many (x y color), and its end: the next point begins another. */
void sg_shape_point(struct sg_figure *figure, const char *layer, struct sg_dot point);
void sg_shape_lift(struct sg_figure *figure, const char *layer);

#endif
