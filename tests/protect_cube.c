#include "protect_cube.h"

#include "test_support.h"

enum { LABELS = 64 };

uint32_t protect_cube_cell(const struct protect_cube *cube, const unsigned at[3])
{
    uint32_t cell = 0;
    for (size_t i = 0; i < 3; i++)
        cell = cell * (cube->extents[i] + 1) + at[i];
    return cell;
}

double protect_cube_sum(const struct protect_cube *cube, const double leaves[],
                        const unsigned at[3])
{
    double sum = 0;
    for (unsigned l = 0, k[3]; l < cube->n_leaves; l++) {
        k[2] = l % cube->extents[2];
        k[1] = l / cube->extents[2] % cube->extents[1];
        k[0] = l / cube->extents[2] / cube->extents[1];
        bool in = true;
        for (size_t i = 0; i < 3; i++)
            in = in && (at[i] == cube->extents[i] || at[i] == k[i]);
        sum += in ? leaves[l] : 0;
    }
    return sum;
}

/* Calls `visit` for each cell, leaf or sum. */
static void each_cell(struct protect_cube *cube, const double leaves[],
                      void (*visit)(struct protect_cube *cube, const double leaves[],
                                    const unsigned at[3]))
{
    unsigned at[3];
    for (at[0] = 0; at[0] <= cube->extents[0]; at[0]++)
        for (at[1] = 0; at[1] <= cube->extents[1]; at[1]++)
            for (at[2] = 0; at[2] <= cube->extents[2]; at[2]++)
                visit(cube, leaves, at);
}

static void add_cell(struct protect_cube *cube, const double leaves[], const unsigned at[3])
{
    const struct sg_protect_cell cell = {.value = protect_cube_sum(cube, leaves, at),
                                         .owner = SG_PROTECT_NOBODY};
    assert_int_equal(sg_protect_add_cell(&cube->table, &cell, NULL), protect_cube_cell(cube, at));
}

static void add_equations(struct protect_cube *cube, const double leaves[], const unsigned at[3])
{
    uint32_t cells[LABELS];
    assert_true(cube->extents[0] < LABELS && cube->extents[1] < LABELS &&
                cube->extents[2] < LABELS);
    (void)leaves;
    for (size_t i = 0; i < 3; i++) {
        unsigned part[3] = {at[0], at[1], at[2]};
        size_t n = 0;
        if (at[i] < cube->extents[i])
            continue;
        cells[n++] = protect_cube_cell(cube, at);
        for (part[i] = 0; part[i] < cube->extents[i]; part[i]++)
            cells[n++] = protect_cube_cell(cube, part);
        sg_protect_add_equation(&cube->table, cells, n);
    }
}

void protect_cube_make(struct protect_cube *cube, unsigned a, unsigned b, unsigned c,
                       const double leaves[])
{
    *cube = (struct protect_cube){.extents = {a, b, c}, .n_leaves = (size_t)a * b * c};
    each_cell(cube, leaves, add_cell);
    each_cell(cube, leaves, add_equations);
}
