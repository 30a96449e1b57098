#ifdef SG_WITH_XLSXWRITER

/* The native chart of a composition: the bars of stack100, for programs that draw charts
   themselves. Its parts are shares in percent, not stretched to fill what is unknown, which is left
   open. */
#include "book_bars.h"

#include <stdlib.h>

#include "plots/charts/stack100/stack100_color.h"
#include "plots/draw/templates.h"

enum { BAR_GAP = 40 /* percent of a bar */ };

struct native {
    const struct book_bars *bars;
    struct book_chart_look look;
};

size_t book_bars_parts(const struct sg_stack100 *stack)
{
    return sg_stack100_shown(stack) + (stack->voids != 0);
}

bool book_bars_is_hidden(const struct sg_stack100 *stack, size_t part)
{
    return part == sg_stack100_shown(stack);
}

/* Shares that have room are written into their parts. */
static void label(struct native *native, lxw_chart_series *series, size_t part)
{
    lxw_chart_font letters = native->look.font;
    if (native->look.has_theme)
        letters.color = native->look.theme.colors[sg_theme_letters_on(
            &native->look.theme, sg_stack100_color(native->bars->stack, part))];
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "[>=4]0.0;\"\"");
    chart_series_set_labels_font(series, &letters);
}

static void paint(struct native *native, lxw_chart_series *series, size_t part)
{
    const struct sg_theme *theme = &native->look.theme;
    enum sg_color fill = sg_stack100_color(native->bars->stack, part);
    lxw_chart_fill area = {.color = theme->colors[fill]};
    lxw_chart_line edge = {
        .color = theme->colors[fill == SG_COLOR_REST ? SG_COLOR_HAIRLINE : SG_COLOR_WHITE],
        .width = 0.75F};
    if (!native->look.has_theme)
        return;
    chart_series_set_line(series, &edge);
    chart_series_set_fill(series, &area);
}

static void add_series(struct native *native, lxw_chart *chart)
{
    lxw_row_t first = native->bars->header + 1;
    lxw_row_t last = native->bars->header + (lxw_row_t)native->bars->stack->n_bars;
    for (size_t part = 0; part < sg_stack100_shown(native->bars->stack); part++) {
        lxw_col_t at = (lxw_col_t)part + 1;
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        chart_series_set_name_range(series, native->bars->name, native->bars->header, at);
        chart_series_set_categories(series, native->bars->name, first, 0, last, 0);
        chart_series_set_values(series, native->bars->name, first, at, last, at);
        label(native, series, part);
        paint(native, series, part);
    }
}

/* In a chart of bars the library's y axis has the categories: from the top down, and the numbers
   stay below them. */
static void set_axes(struct native *native, lxw_chart *chart)
{
    struct sg_buffer subtitle = {0}, plain = {0};
    sg_stack100_subtitle(native->bars->stack, native->bars->words.lang, &subtitle);
    book_plain(sg_buffer_text(&subtitle), &plain);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
    chart_axis_set_num_font(chart->y_axis, &native->look.font);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_max(chart->x_axis, 100);
    chart_axis_set_major_unit(chart->x_axis, 25);
    chart_axis_set_num_format(chart->x_axis, "0\"%\"");
    chart_axis_set_num_font(chart->x_axis, &native->look.font);
    chart_axis_set_name(chart->x_axis, sg_buffer_text(&plain));
    chart_axis_set_name_font(chart->x_axis, &native->look.font);
    if (native->look.has_theme) {
        lxw_chart_line grid = {.color = native->look.theme.colors[SG_COLOR_GRID], .width = 0.75F};
        chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    }
    sg_buffer_free(&plain);
    sg_buffer_free(&subtitle);
}

void book_chart_title(lxw_chart *chart, const char *text, const struct book_chart_look *look)
{
    lxw_chart_font font = look->font;
    struct sg_buffer title = {0};
    book_plain(text ? text : "", &title);
    font.size = 12;
    font.bold = LXW_TRUE;
    if (title.n)
        chart_title_set_name(chart, title.text);
    else
        chart_title_off(chart);
    chart_title_set_name_font(chart, &font);
    sg_buffer_free(&title);
}

/* The colours are those of the program that opens the workbook where there is no theme.gp. */
void book_chart_look_find(struct book_chart_look *look, enum sg_lang lang)
{
    char *folder = NULL;
    *look = (struct book_chart_look){0};
    look->has_theme =
        sg_templates_find(NULL, &folder, NULL) && sg_theme_read(folder, &look->theme, NULL);
    free(folder);
    look->font.size = 9;
    look->font.bold = LXW_EXPLICIT_FALSE;
    if (lang == SG_JA)
        look->font.name = BOOK_FONT_JA;
    if (look->has_theme)
        look->font.color = look->theme.colors[SG_COLOR_INK];
}

lxw_chart *book_bars_draw(const struct book_bars *bars)
{
    struct native drawn = {.bars = bars}, *native = &drawn;
    book_chart_look_find(&native->look, bars->words.lang);
    lxw_chart *chart = workbook_add_chart(bars->book->file, LXW_CHART_BAR_STACKED);
    chart_set_series_gap(chart, BAR_GAP);
    add_series(native, chart);
    set_axes(native, chart);
    book_chart_title(chart, bars->stack->table->info.title, &native->look);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &native->look.font);
    return chart;
}

#endif
