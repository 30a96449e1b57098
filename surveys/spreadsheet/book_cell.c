#include "book_cell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "serial_date.h"

void sg_book_label_take(struct sg_book_label *label, bool raised, const char *piece, size_t n)
{
    if (raised && label->text.n) {
        sg_buffer_add_bytes(&label->note, piece, n);
        return;
    }
    sg_buffer_add(&label->text, sg_buffer_text(&label->note));
    sg_buffer_clear(&label->note);
    sg_buffer_add_bytes(&label->text, piece, n);
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

void sg_book_label_join_lines(struct sg_book_label *label)
{
    char *text = label->text.text, *to = text;
    if (!label->text.n)
        return;
    for (char *from = text; *from;) {
        if (!is_break(*from)) {
            *to++ = *from++;
            continue;
        }
        while (is_break(*from))
            from++;
        label->broken = true;
        bool wide = to == text || !*from || (unsigned char)to[-1] >= 0x80 ||
                    (unsigned char)*from >= 0x80 || to[-1] == ' ' || *from == ' ';
        if (!wide)
            *to++ = ' ';
    }
    *to = '\0';
    label->text.n = (size_t)(to - text);
}

void sg_book_label_clear(struct sg_book_label *label)
{
    label->broken = false;
    sg_buffer_clear(&label->text);
    sg_buffer_clear(&label->note);
}

void sg_book_label_free(struct sg_book_label *label)
{
    sg_buffer_free(&label->text);
    sg_buffer_free(&label->note);
}

const char *sg_book_place(size_t row, size_t column, char text[SG_REFERENCE_SIZE])
{
    sg_range_print(
        &(struct sg_book_range){(uint32_t)row, (uint32_t)row, (uint16_t)column, (uint16_t)column},
        text);
    return text;
}

void sg_book_add_label(struct sg_book_sheet *sheet, size_t row, size_t column,
                       const struct sg_book_label *label)
{
    sg_book_add_text(sheet, row, column, sg_buffer_text(&label->text), sg_buffer_text(&label->note),
                     label->broken);
}

void sg_book_add_text(struct sg_book_sheet *sheet, size_t row, size_t column, const char *text,
                      const char *note, bool broken)
{
    if (!*text)
        return;
    sg_book_add_cell(sheet, row, column, SG_BOOK_TEXT, text, strlen(text))->broken = broken;
    if (!*note)
        return;
    sheet->footnotes = sg_grow(sheet->footnotes, &sheet->footnotes_capacity, sheet->n_footnotes + 1,
                               sizeof *sheet->footnotes);
    sheet->footnotes[sheet->n_footnotes++] =
        (struct sg_book_footnote){sheet->n_cells - 1, sg_book_keep_text(sheet, note, strlen(note))};
}

bool sg_book_add_number(struct sg_book_sheet *sheet, size_t row, size_t column, const char *stored,
                        const struct sg_book_look *look, struct sg_error *err)
{
    enum { SURE_DIGITS = 15 };
    char *end, shortest[SG_NUMBER_SIZE], place[SG_REFERENCE_SIZE];
    size_t n = strlen(stored);
    bool plain = n <= SURE_DIGITS && strspn(stored, "-0123456789.") == n;
    double number = strtod(stored, &end);
    if (end == stored || *end || !isfinite(number))
        return sg_fail(err, SG_FAIL_DATA, "cell %s should be a number and is '%s'",
                       sg_book_place(row, column, place), stored);
    if (!plain) {
        sg_number_shortest(number, shortest);
        stored = shortest;
        n = strlen(shortest);
    }
    enum sg_book_kind kind = look->format.percent ? SG_BOOK_PERCENT : SG_BOOK_NUMBER;
    sg_book_add_cell(sheet, row, column, kind, stored, n)->struck = look->struck;
    sheet->n_struck += look->struck;
    sheet->n_scaled += look->format.scaled;
    if (*look->format.unit) {
        size_t unit = sg_book_keep_text(sheet, look->format.unit, strlen(look->format.unit));
        sheet->cells[sheet->n_cells - 1].unit = unit;
    }
    return true;
}

void sg_book_add_date(struct sg_book_sheet *sheet, size_t row, size_t column, const char *date,
                      size_t n)
{
    sg_book_add_cell(sheet, row, column, SG_BOOK_DATE, date, n);
    sheet->n_dates++;
}

bool sg_book_add_serial(struct sg_book_sheet *sheet, size_t row, size_t column, double serial,
                        bool since_1904, unsigned parts, struct sg_error *err)
{
    char date[SG_SERIAL_TEXT], shortest[SG_NUMBER_SIZE], place[SG_REFERENCE_SIZE];
    if (!sg_serial_date(serial, since_1904, parts, date)) {
        sg_number_shortest(serial, shortest);
        return sg_fail(err, SG_FAIL_DATA,
                       "cell %s has the date number %s, which is no day (60 would be 29 February "
                       "1900)",
                       sg_book_place(row, column, place), shortest);
    }
    sg_book_add_date(sheet, row, column, date, strlen(date));
    return true;
}

void sg_book_add_error(struct sg_book_sheet *sheet, size_t row, size_t column, const char *error)
{
    sg_book_add_cell(sheet, row, column, SG_BOOK_ERROR, error, strlen(error));
    sheet->n_errors++;
}

void sg_book_add_valueless(struct sg_book_sheet *sheet, size_t row, size_t column)
{
    sg_book_add_cell(sheet, row, column, SG_BOOK_VALUELESS, "", 0);
    sheet->n_valueless++;
}
