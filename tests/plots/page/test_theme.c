#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/page/theme.h"
#include "tests/figure_files.h"

static void the_theme_of_the_project_is_complete(void **state)
{
    (void)state;
    struct sg_theme theme;
    assert_true(sg_theme_read("plots", &theme, NULL));
    assert_string_equal(theme.font, "Noto Sans CJK JP");
    assert_close(theme.size_title, 9, 0);
    assert_int_equal(theme.colors[SG_COLOR_SERIES1], 0x173763);
    assert_true(theme.size_note >= 6);
}

/* The theme with one line put in place of another. */
static bool read_changed(const char *line, const char *other, struct sg_theme *theme,
                         struct sg_error *err)
{
    char *source = read_whole("plots/theme.gp", NULL);
    assert_non_null(source);
    char *at = strstr(source, line);
    assert_non_null(at);
    size_t n = strlen(source) + strlen(other) + 1;
    char *changed = calloc(1, n);
    *at = '\0';
    snprintf(changed, n, "%s%s%s", source, other, at + strlen(line));
    write_whole(figure_path("theme.gp"), changed);
    free(changed);
    free(source);
    return sg_theme_read(figure_folder(), theme, err);
}

static void an_edit_is_read_and_a_mistake_named(void **state)
{
    (void)state;
    struct sg_theme theme;
    struct sg_error err = {0};
    assert_true(read_changed("size_title = 9.0", "  size_title=12 # larger", &theme, &err));
    assert_close(theme.size_title, 12, 0);
    assert_true(read_changed("font = 'Noto Sans CJK JP'", "font = 'A # B'", &theme, &err));
    assert_string_equal(theme.font, "A # B");
    static const char *const wrong[][3] = {
        {"size_note = 6.0", "", "size_note"},
        {"size_note = 6.0", "size_note = six", "'six'"},
        {"size_note = 6.0", "size_note = -1", "'-1'"},
        {"color_rest = '#F1F3F5'", "color_rest = 'pale'", "'pale'"},
        {"color_rest = '#F1F3F5'", "color_remainder = '#F1F3F5'", "color_rest"},
        {"width_grid = 0.5", "", "width_grid"},
        {"width_grid = 0.5", "width_grid = 'thin'", "'thin'"},
        {"dash_break = '(6,4)'", "", "dash_break"},
        {"dash_break = '(6,4)'", "dash_break = 'dotted'", "'dotted'"},
        {"dash_break = '(6,4)'", "dash_break = '(6,4) lw 9 ('", "'(6,4) lw 9 ('"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(read_changed(wrong[i][0], wrong[i][1], &theme, &err));
        assert_int_equal(err.kind, SG_FAIL_TOOL);
        assert_non_null(strstr(err.message, wrong[i][2]));
        assert_non_null(strstr(err.file, "theme.gp"));
    }
    remove_figure_folder();
}

/* STYLE: white on dark fills, ink on light ones; orange carries ink (contrast 5.1, white 3.1). */
static void letters_read_on_every_fill(void **state)
{
    (void)state;
    struct sg_theme theme;
    assert_true(sg_theme_read("plots", &theme, NULL));
    static const enum sg_color expected[][2] = {
        {SG_COLOR_SERIES1, SG_COLOR_WHITE}, {SG_COLOR_SERIES2, SG_COLOR_INK},
        {SG_COLOR_SERIES3, SG_COLOR_WHITE}, {SG_COLOR_SERIES4, SG_COLOR_INK},
        {SG_COLOR_SERIES5, SG_COLOR_WHITE}, {SG_COLOR_SERIES6, SG_COLOR_INK},
        {SG_COLOR_REST, SG_COLOR_INK},      {SG_COLOR_WHITE, SG_COLOR_INK},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(sg_theme_letters_on(&theme, expected[i][0]), expected[i][1]);
    assert_string_equal(sg_color_name(SG_COLOR_SERIES1), "series1");
    assert_string_equal(sg_color_name(SG_COLOR_HIDDEN), "hidden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_theme_of_the_project_is_complete),
        cmocka_unit_test(an_edit_is_read_and_a_mistake_named),
        cmocka_unit_test(letters_read_on_every_fill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
