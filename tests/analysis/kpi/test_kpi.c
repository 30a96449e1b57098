#include "tests/test_support.h"

#include <math.h>

#include <sangyo/kpi.h>

/* By hand, from the definitions. */
static void rates_are_those_of_their_definitions(void **state)
{
    (void)state;
    static const struct {
        double actual, base, target;
        enum sg_kpi_direction direction;
        double attainment, progress, score;
        bool met;
    } cases[] = {
        {8, 0, 8, SG_KPI_UP, 100, 100, 100, true},
        {6, 4, 12, SG_KPI_UP, 50, 25, 50, false},
        {3, 4, 12, SG_KPI_UP, 25, -12.5, 25, false},
        {14, 4, 12, SG_KPI_UP, 350.0 / 3, 125, 350.0 / 3, true},
        {6, 10, 5, SG_KPI_DOWN, 120, 80, 250.0 / 3, false},
        {4, 10, 5, SG_KPI_DOWN, 80, 120, 125, true},
        {0, 10, 5, SG_KPI_DOWN, 0, 200, INFINITY, true},
        {5, 10, 5, SG_KPI_UNKNOWN, 100, 100, NAN, false},
        {7, 5, 5, SG_KPI_UP, 140, NAN, 140, true},                 /* target equal to the base */
        {95, 100, 90, SG_KPI_UP, 950.0 / 9, NAN, 950.0 / 9, true}, /* target behind the base */
        {0, 1, 0, SG_KPI_DOWN, NAN, 100, NAN, true},               /* 0/0 */
        {2, 1, 0, SG_KPI_DOWN, NAN, -100, NAN, false},
        {-3, -8, -4, SG_KPI_UP, NAN, 125, NAN, true}, /* no rate of a negative target */
        {NAN, 1, 2, SG_KPI_UP, NAN, NAN, NAN, false},
        {NAN, 1, 2, SG_KPI_DOWN, NAN, NAN, NAN, false},
        {1, 1, NAN, SG_KPI_UP, NAN, NAN, NAN, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double a = cases[i].actual, b = cases[i].base, t = cases[i].target;
        assert_close(sg_kpi_attainment(a, t), cases[i].attainment, 1e-14);
        assert_close(sg_kpi_progress(a, b, t, cases[i].direction), cases[i].progress, 1e-14);
        assert_close(sg_kpi_score(a, t, cases[i].direction), cases[i].score, 1e-14);
        assert_int_equal(sg_kpi_is_met(a, t, cases[i].direction), cases[i].met);
    }
}

static void the_linear_path_ends_at_its_ends(void **state)
{
    (void)state;
    assert_close(sg_kpi_expected(24, 60), 40, 1e-15);
    assert_close(sg_kpi_expected(-12, 60), 0, 0);
    assert_close(sg_kpi_expected(72, 60), 100, 0);
    assert_close(sg_kpi_expected(0, 0), NAN, 0);
    assert_close(sg_kpi_expected(12, -60), NAN, 0);
}

/* Other units change no rate; progress does not see a shift of the zero either. */
static void rates_do_not_depend_on_the_unit(void **state)
{
    (void)state;
    const double a = 37, b = 21, t = 55;
    for (double unit = 1e-6; unit < 1e7; unit *= 1000) {
        assert_close(sg_kpi_attainment(a * unit, t * unit), sg_kpi_attainment(a, t), 1e-12);
        assert_close(sg_kpi_progress(a * unit, b * unit, t * unit, SG_KPI_UP),
                     sg_kpi_progress(a, b, t, SG_KPI_UP), 1e-12);
    }
    assert_close(sg_kpi_progress(a - 100, b - 100, t - 100, SG_KPI_UP),
                 sg_kpi_progress(a, b, t, SG_KPI_UP), 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_those_of_their_definitions),
        cmocka_unit_test(the_linear_path_ends_at_its_ends),
        cmocka_unit_test(rates_do_not_depend_on_the_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
