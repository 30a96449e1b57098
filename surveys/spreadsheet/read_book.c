/* A workbook as a reader: the table that is asked for, or the only one. */
#include <stdlib.h>
#include <string.h>

#include "surveys/formats/reader.h"
#include "table/command.h"

#include "book_choice.h"
#include "sheet_grid.h"
#include "sheet_stack.h"

/* The last of a range, with those hidden right behind it. */
static size_t last_hidden(const bool hidden[], size_t n, size_t last)
{
    while (last + 1 < n && hidden[last + 1])
        last++;
    return last;
}

static void say_hidden(const struct sg_book_range *range, const struct sg_sheet_hidden *hidden,
                       struct sg_texts *notes, enum sg_lang lang)
{
    size_t rows = 0, columns = 0;
    size_t last_row = last_hidden(hidden->rows, hidden->n_rows, range->last_row);
    size_t last_column = last_hidden(hidden->columns, hidden->n_columns, range->last_column);
    for (size_t r = range->row; r <= last_row; r++)
        rows += hidden->rows[r];
    for (size_t c = range->column; c <= last_column; c++)
        columns += hidden->columns[c];
    if (rows)
        sg_note(notes, lang, "hidden rows left out: %zu; --hidden take reads them", rows);
    if (columns)
        sg_note(notes, lang, "hidden columns left out: %zu; --hidden take reads them", columns);
}

/* The name of a cell, in `text`. */
static const char *name_of(const struct sg_book_range *cell, char text[SG_REFERENCE_SIZE])
{
    sg_range_print(cell, text);
    return text;
}

static void say(const struct sg_book_sheet *sheet, const struct sg_sheet_remarks *remarks,
                struct sg_texts *notes, enum sg_lang lang)
{
    char cell[SG_REFERENCE_SIZE];
    if (remarks->n_formulas)
        sg_note(notes, lang,
                "cells that are formulas: %zu; what the workbook holds as their results is read",
                remarks->n_formulas);
    if (remarks->n_valueless)
        sg_note(notes, lang,
                "formulas whose results the workbook does not hold: %zu, such as %s; they are not "
                "available",
                remarks->n_valueless, name_of(&remarks->valueless, cell));
    if (remarks->n_plain_percent)
        sg_note(notes, lang,
                "numbers that are no percentages in columns of percentages: %zu, such as %s; they "
                "are as stored",
                remarks->n_plain_percent, name_of(&remarks->plain_percent, cell));
    if (remarks->n_struck)
        sg_note(notes, lang,
                "numbers struck through: %zu, such as %s; --struck skip leaves them out",
                remarks->n_struck, name_of(&remarks->struck, cell));
    if (sheet->n_scaled)
        sg_note(notes, lang,
                "numbers shown in thousands or millions: %zu; they are read as stored, in ones",
                sheet->n_scaled);
}

static void say_footnotes(const struct sg_book_choice *choice, struct sg_texts *notes,
                          enum sg_lang lang)
{
    const struct sg_book_sheet *sheet = choice->sheet;
    for (size_t i = 0; i < sheet->n_footnotes; i++) {
        const struct sg_book_cell *cell = &sheet->cells[sheet->footnotes[i].cell];
        struct sg_book_range place = {cell->row, cell->row, cell->column, cell->column};
        char reference[SG_REFERENCE_SIZE];
        if (cell->row >= choice->range.row && cell->row <= choice->range.last_row)
            sg_note(notes, lang, "the label '%s' in %s has the footnote mark %s",
                    sg_book_text(sheet, cell), name_of(&place, reference),
                    sheet->texts.text + sheet->footnotes[i].mark);
    }
}

static bool take_grid(const struct sg_book_choice *choice, const struct sg_reader_hints *hints,
                      struct sg_grid *grid, struct sg_texts *notes, struct sg_error *err)
{
    struct sg_sheet_remarks remarks;
    enum sg_lang lang = err ? err->lang : SG_EN;
    const struct sg_sheet_wish wish = {choice->range, choice->first_column, hints->skip_struck,
                                       hints->plain_names};
    if (!sg_sheet_grid(choice->sheet, &choice->hidden, &wish, grid, &remarks, err))
        return false;
    say_hidden(&choice->range, &choice->hidden, notes, lang);
    say(choice->sheet, &remarks, notes, lang);
    say_footnotes(choice, notes, lang);
    return true;
}

static bool take(const struct sg_book_choice *choice, const struct sg_reader_hints *hints,
                 struct sg_content *content, struct sg_error *err)
{
    content->header = choice->header + 1;
    return take_grid(choice, hints, &content->grid, &content->notes, err);
}

/* All sheets that have a table, one below the other. */
static bool take_all(const struct sg_book *book, const struct sg_reader_hints *hints,
                     struct sg_content *content, struct sg_error *err)
{
    struct sg_sheet_stack stack = {0};
    bool read = true;
    if (hints->part)
        return sg_fail(err, SG_FAIL_USAGE, "--sheet-all takes all sheets: name none behind #");
    for (size_t i = 0; read && i < book->n_sheets; i++) {
        const struct sg_book_sheet *sheet = &book->sheets[i];
        if (!sheet->read || !sg_sheet_has_table(sheet, hints->take_hidden))
            continue;
        const struct sg_book_wish wish = {.part = sheet->name, .hidden = hints->take_hidden};
        struct sg_stacked_sheet *item = sg_sheet_stack_add(&stack);
        read = sg_book_choose(book, hints->file ? hints->file : "-", &wish, &item->choice, err) &&
               take_grid(&item->choice, hints, &item->grid, &content->notes, err);
    }
    if (read && !stack.n)
        read = sg_fail(err, SG_FAIL_DATA,
                       "the workbook has no table in sight: no numbers below a header");
    read = read && sg_sheet_stack_make(&stack, &content->grid, &content->header, err);
    sg_sheet_stack_free(&stack);
    return read;
}

static bool read_book(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                      struct sg_content *content, struct sg_error *err)
{
    struct sg_book book;
    struct sg_book_choice choice = {0};
    const struct sg_book_wish wish = {
        .part = hints->part, .hidden = hints->take_hidden, .big = hints->big};
    if (!sg_book_read(bytes, n, &wish, &book, err))
        return false;
    bool read = hints->sheet_all
                    ? take_all(&book, hints, content, err)
                    : sg_book_choose(&book, hints->file ? hints->file : "-", &wish, &choice, err) &&
                          take(&choice, hints, content, err);
    sg_book_choice_free(&choice);
    sg_book_free(&book);
    return read;
}

#ifdef SG_WITH_SPREADSHEETS
enum { LACKING = false };
#else
enum { LACKING = true };
#endif

const struct sg_reader sg_xlsx_reader = {
    .name = "xlsx",
    .endings = "xlsx|xlsm",
    .summary = {"Excel workbooks: a sheet, a table of it, or a range, after #",
                "Excelブック（シート、その中の表、範囲は # のあとに）"},
    .known_by = {"PK\\3\\4 and a part xl/workbook.xml", "PK\\3\\4 と xl/workbook.xml"},
    .library = "libzip, libexpat",
    .lacking = LACKING,
    .fits = sg_xlsx_fits,
    .read = read_book,
};

const struct sg_reader sg_ods_reader = {
    .name = "ods",
    .endings = "ods",
    .summary = {"OpenDocument spreadsheets: the same", "OpenDocument表計算（同上）"},
    .known_by = {"PK\\3\\4 and a first part mimetype that says so",
                 "PK\\3\\4 と先頭の部品 mimetype"},
    .library = "libzip, libexpat",
    .lacking = LACKING,
    .fits = sg_ods_fits,
    .read = read_book,
};

const struct sg_reader sg_xls_reader = {
    .name = "xls",
    .endings = "xls",
    .summary = {"old Excel workbooks (since 1995): the same",
                "旧形式のExcelブック（1995年以降、同上）"},
    .known_by = {"D0 CF 11 E0 and a stream Workbook or Book", "D0 CF 11 E0 と Workbook 又は Book"},
    .fits = sg_xls_fits,
    .read = read_book,
};
