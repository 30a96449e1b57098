#include "tests/table_of.h"
#include "tests/test_support.h"

#include <sangyo/sentences.h>

static void assert_says(const char *text, enum sg_lang lang, const char *expected)
{
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_error err = {0};
    table_of(&table, text);
    assert_true(sg_sentences(&table, lang, &said, &err));
    assert_int_equal(said.n, 1);
    assert_string_equal(said.items[0], expected);
    sg_texts_free(&said);
    sg_table_free(&table);
}

#define HEAD "industry|demand#|direct#|indirect#|second#|total#|gva_first#|gva_second#|income#"

static void what_a_demand_brings(void **state)
{
    (void)state;
    static const char table[] = HEAD "\n商業|0|0|612.5|673.9|1286.4|600|300|200\n"
                                     "サービス|1000|980|100|100|1180|500|50|400\n"
                                     "合計|1000|980|712.5|773.9|2466.4|1100|350|600\n";
    assert_says(
        table, SG_JA,
        "需要額1,000による総合効果は2,466（需要額の2.47倍）で、直接効果が980、第１次間接効果が"
        "713、第２次間接効果が774である。このうち粗付加価値は1,450、雇用者所得は600である。"
        "産業別の総合効果は、「商業」が1,286で最も大きく、次いで「サービス」の1,180となって"
        "いる。");
    assert_says(
        table, SG_EN,
        "A demand of 1,000 brings output of 2,466 in all (2.47 times as much): 980 directly, "
        "713 by inputs and 774 by consumption. Of it value added is 1,450, and income is "
        "600. The largest effect is that on commerce (1,286), followed by services (1,180).");
}

static void ranges_and_jobs(void **state)
{
    (void)state;
    static const char table[] =
        "industry|demand#|direct#|indirect#|second#|total#|jobs#|lower#|upper#\n"
        "a|100|50|1|1|52|7.4|51|60\nTotal|100|50|1|1|52|7.4|51|60\n";
    assert_says(
        table, SG_JA,
        "需要額100.0による総合効果は52.0（需要額の0.52倍）で、直接効果が50.0、第１次間接効果が"
        "1.0、第２次間接効果が1.0である。δ の取り方により、総合効果は51.0から60.0までの幅が"
        "ある。このうち従業者数は7人である。");
}

static void units(void **state)
{
    (void)state;
    static const char *const names[] = {"demand", "direct", "indirect", "second", "total"};
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_error err = {0};
    table_of(&table, "industry|demand#|direct#|indirect#|second#|total#\n"
                     "a|100|90|60|50|200\nTotal|100|90|60|50|200\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table.columns[i + 1]->unit = sg_copy_text("百万円");
    assert_true(sg_sentences(&table, SG_EN, &said, &err));
    assert_string_equal(said.items[0],
                        "A demand of 100 million yen brings output of 200 million yen in all (2.00 "
                        "times as much): 90 million yen directly, 60 million yen by inputs and 50 "
                        "million yen by consumption.");
    sg_texts_free(&said);
    sg_table_free(&table);
}

static void what_is_not_known(void **state)
{
    (void)state;
    static const char table[] = "industry|demand#|direct#|indirect#|second#|total#\n"
                                "a|100|100|X|X|X\nb|0|0|3|X|X\n合計|100|100|X|X|X\n";
    assert_says(table, SG_JA, "依存する取引額が分からないため、総合効果の合計は不明である。");
    assert_says(table, SG_EN,
                "What the demand brings in all is not known, as a flow that it depends on is not.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_a_demand_brings),
                                       cmocka_unit_test(ranges_and_jobs), cmocka_unit_test(units),
                                       cmocka_unit_test(what_is_not_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
