/* Which columns of a grid hold numbers. */
#include "layout_parts.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE_ROWS = 200, FIRST_ROWS = 6 };

static size_t count_rows(const struct sg_profile *profile, size_t n_rows, size_t least)
{
    size_t n = 0;
    for (size_t row = 0; row < n_rows; row++)
        n += profile->filled[row] >= least;
    return n;
}

static bool is_same_row(const struct sg_grid *grid, size_t a, size_t b)
{
    size_t n = sg_grid_row_length(grid, a);
    for (size_t c = 0; c < n; c++)
        if (strcmp(sg_grid_cell(grid, a, c), sg_grid_cell(grid, b, c)) != 0)
            return false;
    return n == sg_grid_row_length(grid, b);
}

/* Whether the row repeats one of the first wide ones: a header on each page. */
static bool is_repeated(const struct sg_grid *grid, const struct sg_profile *profile, size_t row,
                        size_t least)
{
    for (size_t above = 0, n = 0; above < row && n < FIRST_ROWS; above++) {
        if (profile->filled[above] < least)
            continue;
        n++;
        if (is_same_row(grid, above, row))
            return true;
    }
    return false;
}

/* The rows that may be data: wide ones, unless the header alone is; the first half of them is left
   out, since it may hold the header. */
static size_t choose_sample(const struct sg_grid *grid, const struct sg_profile *profile,
                            size_t rows[SAMPLE_ROWS])
{
    size_t n_rows = grid->n_rows;
    size_t least = (profile->most + 1) / 2;
    if (count_rows(profile, n_rows, least) <= 3)
        least = profile->most < 2 ? 1 : 2;
    size_t left_out = (count_rows(profile, n_rows, least) + 1) / 2;
    size_t n = 0;
    for (size_t row = 0; row < n_rows && n < SAMPLE_ROWS; row++) {
        if (profile->filled[row] < least)
            continue;
        if (left_out)
            left_out--;
        else if (!is_repeated(grid, profile, row, least))
            rows[n++] = row;
    }
    return n;
}

/* Codes with a leading zero are no numbers. */
static bool is_coded(const char *cell)
{
    return cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9';
}

static bool is_numeric(const struct sg_grid *grid, size_t column, const size_t rows[], size_t n)
{
    size_t numbers = 0, symbols = 0, texts = 0;
    for (size_t i = 0; i < n; i++) {
        struct sg_cell cell = sg_cell_read(sg_grid_cell(grid, rows[i], column), NULL);
        if (is_coded(sg_grid_cell(grid, rows[i], column)))
            return false;
        numbers += cell.kind == SG_CELL_NUMBER;
        symbols += cell.kind == SG_CELL_SYMBOL;
        texts += cell.kind == SG_CELL_TEXT;
    }
    return numbers + symbols > 0 && numbers + symbols >= texts;
}

static size_t count_filled(const struct sg_grid *grid, size_t row)
{
    size_t filled = 0;
    for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
        filled += !sg_layout_is_blank(sg_grid_cell(grid, row, c));
    return filled;
}

void sg_profile_of(const struct sg_grid *grid, struct sg_profile *profile)
{
    size_t rows[SAMPLE_ROWS];
    *profile = (struct sg_profile){.n_columns = grid->n_columns};
    profile->numeric = sg_alloc(grid->n_columns, sizeof *profile->numeric);
    profile->filled = sg_alloc(grid->n_rows, sizeof *profile->filled);
    for (size_t row = 0; row < grid->n_rows; row++) {
        profile->filled[row] = count_filled(grid, row);
        if (profile->filled[row] > profile->most)
            profile->most = profile->filled[row];
    }
    size_t n = choose_sample(grid, profile, rows);
    for (size_t c = 0; c < grid->n_columns; c++) {
        profile->numeric[c] = is_numeric(grid, c, rows, n);
        profile->n_numeric += profile->numeric[c];
    }
    sg_stub_find(grid, profile);
    profile->kinds = sg_alloc(grid->n_rows, sizeof *profile->kinds);
}

void sg_profile_free(struct sg_profile *profile)
{
    free(profile->numeric);
    free(profile->filled);
    free(profile->places);
    free(profile->kinds);
    *profile = (struct sg_profile){0};
}
