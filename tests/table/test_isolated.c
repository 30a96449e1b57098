#include "tests/test_support.h"

#include "table/isolated.h"

static struct sg_isolated met(const int64_t numbers[], size_t n)
{
    struct sg_isolated isolated = {0};
    for (size_t i = 0; i < n; i++)
        sg_isolated_add(&isolated, (struct sg_fixed){numbers[i], 0, 0}, 1);
    return isolated;
}

static bool any(const struct sg_isolated *isolated)
{
    bool found = false;
    for (size_t i = 0; i < isolated->n_codes; i++)
        found |= sg_isolated_is(isolated, i);
    return found;
}

static void codes_far_beyond_a_scale_are_found(void **state)
{
    (void)state;
    static const struct {
        int64_t numbers[6];
        bool isolated;
    } cases[] = {
        {{1, 2, 3, 4, 5, 99}, true}, /* a scale */
        {{1, 2, 3, 4, 5, 66}, true},       {{0, 10, 3, 4, 5, 88}, true},
        {{1, 2, 3, 4, 5, -1}, true},       {{1, 2, 3, 4, 5, -3}, true},
        {{12, 250, 31, 4, 5, 9999}, true}, /* persons engaged */
        {{12, 250, 31, 4, 5, 999}, true},  {{12, 250, 31, 4, 5, 99}, false},
        {{62, 81, 70, 55, 90, 99}, false}, /* ages */
        {{-5, 3, -20, 8, 1, -1}, false},   /* changes, below zero too */
        {{0, 1, 2, 1, 0, -1}, false},      {{1, 2, 3, 4, 5, 6}, false},
        {{99, 99, 99, 99, 99, 1}, false}, /* one number says nothing of what is usual */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_isolated isolated = met(cases[i].numbers, 6);
        if (any(&isolated) != cases[i].isolated)
            fail_msg("case %zu", i);
    }
}

static void declared_marks_and_fractions_are_none(void **state)
{
    (void)state;
    struct sg_isolated isolated = {0};
    for (int i = 1; i <= 5; i++)
        sg_isolated_add(&isolated, (struct sg_fixed){i, 0, 0}, 1);
    sg_isolated_add(&isolated, (struct sg_fixed){99, 0, SG_STATUS_NOT_AVAILABLE}, 1);
    sg_isolated_add(&isolated, (struct sg_fixed){25, 1, 0}, 1);
    assert_int_equal(isolated.n, 6);
    assert_int_equal(isolated.n_codes, 0);
}

/* Property: two parts give what the whole does. */
static void parts_merge_into_the_whole(void **state)
{
    (void)state;
    const int64_t numbers[] = {3, 99, 1, 4, -1, 5, 99, 2};
    struct sg_isolated whole = met(numbers, 8), first = met(numbers, 3);
    const struct sg_isolated second = met(numbers + 3, 5);
    sg_isolated_merge(&first, &second);
    assert_int_equal(first.n, whole.n);
    assert_int_equal(first.n_codes, 2);
    assert_int_equal(first.codes[0].n, 2);
    assert_true(first.low <= whole.low && first.high >= whole.high);
    assert_true(sg_isolated_is(&first, 0) && sg_isolated_is(&first, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_far_beyond_a_scale_are_found),
        cmocka_unit_test(declared_marks_and_fractions_are_none),
        cmocka_unit_test(parts_merge_into_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
