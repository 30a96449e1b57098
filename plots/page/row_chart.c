#include "row_chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "shapes.h"
#include "wrap.h"

static const double header_height = 1.2; /* of a line over a column, in letter sizes */
static const double header_share = 0.25; /* of the page, to which a long word widens it */
static const double axis_height = 10;
static const double widest_text = 0.75; /* of the field, kept free for a value at most */
static const double number_gap = 2;     /* between two numbers of an axis */
static const double most_waste = 1.2;   /* of what rows need, for being evenly apart */
static const size_t many_rows = 20;     /* of which each takes its own, for a page holds no more */
static const double line_gap = 1.5;     /* between the names of two rows */
static const double header_ems = 6.5;   /* width to which such a line is broken */

void sg_row_chart_init(struct sg_row_chart *rows, size_t n)
{
    *rows = (struct sg_row_chart){.n = n};
    rows->labels = sg_alloc(n, sizeof *rows->labels);
    rows->gaps = sg_alloc(n, sizeof *rows->gaps);
    rows->y = sg_alloc(n, sizeof *rows->y);
    rows->ends = sg_alloc(n, sizeof *rows->ends);
    rows->indents = sg_alloc(n, sizeof *rows->indents);
    rows->headings = sg_alloc(n, sizeof *rows->headings);
}

void sg_row_chart_free(struct sg_row_chart *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        sg_texts_free(&rows->labels[i]);
    for (size_t i = 0; i < rows->n_columns; i++) {
        sg_texts_free(&rows->columns[i].header);
        sg_texts_free(&rows->columns[i].cells);
    }
    free(rows->labels);
    free(rows->gaps);
    free(rows->y);
    free(rows->ends);
    free(rows->indents);
    free(rows->headings);
    *rows = (struct sg_row_chart){0};
}

static enum sg_style label_style(const struct sg_row_chart *rows, size_t row)
{
    return rows->headings[row] ? SG_STYLE_HEADING : SG_STYLE_LABEL;
}

void sg_row_chart_label(struct sg_row_chart *rows, const struct sg_figure *figure, size_t row,
                        const char *text)
{
    const struct sg_theme *theme = &figure->theme;
    double share = rows->label_share > 0 ? rows->label_share : theme->label_share;
    double limit = share * figure->width - theme->padding - rows->indents[row];
    sg_wrap(text, sg_figure_font(figure, label_style(rows, row)), limit, &rows->labels[row]);
}

struct sg_row_chart_column *sg_row_chart_add_column(struct sg_row_chart *rows,
                                                    const struct sg_figure *figure,
                                                    const char *header, bool bold)
{
    struct sg_font font = sg_figure_font(figure, SG_STYLE_AXIS);
    struct sg_row_chart_column *column = &rows->columns[rows->n_columns++];
    *column = (struct sg_row_chart_column){.bold = bold};
    double least = fmin(sg_wrap_least(header, font), header_share * figure->width);
    bool broken = strchr(header, '\n') != NULL;
    double limit = broken ? header_share * figure->width : fmax(header_ems * font.size, least);
    sg_wrap(header, font, limit, &column->header);
    return column;
}

static enum sg_style cell_style(const struct sg_row_chart_column *column, size_t row)
{
    return column->bold || (column->bold_first && row == 0) ? SG_STYLE_VALUE_BOLD : SG_STYLE_VALUE;
}

/* The line over the first column has room to its left, above the field. */
static double column_width(const struct sg_row_chart *rows, size_t i,
                           const struct sg_figure *figure)
{
    const struct sg_row_chart_column *column = &rows->columns[i];
    double cells = sg_wrap_width(&column->cells, sg_figure_font(figure, cell_style(column, 0)));
    double header = sg_wrap_width(&column->header, sg_figure_font(figure, SG_STYLE_AXIS));
    return i ? fmax(header, cells) : cells;
}

static void divide_width(struct sg_row_chart *rows, const struct sg_figure *figure)
{
    const struct sg_theme *theme = &figure->theme;
    double widest = 0;
    for (size_t i = 0; i < rows->n; i++)
        widest = fmax(widest, rows->indents[i] +
                                  sg_wrap_width(&rows->labels[i],
                                                sg_figure_font(figure, label_style(rows, i))));
    rows->left = theme->padding + widest + (widest > 0 ? theme->label_gap : 0);
    rows->right = figure->width - theme->padding;
    for (size_t i = 0; i < rows->n_columns; i++)
        rows->right -= column_width(rows, i, figure) + theme->column_gap;
}

static double row_height(const struct sg_row_chart *rows, const struct sg_figure *figure,
                         size_t row, double bar)
{
    double line = figure->theme.size_label * figure->theme.label_height;
    return fmax(bar, (double)rows->labels[row].n * line);
}

void sg_row_chart_even(struct sg_row_chart *rows, const struct sg_figure *figure, double bar,
                       double gap)
{
    double pitch = 0, all = 0;
    for (size_t i = 1; i < rows->n; i++) {
        double halves = row_height(rows, figure, i - 1, bar) + row_height(rows, figure, i, bar);
        double own = fmax(bar + gap, halves / 2 + line_gap);
        rows->gaps[i] = own - halves / 2;
        all += own;
        pitch = fmax(pitch, own);
    }
    double even = pitch * (double)(rows->n - 1);
    if (even > most_waste * all || (rows->n > many_rows && even > all + bar))
        return;
    for (size_t i = 1; i < rows->n; i++) {
        double halves = row_height(rows, figure, i - 1, bar) + row_height(rows, figure, i, bar);
        rows->gaps[i] = pitch - halves / 2;
    }
}

/* Whether a row is on this page. */
static bool is_shown(const struct sg_figure *figure, size_t row)
{
    return !figure->part.n ||
           (row >= figure->part.first && row < figure->part.first + figure->part.n);
}

void sg_row_chart_place(struct sg_row_chart *rows, const struct sg_figure *figure, double top,
                        double bar)
{
    double y = top, header = 0;
    divide_width(rows, figure);
    for (size_t i = 0; i < rows->n_columns; i++)
        header = fmax(header, (double)rows->columns[i].header.n);
    y += header > 0 ? 1 + header * figure->theme.size_value * header_height : 0;
    rows->top = y;
    for (size_t i = 0; i < rows->n; i++) {
        double height = row_height(rows, figure, i, bar);
        bool shown = is_shown(figure, i);
        y += !shown ? 0 : figure->part.n && i == figure->part.first ? rows->gaps[0] : rows->gaps[i];
        rows->y[i] = shown ? y + height / 2 : NAN;
        y += shown ? height : 0;
        rows->ends[i] = y;
    }
    rows->bottom = y;
}

static void put_lines(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                      double pitch, const struct sg_texts *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct sg_spot line = spot;
        line.y += ((double)i + 0.5 - (double)lines->n / 2) * pitch;
        sg_figure_text(figure, style, line, SG_COLOR_OWN, lines->items[i]);
    }
}

static void put_header(const struct sg_row_chart *rows, const struct sg_row_chart_column *column,
                       struct sg_figure *figure, double edge)
{
    double size = figure->theme.size_value, pitch = size * header_height;
    double y = rows->top - 1 - ((double)column->header.n - 0.5) * pitch;
    for (size_t i = 0; i < column->header.n; i++, y += pitch) {
        const char *line = column->header.items[i];
        struct sg_spot spot = {edge, y, SG_RIGHT};
        sg_figure_text(figure, SG_STYLE_AXIS, spot, SG_COLOR_OWN, line);
    }
}

static void put_column(const struct sg_row_chart *rows, const struct sg_row_chart_column *column,
                       struct sg_figure *figure, double edge)
{
    put_header(rows, column, figure, edge);
    for (size_t i = 0; i < rows->n && i < column->cells.n; i++)
        sg_figure_text(figure, cell_style(column, i), (struct sg_spot){edge, rows->y[i], SG_RIGHT},
                       SG_COLOR_OWN, column->cells.items[i]);
}

double sg_row_chart_put_axis(const struct sg_row_chart *rows, struct sg_figure *figure,
                             const struct sg_tick ticks[], size_t n)
{
    double bottom = rows->bottom + 1;
    for (size_t i = 0; i < n; i++) {
        double x = rows->left + ticks[i].at * (rows->right - rows->left);
        struct sg_spot spot = {x, bottom + figure->theme.size_value * 0.75, SG_CENTER};
        sg_shape_line(figure, SG_LAYER_GRID, (struct sg_box){x, rows->top, x, bottom});
        sg_figure_text(figure, SG_STYLE_AXIS, spot, SG_COLOR_OWN, ticks[i].text);
    }
    return bottom + axis_height;
}

void sg_row_chart_fit(const struct sg_row_chart *rows, struct sg_scale *scale,
                      const double values[], const double widths[], size_t n)
{
    double field = rows->right - rows->left;
    for (size_t i = 0; i < n; i++) {
        double width = fmin(widths[i], field * widest_text);
        double to = scale->from + (values[i] - scale->from) * field / (field - width);
        if (to > scale->to)
            scale->to = to;
    }
    scale->left = rows->left;
    scale->right = rows->right;
}

/* Half the width of the i-th number of a scale, with the space beside it. */
static double half_number(const struct sg_scale *scale, const struct sg_figure *figure, size_t i)
{
    struct sg_buffer text = {0};
    sg_scale_text(scale, i, figure->lang, &text);
    double width = sg_font_width(sg_buffer_text(&text), sg_figure_font(figure, SG_STYLE_AXIS));
    sg_buffer_free(&text);
    return width / 2 + number_gap / 2;
}

/* Every how many-th number, counted from zero, can be printed side by side. */
static size_t number_stride(const struct sg_scale *scale, const struct sg_figure *figure)
{
    double widest = 0, step = fabs(sg_scale_at(scale, scale->step) - sg_scale_at(scale, 0));
    for (size_t i = 0; i < sg_scale_ticks(scale); i++)
        widest = fmax(widest, 2 * half_number(scale, figure, i));
    return step > 0 && widest > step ? (size_t)ceil(widest / step) : 1;
}

static void put_number(const struct sg_row_chart *rows, struct sg_figure *figure,
                       const struct sg_scale *scale, size_t i)
{
    double x = sg_scale_at(scale, sg_scale_tick(scale, i)), half = half_number(scale, figure, i);
    double y = rows->bottom + 1 + figure->theme.size_value * 0.75;
    struct sg_buffer text = {0};
    sg_scale_text(scale, i, figure->lang, &text);
    if (x - half >= -number_gap && x + half <= figure->width + number_gap / 2)
        sg_figure_text(figure, SG_STYLE_AXIS, (struct sg_spot){x, y, SG_CENTER}, SG_COLOR_OWN,
                       sg_buffer_text(&text));
    sg_buffer_free(&text);
}

double sg_row_chart_put_scale(const struct sg_row_chart *rows, struct sg_figure *figure,
                              const struct sg_scale *scale, enum sg_layer base)
{
    double bottom = rows->bottom + 1;
    long stride = (long)number_stride(scale, figure);
    for (size_t i = 0; i < sg_scale_ticks(scale); i++) {
        double value = sg_scale_tick(scale, i), x = sg_scale_at(scale, value);
        sg_shape_line(figure, fabs(value) < scale->step / 2 ? base : SG_LAYER_GRID,
                      (struct sg_box){x, rows->top, x, bottom});
        if (lround(value / scale->step) % stride == 0)
            put_number(rows, figure, scale, i);
    }
    return bottom + axis_height;
}

/* Tells the figure where its rows are, for those that divide it. */
static void note_rows(const struct sg_row_chart *rows, struct sg_figure *figure)
{
    free(figure->row_ends);
    figure->rows_top = rows->top;
    figure->n_rows = rows->n;
    figure->row_ends = sg_alloc(rows->n, sizeof *figure->row_ends);
    memcpy(figure->row_ends, rows->ends, rows->n * sizeof *figure->row_ends);
}

void sg_row_chart_put(const struct sg_row_chart *rows, struct sg_figure *figure)
{
    note_rows(rows, figure);
    double pitch = figure->theme.size_label * figure->theme.label_height;
    for (size_t i = 0; i < rows->n; i++) {
        struct sg_spot spot = {rows->left - figure->theme.label_gap, rows->y[i], SG_RIGHT};
        if (rows->from_left)
            spot = (struct sg_spot){figure->theme.padding + rows->indents[i], rows->y[i], SG_LEFT};
        put_lines(figure, label_style(rows, i), spot, pitch, &rows->labels[i]);
    }
    double edge = rows->right;
    for (size_t i = 0; i < rows->n_columns; i++) {
        edge += figure->theme.column_gap + column_width(rows, i, figure);
        put_column(rows, &rows->columns[i], figure, edge);
    }
}
