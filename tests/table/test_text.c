#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

static void well_formed_utf8(void **state)
{
    (void)state;
    static const char *const good[] = {"",
                                       "a",
                                       "12345678",
                                       "123456789",
                                       "\x7F",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "農業，林業，漁業 and 𠮷野家 12345678"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(sg_text_is_utf8(good[i], strlen(good[i]), NULL));
}

/* Table 3-7 of the Unicode Standard, one breach each. */
static void malformed_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n, at;
    } bad[] = {
        {"\0", 1, 0},
        {"1234567\0", 8, 7},
        {"12345678\0", 9, 8},
        {"\x80", 1, 0},
        {"\xC0\x80", 2, 0},
        {"\xC1\xBF", 2, 0},
        {"\xC2", 1, 0},
        {"\xC2\x41", 2, 0},
        {"a\xE0\x9F\xBF", 4, 1},
        {"\xED\xA0\x80", 3, 0}, /* surrogate */
        {"\xE3\x81", 2, 0},
        {"\xE3\x81\x41", 3, 0},
        {"\xF0\x8F\xBF\xBF", 4, 0},
        {"\xF0\x90\x80", 3, 0},
        {"\xF0\x90\x80\xC0", 4, 0},
        {"\xF4\x90\x80\x80", 4, 0},
        {"\xF5\x80\x80\x80", 4, 0},
        {"\xFE", 1, 0},
        {"abcdefgh\xFF", 9, 8},
        {"abcdefg\xFFi", 9, 7},
        {"\x8E\x59\x8B\xC6", 4, 0}, /* 産業 in CP932 */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t at = 99;
        assert_false(sg_text_is_utf8(bad[i].bytes, bad[i].n, &at));
        assert_int_equal(at, bad[i].at);
        assert_false(sg_text_is_utf8(bad[i].bytes, bad[i].n, NULL));
    }
}

static void code_points(void **state)
{
    (void)state;
    const char *text = "aé産𠮷";
    static const int32_t expected[] = {'a', 0xE9, 0x7523, 0x20BB7, 0, 0};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(sg_text_next(&text), expected[i]);
    text = "\xE7\x94"; /* cut */
    assert_int_equal(sg_text_next(&text), 0xFFFD);
    assert_int_equal(sg_text_next(&text), 0xFFFD);
    assert_int_equal(sg_text_next(&text), 0);
}

static void width_and_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width, length;
    } cases[] = {
        {"", 0, 0},          {"abc", 3, 3},    {"産業", 4, 2}, {"ｻｰﾋﾞｽ", 5, 5},
        {"△ 1.7", 5, 5},     {"…", 1, 1},      {"①", 1, 1},    {"か\xE3\x82\x99", 2, 2},
        {"e\xCC\x81", 1, 2}, {"（注）", 6, 3}, {"−", 1, 1},    {"𠮷", 2, 1},
        {"\t\n", 0, 2},      {"　", 2, 1},     {"A〜Z", 4, 3}, {"📈", 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sg_text_width(cases[i].text) != cases[i].width ||
            sg_text_length(cases[i].text) != cases[i].length)
            fail_msg("%s: width %zu, length %zu", cases[i].text, sg_text_width(cases[i].text),
                     sg_text_length(cases[i].text));
}

static void keys(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"", ""},
        {"Abc DEF", "abcdef"},
        {"農業，林業，漁業", "農業,林業,漁業"},
        {"農業、林業、漁業", "農業,林業,漁業"},
        {"農業､林業,漁業", "農業,林業,漁業"},
        {"サービス業（他に分類されないもの）", "サービス業(他に分類されないもの)"},
        {"ｻｰﾋﾞｽ業(他に 分類\nされないもの)", "サービス業(他に分類されないもの)"},
        {"Ａ〜Ｒ　全産業", "a~r全産業"},
        {"A～R 全産業", "a~r全産業"},
        {"A~R全産業", "a~r全産業"},
        {"4−6 4‐6 4–6 4―6 4－6 4-6 4—6", "4-64-64-64-64-64-64-6"},
        {"コンピューター", "コンピューター"},
        {"㈱ ① ㌔ Ⅱ ﾊﾟ", "(株)1キロiiパ"},
        {"\xC2\xA0 a\xE3\x80\x80\xE2\x80\x8B b\xEF\xBB\xBF", "ab"},
        {"か\xE3\x82\x99", "が"},
        {"e\xCC\x81", "é"},
        {"ﾋ ﾞﾙ", "ビル"},
        {"ヿ", "コト"},
        {"葛\xF3\xA0\x84\x80城", "葛\xF3\xA0\x84\x80城"}, /* ideographic variants stay apart */
        {"神\xEF\xA8\x99", "神神"},                       /* a compatibility kanji does not */
        {"\xFF\xFE", "\xFF\xFE"},                         /* malformed */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *key = sg_text_key(cases[i].text);
        assert_string_equal(key, cases[i].key);
        char *again = sg_text_key(key); /* a key is its own key */
        assert_string_equal(again, key);
        assert_true(sg_text_same_key(cases[i].text, key));
        free(again);
        free(key);
    }
    assert_null(sg_text_key(NULL));
    assert_true(sg_text_same_key(NULL, NULL));
    assert_false(sg_text_same_key(NULL, ""));
    assert_false(sg_text_same_key("", NULL));
    assert_false(sg_text_same_key("製造業", "製造"));
    assert_false(sg_text_same_key("ビル", "ビール"));
}

/* The way without utf8proc's tables gives what they give: each character of the ranges it knows,
   alone and after か, with a combining mark at the end to force the other way. */
static void both_ways_to_a_key_agree(void **state)
{
    (void)state;
    static const int32_t ranges[][2] = {{1, 0x7F},        {0x2010, 0x2015}, {0x3000, 0x303F},
                                        {0x3041, 0x3096}, {0x30A1, 0x30FF}, {0x4E00, 0x9FFF},
                                        {0xFF01, 0xFF9F}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (int32_t c = ranges[i][0]; c <= ranges[i][1]; c++) {
            char text[16] = "か";
            size_t n = 3;
            if (c < 0x80) {
                text[n++] = (char)c;
            } else {
                text[n++] = (char)(0xE0 | c >> 12);
                text[n++] = (char)(0x80 | (c >> 6 & 0x3F));
                text[n++] = (char)(0x80 | (c & 0x3F));
            }
            char forced[24];
            memcpy(forced, text, n);
            memcpy(forced + n, "永\xCC\xB2", 6); /* no character composes with U+0332 */
            char *easy = sg_text_key(text);
            char *full = sg_text_key(forced);
            size_t length = strlen(full) - 5;
            assert_string_equal(full + length, "永\xCC\xB2");
            full[length] = '\0';
            assert_string_equal(easy, full);
            free(easy);
            free(full);
        }
}

static void normal_form(void **state)
{
    (void)state;
    char *text = sg_text_nfkc("１２３（㈱）ＡＢ、〜");
    assert_string_equal(text, "123((株))AB、〜");
    free(text);
    assert_null(sg_text_nfkc(NULL));
    text = sg_text_nfkc("\xFF");
    assert_string_equal(text, "\xFF");
    free(text);
}

static void trimming(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"", ""},
                                           {"   ", ""},
                                           {"　\t", ""},
                                           {" a b ", "a b"},
                                           {"　総 数　", "総 数"},
                                           {"\xC2\xA0x\r\n", "x"},
                                           {"x", "x"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = sg_text_trim(cases[i][0]);
        assert_string_equal(text, cases[i][1]);
        free(text);
    }
}

static void globs(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *text;
        bool matches;
    } cases[] = {
        {"", "", true},
        {"", "a", false},
        {"*", "", true},
        {"*", "産業", true},
        {"C2208*", "C220805", true},
        {"C2208*", "C2108", false},
        {"*数", "従業者数", true},
        {"*数", "従業者数（人）", false},
        {"従業?数", "従業者数", true},
        {"???", "産業別", true},
        {"???", "産業", false},
        {"a*b*c", "aXbYbZc", true},
        {"a*b*c", "aXbYbZ", false},
        {"**a**", "bab", true},
        {"[abc]x", "bx", true},
        {"[a-c]x", "dx", false},
        {"[!a-c]x", "dx", true},
        {"[^a-c]x", "ax", false},
        {"[あ-ん]", "き", true},
        {"[]]", "]", true},
        {"[!]]", "]", false},
        {"[a-]", "-", true},
        {"[*]", "*", true},
        {"[*]", "x", false},
        {"[x", "[x", true},
        {"[x", "x", false},
        {"*[0-9]", "a1b2", true},
        {"a", "", false},
        {"?", "", false},
        {"A", "a", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sg_text_glob(cases[i].pattern, cases[i].text) != cases[i].matches)
            fail_msg("%s against %s", cases[i].pattern, cases[i].text);
}

static void distances(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t distance;
    } cases[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"change", "change", 0},
        {"chnage", "change", 1},
        {"chang", "change", 1},
        {"tidyy", "tidy", 1},
        {"composition", "compsoitoin", 2},
        {"kitten", "sitting", 3}, /* Wagner and Fischer's example */
        {"ca", "abc", 3},         /* 2 without the restriction */
        {"a", "z", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(sg_text_distance(cases[i].a, cases[i].b), cases[i].distance);
        assert_int_equal(sg_text_distance(cases[i].b, cases[i].a), cases[i].distance);
    }
}

static void japanese_is_told_by_kana_and_kanji(void **state)
{
    (void)state;
    assert_true(sg_text_has_japanese("a業"));
    assert_true(sg_text_has_japanese("サービス"));
    assert_true(sg_text_has_japanese("る"));
    static const char *const others[] = {"", "abc", "１２３", "・", "ー", "（）", "△1.5", "\xe3"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(sg_text_has_japanese(others[i]));
}

static void indentation_is_of_spaces(void **state)
{
    (void)state;
    assert_int_equal(sg_text_indent("食料品"), 0);
    assert_int_equal(sg_text_indent("　食料品"), 2);
    assert_int_equal(sg_text_indent("　 \xC2\xA0 x"), 5);
    assert_int_equal(sg_text_indent("\tx"), 0);
    assert_int_equal(sg_text_indent(" \n x"), 0);
    assert_int_equal(sg_text_indent(""), 0);
    char *text = sg_text_trim_end("　x 　");
    assert_string_equal(text, "　x");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_utf8),
        cmocka_unit_test(malformed_utf8),
        cmocka_unit_test(code_points),
        cmocka_unit_test(width_and_length),
        cmocka_unit_test(keys),
        cmocka_unit_test(both_ways_to_a_key_agree),
        cmocka_unit_test(normal_form),
        cmocka_unit_test(trimming),
        cmocka_unit_test(globs),
        cmocka_unit_test(distances),
        cmocka_unit_test(indentation_is_of_spaces),
        cmocka_unit_test(japanese_is_told_by_kana_and_kanji),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
