/* scatter: items by two measures, in four fields about their references; a third may be the area.
 */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/points/points.h"
#include "plots/page/axis_name.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "scatter_model.h"

static const double strip = 9; /* of the field, above and below the points: names of quadrants */
static const double corner_gap = 3; /* between these and what is beside them */
static const size_t grid_steps = 5;
static const double least_span = 0.9; /* of an axis of logarithms */

struct chart {
    struct sg_scatter scatter;
    struct sg_points field;
    struct sg_frame frame;
};

static double place_on(const struct sg_scatter_axis *axis, double x)
{
    return axis->log ? log(x) : x;
}

static enum sg_color color_of(const struct chart *chart, const struct sg_scatter_item *item,
                              const char *focus)
{
    const struct sg_quadrants *found = &chart->scatter.quadrants;
    if (focus && strcmp(chart->scatter.items.items[item->item].label, focus) == 0)
        return SG_COLOR_SERIES2;
    bool divided = chart->scatter.x.of && chart->scatter.y.of && !chart->scatter.sampled;
    for (size_t k = 0; divided && k < found->n_above; k++)
        if (found->above[k] == item->item)
            return SG_COLOR_SERIES1;
    return divided ? SG_COLOR_LEVEL4 : SG_COLOR_SERIES1;
}

static void make_points(struct chart *chart, const char *focus)
{
    const struct sg_scatter *scatter = &chart->scatter;
    struct sg_points *field = &chart->field;
    field->points = sg_alloc(scatter->n, sizeof *field->points);
    for (size_t i = 0; i < scatter->n; i++) {
        const struct sg_scatter_item *item = &scatter->points[i];
        if (item->far)
            continue;
        field->points[field->n++] =
            (struct sg_point){.name = scatter->items.items[item->item].label,
                              .x = place_on(&scatter->x, item->x),
                              .y = place_on(&scatter->y, item->y),
                              .value = item->size,
                              .wanted = item->wanted,
                              .color = color_of(chart, item, focus),
                              .radius = scatter->size ? sg_points_radius(field->figure, item->size,
                                                                         scatter->points[0].size)
                                                      : field->figure->theme.mark_dot / 2};
    }
    sg_points_break(field);
}

/* --- the field */

static void make_scale(struct chart *chart, const struct sg_scatter_axis *axis, bool by_x,
                       double from, double to)
{
    struct sg_points_axis *made = by_x ? &chart->field.x : &chart->field.y;
    double low = INFINITY, high = -INFINITY, reference = place_on(axis, axis->reference);
    if (!isnan(reference))
        low = high = reference;
    sg_points_extend(&chart->field, by_x, fabs(to - from), 0, &low, &high);
    if (!(high >= low)) /* no point at all is near */
        low = high = 0;
    double more = axis->log ? fmax(0, least_span - (high - low)) / 2 : 0;
    struct sg_rate_extent extent = {low, high, NAN, pow(10, -axis->decimals)};
    made->log = axis->log;
    made->base = axis->of == SG_SCATTER_EVEN ? reference : NAN;
    made->scale = axis->log ? (struct sg_scale){low - more, high + more, 1, from, to}
                            : sg_scale_around(extent, grid_steps);
    if (!axis->log && axis->least >= 0 && made->scale.from < 0)
        made->scale.from = fmin(low, 0); /* room for circles, and no numbers that cannot be */
    made->scale.left = from;
    made->scale.right = to;
}

static bool is_divided(const struct chart *chart)
{
    return chart->scatter.x.of && chart->scatter.y.of;
}

static void place(struct chart *chart, double top)
{
    struct sg_points *field = &chart->field;
    const struct sg_theme *theme = &field->figure->theme;
    double band = is_divided(chart) ? strip : 0;
    struct sg_buffer name = {0};
    sg_scatter_axis_name(&chart->scatter, &chart->scatter.y, field->lang, &name);
    top = sg_axis_name_above(field->figure, top, sg_buffer_text(&name));
    sg_buffer_free(&name);
    struct sg_box box = {0, top, field->figure->width - theme->padding, top + theme->plot_height};
    make_scale(chart, &chart->scatter.y, false, box.bottom - band, box.top + band);
    box.left = theme->padding + sg_points_axis_width(field, &field->y) + 4;
    make_scale(chart, &chart->scatter.x, true, box.left, box.right);
    field->field = box;
    field->inner = (struct sg_box){box.left + 1, box.top + band, box.right + 2, box.bottom - band};
    field->avoided_x =
        sg_scale_at(&field->x.scale, place_on(&chart->scatter.x, chart->scatter.x.reference));
    field->avoided_y =
        sg_scale_at(&field->y.scale, place_on(&chart->scatter.y, chart->scatter.y.reference));
}

/* The lines that divide the field; where a measure is even the axis is drawn there already. */
static void put_lines(struct chart *chart)
{
    struct sg_points *field = &chart->field;
    struct sg_box box = field->field;
    double x = field->avoided_x, y = field->avoided_y;
    enum sg_layer across =
        chart->scatter.y.of == SG_SCATTER_EVEN ? SG_LAYER_BASE : SG_LAYER_REFERENCE;
    enum sg_layer up = chart->scatter.x.of == SG_SCATTER_EVEN ? SG_LAYER_BASE : SG_LAYER_REFERENCE;
    if (is_divided(chart))
        sg_shape_line(field->figure, SG_LAYER_GROUNDS, (struct sg_box){x, box.top, box.right, y});
    sg_shape_line(field->figure, up, (struct sg_box){x, box.top, x, box.bottom});
    sg_shape_line(field->figure, across, (struct sg_box){box.left, y, box.right, y});
}

/* The name of a quadrant in its corner, where there is room. */
static void put_corner(struct chart *chart, bool right, bool above)
{
    struct sg_points *field = &chart->field;
    struct sg_box box = field->field;
    struct sg_buffer text = {0};
    sg_scatter_corner(&chart->scatter, right, above, field->lang, &text);
    double width =
        sg_font_width(sg_buffer_text(&text), sg_figure_font(field->figure, SG_STYLE_NOTE));
    double room = right ? box.right - field->avoided_x : field->avoided_x - box.left;
    struct sg_spot spot = {right ? box.right - corner_gap / 2 : box.left + corner_gap,
                           above ? box.top + strip / 2 : box.bottom - strip / 2,
                           right ? SG_RIGHT : SG_LEFT};
    if (width + 2 * corner_gap < room)
        sg_figure_text(field->figure, SG_STYLE_NOTE, spot, SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void lay_out(struct chart *chart, const struct sg_chart_options *options)
{
    struct sg_points *field = &chart->field;
    struct sg_texts bare = {0};
    struct sg_buffer name = {0};
    make_points(chart, options->focus);
    sg_scatter_words(&chart->scatter, options->lang, &chart->frame);
    place(chart, sg_frame_head(&chart->frame, options, field->figure));
    put_lines(chart);
    for (int corner = 0; corner < 4 && is_divided(chart); corner++)
        put_corner(chart, corner & 1, corner & 2);
    sg_points_put_axes(field);
    sg_points_put(field);
    sg_points_bare(field, &bare);
    sg_scatter_note(&chart->scatter, &bare, options->lang, &chart->frame.note);
    sg_texts_free(&bare);
    sg_scatter_axis_name(&chart->scatter, &chart->scatter.x, field->lang, &name);
    double bottom = sg_axis_name_below(field->figure, field->field.bottom, field->field.right,
                                       sg_buffer_text(&name));
    sg_buffer_free(&name);
    sg_frame_foot(&chart->frame, chart->scatter.items.table, options, field->figure, bottom);
}

bool sg_chart_scatter(const struct sg_table *table, const struct sg_chart_options *options,
                      struct sg_figure *figure, struct sg_error *err)
{
    struct chart chart = {.field = {.figure = figure, .lang = options->lang}};
    if (!sg_scatter_read(table, options, &chart.scatter, err))
        return false;
    lay_out(&chart, options);
    sg_points_free_names(&chart.field);
    free(chart.field.points);
    sg_frame_free(&chart.frame);
    sg_scatter_free(&chart.scatter);
    return true;
}
