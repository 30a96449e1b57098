/* Tables that are protected piece by piece, audited as a whole. */
#include "tests/protect_cube.h"
#include "tests/random_csv.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "analysis/protect/programme_library.h"
#include "analysis/protect/split.h"
#include "analysis/protect/split_layers.h"

#ifdef SG_WITH_GLPK

enum { LEAST = 3, LEAVES = 200 };

static const struct sg_protect_rules rules = {.min_contributors = LEAST, .counts = true};

/* Counts, of which those below the least are unsafe. */
static void judge(struct sg_protect_table *t)
{
    t->rules = rules;
    t->contributions = sg_alloc(t->n_cells, sizeof *t->contributions);
    for (uint32_t c = 0; c < t->n_cells; c++) {
        struct sg_protect_cell *cell = &t->cells[c];
        t->contributions[c].contributors = t->contributions[c].total = cell->value;
        cell->cost = 1 + sqrt(cell->value);
        cell->most_down = cell->value;
        cell->most_up = cell->value > 0 ? INFINITY : 0;
        cell->reason = sg_protect_judge(&rules, &t->contributions[c], &cell->need);
        cell->unsafe = cell->reason != SG_PROTECT_PUBLISHED;
        cell->owner = cell->value == 1 ? (int32_t)c : SG_PROTECT_NOBODY;
    }
}

/* The label along one dimension of each cell. */
static uint32_t *layers_of(const struct protect_cube *cube, size_t dimension)
{
    uint32_t *layer = sg_alloc(cube->table.n_cells, sizeof *layer);
    unsigned at[3];
    for (at[0] = 0; at[0] <= cube->extents[0]; at[0]++)
        for (at[1] = 0; at[1] <= cube->extents[1]; at[1]++)
            for (at[2] = 0; at[2] <= cube->extents[2]; at[2]++)
                layer[protect_cube_cell(cube, at)] = at[dimension];
    return layer;
}

static void make(struct protect_cube *cube, const unsigned extents[3], uint64_t *seed)
{
    double leaves[LEAVES];
    for (size_t i = 0; i < LEAVES; i++)
        leaves[i] = random_below(seed, 6) ? 3 + random_below(seed, 20) : random_below(seed, 3);
    protect_cube_make(cube, extents[0], extents[1], extents[2], leaves);
    judge(&cube->table);
}

/* Whether outsiders of the whole table are left in the dark, by programmes of the whole. */
static bool is_safe(struct sg_protect_table *t)
{
    const struct sg_protect_options audit = {.audit_only = true};
    struct sg_protect_result result;
    struct sg_error err = {0};
    if (!sg_protect_suppress(t, &audit, &result, &err))
        fail_msg("%s", err.message);
    bool safe = result.safe;
    sg_protect_result_free(&result);
    return safe;
}

/* Whether it can be protected at all: who is alone in two cells is taken for two here. */
static bool can_protect(const unsigned extents[3], uint64_t seed)
{
    const struct sg_protect_options options = {.singletons = true};
    struct protect_cube cube;
    struct sg_protect_result result;
    make(&cube, extents, &seed);
    assert_true(sg_protect_suppress(&cube.table, &options, &result, NULL));
    bool can = result.safe && !result.n_failed;
    sg_protect_result_free(&result);
    sg_protect_table_free(&cube.table);
    return can;
}

static void assert_result(struct sg_protect_table *t, const struct sg_protect_result *result)
{
    size_t unsafe = 0;
    for (size_t c = 0; c < t->n_cells; c++)
        unsafe += t->cells[c].unsafe;
    assert_int_equal(result->n_unsafe, unsafe);
    assert_int_equal(result->n_intervals, result->n_unsafe + result->n_secondary);
    for (size_t k = 0; k < result->n_intervals; k++) {
        const struct sg_protect_cell *cell = &t->cells[result->intervals[k].cell];
        assert_true(cell->reason);
        if (cell->unsafe)
            assert_true(result->intervals[k].up >= cell->need.up - 1e-9 &&
                        result->intervals[k].down >= cell->need.down - 1e-9);
    }
    assert_true(is_safe(t));
}

static void safe_as_a_whole(void **state)
{
    (void)state;
    static const unsigned extents[][3] = {{6, 3, 3}, {8, 4, 2}, {5, 5, 4}};
    const struct sg_protect_options options = {.singletons = true, .intervals = true};
    uint64_t seed = 31;
    int n = test_cases(600), safe = 0;
    for (int i = 0; i < n; i++) {
        struct protect_cube cube;
        struct sg_protect_result result;
        struct sg_split_counts counts;
        uint64_t before = seed;
        make(&cube, extents[i % 3], &seed);
        uint32_t *layer = layers_of(&cube, 0);
        assert_true(sg_protect_split(&cube.table, layer, cube.extents[0] + 1, 20, &options, &result,
                                     &counts, NULL));
        if (result.safe)
            assert_result(&cube.table, &result);
        else
            assert_false(can_protect(extents[i % 3], before));
        assert_true(!result.safe || counts.pieces > 1);
        safe += result.safe;
        free(layer);
        sg_protect_result_free(&result);
        sg_protect_table_free(&cube.table);
    }
    assert_true(safe > n / 2);
}

/* Pieces of two labels of which the first has nothing that could hide its unsafe cell take in
   others. */
static void wider(void **state)
{
    (void)state;
    double leaves[4 * 2 * 2] = {2, 9, 0, 0, /**/ 0, 8, 0, 0, /**/ 9, 9, 9, 9, /**/ 9, 9, 9, 9};
    const struct sg_protect_options options = {.singletons = true};
    struct protect_cube cube;
    struct sg_protect_result result;
    struct sg_split_counts counts;
    protect_cube_make(&cube, 4, 2, 2, leaves);
    judge(&cube.table);
    for (unsigned c = 0; c < cube.table.n_cells; c++) /* sums are not to be suppressed */
        cube.table.cells[c].forced = c / 9 == 4;
    uint32_t *layer = layers_of(&cube, 0);
    assert_true(sg_protect_split(&cube.table, layer, 5, 1, &options, &result, &counts, NULL));
    assert_true(!result.safe || is_safe(&cube.table));
    assert_int_equal(counts.pieces, result.safe ? 2 : 1);
    assert_int_equal(counts.wider, 1);
    free(layer);
    sg_protect_result_free(&result);
    sg_protect_table_free(&cube.table);
}

/* A table whose one unsafe cell nothing can hide fails with its name, as without a split. */
static void fails(void **state)
{
    (void)state;
    double leaves[4 * 2 * 2] = {2, 0, 0, 0, /**/ 0, 0, 0, 0, /**/ 0, 0, 0, 9, /**/ 0, 0, 0, 9};
    const struct sg_protect_options options = {.singletons = true};
    struct protect_cube cube;
    struct sg_protect_result result;
    struct sg_split_counts counts;
    protect_cube_make(&cube, 4, 2, 2, leaves);
    judge(&cube.table);
    uint32_t *layer = layers_of(&cube, 0);
    for (unsigned c = 0; c < cube.table.n_cells; c++)
        cube.table.cells[c].forced = !cube.table.cells[c].unsafe;
    assert_true(sg_protect_split(&cube.table, layer, 5, 1, &options, &result, &counts, NULL));
    assert_false(result.safe);
    assert_true(result.n_failed > 0);
    assert_true(cube.table.cells[result.failed[0]].unsafe);
    free(layer);
    sg_protect_result_free(&result);
    sg_protect_table_free(&cube.table);
}

/* Three dimensions take two programmes for each unsafe cell, two dimensions none. */
static void effort(void **state)
{
    (void)state;
    static const unsigned extents[3] = {6, 3, 3};
    uint64_t seed = 7;
    struct protect_cube cube;
    make(&cube, extents, &seed);
    double unsafe = 0;
    for (size_t c = 0; c < cube.table.n_cells; c++)
        unsafe += cube.table.cells[c].unsafe;
    assert_close(sg_programme_effort(&cube.table), 2 * unsafe * (double)cube.table.n_cells, 1e-15);
    sg_protect_table_free(&cube.table);
}

#endif

/* Labels that are no sums are parts, and the home of a sum is its largest part. */
static void layers(void **state)
{
    (void)state;
    double leaves[3] = {1, 5, 2};
    struct protect_cube cube;
    struct sg_layers found;
    uint32_t layer[16];
    protect_cube_make(&cube, 3, 1, 1, leaves);
    for (uint32_t c = 0; c < cube.table.n_cells; c++)
        layer[c] = 3 - c / 4; /* as rows may come in any order: the sum is 0, the first label 3 */
    sg_layers_find(&found, &cube.table, layer, 4);
    assert_int_equal(found.n_parts, 3);
    assert_int_equal(found.parts[0], 3);
    assert_int_equal(found.parts[2], 1);
    assert_int_equal(found.home[12], 2); /* the sum, of which 5 lies in the second label */
    assert_int_equal(found.home[0], 3);
    bool marked[4] = {false, true, false, false};
    sg_layers_close(&found, marked);
    assert_true(marked[0] && marked[1] && !marked[2] && !marked[3]);
    sg_layers_free(&found);
    sg_protect_table_free(&cube.table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifdef SG_WITH_GLPK
        cmocka_unit_test(safe_as_a_whole), cmocka_unit_test(wider),
        cmocka_unit_test(fails),           cmocka_unit_test(effort),
#endif
        cmocka_unit_test(layers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
