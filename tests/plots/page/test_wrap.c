#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/text.h"

#include "plots/page/wrap.h"

static const struct sg_font font = {.size = 10};

/* Lines joined by |; width counts full-width characters. */
static char *wrapped(const char *text, double characters)
{
    struct sg_texts lines = {0};
    sg_wrap(text, font, characters * font.size, &lines);
    struct sg_buffer joined = {0};
    for (size_t i = 0; i < lines.n; i++) {
        assert_true(sg_font_width(lines.items[i], font) <= characters * font.size + 1e-6 ||
                    sg_text_length(lines.items[i]) == 1);
        sg_buffer_printf(&joined, "%s%s", i ? "|" : "", lines.items[i]);
    }
    sg_texts_free(&lines);
    return sg_buffer_take(&joined);
}

static void texts_break_where_a_reader_expects(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double width;
        const char *expected;
    } cases[] = {
        {"", 5, ""},
        {"製造業", 5, "製造業"},
        {"卸売業，小売業", 6, "卸売業，|小売業"},
        {"宿泊業，飲食サービス業", 10, "宿泊業，|飲食サービス業"},
        {"原材料など諸経費の増加", 7, "原材料など|諸経費の増加"},
        {"サービス業（他に分類されないもの）", 12, "サービス業|（他に分類されないもの）"},
        {"事業承継・後継者問題", 6, "事業承継・|後継者問題"},
        /* fewest lines first, whatever the preferred break */
        {"あ，いうえおかきくけこ", 6, "あ，いうえお|かきくけこ"},
        /* kinsoku: neither 。 nor ー nor ャ begins a line, no （ ends one */
        {"あいうえお。", 5, "あいう|えお。"}, /* and no last line has one character alone */
        {"人件費の高騰分", 6, "人件費の|高騰分"},
        {"あいうえおかきくけこさ", 5, "あいうえお|かきくけ|こさ"},
        {"かきくサーバ", 4, "かきく|サーバ"},
        {"あいう（え）", 4, "あいう|（え）"},
        /* numbers and their unit, English words */
        {"合計40,934", 4, "合計|40,934"},
        {"Accommodation and food services", 10, "Accommodation and|food services"},
        {"two\nlines", 20, "two|lines"},
        {"two\n\nlines\n", 20, "two|lines"},
        {"e\xCC\x81"
         "e\xCC\x81",
         .6, "e\xCC\x81|e\xCC\x81"},
        {"秘匿", .5, "秘|匿"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = wrapped(cases[i].text, cases[i].width);
        assert_string_equal(got, cases[i].expected);
        free(got);
    }
}

static void a_word_too_wide_is_broken_by_force(void **state)
{
    (void)state;
    const char *word = "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij";
    char *got = wrapped(word, 8);
    assert_true(strlen(got) > strlen(word));
    char *to = got;
    for (const char *from = got; *from; from++)
        if (*from != '|')
            *to++ = *from;
    *to = '\0';
    assert_string_equal(got, word);
    free(got);
}

/* Nothing but space at a break is lost, at any width. */
static void nothing_is_lost(void **state)
{
    (void)state;
    const char *text =
        "「その他」は残る11の大分類の合計。端数処理のため合計が100にならないことがある。";
    for (double width = .5; width < 50; width += .7) {
        struct sg_texts lines = {0};
        struct sg_buffer joined = {0};
        sg_wrap(text, font, width * font.size, &lines);
        for (size_t i = 0; i < lines.n; i++)
            sg_buffer_add(&joined, lines.items[i]);
        assert_string_equal(sg_buffer_text(&joined), text);
        sg_buffer_free(&joined);
        sg_texts_free(&lines);
    }
}

/* 14 letters of "Establishments" in Noto Sans CJK JP Regular, by the table. */
static void the_least_width_is_that_of_the_widest_word(void **state)
{
    (void)state;
    assert_close(sg_wrap_least("Establishments (new)", font), sg_font_width("Establishments", font),
                 1e-12);
    assert_close(sg_wrap_least("医療，福祉", font), 20, 1e-12); /* 療， stay together */
    assert_close(sg_wrap_least("", font), 0, 0);
}

static void names_stay_on_one_line_where_they_fit(void **state)
{
    (void)state;
    struct sg_texts units = {0}, lines = {0};
    const char *title = "建設が増加、医療，福祉は減少";
    sg_texts_add(&units, "医療，福祉");
    sg_wrap_units(title, font, 90, &units, &lines);
    assert_string_equal(lines.items[0], "建設が増加、");
    assert_string_equal(lines.items[1], "医療，福祉は減少");
    sg_texts_free(&lines);
    sg_wrap_units(title, font, 40, &units, &lines); /* too narrow */
    assert_true(lines.n >= 4);
    sg_texts_free(&lines);
    sg_texts_free(&units);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stay_on_one_line_where_they_fit),
        cmocka_unit_test(texts_break_where_a_reader_expects),
        cmocka_unit_test(a_word_too_wide_is_broken_by_force),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(the_least_width_is_that_of_the_widest_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
