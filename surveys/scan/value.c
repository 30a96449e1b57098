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

/* A number that is no plain decimal, or of more digits than that takes, is the double that it is
   everywhere else. */
static bool from_cell(struct sg_cell cell, struct sg_fixed *value)
{
    *value = (struct sg_fixed){0, 0, cell.status};
    switch (cell.kind) {
    case SG_CELL_EMPTY:
        value->status |= SG_STATUS_NOT_AVAILABLE;
        return true;
    case SG_CELL_SYMBOL:
        return cell.status != SG_MARK_TWO_READINGS;
    case SG_CELL_NUMBER:
        *value = sg_fixed_of(cell.value);
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

/* (91) may be -91: a record by itself cannot tell. */
static bool has_brackets(const char *text)
{
    bool brackets = strchr(text, '(') || strstr(text, "（");
    return brackets && strpbrk(text, "0123456789");
}

bool sg_value_read(struct sg_field field, const struct sg_wanted *wanted, const char *encoding,
                   struct sg_fixed *value)
{
    if (wanted->marks_numbers && !wanted->decimal_comma && !is_declared(field, wanted->marks) &&
        sg_fixed_read(field.text, field.n, value))
        return true;
    char *decoded = decode(field, encoding);
    if (decoded && wanted->decimal_comma && !is_declared(field, wanted->marks))
        sg_decimal_mark_exchange(decoded);
    bool read = decoded && (is_declared(field, wanted->marks) || !has_brackets(decoded)) &&
                from_cell(sg_cell_read(decoded, wanted->marks), value);
    free(decoded);
    return read;
}

void sg_value_refuse(struct sg_field field, const char *encoding, struct sg_error *err)
{
    char *decoded = decode(field, encoding);
    sg_status status;
    if (decoded && sg_marks_find(NULL, decoded, &status) && status == SG_MARK_TWO_READINGS)
        sg_fail(err, SG_FAIL_DATA,
                "'%s' may be suppressed or not applicable; say which: --missing '(X)=suppressed' "
                "or --missing '(X)=not_applicable'",
                decoded);
    else
        sg_fail(err, SG_FAIL_DATA,
                "'%.60s' is neither a number nor a symbol that stands for one; --missing "
                "'%.60s=not_available' declares it",
                decoded ? decoded : "?", decoded ? decoded : "?");
    free(decoded);
}
