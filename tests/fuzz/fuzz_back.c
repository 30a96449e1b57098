/* What a command makes of any bytes, written and read back, is the table in memory: as JSON to the
   last detail of a cell, as CSV its texts, numbers and statuses. */
#include "bytes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/write.h>
#include "table/row_status.h"

static const char *const commands[][6] = {
    {"tidy"},
    {"composition"},
    {"change"},
    {"inspect"},
    {"margin"},
    {"kpi"},
    {"specialization", "--reference=sum"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static bool same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a <= b && a >= b);
}

/* A cell as it reads: of a number its shortest form. */
static const char *text_of(const struct sg_column *column, size_t row, char digits[SG_NUMBER_SIZE])
{
    digits[0] = '\0';
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    if (!isnan(column->values[row]))
        sg_number_shortest(column->values[row], digits);
    return digits;
}

/* Whether a label of digits, more of them than a double holds, is the number that it reads as. */
static bool is_number_of(const struct sg_column *a, const struct sg_column *b, size_t row)
{
    const char *text = a->kind == SG_COLUMN_NUMBER ? "" : sg_column_text(a, row);
    double x;
    return b->kind == SG_COLUMN_NUMBER && sg_number_read(text, strlen(text), &x) &&
           same_number(x, b->values[row]);
}

static void compare(const struct sg_table *was, const struct sg_table *is, bool json)
{
    require(was->n_rows == is->n_rows, "other rows");
    for (size_t c = 0; c < was->n_columns; c++) {
        const struct sg_column *a = was->columns[c];
        ptrdiff_t at = sg_table_find(is, a->name);
        require(at >= 0, "a column is missing");
        const struct sg_column *b = is->columns[at];
        require(!json || a->kind == b->kind, "another kind of column");
        for (size_t row = 0; row < was->n_rows; row++) {
            char old[SG_NUMBER_SIZE], new[SG_NUMBER_SIZE];
            bool numbers = a->kind == SG_COLUMN_NUMBER && b->kind == SG_COLUMN_NUMBER;
            require(!numbers || same_number(a->values[row], b->values[row]), "another number");
            require(!numbers || a->status[row] == b->status[row], "another status");
            require(numbers || strcmp(text_of(a, row, old), text_of(b, row, new)) == 0 ||
                        is_number_of(a, b, row),
                    "another text");
        }
    }
}

static void write_and_read(const struct sg_table *table, const char *format)
{
    const struct sg_write_options options = {.lang = SG_EN, .decimals = -1, .command = "sangyo"};
    struct sg_buffer out = {0};
    struct sg_table back;
    struct sg_error err = {0};
    if (table->n_columns == 0)
        return;
    require(sg_writer_named(format)->write(table, &options, &out, &err), "it cannot be written");
    require(table_of_bytes((const uint8_t *)sg_buffer_text(&out), out.n, SG_EN, &back),
            "it cannot be read");
    compare(table, &back, strcmp(format, "json") == 0);
    sg_table_free(&back);
    sg_buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *words[8];
    struct sg_command_result result;
    if (size < 1)
        return 0;
    size_t n = words_of_line(commands[data[0] % COMMANDS], 6, words);
    words[n++] = file_of_bytes(data + 1, size - 1);
    if (run_line(words, n, &result)) {
        write_and_read(&result.table, "json");
        write_and_read(&result.table, "csv");
    }
    sg_command_result_free(&result);
    return 0;
}
