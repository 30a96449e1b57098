/* skyline: industries as buildings, as wide as what domestic final demand needs of them and as high
   as they are self-sufficient (Leontief 1963). */
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/charts/timeaxis.h"
#include "plots/page/axis_name.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "skyline_names.h"

static const double field_share = 0.75; /* of plot_height */
static const size_t grid_steps = 5;
static const double least_parted = 2;                /* width, from which white lines part */
static const double number_room = 2, number_gap = 1; /* beside and above a number */
static const double cut_from = 5, cut_gap = 2.4, cut_slant = 1.6; /* of the mark of a cut */

struct body {
    struct sg_figure *figure;
    struct sg_skyline skyline;
    struct sg_frame frame;
    struct sg_box field;
    struct sg_scale scale; /* from the bottom of the field to its top */
};

static double y_of(const struct body *body, double percent)
{
    return sg_scale_at(&body->scale, fmin(fmax(percent, 0), body->scale.to));
}

static void put_part(struct body *body, struct sg_box box, double from, double to,
                     enum sg_color color)
{
    box.top = y_of(body, to);
    box.bottom = y_of(body, from);
    double shown = fmin(to, body->scale.to) - fmax(from, 0);
    if (shown > 0)
        sg_shape_bar(body->figure, SG_LAYER_COLUMNS, (struct sg_bar_shape){box, color, shown});
}

/* Two slanted cuts near the top of a building that goes on beyond the axis. */
static void put_cut(struct body *body, struct sg_box box)
{
    for (size_t i = 0; i < 2; i++) {
        double y = body->field.top + cut_from + (double)i * cut_gap;
        sg_shape_line(body->figure, SG_LAYER_CUTS,
                      (struct sg_box){box.left, y + cut_slant, box.right, y});
    }
}

/* Its height, at the foot, or above what is made here where that is too low. */
static void put_number(struct body *body, const struct sg_building *building, struct sg_box box)
{
    struct sg_buffer text = {0};
    struct sg_font font = sg_figure_font(body->figure, SG_STYLE_INSIDE);
    double half = font.size / 2 + number_gap, edge = y_of(body, building->height);
    bool within = box.bottom - edge > 2 * half;
    sg_skyline_text(building->height, body->figure->lang, &text);
    if (sg_font_width(text.text, font) + number_room <= box.right - box.left)
        sg_figure_text(body->figure, SG_STYLE_INSIDE,
                       (struct sg_spot){(box.left + box.right) / 2,
                                        (within ? box.bottom : edge) - half, SG_CENTER},
                       within ? SG_COLOR_WHITE : SG_COLOR_INK, text.text);
    sg_buffer_free(&text);
}

static void put_building(struct body *body, const struct sg_building *building, struct sg_box box)
{
    double high = fmax(building->top, building->height);
    put_part(body, box, 0, building->height, SG_COLOR_SERIES1);
    put_part(body, box, fmax(building->height, 0), building->top, SG_COLOR_BEFORE);
    if (box.right - box.left > least_parted)
        for (int side = 0; side < 2; side++) {
            double x = side ? box.right : box.left;
            sg_shape_line(body->figure, SG_LAYER_CUTS,
                          (struct sg_box){x, y_of(body, high), x, box.bottom});
        }
    if (high > body->scale.to)
        put_cut(body, box);
    put_number(body, building, box);
}

static void put_buildings(struct body *body)
{
    double width = body->field.right - body->field.left, x = body->field.left;
    for (size_t i = 0; i < body->skyline.items.n; i++) {
        const struct sg_building *building = &body->skyline.buildings[i];
        if (!building->shown)
            continue;
        double end = x + building->share * width;
        put_building(body, building, (struct sg_box){x, body->field.top, end, body->field.bottom});
        x = end;
    }
}

static double place(struct body *body, double top)
{
    struct sg_figure *figure = body->figure;
    const struct sg_theme *theme = &figure->theme;
    top = sg_axis_name_above(figure, top,
                             sg_words_pick(figure->lang, "Output for domestic final demand = 100",
                                           "域内最終需要の生産誘発額＝100"));
    body->scale = sg_scale_make(0, body->skyline.cap, grid_steps, true);
    body->scale.left = top + field_share * theme->plot_height;
    body->scale.right = top;
    body->field = (struct sg_box){theme->padding + sg_timeaxis_numbers(figure, &body->scale), top,
                                  figure->width - theme->padding, body->scale.left};
    return body->field.bottom;
}

/* The line up to which domestic final demand alone would reach. */
static void put_line(struct body *body)
{
    double y = y_of(body, 100);
    sg_shape_stroke(body->figure, SG_LAYER_WHISKERS,
                    (struct sg_box){body->field.left, y, body->field.right, y}, SG_COLOR_SERIES2);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    enum sg_lang lang = body->figure->lang;
    const struct sg_legend_entry legend[] = {
        {sg_words_pick(lang, "made here (self-sufficiency)", "域内の生産（自給率）"),
         SG_COLOR_SERIES1, SG_KEY_BOX},
        {sg_words_pick(lang, "displaced by imports", "輸移入で賄われた分"), SG_COLOR_BEFORE,
         SG_KEY_BOX}};
    struct sg_texts bare = {0};
    body->frame.legend = legend;
    body->frame.n_legend = sizeof legend / sizeof *legend;
    sg_skyline_words(&body->skyline, lang, &body->frame);
    place(body, sg_frame_head(&body->frame, options, body->figure));
    struct sg_timeaxis sides = {.left = body->field.left, .right = body->field.right};
    sg_timeaxis_put_grid(&sides, body->figure, &body->scale, 0);
    put_buildings(body);
    put_line(body);
    double bottom = sg_skyline_put_names(&body->skyline, body->figure, body->field, &bare);
    sg_skyline_note(&body->skyline, body->scale.to, &bare, lang, &body->frame.note);
    sg_texts_free(&bare);
    sg_frame_foot(&body->frame, body->skyline.items.table, options, body->figure, bottom);
}

bool sg_chart_skyline(const struct sg_table *table, const struct sg_chart_options *options,
                      struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_skyline_read(table, options, &body.skyline, err))
        return false;
    lay_out(&body, options);
    sg_frame_free(&body.frame);
    sg_skyline_free(&body.skyline);
    return true;
}
