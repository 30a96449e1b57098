/* Labels spelled downwards: 産 over 業. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/role.h"
#include "table/text.h"

#include "header_cells.h"

static bool is_letter(const char *cell)
{
    char *text = sg_text_trim(cell);
    bool letter = (unsigned char)*text >= 0xE3 && sg_text_length(text) == 1;
    free(text);
    return letter;
}

bool sg_header_is_spelled(const struct sg_grid *grid, const struct sg_profile *profile,
                          size_t first, size_t last)
{
    for (size_t row = first; row <= last; row++)
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++) {
            const char *cell = sg_grid_cell(grid, row, c);
            if (!sg_layout_is_blank(cell) && !is_letter(cell))
                return false;
        }
    return sg_header_names_all(grid, profile, first, first + 1);
}

bool sg_header_ends_word(const struct sg_grid *grid, size_t row)
{
    size_t only = 0, filled = 0;
    for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)) && filled++ == 0)
            only = c;
    if (filled != 1 || row == 0 || !is_letter(sg_grid_cell(grid, row, only)) ||
        !is_letter(sg_grid_cell(grid, row - 1, only)))
        return false;
    char *above = sg_text_trim(sg_grid_cell(grid, row - 1, only));
    char *below = sg_text_trim(sg_grid_cell(grid, row, only));
    struct sg_buffer word = {0};
    sg_buffer_printf(&word, "%s%s", above, below);
    bool known = sg_role_of_header(sg_buffer_text(&word)) != SG_ROLE_NONE ||
                 sg_text_same_key(sg_buffer_text(&word), "区分");
    sg_buffer_free(&word);
    free(above);
    free(below);
    return known;
}
