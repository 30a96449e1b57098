/* Labels merged downwards. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "table/label_words.h"
#include "table/role.h"

#include "arrange_parts.h"
#include "header_cells.h"

/* What is filled, before it is known that the rows stay apart. */
struct filling {
    struct sg_grid *grid;
    const struct sg_layout *layout;
    size_t *rows; /* of data */
    size_t n;
    size_t *cells; /* per row and column of the stub: the text that goes there */
    size_t n_filled;
};

static const char *cell_of(const struct filling *filling, size_t i, size_t column)
{
    return sg_grid_cell(filling->grid, filling->rows[i], column);
}

/* Whether all labels of a column are periods. */
static bool is_periods(const struct filling *filling, size_t column)
{
    size_t n = 0;
    for (size_t i = 0; i < filling->n; i++) {
        enum sg_cell_class class = sg_header_class_of(cell_of(filling, i, column));
        if (class != SG_CLASS_BLANK && class != SG_CLASS_YEAR && class != SG_CLASS_PERIOD)
            return false;
        n += class != SG_CLASS_BLANK;
    }
    return n > 0;
}

static bool is_filled_between(const struct filling *filling, size_t i, size_t from, size_t to)
{
    for (size_t c = from; c < to; c++)
        if (!sg_layout_is_blank(cell_of(filling, i, c)))
            return true;
    return false;
}

/* Whether a label right of the column in that row speaks of a total. */
static bool is_of_total(const struct filling *filling, size_t i, size_t column)
{
    for (size_t c = column + 1; c < filling->layout->n_stub; c++)
        if (sg_role_is_total(cell_of(filling, i, c), NULL) ||
            sg_label_looks_total(cell_of(filling, i, c)))
            return true;
    return false;
}

/* Whether the blanks of a column are those of merged cells: each under a label, before a label, and
   behind none but periods; not a few among many labels, nor those of totals alone, which have no
   code. */
static bool is_merged(const struct filling *filling, size_t column, const bool periods[])
{
    size_t blanks = 0, dittos = 0, totals = 0;
    for (size_t i = 0; i < filling->n; i++) {
        if (!sg_layout_is_blank(cell_of(filling, i, column))) {
            dittos += sg_header_is_ditto(cell_of(filling, i, column));
            continue;
        }
        if (i == 0 || !is_filled_between(filling, i, column + 1, filling->layout->n_stub))
            return false;
        for (size_t c = 0; c < column && !periods[column]; c++)
            if (!periods[c] && !sg_layout_is_blank(cell_of(filling, i, c)) &&
                !sg_header_is_ditto(cell_of(filling, i, c)))
                return false;
        blanks++;
        totals += is_of_total(filling, i, column);
    }
    return blanks > totals && 3 * (blanks + dittos) >= filling->n;
}

static void fill_column(struct filling *filling, size_t column, bool merged)
{
    size_t width = filling->layout->n_stub;
    for (size_t i = 1; i < filling->n; i++) {
        const char *cell = cell_of(filling, i, column);
        bool blank = sg_layout_is_blank(cell);
        if ((blank && !merged) || (!blank && !sg_header_is_ditto(cell)))
            continue;
        filling->cells[i * width + column] = filling->cells[(i - 1) * width + column];
        filling->n_filled++;
    }
}

/* Whether no two rows have the same labels. */
static bool are_distinct(const struct filling *filling)
{
    size_t width = filling->layout->n_stub;
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *keys = sg_table_add(&seen, "key", SG_COLUMN_CATEGORY);
    bool distinct = true;
    for (size_t i = 0; i < filling->n && distinct; i++) {
        struct sg_buffer key = {0};
        for (size_t c = 0; c < width; c++)
            sg_buffer_printf(&key, "%s\x1f", filling->grid->bytes + filling->cells[i * width + c]);
        size_t known = keys->levels.n;
        sg_column_intern(keys, sg_buffer_text(&key));
        distinct = keys->levels.n > known;
        sg_buffer_free(&key);
    }
    sg_table_free(&seen);
    return distinct;
}

static void apply(struct filling *filling)
{
    size_t width = filling->layout->n_stub;
    for (size_t i = 0; i < filling->n; i++)
        for (size_t c = 0; c < width; c++)
            if (c < sg_grid_row_length(filling->grid, filling->rows[i]))
                filling->grid->cells[filling->grid->rows[filling->rows[i]] + c] =
                    filling->cells[i * width + c];
}

static void begin(struct filling *filling)
{
    const struct sg_layout *layout = filling->layout;
    struct sg_grid *grid = filling->grid;
    size_t blank = sg_grid_add_text(grid, "");
    filling->rows = sg_alloc(layout->end - layout->data, sizeof *filling->rows);
    for (size_t row = layout->data; row < layout->end; row++)
        if (!layout->skip[row])
            filling->rows[filling->n++] = row;
    filling->cells = sg_alloc(filling->n * layout->n_stub, sizeof *filling->cells);
    for (size_t i = 0; i < filling->n; i++)
        for (size_t c = 0; c < layout->n_stub; c++)
            filling->cells[i * layout->n_stub + c] =
                c < sg_grid_row_length(grid, filling->rows[i])
                    ? grid->cells[grid->rows[filling->rows[i]] + c]
                    : blank;
}

/* Whether a label of the stub is blank or says that it is the one above. */
static bool has_gaps(const struct sg_grid *grid, const struct sg_layout *layout)
{
    for (size_t row = layout->data; row < layout->end; row++)
        for (size_t c = 0; c < layout->n_stub && !layout->skip[row]; c++) {
            const char *cell = sg_grid_cell(grid, row, c);
            if (sg_layout_is_blank(cell) || sg_header_is_ditto(cell))
                return true;
        }
    return false;
}

void sg_arrange_fill_down(struct sg_grid *grid, struct sg_layout *layout)
{
    struct filling filling = {.grid = grid, .layout = layout};
    if (layout->n_stub == 0 || layout->n_stub >= layout->n_columns || !has_gaps(grid, layout))
        return;
    bool *periods = sg_alloc(layout->n_stub, sizeof *periods);
    begin(&filling);
    for (size_t c = 0; c < layout->n_stub; c++)
        periods[c] = is_periods(&filling, c);
    for (size_t c = 0; c < layout->n_stub; c++)
        if (!layout->columns[c].left_out)
            fill_column(&filling, c, is_merged(&filling, c, periods));
    if (filling.n_filled && are_distinct(&filling)) {
        sg_grid_keep_file(grid);
        apply(&filling);
        layout->n_filled = filling.n_filled;
    }
    free(periods);
    free(filling.rows);
    free(filling.cells);
}
