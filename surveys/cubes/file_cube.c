#include "file_cube.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

void sg_file_cube_init(struct sg_file_cube *cube)
{
    *cube = (struct sg_file_cube){.decimals = -1};
}

void sg_file_cube_free(struct sg_file_cube *cube)
{
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        struct sg_file_dimension *dimension = &cube->dimensions[i];
        free(dimension->name);
        free(dimension->total);
        free(dimension->periods);
        sg_texts_free(&dimension->labels);
        sg_texts_free(&dimension->codes);
        sg_texts_free(&dimension->units);
    }
    free(cube->dimensions);
    free(cube->values);
    free(cube->status);
    free(cube->there);
    free(cube->places);
    free(cube->units);
    free(cube->measure);
    free(cube->unit);
    sg_table_info_free(&cube->info);
    sg_file_cube_init(cube);
}

struct sg_file_dimension *sg_file_cube_add(struct sg_file_cube *cube, const char *name,
                                           enum sg_role role)
{
    cube->dimensions = sg_grow(cube->dimensions, &cube->capacity, cube->n_dimensions + 1,
                               sizeof *cube->dimensions);
    struct sg_file_dimension *dimension = &cube->dimensions[cube->n_dimensions++];
    *dimension = (struct sg_file_dimension){.name = sg_copy_text(name), .role = role};
    return dimension;
}

struct sg_file_dimension *sg_file_cube_find(const struct sg_file_cube *cube, const char *name)
{
    for (size_t i = 0; i < cube->n_dimensions; i++)
        if (strcmp(cube->dimensions[i].name, name) == 0)
            return &cube->dimensions[i];
    return NULL;
}

bool sg_file_cube_open(struct sg_file_cube *cube, struct sg_error *err)
{
    size_t n = 1;
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        size_t size = cube->dimensions[i].labels.n;
        if (size == 0)
            return sg_fail(err, SG_FAIL_DATA, "the dimension '%s' has no values",
                           cube->dimensions[i].name);
        if (n > SG_MOST_CELLS / size)
            return sg_fail(err, SG_FAIL_DATA,
                           "its dimensions have more than %zu combinations, which no table has",
                           (size_t)SG_MOST_CELLS);
        n *= size;
    }
    cube->n_cells = n;
    cube->values = sg_alloc(n, sizeof *cube->values);
    cube->status = sg_alloc(n, sizeof *cube->status);
    for (size_t i = 0; i < n; i++)
        cube->values[i] = NAN;
    return true;
}

void sg_file_cube_list(struct sg_file_cube *cube, size_t n)
{
    cube->n_cells = n;
    cube->values = sg_alloc(n, sizeof *cube->values);
    cube->status = sg_alloc(n, sizeof *cube->status);
    cube->places = sg_alloc(n * cube->n_dimensions, sizeof *cube->places);
    cube->units = sg_alloc(n, sizeof *cube->units);
}

void sg_file_cube_next(const struct sg_file_cube *cube, size_t at[])
{
    for (size_t i = cube->n_dimensions; i-- > 0;) {
        if (++at[i] < cube->dimensions[i].labels.n)
            return;
        at[i] = 0;
    }
}
