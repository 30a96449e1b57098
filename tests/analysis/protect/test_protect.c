#include "tests/test_support.h"

#include <math.h>

#include <sangyo/protect.h>

static struct sg_protect_contributions of(size_t n, const double amounts[])
{
    struct sg_protect_contributions c = {.contributors = (double)n};
    for (size_t i = 0; i < n; i++) {
        c.total += amounts[i];
        c.largest[c.n_largest++] = amounts[i];
    }
    return c;
}

/* The cells v1 … v7 of test-DominanceRule.R (SSBtools, statisticsnorway): v5 is exactly 90 %. */
static void dominance(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        double amounts[4];
        bool unsafe;
    } cells[] = {{1, {100}, true},
                 {2, {90, 10}, true},
                 {2, {80, 20}, true},
                 {2, {70, 30}, true},
                 {3, {80, 10, 10}, false},
                 {4, {70, 10, 10, 10}, false},
                 {4, {60, 20, 10, 10}, false}};
    const struct sg_protect_rules rules = {.dominance = {{2, 90}}, .n_dominance = 1};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct sg_protect_contributions c = of(cells[i].n, cells[i].amounts);
        struct sg_protect_need need;
        assert_int_equal(sg_protect_judge(&rules, &c, &need),
                         cells[i].unsafe ? SG_PROTECT_DOMINANCE : SG_PROTECT_PUBLISHED);
        double sum = cells[i].amounts[0] + (cells[i].n > 1 ? cells[i].amounts[1] : 0);
        assert_close(need.up, cells[i].unsafe ? 100.0 / 90 * sum - c.total : 0, 1e-12);
        assert_close(need.down, need.up, 1e-15);
    }
}

/* p 15 %: levels 7, 4.5 and 6 of the cells A/M, A/X and B/S; 5,00 → 0,75 and 11968 (11401, 145) →
   1288,15 of tau-Argus' pp.tab. */
static void p_percent(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        double amounts[4], total, level;
    } cells[] = {{3, {80, 12, 5}, 97, 7},
                 {2, {30, 28}, 58, 4.5},
                 {1, {40}, 40, 6},
                 {1, {5}, 5, 0.75},
                 {2, {11401, 145}, 11968, 1288.15},
                 {4, {25, 24, 20, 16}, 85, 0}};
    const struct sg_protect_rules rules = {.p_percent = 15};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct sg_protect_contributions c = of(cells[i].n, cells[i].amounts);
        struct sg_protect_need need;
        c.total = cells[i].total;
        assert_int_equal(sg_protect_judge(&rules, &c, &need) == SG_PROTECT_P_PERCENT,
                         cells[i].level > 0);
        assert_close(need.up, cells[i].level, 1e-12);
    }
}

/* Who knows others within half of their value counts for half of p. */
static void prior(void **state)
{
    (void)state;
    static const double amounts[] = {100, 50, 20};
    struct sg_protect_contributions c = of(3, amounts);
    struct sg_protect_need need;
    const struct sg_protect_rules p = {.p_percent = 15}, pq = {.p_percent = 15, .prior = 50};
    assert_int_equal(sg_protect_judge(&p, &c, NULL), SG_PROTECT_PUBLISHED);
    assert_int_equal(sg_protect_judge(&pq, &c, &need), SG_PROTECT_P_PERCENT);
    assert_close(need.up, 15.0 / 50 * 100 - 20, 1e-12);
}

static void frequency(void **state)
{
    (void)state;
    struct sg_protect_rules rules = {.min_contributors = 3, .counts = true};
    struct sg_protect_need need;
    for (int n = 0; n < 5; n++) {
        struct sg_protect_contributions c = {.contributors = n, .total = n};
        assert_int_equal(sg_protect_judge(&rules, &c, &need) == SG_PROTECT_FREQUENCY,
                         n == 1 || n == 2);
        assert_close(need.down, n == 1 || n == 2 ? n : 0, 1e-15);
        assert_close(need.up, n == 1 || n == 2 ? 3 - n : 0, 1e-15);
    }
    rules.zeros_unsafe = true;
    struct sg_protect_contributions none = {0};
    assert_int_equal(sg_protect_judge(&rules, &none, &need), SG_PROTECT_FREQUENCY);
    assert_close(need.up, 3, 1e-15);
    rules = (struct sg_protect_rules){.min_contributors = 3, .range_percent = 20};
    struct sg_protect_contributions few = {.contributors = 2, .total = 50};
    assert_int_equal(sg_protect_judge(&rules, &few, &need), SG_PROTECT_FREQUENCY);
    assert_close(need.up, 10, 1e-15);
}

/* Joined, the largest are the largest of both. */
static void join(void **state)
{
    (void)state;
    static const double first[] = {80, 12, 5}, second[] = {30, 28};
    struct sg_protect_contributions c = of(3, first), other = of(2, second);
    sg_protect_join(&c, &other);
    assert_close(c.contributors, 5, 1e-15);
    assert_close(c.total, 155, 1e-15);
    assert_int_equal(c.n_largest, 5);
    static const double expected[] = {80, 30, 28, 12, 5};
    for (size_t i = 0; i < 5; i++)
        assert_close(c.largest[i], expected[i], 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dominance), cmocka_unit_test(p_percent),
                                       cmocka_unit_test(prior), cmocka_unit_test(frequency),
                                       cmocka_unit_test(join)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
