/* xl/worksheets/sheetN.xml */
#include <stdlib.h>
#include <string.h>

#include "xlsx.h"

/* The type of a cell, by its attribute `t`. */
enum type { NUMBER, SHARED, INLINE, FORMULA_TEXT, TRUTH, ERROR, ISO_DATE };

struct reading {
    const struct sg_xlsx_context *context;
    struct sg_book_sheet *sheet;
    size_t row, column; /* of the cell that is read */
    bool any;           /* there was a row */
    enum type type;
    size_t style;
    bool in_cell, in_value, in_inline, has_value, has_formula;
    struct sg_buffer value;
    struct sg_xlsx_text text;
};

static bool start_row(struct reading *reading, const char **attributes, struct sg_error *err)
{
    const char *number = sg_xml_attribute(attributes, "r");
    const char *hidden = sg_xml_attribute(attributes, "hidden");
    size_t before = reading->any ? reading->row + 1 : 0;
    size_t row = number ? (size_t)strtoul(number, NULL, 10) - 1 : before;
    if (row >= SG_MOST_ROWS || row < before)
        return sg_fail(err, SG_FAIL_DATA, "row '%s' stands behind row %zu", number ? number : "",
                       before);
    reading->row = row;
    reading->column = SIZE_MAX;
    reading->any = true;
    if (hidden && (*hidden == '1' || *hidden == 't'))
        sg_book_add_range(
            &reading->sheet->hidden_rows,
            (struct sg_book_range){(uint32_t)row, (uint32_t)row, 0, SG_MOST_COLUMNS - 1});
    return true;
}

static enum type type_of(const char *name)
{
    static const struct {
        const char *name;
        enum type type;
    } types[] = {{"s", SHARED}, {"inlineStr", INLINE}, {"str", FORMULA_TEXT},
                 {"b", TRUTH},  {"e", ERROR},          {"d", ISO_DATE}};
    for (size_t i = 0; name && i < sizeof types / sizeof *types; i++)
        if (strcmp(name, types[i].name) == 0)
            return types[i].type;
    return NUMBER;
}

static bool start_cell(struct reading *reading, const char **attributes, struct sg_error *err)
{
    const char *reference = NULL, *style = NULL, *type = NULL;
    for (const char **a = attributes; *a; a += 2) { /* there are many cells: each is read once */
        const char *name = sg_xml_local(a[0]);
        if (strcmp(name, "r") == 0)
            reference = a[1];
        else if (strcmp(name, "s") == 0)
            style = a[1];
        else if (strcmp(name, "t") == 0)
            type = a[1];
    }
    size_t row = reading->row, column = reading->column + 1;
    if (reference && !sg_cell_reference(reference, strlen(reference), &row, &column))
        return sg_fail(err, SG_FAIL_DATA, "'%s' is no cell of a sheet", reference);
    if (!reading->any || row != reading->row || column >= SG_MOST_COLUMNS ||
        (reading->column != SIZE_MAX && column <= reading->column))
        return sg_fail(err, SG_FAIL_DATA, "the cell '%s' stands in row %zu, out of order",
                       reference ? reference : "", reading->row + 1);
    reading->column = column;
    reading->type = type_of(type);
    reading->style = style ? strtoul(style, NULL, 10) : 0;
    reading->in_cell = true;
    reading->has_value = reading->has_formula = false;
    sg_buffer_clear(&reading->value);
    sg_xlsx_text_clear(&reading->text);
    return true;
}

static bool add_merged(struct reading *reading, const char **attributes, struct sg_error *err)
{
    const char *reference = sg_xml_attribute(attributes, "ref");
    struct sg_book_range range;
    if (!reference || !sg_range_reference(reference, &range))
        return sg_fail(err, SG_FAIL_DATA, "'%s' is no range of merged cells",
                       reference ? reference : "");
    sg_book_add_range(&reading->sheet->merged, range);
    return true;
}

static void add_hidden_columns(struct reading *reading, const char **attributes)
{
    const char *hidden = sg_xml_attribute(attributes, "hidden");
    const char *from = sg_xml_attribute(attributes, "min"),
               *to = sg_xml_attribute(attributes, "max");
    if (!hidden || (*hidden != '1' && *hidden != 't') || !from || !to)
        return;
    unsigned long first = strtoul(from, NULL, 10), last = strtoul(to, NULL, 10);
    if (first >= 1 && last >= first && last <= SG_MOST_COLUMNS)
        sg_book_add_range(&reading->sheet->hidden_columns,
                          (struct sg_book_range){0, SG_MOST_ROWS - 1, (uint16_t)(first - 1),
                                                 (uint16_t)(last - 1)});
}

static bool start(void *context, const char *name, const char **attributes, struct sg_error *err)
{
    struct reading *reading = context;
    if (reading->in_inline) {
        sg_xlsx_text_start(&reading->text, name, attributes);
        return true;
    }
    if (strcmp(name, "row") == 0)
        return start_row(reading, attributes, err);
    if (strcmp(name, "c") == 0)
        return start_cell(reading, attributes, err);
    if (strcmp(name, "mergeCell") == 0)
        return add_merged(reading, attributes, err);
    if (strcmp(name, "col") == 0)
        add_hidden_columns(reading, attributes);
    if (!reading->in_cell)
        return true;
    reading->in_value = strcmp(name, "v") == 0;
    reading->has_value = reading->has_value || reading->in_value;
    reading->has_formula = reading->has_formula || strcmp(name, "f") == 0;
    reading->in_inline = strcmp(name, "is") == 0;
    return true;
}

static void text(void *context, const char *piece, size_t n)
{
    struct reading *reading = context;
    if (reading->in_inline)
        sg_xlsx_text_take(&reading->text, piece, n);
    else if (reading->in_value)
        sg_buffer_add_bytes(&reading->value, piece, n);
}

static bool add_shared(struct reading *reading, struct sg_error *err)
{
    const struct sg_xlsx_strings *strings = reading->context->strings;
    char *end, place[SG_REFERENCE_SIZE];
    unsigned long i = strtoul(sg_buffer_text(&reading->value), &end, 10);
    if (end == sg_buffer_text(&reading->value) || i >= strings->n)
        return sg_fail(
            err, SG_FAIL_DATA, "cell %s names the text '%s', which the workbook does not have",
            sg_book_place(reading->row, reading->column, place), sg_buffer_text(&reading->value));
    sg_book_add_text(reading->sheet, reading->row, reading->column,
                     strings->texts.text + strings->items[i],
                     strings->texts.text + strings->notes[i], strings->broken[i]);
    return true;
}

static bool add_number(struct reading *reading, struct sg_error *err)
{
    static const struct sg_book_look plain = {0};
    const struct sg_xlsx_styles *styles = reading->context->styles;
    const struct sg_book_look *look =
        reading->style < styles->n ? &styles->items[reading->style] : &plain;
    const char *stored = sg_buffer_text(&reading->value);
    char *end;
    double serial = look->format.date ? strtod(stored, &end) : 0;
    if (look->format.date && end != stored && !*end)
        return sg_book_add_serial(reading->sheet, reading->row, reading->column, serial,
                                  reading->context->since_1904, look->format.date, err);
    return sg_book_add_number(reading->sheet, reading->row, reading->column, stored, look, err);
}

static bool add_value(struct reading *reading, struct sg_error *err)
{
    struct sg_book_sheet *sheet = reading->sheet;
    size_t row = reading->row, column = reading->column, n = reading->value.n;
    const char *value = sg_buffer_text(&reading->value);
    switch (reading->type) {
    case SHARED:
        return add_shared(reading, err);
    case TRUTH:
        sg_book_add_cell(sheet, row, column, SG_BOOK_TRUTH,
                         *value == '1' || *value == 't' ? "1" : "0", 1);
        return true;
    case ERROR:
        sg_book_add_error(sheet, row, column, value);
        return true;
    case ISO_DATE:
        sg_book_add_date(sheet, row, column, value, strcspn(value, "T"));
        return true;
    case FORMULA_TEXT:
        sg_book_label_take(&reading->text.label, false, value, n);
        sg_xlsx_text_finish(&reading->text);
        sg_book_add_label(sheet, row, column, &reading->text.label);
        return true;
    default:
        return n == 0 || add_number(reading, err);
    }
}

static bool end_cell(struct reading *reading, struct sg_error *err)
{
    struct sg_book_sheet *sheet = reading->sheet;
    reading->in_cell = false;
    sheet->n_formulas += reading->has_formula;
    if (reading->type == INLINE) {
        sg_xlsx_text_finish(&reading->text);
        sg_book_add_label(sheet, reading->row, reading->column, &reading->text.label);
        return true;
    }
    if (reading->has_value) {
        size_t before = sheet->n_cells;
        bool added = add_value(reading, err);
        if (sheet->n_cells > before)
            sheet->cells[before].formula = reading->has_formula;
        return added;
    }
    if (reading->has_formula)
        sg_book_add_valueless(sheet, reading->row, reading->column);
    return true;
}

static bool end(void *context, const char *name, struct sg_error *err)
{
    struct reading *reading = context;
    if (strcmp(name, "is") == 0)
        reading->in_inline = false;
    else if (reading->in_inline)
        sg_xlsx_text_end(&reading->text, name);
    else if (strcmp(name, "v") == 0)
        reading->in_value = false;
    else if (strcmp(name, "c") == 0)
        return end_cell(reading, err);
    return true;
}

bool sg_xlsx_sheet_read(struct sg_archive *archive, const char *part,
                        const struct sg_xlsx_context *context, struct sg_book_sheet *sheet,
                        struct sg_error *err)
{
    struct reading reading = {.context = context, .sheet = sheet};
    const struct sg_xml_handler handler = {&reading, start, end, text};
    bool read = sg_archive_read(archive, part, &handler, err);
    sheet->n_phonetic = context->strings->n_phonetic + reading.text.n_phonetic;
    sg_buffer_free(&reading.value);
    sg_xlsx_text_free(&reading.text);
    return read;
}
