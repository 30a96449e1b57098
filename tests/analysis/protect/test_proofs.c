#include "tests/test_support.h"

#include <math.h>

#include "analysis/protect/protection.h"

/* A cycle of four suppressed cells of 10, 4, 6 and 20, each of which two equations have; nobody
   knows one but cell 3, which is of owner 0. */
static void make(struct sg_protect_table *table)
{
    static const double values[] = {10, 4, 6, 20};
    *table = (struct sg_protect_table){0};
    for (size_t i = 0; i < 4; i++) {
        struct sg_protect_cell cell = {.value = values[i],
                                       .cost = 1,
                                       .most_down = values[i],
                                       .most_up = INFINITY,
                                       .need = {2, 2},
                                       .reason = SG_PROTECT_FREQUENCY,
                                       .unsafe = true,
                                       .owner = i == 3 ? 0 : SG_PROTECT_NOBODY};
        sg_protect_add_cell(table, &cell, NULL);
    }
}

static struct sg_deviation cycle(double by)
{
    struct sg_deviation deviation = {0};
    for (uint32_t i = 0; i < 4; i++)
        sg_deviation_add(&deviation, i, i % 2 ? -by : by);
    return deviation;
}

/* By how much the cell moves in what its claim borrows; 0: nothing was found. */
static double borrowed(struct sg_protection *p, uint32_t cell, int sign, int32_t intruder)
{
    struct sg_deviation proof = {0};
    double by = 0;
    if (sg_protection_borrow(p, sg_protection_claim(p, cell, sign, intruder), &proof))
        for (size_t i = 0; i < proof.n; i++)
            by += proof.cells[i] == cell ? proof.by[i] : 0;
    sg_deviation_free(&proof);
    return by;
}

static void one_proof_serves_others(void **state)
{
    (void)state;
    struct sg_protect_table table;
    struct sg_protection p;
    make(&table);
    sg_protection_init(&p, &table, NULL, true);
    assert_close(borrowed(&p, 1, -1, SG_PROTECT_NOBODY), 0, -1e-15);
    sg_protection_keep(&p, sg_protection_claim(&p, 0, 1, SG_PROTECT_NOBODY), cycle(1));
    assert_close(borrowed(&p, 1, -1, SG_PROTECT_NOBODY), -2, 1e-15); /* larger */
    assert_close(borrowed(&p, 1, 1, SG_PROTECT_NOBODY), 2, 1e-15);   /* the other way */
    table.cells[1].need.up = 8;                                      /* 2 would fall below 0 */
    assert_close(borrowed(&p, 1, 1, SG_PROTECT_NOBODY), 0, -1e-15);
    assert_close(borrowed(&p, 2, 1, SG_PROTECT_NOBODY), 2, 1e-15);
    assert_close(borrowed(&p, 2, 1, 0), 0, -1e-15); /* owner 0 knows that cell 3 is as it is */
    table.cells[0].reason = SG_PROTECT_PUBLISHED;
    assert_close(borrowed(&p, 2, 1, SG_PROTECT_NOBODY), 0, -1e-15);
    sg_protection_free(&p);
    sg_protect_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_proof_serves_others)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
