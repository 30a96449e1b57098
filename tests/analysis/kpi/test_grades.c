#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "analysis/kpi/grades.h"

static void scores_fall_into_bands_as_printed(void **state)
{
    (void)state;
    static const struct {
        const char *bands;
        double score;
        bool met;
        const char *name;
    } cases[] = {
        {"met", 100, true, "met"},
        {"met", 99.96, false, "not met"}, /* prints 100.0, yet the numbers differ */
        {"met", 99.9, false, "not met"},
        {"met", INFINITY, true, "met"},
        {"met", NAN, true, "met"}, /* 0 of 0 */
        {"met", NAN, false, "not met"},
        {"abcd", 79.96, false, "B"}, /* prints 80.0 */
        {"abcd", 79.94, false, "C"},
        {"abcd", 60, false, "C"},
        {"abcd", -5, false, "D"},
        {"abcd", NAN, true, "A"},
        {"abcd", NAN, false, NULL}, /* not met, but by how much? */
        {"pace", 80, false, "nearly on track"},
        {"◎=120,○=100,△=0", 120, true, "◎"},
        {"◎=120,○=100,△=0", NAN, true, "○"},
        {"◎=120,○=100,△=0", 5, false, "△"},
        {"◎=120,○=100,△=0", -5, false, NULL},
        {" a = 90 , rest", 89.9, false, "rest"},
        {"a=x=90,b", 90, false, "a=x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct kpi_grades grades;
        assert_true(kpi_grades_read(cases[i].bands, -1, SG_EN, &grades, NULL));
        const char *name = kpi_grades_name(&grades, cases[i].score, cases[i].met);
        if (!name != !cases[i].name || (name && strcmp(name, cases[i].name) != 0))
            fail_msg("%s, %g: %s", cases[i].bands, cases[i].score, name ? name : "none");
        kpi_grades_free(&grades);
    }
}

static void a_higher_score_is_never_a_lower_band(void **state)
{
    (void)state;
    struct kpi_grades grades;
    assert_true(kpi_grades_read("abcd", -1, SG_JA, &grades, NULL));
    const char *before = "D";
    for (double score = -10; score < 130; score += 0.01) {
        const char *name = kpi_grades_name(&grades, score, score >= 100);
        assert_true(strcmp(name, before) <= 0);
        before = name;
    }
    assert_string_equal(before, "A");
    kpi_grades_free(&grades);
}

static void measures_come_with_presets_unless_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *bands;
        int asked;
        enum kpi_measure measure;
    } cases[] = {
        {"met", -1, KPI_ATTAINMENT},          {"pace", -1, KPI_PACE},
        {"abcd", KPI_PROGRESS, KPI_PROGRESS}, {"a=1", -1, KPI_ATTAINMENT},
        {"a=1", KPI_PACE, KPI_PACE},          {"pace", KPI_ATTAINMENT, KPI_ATTAINMENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct kpi_grades grades;
        assert_true(kpi_grades_read(cases[i].bands, cases[i].asked, SG_JA, &grades, NULL));
        assert_int_equal(grades.measure, cases[i].measure);
        kpi_grades_free(&grades);
    }
}

static void what_is_no_band_is_said(void **state)
{
    (void)state;
    static const char *const texts[] = {"",        "a=",  "a=x",  "=5",       "a=5,b=5",
                                        "a=5,b=6", "a,b", "a=5,", "a=5,b,c=1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct kpi_grades grades;
        struct sg_error err = {0};
        assert_false(kpi_grades_read(texts[i], -1, SG_EN, &grades, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_non_null(strstr(err.message, "--grades: no band at '"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_fall_into_bands_as_printed),
        cmocka_unit_test(a_higher_score_is_never_a_lower_band),
        cmocka_unit_test(measures_come_with_presets_unless_asked_for),
        cmocka_unit_test(what_is_no_band_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
