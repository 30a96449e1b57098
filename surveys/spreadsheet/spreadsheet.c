#include "spreadsheet.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

struct sg_book_sheet *sg_book_add_sheet(struct sg_book *book, const char *name)
{
    book->sheets = sg_grow(book->sheets, &book->capacity, book->n_sheets + 1, sizeof *book->sheets);
    struct sg_book_sheet *sheet = &book->sheets[book->n_sheets++];
    *sheet = (struct sg_book_sheet){.name = sg_copy_text(name)};
    sg_buffer_add_char(&sheet->texts, '\0');
    return sheet;
}

void sg_book_drop_sheet(struct sg_book *book)
{
    struct sg_book_sheet *sheet = &book->sheets[--book->n_sheets];
    free(sheet->name);
    free(sheet->cells);
    free(sheet->merged.items);
    free(sheet->objects.items);
    free(sheet->hidden_rows.items);
    free(sheet->hidden_columns.items);
    sg_buffer_free(&sheet->texts);
    free(sheet->footnotes);
}

void sg_book_free(struct sg_book *book)
{
    while (book->n_sheets)
        sg_book_drop_sheet(book);
    free(book->sheets);
    *book = (struct sg_book){0};
}

size_t sg_book_keep_text(struct sg_book_sheet *sheet, const char *text, size_t n)
{
    size_t at = sheet->texts.n;
    sg_buffer_add_bytes(&sheet->texts, text, n);
    sg_buffer_add_char(&sheet->texts, '\0');
    return at;
}

struct sg_book_cell *sg_book_add_cell(struct sg_book_sheet *sheet, size_t row, size_t column,
                                      enum sg_book_kind kind, const char *text, size_t n)
{
    sheet->cells =
        sg_grow(sheet->cells, &sheet->capacity, sheet->n_cells + 1, sizeof *sheet->cells);
    struct sg_book_cell *cell = &sheet->cells[sheet->n_cells++];
    *cell = (struct sg_book_cell){.row = (uint32_t)row,
                                  .column = (uint16_t)column,
                                  .kind = (uint8_t)kind,
                                  .text = sg_book_keep_text(sheet, text, n)};
    return cell;
}

struct placed {
    struct sg_book_cell cell;
    size_t order;
};

static int compare_places(const struct sg_book_cell *a, const struct sg_book_cell *b)
{
    return a->row != b->row ? (a->row > b->row ? 1 : -1)
                            : (a->column > b->column) - (a->column < b->column);
}

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int place = compare_places(&x->cell, &y->cell);
    return place ? place : (x->order > y->order) - (x->order < y->order);
}

static bool is_sorted(const struct sg_book_sheet *sheet)
{
    size_t i = 1;
    while (i < sheet->n_cells && compare_places(&sheet->cells[i - 1], &sheet->cells[i]) < 0)
        i++;
    return i >= sheet->n_cells;
}

void sg_book_sort_cells(struct sg_book_sheet *sheet)
{
    if (is_sorted(sheet))
        return;
    struct placed *placed = sg_alloc(sheet->n_cells, sizeof *placed);
    size_t *moved = sg_alloc(sheet->n_cells, sizeof *moved), n = 0;
    for (size_t i = 0; i < sheet->n_cells; i++)
        placed[i] = (struct placed){sheet->cells[i], i};
    qsort(placed, sheet->n_cells, sizeof *placed, by_place);
    for (size_t i = 0; i < sheet->n_cells; i++) {
        if (i && compare_places(&placed[i - 1].cell, &placed[i].cell) == 0)
            n--;
        moved[placed[i].order] = n;
        sheet->cells[n++] = placed[i].cell;
    }
    sheet->n_cells = n;
    for (size_t i = 0; i < sheet->n_footnotes; i++)
        sheet->footnotes[i].cell = moved[sheet->footnotes[i].cell];
    free(placed);
    free(moved);
}

const char *sg_book_text(const struct sg_book_sheet *sheet, const struct sg_book_cell *cell)
{
    return sheet->texts.text + cell->text;
}

bool sg_book_is_year(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4 &&
           (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0);
}

void sg_book_add_range(struct sg_book_ranges *ranges, struct sg_book_range range)
{
    ranges->items = sg_grow(ranges->items, &ranges->capacity, ranges->n + 1, sizeof *ranges->items);
    ranges->items[ranges->n++] = range;
}

const struct sg_book_cell *sg_book_row(const struct sg_book_sheet *sheet, size_t row, size_t *n)
{
    size_t from = 0, to = sheet->n_cells;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (sheet->cells[middle].row < row)
            from = middle + 1;
        else
            to = middle;
    }
    for (*n = 0; from + *n < sheet->n_cells && sheet->cells[from + *n].row == row; ++*n)
        ;
    return sheet->cells + from;
}

static struct sg_book_sheet *find(const struct sg_book *book, const char *name)
{
    for (size_t i = 0; i < book->n_sheets; i++)
        if (strcmp(book->sheets[i].name, name) == 0)
            return &book->sheets[i];
    for (size_t i = 0; i < book->n_sheets; i++)
        if (sg_text_same_key(book->sheets[i].name, name))
            return &book->sheets[i];
    return NULL;
}

struct sg_book_sheet *sg_book_named(const struct sg_book *book, const struct sg_book_wish *wish)
{
    if (!wish->part || !*wish->part)
        return NULL;
    struct sg_book_sheet *sheet = find(book, wish->part);
    const char *mark = strrchr(wish->part, '!');
    if (sheet || !mark)
        return sheet;
    char *name = sg_copy_bytes(wish->part, (size_t)(mark - wish->part));
    sheet = find(book, name);
    free(name);
    return sheet;
}

bool sg_book_wants(const struct sg_book *book, const struct sg_book_wish *wish,
                   const struct sg_book_sheet *sheet)
{
    return wish->part && *wish->part ? sheet == sg_book_named(book, wish)
                                     : wish->hidden || !sheet->hidden;
}
