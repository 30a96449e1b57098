#include "tests/test_support.h"

#include <string.h>

#include "reports/report/block.h"

static void words_are_quoted_as_in_a_shell(void **state)
{
    (void)state;
    struct sg_block block;
    struct sg_error err = {0};
    assert_true(sg_block_read(
        "sangyo change 'a b.csv' --by \"industry \\\"x\\\"\" c\\ d \\\n  --period 年 # remark\n"
        "| sentences | show=table,sentence caption=\"表の 題\" id=shares-1",
        &block, &err));
    assert_int_equal(block.n_commands, 2);
    assert_int_equal(block.commands[0].n, 7);
    assert_string_equal(block.commands[0].items[0], "change");
    assert_string_equal(block.commands[0].items[1], "a b.csv");
    assert_string_equal(block.commands[0].items[3], "industry \"x\"");
    assert_string_equal(block.commands[0].items[4], "c d");
    assert_string_equal(block.commands[0].items[6], "年");
    assert_string_equal(block.commands[1].items[0], "sentences");
    assert_int_equal(block.n_show, 2);
    assert_int_equal(block.show[1], SG_BLOCK_SENTENCE);
    assert_string_equal(block.caption, "表の 題");
    assert_string_equal(block.id, "shares-1");
    sg_block_free(&block);
}

static void refused_texts(void **state)
{
    static const struct {
        const char *text;
        size_t row;
        const char *says;
    } cases[] = {
        {"", 0, "empty"},
        {"change a | | show=table", 0, "empty"},
        {"show=table", 0, "empty"},
        {"change a >b", 1, "'>'"},
        {"change a\n; rm -r x", 2, "';'"},
        {"change $(id)", 1, "'$'"},
        {"change \"$HOME\"", 1, "'$'"},
        {"change `id`", 1, "'`'"},
        {"change a && change b", 1, "'&'"},
        {"change 'a", 1, "not closed"},
        {"change\n \"a", 2, "not closed"},
        {"change a | show=tables", 0, "tables"},
        {"change a | show=table,table", 0, "twice"},
        {"change a | id=a id=b", 0, "twice"},
        {"change a | id='a\"><script>'", 0, "an id"},
        {"change a | caption=x colour=y", 0, "colour=y"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_block block;
        struct sg_error err = {0};
        assert_false(sg_block_read(cases[i].text, &block, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_int_equal(err.row, cases[i].row);
        if (!strstr(err.message, cases[i].says))
            fail_msg("%s: %s", cases[i].text, err.message);
        sg_block_free(&block);
    }
}

static void quoted_marks_are_plain(void **state)
{
    (void)state;
    struct sg_block block;
    assert_true(sg_block_read("change 'a|b;$(c)' | sentences --where 'a=b'", &block, NULL));
    assert_int_equal(block.n_commands, 2);
    assert_string_equal(block.commands[0].items[1], "a|b;$(c)");
    assert_int_equal(block.n_show, 0);
    sg_block_free(&block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_quoted_as_in_a_shell),
                                       cmocka_unit_test(refused_texts),
                                       cmocka_unit_test(quoted_marks_are_plain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
