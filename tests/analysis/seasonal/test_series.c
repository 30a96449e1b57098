#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "analysis/seasonal/series.h"

enum { QUARTERS = 14 };

/* Quarters from the fourth of 2019, all known. */
static void make(struct sg_season_point points[QUARTERS])
{
    static const char *const labels[QUARTERS] = {"2019Q4", "2020Q1", "2020Q2", "2020Q3", "2020Q4",
                                                 "2021Q1", "2021Q2", "2021Q3", "2021Q4", "2022Q1",
                                                 "2022Q2", "2022Q3", "2022Q4", "2023Q1"};
    for (size_t i = 0; i < QUARTERS; i++) {
        points[i] =
            (struct sg_season_point){.label = labels[i], .value = (double)i, .file_row = i + 2};
        assert_true(sg_period_read(labels[i], NULL, &points[i].date, NULL));
    }
}

static void found(void **state)
{
    (void)state;
    struct sg_season_point points[QUARTERS];
    struct sg_season_series series;
    make(points);
    assert_true(sg_season_series_find(points, QUARTERS, NULL, 0, &series, NULL));
    assert_int_equal(series.begin, 0);
    assert_int_equal(series.n, QUARTERS);
    assert_int_equal(series.frequency, 4);
    assert_int_equal(series.first, 3);
    /* what is unknown at the ends lies outside */
    points[0].status = SG_STATUS_SUPPRESSED;
    points[QUARTERS - 1].value = NAN;
    assert_true(sg_season_series_find(points, QUARTERS, NULL, 0, &series, NULL));
    assert_int_equal(series.begin, 1);
    assert_int_equal(series.n, QUARTERS - 2);
    assert_int_equal(series.first, 0);
}

static void refused(const struct sg_season_point points[], size_t n, const struct sg_break *mark,
                    const char *message, size_t row)
{
    struct sg_season_series series;
    struct sg_error err = {0};
    assert_false(sg_season_series_find(points, n, mark, mark ? 1 : 0, &series, &err));
    assert_non_null(strstr(err.message, message));
    assert_int_equal(err.row, row);
}

static void refusals(void **state)
{
    (void)state;
    struct sg_season_point points[QUARTERS], *p = points;
    struct sg_break mark = {.label = "2021Q1"};
    make(points);
    assert_true(sg_period_read("2021Q1", NULL, &mark.period, NULL));
    refused(p, QUARTERS, &mark, "has a break at '2021Q1'", 0);
    refused(p, 0, NULL, "no value of the series is known", 0);
    p[4].status = SG_STATUS_SUPPRESSED;
    refused(p, QUARTERS, NULL, "the value of '2020Q4' is suppressed", 6);
    p[4] = (struct sg_season_point){p[4].date, p[4].label, NAN, SG_STATUS_NOT_AVAILABLE, 6, false};
    refused(p, QUARTERS, NULL, "the value of '2020Q4' is not known", 6);
    memmove(p + 4, p + 6, (QUARTERS - 6) * sizeof *p);
    refused(p, QUARTERS - 2, NULL, "between '2020Q3' and '2021Q2' periods are missing (2)", 8);
    make(points);
    p[3] = p[2];
    refused(p, QUARTERS, NULL, "'2020Q2' and '2020Q2' are one period", 4);
    make(points);
    assert_true(sg_period_read("2020-07", NULL, &p[3].date, NULL));
    refused(p, QUARTERS, NULL, "are periods of different length", 5);
    assert_true(sg_period_read("2019", NULL, &p[0].date, NULL));
    refused(p, QUARTERS, NULL, "'2019Q4' is no quarter and no month", 2);
}

/* A break at the first period, or one that only asks for care, forbids nothing. */
static void breaks_beside(void **state)
{
    (void)state;
    struct sg_season_point points[QUARTERS];
    struct sg_season_series series;
    struct sg_break marks[2] = {{.label = "2019Q4"}, {.label = "2021Q1", .caution = true}};
    make(points);
    assert_true(sg_period_read("2019Q4", NULL, &marks[0].period, NULL));
    assert_true(sg_period_read("2021Q1", NULL, &marks[1].period, NULL));
    assert_true(sg_season_series_find(points, QUARTERS, marks, 2, &series, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(found), cmocka_unit_test(refusals),
                                       cmocka_unit_test(breaks_beside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
