#include "tiles_print.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/areas/area_title.h"

static const double beside = 1;       /* a text, both sides together, besides the edge */
static const double most_wider = 0.4; /* of a tile, by which it may be wider for its name */

/* From the largest letters down. */
static const struct {
    enum sg_style name, value;
    bool wider; /* tiles may reach beside them */
} forms[] = {
    {SG_STYLE_LABEL, SG_STYLE_VALUE_BOLD, false},
    {SG_STYLE_NOTE, SG_STYLE_INSIDE, false},
    {SG_STYLE_NOTE, SG_STYLE_INSIDE, true},
};

enum { FORMS = sizeof forms / sizeof *forms };

void sg_tiles_print_name(const struct sg_tiles_print *print, int prefecture, struct sg_buffer *out)
{
    if (print->coded)
        sg_buffer_printf(out, "%d", prefecture);
    else
        sg_prefecture_name(prefecture, print->lang, out);
}

void sg_tiles_print_value(const struct sg_tiles_print *print, const struct sg_area_value *item,
                          struct sg_buffer *out)
{
    struct sg_area_words words = sg_tiles_words(print->tiles, print->lang);
    if (!item || (!print->valued && item->klass >= 0))
        return;
    if (item->klass >= 0)
        sg_amount_text(print->amount, item->value, print->lang, out);
    else
        sg_area_words_value(&words, item, out);
}

double sg_tiles_print_width(const struct sg_tiles_print *print, const struct sg_figure *figure,
                            int prefecture)
{
    struct sg_buffer name = {0};
    double edge = figure->theme.widths[SG_WIDTH_EDGE];
    sg_tiles_print_name(print, prefecture, &name);
    double width =
        sg_font_width(sg_buffer_text(&name), sg_figure_font(figure, print->name)) + beside + edge;
    sg_buffer_free(&name);
    return width;
}

double sg_tiles_print_height(const struct sg_tiles_print *print, const struct sg_figure *figure)
{
    double name = sg_figure_font(figure, print->name).size;
    double value = print->valued ? sg_figure_font(figure, print->value).size : 0;
    return (name + value) * figure->theme.label_height;
}

static bool names_fit(const struct sg_tiles_print *print, const struct sg_figure *figure,
                      double width)
{
    for (int i = 1; i <= SG_PREFECTURES; i++)
        if (sg_tiles_print_width(print, figure, i) > width)
            return false;
    return true;
}

static void choose_names(struct sg_tiles_print *print, const struct sg_figure *figure, double width)
{
    for (size_t i = 0; i < FORMS; i++) {
        print->name = forms[i].name;
        print->value = forms[i].value;
        if (names_fit(print, figure, width * (forms[i].wider ? 1 + most_wider : 1)))
            return;
    }
    print->coded = true;
}

static bool values_fit(const struct sg_tiles_print *print, const struct sg_figure *figure,
                       double width)
{
    struct sg_font font = sg_figure_font(figure, print->value);
    double room = width - beside - figure->theme.widths[SG_WIDTH_EDGE];
    bool fit = true;
    for (size_t i = 0; i < print->tiles->values.n && fit; i++) {
        struct sg_buffer text = {0};
        sg_tiles_print_value(print, &print->tiles->values.items[i], &text);
        fit = sg_font_width(sg_buffer_text(&text), font) <= room;
        sg_buffer_free(&text);
    }
    return fit;
}

/* Amounts may be printed in 万 or thousands; the subtitle then says so. */
static void choose_amount(struct sg_tiles_print *print, const struct sg_figure *figure,
                          double width)
{
    const struct sg_area_values *values = &print->tiles->values;
    double *numbers = sg_alloc(values->n, sizeof *numbers);
    for (size_t i = 0; i < values->n; i++)
        numbers[i] = values->items[i].klass >= 0 ? values->items[i].value : NAN;
    struct sg_serie serie = {.name = values->measure ? values->measure
                                                     : sg_column_title(values->value, print->lang),
                             .unit = values->unit,
                             .values = numbers,
                             .decimals = values->classes.decimals,
                             .quantity = values->quantity};
    print->valued = false;
    for (size_t i = 0;
         !print->valued && sg_amount_at(&serie, values->n, i, print->lang, &print->amount); i++) {
        print->valued = true;
        print->valued = values_fit(print, figure, width);
    }
    if (print->valued && print->amount.power > 0)
        sg_amount_title(print->amount, serie.name, serie.unit, print->lang, &print->measured);
    free(numbers);
}

void sg_tiles_print_choose(struct sg_tiles_print *print, const struct sg_tiles *tiles,
                           const struct sg_figure *figure, double width)
{
    *print = (struct sg_tiles_print){.tiles = tiles, .lang = figure->lang};
    choose_names(print, figure, width);
    choose_amount(print, figure, width);
}

void sg_tiles_print_free(struct sg_tiles_print *print)
{
    sg_buffer_free(&print->measured);
}
