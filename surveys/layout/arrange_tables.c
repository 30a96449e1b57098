/* What is more than one table, or more than one line a label: read as one it would give equal keys.
 */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "arrange_parts.h"
#include "header_cells.h"

static bool is_value(const struct sg_layout *layout, size_t column)
{
    return layout->columns[column].place == SG_PLACE_VALUE && !layout->columns[column].left_out;
}

/* Whether all cells of the stub are blank. */
static bool lacks_labels(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    for (size_t c = 0; c < layout->n_stub; c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)))
            return false;
    return true;
}

/* Whether the stub has the names of its columns again. */
static bool names_stub(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    size_t named = 0;
    for (size_t c = 0; c < layout->n_stub; c++) {
        const char *cell = sg_grid_cell(grid, row, c), *label = layout->columns[c].label;
        bool same = label && *cell == *label && strcmp(cell, label) == 0;
        if (!same && !layout->columns[c].left_out && !sg_layout_is_blank(cell))
            return false;
        named += same;
    }
    return named > 0;
}

/* Whether the values of a row are texts or periods, as those of a header; years are only where the
   stub is named too. */
static bool reads_as_header(const struct sg_grid *grid, const struct sg_layout *layout, size_t row,
                            bool named)
{
    size_t values = 0, filled = 0;
    for (size_t c = layout->n_stub; c < layout->n_columns; c++) {
        if (!is_value(layout, c))
            continue;
        enum sg_cell_class class = sg_header_class_of(sg_grid_cell(grid, row, c));
        if (class == SG_CLASS_NUMBER || class == SG_CLASS_SYMBOL ||
            (class == SG_CLASS_YEAR && !named))
            return false;
        values++;
        filled += class != SG_CLASS_BLANK;
    }
    return filled && filled * 2 >= values;
}

/* Whether a row has numbers: one of data, below a header. */
static bool has_number(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    for (size_t c = layout->n_stub; c < layout->n_columns; c++)
        if (sg_cell_read(sg_grid_cell(grid, row, c), NULL).kind == SG_CELL_NUMBER)
            return true;
    return false;
}

/* The rows that begin another table: the header of it. */
struct starts {
    size_t *rows, n, capacity;
};

static void add_start(struct starts *starts, size_t row)
{
    starts->rows = sg_grow(starts->rows, &starts->capacity, starts->n + 1, sizeof *starts->rows);
    starts->rows[starts->n++] = row;
}

/* Headers of other words: behind a blank row, or with the name of the stub. */
static void find_other_headers(const struct sg_grid *grid, const struct sg_layout *layout,
                               struct starts *starts)
{
    for (size_t row = layout->data + 1; row + 1 < layout->end; row++) {
        if (layout->skip[row])
            continue;
        bool named = names_stub(grid, layout, row);
        bool apart = layout->skip[row - 1] == SG_USE_LEFT_OUT;
        if ((named || apart) && reads_as_header(grid, layout, row, named) &&
            has_number(grid, layout, row + 1))
            add_start(starts, row);
    }
}

static char *labels_of(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    struct sg_buffer labels = {0};
    for (size_t c = 0; c < layout->n_stub; c++)
        sg_buffer_printf(&labels, "%s\x1f", sg_grid_cell(grid, row, c));
    return sg_buffer_take(&labels);
}

/* The header repeated, as on each page: another table where the labels below it stood above, though
   none stands twice before. */
static void find_same_headers(const struct sg_grid *grid, const struct sg_layout *layout,
                              struct starts *starts)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *labels = sg_table_add(&seen, "labels", SG_COLUMN_CATEGORY);
    size_t header = 0;
    bool again = false;
    for (size_t row = layout->data; row < layout->end && !again; row++) {
        header = layout->skip[row] == SG_USE_HEADER ? row : header;
        if (layout->skip[row] || lacks_labels(grid, layout, row))
            continue;
        char *own = labels_of(grid, layout, row);
        size_t known = labels->levels.n;
        sg_column_intern(labels, own);
        again = labels->levels.n == known;
        free(own);
    }
    for (size_t row = layout->data; row < layout->end && again && header; row++)
        if (layout->skip[row] == SG_USE_HEADER && layout->skip[row - 1] != SG_USE_HEADER)
            add_start(starts, row);
    sg_table_free(&seen);
}

/* The last row with labels and values above the start of a table, or of the data. */
static size_t last_before(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    while (row > layout->data && (layout->skip[row - 1] || !has_number(grid, layout, row - 1)))
        row--;
    return row - 1;
}

static bool refuse_tables(const struct sg_grid *grid, const struct sg_layout *layout,
                          const struct starts *starts, struct sg_error *err)
{
    struct sg_buffer ranges = {0};
    size_t from = layout->header;
    for (size_t i = 0; i <= starts->n; i++) {
        size_t end = i < starts->n ? starts->rows[i] : layout->end;
        sg_buffer_printf(&ranges, "%s%zu–%zu", i ? ", " : "", sg_grid_row_number(grid, from),
                         sg_grid_row_number(grid, last_before(grid, layout, end)));
        from = end;
    }
    sg_fail(err, SG_FAIL_DATA,
            "%zu tables under one another, rows %s: keep each in a file of its own, or give "
            "--skip-rows %zu for the last one",
            starts->n + 1, sg_buffer_text(&ranges),
            sg_grid_row_number(grid, starts->rows[starts->n - 1]) - 1);
    sg_buffer_free(&ranges);
    return false;
}

/* Figures, and percentages of them in a row without a label below: each label has two lines. */
static bool check_lines(const struct sg_grid *grid, const struct sg_layout *layout,
                        struct sg_error *err)
{
    size_t pairs = 0, first = 0, second = 0, n = 0;
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        bool lacks = lacks_labels(grid, layout, row);
        if (lacks != (n % 2 == 1) || (lacks && !has_number(grid, layout, row)))
            return true;
        if (pairs == 0)
            *(lacks ? &second : &first) = row;
        pairs += lacks;
        n++;
    }
    if (pairs < 2 || n % 2)
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "each label has two lines, such as '%s' in rows %zu and %zu: give the second "
                   "ones labels of their own, or a column that says what they are",
                   sg_grid_cell(grid, first, layout->n_stub - 1), sg_grid_row_number(grid, first),
                   sg_grid_row_number(grid, second));
}

bool sg_arrange_check(const struct sg_grid *grid, const struct sg_layout *layout,
                      struct sg_error *err)
{
    struct starts starts = {0};
    if (layout->n_stub == 0 || layout->n_stub >= layout->n_columns)
        return true;
    find_other_headers(grid, layout, &starts);
    if (!starts.n && layout->n_repeated)
        find_same_headers(grid, layout, &starts);
    bool one = starts.n == 0 || refuse_tables(grid, layout, &starts, err);
    free(starts.rows);
    return one && check_lines(grid, layout, err);
}
