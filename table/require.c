/* What a computation may ask of a column. */
#include <sangyo/table.h>

#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "column.h"
#include "text.h"

/* Removes thousands separators that stand in threes; other commas stay and make the text no number.
 */
static void drop_thousands(char *text)
{
    char *digits = text + (*text == '-' || *text == '+');
    size_t lead = strspn(digits, "0123456789");
    if (lead < 1 || lead > 3)
        return;
    char *to = digits + lead;
    const char *from = to;
    while (*from == ',' && strspn(from + 1, "0123456789") == 3) {
        memmove(to, from + 1, 3);
        to += 3;
        from += 4;
    }
    memmove(to, from, strlen(from) + 1);
}

/* Whether `text` is made of signs with which offices mark a missing number. */
static bool is_sign(const char *text)
{
    static const char *const signs[] = {"-",  "*", ".", "‐", "–", "—", "―", "−", "ー",
                                        "・", "x", "X", "χ", "×", "#", "?", " "};
    bool taken = *text != '\0';
    while (*text && taken) {
        taken = false;
        for (size_t i = 0; i < sizeof signs / sizeof *signs && !taken; i++) {
            size_t n = strlen(signs[i]);
            taken = strncmp(text, signs[i], n) == 0;
            text += taken ? n : 0;
        }
    }
    return taken;
}

/* How far `text` is from a number: 0 a number, 1 the sign of a missing one, 2 other text. */
static int strangeness(const char *text)
{
    char *plain = sg_text_nfkc(text);
    double x;
    drop_thousands(plain);
    int strange = sg_number_read(plain, strlen(plain), &x) ? 0 : is_sign(plain) ? 1 : 2;
    free(plain);
    return strange;
}

static size_t count_numbers(const struct sg_column *column)
{
    size_t numbers = 0;
    for (size_t i = 0; i < column->levels.n; i++)
        numbers += strangeness(column->levels.texts[i]) == 0;
    return numbers;
}

bool sg_column_is_spoilt_number(const struct sg_column *column)
{
    if (column->kind != SG_COLUMN_CATEGORY || column->coded.n)
        return false;
    size_t numbers = count_numbers(column);
    return numbers && numbers < column->levels.n && numbers * 2 >= column->levels.n;
}

bool sg_column_require_number(const struct sg_table *table, const struct sg_column *column,
                              struct sg_error *err)
{
    if (column->kind == SG_COLUMN_NUMBER)
        return true;
    int *strange = sg_alloc(column->levels.n, sizeof *strange);
    for (size_t i = 0; i < column->levels.n; i++)
        strange[i] = strangeness(column->levels.texts[i]);
    size_t worst = table->n_rows;
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t code = column->codes[row];
        if (code != SG_EMPTY && strange[code] &&
            (worst == table->n_rows || strange[code] > strange[column->codes[worst]]))
            worst = row;
    }
    free(strange);
    if (worst == table->n_rows)
        sg_fail(err, SG_FAIL_DATA, "the column holds labels or codes where numbers are needed");
    else if (sg_column_is_spoilt_number(column))
        sg_fail(err, SG_FAIL_DATA,
                "the column is text where numbers are needed: found '%s'; what a mark or word "
                "means is said with --missing SYMBOL=STATUS",
                sg_column_text(column, worst));
    else
        sg_fail(err, SG_FAIL_DATA, "the column is text where numbers are needed: found '%s'",
                sg_column_text(column, worst));
    sg_fail_at_file(err, table->info.file);
    sg_fail_at_row(err, worst == table->n_rows ? 0 : sg_table_file_row(table, worst));
    return sg_fail_at_column(err, column->name);
}

bool sg_table_require_kinds(const struct sg_table *table, struct sg_error *err)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        const struct sg_column_info *info = sg_column_info(column->name);
        if (!info)
            continue;
        if (info->kind == SG_COLUMN_NUMBER && !sg_column_require_number(table, column, err))
            return false;
        if (info->kind == SG_COLUMN_NUMBER || column->kind != SG_COLUMN_NUMBER)
            continue;
        sg_fail(err, SG_FAIL_DATA, "the column holds numbers where labels are needed");
        sg_fail_at_file(err, table->info.file);
        return sg_fail_at_column(err, column->name);
    }
    return true;
}
