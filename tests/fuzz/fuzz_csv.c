/* Any bytes at any chunk size: the grid or error is that of the whole text, and holds together. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "surveys/formats/grid.h"

static void compare(const struct sg_grid *a, const struct sg_grid *b, size_t size)
{
    if (a->n_rows != b->n_rows || a->n_cells != b->n_cells || a->n_bytes != b->n_bytes ||
        a->n_bytes > size + 1 || memcmp(a->bytes, b->bytes, a->n_bytes) != 0)
        abort();
    size_t cells = 0;
    for (size_t row = 0; row < a->n_rows; row++) {
        cells += sg_grid_row_length(a, row);
        if (a->lines[row] != b->lines[row] || a->lines[row] < row + 1 ||
            sg_grid_row_length(a, row) != sg_grid_row_length(b, row))
            abort();
    }
    if (cells != a->n_cells)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const char *text = (const char *)data + 2;
    struct sg_grid whole, parts;
    struct sg_error first = {0}, second = {0};
    char delimiter = (char)(data[0] < 128 ? 0 : data[0] < 192 ? ',' : '\t');
    bool parsed = sg_csv_parse(text, size - 2, delimiter, 0, &whole, &first);
    if (parsed != sg_csv_parse(text, size - 2, delimiter, data[1], &parts, &second) ||
        strcmp(first.message, second.message) != 0 || first.row != second.row ||
        strcmp(first.column, second.column) != 0)
        abort();
    if (parsed)
        compare(&whole, &parts, size);
    sg_grid_free(&whole);
    sg_grid_free(&parts);
    return 0;
}
