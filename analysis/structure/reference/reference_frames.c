/* The numbers of a reference, by group and period (a frame) and category. */
#include "reference_frames.h"

#include <math.h>
#include <stdlib.h>

uint32_t sg_reference_open(struct sg_reference *reference, uint32_t group, uint32_t period)
{
    uint32_t n = reference->frame_of.n;
    uint32_t frame = sg_pairs_number(&reference->frame_of, group, period);
    if (frame == n) {
        reference->totals = sg_resize(reference->totals, n + 1, sizeof *reference->totals);
        reference->mixed = sg_resize(reference->mixed, n + 1, sizeof *reference->mixed);
        reference->mixed[n] = false;
        reference->trials = sg_resize(reference->trials, n + 1, sizeof *reference->trials);
        reference->totals[n] = (struct sg_cube_cell){0};
        reference->trials[n] = 0;
    }
    return frame;
}

void sg_reference_add(struct sg_reference *reference, uint32_t frame, uint32_t by,
                      struct sg_cube_cell cell)
{
    uint32_t n = reference->cell_of.n;
    uint32_t i = sg_pairs_number(&reference->cell_of, frame, by);
    if (i == n) {
        if ((n & (n - 1)) == 0) /* a power of two, or 0: double the room */
            reference->cells =
                sg_resize(reference->cells, n ? 2 * (size_t)n : 1, sizeof *reference->cells);
        reference->cells[n] = (struct sg_cube_cell){0};
    }
    sg_cube_add(&reference->cells[i], cell);
}

uint32_t sg_reference_frame(const struct sg_reference *reference, const struct sg_cube *cube,
                            const struct sg_cube_slice *slice)
{
    return sg_pairs_find(&reference->frame_of, cube->series[slice->series].group, slice->period);
}

static const struct sg_cube_cell none = {NAN, SG_STATUS_NO_REFERENCE};

struct sg_cube_cell sg_reference_cell(const struct sg_reference *reference, uint32_t frame,
                                      uint32_t by)
{
    uint32_t cell =
        frame == SG_NO_PAIR ? SG_NO_PAIR : sg_pairs_find(&reference->cell_of, frame, by);
    return cell == SG_NO_PAIR ? none : reference->cells[cell];
}

struct sg_cube_cell sg_reference_total(const struct sg_reference *reference, uint32_t frame)
{
    return frame == SG_NO_PAIR ? none : reference->totals[frame];
}

void sg_reference_free(struct sg_reference *reference)
{
    sg_pairs_free(&reference->frame_of);
    sg_pairs_free(&reference->cell_of);
    free(reference->cells);
    free(reference->totals);
    free(reference->mixed);
    free(reference->trials);
    free(reference->left_out);
    *reference = (struct sg_reference){.area = SG_NO_PAIR};
}
