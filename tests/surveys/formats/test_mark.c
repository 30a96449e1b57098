#include "tests/test_support.h"

#include <string.h>

#include "surveys/formats/cell.h"

static void usual_symbols_in_all_variants(void **state)
{
    (void)state;
    static const struct {
        const char *texts[16];
        sg_status status;
    } cases[] = {
        {{"-", "－", "−", "‐", "–", "—", "―", "ー", "ｰ", "─", " - ", "　－　"}, SG_STATUS_NIL},
        {{"…", "...", "‥", "..", "・・", "･･", "．．．", "……", "・・・", "."},
         SG_STATUS_NOT_AVAILABLE},
        {{"NA", "N/A", "n/a", "#N/A", "NaN", "null", "NULL", ":", "：", "[x]", "ＮＡ", ": u", ":b"},
         SG_STATUS_NOT_AVAILABLE},
        {{"(D)", "（Ｄ）", "(S)", "[c]", ":c", ": c", ":bc"}, SG_STATUS_SUPPRESSED},
        {{"(X)", "(x)", "（Ｘ）", "(×)"}, SG_MARK_TWO_READINGS},
        {{"*", "＊", "(L)", "（Ｌ）", "(Z)"}, SG_STATUS_FEW},
        {{"[z]", ": z"}, SG_STATUS_NOT_APPLICABLE},
        {{"***", "＊＊＊", "****", " ***", "* * *"}, SG_STATUS_NOT_AVAILABLE},
        {{"---", "----", "－－－", "ーーー", "－ － －", "----------", "—————"}, SG_STATUS_NIL},
        {{"X", "x", "Ｘ", "ｘ", "×", "χ", "Χ", "х", " X", "Ｘ　"}, SG_STATUS_SUPPRESSED},
        {{"--", "－－"}, SG_STATUS_UNDEFINED},
        {{"・", "･"}, SG_STATUS_NOT_APPLICABLE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (const char *const *text = cases[i].texts; *text; text++) {
            sg_status status = 0;
            if (!sg_marks_find(NULL, *text, &status) || status != cases[i].status)
                fail_msg("'%s' gives %x, not %x", *text, status, cases[i].status);
        }
}

static void other_texts_are_no_symbols(void **state)
{
    (void)state;
    static const char *const texts[] = {"",         "0",   "**",       "△",    "▲",   "N",
                                        "D",        "S",   "c",        "L",    "M",   "XX",
                                        "na",       "nan", "r",        "p",    ":a",  "製造業",
                                        "コーヒー", "a-b", "中止した", "中止", "(M)", "[u]"};
    sg_status status;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (sg_marks_find(NULL, texts[i], &status))
            fail_msg("'%s' was taken for a symbol", texts[i]);
    char long_text[2000];
    memset(long_text, '-', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    assert_false(sg_marks_find(NULL, long_text, &status));
    assert_false(sg_marks_find(NULL, "\xff\xfe", &status));
    assert_false(sg_marks_find(NULL, "\xe3\x80", &status));
}

static void a_file_overrides_the_usual(void **state)
{
    (void)state;
    struct sg_marks marks = {0};
    sg_status status;
    /* the legend of FEH_00200502 (e-Stat, 都道府県データ 社会生活統計指標) */
    sg_marks_set(&marks, "-", SG_STATUS_NOT_AVAILABLE, "データが得られないもの");
    assert_true(sg_marks_find(&marks, "－", &status));
    assert_int_equal(status, SG_STATUS_NOT_AVAILABLE);
    assert_true(sg_marks_find(&marks, "Ｘ", &status));
    assert_int_equal(status, SG_STATUS_SUPPRESSED);
    sg_marks_set(&marks, "－", SG_STATUS_NIL, NULL);
    assert_int_equal(marks.n, 1); /* the last declaration wins */
    assert_true(sg_marks_find(&marks, "-", &status));
    assert_int_equal(status, SG_STATUS_NIL);
    sg_marks_set(&marks, "N", SG_STATUS_SUPPRESSED, NULL);
    assert_true(sg_marks_find(&marks, "Ｎ", &status));
    assert_false(sg_marks_find(&marks, "n", &status));
    sg_marks_free(&marks);
    assert_int_equal(marks.n, 0);
    sg_marks_free(NULL);
}

static void legends_are_understood(void **state)
{
    (void)state;
    static const struct {
        const char *meaning;
        sg_status status;
    } cases[] = {
        {"調査又は集計していないもの", SG_STATUS_NOT_AVAILABLE}, /* FEH_00200502 */
        {"データが得られないもの", SG_STATUS_NOT_AVAILABLE},     /* FEH_00200502 */
        {"数値が秘匿されているもの", SG_STATUS_SUPPRESSED},      /* FEH_00200502 */
        {"皆無又は該当数字がないもの", SG_STATUS_NIL},
        {"該当数字なし", SG_STATUS_NIL},
        {"該当なし", SG_STATUS_NIL},
        {"当該数値がないもの", SG_STATUS_NOT_AVAILABLE},
        {"事実不詳又は調査を欠くもの", SG_STATUS_NOT_AVAILABLE},
        {"単位未満", SG_STATUS_NONE},
        {"表章単位に満たないもの", SG_STATUS_NONE},
        {"該当数が少ないため秘匿したもの", SG_STATUS_SUPPRESSED},
        {"標本数が少ないため利用に注意を要するもの", SG_STATUS_FEW},
        {"除数が０のため計算できないもの", SG_STATUS_UNDEFINED},
        {"再掲", SG_STATUS_REPEATED},
        {"速報値", SG_STATUS_PROVISIONAL},
        {"改定値", SG_STATUS_REVISED},
        {"Not available", SG_STATUS_NOT_AVAILABLE},
        {"Withheld to avoid disclosing data for individual companies", SG_STATUS_SUPPRESSED},
        {"suppressed", SG_STATUS_SUPPRESSED},
        {"suppressed+revised", SG_STATUS_SUPPRESSED | SG_STATUS_REVISED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sg_status status = 99;
        if (!sg_marks_status_of_meaning(cases[i].meaning, &status) || status != cases[i].status)
            fail_msg("'%s' gives %x, not %x", cases[i].meaning, status, cases[i].status);
    }
    static const char *const none[] = {"", "負数", "マイナス", "総人口", "△"};
    sg_status status;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(sg_marks_status_of_meaning(none[i], &status));
    assert_false(sg_marks_status_of_meaning(NULL, &status));
    assert_false(sg_marks_status_of_meaning("秘匿\xff", &status));
}

/* Property: what the footnotes of a printed table say is read back. */
static void own_footnotes_are_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        sg_status status;
        assert_true(sg_marks_status_of_meaning(sg_status_info(i)->note.en, &status));
        assert_int_equal(status, 1u << i);
        assert_true(sg_marks_status_of_meaning(sg_status_info(i)->note.ja, &status));
        assert_int_equal(status, 1u << i);
    }
}

static void the_option_is_read(void **state)
{
    (void)state;
    struct sg_marks marks = {0};
    struct sg_error err = {0};
    sg_status status;
    assert_true(sg_marks_read(&marks, "X=suppressed,-=nil,…=not_available,==few,N=秘匿", &err));
    assert_int_equal(marks.n, 5);
    assert_true(sg_marks_find(&marks, "...", &status));
    assert_int_equal(status, SG_STATUS_NOT_AVAILABLE);
    assert_true(sg_marks_find(&marks, "=", &status));
    assert_int_equal(status, SG_STATUS_FEW);
    assert_true(sg_marks_find(&marks, "N", &status));
    assert_int_equal(status, SG_STATUS_SUPPRESSED);
    assert_true(sg_marks_read(&marks, "=not_available", &err)); /* empty cells */
    assert_true(sg_marks_find(&marks, " ", &status));
    sg_marks_free(&marks);
}

static void a_wrong_option_is_explained(void **state)
{
    (void)state;
    static const struct {
        const char *declared, *says;
    } cases[] = {
        {"X=supressed", "'supressed' is no status; did you mean suppressed? known are nil,"},
        {"X", "'X' names no status; write SYMBOL=STATUS"},
        {"X=suppressed,", "'' names no status"},
        {"X=", "'' is no status"},
        {"", "'' names no status"},
        {"\xff=\xe3", "--missing takes UTF-8 text"},
        {"X=nil,Y=nil+bad", "'nil+bad' is no status"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_marks marks = {0};
        struct sg_error err = {0};
        assert_false(sg_marks_read(&marks, cases[i].declared, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        if (!strstr(err.message, cases[i].says))
            fail_msg("'%s' says: %s", cases[i].declared, err.message);
        sg_marks_free(&marks);
    }
    struct sg_error ja = {.lang = SG_JA};
    struct sg_marks marks = {0};
    assert_false(sg_marks_read(&marks, "X=supressed", &ja));
    assert_non_null(strstr(ja.message, "「supressed」という状態はありません"));
    sg_marks_free(&marks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_symbols_in_all_variants),
        cmocka_unit_test(other_texts_are_no_symbols),
        cmocka_unit_test(a_file_overrides_the_usual),
        cmocka_unit_test(legends_are_understood),
        cmocka_unit_test(own_footnotes_are_understood),
        cmocka_unit_test(the_option_is_read),
        cmocka_unit_test(a_wrong_option_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
