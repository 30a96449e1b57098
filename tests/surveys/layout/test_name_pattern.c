#include "surveys/layout/name_pattern.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

static const struct {
    const char *pattern, *label, *values; /* joined by |, totals as *; NULL: does not fit */
} cases[] = {
    {"従業者数（民営）（{industry}）", "従業者数（民営）（建設業）", "建設業"},
    {"従業者数（民営）（{industry}）", "従業者数（民営）", "*"},
    {"従業者数（民営）（{industry}）", "従業者数（民営）（サービス業（他に分類されないもの））",
     "サービス業（他に分類されないもの）"},
    {"従業者数(民営)({industry})", "従業者数（民営）（農業、林業）", "農業、林業"},
    {"従業者数（民営）（{industry}）", "従業者数(民営)(農業，林業)", "農業，林業"},
    {"従業者数（民営）（{industry}）", "事業所数（民営）（建設業）", NULL},
    {"従業者数（民営）（{industry}）", "従業者数（民営）（）", NULL},
    {"従業者数（民営）（{industry}）", "従業者数（民営）建設業", NULL},
    {"従業者数（民営）（{industry}）", "", NULL},
    {"人口（{sex}）（{age}）", "人口（男）（15歳未満）", "男|15歳未満"},
    {"人口（{sex}）（{age}）", "人口（男）", "男|*"},
    {"人口（{sex}）（{age}）", "人口", "*|*"},
    {"{industry}", "建設業", "建設業"},
    {"{industry}_{sex}", "Mining_m", "Mining|m"},
    {"{industry}_{sex}", "Mining", "Mining|*"},
    {"DI {period}", "DI 平成17年12月", "平成17年12月"},
    {"#A {x}【{unit}】", "#A 総 数【万人】", "総 数|万人"},
};

static void labels_are_split(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_name_pattern names;
        struct sg_error err = {0};
        char *values[4];
        struct sg_buffer text = {0};
        assert_true(sg_name_pattern_parse(cases[i].pattern, &names, &err));
        bool fits = sg_name_pattern_split(&names, cases[i].label, values);
        assert_int_equal(fits, cases[i].values != NULL);
        for (size_t k = 0; k < names.parts.n; k++) {
            sg_buffer_printf(&text, "%s%s", k ? "|" : "", values[k] ? values[k] : "*");
            free(values[k]);
        }
        if (fits)
            assert_string_equal(sg_buffer_text(&text), cases[i].values);
        sg_buffer_free(&text);
        sg_name_pattern_free(&names);
    }
}

static void the_measure_is_the_text_before(void **state)
{
    (void)state;
    static const char *const measures[][2] = {
        {"従業者数（民営）（{industry}）", "従業者数（民営）"},
        {"{industry}", ""},
        {"人口 - {sex}", "人口"},
        {"DI {period}", "DI"}};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        struct sg_name_pattern names;
        assert_true(sg_name_pattern_parse(measures[i][0], &names, NULL));
        char *measure = sg_name_pattern_measure(&names);
        assert_string_equal(measure, measures[i][1]);
        free(measure);
        sg_name_pattern_free(&names);
    }
}

static void bad_patterns_are_refused(void **state)
{
    (void)state;
    static const char *const patterns[] = {"",       "従業者数", "a{b",      "a}b",    "{}",
                                           "{a}{b}", "{a}x{a}",  "{value}x", "{a{b}}", "{measure}"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct sg_name_pattern names;
        struct sg_error err = {0};
        assert_false(sg_name_pattern_parse(patterns[i], &names, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_non_null(strstr(err.message, "--names"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_split),
        cmocka_unit_test(the_measure_is_the_text_before),
        cmocka_unit_test(bad_patterns_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
