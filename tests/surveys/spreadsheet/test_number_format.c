/* Codes of number formats: ECMA-376 part 1, 18.8.30 and 18.8.31, and formats of Japanese offices.
 */
#include "tests/test_support.h"

#include <string.h>

#include "surveys/spreadsheet/number_format.h"

enum {
    Y = SG_DATE_YEAR,
    M = SG_DATE_MONTH,
    D = SG_DATE_DAY,
    H = SG_DATE_HOUR,
    MIN = SG_DATE_MINUTE,
    S = SG_DATE_SECOND
};

static void codes(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        unsigned date;
        bool percent, scaled;
        const char *unit;
    } cases[] = {
        {"General", 0, false, false, ""},
        {"@", 0, false, false, ""},
        {"", 0, false, false, ""},
        {"#,##0;\"△\"#,##0", 0, false, false, ""},
        {"#,##0_);[Red]\\(#,##0\\)", 0, false, false, ""},
        {"0.0%", 0, true, false, ""},
        {"#,##0\"人\"", 0, false, false, "人"},
        {"#,##0人", 0, false, false, "人"},
        {"#,##0 \"事業所\"", 0, false, false, "事業所"},
        {"\"約\"#,##0\"人\"", 0, false, false, "人"},
        {"#,##0[$円]", 0, false, false, "円"},
        {"#,##0\"(注)\"", 0, false, false, ""},
        {"#,##0,\"千円\"", 0, false, true, ""},
        {"#,##0,,", 0, false, true, ""},
        {"0.00E+00", 0, false, false, ""},
        {"yyyy\"年\"m\"月\"", Y | M, false, false, ""},
        {"[$-411]ge\\.m\\.d", Y | M | D, false, false, ""},
        {"[$-411]ggge\"年\"", Y, false, false, ""},
        {"ggge\"年\"m\"月\"d\"日\";@", Y | M | D, false, false, ""},
        {"mmm\\-yy", Y | M, false, false, ""},
        {"yyyy/m/d h:mm", Y | M | D | H | MIN, false, false, ""},
        {"h:mm:ss", H | MIN | S, false, false, ""},
        {"mm:ss.0", MIN | S, false, false, ""},
        {"[h]:mm", H | MIN | SG_DATE_ELAPSED, false, false, ""},
        {"m\"月\"d\"日\"", M | D, false, false, ""},
        {"[Blue]0.0;[Red]-0.0", 0, false, false, ""},
        {"\"days: \"0", 0, false, false, ""},
        {"#,##0\"unterminated", 0, false, false, "unterminated"},
        {"[unclosed", 0, false, false, ""},
        {"\\", 0, false, false, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_number_format format = sg_number_format_of(cases[i].code);
        if (format.date != cases[i].date || strcmp(format.unit, cases[i].unit) != 0)
            print_error("%s: %u '%s'\n", cases[i].code, format.date, format.unit);
        assert_int_equal(format.date, cases[i].date);
        assert_int_equal(format.percent, cases[i].percent);
        assert_int_equal(format.scaled, cases[i].scaled);
        assert_string_equal(format.unit, cases[i].unit);
    }
}

static void built_in(void **state)
{
    (void)state;
    static const struct {
        unsigned number, date;
    } cases[] = {{0, 0},
                 {1, 0},
                 {4, 0},
                 {14, Y | M | D},
                 {17, Y | M},
                 {20, H | MIN},
                 {22, Y | M | D | H | MIN},
                 {27, Y | M | D},
                 {30, Y | M | D},
                 {34, Y | M},
                 {35, M | D},
                 {36, Y | M | D},
                 {45, MIN | S},
                 {49, 0},
                 {50, Y | M | D},
                 {52, Y | M},
                 {58, Y | M | D},
                 {59, 0},
                 {4000000000, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (sg_number_format_built_in(cases[i].number).date != cases[i].date)
            print_error("%u\n", cases[i].number);
        assert_int_equal(sg_number_format_built_in(cases[i].number).date, cases[i].date);
    }
    assert_true(sg_number_format_built_in(9).percent && sg_number_format_built_in(10).percent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes), cmocka_unit_test(built_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
