#ifdef SG_WITH_XLSXWRITER

/* Cells of a workbook: how they look. */
#include "book.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/fold.h"
#include "table/xml.h"

enum { MARKED = 0xFFE699 }; /* a light yellow, on which black is read */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_look(const struct book_look *a, const struct book_look *b)
{
    return same_text(a->number, b->number) && a->bold == b->bold && a->header == b->header &&
           a->right == b->right && a->wrap == b->wrap && a->indented == b->indented &&
           a->marked == b->marked;
}

static lxw_format *make_format(struct book *book, const struct book_look *look)
{
    lxw_format *format = workbook_add_format(book->file);
    if (book->options->lang == SG_JA)
        format_set_font_name(format, BOOK_FONT_JA);
    if (look->number)
        format_set_num_format(format, look->number);
    if (look->bold)
        format_set_bold(format);
    if (look->marked)
        format_set_bg_color(format, MARKED);
    if (look->header)
        format_set_bottom(format, LXW_BORDER_THIN);
    format_set_align(format, look->header ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_CENTER);
    if (look->indented)
        format_set_indent(format, 1);
    if (look->wrap)
        format_set_text_wrap(format);
    format_set_align(format, look->right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    return format;
}

lxw_format *book_format(struct book *book, const struct book_look *look)
{
    for (size_t i = 0; i < book->n_formats; i++)
        if (same_look(&book->formats[i].look, look))
            return book->formats[i].format;
    size_t n = ++book->n_formats;
    book->formats = sg_resize(book->formats, n, sizeof *book->formats);
    struct book_format *made = &book->formats[n - 1];
    *made = (struct book_format){*look, sg_copy_text(look->number), make_format(book, look)};
    made->look.number = made->number;
    return made->format;
}

void book_free_formats(struct book *book)
{
    for (size_t i = 0; i < book->n_formats; i++)
        free(book->formats[i].number);
    free(book->formats);
}

static void note_failure(struct book *book, lxw_error code)
{
    if (!book->failed)
        book->failed = code;
}

void book_plain(const char *text, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    sg_xml_characters(sg_buffer_text(&plain), out);
    sg_buffer_free(&plain);
}

static void write_text(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
                       const struct sg_buffer *text, const struct book_look *look)
{
    if (text->n)
        note_failure(book,
                     worksheet_write_string(sheet, (lxw_row_t)place->row, (lxw_col_t)place->column,
                                            text->text, book_format(book, look)));
}

void book_text(struct book *book, lxw_worksheet *sheet, size_t row, size_t column, const char *text,
               const struct book_look *look)
{
    struct sg_buffer plain = {0};
    book_plain(text, &plain);
    write_text(book, sheet, &(struct book_place){.row = row, .column = column}, &plain, look);
    sg_buffer_free(&plain);
}

void book_title(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
                const char *title, bool right)
{
    const struct book_look look = {
        .bold = true, .header = true, .wrap = true, .right = right, .indented = place->indented};
    struct sg_buffer text = {0};
    sg_xml_characters(title, &text);
    write_text(book, sheet, place, &text, &look);
    sg_buffer_free(&text);
}

size_t book_lines(struct book *book, lxw_worksheet *sheet, size_t row, const char *text,
                  size_t width, const struct book_look *look)
{
    struct sg_buffer plain = {0};
    const char *rest, *start;
    size_t n;
    book_plain(text, &plain);
    rest = sg_buffer_text(&plain);
    while (sg_fold_next(&rest, width, &start, &n)) {
        char *line = sg_copy_bytes(start, n);
        book_text(book, sheet, row++, 0, line, look);
        free(line);
    }
    sg_buffer_free(&plain);
    return row;
}

/* Decimals of the shortest form; -1 where that has an exponent. */
static int shortest_decimals(double x)
{
    char text[SG_NUMBER_SIZE];
    size_t n = sg_number_shortest(x, text);
    const char *point = strchr(text, '.');
    return strpbrk(text, "eE") ? -1 : point ? (int)(text + n - point - 1) : 0;
}

/* What surrounds the number: brackets of a repeated item, marks. */
struct surroundings {
    bool brackets;
    const char *marks;
};

static void add_section(const char *minus, int decimals, const struct surroundings *around,
                        struct sg_buffer *out)
{
    sg_buffer_add(out, around->brackets ? "\"(\"" : "");
    sg_buffer_add(out, minus);
    sg_buffer_add(out, decimals > 0 ? "#,##0." : "#,##0");
    sg_buffer_add_repeated(out, "0", decimals > 0 ? (size_t)decimals : 0);
    if (*around->marks)
        sg_buffer_printf(out, "\"%s\"", around->marks);
}

/* `#,##0.0;△#,##0.0`, with marks behind. A negative number that rounds to zero has no sign, for
   which Excel has no rule: it takes the format of positive numbers. */
static char *number_format(double value, const struct sg_cell_style *style,
                           const struct surroundings *around)
{
    int decimals = style->number.decimals;
    if (decimals < 0)
        decimals = shortest_decimals(value);
    if (decimals < 0)
        return sg_copy_text("General");
    struct sg_buffer format = {0};
    bool is_zero = value < 0 && sg_number_round(value, decimals) == 0;
    add_section("", decimals, around, &format);
    sg_buffer_add_char(&format, ';');
    add_section(is_zero ? "" : style->lang == SG_JA ? "△" : "−", decimals, around, &format);
    return sg_buffer_take(&format);
}

static void write_number(struct book *book, lxw_worksheet *sheet, size_t row, size_t column,
                         double value, const char *format)
{
    const struct book_look look = {.number = format, .right = true};
    note_failure(book, worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, value,
                                              book_format(book, &look)));
}

void book_cell(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
               const struct sg_column *column, size_t row, const struct sg_cell_style *style)
{
    struct sg_buffer printed = {0};
    size_t body = sg_write_cell(column, row, style, &printed);
    const char *text = sg_buffer_text(&printed);
    bool number = column->kind == SG_COLUMN_NUMBER;
    if (!sg_cell_is_number(column, row) || !isfinite(column->values[row])) {
        const struct book_look look = {
            .right = number, .wrap = !number && place->wraps, .indented = place->indented};
        book_text(book, sheet, place->row, place->column, text, &look);
    } else {
        const struct surroundings around = {column->status[row] & SG_STATUS_REPEATED, text + body};
        char *format = number_format(column->values[row], style, &around);
        write_number(book, sheet, place->row, place->column, column->values[row], format);
        free(format);
    }
    sg_buffer_free(&printed);
}

void book_share(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
                double share)
{
    if (!isnan(share))
        write_number(book, sheet, place->row, place->column, share, "0.0");
}

#endif
