#include "tests/test_support.h"

#include "table/civil.h"

static void days_are_dates(void **state)
{
    (void)state;
    /* counted by hand from 0000-03-01, and by date -d */
    static const struct {
        int64_t days;
        int year, month, day;
    } dates[] = {
        {0, 0, 3, 1},
        {-1, 0, 2, 29},
        {305, 0, 12, 31},
        {306, 1, 1, 1},
        {SG_CIVIL_1970, 1970, 1, 1},
        {SG_CIVIL_1970 - 1, 1969, 12, 31},
        {SG_CIVIL_1970 + 11016, 2000, 2, 29},
        {SG_CIVIL_1970 + 20787, 2026, 11, 30},
        {-146097, -400, 3, 1},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct sg_civil date = sg_civil_of(dates[i].days);
        assert_int_equal(date.year, dates[i].year);
        assert_int_equal(date.month, dates[i].month);
        assert_int_equal(date.day, dates[i].day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_are_dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
