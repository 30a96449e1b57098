#include "sheet_sides.h"

#include <stdlib.h>
#include <string.h>

/* More than anybody sets side by side: a grid with blank columns. */
enum { MOST_SIDES = 64 };

/* Columns without a blank one between, and what their rows are. */
struct side {
    uint16_t column, last_column;
    size_t header, n_header; /* its cells: the first row of texts */
    size_t n_data, n_labelled;
};

struct sides {
    const struct sg_book_sheet *sheet;
    const struct sg_sheet_hidden *hidden;
    const bool *values; /* per cell */
    size_t first, end;  /* the cells from the header to the last row of numbers */
    struct side *items;
    size_t n, capacity;
    size_t *of; /* per column of the sheet: which side */
};

static bool in_sight(const struct sides *sides, const struct sg_book_cell *cell)
{
    return !sides->hidden->rows[cell->row] && !sides->hidden->columns[cell->column];
}

/* Notes below the numbers may be as wide as they like. */
static void find_cells(struct sides *sides, const struct sg_book_range *table, uint32_t header)
{
    const struct sg_book_sheet *sheet = sides->sheet;
    size_t n;
    sides->first = (size_t)(sg_book_row(sheet, header, &n) - sheet->cells);
    const struct sg_book_cell *last = sg_book_row(sheet, table->last_row, &n);
    size_t at = sides->end = (size_t)(last - sheet->cells) + n;
    while (at > sides->first && !(in_sight(sides, &sheet->cells[at - 1]) && sides->values[at - 1]))
        at--;
    if (at > sides->first) /* to the end of its row */
        while (at < sides->end && sheet->cells[at].row == sheet->cells[at - 1].row)
            at++;
    sides->end = at;
}

/* Columns with a cell in sight, or under a merged one. */
static bool *find_used(const struct sides *sides)
{
    const struct sg_book_sheet *sheet = sides->sheet;
    size_t n = sides->hidden->n_columns;
    bool *used = sg_alloc(n, sizeof *used);
    for (size_t i = sides->first; i < sides->end; i++)
        used[sheet->cells[i].column] |= in_sight(sides, &sheet->cells[i]);
    for (size_t i = 0; sides->first < sides->end && i < sheet->merged.n; i++) {
        const struct sg_book_range *merged = &sheet->merged.items[i];
        if (merged->last_row >= sheet->cells[sides->first].row &&
            merged->row <= sheet->cells[sides->end - 1].row)
            sg_sheet_mark(used, n, merged->column, merged->last_column);
    }
    return used;
}

static void find_sides(struct sides *sides)
{
    bool *used = find_used(sides), apart = true;
    for (size_t c = 0; c < sides->hidden->n_columns; c++) {
        if (!used[c]) {
            apart = apart || !sides->hidden->columns[c];
            continue;
        }
        if (apart) {
            sides->items =
                sg_grow(sides->items, &sides->capacity, sides->n + 1, sizeof *sides->items);
            sides->items[sides->n++] = (struct side){.column = (uint16_t)c};
        }
        apart = false;
        sides->items[sides->n - 1].last_column = (uint16_t)c;
        sides->of[c] = sides->n - 1;
    }
    free(used);
}

/* The cells of a row that are of one side, from `at` on; returns where they end. */
static size_t take_row(struct sides *sides, size_t at)
{
    const struct sg_book_cell *cells = sides->sheet->cells;
    size_t i = at, n = 0, n_values = 0;
    struct side *side = &sides->items[sides->of[cells[at].column]];
    bool labelled = false;
    for (; i < sides->end && cells[i].row == cells[at].row && cells[i].column <= side->last_column;
         i++) {
        if (!in_sight(sides, &cells[i]))
            continue;
        bool value = sides->values[i];
        labelled = labelled || (n == 0 && !value);
        n_values += value;
        n++;
    }
    if (n_values) {
        side->n_data++;
        side->n_labelled += labelled;
    } else if (n > 1 && !side->n_header && !side->n_data) {
        side->header = at;
        side->n_header = i - at;
    }
    return i;
}

static void look_into(struct sides *sides)
{
    for (size_t at = sides->first; at < sides->end;) {
        if (in_sight(sides, &sides->sheet->cells[at]))
            at = take_row(sides, at);
        else
            at++;
    }
}

static bool is_table(const struct side *side)
{
    return side->n_header && side->n_data && 2 * side->n_labelled >= side->n_data;
}

static bool same_header(const struct sides *sides, const struct side *left,
                        const struct side *right)
{
    const struct sg_book_cell *cells = sides->sheet->cells;
    bool same = left->n_header == right->n_header;
    for (size_t i = 0; same && i < left->n_header; i++)
        same = strcmp(sg_book_text(sides->sheet, &cells[left->header + i]),
                      sg_book_text(sides->sheet, &cells[right->header + i])) == 0;
    return same;
}

/* What is no table by itself is of the side on its left, and of the first one if there is none. */
static void join(struct sides *sides)
{
    size_t kept = 0;
    for (size_t i = 0; i < sides->n; i++) {
        const struct side *side = &sides->items[i];
        struct side *left = kept ? &sides->items[kept - 1] : NULL;
        if (left && (!is_table(side) || !is_table(left) || same_header(sides, left, side))) {
            uint16_t column = left->column;
            if (!is_table(left))
                *left = *side;
            left->column = column;
            left->last_column = side->last_column;
        } else {
            sides->items[kept++] = *side;
        }
    }
    sides->n = kept;
}

void sg_sheet_sides_find(const struct sg_book_sheet *sheet, const struct sg_sheet_hidden *hidden,
                         const bool values[], const struct sg_book_range *table, uint32_t header,
                         struct sg_book_ranges *found)
{
    struct sides sides = {.sheet = sheet,
                          .hidden = hidden,
                          .values = values,
                          .of = sg_alloc(hidden->n_columns, sizeof *sides.of)};
    find_cells(&sides, table, header);
    find_sides(&sides);
    if (sides.n > 1) { /* else no table stands beside another */
        look_into(&sides);
        join(&sides);
    }
    for (size_t i = 0; sides.n > 1 && sides.n <= MOST_SIDES && i < sides.n; i++)
        sg_book_add_range(found,
                          (struct sg_book_range){table->row, table->last_row, sides.items[i].column,
                                                 sides.items[i].last_column});
    free(sides.items);
    free(sides.of);
}
