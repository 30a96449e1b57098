#ifdef SG_WITH_XLSXWRITER

/* The native chart of numbers that stand side by side, and of the shares of answers: a group of
   bars for each row. */
#include "book_bars.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "row_looks.h"
#include "table/fold.h"
#include "table/lookup.h"
#include "table/text.h"

enum { MOST_SERIES = 7, MOST_ROWS = 60, GROUP_GAP = 60, LABEL = 40, LEAST = 10 };

static const struct book_look plain_look = {0};

struct levels {
    struct book *book;
    struct sg_view view;
    const struct sg_column *series[MOST_SERIES];
    size_t n_series;
    size_t *rows, n_rows;
    lxw_worksheet *page;
    const char *name; /* of the sheet */
    lxw_row_t header;
};

static bool same_unit(const struct sg_column *a, const struct sg_column *b)
{
    return a->unit && b->unit ? strcmp(a->unit, b->unit) == 0 : a->unit == b->unit;
}

/* Of numbers side by side those that are counted as the first; what was computed of them, such as
   their change, is something else. False where there are too few or too many. */
static bool take_beside(struct levels *levels)
{
    const struct sg_table *table = &levels->view.table;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER || sg_column_info(column->name) ||
            (levels->n_series && !same_unit(levels->series[0], column)))
            continue;
        if (levels->n_series == MOST_SERIES)
            return false;
        levels->series[levels->n_series++] = column;
    }
    return levels->n_series > 1;
}

static bool take_answers(struct levels *levels)
{
    static const char *const names[] = {"estimate_percent", "previous_percent", "current_percent"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct sg_column *column = sg_table_numbers(&levels->view.table, names[i]);
        if (column)
            levels->series[levels->n_series++] = column;
    }
    return levels->n_series > 0;
}

/* A total would make all else small. */
static bool take_rows(struct levels *levels)
{
    const struct sg_table *table = &levels->view.table;
    levels->rows = sg_alloc(table->n_rows + 1, sizeof *levels->rows);
    for (size_t row = 0; row < table->n_rows; row++)
        if (!sg_row_is_total(table, row))
            levels->rows[levels->n_rows++] = row;
    return levels->n_rows && levels->n_rows <= MOST_ROWS && levels->view.n_keys;
}

static void add_label(const struct levels *levels, size_t row, struct sg_buffer *label)
{
    const struct sg_table *table = &levels->view.table;
    for (size_t i = 0; i < levels->view.n_keys; i++) {
        const char *text = sg_column_text(table->columns[i], row);
        if (*text)
            sg_buffer_printf(label, "%s%s",
                             !label->n                              ? ""
                             : levels->book->options->lang == SG_JA ? "　"
                                                                    : " ",
                             text);
    }
}

/* Gives the width of the labels, and writes them. */
static size_t write_labels(const struct levels *levels)
{
    size_t widest = LEAST;
    for (size_t i = 0; i < levels->n_rows; i++) {
        struct sg_buffer label = {0};
        add_label(levels, levels->rows[i], &label);
        size_t width = sg_text_width(sg_buffer_text(&label));
        widest = width > widest ? width : widest;
        book_text(levels->book, levels->page, levels->header + 1 + i, 0, sg_buffer_text(&label),
                  &plain_look);
        sg_buffer_free(&label);
    }
    return widest < LABEL ? widest : LABEL;
}

static size_t write_series(const struct levels *levels, size_t k)
{
    const struct sg_write_options *options = levels->book->options;
    const struct sg_column *column = levels->series[k];
    static const struct book_look look = {.bold = true, .header = true, .right = true};
    struct sg_cell_style style = sg_cell_style_of(column, levels->view.table.n_rows, options);
    struct sg_buffer title = {0};
    sg_view_title(column, levels->view.unit, options->lang, &title);
    size_t width = sg_text_width(sg_buffer_text(&title));
    book_text(levels->book, levels->page, levels->header, k + 1, sg_buffer_text(&title), &look);
    for (size_t i = 0; i < levels->n_rows; i++) {
        const struct book_place at = {.row = levels->header + 1 + i, .column = k + 1};
        book_cell(levels->book, levels->page, &at, column, levels->rows[i], &style);
    }
    sg_buffer_free(&title);
    return width < LEAST ? LEAST : width < LABEL ? width : LABEL;
}

static double write_data(const struct levels *levels)
{
    double widths[MOST_SERIES + 1] = {book_width(levels->book, write_labels(levels))};
    for (size_t k = 0; k < levels->n_series; k++)
        widths[k + 1] = book_width(levels->book, write_series(levels, k));
    for (size_t row = 0; row < levels->header; row++)
        book_set_lines(levels->page, row, 1); /* the chart keeps to them */
    worksheet_repeat_rows(levels->page, levels->header, levels->header);
    worksheet_fit_to_pages(levels->page, 1, 0);
    return book_chart_columns(levels->page, widths, levels->n_series + 1);
}

static void add_series(const struct levels *levels, lxw_chart *chart,
                       const struct book_chart_look *look)
{
    lxw_row_t first = levels->header + 1, last = levels->header + (lxw_row_t)levels->n_rows;
    for (size_t k = 0; k < levels->n_series; k++) {
        lxw_col_t at = (lxw_col_t)(k + 1);
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        chart_series_set_name_range(series, levels->name, levels->header, at);
        chart_series_set_categories(series, levels->name, first, 0, last, 0);
        chart_series_set_values(series, levels->name, first, at, last, at);
        if (!look->has_theme || k >= SG_COLOR_SERIES6 - SG_COLOR_SERIES1 + 1)
            continue;
        lxw_chart_fill fill = {.color = look->theme.colors[SG_COLOR_SERIES1 + k]};
        chart_series_set_fill(series, &fill);
    }
}

static lxw_chart *draw(const struct levels *levels)
{
    struct book_chart_look look;
    book_chart_look_find(&look, levels->book->options->lang);
    lxw_chart *chart = workbook_add_chart(levels->book->file, LXW_CHART_BAR);
    struct sg_buffer facts = {0};
    book_plain(sg_buffer_text(&levels->view.caption), &facts);
    chart_set_series_gap(chart, GROUP_GAP);
    add_series(levels, chart, &look);
    chart_axis_set_reverse(chart->y_axis); /* rows from the top down */
    chart_axis_set_crossing_max(chart->y_axis);
    chart_axis_set_num_font(chart->y_axis, &look.font);
    chart_axis_set_num_font(chart->x_axis, &look.font);
    chart_axis_set_num_format(chart->x_axis, "#,##0");
    chart_axis_set_name(chart->x_axis, sg_buffer_text(&facts));
    chart_axis_set_name_font(chart->x_axis, &look.font);
    if (look.has_theme) {
        lxw_chart_line grid = {.color = look.theme.colors[SG_COLOR_GRID], .width = 0.75F};
        chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    }
    book_chart_title(chart, levels->view.table.info.title, &look);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &look.font);
    sg_buffer_free(&facts);
    return chart;
}

void book_add_levels(struct book *book, const struct sg_table *table, const char *name)
{
    struct levels levels = {.book = book, .name = name};
    sg_view_make(&levels.view, table, book->options->lang);
    bool able = (table->beside ? take_beside(&levels) : take_answers(&levels));
    if (able && take_rows(&levels)) {
        levels.page = book_add_sheet(book, name);
        double height = book_chart_height(levels.n_rows * levels.n_series, levels.n_rows);
        levels.header = book_chart_rows(height);
        double points = write_data(&levels);
        book_chart_insert(levels.page, draw(&levels), points, height);
    }
    free(levels.rows);
    sg_view_free(&levels.view);
}

#endif
