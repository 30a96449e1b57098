/* Controlled rounding against all roundings that there are, and flows against programmes. */
#include "tests/protect_cube.h"
#include "tests/random_csv.h"
#include "tests/test_support.h"

#include <math.h>

#include "analysis/protect/programme_library.h"
#include "analysis/protect/round.h"

enum { MOST = 16 };

/* All sums, of two dimensions, without those over the third that has one label: a network. */
static void make_flat(struct protect_cube *cube, unsigned a, unsigned b, const double leaves[])
{
    struct protect_cube whole;
    uint32_t cells[MOST * MOST];
    protect_cube_make(&whole, a, b, 1, leaves);
    *cube = (struct protect_cube){.extents = {a, b, 1}, .n_leaves = (size_t)a * b};
    for (uint32_t c = 0; c < whole.table.n_cells; c += 2)
        sg_protect_add_cell(&cube->table, &whole.table.cells[c], NULL);
    for (size_t e = 0; e < whole.table.n_equations; e++) {
        size_t n = whole.table.start[e + 1] - whole.table.start[e], kept = 0;
        for (size_t i = 0; i < n; i++)
            if (whole.table.terms[whole.table.start[e] + i].cell % 2 == 0)
                cells[kept++] = whole.table.terms[whole.table.start[e] + i].cell / 2;
        if (kept == n)
            sg_protect_add_equation(&cube->table, cells, n);
    }
    sg_protect_table_free(&whole.table);
}

static double cost_of(const struct sg_rounding *r)
{
    double cost = 0;
    for (uint32_t c = 0; c < r->table->n_cells; c++)
        cost += fabs(sg_rounding_value(r, c) - r->table->cells[c].value);
    return cost;
}

/* The least cost of all ways to round the leaves whose sums are neighbours too; infinite: none. */
static double enumerate_all(const struct protect_cube *cube, const double leaves[], double base)
{
    double least = INFINITY, rounded[MOST];
    for (unsigned long ways = 0; ways < 1UL << cube->n_leaves; ways++) {
        double cost = 0;
        unsigned at[3];
        for (size_t l = 0; l < cube->n_leaves; l++)
            rounded[l] = base * (ways >> l & 1 ? ceil(leaves[l] / base) : floor(leaves[l] / base));
        for (at[0] = 0; at[0] <= cube->extents[0]; at[0]++)
            for (at[1] = 0; at[1] <= cube->extents[1]; at[1]++)
                for (at[2] = 0; at[2] <= (cube->extents[2] > 1 ? cube->extents[2] : 0); at[2]++) {
                    double by = fabs(protect_cube_sum(cube, rounded, at) -
                                     protect_cube_sum(cube, leaves, at));
                    cost += by < base ? by : INFINITY;
                }
        least = fmin(least, cost);
    }
    return least;
}

static void fill(double leaves[], size_t n, uint64_t *state)
{
    for (size_t i = 0; i < n; i++)
        leaves[i] = random_below(state, 3) ? random_below(state, 23) : random_below(state, 3);
}

static void flows_are_least(void **state)
{
    (void)state;
    uint64_t seed = 21;
    for (int i = 0; i < test_cases(20000); i++) {
        double leaves[MOST], base = 2 + random_below(&seed, 6);
        unsigned a = 1 + random_below(&seed, 3), b = 1 + random_below(&seed, 3);
        struct protect_cube cube;
        struct sg_rounding r;
        fill(leaves, MOST, &seed);
        make_flat(&cube, a, b, leaves);
        sg_rounding_init(&r, &cube.table, base);
        assert_true(sg_round_network(&r));
        assert_true(r.found);
        assert_true(sg_rounding_check(&r));
        assert_close(cost_of(&r), enumerate_all(&cube, leaves, base), 1e-12);
        sg_rounding_free(&r);
        sg_protect_table_free(&cube.table);
    }
}

#ifdef SG_WITH_GLPK

static void flows_and_programmes_agree(void **state)
{
    (void)state;
    uint64_t seed = 22;
    for (int i = 0; i < test_cases(2000); i++) {
        double leaves[MOST * MOST], base = 2 + random_below(&seed, 9);
        unsigned a = 1 + random_below(&seed, 11), b = 1 + random_below(&seed, 11);
        struct protect_cube cube;
        struct sg_rounding flow, programme;
        fill(leaves, MOST * MOST, &seed);
        make_flat(&cube, a, b, leaves);
        sg_rounding_init(&flow, &cube.table, base);
        sg_rounding_init(&programme, &cube.table, base);
        assert_true(sg_round_network(&flow));
        assert_true(sg_round_programme(&programme, NULL));
        assert_true(programme.found && sg_rounding_check(&flow) && sg_rounding_check(&programme));
        assert_close(cost_of(&flow), cost_of(&programme), 1e-12);
        sg_rounding_free(&flow);
        sg_rounding_free(&programme);
        sg_protect_table_free(&cube.table);
    }
}

/* Also where one of the ways is closed, and where there is none at all. */
static void programmes_are_least(void **state)
{
    (void)state;
    uint64_t seed = 23;
    for (int i = 0; i < test_cases(2000); i++) {
        double leaves[MOST], base = 2 + random_below(&seed, 5);
        struct protect_cube cube;
        struct sg_rounding r;
        fill(leaves, MOST, &seed);
        protect_cube_make(&cube, 2, 2 + random_below(&seed, 2), 2, leaves);
        sg_rounding_init(&r, &cube.table, base);
        assert_true(sg_round(&r, NULL));
        double least = enumerate_all(&cube, leaves, base);
        assert_int_equal(r.found, isfinite(least));
        assert_true(!r.found || sg_rounding_check(&r));
        if (r.found)
            assert_close(cost_of(&r), least, 1e-12);
        sg_rounding_free(&r);
        sg_protect_table_free(&cube.table);
    }
}

#endif

/* A way that is closed stays so, and the rest goes round it; with two closed against each other
   there is none. */
static void closed_ways(void **state)
{
    (void)state;
    static const double leaves[] = {1, 4, 4, 1};
    struct protect_cube cube;
    struct sg_rounding r;
    make_flat(&cube, 2, 2, leaves);
    for (int closed = 0; closed < 3; closed++) {
        sg_rounding_init(&r, &cube.table, 5);
        r.way[0] = closed ? SG_ROUND_UP : SG_ROUND_EITHER;
        r.way[1] = closed == 2 ? SG_ROUND_UP : SG_ROUND_EITHER;
        assert_true(sg_round_network(&r));
        assert_int_equal(r.found, closed < 2); /* both make 10 of a row that stays 5 */
        if (r.found) {
            assert_true(sg_rounding_check(&r));
            assert_close(sg_rounding_value(&r, 0), closed ? 5 : 0, 1e-15);
            assert_close(cost_of(&r), closed ? 16 : 4, 1e-15);
        }
        sg_rounding_free(&r);
    }
    sg_protect_table_free(&cube.table);
}

/* Decimals have no noise, and multiples but for noise stay. */
static void decimals(void **state)
{
    (void)state;
    static const double leaves[] = {0.3, 0.14, 1000.1};
    struct protect_cube cube;
    struct sg_rounding r;
    make_flat(&cube, 1, 3, leaves);
    sg_rounding_init(&r, &cube.table, 0.1);
    assert_int_equal(sg_rounding_open(&r), 4); /* 0.14 and its sums: column, row, all */
    assert_true(sg_round_network(&r));
    assert_true(r.found && sg_rounding_check(&r));
    assert_true(sg_rounding_value(&r, 0) == 0.3);
    assert_true(sg_rounding_value(&r, 1) == 0.1);
    assert_true(sg_rounding_value(&r, 2) == 1000.1);
    sg_rounding_free(&r);
    sg_protect_table_free(&cube.table);
}

/* What does not hold is found: a sum, a neighbour, a closed way. */
static void check(void **state)
{
    (void)state;
    static const double leaves[] = {1, 4, 4, 1};
    struct protect_cube cube;
    struct sg_rounding r;
    make_flat(&cube, 2, 2, leaves);
    sg_rounding_init(&r, &cube.table, 5);
    assert_true(sg_round_network(&r) && sg_rounding_check(&r));
    r.up[0] = !r.up[0];
    assert_false(sg_rounding_check(&r));
    r.up[0] = !r.up[0];
    r.below[0] -= 1;
    assert_false(sg_rounding_check(&r));
    r.below[0] += 1;
    assert_true(sg_rounding_check(&r));
    r.way[1] = SG_ROUND_DOWN;
    assert_false(sg_rounding_check(&r));
    sg_rounding_free(&r);
    sg_protect_table_free(&cube.table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flows_are_least),
#ifdef SG_WITH_GLPK
        cmocka_unit_test(flows_and_programmes_agree),
        cmocka_unit_test(programmes_are_least),
#endif
        cmocka_unit_test(closed_ways),
        cmocka_unit_test(decimals),
        cmocka_unit_test(check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
