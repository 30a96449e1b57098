#include "../../test_support.h"

#include <math.h>

#include "plots/page/quantity_words.h"
#include "plots/page/words.h"

static void assert_said(const char *measure, const char *unit, int decimals, enum sg_lang lang,
                        const char *value, const char *size)
{
    const struct sg_quantity_words words = {sg_quantity_of(NULL, measure, unit, decimals), unit,
                                            measure, lang};
    struct sg_buffer said = {0};
    sg_quantity_value(&words, 4148.2, &said);
    assert_string_equal(said.text, value);
    sg_buffer_clear(&said);
    sg_quantity_size(&words, -4148.2, &said);
    assert_string_equal(said.text, size);
    sg_buffer_free(&said);
}

static void values_have_their_units_in_the_language(void **state)
{
    (void)state;
    assert_said("負債総額", "百万円", 0, SG_JA, "4,148百万円", "4,148百万円");
    assert_said("負債総額", "百万円", 0, SG_EN, "4,148 million yen", "4,148 million yen");
    assert_said("利益率", "％", 1, SG_EN, "4,148.2%", "4,148.2 points");
    assert_said("利益率", "%", 1, SG_JA, "4,148.2％", "4,148.2ポイント");
    assert_said("業況DI", NULL, 1, SG_JA, "4,148.2", "4,148.2ポイント");
    assert_said("生産指数", "2020年=100", 1, SG_JA, "4,148.2", "4,148.2ポイント");
    assert_said("求人倍率", "倍", 2, SG_JA, "4,148.20倍", "4,148.20倍");
    assert_said("求人倍率", "倍", 2, SG_EN, "4,148.20", "4,148.20");
    assert_said("事業所数", "事業所", 0, SG_EN, "4,148", "4,148");
    assert_said("倒産", "件", 0, SG_EN, "4,148 cases", "4,148 cases");
}

static void rates_stand_in_brackets(void **state)
{
    (void)state;
    struct sg_quantity_words words = {sg_quantity_of_kind(SG_MEASURE_AMOUNT, 0), NULL, NULL, SG_JA};
    struct sg_buffer said = {0};
    sg_quantity_say_rate(&words, -10.44, &said);
    assert_string_equal(said.text, "（10.4％減）");
    sg_buffer_clear(&said);
    words.lang = SG_EN;
    sg_quantity_say_rate(&words, 5, &said);
    assert_string_equal(said.text, " (up 5.0%)");
    sg_buffer_clear(&said);
    words.of = sg_quantity_of_kind(SG_MEASURE_BALANCE, 1);
    sg_quantity_say_rate(&words, 5, &said);
    assert_string_equal(sg_buffer_text(&said), "");
    sg_buffer_free(&said);
}

static void measures_are_named_without_their_unit(void **state)
{
    (void)state;
    struct sg_buffer said = {0};
    sg_words_measure_name("負債総額（百万円）", SG_JA, &said);
    assert_string_equal(said.text, "負債総額");
    sg_buffer_clear(&said);
    sg_words_measure("負債総額（百万円）", "百万円", SG_EN, &said);
    assert_string_equal(said.text, "Total liabilities (million yen)");
    sg_buffer_clear(&said);
    sg_words_measure("売上（収入）金額", NULL, SG_JA, &said);
    assert_string_equal(said.text, "売上（収入）金額");
    sg_buffer_free(&said);
    assert_true(sg_words_name_unit("事業所数", "事業所"));
    assert_true(sg_words_name_unit("Persons engaged", "人"));
    assert_false(sg_words_name_unit("従業者数", "千人"));
    assert_false(sg_words_name_unit(NULL, "人"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_their_units_in_the_language),
        cmocka_unit_test(rates_stand_in_brackets),
        cmocka_unit_test(measures_are_named_without_their_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
