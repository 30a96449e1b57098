#ifdef SG_WITH_XLSXWRITER

/* The native chart of a composition: the bars of stack100, for programs that draw charts
   themselves. Its parts are shares in percent, not stretched to fill what is unknown. */
#include "book.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/stack100/stack100_color.h"
#include "plots/charts/stack100/stack100_words.h"
#include "plots/draw/templates.h"
#include "plots/page/words.h"
#include "table/fold.h"
#include "table/text.h"

/* Pixels, of which a page of A4 upright has 697 by 1027; a chart is 480 by 288 until it is scaled.
 */
enum {
    PAGE_WIDTH = 690,
    PAGE_HEIGHT = 1027,
    OWN_WIDTH = 480,
    OWN_HEIGHT = 288,
    FRAME = 200, /* title, axis and legend */
    LEAST_BAR = 13,
    MOST_BAR = 36,
    MOST_BARS = 60
};
enum { PART_WIDTH = 10, NOTE_LINES = 7, GAP = 2, BAR_GAP = 40 /* percent of a bar */ };
static const double pixel = 0.75; /* in points */

static const struct book_look plain_look = {0};

/* A chart and the sheet that it stands on with its data. */
struct native {
    struct book *book;
    const struct sg_stack100 *stack;
    struct sg_stack100_words words;
    lxw_worksheet *page;
    const char *name;      /* of the sheet */
    lxw_row_t header;      /* row of the names of the parts */
    struct sg_theme theme; /* where there is one */
    bool has_theme;
    lxw_chart_font font;
};

/* Series, the rest, and what is unknown. */
static size_t count_parts(const struct sg_stack100 *stack)
{
    return sg_stack100_shown(stack) + (stack->voids != 0);
}

static bool is_hidden(const struct sg_stack100 *stack, size_t part)
{
    return part == sg_stack100_shown(stack);
}

static const char *part_name(const struct native *native, size_t part)
{
    return is_hidden(native->stack, part)
               ? sg_words_symbol(native->stack->voids, native->words.lang)
               : sg_stack100_name(native->stack, part, native->words);
}

static double part_share(const struct sg_stack100 *stack, size_t bar, size_t part)
{
    if (is_hidden(stack, part))
        return stack->bars[bar].hidden > 0 ? stack->bars[bar].hidden : NAN;
    return stack->bars[bar].shares[part];
}

/* --- data */

/* Writes the names of the parts, sets the widths of their columns, and gives the lines that they
   take. */
static size_t write_parts(struct native *native, double widths[])
{
    static const struct book_look look = {
        .bold = true, .header = true, .right = true, .wrap = true};
    size_t lines = 1;
    for (size_t part = 0; part < count_parts(native->stack); part++) {
        const char *name = part_name(native, part);
        size_t word = sg_fold_least(name), width = word > PART_WIDTH ? word : PART_WIDTH;
        size_t own = sg_fold_count(name, width);
        lines = own > lines ? own : lines;
        widths[part] = book_width(native->book, width);
        book_text(native->book, native->page, native->header, part + 1, name, &look);
    }
    return lines;
}

/* Writes the bars and gives the width of their names. */
static size_t write_bars(struct native *native)
{
    const struct sg_stack100 *stack = native->stack;
    size_t width = PART_WIDTH;
    for (size_t bar = 0; bar < stack->n_bars; bar++) {
        struct sg_buffer name = {0};
        size_t row = native->header + 1 + bar;
        sg_stack100_bar_name(stack, bar, native->words, &name);
        size_t own = sg_text_width(sg_buffer_text(&name));
        width = own > width ? own : width;
        book_text(native->book, native->page, row, 0, sg_buffer_text(&name), &plain_look);
        sg_buffer_free(&name);
        for (size_t part = 0; part < count_parts(stack); part++)
            book_share(native->book, native->page, row, part + 1, part_share(stack, bar, part));
    }
    return width;
}

/* Gives the width of the columns, in points, at least that of a page. */
static double write_data(struct native *native)
{
    const struct book *book = native->book;
    size_t n_parts = count_parts(native->stack);
    double *widths = sg_alloc(n_parts + 1, sizeof *widths);
    size_t lines = write_parts(native, widths + 1);
    widths[0] = book_width(book, write_bars(native));
    for (size_t i = 0; i <= n_parts; i++)
        worksheet_set_column(native->page, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    double points = fmax(book_sum_points(widths, n_parts + 1), PAGE_WIDTH * pixel);
    for (size_t row = 0; row < native->header; row++)
        book_set_lines(native->page, row, 1); /* the chart keeps to them */
    book_set_lines(native->page, native->header, lines);
    worksheet_repeat_rows(native->page, native->header, native->header);
    worksheet_fit_to_pages(native->page, 1, 0);
    free(widths);
    return points;
}

static void write_note(struct native *native, double points)
{
    struct sg_buffer note = {0};
    sg_stack100_note(native->stack, native->words, &note);
    book_lines(native->book, native->page, native->header + native->stack->n_bars + GAP,
               sg_buffer_text(&note), book_columns(native->book, points), &plain_look);
    sg_buffer_free(&note);
}

/* --- the chart */

static void paint(struct native *native, lxw_chart_series *series, size_t part)
{
    const struct sg_theme *theme = &native->theme;
    bool hidden = is_hidden(native->stack, part);
    enum sg_color fill = hidden ? SG_COLOR_HIDDEN : sg_stack100_color(native->stack, part);
    lxw_chart_fill area = {.color = theme->colors[fill]};
    lxw_chart_line edge = {
        .color =
            theme->colors[fill == SG_COLOR_REST || hidden ? SG_COLOR_HAIRLINE : SG_COLOR_WHITE],
        .width = 0.75F};
    lxw_chart_pattern hatching = {.fg_color = theme->colors[SG_COLOR_HAIRLINE],
                                  .bg_color = theme->colors[SG_COLOR_HIDDEN],
                                  .type = LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL};
    lxw_chart_font letters = native->font;
    if (!native->has_theme)
        return;
    letters.color = theme->colors[sg_theme_letters_on(theme, fill)];
    chart_series_set_labels_font(series, &letters);
    chart_series_set_line(series, &edge);
    if (hidden)
        chart_series_set_pattern(series, &hatching);
    else
        chart_series_set_fill(series, &area);
}

/* Shares that have room are written into their parts. */
static void add_series(struct native *native, lxw_chart *chart)
{
    lxw_row_t first = native->header + 1;
    lxw_row_t last = native->header + (lxw_row_t)native->stack->n_bars;
    for (size_t part = 0; part < count_parts(native->stack); part++) {
        lxw_col_t at = (lxw_col_t)part + 1;
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        chart_series_set_name_range(series, native->name, native->header, at);
        chart_series_set_categories(series, native->name, first, 0, last, 0);
        chart_series_set_values(series, native->name, first, at, last, at);

        chart_series_set_labels(series);
        chart_series_set_labels_num_format(series, "[>=4]0.0;\"\"");
        chart_series_set_labels_font(series, &native->font);
        paint(native, series, part);
    }
}

/* In a chart of bars the library's y axis has the categories: from the top down, and the numbers
   stay below them. */
static void set_axes(struct native *native, lxw_chart *chart)
{
    struct sg_buffer subtitle = {0}, plain = {0};
    sg_stack100_subtitle(native->stack, native->words.lang, &subtitle);
    book_plain(sg_buffer_text(&subtitle), &plain);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
    chart_axis_set_num_font(chart->y_axis, &native->font);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_max(chart->x_axis, 100);
    chart_axis_set_major_unit(chart->x_axis, 25);
    chart_axis_set_num_format(chart->x_axis, "0\"%\"");
    chart_axis_set_num_font(chart->x_axis, &native->font);
    chart_axis_set_name(chart->x_axis, sg_buffer_text(&plain));
    chart_axis_set_name_font(chart->x_axis, &native->font);
    if (native->has_theme) {
        lxw_chart_line grid = {.color = native->theme.colors[SG_COLOR_GRID], .width = 0.75F};
        chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    }
    sg_buffer_free(&plain);
    sg_buffer_free(&subtitle);
}

static void set_title(struct native *native, lxw_chart *chart)
{
    const char *text = native->stack->table->info.title;
    lxw_chart_font font = native->font;
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

static lxw_chart *make_chart(struct native *native)
{
    lxw_chart *chart = workbook_add_chart(native->book->file, LXW_CHART_BAR_STACKED);
    chart_set_series_gap(chart, BAR_GAP);
    add_series(native, chart);
    set_axes(native, chart);
    set_title(native, chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &native->font);
    return chart;
}

/* The colours are those of the program that opens the workbook where there is no theme.gp. */
static void find_theme(struct native *native)
{
    char *folder = NULL;
    native->has_theme =
        sg_templates_find(NULL, &folder, NULL) && sg_theme_read(folder, &native->theme, NULL);
    free(folder);
    native->font.size = 9;
    native->font.bold = LXW_EXPLICIT_FALSE;
    if (native->words.lang == SG_JA)
        native->font.name = BOOK_FONT_JA;
    if (native->has_theme)
        native->font.color = native->theme.colors[SG_COLOR_INK];
}

/* With its data the chart takes one page, where the bars are not too many. */
static double height_of_chart(const struct native *native)
{
    double n = (double)native->stack->n_bars, line = book_line_height / pixel;
    double bar = (PAGE_HEIGHT - FRAME - (n + NOTE_LINES) * line) / n;
    return FRAME + n * fmin(fmax(bar, LEAST_BAR), MOST_BAR);
}

static void add_native(struct native *native)
{
    double height = height_of_chart(native);
    find_theme(native);
    native->header = (lxw_row_t)(height * pixel / book_line_height) + GAP;
    double width = write_data(native);
    lxw_chart_options size = {.x_scale = width / pixel / OWN_WIDTH, .y_scale = height / OWN_HEIGHT};
    write_note(native, width);
    worksheet_insert_chart_opt(native->page, 0, 0, make_chart(native), &size);
}

void book_add_stack100(struct book *book, const struct sg_table *table, const char *name)
{
    struct sg_stack100 stack;
    if (!sg_stack100_read(table, NULL, &stack, NULL))
        return;
    if (stack.n_bars && stack.n_bars <= MOST_BARS) {
        struct native native = {.book = book,
                                .stack = &stack,
                                .words = {book->options->lang, true},
                                .page = book_add_sheet(book, name),
                                .name = name};
        add_native(&native);
    }
    sg_stack100_free(&stack);
}

#endif
