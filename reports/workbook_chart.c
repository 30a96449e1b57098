#ifdef SG_WITH_XLSXWRITER

/* The sheet of the native chart of a composition: the chart, its data, what is to be said of it. */
#include "book_bars.h"

#include <math.h>
#include <stdlib.h>

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
enum { PART_WIDTH = 10, MOST_WIDTH = 40, NOTE_LINES = 7, GAP = 2 };
static const double pixel = 0.75; /* in points */

static const struct book_look plain_look = {0};

static const char *part_name(const struct book_bars *bars, size_t part)
{
    return book_bars_is_hidden(bars->stack, part)
               ? sg_words_symbol(bars->stack->voids, bars->words.lang)
               : sg_stack100_name(bars->stack, part, bars->words);
}

/* What is not published is said by its symbol: no number stands for it, nor is any drawn. */
static void write_part(const struct book_bars *bars, size_t bar, size_t part)
{
    const struct sg_bar *of = &bars->stack->bars[bar];
    const struct book_place at = {.row = bars->header + 1 + bar, .column = part + 1};
    static const struct book_look look = {.right = true};
    if (!book_bars_is_hidden(bars->stack, part))
        book_share(bars->book, bars->page, &at, of->shares[part]);
    else if (of->voids)
        book_text(bars->book, bars->page, at.row, at.column,
                  sg_words_symbol(of->voids, bars->words.lang), &look);
}

static size_t within(size_t width)
{
    return width < PART_WIDTH ? PART_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

/* Writes the names of the parts, sets the widths of their columns, and gives the lines that they
   take. */
static size_t write_parts(struct book_bars *bars, double widths[])
{
    static const struct book_look look = {
        .bold = true, .header = true, .right = true, .wrap = true};
    size_t lines = 1;
    for (size_t part = 0; part < book_bars_parts(bars->stack); part++) {
        const char *name = part_name(bars, part);
        size_t width = within(sg_fold_least(name));
        size_t own = sg_fold_count(name, width);
        lines = own > lines ? own : lines;
        widths[part] = book_width(bars->book, width);
        book_text(bars->book, bars->page, bars->header, part + 1, name, &look);
    }
    return lines;
}

/* Writes the bars and gives the width of their names. */
static size_t write_bars(struct book_bars *bars)
{
    const struct sg_stack100 *stack = bars->stack;
    size_t width = PART_WIDTH;
    for (size_t bar = 0; bar < stack->n_bars; bar++) {
        struct sg_buffer name = {0};
        size_t row = bars->header + 1 + bar;
        sg_stack100_bar_name(stack, bar, bars->words, &name);
        size_t own = within(sg_text_width(sg_buffer_text(&name)));
        width = own > width ? own : width;
        book_text(bars->book, bars->page, row, 0, sg_buffer_text(&name), &plain_look);
        sg_buffer_free(&name);
        for (size_t part = 0; part < book_bars_parts(stack); part++)
            write_part(bars, bar, part);
    }
    return width;
}

/* Gives the width of the columns, in points, at least that of a page. */
static double write_data(struct book_bars *bars)
{
    const struct book *book = bars->book;
    size_t n_parts = book_bars_parts(bars->stack);
    double *widths = sg_alloc(n_parts + 1, sizeof *widths);
    size_t lines = write_parts(bars, widths + 1);
    widths[0] = book_width(book, write_bars(bars));
    double points = book_chart_columns(bars->page, widths, n_parts + 1);
    for (size_t row = 0; row < bars->header; row++)
        book_set_lines(bars->page, row, 1); /* the chart keeps to them */
    book_set_lines(bars->page, bars->header, lines);
    worksheet_repeat_rows(bars->page, bars->header, bars->header);
    worksheet_fit_to_pages(bars->page, 1, 0);
    free(widths);
    return points;
}

static void write_note(struct book_bars *bars, double points)
{
    struct sg_buffer note = {0};
    if (bars->stack->voids)
        sg_buffer_printf(&note,
                         sg_words_pick(bars->words.lang,
                                       "What is missing up to 100 %% is not published (%s). ",
                                       "100％に足りない部分は公表されていない（%s）。"),
                         sg_words_symbol(bars->stack->voids, bars->words.lang));
    sg_stack100_note(bars->stack, bars->words, &note);
    book_lines(bars->book, bars->page, bars->header + bars->stack->n_bars + GAP,
               sg_buffer_text(&note), book_columns(bars->book, points), &plain_look);
    sg_buffer_free(&note);
}

/* With its data the chart takes one page, where the bars are not too many. */
double book_chart_height(size_t n_bars, size_t n_rows)
{
    double lines = ((double)n_rows + NOTE_LINES) * book_line_height / pixel;
    double bar = (PAGE_HEIGHT - FRAME - lines) / (double)n_bars;
    return FRAME + (double)n_bars * fmin(fmax(bar, LEAST_BAR), MOST_BAR);
}

lxw_row_t book_chart_rows(double height)
{
    return (lxw_row_t)(height * pixel / book_line_height) + GAP;
}

void book_chart_insert(lxw_worksheet *page, lxw_chart *chart, double points, double height)
{
    lxw_chart_options size = {.x_scale = points / pixel / OWN_WIDTH,
                              .y_scale = height / OWN_HEIGHT};
    worksheet_insert_chart_opt(page, 0, 0, chart, &size);
}

double book_chart_columns(lxw_worksheet *page, const double widths[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        worksheet_set_column(page, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    return fmax(book_sum_points(widths, n), PAGE_WIDTH * pixel);
}

static void add_bars(struct book_bars *bars)
{
    double height = book_chart_height(bars->stack->n_bars, bars->stack->n_bars);
    bars->header = book_chart_rows(height);
    double points = write_data(bars);
    write_note(bars, points);
    book_chart_insert(bars->page, book_bars_draw(bars), points, height);
}

bool book_add_stack100(struct book *book, const struct sg_table *table, const char *name)
{
    struct sg_stack100 stack;
    if (!sg_stack100_read(table, (struct sg_stack100_wish){0}, &stack, NULL))
        return false;
    bool drawn = stack.n_bars && stack.n_bars <= MOST_BARS;
    if (drawn) {
        struct book_bars bars = {.book = book,
                                 .stack = &stack,
                                 .words = {book->options->lang, true},
                                 .page = book_add_sheet(book, name),
                                 .name = name};
        add_bars(&bars);
    }
    sg_stack100_free(&stack);
    return drawn;
}

#endif
