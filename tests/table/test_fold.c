#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include "table/fold.h"
#include "table/text.h"

struct folded {
    const char *text;
    size_t width;
    const char *lines; /* joined by | */
};

static void folds(void **state)
{
    (void)state;
    static const struct folded cases[] = {
        {"", 10, ""},
        {"one", 10, "one"},
        {"one two three", 7, "one two|three"},
        {"one two three", 8, "one two|three"},
        {"one  two", 4, "one|two"},
        {"unbreakable", 4, "unbr|eaka|ble"},
        {"a\nb\n\nc", 10, "a|b||c"},
        {"卸売業，小売業", 6, "卸売|業，小|売業"}, /* no comma begins a line */
        {"産業（大分類）", 6, "産業|（大分|類）"}, /* no bracket ends or begins one */
        {"アデータ", 4, "ア|デー|タ"},             /* no long mark begins a line */
        {"従業者 100 人", 7, "従業者|100 人"},
        {"漢", 1, "漢"}, /* wider than the line: cut, not lost */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char joined[256] = "";
        const char *text = cases[i].text;
        const char *line;
        size_t n;
        for (bool first = true; sg_fold_next(&text, cases[i].width, &line, &n); first = false)
            snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%.*s",
                     first ? "" : "|", (int)n, line);
        assert_string_equal(joined, cases[i].lines);
    }
}

static void counts_lines_and_the_least_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width, lines, least;
    } cases[] = {
        {"", 10, 1, 2},
        {"one two three", 7, 2, 5},
        {"one two three", 5, 3, 5},
        {"増減率（％）", 6, 2, 2},
        {"従業者 100 人", 7, 2, 3},
        {"a\nbcd", 10, 2, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(sg_fold_count(cases[i].text, cases[i].width), cases[i].lines);
        assert_int_equal(sg_fold_least(cases[i].text), cases[i].least);
    }
}

/* At any width: no line is wider, and nothing but spaces is lost. */
static void loses_nothing(void **state)
{
    (void)state;
    const char *whole =
        "経済センサス‐活動調査（2021年）の結果、 establishments of 289 「増加」した。é";
    for (size_t width = 2; width < 90; width++) {
        const char *text = whole;
        const char *line;
        const char *at = whole;
        size_t n;
        while (sg_fold_next(&text, width, &line, &n)) {
            char alone[256] = "";
            while (*at == ' ')
                at++;
            assert_ptr_equal(line, at);
            memcpy(alone, line, n);
            assert_true(sg_text_width(alone) <= width);
            at = line + n;
        }
        assert_int_equal(*at, '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds),
        cmocka_unit_test(counts_lines_and_the_least_width),
        cmocka_unit_test(loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
