#include "sheet_grid.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/cell.h"
#include "table/measure.h"

#include "sheet_merged.h"

struct making {
    const struct sg_book_sheet *sheet;
    const struct sg_sheet_hidden *hidden;
    const struct sg_sheet_wish *wish;
    struct sg_grid *grid;
    struct sg_sheet_remarks *remarks;
    bool *numeric;                       /* by column of the sheet: it has numbers */
    bool *shown;                         /* it has percentages by their format */
    bool *percents;                      /* its name is that of a percentage */
    bool *percent;                       /* a cell of it has been one */
    const char **units;                  /* what a format says behind its numbers */
    const struct sg_book_cell **headers; /* the last text above its numbers */
    struct sg_buffer text;
};

static bool within(const struct sg_book_range *range, const struct sg_book_cell *cell)
{
    return cell->row >= range->row && cell->row <= range->last_row &&
           cell->column >= range->column && cell->column <= range->last_column;
}

/* Which columns have numbers, what their formats say is their unit, and where their names are. */
static void find_columns(struct making *making)
{
    const struct sg_book_sheet *sheet = making->sheet;
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct sg_book_cell *cell = &sheet->cells[i];
        bool *numeric = &making->numeric[cell->column];
        if (!within(&making->wish->range, cell))
            continue;
        if (cell->kind == SG_BOOK_PERCENT)
            making->shown[cell->column] = true;
        if (cell->kind == SG_BOOK_TEXT && !*numeric)
            making->headers[cell->column] = cell;
        if (cell->kind != SG_BOOK_NUMBER)
            continue;
        if (cell->unit && !*numeric)
            making->units[cell->column] = sheet->texts.text + cell->unit;
        *numeric = true;
    }
}

/* The name of a column, with the unit that stands in the formats of its numbers. */
static const char *name_of(struct making *making, const struct sg_book_cell *cell, const char *text)
{
    const char *unit = making->units[cell->column];
    if (!unit || making->wish->plain_names || making->headers[cell->column] != cell)
        return text;
    char *own = sg_unit_of_label(text);
    bool has_one = own != NULL;
    free(own);
    if (has_one)
        return text;
    sg_buffer_printf(&making->text, "%s（%s）", text, unit);
    return making->text.text;
}

static void remark(const struct sg_book_cell *cell, size_t *n, struct sg_book_range *first)
{
    if ((*n)++ == 0)
        *first = (struct sg_book_range){cell->row, cell->row, cell->column, cell->column};
}

/* A plain decimal times 100, digit for digit. */
static void print_percent(const char *stored, struct sg_buffer *to)
{
    const char *point = strchr(stored, '.');
    size_t whole = point ? (size_t)(point - stored) : strlen(stored);
    const char *decimals = point ? point + 1 : "";
    size_t n = strlen(decimals);
    sg_buffer_add_bytes(to, stored, whole);
    for (size_t i = 0; i < 2; i++)
        sg_buffer_add_char(to, i < n ? decimals[i] : '0');
    if (n > 2)
        sg_buffer_printf(to, ".%s", decimals + 2);
    size_t sign = *stored == '-', zeros = sign;
    while (to->text[zeros] == '0' && to->text[zeros + 1] >= '0' && to->text[zeros + 1] <= '9')
        zeros++;
    memmove(to->text + sign, to->text + zeros, to->n - zeros + 1);
    to->n -= zeros - sign;
    sg_buffer_add_char(to, '%');
}

static void add_percentage(struct making *making, const struct sg_book_cell *cell)
{
    const char *stored = sg_book_text(making->sheet, cell);
    bool plain = strspn(stored, "-0123456789.") == strlen(stored);
    making->percent[cell->column] = true;
    if (making->percents[cell->column] && plain)
        print_percent(stored, &making->text);
    else
        sg_buffer_add(&making->text, stored);
}

static void add_number(struct making *making, const struct sg_book_cell *cell)
{
    struct sg_sheet_remarks *remarks = making->remarks;
    sg_buffer_add(&making->text, sg_book_text(making->sheet, cell));
    if (making->percent[cell->column])
        remark(cell, &remarks->n_plain_percent, &remarks->plain_percent);
}

static bool names_percent(const char *text)
{
    static const char *const words[] = {"割合", "比率", "％", "%", "率", "percent", "Percent"};
    if (sg_measure_kind_of(text, NULL) == SG_MEASURE_SHARE)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}

/* What stands in a cell, as it would in a file of text. */
static const char *text_of(struct making *making, const struct sg_book_cell *cell)
{
    struct sg_sheet_remarks *remarks = making->remarks;
    const char *text = sg_book_text(making->sheet, cell);
    sg_buffer_clear(&making->text);
    remarks->n_formulas += cell->formula;
    if (cell->struck) {
        remark(cell, &remarks->n_struck, &remarks->struck);
        if (making->wish->skip_struck)
            return "";
    }
    switch ((enum sg_book_kind)cell->kind) {
    case SG_BOOK_PERCENT:
        add_percentage(making, cell);
        break;
    case SG_BOOK_NUMBER:
        add_number(making, cell);
        break;
    case SG_BOOK_TRUTH:
        return making->numeric[cell->column] ? text : *text == '1' ? "TRUE" : "FALSE";
    case SG_BOOK_VALUELESS:
        remark(cell, &remarks->n_valueless, &remarks->valueless);
        return "#N/A";
    case SG_BOOK_TEXT:
        return name_of(making, cell, text);
    default:
        return text;
    }
    return sg_buffer_text(&making->text);
}

/* Where in the grid a column of the sheet is: hidden ones are none. */
static void put_row(struct making *making, size_t row, const struct sg_merged_row *filled)
{
    const struct sg_book_range *range = &making->wish->range;
    size_t n, at = 0;
    const struct sg_book_cell *cells = sg_book_row(making->sheet, row, &n);
    for (size_t c = making->wish->first_column; c <= range->last_column && n + filled->n; c++) {
        while (at < n && cells[at].column < c)
            at++;
        if (making->hidden->columns[c])
            continue;
        const struct sg_book_cell *own = at < n && cells[at].column == c ? &cells[at] : NULL;
        const struct sg_book_cell *cell = own ? own : sg_merged_row_at(filled, c);
        const char *text = cell ? text_of(making, cell) : "";
        if (cell && cell->kind == SG_BOOK_TEXT && making->shown[c] && names_percent(text))
            making->percents[c] = true;
        sg_grid_put(making->grid, text, strlen(text));
    }
    sg_grid_end_row(making->grid, row + 1);
}

/* Where rows and columns stand in the sheet, for messages and places. */
static void number_places(const struct making *making)
{
    struct sg_grid *grid = making->grid;
    const struct sg_book_range *range = &making->wish->range;
    size_t n = 0;
    grid->numbers = sg_alloc(grid->n_rows, sizeof *grid->numbers);
    grid->sheet_rows = sg_alloc(grid->n_rows, sizeof *grid->sheet_rows);
    grid->sheet_columns = sg_alloc(making->hidden->n_columns, sizeof *grid->sheet_columns);
    for (size_t row = 0; row < grid->n_rows; row++) {
        grid->numbers[row] = grid->lines[row];
        grid->sheet_rows[row] = grid->lines[row] - 1;
    }
    for (size_t c = making->wish->first_column; c <= range->last_column; c++)
        if (!making->hidden->columns[c])
            grid->sheet_columns[n++] = c;
}

bool sg_sheet_grid(const struct sg_book_sheet *sheet, const struct sg_sheet_hidden *hidden,
                   const struct sg_sheet_wish *wish, struct sg_grid *grid,
                   struct sg_sheet_remarks *remarks, struct sg_error *err)
{
    struct making making = {
        .sheet = sheet, .hidden = hidden, .wish = wish, .grid = grid, .remarks = remarks};
    struct sg_merged_rows merged;
    const struct sg_book_range *range = &wish->range;
    *remarks = (struct sg_sheet_remarks){0};
    *grid = (struct sg_grid){.encoding = "UTF-8"};
    if (!sg_merged_rows_open(sheet, range, &merged, err))
        return false;
    making.numeric = sg_alloc(hidden->n_columns, sizeof(bool));
    making.shown = sg_alloc(hidden->n_columns, sizeof(bool));
    making.percents = sg_alloc(hidden->n_columns, sizeof(bool));
    making.percent = sg_alloc(hidden->n_columns, sizeof(bool));
    making.units = sg_alloc(hidden->n_columns, sizeof *making.units);
    making.headers = sg_alloc(hidden->n_columns, sizeof *making.headers);
    find_columns(&making);
    sg_grid_begin(grid, sheet->texts.n);
    for (size_t row = range->row; row <= range->last_row; row++)
        if (!hidden->rows[row])
            put_row(&making, row, sg_merged_rows_next(&merged, row));
    number_places(&making);
    sg_merged_rows_close(&merged);
    free(making.numeric);
    free(making.shown);
    free(making.percents);
    free(making.percent);
    free(making.units);
    free(making.headers);
    sg_buffer_free(&making.text);
    return true;
}
