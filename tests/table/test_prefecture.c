#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "table/prefecture.h"

/* Codes as 総務省「全国地方公共団体コード」 and e-Stat print them. */
static void any_way_to_write_one_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int number;
    } cases[] = {
        {"13", 13},
        {"1", 1},
        {"01", 1},
        {"13000", 13},
        {"01000", 1},
        {"1000", 1},
        {"R01000", 1},
        {"010006", 1},
        {"10006", 1},
        {"20001", 2},
        {"130001", 13},
        {"東京都", 13},
        {"東京", 13},
        {"京都府", 26},
        {"京都", 26},
        {"北海道", 1},
        {"大阪", 27},
        {"神奈川", 14},
        {"神奈川県", 14},
        {"Kanagawa", 14},
        {"KANAGAWA", 14},
        {"Tokyo-to", 13},
        {"Gumma-ken", 10},
        {"Gunma", 10},
        {"Hyōgo", 28},
        {"Ōita", 44},
        {"Kōchi Prefecture", 39},
        {"13 東京都", 13},
        {"13000_東京都", 13},
        {"１３　東京", 13},
        {"全国", 0},
        {"00000", 0},
        {"Japan", 0},
        {"R00000", 0},
        /* none of them */
        {"東", -1},
        {"東京都区部", -1},
        {"大阪市", -1},
        {"R13101", -1},
        {"13 大阪府", -1},
        {"48", -1},
        {"0", -1},
        {"010007", -1},
        {"10007", -1},
        {"", -1},
        {"県", -1},
        {"Osaka City", -1},
        {"京", -1},
        {"東京府", -1},
        {"大阪都", -1},
        {"Tok", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sg_prefecture_read(cases[i].label) != cases[i].number)
            fail_msg("'%s' is read as %d", cases[i].label, sg_prefecture_read(cases[i].label));
}

/* Each is read back from its own short names. */
static void names_are_short(void **state)
{
    (void)state;
    for (int i = 1; i <= SG_PREFECTURES; i++)
        for (int lang = SG_EN; lang <= SG_JA; lang++) {
            struct sg_buffer name = {0};
            sg_prefecture_name(i, (enum sg_lang)lang, &name);
            assert_int_equal(sg_prefecture_read(name.text), i);
            assert_true(lang == SG_EN || strlen(name.text) <= strlen("神奈川"));
            sg_buffer_free(&name);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_way_to_write_one_is_read),
        cmocka_unit_test(names_are_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
