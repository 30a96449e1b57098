#include "arrange.h"

#include "arrange_parts.h"
#include "own_columns.h"

/* A table as sangyo writes it has one row per set of labels. */
static bool is_ours(const struct sg_layout *layout)
{
    return layout->n_header == 1 && sg_own_columns_status(layout) < layout->n_columns;
}

bool sg_arrange(struct sg_grid *grid, struct sg_layout_options options,
                const struct sg_periods_context *asked, struct sg_layout *layout,
                struct sg_error *err)
{
    sg_arrange_header_eras(grid);
    if (!sg_layout_find(grid, options, layout, err))
        return false;
    if (is_ours(layout))
        return true;
    size_t n_halves = sg_arrange_halves(grid, layout);
    if (n_halves) {
        sg_layout_free(layout);
        if (!sg_layout_find(grid, options, layout, err))
            return false;
        layout->n_halves = n_halves;
    }
    if (!sg_arrange_headings(grid, layout, err)) {
        sg_layout_free(layout);
        return false;
    }
    sg_arrange_fill_down(grid, layout);
    if (!sg_arrange_check(grid, layout, err)) {
        sg_layout_free(layout);
        return false;
    }
    sg_arrange_eras(grid, layout);
    sg_arrange_same_periods(grid, layout, asked);
    if (sg_arrange_periods(grid, layout, options.period, asked, err))
        return true;
    sg_layout_free(layout);
    return false;
}
