/* The account of a reading: it follows the cells of the file through what was done with the grid.
 */
#include "account.h"

#include <math.h>
#include <stdlib.h>

#include "table/command.h"

#include "layout_parts.h"

/* What the reading made of the columns and rows of the grid. */
struct tracing {
    const struct sg_sheet *sheet;
    const struct sg_table *table;
    ptrdiff_t *columns; /* of the table, per column of the layout; -1: none */
    size_t *rows;       /* of the table, per row of the grid */
};

static void begin(struct tracing *tracing, const size_t sources[])
{
    const struct sg_layout *layout = &tracing->sheet->layout;
    size_t n = 0;
    tracing->columns = sg_alloc(layout->n_columns, sizeof *tracing->columns);
    tracing->rows = sg_alloc(tracing->sheet->grid.n_rows, sizeof *tracing->rows);
    for (size_t c = 0; c < layout->n_columns; c++)
        tracing->columns[c] = -1;
    for (size_t i = 0; i < tracing->table->n_columns; i++)
        tracing->columns[sources[i]] = (ptrdiff_t)i;
    for (size_t row = layout->data; row < layout->end; row++)
        if (!layout->skip[row])
            tracing->rows[row] = n++;
}

/* Above the header and below the data. */
static enum sg_use use_around(const struct tracing *tracing, size_t row, size_t column)
{
    const struct sg_layout *layout = &tracing->sheet->layout;
    bool unit = row < layout->header &&
                sg_header_is_unit_remark(sg_grid_cell(&tracing->sheet->grid, row, column));
    return unit ? SG_USE_UNIT : layout->skip[row] ? layout->skip[row] : SG_USE_NOTE;
}

static enum sg_use use_in_header(const struct sg_layout *layout, size_t row, size_t column)
{
    enum sg_header_kind kind = layout->kinds[row - layout->header];
    bool value = column < layout->n_columns && layout->columns[column].place == SG_PLACE_VALUE;
    if (kind == SG_HEADER_NOTE)
        return SG_USE_NOTE;
    return kind == SG_HEADER_UNIT && value ? SG_USE_UNIT : SG_USE_HEADER;
}

static enum sg_use use_in_data(const struct tracing *tracing, size_t row, size_t column)
{
    const struct sg_layout *layout = &tracing->sheet->layout;
    if (column >= layout->n_columns)
        return SG_USE_LEFT_OUT;
    if (layout->columns[column].left_out)
        return layout->columns[column].joined ? SG_USE_LABEL : SG_USE_LEFT_OUT;
    if (tracing->columns[column] < 0)
        return SG_USE_STATUS;
    if (layout->columns[column].place == SG_PLACE_REMARK)
        return SG_USE_NOTE;
    const struct sg_column *to = tracing->table->columns[tracing->columns[column]];
    size_t at = tracing->rows[row];
    if (to->kind != SG_COLUMN_NUMBER)
        return SG_USE_LABEL;
    return isnan(to->values[at]) || to->status[at] & SG_STATUS_NIL ? SG_USE_STATUS : SG_USE_VALUE;
}

static enum sg_use use_of(const struct tracing *tracing, size_t row, size_t column)
{
    const struct sg_layout *layout = &tracing->sheet->layout;
    if (row >= layout->header && row < layout->data)
        return use_in_header(layout, row, column);
    if (row < layout->data || row >= layout->end)
        return use_around(tracing, row, column);
    return layout->skip[row] ? layout->skip[row] : use_in_data(tracing, row, column);
}

/* The cells as they stood in the file. */
static void take_file(struct sg_account *account, const struct sg_grid *grid)
{
    bool kept = grid->file.cells != NULL;
    const size_t *cells = kept ? grid->file.cells : grid->cells;
    account->rows = kept ? grid->file.rows : grid->rows;
    account->n_rows = kept ? grid->file.n_rows : grid->n_rows;
    size_t n = account->n_rows ? account->rows[account->n_rows] : 0;
    account->uses = sg_alloc(n, 1);
    for (size_t i = 0; i < n; i++) {
        bool filled = !sg_layout_is_blank(grid->bytes + cells[i]);
        enum sg_use taken = kept ? (enum sg_use)grid->file.taken[i] : SG_USE_NONE;
        account->filled += filled;
        if (filled) /* until something is made of it */
            account->uses[i] = (unsigned char)(taken ? taken : SG_USE_LEFT_OUT);
    }
}

void sg_account_make(struct sg_account *account, const struct sg_sheet *sheet,
                     const struct sg_table *table, const size_t sources[])
{
    const struct sg_grid *grid = &sheet->grid;
    struct tracing tracing = {.sheet = sheet, .table = table};
    *account = (struct sg_account){.sheet = sheet};
    if (sheet->is_table)
        return;
    take_file(account, grid);
    begin(&tracing, sources);
    for (size_t row = 0; row < grid->n_rows; row++)
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++) {
            size_t origin = sg_grid_origin(grid, row, c);
            if (origin == SG_NO_ORIGIN || !account->uses[origin] ||
                (grid->file.taken && grid->file.taken[origin]))
                continue;
            account->uses[origin] = (unsigned char)use_of(&tracing, row, c);
        }
    for (size_t i = 0; i < account->rows[account->n_rows]; i++)
        account->counts[account->uses[i]]++;
    account->counts[SG_USE_NONE] = 0;
    free(tracing.columns);
    free(tracing.rows);
}

/* Whether a cell around the table is a number by itself: no symbol of the legend, no number of a
   note that follows it. */
static bool looks_like_data(const struct sg_sheet *sheet, size_t row, size_t column)
{
    const char *cell = sg_grid_cell(&sheet->grid, row, column);
    sg_status status;
    return sg_cell_read(cell, NULL).kind == SG_CELL_NUMBER &&
           !sg_marks_find(&sheet->layout.legend, cell, &status) &&
           sg_cell_read(sg_grid_cell(&sheet->grid, row, column + 1), NULL).kind != SG_CELL_TEXT;
}

static void remark_numbers(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang)
{
    const struct sg_layout *layout = &sheet->layout;
    size_t n = 0, at_row = 0, at_column = 0;
    for (size_t row = 0; row < sheet->grid.n_rows; row++) {
        if (row == layout->header)
            row = layout->end;
        for (size_t c = 0; c < sg_grid_row_length(&sheet->grid, row); c++)
            if (looks_like_data(sheet, row, c) && n++ == 0) {
                at_row = row;
                at_column = c;
            }
    }
    if (n)
        sg_note(notes, lang,
                "%zu cells around the table look like numbers and are left out: '%s' in row %zu", n,
                sg_grid_cell(&sheet->grid, at_row, at_column),
                sg_grid_row_number(&sheet->grid, at_row));
}

void sg_account_remark(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang)
{
    const struct sg_layout *layout = &sheet->layout;
    remark_numbers(sheet, notes, lang);
    for (size_t c = 0; c < layout->n_columns; c++)
        if (layout->columns[c].left_out && layout->columns[c].counts)
            sg_note(notes, lang, "column %zu, which numbers the rows, is left out", c + 1);
}

void sg_account_free(struct sg_account *account)
{
    free(account->uses);
    *account = (struct sg_account){0};
}
