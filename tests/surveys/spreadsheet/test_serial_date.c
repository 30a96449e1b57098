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
        {1.5, false, SG_DATE_HOUR | SG_DATE_MINUTE, "12:00"},
        {1.5, false, SG_DATE_HOUR | SG_DATE_MINUTE | SG_DATE_ELAPSED, "36:00"},
        {60.25, false, SG_DATE_HOUR | SG_DATE_MINUTE | SG_DATE_ELAPSED, "1446:00"},
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

/* ISO 8601, as OpenDocument has it. */
static void dates_as_texts(void **state)
{
    (void)state;
    static const struct {
        const char *iso;
        unsigned parts;
        const char *expected; /* NULL: no day */
    } cases[] = {
        {"2021-06-01", day, "2021-06-01"},
        {"2021-06-01T09:30:00", day, "2021-06-01"},
        {"2021-06-01T09:30:15.5", SG_DATE_HOUR | SG_DATE_MINUTE | SG_DATE_SECOND, "09:30:15"},
        {"2021-06-01", SG_DATE_YEAR | SG_DATE_MONTH, "2021-06"},
        {"2021-06-01", SG_DATE_MONTH | SG_DATE_DAY, "6月1日"},
        {"2021-13-01", day, NULL},
        {"2021-06-32", day, NULL},
        {"2021-6-1", day, NULL},
        {"2021-06-01T9:30", day, NULL},
        {"-021-06-01", day, NULL},
        {"", day, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[SG_SERIAL_TEXT];
        bool is = sg_iso_date(cases[i].iso, cases[i].parts, text);
        assert_int_equal(is, cases[i].expected != NULL);
        if (is)
            assert_string_equal(text, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dates), cmocka_unit_test(dates_as_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
