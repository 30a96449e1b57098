#include "tests/test_support.h"

#include <string.h>

#include "plots/page/names.h"
#include "plots/page/words.h"

static void assert_said(struct sg_buffer *said, const char *expected)
{
    assert_string_equal(sg_buffer_text(said), expected);
    sg_buffer_free(said);
}

static void numbers_carry_the_signs_of_the_language(void **state)
{
    (void)state;
    struct sg_buffer said = {0};
    sg_words_number(-1234.5, (struct sg_words_number){1, true, SG_JA}, &said);
    assert_said(&said, "△1,234.5");
    sg_words_number(-1234.5, (struct sg_words_number){1, true, SG_EN}, &said);
    assert_said(&said, "−1,234.5");
    sg_words_number(663, (struct sg_words_number){0, true, SG_JA}, &said);
    assert_said(&said, "+663");
    sg_words_number(-0.04, (struct sg_words_number){1, true, SG_JA}, &said);
    assert_said(&said, "0.0");
}

static void units_are_named_once(void **state)
{
    (void)state;
    struct sg_buffer said = {0};
    sg_words_measure("事業所数", "事業所", SG_JA, &said);
    assert_said(&said, "事業所数");
    sg_words_measure("売上高", "百万円", SG_JA, &said);
    assert_said(&said, "売上高（百万円）");
    sg_words_measure("Sales", "million yen", SG_EN, &said);
    assert_said(&said, "Sales (million yen)");
}

static void sentences_begin_and_end(void **state)
{
    (void)state;
    struct sg_buffer said = {0};
    sg_words_sentence("figures are rounded", SG_EN, &said);
    sg_words_sentence("X: suppressed.", SG_EN, &said);
    assert_said(&said, "Figures are rounded. X: suppressed. ");
    sg_words_sentence("四捨五入した", SG_JA, &said);
    sg_words_sentence("Xは秘匿。", SG_JA, &said);
    assert_said(&said, "四捨五入した。Xは秘匿。");
}

static void notes_speak_of_what_is_shown(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_buffer said = {0};
    struct sg_period from, to;
    sg_table_init(&table);
    sg_info_add_break(&table.info, "2016", NULL, false, NULL, NULL);
    sg_info_add_break(&table.info, "2021", "名簿が変わった", true, NULL, NULL);
    sg_texts_add(&table.info.notes, "注記一");
    table.info.universe = sg_copy_text("民営");
    sg_period_read("2012", NULL, &from, NULL);
    sg_period_read("2019", NULL, &to, NULL);
    struct sg_words_scope scope = {SG_STATUS_SUPPRESSED, &from, &to};
    sg_words_notes(&table, &scope, SG_JA, &said);
    assert_said(&said, "X：秘匿した数値。2016年以降は前の時点と比較できない。注記一。対象：民営。");
    scope = (struct sg_words_scope){0};
    sg_words_notes(&table, &scope, SG_JA, &said);
    assert_said(&said, "注記一。対象：民営。");
    sg_table_free(&table);
}

/* English words for a Japanese label, which read back as the same period. */
static void periods_in_english(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"令和3年", "2021"},
        {"令和3年度", "FY2021"},
        {"令和3年上期", "Jan–Jun 2021"},
        {"令和3年下期", "Jul–Dec 2021"},
        {"令和3年度上期", "Apr–Sep 2021"},
        {"令和3年度下期", "Oct 2021–Mar 2022"},
        {"令和3年度第4四半期", "Jan–Mar 2022"},
        {"令和3年6月", "Jun 2021"},
        {"令和3年6月1日", "1 Jun 2021"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_period period, again;
        struct sg_buffer said = {0};
        assert_true(sg_period_read(cases[i][0], NULL, &period, NULL));
        sg_words_period(cases[i][0], &period, SG_EN, &said);
        assert_true(sg_period_read(cases[i][1], NULL, &again, NULL));
        assert_true(sg_period_comparable(&period, &again) || period.kind == SG_PERIOD_DAY);
        assert_int_equal(sg_period_compare(&period, &again), 0);
        assert_said(&said, cases[i][1]);
        sg_words_period(cases[i][0], &period, SG_JA, &said);
        assert_said(&said, cases[i][0]);
    }
}

static void ties_are_named_alike_everywhere(void **state)
{
    (void)state;
    assert_string_equal(sg_words_tied(1, SG_JA), "");
    assert_string_equal(sg_words_tied(2, SG_JA), "と");
    assert_string_equal(sg_words_tied(2, SG_EN), " and ");
    assert_string_equal(sg_words_tied(5, SG_JA), "など");
    assert_string_equal(sg_words_tied(3, SG_EN), " and others");
    assert_string_equal(sg_words_each(1), "");
    assert_string_equal(sg_words_each(2), "ともに");
    assert_string_equal(sg_words_each(3), "いずれも");
}

static void plural_measures_take_a_plain_verb(void **state)
{
    (void)state;
    static const char *const plural[] = {"Total liabilities", "Persons engaged",
                                         "Annual sales of goods", "Establishments (private)"};
    static const char *const single[] = {"Value of manufactured goods shipments", "Business",
                                         "Unemployment rate", "Index of prices", ""};
    for (size_t i = 0; i < sizeof plural / sizeof *plural; i++)
        assert_true(sg_names_is_plural(plural[i]));
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        assert_false(sg_names_is_plural(single[i]));
}

/* Only a division is said without its letters: T-shirts and Ａ社 keep theirs. */
/* Our own names within a sentence, whichever language the label is in; those of others as they are.
 */
static void names_within_a_sentence(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"製造業", "manufacturing"},
        {"Manufacturing", "manufacturing"},
        {"Mining and quarrying", "mining and quarrying"},
        {"全国（市区町村計）", "Japan (municipalities)"},
        {"Japan (municipalities)", "Japan (municipalities)"},
        {"Kawasaki", "Kawasaki"},
        {"Nikkei average", "Nikkei average"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct sg_buffer text = {0};
        sg_words_name(names[i][0], SG_EN, &text);
        assert_string_equal(sg_buffer_text(&text), names[i][1]);
        sg_buffer_free(&text);
    }
}

static void letters_of_divisions_are_not_said(void **state)
{
    (void)state;
    static const char *const labels[][2] = {{"Ｇ　情報通信業", "情報通信業"},
                                            {"Ａ～Ｂ　農林漁業", "農林漁業"},
                                            {"E製造業", "製造業"},
                                            {"A-B 農林漁業", "農林漁業"},
                                            {"製造業", "製造業"},
                                            {"Ａ社", "Ａ社"},
                                            {"E", "E"},
                                            {"", ""}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_string_equal(sg_names_without_code(labels[i][0]), labels[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_within_a_sentence),
        cmocka_unit_test(letters_of_divisions_are_not_said),
        cmocka_unit_test(plural_measures_take_a_plain_verb),
        cmocka_unit_test(ties_are_named_alike_everywhere),
        cmocka_unit_test(numbers_carry_the_signs_of_the_language),
        cmocka_unit_test(units_are_named_once),
        cmocka_unit_test(sentences_begin_and_end),
        cmocka_unit_test(periods_in_english),
        cmocka_unit_test(notes_speak_of_what_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
