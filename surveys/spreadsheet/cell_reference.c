/* References as A1. */
#include <stdio.h>
#include <string.h>

#include "spreadsheet.h"

bool sg_cell_reference(const char *text, size_t n, size_t *row, size_t *column)
{
    size_t i = 0, r = 0, c = 0;
    i += i < n && text[i] == '$';
    size_t letters = i;
    for (; i < n && text[i] >= 'A' && text[i] <= 'Z' && i - letters < 4; i++)
        c = c * 26 + (size_t)(text[i] - 'A') + 1;
    bool named = i > letters;
    i += i < n && text[i] == '$';
    size_t digits = i;
    for (; i < n && text[i] >= '0' && text[i] <= '9' && i - digits < 8; i++)
        r = r * 10 + (size_t)(text[i] - '0');
    *row = r - 1;
    *column = c - 1;
    return named && i == n && i > digits && r && r <= SG_MOST_ROWS && c <= SG_MOST_COLUMNS;
}

bool sg_range_reference(const char *text, struct sg_book_range *range)
{
    const char *colon = strchr(text, ':');
    size_t first = colon ? (size_t)(colon - text) : strlen(text);
    const char *second = colon ? colon + 1 : text;
    size_t row, column, last_row, last_column;
    if (!sg_cell_reference(text, first, &row, &column) ||
        !sg_cell_reference(second, strlen(second), &last_row, &last_column) || last_row < row ||
        last_column < column)
        return false;
    *range = (struct sg_book_range){(uint32_t)row, (uint32_t)last_row, (uint16_t)column,
                                    (uint16_t)last_column};
    return true;
}

void sg_column_letters(size_t column, char text[SG_LETTERS_SIZE])
{
    char letters[SG_LETTERS_SIZE] = "";
    size_t at = sizeof letters - 1;
    for (size_t c = column + 1; c && at; c = (c - 1) / 26)
        letters[--at] = (char)('A' + (c - 1) % 26);
    memcpy(text, letters + at, sizeof letters - at);
}

static size_t print_cell(size_t row, size_t column, char *text, size_t size)
{
    char letters[SG_LETTERS_SIZE];
    sg_column_letters(column, letters);
    return (size_t)snprintf(text, size, "%s%zu", letters, row + 1);
}

void sg_range_print(const struct sg_book_range *range, char text[SG_REFERENCE_SIZE])
{
    size_t n = print_cell(range->row, range->column, text, SG_REFERENCE_SIZE);
    if (range->row == range->last_row && range->column == range->last_column)
        return;
    text[n++] = ':';
    print_cell(range->last_row, range->last_column, text + n, SG_REFERENCE_SIZE - n);
}
