#include "tests/test_support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/chart.h>

#include "plots/draw/process.h"
#include "tests/composition_table.h"
#include "tests/figure_files.h"

static bool draw(const char *file, bool keep)
{
    struct sg_table table;
    kawasaki_table(&table);
    struct sg_chart_options options = {.lang = SG_JA, .templates = "plots", .keep = keep};
    bool ok = sg_chart_draw("stack100", &table, file, &options, NULL);
    sg_table_free(&table);
    return ok;
}

static bool there(const char *name)
{
    return access(figure_path(name), R_OK) == 0;
}

static size_t count_entries(const char *prefix)
{
    size_t n = 0;
    DIR *folder = opendir(figure_folder());
    for (struct dirent *entry; (entry = readdir(folder));)
        n += strncmp(entry->d_name, prefix, strlen(prefix)) == 0;
    closedir(folder);
    return n;
}

static void the_inputs_are_kept_on_request_only_and_draw_by_hand(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_true(draw(figure_path("gone.svg"), false));
    assert_int_equal(count_entries("gone.svg"), 1);
    assert_true(draw(figure_path("kept.svg"), true));
    write_whole(figure_path("kept.svg.gp.d/mine.txt"), "mine");
    assert_true(draw(figure_path("kept.svg"), true));
    assert_int_equal(count_entries("kept.svg"), 2);
    assert_true(there("kept.svg.gp.d/mine.txt") && there("kept.svg.gp.d/README"));
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(figure_path("kept.svg.gp.d")), 0);
    char *argv[] = {sg_process_find("gnuplot", NULL), "-d", "-c", "figure.gp", "figure.svg", NULL};
    struct sg_process process = {.argv = argv, .seconds = 60};
    assert_true(sg_process_run(&process, NULL));
    assert_int_equal(chdir(here), 0);
    assert_int_equal(process.status, 0);
    assert_true(there("kept.svg.gp.d/figure.svg"));
    sg_buffer_free(&process.said);
    free(argv[0]);
}

/* Runs the command line that the README of a folder gives. */
static void draw_by_the_readme(const char *folder)
{
    char command[4096];
    char *readme = read_whole(figure_path("moved/README"), NULL);
    char *line = strstr(readme, "    LC_ALL=");
    assert_non_null(line);
    line[strcspn(line, "\n")] = '\0';
    snprintf(command, sizeof command, "cd '%s' && %s", folder, line);
    assert_int_equal(run_program("sh", "-c", command, NULL), 0);
    free(readme);
}

/* As someone does who was sent the folder and wants other colours and letters. */
static void a_kept_folder_is_drawn_elsewhere_in_another_style(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_true(draw(figure_path("sent.svg"), true));
    assert_int_equal(rename(figure_path("sent.svg.gp.d"), figure_path("moved")), 0);
    draw_by_the_readme(figure_path("moved"));
    char *svg = read_whole(figure_path("moved/figure.svg"), NULL);
    assert_non_null(strstr(svg, "rgb( 23,  55,  99)"));
    free(svg);
    char *theme = read_whole(figure_path("moved/theme.gp"), NULL);
    memcpy(strstr(theme, "#173763"), "#010203", 7);
    memcpy(strstr(theme, "size_title = 9.0"), "size_title = 8.5", 16);
    write_whole(figure_path("moved/theme.gp"), theme);
    free(theme);
    draw_by_the_readme(figure_path("moved"));
    svg = read_whole(figure_path("moved/figure.svg"), NULL);
    assert_non_null(strstr(svg, "rgb(  1,   2,   3)"));
    assert_null(strstr(svg, "rgb( 23,  55,  99)"));
    assert_non_null(strstr(svg, "font-size=\"8.50\""));
    free(svg);
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
        cmocka_unit_test(the_inputs_are_kept_on_request_only_and_draw_by_hand),
        cmocka_unit_test(a_kept_folder_is_drawn_elsewhere_in_another_style),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
