/* The cells of a cube that is built. */
#include "cube.h"

#include <math.h>

#include "table/quad.h"

struct sg_cube_cell sg_cube_at(const struct sg_cube *cube, size_t row)
{
    struct sg_cube_cell cell = {cube->value->values[row], cube->value->status[row]};
    if (cell.status & SG_STATUS_NIL && isnan(cell.value))
        cell.value = 0;
    if (!isfinite(cell.value) && sg_status_has_value(cell.status))
        cell.status |= SG_STATUS_NOT_AVAILABLE;
    if (!sg_status_has_value(cell.status))
        cell.value = NAN;
    return cell;
}

struct sg_cube_cell sg_cube_cell_of(const struct sg_column *column, ptrdiff_t row)
{
    const struct sg_cube one = {.value = column};
    return row < 0 || !column ? (struct sg_cube_cell){NAN, SG_STATUS_NOT_AVAILABLE}
                              : sg_cube_at(&one, (size_t)row);
}

ptrdiff_t sg_cube_row(const struct sg_cube *cube, uint32_t slice, uint32_t by)
{
    uint32_t row = sg_pairs_find(&cube->row_of, slice, by);
    return row == SG_NO_PAIR ? -1 : (ptrdiff_t)row;
}

const struct sg_cube_slice *sg_cube_slice_at(const struct sg_cube *cube, uint32_t series,
                                             uint32_t period)
{
    uint32_t slice = sg_pairs_find(&cube->slice_of, series, period);
    return slice == SG_NO_PAIR ? NULL : &cube->slices[slice];
}

bool sg_cube_is_summed(const struct sg_cube *cube, size_t row)
{
    return cube->by.kind[cube->row_by[row]] == SG_CUBE_PART &&
           !(cube->row_aside && cube->row_aside[row]);
}

void sg_cube_add(struct sg_cube_cell *sum, struct sg_cube_cell cell)
{
    sum->value = sg_decimal_plus(sum->value, cell.value);
    sum->status |=
        sg_status_void(cell.status) |
        (cell.status & (SG_STATUS_REVISED | SG_STATUS_PROVISIONAL | SG_STATUS_ESTIMATED));
}

sg_status sg_cube_flags(sg_status status)
{
    return status & (SG_STATUS_NIL | SG_STATUS_CAUTION | SG_STATUS_SMALL_BASE | SG_STATUS_REVISED |
                     SG_STATUS_PROVISIONAL | SG_STATUS_ESTIMATED | SG_STATUS_ASIDE | SG_STATUS_FEW);
}
