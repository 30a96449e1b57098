#include "tests/test_support.h"

#include <string.h>

#include "table/code_form.h"

static void codes_of_labels(void **state)
{
    (void)state;
    static const struct {
        const char *label, *text;
        int depth;
    } cases[] = {
        {"D 建設業", "D", 1},
        {"Ｄ建設業", "D", 1},
        {"06 総合工事業", "06", 3},
        {"０６　総合工事業", "06", 3},
        {"061 一般土木", "061", 4},
        {"C10.1 Meat", "C101", 4},
        {"11---- Agriculture", "11", 3},
        {"C Manufacturing", "C", 1},
        {"建設業", "", 0},
        {"2016年", "2016", 0},
        {"1～4人", "1", 0},
        {"Construction", "C", 0},
        {"A", "A", 1},
        {"", "", 0},
        {"12345678 x", "12345678", 0},
        {"06総合工事業", "06", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_code_form code = sg_code_of_label(cases[i].label);
        if (code.depth != cases[i].depth || (code.depth && strcmp(code.text, cases[i].text) != 0))
            fail_msg("%s: %s %d", cases[i].label, code.text, code.depth);
    }
    assert_int_equal(sg_code_of_text("11----").depth, 3);
    assert_int_equal(sg_code_of_text("113///").depth, 4);
    assert_int_equal(sg_code_of_text("11 x").depth, 0);
    assert_int_equal(sg_code_of_text("------").depth, 0);
}

static void codes_lie_in_codes(void **state)
{
    (void)state;
    struct sg_code_form letter = sg_code_of_text("D"), two = sg_code_of_text("06"),
                        three = sg_code_of_text("061"), other = sg_code_of_text("071"),
                        nace = sg_code_of_text("C10");
    assert_true(sg_code_is_below(&two, &letter));
    assert_true(sg_code_is_below(&three, &two));
    assert_false(sg_code_is_below(&other, &two));
    assert_false(sg_code_is_below(&two, &three));
    assert_false(sg_code_is_below(&nace, &letter)); /* C10 is not in D */
}

/* Codes of the Ministry of Internal Affairs, 2023: Yokohama 14100 and its ward Tsurumi 14101,
   Kawasaki 14130 and Kawasaki-ku 14131, Sagamihara 14150, Yokosuka 14201, Chiyoda 13101. */
static void areas_lie_in_areas(void **state)
{
    (void)state;
    assert_int_equal(sg_area_code("R14130"), 14130);
    assert_int_equal(sg_area_code("141305"), 14130);
    assert_int_equal(sg_area_code("１４１３０"), 14130);
    assert_int_equal(sg_area_code("1100"), 1100);
    assert_int_equal(sg_area_code("01100"), 1100);
    assert_int_equal(sg_area_code("00000"), 0);
    assert_int_equal(sg_area_code("99999"), -1);
    assert_int_equal(sg_area_code("川崎市"), -1);
    assert_int_equal(sg_area_code("12"), -1);
    assert_int_equal(sg_area_code_above(14101), 14100);
    assert_int_equal(sg_area_code_above(14110), 14100);
    assert_int_equal(sg_area_code_above(14131), 14130);
    assert_int_equal(sg_area_code_above(14150), 14000);
    assert_int_equal(sg_area_code_above(14201), 14000);
    assert_int_equal(sg_area_code_above(13101), 13100);
    assert_int_equal(sg_area_code_above(14000), 0);
    assert_int_equal(sg_area_code_above(0), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_of_labels),
        cmocka_unit_test(codes_lie_in_codes),
        cmocka_unit_test(areas_lie_in_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
