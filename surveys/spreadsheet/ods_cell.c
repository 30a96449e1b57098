/* A cell of content.xml: its text, and what is stored as its value. */
#include <stdlib.h>
#include <string.h>

#include "ods_parts.h"
#include "serial_date.h"

static void keep(struct sg_buffer *buffer, const char *text)
{
    sg_buffer_clear(buffer);
    sg_buffer_add(buffer, text);
}

void sg_ods_cell_start(struct ods_cell *cell, const char **attributes)
{
    static const char *const values[] = {"value", "date-value", "time-value", "boolean-value",
                                         "string-value"};
    sg_buffer_clear(&cell->kind);
    sg_buffer_clear(&cell->value);
    sg_book_label_clear(&cell->label);
    cell->inside = true;
    cell->error = cell->stored = cell->any_text = cell->in_text = false;
    cell->formula = sg_xml_attribute(attributes, "formula") != NULL;
    for (const char **a = attributes; *a; a += 2) { /* office:value-type, calcext:value-type */
        const char *name = sg_xml_local(a[0]);
        if (strcmp(name, "value-type") == 0) {
            cell->error = cell->error || strcmp(a[1], "error") == 0;
            if (strcmp(a[1], "error") != 0)
                keep(&cell->kind, a[1]);
        }
        for (size_t i = 0; i < sizeof values / sizeof *values; i++)
            if (strcmp(name, values[i]) == 0) {
                keep(&cell->value, a[1]);
                cell->stored = true;
            }
    }
}

static void add_piece(struct ods_cell *cell, const char *piece, size_t n)
{
    size_t depth = cell->depth < ODS_DEPTH ? cell->depth : ODS_DEPTH - 1;
    sg_book_label_take(&cell->label, cell->raised[depth], piece, n);
}

static void start_span(struct ods_reading *reading, const char **attributes)
{
    struct ods_cell *cell = &reading->cell;
    const struct ods_style *style =
        sg_ods_style(reading->styles, 's', sg_xml_attribute(attributes, "style-name"));
    if (++cell->depth < ODS_DEPTH)
        cell->raised[cell->depth] = cell->raised[cell->depth - 1] || (style && style->raised);
}

/* What is drawn at a cell; remarks and traces of formulas are not. */
static void note_object(struct ods_reading *reading, const char *name)
{
    static const char *const others[] = {"annotation", "detective", "cell-range-source", "list"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return;
    if (reading->row < SG_MOST_ROWS && reading->column < SG_MOST_COLUMNS)
        sg_book_add_range(&reading->sheet->objects,
                          (struct sg_book_range){(uint32_t)reading->row, (uint32_t)reading->row,
                                                 (uint16_t)reading->column,
                                                 (uint16_t)reading->column});
}

bool sg_ods_cell_element(struct ods_reading *reading, const char *name, const char **attributes)
{
    struct ods_cell *cell = &reading->cell;
    if (!cell->in_text) {
        if (strcmp(name, "p") != 0 && strcmp(name, "h") != 0) {
            note_object(reading, name);
            return false;
        }
        if (cell->any_text)
            add_piece(cell, "\n", 1);
        cell->in_text = cell->any_text = cell->blank = true;
        cell->depth = 0;
        cell->raised[0] = false;
        return true;
    }
    if (strcmp(name, "ruby-text") == 0) {
        reading->sheet->n_phonetic++;
        return false;
    }
    if (strcmp(name, "annotation") == 0 || strcmp(name, "note") == 0)
        return false;
    if (strcmp(name, "s") == 0) {
        const char *count = sg_xml_attribute(attributes, "c");
        for (unsigned long n = count ? strtoul(count, NULL, 10) : 1; n && n <= 4096; n--)
            add_piece(cell, " ", 1);
        cell->blank = false;
    } else if (strcmp(name, "tab") == 0) {
        add_piece(cell, "\t", 1);
    } else if (strcmp(name, "line-break") == 0) {
        add_piece(cell, "\n", 1);
        cell->blank = true;
    }
    start_span(reading, attributes);
    return true;
}

void sg_ods_cell_element_end(struct ods_reading *reading, const char *name)
{
    struct ods_cell *cell = &reading->cell;
    (void)name;
    if (cell->depth)
        cell->depth--;
    else
        cell->in_text = false;
}

/* White space of the file is one blank, and none at the beginning of a paragraph. */
void sg_ods_cell_text(struct ods_cell *cell, const char *piece, size_t n)
{
    if (!cell->in_text)
        return;
    for (size_t i = 0; i < n;) {
        size_t length = 0;
        while (i + length < n && !strchr(" \t\r\n", piece[i + length]))
            length++;
        if (length) {
            add_piece(cell, piece + i, length);
            cell->blank = false;
        } else if (!cell->blank) {
            add_piece(cell, " ", 1);
            cell->blank = true;
        }
        i += length ? length : 1;
    }
}

bool sg_ods_cell_is_empty(const struct ods_cell *cell)
{
    return !cell->kind.n && !cell->formula && !cell->label.text.n;
}

/* "PT36H15M00S" in seconds; below 0: none. */
static double seconds_of(const char *text)
{
    static const struct {
        char unit;
        double seconds;
    } units[] = {{'H', 3600}, {'M', 60}, {'S', 1}};
    double seconds = 0;
    if (strncmp(text, "PT", 2) != 0)
        return -1;
    for (text += 2; *text;) {
        char *end;
        double number = strtod(text, &end);
        size_t i = 0;
        while (i < 3 && units[i].unit != *end)
            i++;
        if (end == text || i == 3 || !(number >= 0))
            return -1;
        seconds += number * units[i].seconds;
        text = end + 1;
    }
    return seconds;
}

static bool fail_value(const struct ods_reading *reading, struct sg_error *err)
{
    char place[SG_REFERENCE_SIZE];
    return sg_fail(err, SG_FAIL_DATA, "cell %s is called %s and holds '%s'",
                   sg_book_place(reading->row, reading->column, place),
                   sg_buffer_text(&reading->cell.kind), sg_buffer_text(&reading->cell.value));
}

static bool add_day(struct ods_reading *reading, unsigned parts, struct sg_error *err)
{
    enum { DAY = SG_DATE_YEAR | SG_DATE_MONTH | SG_DATE_DAY };
    char date[SG_SERIAL_TEXT];
    if (!sg_iso_date(sg_buffer_text(&reading->cell.value), parts ? parts : DAY, date))
        return fail_value(reading, err);
    sg_book_add_date(reading->sheet, reading->row, reading->column, date, strlen(date));
    return true;
}

static bool add_time(struct ods_reading *reading, unsigned parts, struct sg_error *err)
{
    const unsigned times = SG_DATE_HOUR | SG_DATE_MINUTE | SG_DATE_SECOND | SG_DATE_ELAPSED;
    double seconds = seconds_of(sg_buffer_text(&reading->cell.value));
    if (seconds < 0)
        return fail_value(reading, err);
    parts &= times;
    return sg_book_add_serial(reading->sheet, reading->row, reading->column, seconds / 86400, false,
                              parts ? parts : SG_DATE_HOUR | SG_DATE_MINUTE, err);
}

/* An error is told by its kind, or, beside a formula, by what it shows. */
static bool is_error(const struct ods_cell *cell)
{
    const char *shown = sg_buffer_text(&cell->label.text);
    static const char *const errors[] = {"#DIV/0!", "#N/A",  "#REF!", "#VALUE!",
                                         "#NAME?",  "#NUM!", "#NULL!"};
    if (cell->error || !cell->formula)
        return cell->error;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(shown, errors[i]) == 0)
            return true;
    return strncmp(shown, "Err:5", 5) == 0;
}

static void add_error(struct ods_reading *reading)
{
    const char *shown = sg_buffer_text(&reading->cell.label.text);
    sg_book_add_error(reading->sheet, reading->row, reading->column,
                      *shown == '#' ? shown : "#VALUE!");
}

static void add_text(struct ods_reading *reading)
{
    struct ods_cell *cell = &reading->cell;
    if (!cell->any_text)
        add_piece(cell, sg_buffer_text(&cell->value), cell->value.n);
    sg_book_label_join_lines(&cell->label);
    sg_book_add_label(reading->sheet, reading->row, reading->column, &cell->label);
}

static bool add_value(struct ods_reading *reading, struct sg_error *err)
{
    const struct ods_cell *cell = &reading->cell;
    const char *kind = sg_buffer_text(&cell->kind), *value = sg_buffer_text(&cell->value);
    struct sg_book_look look = cell->style ? cell->style->look : (struct sg_book_look){0};
    if (strcmp(kind, "date") == 0)
        return add_day(reading, look.format.date, err);
    if (strcmp(kind, "time") == 0)
        return add_time(reading, look.format.date, err);
    if (strcmp(kind, "boolean") == 0) {
        sg_book_add_cell(reading->sheet, reading->row, reading->column, SG_BOOK_TRUTH,
                         strcmp(value, "true") == 0 ? "1" : "0", 1);
        return true;
    }
    if (strcmp(kind, "float") == 0 || strcmp(kind, "percentage") == 0 ||
        strcmp(kind, "currency") == 0) {
        look.format.percent = *kind == 'p';
        return sg_book_add_number(reading->sheet, reading->row, reading->column, value, &look, err);
    }
    add_text(reading);
    return true;
}

bool sg_ods_cell_add(struct ods_reading *reading, struct sg_error *err)
{
    struct ods_cell *cell = &reading->cell;
    struct sg_book_sheet *sheet = reading->sheet;
    size_t before = sheet->n_cells;
    bool added = true;
    sheet->n_formulas += cell->formula;
    if (is_error(cell))
        add_error(reading);
    else if (!cell->kind.n && cell->formula && !cell->any_text)
        sg_book_add_valueless(sheet, reading->row, reading->column);
    else
        added = add_value(reading, err);
    if (sheet->n_cells > before)
        sheet->cells[before].formula = cell->formula;
    return added;
}

void sg_ods_cell_free(struct ods_cell *cell)
{
    sg_buffer_free(&cell->kind);
    sg_buffer_free(&cell->value);
    sg_book_label_free(&cell->label);
}
