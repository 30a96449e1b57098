#include "layout.h"

#include "layout_parts.h"

void sg_layout_plain(const struct sg_grid *grid, struct sg_layout *layout)
{
    struct sg_profile profile;
    *layout = (struct sg_layout){.n_header = 1, .data = 1, .end = grid->n_rows};
    layout->skip = sg_alloc(grid->n_rows, sizeof *layout->skip);
    layout->n_columns = sg_grid_row_length(grid, 0);
    sg_profile_of(grid, &profile);
    sg_header_read(grid, &profile, NULL, layout); /* id1980, id1985 are one measure over years */
    sg_profile_free(&profile);
    for (size_t c = 0; c < layout->n_columns; c++) /* the file says what they are */
        layout->columns[c].place = SG_PLACE_LABEL;
}
