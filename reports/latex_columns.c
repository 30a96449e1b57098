#include "latex_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "printed.h"
#include "row_looks.h"
#include "table/text.h"

/* Points: a display column of Latin Modern and of a Japanese font at 10 pt, the space at one side
   of a column, and the line that the preamble of a report gives. */
static const double column_pt = 5.2, bold = 1.15, gap_pt = 6, small_gap_pt = 3, line_pt = 450;
enum { WORD = 10 }; /* Japanese text may break anywhere; shorter lines are hard to read */

static const struct size {
    const char *name;
    double scale, gap;
} sizes[] = {
    {NULL, 1, gap_pt}, {"\\small", 0.9, small_gap_pt}, {"\\footnotesize", 0.82, small_gap_pt}};

enum { N_SIZES = sizeof sizes / sizeof *sizes };

/* Display columns that a text takes in print: capitals and m and w are wider than others, and
   between Latin and Japanese letters there is a gap. */
static double printed_width(const char *text)
{
    double width = (double)sg_text_width(text);
    for (const char *c = text; *c; c++) {
        width += strchr("mwMW%@", *c) ? 0.6 : *c >= 'A' && *c <= 'Z' ? 0.4 : 0;
        width += c > text && (*c & 0x80) != (c[-1] & 0x80) ? 0.5 : 0;
    }
    return width;
}

/* The widest piece that does not break: a word of Latin letters, or a few Japanese ones. */
static double widest_word(const char *text)
{
    double widest = 0;
    struct sg_buffer word = {0};
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, " ");
        sg_buffer_clear(&word);
        sg_buffer_add_bytes(&word, at, n);
        size_t width = sg_text_width(sg_buffer_text(&word));
        bool breaks = width > WORD && sg_text_length(sg_buffer_text(&word)) < width;
        widest = fmax(widest, breaks ? WORD : printed_width(sg_buffer_text(&word)));
        at += n + (at[n] == ' ');
    }
    sg_buffer_free(&word);
    return widest;
}

static void measure_column(const struct sg_table *table, size_t i, const char *unit,
                           const struct sg_write_options *options, struct latex_column *measured)
{
    const struct sg_column *column = table->columns[i];
    struct sg_cell_style style = sg_cell_style_of(column, table->n_rows, options);
    struct sg_buffer text = {0};
    sg_view_title(column, unit, options->lang, &text);
    double least = widest_word(sg_buffer_text(&text));
    *measured = (struct latex_column){.natural = fmax(printed_width(sg_buffer_text(&text)), least),
                                      .least = least,
                                      .right = column->kind == SG_COLUMN_NUMBER};
    for (size_t row = 0; row < table->n_rows; row++) {
        sg_buffer_clear(&text);
        sg_write_cell(column, row, &style, &text);
        double scale = sg_row_is_total(table, row) ? bold : 1;
        double width = printed_width(sg_buffer_text(&text)) * scale;
        double word = measured->right ? width : widest_word(sg_buffer_text(&text)) * scale;
        measured->least = fmax(measured->least, word);
        measured->natural = fmax(measured->natural, fmax(width, word));
    }
    sg_buffer_free(&text);
}

static double width_of(const struct latex_column items[], size_t n, const struct size *size,
                       bool least)
{
    double width = 0;
    for (size_t i = 0; i < n; i++)
        width +=
            (least ? items[i].least : items[i].natural) * column_pt * size->scale + 2 * size->gap;
    return width;
}

/* What is left over the least widths goes to the columns in proportion to what they lack. */
static void share_line(struct latex_column items[], size_t n, const struct size *size)
{
    double least = width_of(items, n, size, true), natural = width_of(items, n, size, false);
    double given = natural > least ? (line_pt - least) / (natural - least) : 0;
    given = given < 0 ? 0 : given;
    for (size_t i = 0; i < n; i++) {
        double lacking = items[i].natural - items[i].least;
        double width = (items[i].least + given * lacking) * column_pt * size->scale;
        items[i].share =
            floor(width / line_pt * 10000) / 10000; /* rounded up they would stick out */
    }
}

void latex_columns_plan(const struct sg_table *table, const char *unit,
                        const struct sg_write_options *options, struct latex_columns *columns)
{
    size_t n = table->n_columns, chosen = 0, wrapped = 2;
    columns->items = sg_alloc(n ? n : 1, sizeof *columns->items);
    for (size_t i = 0; i < n; i++)
        measure_column(table, i, unit, options, &columns->items[i]);
    while (chosen < N_SIZES && width_of(columns->items, n, &sizes[chosen], false) > line_pt)
        chosen++;
    if (chosen == N_SIZES) {
        while (wrapped < N_SIZES - 1 &&
               width_of(columns->items, n, &sizes[wrapped], true) > line_pt)
            wrapped++;
        chosen = wrapped;
        share_line(columns->items, n, &sizes[chosen]);
    }
    columns->size = sizes[chosen].name;
}

void latex_columns_add(const struct latex_columns *columns, size_t n, struct sg_buffer *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct latex_column *column = &columns->items[i];
        if (column->share > 0)
            sg_buffer_printf(out, ">{\\ragged%s\\arraybackslash}p{%.4f\\linewidth}",
                             column->right ? "left" : "right", column->share);
        else
            sg_buffer_add_char(out, column->right ? 'r' : 'l');
    }
}

size_t latex_columns_blocks(const struct sg_view *view, const struct sg_write_options *options,
                            size_t **starts)
{
    const struct sg_table *table = &view->table;
    const struct size *least = &sizes[N_SIZES - 1];
    double *widths = sg_alloc(table->n_columns, sizeof *widths);
    for (size_t i = 0; i < table->n_columns; i++) {
        struct latex_column column;
        measure_column(table, i, view->unit, options, &column);
        widths[i] = column.least * column_pt * least->scale;
    }
    size_t n = sg_view_blocks(view, widths, 2 * least->gap, line_pt, starts);
    free(widths);
    return n;
}
