#include "distributions.h"

#include <stdlib.h>
#include <string.h>

/* A row in the terms of distributions. */
struct place {
    const struct sg_cube *cube;
    bool across_areas;
    struct sg_pairs frames; /* of (group, period) */
    struct sg_pairs keys;   /* of (frame, category), or of (slice, 0) */
};

static uint32_t key_of(struct place *place, size_t row)
{
    const struct sg_cube *cube = place->cube;
    if (!place->across_areas)
        return sg_pairs_number(&place->keys, cube->row_slice[row], 0);
    const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
    uint32_t frame =
        sg_pairs_number(&place->frames, cube->series[slice->series].group, slice->period);
    return sg_pairs_number(&place->keys, frame, cube->row_by[row]);
}

static bool is_total_area(const struct sg_cube *cube, size_t row)
{
    return cube->area.kind[cube->series[sg_cube_slice_of(cube, row)->series].area] != SG_CUBE_PART;
}

/* Whether the row is a part of a distribution. */
static bool is_part(const struct place *place, size_t row)
{
    return sg_cube_is_summed(place->cube, row) &&
           !(place->across_areas && is_total_area(place->cube, row));
}

/* Whether the row is the published sum of the parts. */
static bool is_total(const struct place *place, size_t row)
{
    if (!place->across_areas)
        return sg_cube_is_total(place->cube, row);
    return place->cube->area
               .kind[place->cube->series[sg_cube_slice_of(place->cube, row)->series].area] ==
           SG_CUBE_TOTAL;
}

/* Of rows sorted by key, finds the totals; two of them are none. */
static void find_totals(struct sg_distributions *distributions, struct place *place)
{
    size_t n_rows = place->cube->table->n_rows;
    bool *met = sg_alloc((size_t)distributions->n + 1, sizeof *met);
    for (uint32_t i = 0; i < distributions->n; i++)
        distributions->total_row[i] = -1;
    for (size_t row = 0; row < n_rows; row++) {
        if (!is_total(place, row))
            continue;
        uint32_t key = key_of(place, row);
        if (key >= distributions->n)
            continue; /* a total without parts */
        distributions->total_row[key] = met[key] ? -1 : (ptrdiff_t)row;
        met[key] = true;
    }
    free(met);
}

void sg_distributions_build(struct sg_distributions *distributions, const struct sg_cube *cube,
                            bool across_areas)
{
    size_t n_rows = cube->table->n_rows;
    struct place place = {.cube = cube, .across_areas = across_areas};
    uint32_t *key = sg_alloc(n_rows, sizeof *key);
    for (size_t row = 0; row < n_rows; row++)
        key[row] = is_part(&place, row) ? key_of(&place, row) : SG_NO_PAIR;
    uint32_t n = place.keys.n;
    *distributions = (struct sg_distributions){
        .across_areas = across_areas,
        .n = n,
        .rows = sg_alloc(n_rows, sizeof *distributions->rows),
        .start = sg_alloc((size_t)n + 1, sizeof *distributions->start),
        .total_row = sg_alloc((size_t)n + 1, sizeof *distributions->total_row)};
    for (size_t row = 0; row < n_rows; row++)
        if (key[row] != SG_NO_PAIR)
            distributions->start[key[row] + 1]++;
    for (uint32_t i = 0; i < n; i++)
        distributions->start[i + 1] += distributions->start[i];
    size_t *next = sg_alloc((size_t)n + 1, sizeof *next);
    memcpy(next, distributions->start, ((size_t)n + 1) * sizeof *next);
    for (size_t row = 0; row < n_rows; row++)
        if (key[row] != SG_NO_PAIR)
            distributions->rows[next[key[row]]++] = (uint32_t)row;
    find_totals(distributions, &place);
    distributions->of_slice =
        sg_alloc((size_t)cube->slice_of.n + 1, sizeof *distributions->of_slice);
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        uint32_t own = across_areas ? SG_NO_PAIR : sg_pairs_find(&place.keys, i, 0);
        distributions->of_slice[i] = own < n ? own : SG_NO_PAIR; /* a total alone is none */
    }
    sg_pairs_free(&place.frames);
    sg_pairs_free(&place.keys);
    free(next);
    free(key);
}

size_t sg_distributions_lines(const struct sg_distributions *distributions,
                              const struct sg_cube *cube, uint32_t series,
                              const uint32_t periods[2], struct sg_line **lines)
{
    uint32_t slices[2];
    size_t n = 0;
    *lines = sg_alloc(cube->by.n, sizeof **lines);
    for (size_t k = 0; k < 2; k++)
        slices[k] = sg_pairs_find(&cube->slice_of, series, periods[k]);
    for (size_t k = 0; k < 2; k++) {
        uint32_t own = slices[k] == SG_NO_PAIR ? SG_NO_PAIR : distributions->of_slice[slices[k]];
        if (own == SG_NO_PAIR)
            continue;
        for (size_t i = distributions->start[own]; i < distributions->start[own + 1]; i++) {
            uint32_t by = cube->row_by[distributions->rows[i]];
            ptrdiff_t other =
                slices[1 - k] == SG_NO_PAIR ? -1 : sg_cube_row(cube, slices[1 - k], by);
            if (k == 1 && other >= 0)
                continue; /* met at the earlier period */
            (*lines)[n] = (struct sg_line){.by = by};
            (*lines)[n].rows[k] = (ptrdiff_t)distributions->rows[i];
            (*lines)[n++].rows[1 - k] = other;
        }
    }
    return n;
}

void sg_distributions_free(struct sg_distributions *distributions)
{
    free(distributions->rows);
    free(distributions->start);
    free(distributions->total_row);
    free(distributions->of_slice);
    *distributions = (struct sg_distributions){0};
}
