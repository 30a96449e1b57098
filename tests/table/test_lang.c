#include "tests/test_support.h"

#include <sangyo/lang.h>

#include "table/messages.h"

static void the_language_of_a_locale(void **state)
{
    (void)state;
    static const struct {
        const char *locale;
        enum sg_lang lang;
    } cases[] = {{"ja_JP.UTF-8", SG_JA}, {"ja", SG_JA}, {"ja.UTF-8", SG_JA}, {"en_US.UTF-8", SG_EN},
                 {"C", SG_EN},           {"", SG_EN},   {"j", SG_EN},        {NULL, SG_EN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(sg_lang_of_locale(cases[i].locale), cases[i].lang);
}

static void picking(void **state)
{
    (void)state;
    struct sg_bilingual both = {"rank", "順位"}, one = {"n", NULL};
    assert_string_equal(sg_lang_pick(both, SG_EN), "rank");
    assert_string_equal(sg_lang_pick(both, SG_JA), "順位");
    assert_string_equal(sg_lang_pick(one, SG_JA), "n");
}

static void wordings(void **state)
{
    (void)state;
    const char *known = "--%s may be given once only", *unknown = "nobody %s says this";
    assert_ptr_equal(sg_lang_message(known, SG_EN), known);
    assert_string_equal(sg_lang_message(known, SG_JA), "--%s は一度だけ指定できます");
    assert_ptr_equal(sg_lang_message(unknown, SG_JA), unknown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_language_of_a_locale),
        cmocka_unit_test(picking),
        cmocka_unit_test(wordings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
