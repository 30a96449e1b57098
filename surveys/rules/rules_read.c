/* What is checked: a workbook, or a file of text as the one sheet of a book. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "rules.h"
#include "surveys/formats/grid.h"
#include "surveys/spreadsheet/book_choice.h"

/* Plain numbers are numbers, as a spreadsheet that opens the file makes them; all else is text. */
static void take_grid(const struct sg_grid *grid, struct sg_book_sheet *sheet)
{
    for (size_t row = 0; row < grid->n_rows && row < SG_MOST_ROWS; row++)
        for (size_t c = 0; c < sg_grid_row_length(grid, row) && c < SG_MOST_COLUMNS; c++) {
            const char *text = sg_grid_cell(grid, row, c);
            size_t n = strlen(text);
            double number;
            bool code = *text == '0' && text[1] >= '0' && text[1] <= '9';
            bool plain =
                strspn(text, "-0123456789.eE+") == n && !code && sg_number_read(text, n, &number);
            if (n)
                sg_book_add_cell(sheet, row, c, plain ? SG_BOOK_NUMBER : SG_BOOK_TEXT, text, n)
                    ->broken = strpbrk(text, "\r\n") != NULL;
        }
}

static bool read_text(const char *bytes, size_t n, const struct sg_read_options *options,
                      struct sg_book *book, struct sg_error *err)
{
    struct sg_grid grid = {0};
    const char *encoding;
    char *text;
    size_t n_text;
    *book = (struct sg_book){0};
    if (!sg_decode(bytes, n, options->encoding, &text, &n_text, &encoding, err))
        return false;
    bool read = sg_csv_parse(text, n_text, options->delimiter, 0, &grid, err);
    free(text);
    if (read) {
        struct sg_book_sheet *sheet = sg_book_add_sheet(book, "");
        take_grid(&grid, sheet);
        sheet->read = true;
    }
    sg_grid_free(&grid);
    return read;
}

bool sg_rules_read(const char *path, const struct sg_read_options *options, struct sg_book *book,
                   struct sg_error *err)
{
    char *bytes, *file;
    size_t n;
    const char *part = sg_book_part_of(path, &file);
    const struct sg_book_wish wish = {
        .part = part, .hidden = options->take_hidden, .big = options->big, .objects = true};
    bool read = sg_source_read(file ? file : path, &bytes, &n, err);
    if (read && *bytes == '{') {
        free(bytes);
        read = sg_fail(err, SG_FAIL_DATA,
                       "rules are about workbooks and files of text: name the file that the "
                       "package describes");
    }
    if (read) {
        read = sg_book_begins(bytes, n) ? sg_book_read(bytes, n, &wish, book, err)
                                        : read_text(bytes, n, options, book, err);
        free(bytes);
        if (read && part && !sg_book_named(book, &wish)) {
            sg_book_free(book);
            read = sg_fail(err, SG_FAIL_USAGE, "there is no sheet '%s'", part);
        }
    }
    free(file);
    return read || sg_source_fail_at(path, err);
}
