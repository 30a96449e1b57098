#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "reports/report/block.h"

static char *filled(struct sg_settings *settings, const char *text, struct sg_error *err)
{
    struct sg_buffer out = {0};
    if (sg_settings_fill(settings, text, &out, NULL, err))
        return sg_buffer_take(&out);
    sg_buffer_free(&out);
    return NULL;
}

static void texts_are_filled_once(void **state)
{
    (void)state;
    struct sg_settings settings = {0};
    struct sg_error err = {.lang = SG_EN};
    sg_settings_set(&settings, "a", "1{{b}}");
    sg_settings_set(&settings, "地域", "川崎市");
    char *text = filled(&settings, "x{{a}} {{地域}}{ {{ a }} {{}} {{{a}}}", &err);
    assert_string_equal(text, "x1{{b}} 川崎市{ {{ a }} {{}} {1{{b}}}");
    free(text);
    assert_null(filled(&settings, "{{c}}", &err));
    assert_string_equal(err.message, "{{c}} has no value: give --set c=VALUE; there are values for "
                                     "a, 地域");
    assert_true(sg_settings_find(&settings, "a")->used);
    sg_settings_free(&settings);
}

/* What was given stays; lines are blanked, so that they keep their numbers. */
static void front_matter(void **state)
{
    (void)state;
    struct sg_settings settings = {0};
    struct sg_error err = {.lang = SG_EN};
    char text[] = "---\narea: R14130\n# note\n\nname: \" a: b \"\nempty:\n---\n# {{area}}\n";
    sg_settings_set(&settings, "area", "R15205");
    assert_true(sg_settings_front(&settings, text, &err));
    assert_string_equal(sg_settings_find(&settings, "area")->value, "R15205");
    assert_true(sg_settings_find(&settings, "area")->used);
    assert_string_equal(sg_settings_find(&settings, "name")->value, " a: b ");
    assert_string_equal(sg_settings_find(&settings, "empty")->value, "");
    assert_string_equal(text + strlen(text) - strlen("\n# {{area}}\n"), "\n# {{area}}\n");
    size_t lines = 0;
    for (const char *c = text; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 8);
    sg_settings_free(&settings);
}

/* A rule at the beginning is none, nor is text between two. */
static void no_front_matter(void **state)
{
    (void)state;
    static const char *const texts[] = {"---\n\nSome text: here\n\n---\n", "---\na: b\n", "# a\n",
                                        "----\na: b\n---\n", "---\nSee also: b\n---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sg_settings settings = {0};
        char *text = sg_copy_text(texts[i]);
        assert_true(sg_settings_front(&settings, text, NULL));
        assert_string_equal(text, texts[i]);
        assert_int_equal(settings.n, 0);
        free(text);
    }
    struct sg_settings settings = {0};
    struct sg_error err = {.lang = SG_EN};
    char bad[] = "---\na: b\nc d\n---\n";
    assert_false(sg_settings_front(&settings, bad, &err));
    assert_int_equal(err.row, 3);
    sg_settings_free(&settings);
}

/* A value is one word, whatever is in it, and no option. */
static void words_of_a_block(void **state)
{
    (void)state;
    struct sg_settings settings = {0};
    struct sg_error err = {.lang = SG_EN};
    struct sg_block block;
    sg_settings_set(&settings, "area", "R15205 -o 'x' | y $(z)");
    sg_settings_set(&settings, "bad", "-o x");
    assert_true(sg_block_read("composition --area {{area}} x{{area}} | show=table "
                              "caption='{{area}} & more'",
                              &block, &err));
    assert_true(sg_block_fill(&block, &settings, &err));
    assert_int_equal(block.n_commands, 1);
    assert_int_equal(block.commands[0].n, 4);
    assert_string_equal(block.commands[0].items[2], "R15205 -o 'x' | y $(z)");
    assert_string_equal(block.commands[0].items[3], "xR15205 -o 'x' | y $(z)");
    assert_string_equal(block.caption, "R15205 -o 'x' | y $(z) & more");
    sg_block_free(&block);
    assert_true(sg_block_read("composition --area {{bad}}", &block, &err));
    assert_false(sg_block_fill(&block, &settings, &err));
    assert_string_equal(err.message, "{{bad}} is '-o x', which would be an option");
    sg_block_free(&block);
    assert_true(sg_block_read("composition --where a={{bad}}", &block, &err));
    assert_true(sg_block_fill(&block, &settings, &err));
    assert_string_equal(block.commands[0].items[2], "a=-o x");
    sg_block_free(&block);
    sg_settings_free(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_filled_once), cmocka_unit_test(front_matter),
        cmocka_unit_test(no_front_matter), cmocka_unit_test(words_of_a_block)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
