/* The unit of a whole table: above it, or in a column of its own. */
#include <stdlib.h>
#include <string.h>

#include "table/measure.h"
#include "table/role.h"

#include "layout_parts.h"

void sg_layout_give_unit(struct sg_layout *layout)
{
    for (size_t c = 0; c < layout->n_columns && layout->unit && *layout->unit; c++) {
        struct sg_layout_column *column = &layout->columns[c];
        enum sg_measure_kind kind = sg_measure_kind_of(column->label, NULL);
        bool fits = kind == SG_MEASURE_UNKNOWN || kind == sg_measure_kind_of(NULL, layout->unit);
        if (column->place == SG_PLACE_VALUE && !column->unit && fits)
            column->unit = sg_copy_text(layout->unit);
    }
}

/* The text that a column has in every row; NULL where it has several, or a blank. */
static const char *constant_of(const struct sg_grid *grid, const struct sg_layout *layout,
                               size_t column)
{
    const char *constant = NULL;
    for (size_t row = layout->data; row < layout->end; row++) {
        const char *cell = sg_grid_cell(grid, row, column);
        if (layout->skip[row])
            continue;
        if (sg_layout_is_blank(cell) || (constant && strcmp(constant, cell) != 0))
            return NULL;
        constant = cell;
    }
    return constant;
}

void sg_layout_take_unit(const struct sg_grid *grid, struct sg_layout *layout)
{
    for (size_t c = 0; c < layout->n_columns && !layout->unit; c++) {
        const struct sg_layout_column *column = &layout->columns[c];
        if (column->place == SG_PLACE_VALUE || column->left_out || !sg_role_is_unit(column->name))
            continue;
        const char *constant = constant_of(grid, layout, c);
        struct sg_unit unit;
        if (constant && (sg_unit_read(constant, &unit) || sg_unit_is_usual(constant)))
            layout->unit = sg_copy_text(constant);
        sg_layout_give_unit(layout);
    }
}
