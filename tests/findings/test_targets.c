#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>

#include "findings/targets.h"

static enum sg_met met(double actual, double target, enum sg_course course, const char *grade)
{
    const struct sg_target of = {
        .actual = actual, .target = target, .course = course, .grade = grade};
    return sg_target_met(&of);
}

static void the_numbers_tell_before_the_grade(void **state)
{
    (void)state;
    assert_int_equal(met(212, 250, SG_COURSE_UP, "met"), SG_MET_NO);
    assert_int_equal(met(4.31, 4.2, SG_COURSE_UP, ""), SG_MET_YES);
    assert_int_equal(met(57.6, 50, SG_COURSE_DOWN, ""), SG_MET_NO); /* to fall, and above */
    assert_int_equal(met(50, 50, SG_COURSE_DOWN, ""), SG_MET_YES);
    assert_int_equal(met(-12.3, -10, SG_COURSE_UP, ""), SG_MET_NO);
    assert_int_equal(met(NAN, 1000, SG_COURSE_UP, "met"), SG_MET_UNKNOWN);
    assert_int_equal(met(5, NAN, SG_COURSE_UP, "A"), SG_MET_UNKNOWN);
    assert_int_equal(met(5, 4, SG_COURSE_UNKNOWN, ""), SG_MET_UNKNOWN);
    assert_int_equal(met(5, 4, SG_COURSE_UNKNOWN, "A"), SG_MET_YES);
    assert_int_equal(met(5, 4, SG_COURSE_UNKNOWN, "未達成"), SG_MET_NO);
    assert_int_equal(met(5, 4, SG_COURSE_UNKNOWN, "順調"), SG_MET_UNKNOWN);
}

static void indicators_are_counted(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_targets_found found = {0};
    table_of(&table, "indicator|direction|target#|actual#|grade\n"
                     "a|up|5|6|met\nb|下|5|6|\nc||5|6|順調\nd|up|5|…|\ne|up||6|\nf|up|5|大会中止|\n");
    const struct sg_target_columns columns = sg_target_find(&table);
    for (size_t row = 0; row < table.n_rows; row++) {
        struct sg_target target = sg_target_at(&columns, row);
        sg_targets_count(&found, &target);
    }
    assert_int_equal(found.n, 6);
    assert_int_equal(found.paired, 3);
    assert_int_equal(found.known, 2);
    assert_int_equal(found.met, 1);
    assert_int_equal(found.reaching, 3);
    assert_int_equal(found.graded, 2);
    assert_int_equal(found.no_actual, 1);
    assert_int_equal(found.no_target, 1);
    assert_int_equal(found.cancelled, 1);
    assert_int_equal(sg_targets_all(&found), 5);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_tell_before_the_grade),
        cmocka_unit_test(indicators_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
