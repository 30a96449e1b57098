#include "row_measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "role.h"

int sg_row_measure_decimals(const struct sg_table *table, const struct sg_column *value)
{
    size_t decimals = value->printed_decimals > 0 ? (size_t)value->printed_decimals : 0;
    char text[SG_NUMBER_SIZE];
    for (size_t row = 0; row < table->n_rows && value->printed_decimals < 0; row++) {
        double x = value->values[row];
        if (isnan(x) || x == floor(x))
            continue;
        sg_number_shortest(x, text);
        const char *point = strchr(text, '.');
        size_t n = point ? strspn(point + 1, "0123456789") : 0;
        decimals = n > decimals ? n : decimals;
    }
    return (int)decimals;
}

struct sg_row_measure sg_row_measure_of(const struct sg_table *table, const struct sg_column *value)
{
    struct sg_row_measure of = {
        .table = table, .value = value, .decimals = sg_row_measure_decimals(table, value)};
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_CATEGORY)
            continue;
        if (sg_role_of_column(column) == SG_ROLE_MEASURE)
            of.measure = column;
    }
    ptrdiff_t unit = sg_role_unit_column(table);
    of.unit = unit < 0 ? NULL : table->columns[unit];
    return of;
}

static const char *text_at(const struct sg_column *column, size_t row)
{
    const char *text = column ? sg_column_text(column, row) : "";
    return *text ? text : NULL;
}

enum sg_measure_kind sg_row_measure_kind(const struct sg_row_measure *of, size_t row)
{
    const char *measure = text_at(of->measure, row), *unit = text_at(of->unit, row);
    if (!measure && !unit)
        return sg_measure_kind_of_column(of->value);
    return sg_measure_kind_of(measure ? measure : of->value->name, unit);
}

/* Units whose numbers are rounded although they are whole. */
static bool is_rounded_unit(const char *unit)
{
    static const char *const words[] = {"千", "万", "億", "thousand", "million", "billion", "'000"};
    for (size_t i = 0; unit && i < sizeof words / sizeof *words; i++)
        if (strstr(unit, words[i]))
            return true;
    return false;
}

/* The unit that a header ends in: 人口【千人】, 売上（百万円）. NULL if it has none. */
static const char *unit_of_header(const char *header)
{
    static const char *const brackets[] = {"【", "（", "(", "［", "["};
    const char *unit = NULL;
    for (size_t i = 0; header && !unit && i < sizeof brackets / sizeof *brackets; i++)
        unit = strstr(header, brackets[i]);
    return unit;
}

double sg_row_measure_rounding(const struct sg_row_measure *of, size_t row)
{
    const struct sg_column *value = of->value;
    bool rounded = of->decimals > 0 || is_rounded_unit(value->unit) ||
                   is_rounded_unit(unit_of_header(value->name)) ||
                   is_rounded_unit(unit_of_header(value->label)) ||
                   is_rounded_unit(unit_of_header(text_at(of->measure, row))) ||
                   is_rounded_unit(text_at(of->unit, row));
    return rounded ? 0.5 * pow(10, -of->decimals) : 0;
}

struct sg_addend_roundings sg_addend_roundings_of(const struct sg_table *table,
                                                  const struct sg_column *value)
{
    struct sg_addend_roundings r = {.of = sg_row_measure_of(table, value)};
    size_t n = r.of.measure ? r.of.measure->levels.n : 0;
    r.of_measure = sg_alloc(n + 1, sizeof *r.of_measure);
    r.unit = sg_alloc(n + 1, sizeof *r.unit);
    return r;
}

double sg_addend_rounding(struct sg_addend_roundings *r, size_t row)
{
    int32_t code = r->of.measure ? r->of.measure->codes[row] : SG_EMPTY;
    size_t at = code != SG_EMPTY ? (size_t)code : r->of.measure ? r->of.measure->levels.n : 0;
    int32_t unit = (r->of.unit ? r->of.unit->codes[row] : SG_EMPTY) + 2;
    if (r->unit[at] != unit) {
        bool adds = sg_measure_rule(sg_row_measure_kind(&r->of, row))->adds;
        r->of_measure[at] = adds ? sg_row_measure_rounding(&r->of, row) : NAN;
        r->unit[at] = unit;
    }
    return r->of_measure[at];
}

void sg_addend_roundings_free(struct sg_addend_roundings *r)
{
    free(r->of_measure);
    free(r->unit);
}
