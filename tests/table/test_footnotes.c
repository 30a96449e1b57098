#include "tests/test_support.h"

#include <string.h>

#include "table/footnotes.h"

static void symbols_are_explained_once(void **state)
{
    (void)state;
    static const struct {
        sg_status used;
        size_t n;
        const char *first_en, *first_ja;
    } cases[] = {
        {0, 0, NULL, NULL},
        {SG_STATUS_SUPPRESSED, 1, "X: suppressed to protect confidentiality", "X：秘匿した数値"},
        {SG_STATUS_UNDEFINED | SG_STATUS_NO_REFERENCE, 1,
         "--: undefined (such as division by zero); or undefined: the reference has no such cases",
         "--：計算できないもの（分母が０など）、又は比較の基準が０又は無いため計算できないもの"},
        {SG_STATUS_REVISED | SG_STATUS_NIL, 2, "-: nil", "-：皆無又は該当なし"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_texts en = {0}, ja = {0};
        sg_footnotes_symbols(cases[i].used, SG_EN, &en);
        sg_footnotes_symbols(cases[i].used, SG_JA, &ja);
        assert_int_equal(en.n, cases[i].n);
        assert_int_equal(ja.n, cases[i].n);
        if (en.n) {
            assert_string_equal(en.items[0], cases[i].first_en);
            assert_string_equal(ja.items[0], cases[i].first_ja);
        }
        sg_texts_free(&en);
        sg_texts_free(&ja);
    }
}

static void every_status_has_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        for (int lang = SG_EN; lang <= SG_JA; lang++) {
            struct sg_texts all = {0};
            const struct sg_status_info *info = sg_status_info(i);
            bool found = false;
            sg_footnotes_symbols((1u << SG_STATUS_COUNT) - 1, (enum sg_lang)lang, &all);
            for (size_t k = 0; k < all.n; k++)
                found |= strstr(all.items[k], sg_lang_pick(info->note, (enum sg_lang)lang)) != NULL;
            assert_int_equal(found, *sg_lang_pick(info->symbol, (enum sg_lang)lang) != 0);
            sg_texts_free(&all);
        }
}

static void notes_and_sources_follow(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_texts lines = {0};
    sg_table_init(&table);
    sg_footnotes(&table, SG_EN, &lines);
    assert_int_equal(lines.n, 0);
    sg_table_add(&table, "label", SG_COLUMN_CATEGORY);
    struct sg_column *column = sg_table_add(&table, "x", SG_COLUMN_NUMBER);
    sg_column_set(column, sg_table_add_row(&table), 1, SG_STATUS_FEW);
    sg_texts_add(&table.info.notes, "a note");
    sg_info_add_source(&table.info, "Census", "https://example.org/");
    sg_info_add_source(&table.info, NULL, "b.csv");
    sg_footnotes(&table, SG_EN, &lines);
    static const char *const expected[] = {"*: few cases", "a note", "Source: Census; b.csv"};
    assert_int_equal(lines.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(lines.items[i], expected[i]);
    sg_texts_free(&lines);
    sg_footnotes(&table, SG_JA, &lines);
    assert_string_equal(lines.items[2], "資料：Census、b.csv");
    sg_texts_free(&lines);
    sg_footnotes_source(&table.info, "asked for", SG_EN, &lines);
    assert_int_equal(lines.n, 1);
    assert_string_equal(lines.items[0], "Source: asked for");
    sg_texts_free(&lines);
    sg_footnotes_source(&table.info, "", SG_EN, &lines); /* none, if the user says so */
    assert_int_equal(lines.n, 0);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_are_explained_once),
        cmocka_unit_test(every_status_has_its_line),
        cmocka_unit_test(notes_and_sources_follow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
