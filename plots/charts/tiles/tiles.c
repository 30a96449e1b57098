/* tiles: the 47 prefectures as tiles, about where they are, coloured by class. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "plots/charts/amount.h"
#include "plots/page/frame.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "tiles_model.h"
#include "tiles_print.h"

static const double least_height = 0.75; /* of a tile, of its width */
static const double above_below = 3;     /* the texts of a tile, together */

enum { HALF_ROWS = 26 };

struct place {
    int column, row;
};

static const struct place places[SG_PREFECTURES] = {
#define SG_TILE(prefecture, column, row) [prefecture - 1] = {column, row},
#include "tile_places.def"
#undef SG_TILE
};

struct body {
    struct sg_figure *figure;
    const struct sg_tiles *tiles;
    struct sg_frame frame;
    struct sg_tiles_print print;
    double left, top, width, height; /* of a tile */
};

static bool is_free(int column, int row)
{
    if (column < 0 || column >= SG_TILE_COLUMNS)
        return false;
    for (size_t i = 0; i < SG_PREFECTURES; i++)
        if (places[i].column == column && abs(places[i].row - row) < 2)
            return false;
    return true;
}

/* The tile of a prefecture; one whose name is wider reaches into the free place beside it. */
static struct sg_box box_of(const struct body *body, int i)
{
    double left = body->left + places[i].column * body->width;
    double top = body->top + places[i].row * body->height / 2;
    struct sg_box box = {left, top, left + body->width, top + body->height};
    double more = sg_tiles_print_width(&body->print, body->figure, i + 1) - body->width;
    if (more > 0 && is_free(places[i].column - 1, places[i].row))
        box.left -= more;
    else if (more > 0)
        box.right += more;
    return box;
}

static void put_frame(struct body *body, struct sg_box box)
{
    const double corners[][2] = {{box.left, box.top},
                                 {box.right, box.top},
                                 {box.right, box.bottom},
                                 {box.left, box.bottom},
                                 {box.left, box.top}};
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++)
        sg_shape_point(body->figure, SG_LAYER_FRAMES,
                       (struct sg_dot){corners[i][0], corners[i][1], 0, SG_COLOR_INK});
}

/* Name and value in the middle of a tile. */
static void put_texts(struct body *body, int i, struct sg_box box, enum sg_color letters)
{
    struct sg_buffer name = {0}, value = {0};
    double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    double half = body->print.valued ? sg_tiles_print_height(&body->print, body->figure) / 4 : 0;
    sg_tiles_print_name(&body->print, i + 1, &name);
    sg_tiles_print_value(&body->print, body->tiles->of[i], &value);
    sg_figure_text(body->figure, body->print.name, (struct sg_spot){x, y - half, SG_CENTER},
                   letters, sg_buffer_text(&name));
    sg_figure_text(body->figure, body->print.value, (struct sg_spot){x, y + half, SG_CENTER},
                   letters, sg_buffer_text(&value));
    sg_buffer_free(&value);
    sg_buffer_free(&name);
}

static void put_tile(struct body *body, int i)
{
    const struct sg_area_value *item = body->tiles->of[i];
    struct sg_box box = box_of(body, i);
    enum sg_color letters = item ? SG_COLOR_INK : SG_COLOR_SUB;
    if (item && item->klass >= 0) {
        enum sg_color color = sg_classes_color(&body->tiles->values.classes, item->klass);
        sg_shape_box(body->figure, SG_LAYER_CELLS, box, color);
        letters = sg_theme_letters_on(&body->figure->theme, color);
    } else {
        sg_shape_box(body->figure, SG_LAYER_KEYS, box, SG_COLOR_HIDDEN);
        if (item && item->voids)
            sg_page_layout_hatch(body->figure, box);
        if (!item)
            sg_page_layout_line(body->figure, box);
    }
    put_texts(body, i, box, letters);
}

static double put_head(struct body *body, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[SG_AREA_LEGEND];
    struct sg_buffer texts[SG_AREA_LEGEND] = {0};
    struct sg_area_words words = sg_tiles_words(body->tiles, options->lang);
    body->frame.legend = legend;
    body->frame.n_legend = sg_area_words_legend(&words, body->tiles->n_gaps > 0, legend, texts);
    double top = sg_frame_head(&body->frame, options, body->figure);
    body->frame.n_legend = 0;
    for (size_t i = 0; i < SG_AREA_LEGEND; i++)
        sg_buffer_free(&texts[i]);
    return top;
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    double padding = body->figure->theme.padding;
    body->left = padding;
    body->width = (body->figure->width - 2 * padding) / SG_TILE_COLUMNS;
    sg_tiles_print_choose(&body->print, body->tiles, body->figure, body->width);
    struct sg_tiles_printed printed = {body->print.measured.n ? body->print.measured.text : NULL,
                                       body->print.coded, body->print.valued};
    sg_tiles_say(body->tiles, options->lang, printed, &body->frame);
    body->top = put_head(body, options) + padding;
    double texts = sg_tiles_print_height(&body->print, body->figure) + above_below;
    body->height = fmax(texts, body->width * least_height);
    for (int i = 0; i < SG_PREFECTURES; i++)
        put_tile(body, i);
    if (body->tiles->focus)
        put_frame(body, box_of(body, body->tiles->focus - 1));
    sg_frame_foot(&body->frame, body->tiles->values.table, options, body->figure,
                  body->top + HALF_ROWS * body->height / 2);
}

bool sg_chart_tiles(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_figure *figure, struct sg_error *err)
{
    struct sg_tiles tiles;
    if (!sg_tiles_read(table, options, &tiles, err))
        return false;
    struct body body = {.figure = figure, .tiles = &tiles};
    lay_out(&body, options);
    sg_tiles_print_free(&body.print);
    sg_frame_free(&body.frame);
    sg_tiles_free(&tiles);
    return true;
}
