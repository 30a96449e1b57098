#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/survey/answer_lists.h"

static void expect_items(const char *list, const char *separator, const struct sg_texts *known,
                         const char *const items[])
{
    size_t i = 0;
    for (char *item; (item = sg_list_next(&list, separator, known)) != NULL; free(item)) {
        if (!*item)
            continue;
        assert_non_null(items[i]);
        assert_string_equal(item, items[i++]);
    }
    assert_null(items[i]);
}

static void items(void **state)
{
    (void)state;
    expect_items("人手不足;資金繰り;", ";", NULL, (const char *[]){"人手不足", "資金繰り", NULL});
    expect_items("売上の減少, 原材料（鋼材, 木材等）の高騰", ",", NULL,
                 (const char *[]){"売上の減少", "原材料（鋼材, 木材等）の高騰", NULL});
    expect_items("a (b, c), d", ", ", NULL, (const char *[]){"a (b, c)", "d", NULL});
    expect_items("a), b, (c", ", ", NULL, (const char *[]){"a)", "b", "(c", NULL});
    expect_items("a\nb\r\nc", ";", NULL, (const char *[]){"a", "b", "c", NULL});
    expect_items("a、b", "", NULL, (const char *[]){"a、b", NULL});
    expect_items("", ";", NULL, (const char *[]){NULL});
    struct sg_texts known = {0};
    sg_texts_add(&known, "原材料,燃料の高騰");
    sg_texts_add(&known, "原材料");
    expect_items("原材料,燃料の高騰,人手不足,原材料", ",", &known,
                 (const char *[]){"原材料,燃料の高騰", "人手不足", "原材料", NULL});
    sg_texts_free(&known);
}

static void separators(void **state)
{
    (void)state;
    static const char *const cases[][6] = {{";", "A;B;", "B;", "A;C;"},
                                           {";", "A、a;B", "B;C", "A、a;C"},
                                           {", ", "A, B", "B", "A, B, C（c, d）"},
                                           {"、", "A、B", "B、C", "A"},
                                           {"", "A\nB", "B", "A"}, /* lines are cut anyway */
                                           {"", "A、a", "B", "C"}, /* a comma within an option */
                                           {"", "A", "B", "C"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_texts lists = {0};
        char separator[SG_SEPARATOR_SIZE];
        for (size_t k = 1; cases[i][k]; k++)
            sg_texts_add(&lists, cases[i][k]);
        sg_list_separator(&lists, NULL, separator);
        assert_string_equal(separator, cases[i][0]);
        sg_texts_free(&lists);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(items), cmocka_unit_test(separators)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
