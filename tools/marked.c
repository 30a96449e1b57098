#include "marked.h"

#include <stdlib.h>
#include <string.h>

#include "reports/marked.h"
#include "surveys/formats/read_options.h"
#include "surveys/layout/sheet_places.h"
#include "surveys/rules/rules.h"
#include "surveys/spreadsheet/book_choice.h"
#include "table/args.h"
#include "table/lookup.h"

bool sg_marked_is_asked(const struct sg_call *call)
{
    const char *path = sg_args_text(&call->args, "output");
    const char *file = call->n_files == 1 ? call->files[0] : "-";
    size_t n = path ? strlen(path) : 0;
    bool workbook = n > 5 && strcmp(path + n - 5, ".xlsx") == 0;
    return strcmp(call->command->name, "check") == 0 && workbook && !call->input &&
           !sg_args_text(&call->args, "format") && strcmp(file, "-") != 0 && *file != '@' &&
           sg_call_input(call) != SG_INPUT_RECORDS && !sg_sheet_is_package(file);
}

struct marking {
    struct sg_book book;
    const struct sg_table *findings;
    struct sg_marked_book marked;
    size_t capacity;
};

static void add_mark(struct marking *marking, size_t sheet, size_t row, size_t column,
                     const char *text)
{
    struct sg_marked_book *marked = &marking->marked;
    marked->marks =
        sg_grow(marked->marks, &marking->capacity, marked->n_marks + 1, sizeof *marked->marks);
    marked->marks[marked->n_marks++] = (struct sg_comment){sheet, row, column, text};
}

static const char *text_in(const struct sg_table *table, const char *name, size_t row)
{
    const struct sg_column *column = sg_table_labels(table, name);
    return column ? sg_column_text(column, row) : "";
}

/* Findings of rules name the sheet and the cell. */
static void mark_rules(struct marking *marking)
{
    const struct sg_table *findings = marking->findings;
    for (size_t i = 0; i < findings->n_rows; i++) {
        struct sg_book_range range;
        const char *name = text_in(findings, "sheet", i);
        size_t sheet = 0;
        while (sheet + 1 < marking->book.n_sheets &&
               strcmp(marking->book.sheets[sheet].name, name) != 0)
            sheet++;
        if (sg_range_reference(text_in(findings, "cell", i), &range))
            add_mark(marking, sheet, range.row, range.column, text_in(findings, "message", i));
    }
}

/* The sheet that a table was read from: the one named, or the only one that has one. */
static size_t sheet_read(const struct sg_book *book, const char *path,
                         const struct sg_read_options *options)
{
    char *file;
    const char *part = sg_book_part_of(path, &file);
    const struct sg_book_wish wish = {.part = part, .hidden = options->take_hidden};
    struct sg_book_choice choice = {0};
    size_t sheet = 0;
    if (*book->sheets[0].name && sg_book_choose(book, path, &wish, &choice, NULL))
        sheet = (size_t)(choice.sheet - book->sheets);
    sg_book_choice_free(&choice);
    free(file);
    return sheet;
}

/* Findings of a check name the row of the file and the column of the table. */
static bool mark_table(struct marking *marking, const char *path,
                       const struct sg_read_options *options, struct sg_error *err)
{
    const struct sg_table *findings = marking->findings;
    struct sg_sheet sheet;
    struct sg_table table;
    struct sg_sheet_places places;
    size_t *sources, row, column, at = sheet_read(&marking->book, path, options);
    sg_table_init(&table);
    if (!sg_sheet_read(path, options, &sheet, err))
        return false;
    bool read = sg_sheet_table(&sheet, options, &table, &sources, NULL, err);
    if (read) {
        sg_sheet_places_open(&sheet, &table, sources, &places);
        for (size_t i = 0; i < findings->n_rows; i++)
            if (sg_sheet_place(&places, (size_t)sg_table_numbers(findings, "row")->values[i],
                               text_in(findings, "column", i), &row, &column))
                add_mark(marking, at, row, column, text_in(findings, "message", i));
        sg_sheet_places_close(&places);
        free(sources);
    }
    sg_table_free(&table);
    sg_sheet_free(&sheet);
    return read;
}

static int by_place(const void *a, const void *b)
{
    const struct sg_comment *x = a, *y = b;
    const size_t keys[][2] = {{x->sheet, y->sheet}, {x->row, y->row}, {x->column, y->column}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] > keys[i][1] ? 1 : -1;
    return strcmp(x->text, y->text);
}

static void take_cells(struct marking *marking)
{
    struct sg_marked_book *marked = &marking->marked;
    marked->n_sheets = marking->book.n_sheets;
    marked->sheets = sg_alloc(marked->n_sheets, sizeof *marked->sheets);
    for (size_t i = 0; i < marked->n_sheets; i++) {
        const struct sg_book_sheet *from = &marking->book.sheets[i];
        struct sg_marked_sheet *to = &marked->sheets[i];
        *to = (struct sg_marked_sheet){.name = from->name, .n_cells = from->n_cells};
        to->cells = sg_alloc(from->n_cells, sizeof *to->cells);
        for (size_t k = 0; k < from->n_cells; k++) {
            const struct sg_book_cell *cell = &from->cells[k];
            to->cells[k] = (struct sg_marked_cell){cell->row, cell->column,
                                                   cell->kind == SG_BOOK_NUMBER ||
                                                       cell->kind == SG_BOOK_PERCENT,
                                                   sg_book_text(from, cell)};
        }
    }
}

static void free_marking(struct marking *marking)
{
    for (size_t i = 0; i < marking->marked.n_sheets; i++)
        free(marking->marked.sheets[i].cells);
    free(marking->marked.sheets);
    free(marking->marked.marks);
    sg_book_free(&marking->book);
}

bool sg_marked_make(const struct sg_call *call, const struct sg_table *findings,
                    const struct sg_write_options *options, struct sg_buffer *out,
                    struct sg_error *err)
{
    struct marking marking = {.findings = findings};
    struct sg_read_options reading;
    const char *path = call->files[0];
    sg_read_options_of(&call->args, &reading);
    bool made = sg_rules_read(path, &reading, &marking.book, err);
    if (made) {
        take_cells(&marking);
        if (sg_table_labels(findings, "item"))
            mark_rules(&marking);
        else
            made = mark_table(&marking, path, &reading, err);
        if (marking.marked.n_marks)
            qsort(marking.marked.marks, marking.marked.n_marks, sizeof *marking.marked.marks,
                  by_place);
        marking.marked.findings = findings;
        made = made && sg_marked_write(&marking.marked, options, out, err);
        free_marking(&marking);
    }
    sg_read_options_free(&reading);
    return made;
}
