/* From a grid to its layout: header, columns, rows of data. */
#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "comments.h"
#include "layout_parts.h"
#include "own_columns.h"

void sg_layout_free(struct sg_layout *layout)
{
    if (!layout)
        return;
    for (size_t c = 0; layout->columns && c < layout->n_columns; c++) {
        free(layout->columns[c].name);
        free(layout->columns[c].label);
        free(layout->columns[c].code);
        free(layout->columns[c].period);
        free(layout->columns[c].unit);
    }
    free(layout->columns);
    free(layout->skip);
    free(layout->title);
    free(layout->unit);
    sg_marks_free(&layout->legend);
    sg_texts_free(&layout->symbols);
    sg_texts_free(&layout->notes);
    sg_texts_free(&layout->pseudo);
    *layout = (struct sg_layout){0};
}

/* Columns up to the last one that the header fills. */
static size_t count_columns(const struct sg_grid *grid, const struct sg_layout *layout)
{
    size_t n = layout->n_header ? 0 : grid->n_columns;
    for (size_t row = layout->header; row < layout->data; row++)
        for (size_t c = n; c < sg_grid_row_length(grid, row); c++)
            if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)))
                n = c + 1;
    return n;
}

static bool repeats_header(const struct sg_grid *grid, const struct sg_layout *layout, size_t row)
{
    for (size_t i = 0; i < layout->n_header; i++) {
        bool same = true;
        for (size_t c = 0; same && c < layout->n_columns; c++)
            same =
                strcmp(sg_grid_cell(grid, row, c), sg_grid_cell(grid, layout->header + i, c)) == 0;
        if (same)
            return true;
    }
    return false;
}

/* Extra cells must be blank; fewer cells are counted. */
static bool check_length(const struct sg_grid *grid, struct sg_layout *layout, size_t row,
                         struct sg_error *err)
{
    size_t n = sg_grid_row_length(grid, row);
    layout->n_short += n < layout->n_columns;
    while (n > layout->n_columns && sg_layout_is_blank(sg_grid_cell(grid, row, n - 1)))
        n--;
    if (n <= layout->n_columns)
        return true;
    sg_fail(err, SG_FAIL_DATA,
            "the row has %zu cells, the header %zu: found '%s' behind the last column", n,
            layout->n_columns, sg_grid_cell(grid, row, layout->n_columns));
    return sg_fail_at_row(err, sg_grid_row_number(grid, row));
}

static bool is_blank_row(const struct sg_grid *grid, size_t row)
{
    for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)))
            return false;
    return true;
}

static bool read_rows(const struct sg_grid *grid, struct sg_layout *layout, struct sg_error *err)
{
    size_t last = layout->data;
    layout->skip = sg_alloc(grid->n_rows, sizeof *layout->skip);
    for (size_t row = layout->data; row < layout->end; row++) {
        bool comment = sg_comments_has(grid, row);
        bool blank = !comment && is_blank_row(grid, row);
        bool repeated = !comment && !blank && repeats_header(grid, layout, row);
        layout->skip[row] = comment    ? SG_USE_NOTE
                            : blank    ? SG_USE_LEFT_OUT
                            : repeated ? SG_USE_HEADER
                                       : SG_USE_NONE;
        layout->n_blank += blank;
        layout->n_repeated += repeated;
        if (layout->skip[row])
            continue;
        if (!check_length(grid, layout, row, err))
            return false;
        last = row + 1;
    }
    layout->n_blank -= layout->end - last < layout->n_blank ? layout->end - last : layout->n_blank;
    layout->end = last;
    return true;
}

/* Numbers 1, 2, 3 … under an empty header. */
static bool is_row_number(const struct sg_grid *grid, const struct sg_layout *layout, size_t column)
{
    size_t expected = 0;
    if (column > 0 || layout->columns[0].label || layout->columns[0].code)
        return false;
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        char *end;
        expected++;
        if (strtoul(sg_grid_cell(grid, row, column), &end, 10) != expected || *end)
            return false;
    }
    return expected > 1;
}

/* Pseudo columns (/時間軸（年）, or no header at all) are left out if they are empty. */
static void leave_out(const struct sg_grid *grid, struct sg_layout *layout)
{
    for (size_t c = 0; c < layout->n_columns; c++) {
        struct sg_layout_column *column = &layout->columns[c];
        bool empty = true;
        bool nameless = !column->label && !column->code && !column->period;
        if (!nameless && column->name[0] != '/' && strncmp(column->name, "／", 3) != 0)
            continue;
        for (size_t row = layout->data; empty && row < layout->end; row++)
            empty = sg_layout_is_blank(sg_grid_cell(grid, row, c));
        column->counts = !empty && is_row_number(grid, layout, c);
        column->left_out = empty || column->counts;
        if (column->left_out)
            sg_texts_add(&layout->pseudo, column->name);
    }
}

static void read_notes(const struct sg_grid *grid, size_t from, struct sg_layout *layout)
{
    for (size_t row = from; row < grid->n_rows; row++)
        if (!is_blank_row(grid, row)) {
            size_t c = 0; /* behind a margin of blank columns */
            while (sg_layout_is_blank(sg_grid_cell(grid, row, c)))
                c++;
            sg_texts_add(&layout->notes, sg_grid_cell(grid, row, c));
        }
    sg_legend_read(grid, from, grid->n_rows, layout);
}

static bool find(const struct sg_grid *grid, struct sg_layout_options options,
                 const struct sg_profile *profile, struct sg_layout *layout, struct sg_error *err)
{
    if (!sg_header_find(grid, options, profile, layout, err))
        return false;
    layout->data = layout->header + layout->n_header;
    if (layout->n_header > SG_HEADER_MAX)
        return sg_fail(err, SG_FAIL_USAGE, "a header of %zu rows is too deep: %d at most",
                       layout->n_header, SG_HEADER_MAX);
    if (profile->most == 0 || layout->header >= grid->n_rows)
        return sg_fail(err, SG_FAIL_DATA, "no header row found in %zu rows", grid->n_rows);
    bool ours = sg_own_columns_in_row(grid, layout->header); /* which may have no rows */
    if (layout->data >= grid->n_rows && !ours)
        return sg_fail(err, SG_FAIL_DATA, "a header without rows of data below it");
    layout->n_columns = count_columns(grid, layout);
    layout->end = sg_legend_find_notes(grid, layout->data, layout->n_columns);
    size_t notes = layout->end;
    if (!read_rows(grid, layout, err))
        return false;
    if (layout->end == layout->data && !ours)
        return sg_fail(err, SG_FAIL_DATA, "a header without rows of data below it");
    sg_legend_read(grid, 0, layout->header, layout);
    read_notes(grid, notes, layout);
    sg_header_read(grid, profile, options.join, layout);
    sg_layout_give_unit(layout);
    layout->n_stub = profile->n_stub < layout->n_columns ? profile->n_stub : layout->n_columns;
    leave_out(grid, layout);
    return true;
}

bool sg_layout_find(const struct sg_grid *grid, struct sg_layout_options options,
                    struct sg_layout *layout, struct sg_error *err)
{
    struct sg_profile profile;
    *layout = (struct sg_layout){0};
    sg_profile_of(grid, &profile);
    bool found = find(grid, options, &profile, layout, err);
    sg_profile_free(&profile);
    if (!found)
        sg_layout_free(layout);
    return found;
}
