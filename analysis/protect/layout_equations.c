#include "layout_equations.h"

#include <math.h>
#include <stdlib.h>

/* Where each sheet has its cells: SIZE_MAX: it has not. */
static size_t *rows_of_cells(const struct sg_protect_layout *layout,
                             const struct sg_protect_sheet *sheet)
{
    size_t *rows = sg_alloc(layout->table.n_cells, sizeof *rows);
    for (size_t c = 0; c < layout->table.n_cells; c++)
        rows[c] = SIZE_MAX;
    for (size_t row = 0; row < sheet->table->n_rows; row++)
        if (sheet->cells[row] != SG_NO_CELL)
            rows[sheet->cells[row]] = row;
    return rows;
}

static bool check_sum(const struct sg_protect_layout *layout, const struct sg_protect_sheet *sheet,
                      size_t row, const struct sg_protect_relation *relation,
                      const uint32_t cells[], size_t n, double rounded, struct sg_error *err)
{
    double sum = 0, size = 0, total = layout->table.cells[cells[0]].value;
    for (size_t i = 1; i < n; i++) {
        double value = layout->table.cells[cells[i]].value;
        sum += value;
        size += fabs(value);
    }
    if (isnan(sum) || isnan(total))
        return true; /* something is hidden */
    double slack = 1e-9 * fmax(size, fabs(total));
    if (!isnan(rounded))
        slack += 0.5 * pow(10, -rounded) * (double)n;
    if (fabs(sum - total) <= slack)
        return true;
    char *name = sg_protect_sheet_name(sheet, row);
    sg_fail(err, SG_FAIL_DATA,
            "the parts of '%s' by '%s' add up to %.15g, not to %.15g: correct the table, or give "
            "the decimals it is rounded to with --rounded",
            name, layout->axes->list[relation->axis].name, sum, total);
    free(name);
    sg_fail_at_column(err, sheet->value->name);
    return sg_protect_sheet_fail_row(sheet, row, err);
}

static int compare(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The equation of a row that is the sum of others by one relation. */
static bool add_equation(struct sg_protect_layout *layout, const struct sg_protect_sheet *sheet,
                         const struct sg_protect_relation *relation, size_t row,
                         const size_t rows[], uint32_t cells[], double rounded,
                         struct sg_error *err)
{
    uint32_t codes[SG_PROTECT_AXES];
    size_t n = 0;
    for (size_t i = 0; i < SG_PROTECT_AXES; i++)
        codes[i] = sheet->codes[row][i];
    cells[n++] = sheet->cells[row];
    for (size_t i = 0; i < relation->n; i++) {
        codes[relation->axis] = sheet->parts[relation->start + i];
        uint32_t part = sg_protect_layout_find(layout, codes);
        if (part != SG_NO_CELL && rows[part] != SIZE_MAX)
            cells[n++] = part;
    }
    qsort(cells + 1, n - 1, sizeof *cells, compare);
    if (n == 1 && layout->table.cells[cells[0]].value == 0)
        return true;
    if (!check_sum(layout, sheet, row, relation, cells, n, rounded, err))
        return false;
    sg_protect_add_equation(&layout->table, cells, n);
    return true;
}

/* Cell by cell, so that the order of rows does not show. */
static bool add_equations(struct sg_protect_layout *layout, const struct sg_protect_sheet *sheet,
                          double rounded, struct sg_error *err)
{
    size_t *rows = rows_of_cells(layout, sheet);
    uint32_t *cells = sg_alloc(layout->table.n_cells + 1, sizeof *cells);
    bool fine = true;
    for (size_t c = 0; c < layout->table.n_cells && fine; c++)
        for (size_t r = 0; r < sheet->n_relations && rows[c] != SIZE_MAX && fine; r++) {
            const struct sg_protect_relation *relation = &sheet->relations[r];
            if (sheet->codes[rows[c]][relation->axis] == relation->sum)
                fine = add_equation(layout, sheet, relation, rows[c], rows, cells, rounded, err);
        }
    free(rows);
    free(cells);
    return fine;
}

bool sg_protect_layout_equations(struct sg_protect_layout *layout, double rounded,
                                 struct sg_error *err)
{
    bool fine = true;
    for (size_t i = 0; i < layout->n_sheets && fine; i++)
        fine = add_equations(layout, &layout->sheets[i], rounded, err);
    return fine;
}

unsigned sg_protect_layout_height(const struct sg_protect_layout *layout, uint32_t cell)
{
    const struct sg_protect_sheet *sheet = &layout->sheets[layout->sheet[cell]];
    unsigned height = 0;
    for (size_t axis = 0; axis < layout->axes->n; axis++) {
        uint32_t code = sheet->codes[layout->row[cell]][axis];
        for (bool deeper = true; deeper;) {
            deeper = false;
            for (size_t r = 0; r < sheet->n_relations && !deeper; r++)
                if (sheet->relations[r].axis == axis && sheet->relations[r].sum == code) {
                    code = sheet->parts[sheet->relations[r].start];
                    height++;
                    deeper = true;
                }
        }
    }
    return height;
}
