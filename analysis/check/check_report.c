/* Findings of a check, in the words of messages. */
#include "check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "platform/format.h"
#include "table/messages.h"
#include "table/row_measure.h"

enum { AT_ROW, AT_COLUMN, AT_CHECK, AT_FOUND, AT_EXPECTED, AT_MESSAGE };

void check_add_columns(struct sg_table *out)
{
    static const struct {
        const char *name;
        enum sg_column_kind kind;
    } columns[] = {
        [AT_ROW] = {"row", SG_COLUMN_NUMBER},
        [AT_COLUMN] = {"column", SG_COLUMN_CATEGORY},
        [AT_CHECK] = {"check", SG_COLUMN_CATEGORY},
        [AT_FOUND] = {"found", SG_COLUMN_NUMBER},
        [AT_EXPECTED] = {"expected", SG_COLUMN_NUMBER},
        [AT_MESSAGE] = {"message", SG_COLUMN_CATEGORY},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        sg_table_add(out, columns[i].name, columns[i].kind);
}

size_t check_row_number(const struct check *check, size_t row)
{
    size_t number = sg_table_file_row(check->in, row);
    return number ? number : row + 1;
}

void check_report(struct check *check, const struct check_finding *finding, const char *format, ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    sg_os_format(message, sizeof message, sg_lang_message(format, check->run->lang), args);
    va_end(args);
    struct sg_table *out = check->out;
    size_t at = sg_table_add_row(out);
    sg_column_set(out->columns[AT_ROW], at, (double)check_row_number(check, finding->row), 0);
    sg_column_set_text(out->columns[AT_COLUMN], at, finding->column ? finding->column->name : "");
    sg_column_set_text(out->columns[AT_CHECK], at, finding->check);
    sg_column_set(out->columns[AT_FOUND], at, finding->found, 0);
    sg_column_set(out->columns[AT_EXPECTED], at, finding->expected, 0);
    sg_column_set_text(out->columns[AT_MESSAGE], at, message);
    check->run->found = true;
}

const char *check_number(const struct check *check, double x, int decimals,
                         char text[SG_NUMBER_SIZE])
{
    struct sg_number_style style = {.decimals = decimals, .thousands = true};
    style.minus = check->run->lang == SG_JA ? SG_MINUS_TRIANGLE : SG_MINUS_SIGN;
    sg_number_display(x, style, text);
    return text;
}

char *check_place(const struct check *check, size_t row)
{
    struct sg_buffer place = {0};
    char *name = check->by >= 0 ? sg_breakdown_name(&check->parts, row) : NULL;
    if (name && *name)
        sg_buffer_printf(&place, check->run->lang == SG_JA ? "%s：" : "%s: ", name);
    free(name);
    return sg_buffer_take(&place);
}

double check_percent_rounding(const struct check *check, const struct sg_column *percent)
{
    return 0.5 * pow(10, -sg_row_measure_decimals(check->in, percent));
}
