/* The records of a sheet of an XLS file. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "xls.h"

struct reading {
    struct xls_book *xls;
    struct xls_stream *stream;
    struct sg_book_sheet *sheet;
    struct sg_book_label label;
    bool awaits_text; /* the text of a formula's result is in a record of its own */
    size_t row, column;
};

static const struct sg_book_look *look_of(const struct xls_book *xls, size_t style)
{
    static const struct sg_book_look plain = {0};
    return style < xls->n_looks ? &xls->looks[style] : &plain;
}

static bool add_number(struct reading *reading, size_t row, size_t column, size_t style,
                       double number, struct sg_error *err)
{
    const struct sg_book_look *look = look_of(reading->xls, style);
    char shortest[SG_NUMBER_SIZE], place[SG_REFERENCE_SIZE];
    if (!isfinite(number))
        return sg_fail(err, SG_FAIL_DATA, "cell %s should be a number and is none",
                       sg_book_place(row, column, place));
    if (look->format.date)
        return sg_book_add_serial(reading->sheet, row, column, number,
                                  reading->xls->book->since_1904, look->format.date, err);
    sg_number_shortest(number, shortest);
    return sg_book_add_number(reading->sheet, row, column, shortest, look, err);
}

static double double_of(uint64_t bits)
{
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

static double double_at(const unsigned char *at)
{
    return double_of((uint64_t)sg_u32(at) | (uint64_t)sg_u32(at + 4) << 32);
}

/* 30 bits: an integer, or the upper part of a double; of hundredths where bit 0 is set. */
static double packed_number(uint32_t packed)
{
    double number = packed & 2 ? (double)((int32_t)(packed & ~3u) / 4)
                               : double_of((uint64_t)(packed & ~3u) << 32);
    return packed & 1 ? number / 100 : number;
}

static const char *error_of(unsigned code)
{
    static const struct {
        unsigned code;
        const char *name;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x17, "#REF!"},
                  {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i].code == code)
            return errors[i].name;
    return "#VALUE!";
}

static void add_truth(struct reading *reading, size_t row, size_t column, unsigned value,
                      bool error)
{
    if (error)
        sg_book_add_error(reading->sheet, row, column, error_of(value));
    else
        sg_book_add_cell(reading->sheet, row, column, SG_BOOK_TRUTH, value ? "1" : "0", 1);
}

static bool add_many(struct reading *reading, const struct xls_record *record, struct sg_error *err)
{
    size_t row = sg_u16(record->data), column = sg_u16(record->data + 2);
    for (size_t at = 4; at + 6 < record->n; at += 6, column++)
        if (!add_number(reading, row, column, sg_u16(record->data + at),
                        packed_number(sg_u32(record->data + at + 2)), err))
            return false;
    return true;
}

static bool add_named_text(struct reading *reading, size_t row, size_t column, uint32_t i,
                           struct sg_error *err)
{
    const struct xls_book *xls = reading->xls;
    char place[SG_REFERENCE_SIZE];
    if (i >= xls->n_texts)
        return sg_fail(err, SG_FAIL_DATA,
                       "cell %s names text %zu, which the workbook does not "
                       "have",
                       sg_book_place(row, column, place), (size_t)i);
    sg_book_add_text(reading->sheet, row, column, xls->texts.text + xls->items[i].text,
                     xls->texts.text + xls->items[i].note, xls->items[i].broken);
    return true;
}

static bool add_own_text(struct reading *reading, size_t row, size_t column,
                         struct xls_source source, struct sg_error *err)
{
    if (!sg_xls_text_read(reading->xls, &source, 2, &reading->label, err))
        return false;
    sg_book_add_label(reading->sheet, row, column, &reading->label);
    return true;
}

/* The result is a number, or by its first byte a text that follows, a truth, an error, no text. */
static bool add_formula(struct reading *reading, const struct xls_record *record,
                        struct sg_error *err)
{
    enum { TEXT, TRUTH, ERROR };
    const unsigned char *data = record->data, *result = data + 6;
    size_t row = sg_u16(data), column = sg_u16(data + 2);
    bool added = true;
    reading->sheet->n_formulas++;
    if (sg_u16(result + 6) != 0xFFFF) {
        added = add_number(reading, row, column, sg_u16(data + 4), double_at(result), err);
    } else if (*result == TRUTH || *result == ERROR) {
        add_truth(reading, row, column, result[2], *result == ERROR);
    } else {
        reading->awaits_text = *result == TEXT;
        reading->row = row;
        reading->column = column;
        return true;
    }
    if (added)
        reading->sheet->cells[reading->sheet->n_cells - 1].formula = true;
    return added;
}

static bool add_result(struct reading *reading, const struct xls_record *record,
                       struct sg_error *err)
{
    struct xls_source source = {reading->stream, record->data, record->data + record->n};
    size_t before = reading->sheet->n_cells;
    if (!reading->awaits_text)
        return true;
    reading->awaits_text = false;
    bool added = add_own_text(reading, reading->row, reading->column, source, err);
    if (reading->sheet->n_cells > before)
        reading->sheet->cells[before].formula = true;
    return added;
}

static void add_row(struct reading *reading, const struct xls_record *record)
{
    enum { HIDDEN = 0x20 };
    uint32_t row = sg_u16(record->data);
    if (sg_u16(record->data + 12) & HIDDEN)
        sg_book_add_range(&reading->sheet->hidden_rows,
                          (struct sg_book_range){row, row, 0, SG_MOST_COLUMNS - 1});
}

static void add_columns(struct reading *reading, const struct xls_record *record)
{
    uint16_t first = (uint16_t)sg_u16(record->data), last = (uint16_t)sg_u16(record->data + 2);
    if ((sg_u16(record->data + 8) & 1) && first <= last && last < SG_MOST_COLUMNS)
        sg_book_add_range(&reading->sheet->hidden_columns,
                          (struct sg_book_range){0, SG_MOST_ROWS - 1, first, last});
}

static bool add_merged(struct reading *reading, const struct xls_record *record,
                       struct sg_error *err)
{
    for (size_t at = 2; at + 8 <= record->n; at += 8) {
        const unsigned char *range = record->data + at;
        struct sg_book_range merged = {sg_u16(range), sg_u16(range + 2),
                                       (uint16_t)sg_u16(range + 4), (uint16_t)sg_u16(range + 6)};
        if (merged.last_row < merged.row || merged.last_column < merged.column ||
            merged.last_column >= SG_MOST_COLUMNS)
            return sg_fail(err, SG_FAIL_DATA,
                           "rows %zu to %zu, columns %zu to %zu are no range of "
                           "merged cells",
                           (size_t)merged.row + 1, (size_t)merged.last_row + 1,
                           (size_t)merged.column + 1, (size_t)merged.last_column + 1);
        sg_book_add_range(&reading->sheet->merged, merged);
    }
    return true;
}

/* The least bytes of a record that is read; 0: it is not. */
static size_t least_bytes(unsigned kind)
{
    static const struct {
        unsigned kind;
        size_t least;
    } kinds[] = {{XLS_FORMULA, 20},   {XLS_COLINFO, 10},  {XLS_MULRK, 6},   {XLS_RSTRING, 8},
                 {XLS_MERGECELLS, 2}, {XLS_LABELSST, 10}, {XLS_NUMBER, 14}, {XLS_LABEL, 8},
                 {XLS_BOOLERR, 8},    {XLS_STRING, 2},    {XLS_ROW, 16},    {XLS_OBJ, 6},
                 {XLS_RK, 10}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].kind == kind)
            return kinds[i].least;
    return 0;
}

static bool take_cell(struct reading *reading, const struct xls_record *record,
                      struct sg_error *err)
{
    const unsigned char *data = record->data;
    size_t row = sg_u16(data), column = sg_u16(data + 2), style = sg_u16(data + 4);
    char place[SG_REFERENCE_SIZE];
    if (column >= SG_MOST_COLUMNS)
        return sg_fail(err, SG_FAIL_DATA, "'%s' is no cell of a sheet",
                       sg_book_place(row, column, place));
    switch (record->kind) {
    case XLS_NUMBER:
        return add_number(reading, row, column, style, double_at(data + 6), err);
    case XLS_RK:
        return add_number(reading, row, column, style, packed_number(sg_u32(data + 6)), err);
    case XLS_MULRK:
        return add_many(reading, record, err);
    case XLS_LABELSST:
        return add_named_text(reading, row, column, sg_u32(data + 6), err);
    case XLS_BOOLERR:
        add_truth(reading, row, column, data[6], data[7] != 0);
        return true;
    case XLS_FORMULA:
        return add_formula(reading, record, err);
    default: { /* LABEL, RSTRING */
        const struct xls_source source = {reading->stream, data + 6, data + record->n};
        return add_own_text(reading, row, column, source, err);
    }
    }
}

/* Charts, pictures, shapes; remarks and the arrows of filters are none. */
static void add_object(struct reading *reading, const struct xls_record *record)
{
    enum { NOTE = 0x19, ARROW = 0x14 };
    unsigned kind = sg_u16(record->data + 4);
    if (kind != NOTE && kind != ARROW)
        sg_book_add_range(&reading->sheet->objects,
                          (struct sg_book_range){SG_MOST_ROWS, SG_MOST_ROWS, 0, 0});
}

static bool take_record(struct reading *reading, const struct xls_record *record,
                        struct sg_error *err)
{
    size_t least = least_bytes(record->kind);
    if (record->n < least)
        return sg_xls_fail_cut(record->kind, err);
    if (!least)
        return true;
    switch (record->kind) {
    case XLS_OBJ:
        add_object(reading, record);
        return true;
    case XLS_ROW:
        add_row(reading, record);
        return true;
    case XLS_COLINFO:
        add_columns(reading, record);
        return true;
    case XLS_MERGECELLS:
        return add_merged(reading, record, err);
    case XLS_STRING:
        return add_result(reading, record, err);
    default:
        return take_cell(reading, record, err);
    }
}

/* The records of what lies within a sheet, as a chart, are not its own. */
bool sg_xls_sheet_read(struct xls_book *xls, struct xls_stream *stream, struct sg_book_sheet *sheet,
                       struct sg_error *err)
{
    struct reading reading = {.xls = xls, .stream = stream, .sheet = sheet};
    struct xls_record record;
    size_t depth = 0;
    bool read = true, ended = false;
    while (read && !ended && sg_xls_next(stream, &record)) {
        if (record.kind == XLS_BOF)
            depth++;
        else if (record.kind == XLS_EOF)
            ended = depth <= 1 || --depth == 0;
        else if (depth == 1)
            read = take_record(&reading, &record, err);
    }
    sheet->n_phonetic = xls->n_phonetic;
    sg_book_label_free(&reading.label);
    if (read && !ended)
        read = sg_xls_fail_cut(XLS_EOF, err);
    if (read)
        sg_book_sort_cells(sheet);
    return read;
}
