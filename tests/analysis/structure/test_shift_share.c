#include "tests/test_support.h"

#include "tests/regional_indices.h"

#include <math.h>

#include <sangyo/shift_share.h>

/* Region R1 of the toy tables, industry I1; values of vectors/regional (REAT 3.0.3 for totals). */
static void values(void **state)
{
    (void)state;
    struct sg_quotient_counts from = toy_counts(toy_t0, 0, 0), to = toy_counts(toy_t1, 0, 0);
    struct sg_shift_share parts;
    struct sg_shift_share_arcelus eight;
    assert_true(sg_shift_share_dunn(&from, &to, &parts));
    assert_close(parts.national_share, 10.000000000000009, 1e-12);
    assert_close(parts.industry_mix, 0.85714285714284522, 1e-12);
    assert_close(parts.competitive, 9.1428571428571388, 1e-12);
    assert_true(sg_shift_share_esteban_marquillas(&from, &to, &parts));
    assert_close(parts.competitive, 3.7647058823529407, 1e-12);
    assert_close(parts.allocation, 5.3781512605042003, 1e-12);
    assert_true(sg_shift_share_arcelus(&from, &to, &eight));
    assert_close(eight.interaction[1], 2.4369747899159759, 1e-11);
    assert_close(eight.regional[0], 2.0588235294117574, 1e-11);
}

/* An industry of the area that begins (0 → 5), of the nation that begins, and that never is. */
static void zero_bases(void **state)
{
    (void)state;
    struct sg_quotient_counts from = {0, 100, 40, 1000}, to = {5, 120, 50, 1100};
    struct sg_shift_share parts;
    struct sg_shift_share_arcelus eight;
    assert_true(sg_shift_share_dunn(&from, &to, &parts)); /* REAT gives NaN */
    assert_close(parts.competitive, 5, 0);
    assert_close(parts.national_share, 0, 0);
    assert_close(parts.industry_mix, 0, 0);
    assert_false(sg_shift_share_esteban_marquillas(&from, &to, &parts));
    assert_true(isnan(parts.national_share));
    assert_false(sg_shift_share_arcelus(&from, &to, &eight));
    assert_true(isnan(eight.national[0]) && isnan(eight.interaction[1]));
    from.reference_value = 0;
    assert_true(sg_shift_share_dunn(&from, &to, &parts));
    assert_close(parts.competitive, 5, 0);
    from.value = 3; /* the area has what its reference has not: another reference */
    assert_false(sg_shift_share_dunn(&from, &to, &parts));
    assert_true(isnan(parts.competitive));
    from = to = (struct sg_quotient_counts){0};
    assert_false(sg_shift_share_dunn(&from, &to, &parts));
    to.value = NAN;
    assert_false(sg_shift_share_dunn(&from, &to, &parts));
}

/* The parts add up to the change, everywhere in the toy tables. */
static void adds_up(void **state)
{
    (void)state;
    for (size_t r = 0; r < TOY_REGIONS; r++)
        for (size_t i = 0; i < TOY_INDUSTRIES; i++) {
            struct sg_quotient_counts from = toy_counts(toy_t0, r, i);
            struct sg_quotient_counts to = toy_counts(toy_t1, r, i);
            double change = to.value - from.value;
            struct sg_shift_share p;
            struct sg_shift_share_arcelus a;
            assert_true(sg_shift_share_dunn(&from, &to, &p));
            assert_close(p.national_share + p.industry_mix + p.competitive, change, -1e-12);
            assert_true(sg_shift_share_esteban_marquillas(&from, &to, &p));
            assert_close(p.national_share + p.industry_mix + p.competitive + p.allocation, change,
                         -1e-12);
            assert_true(sg_shift_share_arcelus(&from, &to, &a));
            double sum = 0;
            for (int k = 0; k < 2; k++)
                sum += a.national[k] + a.industry[k] + a.regional[k] + a.interaction[k];
            assert_close(sum, change, -1e-12);
        }
}

/* Over t0, t1, t0 the dynamic parts add up to no change; over two periods they are Dunn's. */
static void dynamic(void **state)
{
    (void)state;
    struct sg_quotient_counts c[3] = {toy_counts(toy_t0, 1, 2), toy_counts(toy_t1, 1, 2),
                                      toy_counts(toy_t0, 1, 2)};
    struct sg_shift_share parts, dunn;
    assert_true(sg_shift_share_dynamic(c, 3, &parts));
    assert_close(parts.national_share + parts.industry_mix + parts.competitive, 0, -1e-12);
    assert_true(fabs(parts.national_share) > 0.1); /* not Dunn from first to last, which is 0 */
    assert_true(sg_shift_share_dynamic(c, 2, &parts) && sg_shift_share_dunn(&c[0], &c[1], &dunn));
    assert_close(parts.competitive, dunn.competitive, 0);
    assert_false(sg_shift_share_dynamic(c, 1, &parts));
    assert_true(isnan(parts.competitive));
    c[1].reference_total = 0;
    assert_false(sg_shift_share_dynamic(c, 3, &parts));
    assert_true(isnan(parts.national_share));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(zero_bases),
                                       cmocka_unit_test(adds_up), cmocka_unit_test(dynamic)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
