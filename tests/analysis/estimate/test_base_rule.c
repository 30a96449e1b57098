#include "tests/test_support.h"

#include <math.h>

#include <sangyo/base_rule.h>

static void rules_are_read(void **state)
{
    (void)state;
    struct sg_base_rule rule;
    struct sg_error err = {0};
    assert_true(sg_base_rule_read("10,30", &rule, NULL));
    assert_true(rule.hide == 10 && rule.mark == 30);
    assert_true(sg_base_rule_read("0,0", &rule, NULL));
    const char *const wrong[] = {"",      "10",   "10,",     ",30",  "30,10",
                                 "-1,30", "10,x", "10.5,30", "1,2,3"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(sg_base_rule_read(wrong[i], &rule, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
    }
}

static void small_bases_are_marked(void **state)
{
    (void)state;
    const struct sg_base_rule rule = {10, 30};
    const sg_status hidden = SG_STATUS_SMALL_BASE | SG_STATUS_NOT_AVAILABLE;
    assert_int_equal(sg_base_rule_status(rule, 0), hidden);
    assert_int_equal(sg_base_rule_status(rule, 9), hidden);
    assert_int_equal(sg_base_rule_status(rule, 10), SG_STATUS_SMALL_BASE);
    assert_int_equal(sg_base_rule_status(rule, 29), SG_STATUS_SMALL_BASE);
    assert_int_equal(sg_base_rule_status(rule, 30), 0);
    assert_int_equal(sg_base_rule_status(rule, NAN), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules_are_read),
                                       cmocka_unit_test(small_bases_are_marked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
