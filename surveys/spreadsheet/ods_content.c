/* content.xml of an OpenDocument spreadsheet: the rows and cells of its sheets. */
#include <stdlib.h>
#include <string.h>

#include "serial_date.h"

#include "ods_parts.h"

/* The depth of what is drawn on a sheet, among that of other things that are skipped. */
enum { SHAPES = 1 << 30 };
static const struct sg_book_range nowhere = {SG_MOST_ROWS, SG_MOST_ROWS, 0, 0};

static bool is(const char *value, const char *wanted)
{
    return value && strcmp(value, wanted) == 0;
}

static size_t repeated(const char **attributes, const char *name)
{
    const char *value = sg_xml_attribute(attributes, name);
    unsigned long n = value ? strtoul(value, NULL, 10) : 1;
    return n >= 1 ? n : 1;
}

static bool is_hidden(const char **attributes)
{
    const char *visibility = sg_xml_attribute(attributes, "visibility");
    return is(visibility, "collapse") || is(visibility, "filter");
}

static void start_table(struct ods_reading *reading, const char **attributes)
{
    const char *name = sg_xml_attribute(attributes, "name");
    const struct ods_style *style =
        sg_ods_style(reading->styles, 'b', sg_xml_attribute(attributes, "style-name"));
    reading->sheet = sg_book_add_sheet(reading->book, name ? name : "");
    reading->sheet->hidden = style && style->hidden;
    reading->sheet->read = true;
    reading->row = reading->next_row = reading->column = 0;
    reading->n_columns = 0;
}

/* Columns up to the edge of a sheet, and what cells in them look like. */
static void start_column(struct ods_reading *reading, const char **attributes)
{
    size_t n = repeated(attributes, "number-columns-repeated"), first = reading->n_columns;
    size_t last = n < SG_MOST_COLUMNS - first ? first + n : SG_MOST_COLUMNS;
    const struct ods_style *style =
        sg_ods_style(reading->styles, 't', sg_xml_attribute(attributes, "default-cell-style-name"));
    if (last == first)
        return;
    for (size_t c = first; c < last; c++)
        reading->columns[c] = style;
    reading->n_columns = last;
    if (is_hidden(attributes))
        sg_book_add_range(
            &reading->sheet->hidden_columns,
            (struct sg_book_range){0, SG_MOST_ROWS - 1, (uint16_t)first, (uint16_t)(last - 1)});
}

static void start_row(struct ods_reading *reading, const char **attributes)
{
    size_t n = repeated(attributes, "number-rows-repeated");
    reading->row = reading->next_row;
    reading->row_times = n;
    reading->next_row = n < SG_MOST_ROWS - reading->row ? reading->row + n : SG_MOST_ROWS;
    reading->column = 0;
    reading->first_cell = reading->sheet->n_cells;
    reading->row_style =
        sg_ods_style(reading->styles, 't', sg_xml_attribute(attributes, "default-cell-style-name"));
    if (is_hidden(attributes) && reading->next_row > reading->row)
        sg_book_add_range(&reading->sheet->hidden_rows,
                          (struct sg_book_range){(uint32_t)reading->row,
                                                 (uint32_t)(reading->next_row - 1), 0,
                                                 SG_MOST_COLUMNS - 1});
}

/* A filled cell that is repeated costs memory each time, an empty one nothing. */
static bool make_room(struct ods_reading *reading, size_t n, size_t times, struct sg_error *err)
{
    enum { MOST_REPEATED = 1 << 22 };
    char place[SG_REFERENCE_SIZE];
    size_t added = n * (times - 1);
    reading->n_repeated += added;
    if (!n || reading->big || reading->n_repeated <= MOST_REPEATED)
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "cell %s and those beside it are repeated %zu times, which no table does",
                   sg_book_place(reading->row, reading->column, place), times);
}

static bool end_row(struct ods_reading *reading, struct sg_error *err)
{
    struct sg_book_sheet *sheet = reading->sheet;
    size_t n = sheet->n_cells - reading->first_cell, times = reading->row_times;
    if (!n || times == 1)
        return true;
    if (times > SG_MOST_ROWS - reading->row)
        return sg_fail(err, SG_FAIL_DATA, "row %zu is repeated beyond the last row of a sheet",
                       reading->row + 1);
    if (!make_room(reading, n, times, err))
        return false;
    sheet->cells = sg_grow(sheet->cells, &sheet->capacity, sheet->n_cells + n * (times - 1),
                           sizeof *sheet->cells);
    for (size_t k = 1; k < times; k++)
        for (size_t i = 0; i < n; i++) {
            sheet->cells[sheet->n_cells] = sheet->cells[reading->first_cell + i];
            sheet->cells[sheet->n_cells++].row = (uint32_t)(reading->row + k);
        }
    return true;
}

static bool add_merged(struct ods_reading *reading, const char **attributes, struct sg_error *err)
{
    size_t columns = repeated(attributes, "number-columns-spanned");
    size_t rows = repeated(attributes, "number-rows-spanned");
    char place[SG_REFERENCE_SIZE];
    if (columns == 1 && rows == 1)
        return true;
    if (reading->column >= SG_MOST_COLUMNS || columns > SG_MOST_COLUMNS - reading->column ||
        rows > SG_MOST_ROWS - reading->row)
        return sg_fail(err, SG_FAIL_DATA, "the merged range from cell %s goes beyond the sheet",
                       sg_book_place(reading->row, reading->column, place));
    sg_book_add_range(&reading->sheet->merged,
                      (struct sg_book_range){
                          (uint32_t)reading->row, (uint32_t)(reading->row + rows - 1),
                          (uint16_t)reading->column, (uint16_t)(reading->column + columns - 1)});
    return true;
}

static bool start_cell(struct ods_reading *reading, const char **attributes, struct sg_error *err)
{
    struct ods_cell *cell = &reading->cell;
    const char *style = sg_xml_attribute(attributes, "style-name");
    sg_ods_cell_start(cell, attributes);
    cell->times = repeated(attributes, "number-columns-repeated");
    cell->style = style                               ? sg_ods_style(reading->styles, 't', style)
                  : reading->row_style                ? reading->row_style
                  : reading->column < SG_MOST_COLUMNS ? reading->columns[reading->column]
                                                      : NULL;
    return add_merged(reading, attributes, err);
}

/* The cell as often as it is repeated. */
static bool end_cell(struct ods_reading *reading, struct sg_error *err)
{
    struct sg_book_sheet *sheet = reading->sheet;
    size_t before = sheet->n_cells, times = reading->cell.times, last = reading->column + times;
    bool past = reading->row >= SG_MOST_ROWS || last > SG_MOST_COLUMNS;
    reading->cell.inside = false;
    if (!sg_ods_cell_is_empty(&reading->cell)) {
        if (past)
            return sg_fail(err, SG_FAIL_DATA, "a cell of row %zu, column %zu lies outside a sheet",
                           reading->row + 1, last);
        if (!sg_ods_cell_add(reading, err))
            return false;
        size_t n = sheet->n_cells - before;
        if (!make_room(reading, n, times, err))
            return false;
        for (size_t k = 1; n && k < times; k++) {
            sheet->cells =
                sg_grow(sheet->cells, &sheet->capacity, sheet->n_cells + 1, sizeof *sheet->cells);
            sheet->cells[sheet->n_cells] = sheet->cells[before];
            sheet->cells[sheet->n_cells++].column = (uint16_t)(reading->column + k);
        }
    }
    reading->column = past ? SG_MOST_COLUMNS : last;
    return true;
}

static bool is_cell(const char *name)
{
    return strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0;
}

/* Elements of a sheet outside its cells. */
static bool start_in_table(struct ods_reading *reading, const char *name, const char **attributes,
                           struct sg_error *err)
{
    if (is_cell(name))
        return start_cell(reading, attributes, err);
    if (strcmp(name, "table-row") == 0)
        start_row(reading, attributes);
    else if (strcmp(name, "table-column") == 0)
        start_column(reading, attributes);
    else if (strcmp(name, "table-source") == 0) /* what another book held, for its formulas */
        reading->foreign = true;
    else if (strcmp(name, "shapes") == 0 || strcmp(name, "forms") == 0)
        reading->skipped = *name == 's' ? SHAPES : 1;
    return true;
}

static bool start(void *context, const char *name, const char **attributes, struct sg_error *err)
{
    struct ods_reading *reading = context;
    if (reading->skipped) {
        if (reading->skipped++ == SHAPES)
            sg_book_add_range(&reading->sheet->objects, nowhere);
    } else if (!reading->in_body) {
        reading->in_body = strcmp(name, "spreadsheet") == 0;
        if (reading->in_body)
            sg_ods_styles_settle(reading->styles);
        else
            sg_ods_styles_start(reading->styles, name, attributes);
    } else if (reading->cell.inside) {
        if (!sg_ods_cell_element(reading, name, attributes))
            reading->skipped = 1;
    } else if (reading->sheet) {
        return start_in_table(reading, name, attributes, err);
    } else if (strcmp(name, "table") == 0) {
        start_table(reading, attributes);
    } else if (strcmp(name, "tracked-changes") == 0 || strcmp(name, "dde-links") == 0) {
        reading->skipped = 1;
    } else if (strcmp(name, "null-date") == 0) {
        const char *date = sg_xml_attribute(attributes, "date-value");
        reading->book->since_1904 = date && strncmp(date, "1904", 4) == 0;
    }
    return true;
}

static void end_table(struct ods_reading *reading)
{
    reading->sheet = NULL;
    if (reading->foreign)
        sg_book_drop_sheet(reading->book);
    reading->foreign = false;
}

static bool end(void *context, const char *name, struct sg_error *err)
{
    struct ods_reading *reading = context;
    if (reading->skipped) {
        reading->skipped -= reading->skipped == SHAPES ? SHAPES : 1;
    } else if (!reading->in_body) {
        sg_ods_styles_end(reading->styles, name);
    } else if (reading->cell.inside && is_cell(name)) {
        return end_cell(reading, err);
    } else if (reading->cell.inside) {
        sg_ods_cell_element_end(reading, name);
    } else if (reading->sheet && strcmp(name, "table-row") == 0) {
        return end_row(reading, err);
    } else if (reading->sheet && strcmp(name, "table") == 0) {
        end_table(reading);
    }
    return true;
}

static void text(void *context, const char *piece, size_t n)
{
    struct ods_reading *reading = context;
    if (reading->skipped)
        return;
    if (!reading->in_body)
        sg_ods_styles_text(reading->styles, piece, n);
    else if (reading->cell.inside)
        sg_ods_cell_text(&reading->cell, piece, n);
}

bool sg_ods_content_read(struct sg_archive *archive, struct ods_styles *styles, bool big,
                         struct sg_book *book, struct sg_error *err)
{
    struct ods_reading reading = {.styles = styles, .book = book, .big = big};
    const struct sg_xml_handler handler = {&reading, start, end, text};
    reading.columns = sg_alloc(SG_MOST_COLUMNS, sizeof *reading.columns);
    bool read = sg_archive_read(archive, "content.xml", &handler, err);
    if (read && !reading.in_body)
        read = sg_fail(err, SG_FAIL_DATA, "an OpenDocument file that is no spreadsheet");
    sg_ods_cell_free(&reading.cell);
    free(reading.columns);
    return read;
}
