/* Heading lines: 川崎区 / 建設業 … / 幸区 / 建設業 …. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "arrange_parts.h"
#include "regrid.h"

/* The first column that is not left out. */
static size_t first_column(const struct sg_layout *layout)
{
    size_t c = 0;
    while (c < layout->n_columns && layout->columns[c].left_out)
        c++;
    return c;
}

/* Whether the row has one cell alone, in the first column. */
static bool is_heading(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    size_t first = first_column(layout);
    for (size_t c = 0; c < layout->n_columns; c++)
        if (sg_layout_is_blank(sg_grid_cell(grid, row, c)) != (c != first))
            return false;
    return true;
}

/* The labels of a row of the stub. */
static void add_labels(const struct sg_grid *grid, const struct sg_layout *layout, size_t row,
                       struct sg_buffer *labels)
{
    for (size_t c = 0; c < layout->n_stub; c++)
        sg_buffer_printf(labels, "%s\x1f", sg_grid_cell(grid, row, c));
    sg_buffer_add_char(labels, '\n');
}

/* What stands under the heading lines. */
struct blocks {
    size_t n;
    bool same;       /* the same labels under each */
    size_t *repeats; /* rows that stand under several, in `n_repeats` */
    size_t n_repeats;
};

static void end_block(struct blocks *blocks, struct sg_buffer *block, char **first)
{
    if (!*first)
        *first = sg_copy_text(sg_buffer_text(block));
    else
        blocks->same = blocks->same && strcmp(*first, sg_buffer_text(block)) == 0;
    sg_buffer_free(block);
    *block = (struct sg_buffer){0};
}

/* Whether the labels of a row have stood before. */
static bool is_repeated(const struct sg_grid *grid, const struct sg_layout *layout, size_t row,
                        struct sg_column *seen)
{
    struct sg_buffer labels = {0};
    add_labels(grid, layout, row, &labels);
    size_t known = seen->levels.n;
    sg_column_intern(seen, sg_buffer_text(&labels));
    sg_buffer_free(&labels);
    return seen->levels.n == known;
}

static struct blocks find_blocks(const struct sg_grid *grid, const struct sg_layout *layout)
{
    struct blocks blocks = {.same = true};
    struct sg_buffer block = {0};
    struct sg_table seen;
    char *first = NULL;
    sg_table_init(&seen);
    struct sg_column *rows = sg_table_add(&seen, "row", SG_COLUMN_CATEGORY);
    blocks.repeats = sg_alloc(grid->n_rows, sizeof *blocks.repeats);
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        if (!is_heading(grid, layout, row)) {
            add_labels(grid, layout, row, &block);
            if (is_repeated(grid, layout, row, rows))
                blocks.repeats[blocks.n_repeats++] = row;
            blocks.same = blocks.same && blocks.n > 0;
            continue;
        }
        if (blocks.n++)
            end_block(&blocks, &block, &first);
    }
    if (blocks.n)
        end_block(&blocks, &block, &first);
    blocks.same = blocks.same && first && *first;
    sg_buffer_free(&block);
    free(first);
    sg_table_free(&seen);
    return blocks;
}

/* Each row of data gets its heading before its first cell. */
static void put_headings(struct sg_grid *grid, struct sg_layout *layout)
{
    size_t blank = sg_grid_add_text(grid, ""), n_rows = grid->n_rows, heading = blank;
    size_t first = first_column(layout);
    struct sg_regrid regrid;
    sg_regrid_init(&regrid, grid);
    for (size_t row = 0; row < n_rows; row++) {
        bool data = row >= layout->data && row < layout->end && !layout->skip[row];
        if (data && is_heading(grid, layout, row)) {
            heading = grid->cells[grid->rows[row] + first];
            layout->skip[row] = SG_USE_LABEL;
            layout->n_headings++;
        }
        sg_regrid_add(&regrid, data ? heading : blank);
        sg_regrid_add_cells(&regrid, row, 0, sg_grid_row_length(grid, row));
        sg_regrid_end_row(&regrid, row);
    }
    sg_regrid_finish(&regrid);
    struct sg_layout_column *columns = sg_alloc(layout->n_columns + 1, sizeof *columns);
    memcpy(columns + 1, layout->columns, layout->n_columns * sizeof *columns);
    columns[0] = (struct sg_layout_column){.name = sg_copy_text("heading"),
                                           .label = sg_copy_text("heading")};
    free(layout->columns);
    layout->columns = columns;
    layout->n_columns++;
    layout->n_stub++;
}

static bool has_headings(const struct sg_grid *grid, const struct sg_layout *layout)
{
    size_t n = 0;
    for (size_t row = layout->data; row < layout->end && n < 2; row++)
        n += !layout->skip[row] && is_heading(grid, layout, row);
    return n > 1;
}

bool sg_arrange_headings(struct sg_grid *grid, struct sg_layout *layout, struct sg_error *err)
{
    if (layout->n_columns < 2 || layout->n_stub == 0 || layout->n_stub >= layout->n_columns ||
        !has_headings(grid, layout))
        return true;
    struct blocks blocks = find_blocks(grid, layout);
    bool known = blocks.n < 2 || blocks.same || blocks.n_repeats == 0;
    if (blocks.n > 1 && blocks.same)
        put_headings(grid, layout);
    if (!known) {
        sg_fail(err, SG_FAIL_DATA,
                "'%s' stands under several heading lines, whose rows differ: give each row its "
                "heading in a column of its own",
                sg_grid_cell(grid, blocks.repeats[0], layout->n_stub - 1));
        sg_fail_at_row(err, sg_grid_row_number(grid, blocks.repeats[0]));
    }
    free(blocks.repeats);
    return known;
}
