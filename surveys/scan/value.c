/* Values that are no plain decimals: symbols, printed numbers, empty cells. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "surveys/formats/grid.h"

#include "records.h"

/* UTF-8 of a field, or NULL. */
static char *decode(struct sg_field field, const char *encoding)
{
    char *decoded = NULL;
    size_t n_decoded;
    const char *found;
    if (field.n == 0)
        return sg_copy_text("");
    return sg_decode(field.text, field.n, encoding, &decoded, &n_decoded, &found, NULL) ? decoded
                                                                                        : NULL;
}

enum { DOUBLE_DIGITS = 15 }; /* as many as any double keeps */

/* Whether a printed number of so many digits comes back whole from a double. */
static bool is_exact(const char *text)
{
    size_t digits = 0;
    for (; *text; text++) {
        bool wide = memcmp(text, "\xEF\xBC", 2) == 0 && (unsigned char)text[2] >= 0x90 &&
                    (unsigned char)text[2] <= 0x99; /* ０ … ９ */
        digits += wide || (*text >= '0' && *text <= '9');
    }
    return digits <= DOUBLE_DIGITS;
}

static bool from_cell(struct sg_cell cell, struct sg_fixed *value)
{
    char text[SG_NUMBER_SIZE];
    *value = (struct sg_fixed){0, 0, cell.status};
    switch (cell.kind) {
    case SG_CELL_EMPTY:
        value->status |= SG_STATUS_NOT_AVAILABLE;
        return true;
    case SG_CELL_SYMBOL:
        return true;
    case SG_CELL_NUMBER:
        if (!sg_fixed_read(text, sg_number_shortest(cell.value, text), value))
            return false;
        value->status = cell.status;
        return true;
    case SG_CELL_TEXT:
        break;
    }
    return false;
}

bool sg_value_marks_numbers(const struct sg_marks *marks)
{
    struct sg_fixed value;
    bool any = false;
    for (size_t i = 0; marks && i < marks->n; i++)
        any |= sg_fixed_read(marks->items[i].symbol, strlen(marks->items[i].symbol), &value);
    return any;
}

static bool is_declared(struct sg_field field, const struct sg_marks *marks)
{
    for (size_t i = 0; marks && i < marks->n; i++)
        if (strlen(marks->items[i].symbol) == field.n &&
            memcmp(marks->items[i].symbol, field.text, field.n) == 0)
            return true;
    return false;
}

bool sg_value_read(struct sg_field field, const struct sg_wanted *wanted, const char *encoding,
                   struct sg_fixed *value)
{
    if (wanted->marks_numbers && !is_declared(field, wanted->marks) &&
        sg_fixed_read(field.text, field.n, value))
        return true;
    char *decoded = decode(field, encoding);
    bool read =
        decoded && is_exact(decoded) && from_cell(sg_cell_read(decoded, wanted->marks), value);
    free(decoded);
    return read;
}

void sg_value_refuse(struct sg_field field, const char *encoding, struct sg_error *err)
{
    char *decoded = decode(field, encoding);
    sg_fail(err, SG_FAIL_DATA,
            "'%.60s' is no number of at most 18 digits, which is what can be added exactly",
            decoded ? decoded : "?");
    free(decoded);
}
