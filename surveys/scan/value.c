/* Values that are no plain decimals: symbols, printed numbers, empty cells. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/grid.h>
#include <sangyo/number.h>

#include "records.h"

/* UTF-8 of a field, or NULL. */
static char *decode(const char *text, size_t n, const char *encoding)
{
    char *decoded = NULL;
    size_t n_decoded;
    const char *found;
    return sg_decode(text, n, encoding, &decoded, &n_decoded, &found, NULL) ? decoded : NULL;
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

bool sg_value_read(const char *text, size_t n, const struct sg_plan *plan, struct sg_fixed *value)
{
    if (n == 0)
        return from_cell((struct sg_cell){.kind = SG_CELL_EMPTY}, value);
    char *decoded = decode(text, n, plan->encoding);
    bool read =
        decoded && is_exact(decoded) && from_cell(sg_cell_read(decoded, plan->marks), value);
    free(decoded);
    return read;
}

void sg_value_refuse(const char *text, size_t n, const struct sg_plan *plan, struct sg_error *err)
{
    char *decoded = decode(text, n, plan->encoding);
    sg_fail(err, SG_FAIL_DATA,
            "'%.60s' is no number of at most 18 digits, which is what can be added exactly",
            decoded ? decoded : "?");
    free(decoded);
}
