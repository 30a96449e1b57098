#include "points.h"

#include <math.h>
#include <stdlib.h>

#include "plots/page/log_scale.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double least_radius = 1.2;
static const double label_ems = 9.5;  /* width to which names are broken */
static const double label_room = 0.6; /* part of a name for which the axis leaves room */
static const double tick_gap = 3;     /* between two numbers of an axis */
static const int passes = 6;          /* of the search for an extent with room */

double sg_points_radius(const struct sg_figure *figure, double value, double most)
{
    double radius = most > 0 && value > 0 ? figure->theme.bubble_radius * sqrt(value / most) : 0;
    return fmax(radius, least_radius);
}

void sg_points_break(struct sg_points *points)
{
    struct sg_font small = sg_figure_font(points->figure, SG_STYLE_INSIDE);
    for (size_t i = 0; i < points->n; i++)
        sg_wrap(sg_names_label(points->points[i].name, points->lang, true), small,
                label_ems * small.size, &points->points[i].lines);
}

void sg_points_free_names(struct sg_points *points)
{
    for (size_t i = 0; i < points->n; i++)
        sg_texts_free(&points->points[i].lines);
}

void sg_points_extend(const struct sg_points *points, bool by_x, double length, double under,
                      double *low, double *high)
{
    struct sg_font font = sg_figure_font(points->figure, SG_STYLE_INSIDE);
    double first_low = *low, first_high = *high;
    for (int pass = 0; pass < passes; pass++) {
        double span = *high > *low ? *high - *low : 1, new_low = first_low, new_high = first_high;
        for (size_t i = 0; i < points->n; i++) {
            const struct sg_point *point = &points->points[i];
            double value = by_x ? point->x : point->y;
            double room = (point->radius + 2) / length * span;
            double label = by_x ? label_room * sg_wrap_width(&point->lines, font) : 0;
            new_low = fmin(new_low, value - room - under / length * span);
            new_high = fmax(new_high, value + room + label / length * span);
        }
        *low = new_low;
        *high = new_high;
    }
}

/* --- axes */

/* A line of the grid, or the axis itself, and its number if that is within the figure. */
static void put_tick(struct sg_points *points, struct sg_box line, bool base, const char *text)
{
    bool lying = line.left == line.right;
    struct sg_font font = sg_figure_font(points->figure, SG_STYLE_AXIS);
    struct sg_spot under = {
        line.left, points->field.bottom + points->figure->theme.size_value * 0.75 + 1, SG_CENTER};
    struct sg_spot beside = {points->field.left - 3, line.top, SG_RIGHT};
    sg_shape_line(points->figure, base ? SG_LAYER_BASE : SG_LAYER_GRID, line);
    if (!lying || line.left + sg_font_width(text, font) / 2 < points->figure->width)
        sg_figure_text(points->figure, SG_STYLE_AXIS, lying ? under : beside, SG_COLOR_OWN, text);
}

/* The i-th number of an axis: its place and text; false past the last. */
static bool tick_at(const struct sg_points *points, const struct sg_points_axis *axis, size_t i,
                    double *value, struct sg_buffer *text)
{
    struct sg_log_scale scale = {axis->scale.from, axis->scale.to};
    struct sg_log_tick tick;
    if (!axis->log) {
        *value = sg_scale_tick(&axis->scale, i);
        if (i < sg_scale_ticks(&axis->scale))
            sg_scale_text(&axis->scale, i, points->lang, text);
        return i < sg_scale_ticks(&axis->scale);
    }
    if (!sg_log_scale_tick(&scale, i, &tick))
        return false;
    *value = log(tick.value);
    sg_words_number(tick.value, (struct sg_words_number){tick.decimals, false, points->lang}, text);
    return true;
}

static void put_axis(struct sg_points *points, const struct sg_points_axis *axis, bool lying)
{
    struct sg_font font = sg_figure_font(points->figure, SG_STYLE_AXIS);
    struct sg_box field = points->field;
    double taken = -INFINITY, value;
    struct sg_buffer text = {0};
    for (size_t i = 0; tick_at(points, axis, i, &value, &text); i++) {
        double at = sg_scale_at(&axis->scale, value);
        double half = lying ? sg_font_width(sg_buffer_text(&text), font) / 2 : font.size / 2;
        double along = lying ? at : -at;
        bool room = along - half > taken;
        struct sg_box line = lying ? (struct sg_box){at, field.top, at, field.bottom}
                                   : (struct sg_box){field.left, at, field.right, at};
        taken = room ? along + half + (lying ? tick_gap : 0) : taken;
        put_tick(points, line, fabs(value - axis->base) < 1e-9 * (1 + fabs(value)),
                 room ? sg_buffer_text(&text) : "");
        sg_buffer_clear(&text);
    }
    sg_buffer_free(&text);
}

void sg_points_put_axes(struct sg_points *points)
{
    put_axis(points, &points->y, false);
    put_axis(points, &points->x, true);
}

double sg_points_axis_width(const struct sg_points *points, const struct sg_points_axis *axis)
{
    struct sg_font font = sg_figure_font(points->figure, SG_STYLE_AXIS);
    struct sg_buffer text = {0};
    double widest = 0, value;
    for (size_t i = 0; tick_at(points, axis, i, &value, &text); i++) {
        widest = fmax(widest, sg_font_width(sg_buffer_text(&text), font));
        sg_buffer_clear(&text);
    }
    sg_buffer_free(&text);
    return widest;
}

/* --- circles */

static void find_spots(struct sg_points *points)
{
    struct sg_font font = sg_figure_font(points->figure, SG_STYLE_INSIDE);
    size_t n = points->n;
    struct sg_placing_item *items = sg_alloc(n, sizeof *items);
    struct sg_placing_spot *spots = sg_alloc(n, sizeof *spots);
    for (size_t i = 0; i < n; i++) {
        const struct sg_point *point = &points->points[i];
        items[i] = (struct sg_placing_item){
            .x = sg_scale_at(&points->x.scale, point->x),
            .y = sg_scale_at(&points->y.scale, point->y),
            .radius = point->radius,
            .width = sg_wrap_width(&point->lines, font),
            .height = font.size * points->figure->theme.label_height * (double)point->lines.n,
            .wanted = point->wanted};
    }
    struct sg_placing_field field = {points->inner, points->avoided_x, points->avoided_y};
    sg_placing_solve(&field, items, n, spots);
    for (size_t i = 0; i < n; i++)
        points->points[i].spot = spots[i];
    free(spots);
    free(items);
}

static void put_name(struct sg_points *points, const struct sg_point *point)
{
    const struct sg_placing_spot *spot = &point->spot;
    struct sg_box box = spot->box;
    if (spot->led)
        sg_shape_line(points->figure, SG_LAYER_POINTERS,
                      (struct sg_box){spot->from_x, spot->from_y, spot->to_x, spot->to_y});
    double pitch = (box.bottom - box.top) / (double)point->lines.n;
    double x = spot->align == SG_LEFT    ? box.left
               : spot->align == SG_RIGHT ? box.right
                                         : (box.left + box.right) / 2;
    for (size_t k = 0; k < point->lines.n; k++)
        sg_figure_text(points->figure, SG_STYLE_INSIDE,
                       (struct sg_spot){x, box.top + ((double)k + 0.5) * pitch, spot->align},
                       spot->inside ? sg_theme_letters_on(&points->figure->theme, point->color)
                                    : SG_COLOR_OWN,
                       point->lines.items[k]);
}

void sg_points_put(struct sg_points *points)
{
    find_spots(points);
    for (size_t i = 0; i < points->n; i++) {
        const struct sg_point *point = &points->points[i];
        struct sg_dot dot = {sg_scale_at(&points->x.scale, point->x),
                             sg_scale_at(&points->y.scale, point->y), point->radius, point->color};
        if (isnan(point->value))
            sg_shape_dot(points->figure, SG_LAYER_HALOED_DOTS, dot);
        else
            sg_shape_circle(points->figure, dot, point->value);
        if (point->spot.placed)
            put_name(points, point);
    }
}

void sg_points_bare(const struct sg_points *points, struct sg_texts *bare)
{
    for (size_t i = 0; i < points->n; i++)
        if (!points->points[i].spot.placed)
            sg_texts_add(bare, points->points[i].name);
}
