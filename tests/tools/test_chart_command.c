#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/parse.h"
#include "tests/figure_files.h"
#include "tools/commands.h"
#include "tools/output.h"

/* Parses, runs and writes as the program does. */
static bool run(const char *const words[], struct sg_error *err)
{
    struct sg_call call;
    struct sg_command_result result = {0};
    size_t n = 0;
    while (words[n])
        n++;
    bool ok = sg_parse(sg_commands, words, n, &call, err) && sg_output_check(&call, err);
    if (ok) {
        ok = sg_execute(&call, &result, err) && sg_output(&call, &result, err);
        sg_command_result_free(&result);
    }
    sg_parse_free(&call);
    return ok;
}

static void wrong_usage_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *words[8];
        const char *message;
    } cases[] = {
        {{"chart", "-o", "x.svg"}, "name a chart: "},
        {{"chart", "stack99", "x.csv", "-o", "x.svg"},
         "there is no chart 'stack99'; did you mean "},
        {{"chart", "pie", "x.csv", "-o", "x.svg"}, "there is no chart 'pie'; there are: "},
        {{"chart", "stack100", "x.csv"}, "a figure needs a file: --output "},
        {{"chart", "stack100", "x.csv", "-o", "-"}, "a figure needs a file: --output "},
        {{"chart", "stack100", "x.csv", "y.csv", "-o", "x.svg"}, "a figure is of one FILE, not 2"},
        {{"chart", "--list", "stack100"}, "--list takes no FILE"},
        {{"chart", "stack100", "x.csv", "-f", "csv"}, "unknown option '-f'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_error err = {0};
        assert_false(run(cases[i].words, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        if (strncmp(err.message, cases[i].message, strlen(cases[i].message)) != 0)
            fail_msg("'%s' is not '%s'", err.message, cases[i].message);
    }
}

static void the_charts_are_listed(void **state)
{
    (void)state;
    struct sg_error err = {0};
    const char *path = figure_path("list.csv");
    assert_true(run((const char *[]){"chart", "--list", "-o", path, NULL}, &err));
    char *list = read_whole(path, NULL);
    assert_int_equal(strncmp(list, "chart,summary,needs\nstack100,", 29), 0);
    assert_non_null(strstr(list, "category, to, contribution_points, change_percent"));
    free(list);
}

static void a_figure_is_drawn_from_named_columns(void **state)
{
    (void)state;
    struct sg_error err = {0};
    if (!can_draw())
        skip();
    write_whole(figure_path("in.csv"), "kind,part,industry,share_percent\n"
                                       "x,p,1,60\nx,q,2,40\ny,p,3,10\ny,q,4,90\n");
    const char *in = figure_path("in.csv"), *svg = figure_path("out.svg");
    const char *words[] = {"chart",  "stack100", in,      "--by", "part", "--where",
                           "kind=y", "--title",  "T & 1", "-o",   svg,    NULL};
    if (!run(words, &err))
        fail_msg("%s", err.message);
    char *text = read_whole(svg, NULL);
    assert_non_null(strstr(text, "<text>T &amp; 1</text>"));
    assert_non_null(strstr(text, "<text>90.0</text>"));
    assert_null(strstr(text, "<text>60.0</text>"));
    free(text);
    words[10] = figure_path("out.jpeg");
    assert_false(run(words, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_int_not_equal(access(figure_path("out.jpeg"), F_OK), 0);
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
        cmocka_unit_test(wrong_usage_is_said),
        cmocka_unit_test(the_charts_are_listed),
        cmocka_unit_test(a_figure_is_drawn_from_named_columns),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
