#include "stub_body.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "header_cells.h"

/* More rows say nothing new of the columns of the stub, and more columns nothing of a row. */
enum { ROWS_ENOUGH = 2000, COLUMNS_ENOUGH = 16 };

/* Columns of values by which rows are judged, spread over the table. */
struct columns {
    size_t at[COLUMNS_ENOUGH];
    size_t n;
};

static struct columns choose_columns(const struct sg_profile *profile)
{
    struct columns chosen = {.n = 0};
    size_t seen = 0;
    for (size_t c = 0; c < profile->n_columns; c++) {
        if (!profile->numeric[c])
            continue;
        bool due = seen * COLUMNS_ENOUGH >= chosen.n * profile->n_numeric;
        if (profile->n_numeric <= COLUMNS_ENOUGH || (due && chosen.n < COLUMNS_ENOUGH))
            chosen.at[chosen.n++] = c;
        seen++;
    }
    return chosen;
}

/* Whether a row has numbers, and no texts, where numbers are expected. */
static bool is_data(const struct sg_grid *grid, const struct columns *columns, size_t row)
{
    size_t numbers = 0, filled = 0;
    for (size_t i = 0; i < columns->n; i++) {
        const char *cell = sg_grid_cell(grid, row, columns->at[i]);
        if (sg_layout_is_blank(cell))
            continue;
        enum sg_cell_kind kind = sg_cell_read(cell, NULL).kind;
        if (kind == SG_CELL_TEXT)
            return false;
        numbers += kind == SG_CELL_NUMBER;
        filled++;
    }
    return numbers > 0 && filled * 2 >= columns->n;
}

static const char *only_cell(const struct sg_grid *grid, size_t row)
{
    size_t c = 0;
    while (sg_layout_is_blank(sg_grid_cell(grid, row, c)))
        c++;
    return sg_grid_cell(grid, row, c);
}

struct sg_stub_body sg_stub_body_find(const struct sg_grid *grid, const struct sg_profile *profile)
{
    struct sg_stub_body body = {.grid = grid};
    const struct columns columns = choose_columns(profile);
    const char *heading = "";
    body.rows = sg_alloc(grid->n_rows, sizeof *body.rows);
    body.heading = sg_alloc(grid->n_rows, sizeof *body.heading);
    for (size_t row = 0; row < grid->n_rows && body.n < ROWS_ENOUGH; row++) {
        if (profile->filled[row] == 1)
            heading = only_cell(grid, row);
        if (!is_data(grid, &columns, row))
            continue;
        body.heading[body.n] = heading;
        body.rows[body.n++] = row;
    }
    return body;
}

const char *sg_stub_body_cell(const struct sg_stub_body *body, size_t i, size_t column)
{
    return sg_grid_cell(body->grid, body->rows[i], column);
}

void sg_stub_body_free(struct sg_stub_body *body)
{
    free(body->rows);
    free(body->heading);
    *body = (struct sg_stub_body){0};
}

static bool all_of(const struct sg_stub_body *body, size_t column, enum sg_cell_class class)
{
    size_t n = 0;
    for (size_t i = 0; i < body->n; i++) {
        const char *cell = sg_stub_body_cell(body, i, column);
        if (sg_layout_is_blank(cell))
            continue;
        if (sg_header_class_of(cell) != class)
            return false;
        n++;
    }
    return n > 1;
}

bool sg_stub_body_all_years(const struct sg_stub_body *body, size_t column)
{
    return all_of(body, column, SG_CLASS_YEAR);
}

bool sg_stub_body_all_parts(const struct sg_stub_body *body, size_t column)
{
    return all_of(body, column, SG_CLASS_PART);
}

bool sg_stub_body_is_in_order(const struct sg_stub_body *body, size_t column)
{
    int sign = 0;
    for (size_t i = 1; i < body->n; i++) {
        int now =
            strcmp(sg_stub_body_cell(body, i, column), sg_stub_body_cell(body, i - 1, column));
        if (now == 0 || (sign && (now > 0) != (sign > 0)))
            return false;
        sign = now;
    }
    return sign != 0;
}

bool sg_stub_body_has_number(const struct sg_stub_body *body, size_t column)
{
    for (size_t i = 0; i < body->n; i++)
        if (sg_cell_read(sg_stub_body_cell(body, i, column), NULL).kind == SG_CELL_NUMBER)
            return true;
    return false;
}
