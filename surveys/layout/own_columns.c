#include "own_columns.h"

#include <stdlib.h>
#include <string.h>

/* `column` if it has that name, or with sangyo_ before it; else n_columns. */
static size_t if_called(const struct sg_layout *layout, size_t column, const char *name, bool apart)
{
    static const char prefix[] = "sangyo_";
    if (column >= layout->n_columns)
        return layout->n_columns;
    const char *own = layout->columns[column].name;
    bool prefixed = strncmp(own, prefix, strlen(prefix)) == 0;
    bool called = strcmp(own + (prefixed ? strlen(prefix) : 0), name) == 0;
    return called && (prefixed || !apart) ? column : layout->n_columns;
}

size_t sg_own_columns_others(const struct sg_layout *layout)
{
    return layout->n_columns ? if_called(layout, layout->n_columns - 1, "statuses", false) : 0;
}

/* The last column but for `statuses`. */
static size_t last_column(const struct sg_layout *layout)
{
    size_t end = sg_own_columns_others(layout);
    return end ? end - 1 : layout->n_columns;
}

size_t sg_own_columns_status(const struct sg_layout *layout)
{
    return if_called(layout, last_column(layout), "status", false);
}

size_t sg_own_columns_apart(const struct sg_layout *layout)
{
    return if_called(layout, last_column(layout), "status", true);
}

bool sg_own_columns_in_row(const struct sg_grid *grid, size_t row)
{
    size_t n = sg_grid_row_length(grid, row);
    struct sg_layout_column *columns = sg_alloc(n, sizeof *columns);
    for (size_t c = 0; c < n; c++)
        columns[c].name = (char *)sg_grid_cell(grid, row, c);
    const struct sg_layout layout = {.n_columns = n, .columns = columns};
    bool ours = sg_own_columns_status(&layout) < n;
    free(columns);
    return ours;
}
