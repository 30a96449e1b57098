#include "sheet_numbers.h"

#include "surveys/formats/grid.h"
#include "table/text.h"

/* Rows among which a header may be. */
enum { HEADER_ROWS = 16 };

static bool is_declared(const struct sg_package_resource *resource,
                        const struct sg_read_options *options)
{
    for (size_t i = 0; i < resource->n_fields; i++)
        if (resource->fields[i].numbers.decimal)
            return !options->decimal && !options->thousands;
    return false;
}

struct sg_number_marks sg_sheet_numbers_of(const struct sg_package_resource *resource,
                                           const struct sg_read_options *options)
{
    struct sg_number_marks marks = {options->decimal, options->thousands, 0};
    for (size_t i = 0; i < resource->n_fields; i++)
        if (resource->fields[i].numbers.otherwise)
            marks.otherwise = resource->fields[i].numbers.otherwise;
    if (is_declared(resource, options))
        marks.decimal = '.';
    return marks;
}

static void exchange_below(struct sg_grid *grid, size_t row, size_t column)
{
    for (; row < grid->n_rows; row++)
        if (column < sg_grid_row_length(grid, row))
            sg_decimal_mark_exchange(grid->bytes + grid->cells[grid->rows[row] + column]);
}

/* Below the name of the field, in the first row that has it. */
static void exchange_field(const char *name, struct sg_grid *grid)
{
    for (size_t row = 0; row < grid->n_rows && row < HEADER_ROWS; row++)
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
            if (sg_text_same_key(sg_grid_cell(grid, row, c), name)) {
                exchange_below(grid, row + 1, c);
                return;
            }
}

void sg_sheet_numbers_apply(const struct sg_package_resource *resource,
                            const struct sg_read_options *options, struct sg_grid *grid)
{
    if (!is_declared(resource, options))
        return;
    for (size_t i = 0; i < resource->n_fields; i++) {
        if (resource->fields[i].numbers.decimal != ',')
            continue;
        if (resource->dialect.no_header)
            exchange_below(grid, 0, i);
        else
            exchange_field(resource->fields[i].name, grid);
    }
}
