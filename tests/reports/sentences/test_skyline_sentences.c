#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

#include <sangyo/sentences.h>

#define HEAD "industry|induced_by_domestic#|sufficiency_percent#\n"

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

static void who_makes_enough(void **state)
{
    (void)state;
    static const char made[] = HEAD "鉱業|24|3.15\n製造業|285|101.48\n商業|87|106.75\n";
    assert_says(made, SG_JA,
                "間接分を含む自給率は、3業種のうち2業種で100％を超え、「商業」が106.8％で最も高く、"
                "「鉱業」が3.2％で最も低い。");
    assert_says(
        made, SG_EN,
        "Self-sufficiency, direct and indirect, is above 100% in 2 of 3 industries, highest "
        "in commerce (106.8%) and lowest in mining (3.2%).");
    assert_says(HEAD "a|1|90\nb|1|80\nc|1|80\n", SG_JA,
                "間接分を含む自給率は、3業種のいずれも100％を超えず、「a」が90.0％で最も高い。");
    assert_says(HEAD "a|1|90\nb|1|90\n", SG_JA,
                "間接分を含む自給率は、2業種のいずれも100％を超えない。");
    assert_says(HEAD "a|1|110\nb|1|110\n", SG_EN,
                "Self-sufficiency, direct and indirect, is above 100% in 2 of 2 industries.");
    /* 100.04 prints as 100.0, which is not above 100 */
    assert_says(
        HEAD "a|1|100.04\nb|1|80\n", SG_JA,
        "間接分を含む自給率は、2業種のいずれも100％を超えず、「a」が100.0％で最も高く、「b」が"
        "80.0％で最も低い。");
}

/* One that is hidden may be higher or lower than all: nothing is claimed. */
static void nothing_of_what_is_hidden(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_error err = {0};
    table_of(&table, HEAD "a|1|110\nb|1|90\nc|X|X\n");
    assert_true(sg_sentences(&table, SG_JA, &said, &err));
    for (size_t i = 0; i < said.n; i++)
        assert_null(strstr(said.items[i], "最も"));
    sg_texts_free(&said);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(who_makes_enough),
                                       cmocka_unit_test(nothing_of_what_is_hidden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
