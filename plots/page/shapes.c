#include "shapes.h"

#include <math.h>

/* Whether a box has a place: what belongs to a row on another page has none. */
static bool is_placed(struct sg_box box)
{
    return !isnan(box.left) && !isnan(box.top) && !isnan(box.right) && !isnan(box.bottom);
}

static void add_color(struct sg_tsv *rows, enum sg_layer layer, enum sg_color color)
{
    if (sg_layer_has_colors(layer))
        sg_tsv_text(rows, sg_color_name(color));
}

void sg_shape_box(struct sg_figure *figure, enum sg_layer layer, struct sg_box box,
                  enum sg_color color)
{
    if (!is_placed(box))
        return;
    struct sg_tsv *boxes = sg_figure_layer(figure, layer);
    sg_tsv_box(boxes, box);
    add_color(boxes, layer, color);
}

void sg_shape_bar(struct sg_figure *figure, enum sg_layer layer, struct sg_bar_shape bar)
{
    if (!is_placed(bar.box))
        return;
    struct sg_tsv *bars = sg_figure_layer(figure, layer);
    sg_tsv_box(bars, bar.box);
    add_color(bars, layer, bar.color);
    sg_tsv_number(bars, bar.value);
}

void sg_shape_stroke(struct sg_figure *figure, enum sg_layer layer, struct sg_box line,
                     enum sg_color color)
{
    sg_shape_box(figure, layer, line, color);
}

void sg_shape_line(struct sg_figure *figure, enum sg_layer layer, struct sg_box line)
{
    sg_shape_box(figure, layer, line, SG_COLOR_OWN);
}

void sg_shape_dot(struct sg_figure *figure, enum sg_layer layer, struct sg_dot dot)
{
    if (isnan(dot.x) || isnan(dot.y))
        return;
    struct sg_tsv *dots = sg_figure_layer(figure, layer);
    sg_tsv_number(dots, dot.x);
    sg_tsv_number(dots, dot.y);
    sg_tsv_number(dots, dot.radius);
    add_color(dots, layer, dot.color);
}

void sg_shape_circle(struct sg_figure *figure, struct sg_dot dot, double value)
{
    if (isnan(dot.x) || isnan(dot.y))
        return;
    sg_shape_dot(figure, SG_LAYER_CIRCLES, dot);
    sg_tsv_number(sg_figure_layer(figure, SG_LAYER_CIRCLES), value);
}

void sg_shape_diamond(struct sg_figure *figure, enum sg_layer layer, struct sg_dot dot)
{
    static const int corners[4][2] = {{-1, 0}, {0, -1}, {1, 0}, {0, 1}};
    if (isnan(dot.x) || isnan(dot.y))
        return;
    struct sg_tsv *diamonds = sg_figure_layer(figure, layer);
    for (size_t i = 0; i < 4; i++) {
        sg_tsv_number(diamonds, dot.x + corners[i][0] * dot.radius);
        sg_tsv_number(diamonds, dot.y + corners[i][1] * dot.radius);
    }
    sg_tsv_break(diamonds);
}

void sg_shape_head(struct sg_figure *figure, enum sg_layer layer, struct sg_box box)
{
    struct sg_tsv *heads = sg_figure_layer(figure, layer);
    if (!is_placed(box))
        return;
    const double corners[3][2] = {
        {box.left, box.top}, {box.right, (box.top + box.bottom) / 2}, {box.left, box.bottom}};
    for (size_t i = 0; i < 3; i++) {
        sg_tsv_number(heads, corners[i][0]);
        sg_tsv_number(heads, corners[i][1]);
    }
    sg_tsv_break(heads);
}

void sg_shape_whisker(struct sg_figure *figure, enum sg_layer layer, struct sg_whisker whisker,
                      enum sg_color color)
{
    double top = whisker.y - whisker.cap / 2, bottom = whisker.y + whisker.cap / 2;
    sg_shape_stroke(figure, layer, (struct sg_box){whisker.from, whisker.y, whisker.to, whisker.y},
                    color);
    sg_shape_stroke(figure, layer, (struct sg_box){whisker.from, top, whisker.from, bottom}, color);
    sg_shape_stroke(figure, layer, (struct sg_box){whisker.to, top, whisker.to, bottom}, color);
}

void sg_shape_point(struct sg_figure *figure, enum sg_layer layer, struct sg_dot point)
{
    struct sg_tsv *points = sg_figure_layer(figure, layer);
    sg_tsv_number(points, point.x);
    sg_tsv_number(points, point.y);
    add_color(points, layer, point.color);
}

void sg_shape_lift(struct sg_figure *figure, enum sg_layer layer)
{
    sg_tsv_break(sg_figure_layer(figure, layer));
}
