#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/chart_checks.h"
#include "tests/figure_files.h"

static int check_palette(const char *theme)
{
    return run_program("python3", "scripts/check_palette.py", theme, NULL);
}

static void the_palette_is_told_apart_by_everybody(void **state)
{
    (void)state;
    if (!can_check())
        skip();
    assert_int_equal(check_palette("plots/theme.gp"), 0);
}

/* Expected: Sharma, Wu and Dalal 2005, table 1, pairs 1, 17, 18, 21, 25 and 34. */
static void colour_differences_are_those_published(void **state)
{
    (void)state;
    static const char code[] =
        "import sys; sys.path.insert(0, 'scripts'); sys.dont_write_bytecode = True; import colors\n"
        "cases = (((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),\n"
        "    ((50, 2.5, 0), (73, 25, -18), 27.1492), ((50, 2.5, 0), (61, -5, 29), 22.8977),\n"
        "    ((50, 2.5, 0), (50, 3.1736, 0.5854), 1.0),\n"
        "    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),\n"
        "    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082))\n"
        "sys.exit(any(abs(colors.ciede2000(a, b) - d) > 5e-5 for a, b, d in cases))\n";
    if (!can_check())
        skip();
    assert_int_equal(run_program("python3", "-c", code, NULL), 0);
}

/* Puts `to` in place of the value of a colour in a copy of theme.gp. */
static void assert_planted_is_found(const char *name, const char *to)
{
    char *theme = read_whole("plots/theme.gp", NULL);
    char *at = strstr(theme, name);
    assert_non_null(at);
    at = strchr(at, '#');
    assert_non_null(at);
    memcpy(at, to, strlen(to));
    write_whole(figure_path("theme.gp"), theme);
    if (check_palette(figure_path("theme.gp")) != 1)
        fail_msg("%s is not found wanting as %s", name, to);
    free(theme);
}

static void planted_colours_are_found(void **state)
{
    (void)state;
    if (!can_check())
        skip();
    assert_planted_is_found("color_series2", "#1F3A66"); /* nearly series1 */
    assert_planted_is_found("color_series3", "#8A5A1E"); /* as series5 without red cones */
    assert_planted_is_found("color_series4", "#E58A3C"); /* in grey as others */
    assert_planted_is_found("color_before", "#2A4A75");
    assert_planted_is_found("color_level2", "#E6EEF6");
    write_whole(figure_path("theme.gp"),
                "color_series1 = '#173763'\n"); /* the others are missing */
    assert_int_equal(check_palette(figure_path("theme.gp")), 1);
}

static int clean(void **state)
{
    (void)state;
    remove_figure_folder();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_palette_is_told_apart_by_everybody),
        cmocka_unit_test(colour_differences_are_those_published),
        cmocka_unit_test(planted_colours_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
