#include "shapes.h"

void sg_shape_box(struct sg_figure *figure, const char *layer, struct sg_box box, const char *color)
{
    struct sg_layer *boxes = sg_figure_layer(figure, layer, "left top right bottom color");
    sg_layer_box(boxes, box);
    sg_layer_text(boxes, color);
}

void sg_shape_bar(struct sg_figure *figure, struct sg_bar_shape bar)
{
    struct sg_layer *bars =
        sg_figure_layer(figure, "bars", "left top right bottom color edge value");
    sg_layer_box(bars, bar.box);
    sg_layer_text(bars, bar.color);
    sg_layer_text(bars, bar.edge);
    sg_layer_number(bars, bar.value);
}

void sg_shape_column(struct sg_figure *figure, struct sg_box box, const char *color, double value)
{
    struct sg_layer *columns =
        sg_figure_layer(figure, "columns", "left top right bottom color value");
    sg_layer_box(columns, box);
    sg_layer_text(columns, color);
    sg_layer_number(columns, value);
}

void sg_shape_stroke(struct sg_figure *figure, const char *layer, struct sg_box line,
                     const char *color)
{
    sg_shape_box(figure, layer, line, color);
}

void sg_shape_line(struct sg_figure *figure, const char *layer, struct sg_box line)
{
    sg_layer_box(sg_figure_layer(figure, layer, "left top right bottom"), line);
}

void sg_shape_dot(struct sg_figure *figure, const char *layer, struct sg_dot dot)
{
    struct sg_layer *dots = sg_figure_layer(figure, layer, "x y radius color");
    sg_layer_number(dots, dot.x);
    sg_layer_number(dots, dot.y);
    sg_layer_number(dots, dot.radius);
    sg_layer_text(dots, dot.color);
}

void sg_shape_circle(struct sg_figure *figure, struct sg_dot dot, double value)
{
    struct sg_layer *circles = sg_figure_layer(figure, "circles", "x y radius color value");
    sg_layer_number(circles, dot.x);
    sg_layer_number(circles, dot.y);
    sg_layer_number(circles, dot.radius);
    sg_layer_text(circles, dot.color);
    sg_layer_number(circles, value);
}

void sg_shape_diamond(struct sg_figure *figure, struct sg_dot dot)
{
    static const int corners[4][2] = {{-1, 0}, {0, -1}, {1, 0}, {0, 1}};
    struct sg_layer *diamonds = sg_figure_layer(figure, "diamonds", "x y");
    for (size_t i = 0; i < 4; i++) {
        sg_layer_number(diamonds, dot.x + corners[i][0] * dot.radius);
        sg_layer_number(diamonds, dot.y + corners[i][1] * dot.radius);
    }
    sg_layer_break(diamonds);
}

void sg_shape_whisker(struct sg_figure *figure, const char *layer, struct sg_whisker whisker,
                      const char *color)
{
    double top = whisker.y - whisker.cap / 2, bottom = whisker.y + whisker.cap / 2;
    sg_shape_stroke(figure, layer, (struct sg_box){whisker.from, whisker.y, whisker.to, whisker.y},
                    color);
    sg_shape_stroke(figure, layer, (struct sg_box){whisker.from, top, whisker.from, bottom}, color);
    sg_shape_stroke(figure, layer, (struct sg_box){whisker.to, top, whisker.to, bottom}, color);
}

void sg_shape_point(struct sg_figure *figure, const char *layer, struct sg_dot point)
{
    struct sg_layer *points = sg_figure_layer(figure, layer, "x y color");
    sg_layer_number(points, point.x);
    sg_layer_number(points, point.y);
    sg_layer_text(points, point.color);
}

void sg_shape_lift(struct sg_figure *figure, const char *layer)
{
    sg_layer_break(sg_figure_layer(figure, layer, "x y color"));
}
