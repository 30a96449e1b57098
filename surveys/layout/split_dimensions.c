#include "split_dimensions.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "surveys/formats/eurostat.h"
#include "surveys/formats/mark.h"

#include "regrid.h"

/* Adds what stands between the commas of the first `n` bytes of a cell; the first piece takes the
   place of the cell in the file. */
static size_t add_pieces(struct sg_regrid *regrid, size_t row, size_t n)
{
    char *cell = sg_copy_bytes(sg_grid_cell(regrid->grid, row, 0), n);
    size_t pieces = 0;
    for (char *piece = cell; piece; pieces++) {
        char *comma = strchr(piece, ',');
        if (comma)
            *comma = '\0';
        size_t text = sg_grid_add_text(regrid->grid, piece);
        if (pieces == 0) {
            sg_regrid_add_cells(regrid, row, 0, 1);
            regrid->cells[regrid->n_cells - 1] = text;
        } else {
            sg_regrid_add(regrid, text);
        }
        piece = comma ? comma + 1 : NULL;
    }
    free(cell);
    return pieces;
}

bool sg_split_dimensions(struct sg_grid *grid)
{
    const char *first = sg_grid_cell(grid, 0, 0);
    struct sg_regrid regrid;
    if (grid->delimiter != '\t' || !sg_eurostat_begins(first, strlen(first)))
        return false;
    size_t dimensions = 0, most = grid->n_columns;
    sg_regrid_init(&regrid, grid);
    for (size_t row = 0; row < grid->n_rows; row++) {
        const char *cell = sg_grid_cell(grid, row, 0);
        size_t n = sg_grid_row_length(grid, row);
        size_t pieces =
            n ? add_pieces(&regrid, row, row ? strlen(cell) : sg_eurostat_names(cell)) : 0;
        dimensions = row ? dimensions : pieces;
        for (; n > 1 && pieces < dimensions; pieces++)
            sg_regrid_add(&regrid, sg_grid_add_text(grid, ""));
        if (n > 1)
            sg_regrid_add_cells(&regrid, row, 1, n < most ? n : most);
        sg_regrid_end_row(&regrid, row);
    }
    sg_regrid_finish(&regrid);
    return true;
}

/* Eurostat, "Statistical data: flags": what does not say that a value is missing or changed asks
   for care. */
static sg_status status_of(char letter)
{
    switch (letter) {
    case 'p':
        return SG_STATUS_PROVISIONAL;
    case 'r':
        return SG_STATUS_REVISED;
    case 'e':
    case 's':
    case 'i':
    case 'f':
        return SG_STATUS_ESTIMATED;
    case 'u':
        return SG_STATUS_SMALL_BASE;
    case 'b':
    case 'd':
    case 'n':
        return SG_STATUS_CAUTION;
    default:
        return 0;
    }
}

/* `:` alone, or with what says why: c confidential, z not applicable. */
static void mark_missing(const char *folded, struct sg_marks *marks)
{
    sg_marks_set(marks, folded,
                 strchr(folded, 'c')   ? SG_STATUS_SUPPRESSED
                 : strchr(folded, 'z') ? SG_STATUS_NOT_APPLICABLE
                                       : SG_STATUS_NOT_AVAILABLE,
                 NULL);
}

void sg_split_dimensions_marks(const struct sg_grid *grid, struct sg_marks *marks)
{
    static const char letters[] = "bdefinprsu";
    char folded[SG_MARK_FOLD_SIZE];
    for (size_t i = 0; letters[i]; i++)
        sg_marks_set(marks, (const char[]){letters[i], '\0'}, status_of(letters[i]), NULL);
    for (size_t row = 1; row < grid->n_rows; row++)
        for (size_t c = 1; c < sg_grid_row_length(grid, row); c++)
            if (sg_grid_cell(grid, row, c)[0] == ':' &&
                sg_mark_fold(sg_grid_cell(grid, row, c), folded))
                mark_missing(folded, marks);
}
