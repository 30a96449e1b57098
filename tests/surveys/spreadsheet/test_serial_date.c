/* Serial dates: ECMA-376 part 1, 18.17.4; days counted with the calendar of Python. */
#include "tests/test_support.h"

#include <math.h>

#include "surveys/spreadsheet/number_format.h"
#include "surveys/spreadsheet/serial_date.h"

static const unsigned day = SG_DATE_YEAR | SG_DATE_MONTH | SG_DATE_DAY;

static void dates(void **state)
{
    (void)state;
    static const struct {
        double serial;
        bool since_1904;
        unsigned parts;
        const char *expected; /* NULL: no day */
    } cases[] = {
        {1, false, day, "1900-01-01"},
        {59, false, day, "1900-02-28"},
        {60, false, day, NULL},
        {60.5, false, day, NULL},
        {61, false, day, "1900-03-01"},
        {44348, false, day, "2021-06-01"},
        {44348, false, SG_DATE_YEAR | SG_DATE_MONTH, "2021-06"},
        {44348, false, SG_DATE_YEAR, "2021"},
        {44348, false, SG_DATE_MONTH | SG_DATE_DAY, "6月1日"},
        {44348.999999, false, day, "2021-06-01"},
        {44348.396, false, SG_DATE_HOUR | SG_DATE_MINUTE, "09:30"},
        {0.75, false, SG_DATE_HOUR | SG_DATE_MINUTE | SG_DATE_SECOND, "18:00:00"},
        {42886, true, day, "2021-06-01"},
        {0, true, day, "1904-01-01"},
        {60, true, day, "1904-03-01"},
        {2958465, false, day, "9999-12-31"},
        {2958466, false, day, NULL},
        {-1, false, day, NULL},
        {36586, false, day, "2000-03-01"},
        {36585, false, day, "2000-02-29"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[SG_SERIAL_TEXT];
        bool is = sg_serial_date(cases[i].serial, cases[i].since_1904, cases[i].parts, text);
        assert_int_equal(is, cases[i].expected != NULL);
        if (is)
            assert_string_equal(text, cases[i].expected);
    }
    char text[SG_SERIAL_TEXT];
    assert_false(sg_serial_date((double)NAN, false, day, text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
