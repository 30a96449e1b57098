#include "tests/test_support.h"

#include <math.h>

#include <sangyo/adjust.h>

/* Expected: R 4.2.2, p.adjust. */
static void values(void **state)
{
    (void)state;
    const double p[] = {0.01, 0.04, 0.03, NAN, 0.005, 0.6, 0.04};
    const double bonferroni[] = {0.06, 0.24, 0.18, NAN, 0.03, 1, 0.24};
    const double holm[] = {0.05, 0.12, 0.12, NAN, 0.03, 0.6, 0.12};
    const double bh[] = {0.03, 0.048, 0.048, NAN, 0.03, 0.6, 0.048};
    double adjusted[7];
    sg_adjust_bonferroni(p, 7, adjusted);
    for (size_t i = 0; i < 7; i++)
        assert_close(adjusted[i], bonferroni[i], 1e-14);
    sg_adjust_holm(p, 7, adjusted);
    for (size_t i = 0; i < 7; i++)
        assert_close(adjusted[i], holm[i], 1e-14);
    sg_adjust_bh(p, 7, adjusted);
    for (size_t i = 0; i < 7; i++)
        assert_close(adjusted[i], bh[i], 1e-14);
}

static void edges(void **state)
{
    (void)state;
    static sg_adjust_fn *const all[] = {sg_adjust_bonferroni, sg_adjust_holm, sg_adjust_bh};
    for (size_t k = 0; k < 3; k++) {
        double one[] = {0.2}, none[] = {NAN, NAN}, equal[] = {0.5, 0.5, 0.5, 0};
        all[k](one, 0, one);
        all[k](one, 1, one);
        assert_close(one[0], 0.2, 0);
        all[k](none, 2, none);
        assert_true(isnan(none[0]) && isnan(none[1]));
        all[k](equal, 4, equal); /* in place */
        assert_close(equal[0], k == 2 ? 0.5 : 1, 0);
        assert_close(equal[3], 0, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
