#include "tests/test_support.h"

#include <string.h>

#include "surveys/datasets/dates.h"

/* Numbers by hand: 2021-06-30 is 22461 days after 1960-01-01 (61 years, 16 leap days, 180 days) and
   160236 after 1582-10-14; 1960-01-01 is -3653 from 1970. */
static void formats_say_how_far_a_date_goes(void **state)
{
    (void)state;
    static const struct {
        enum dataset_origin origin;
        const char *format;
        double value;
        const char *text; /* NULL: no date */
    } cases[] = {
        {DATASET_SPSS, "DATE11", 160236. * 86400, "2021-06-30"},
        {DATASET_SPSS, "ADATE10", 160236. * 86400, "2021-06-30"},
        {DATASET_SPSS, "MOYR8", 160236. * 86400, "2021-06"},
        {DATASET_SPSS, "QYR8", 160236. * 86400, "2021Q2"},
        {DATASET_SPSS, "DATETIME20", 160236. * 86400 + 3661, "2021-06-30T01:01:01"},
        {DATASET_SPSS, "DATETIME20", 160236. * 86400, "2021-06-30"},
        {DATASET_SPSS, "TIME8", 3661, NULL},
        {DATASET_SPSS, "F8.2", 1, NULL},
        {DATASET_SPSS, "DATE11", 0, "1582-10-14"},
        {DATASET_STATA, "%td", 22461, "2021-06-30"},
        {DATASET_STATA, "%tdCCYY-NN-DD", -1, "1959-12-31"},
        {DATASET_STATA, "%d", 59, "1960-02-29"},
        {DATASET_STATA, "%tc", 22461. * 86400000, "2021-06-30"},
        {DATASET_STATA, "%tm", 737, "2021-06"},
        {DATASET_STATA, "%tm", -1, "1959-12"},
        {DATASET_STATA, "%tq", 245, "2021Q2"},
        {DATASET_STATA, "%th", 122, "2021H1"},
        {DATASET_STATA, "%ty", 2021, "2021"},
        {DATASET_STATA, "%9.0g", 2021, NULL},
        {DATASET_SAS, "YYMMDD", 22461, "2021-06-30"},
        {DATASET_SAS, "DATE9.", 22461, "2021-06-30"},
        {DATASET_SAS, "MONYY7.", 22461, "2021-06"},
        {DATASET_SAS, "YYQ", 22461, "2021Q2"},
        {DATASET_SAS, "YEAR4.", 22461, "2021"},
        {DATASET_SAS, "DATETIME19.", 22461. * 86400 + 60, "2021-06-30T00:01:00"},
        {DATASET_SAS, "BEST12.", 1, NULL},
        {DATASET_SAS, NULL, 1, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[40];
        struct dataset_format format = sg_dataset_format(cases[i].origin, cases[i].format);
        if (!cases[i].text) {
            assert_int_equal(format.counts, DATASET_NO_DATE);
            continue;
        }
        if (!sg_dataset_date(cases[i].origin, format, cases[i].value, text) ||
            strcmp(text, cases[i].text) != 0)
            fail_msg("%s %.0f: %s", cases[i].format, cases[i].value, text);
    }
}

static void what_no_calendar_has_is_no_date(void **state)
{
    (void)state;
    char text[40];
    struct dataset_format day = sg_dataset_format(DATASET_STATA, "%td"),
                          month = sg_dataset_format(DATASET_STATA, "%tm");
    assert_false(sg_dataset_date(DATASET_STATA, day, 1e20, text));
    assert_false(sg_dataset_date(DATASET_STATA, day, 1.5, text));
    assert_false(sg_dataset_date(DATASET_STATA, day, -800000, text));
    assert_false(sg_dataset_date(DATASET_STATA, month, 1e9, text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_say_how_far_a_date_goes),
        cmocka_unit_test(what_no_calendar_has_is_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
