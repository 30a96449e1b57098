#include "tests/test_support.h"

#include <string.h>

#include "table/area_code.h"

/* Check digits as 総務省「全国地方公共団体コード」 prints them: 北海道 010006, 札幌市 011002,
   青森県 020001, 東京都 130001, 千代田区 131016, 川崎市 141305, 大阪市 271004, 那覇市 472018. */
static void codes(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"01100", "01100"},      {"1100", "01100"},   {"011002", "01100"}, {"R01100", "01100"},
        {"０１１００", "01100"}, {"010006", "01000"}, {"020001", "02000"}, {"130001", "13000"},
        {"131016", "13101"},     {"141305", "14130"}, {"271004", "27100"}, {"472018", "47201"},
        {"13", "13000"},         {"1", "01000"},      {"R13000", "13000"}, {"00000", "00000"},
        {"011003", NULL},        {"48201", NULL},     {"48", NULL},        {"0", NULL},
        {"123", NULL},           {"R1100", NULL},     {"北海道", NULL},    {"", NULL},
        {"01100a", NULL},        {"1234567", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char code[SG_AREA_CODE_SIZE];
        assert_int_equal(sg_area_code_read(cases[i][0], code), cases[i][1] != NULL);
        if (cases[i][1])
            assert_string_equal(code, cases[i][1]);
    }
    assert_true(sg_area_code_same("R01100", "1100"));
    assert_false(sg_area_code_same("R01100", "1101"));
}

static void columns(void **state)
{
    (void)state;
    static const char *const all[] = {"01100", "1202", "R13101"}, *const some[] = {"01100", "計"};
    assert_true(sg_area_codes_are(all, 3));
    assert_false(sg_area_codes_are(some, 2));
    assert_false(sg_area_codes_are(NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes), cmocka_unit_test(columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
