#include "complexity_frame.h"

#include <stdlib.h>

#include "comparison.h"

static uint32_t frame_of(const struct sg_complexity_source *c, size_t row)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(c->cube, row);
    return sg_pairs_find(&c->frames, c->cube->series[slice->series].group, slice->period);
}

/* Lists the areas and categories of a frame. */
static void list_items(const struct sg_complexity_source *c, uint32_t at,
                       struct sg_complexity_frame *f)
{
    const struct sg_distributions *p = &c->distributions;
    f->areas = sg_alloc(p->n, sizeof *f->areas);
    f->categories = sg_alloc(c->cube->by.n, sizeof *f->categories);
    f->sources = sg_alloc(c->cube->by.n, sizeof *f->sources);
    f->column_of = sg_alloc(c->cube->by.n, sizeof *f->column_of);
    for (uint32_t i = 0; i < c->cube->by.n; i++)
        f->column_of[i] = SG_NO_PAIR;
    for (uint32_t i = 0; i < p->n; i++) {
        size_t first = p->rows[p->start[i]];
        uint32_t area = c->cube->series[sg_cube_slice_of(c->cube, first)->series].area;
        if (frame_of(c, first) != at || c->reference.left_out[area])
            continue;
        f->areas[f->n_areas++] = i;
        for (size_t k = p->start[i]; k < p->start[i + 1]; k++) {
            uint32_t by = c->cube->row_by[p->rows[k]];
            if (f->column_of[by] != SG_NO_PAIR)
                continue;
            f->column_of[by] = (uint32_t)f->n_categories;
            f->sources[f->n_categories] = p->rows[k];
            f->categories[f->n_categories++] = by;
        }
    }
}

/* Marks where the quotient is 1 or more. */
static void fill_matrix(const struct sg_complexity_source *c, struct sg_complexity_frame *f)
{
    const struct sg_distributions *p = &c->distributions;
    f->has = sg_alloc(f->n_areas * f->n_categories, sizeof *f->has);
    for (size_t r = 0; r < f->n_areas; r++) {
        size_t start = p->start[f->areas[r]], end = p->start[f->areas[r] + 1];
        if (end - start < f->n_categories)
            f->status |= SG_STATUS_NOT_AVAILABLE; /* absent is not zero */
        for (size_t k = start; k < end; k++) {
            struct sg_comparison one = sg_comparison_of(c->cube, &c->reference, NULL, p->rows[k]);
            f->status |= sg_status_void(one.status) &
                         ~(sg_status)(SG_STATUS_NO_REGION_TOTAL | SG_STATUS_NO_REFERENCE);
            f->has[r * f->n_categories + f->column_of[c->cube->row_by[p->rows[k]]]] =
                sg_status_has_value(one.status) && sg_location_quotient(&one.counts) >= 1;
        }
    }
}

void sg_complexity_frame_read(const struct sg_complexity_source *source, uint32_t frame,
                              struct sg_complexity_frame *f)
{
    *f = (struct sg_complexity_frame){0};
    list_items(source, frame, f);
    fill_matrix(source, f);
}

void sg_complexity_frame_free(struct sg_complexity_frame *f)
{
    free(f->areas);
    free(f->categories);
    free(f->sources);
    free(f->column_of);
    free(f->has);
}
