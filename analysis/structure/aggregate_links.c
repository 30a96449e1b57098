#include "aggregate.h"

#include <stdlib.h>

void sg_aggregate_init(struct sg_aggregate *a, struct sg_run *run, const struct sg_cube *cube,
                       bool of_areas)
{
    struct sg_pairs frames = {0};
    *a = (struct sg_aggregate){.run = run,
                               .cube = cube,
                               .axis = of_areas ? &cube->area : &cube->by,
                               .of_areas = of_areas,
                               .n_units =
                                   of_areas ? cube->slice_of.n : (uint32_t)cube->table->n_rows};
    a->frame = sg_alloc(a->n_units, sizeof *a->frame);
    for (uint32_t unit = 0; unit < a->n_units; unit++) {
        const struct sg_cube_slice *slice = &cube->slices[of_areas ? unit : 0];
        a->frame[unit] =
            of_areas ? sg_pairs_number(&frames, cube->series[slice->series].group, slice->period)
                     : cube->row_slice[unit];
    }
    sg_pairs_free(&frames);
}

void sg_aggregate_free(struct sg_aggregate *a)
{
    for (size_t i = 0; i < a->n_targets; i++) {
        free(a->targets[i].code);
        free(a->targets[i].name);
    }
    free(a->targets);
    free(a->links);
    free(a->frame);
    *a = (struct sg_aggregate){0};
}

uint32_t sg_aggregate_item(const struct sg_aggregate *a, uint32_t unit)
{
    return a->of_areas ? a->cube->series[a->cube->slices[unit].series].area : a->cube->row_by[unit];
}

uint32_t sg_aggregate_add_target(struct sg_aggregate *a, const char *code, const char *name)
{
    a->targets = sg_grow(a->targets, &a->targets_capacity, a->n_targets + 1, sizeof *a->targets);
    a->targets[a->n_targets] = (struct sg_aggregate_target){.code = sg_copy_text(code),
                                                            .name = sg_copy_text(name),
                                                            .number = (long)a->n_targets,
                                                            .own = SG_NO_PAIR};
    return (uint32_t)a->n_targets++;
}

void sg_aggregate_link(struct sg_aggregate *a, uint32_t unit, uint32_t target, double weight)
{
    a->links = sg_grow(a->links, &a->links_capacity, a->n_links + 1, sizeof *a->links);
    a->links[a->n_links++] = (struct sg_aggregate_link){unit, target, weight};
}
