#include "analysis/survey/di_series.h"
#include "tests/test_support.h"

#include <math.h>

/* The report's words: business +2.8, sales +6.2, profit +1.6, and the edges of the bands. */
static void assessments(void **state)
{
    (void)state;
    const struct di_bands bands = {3, 10};
    static const struct {
        double change;
        const char *word;
    } cases[] = {{2.8, "横ばい"},  {6.2, "改善"},  {1.6, "横ばい"}, {3, "横ばい"},
                 {3.04, "横ばい"}, {3.05, "改善"}, {10, "改善"},    {10.1, "大幅な改善"},
                 {-3, "横ばい"},   {-3.1, "後退"}, {-10, "後退"},   {-10.06, "大幅な後退"},
                 {0, "横ばい"},    {NAN, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(di_assessment(bands, cases[i].change, SG_JA), cases[i].word);
    assert_string_equal(di_assessment(bands, -11, SG_EN), "much worse");
}

static void bands_are_read(void **state)
{
    (void)state;
    struct di_bands bands;
    assert_true(di_bands_read("2.5,7.5", &bands, NULL));
    assert_close(bands.flat, 2.5, 0);
    assert_close(bands.strong, 7.5, 0);
    const char *const wrong[] = {"", "3", "3,", "10,3", "-1,3", "a,b", "1,2,3"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(di_bands_read(wrong[i], &bands, NULL));
}

/* The half a year before, not the half before; a year has no season. */
static void the_season_a_year_before(void **state)
{
    (void)state;
    static const char *const labels[] = {"2022年度上期", "2022年度下期",  "2023年度上期",
                                         "2023年度下期", "2022年4-6月期", "2022",
                                         "2023",         "2023H1"};
    enum { N = sizeof labels / sizeof *labels };
    struct sg_period dates[N];
    for (size_t i = 0; i < N; i++)
        assert_true(sg_period_read(labels[i], NULL, &dates[i], NULL));
    assert_int_equal(di_year_before(dates, N, 2), 0);
    assert_int_equal(di_year_before(dates, N, 3), 1);
    assert_true(di_year_before(dates, N, 6) == SIZE_MAX);
    assert_true(di_year_before(dates, N, 7) == SIZE_MAX);
    assert_true(di_has_seasons(&dates[0]));
    assert_false(di_has_seasons(&dates[5]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(assessments),
                                       cmocka_unit_test(bands_are_read),
                                       cmocka_unit_test(the_season_a_year_before)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
