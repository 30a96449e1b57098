#include "tests/test_support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sangyo/chart.h>
#include "table/text.h"

#include "plots/draw/gnuplot.h"
#include "plots/draw/process.h"
#include "tests/composition_table.h"
#include "tests/figure_files.h"

static bool draw(const char *file, bool keep, struct sg_error *err)
{
    struct sg_table table;
    kawasaki_table(&table);
    struct sg_chart_options options = {.lang = SG_JA, .templates = "plots", .keep = keep};
    bool ok = sg_chart_draw("stack100", &table, file, &options, err);
    sg_table_free(&table);
    return ok;
}

/* PATH with the folder bin/ of scripts in front (or alone), until restore_path. */
static char *old_path;

static void set_path(bool alone)
{
    char path[4096];
    old_path = strdup(getenv("PATH"));
    mkdir(figure_path("bin"), 0777);
    snprintf(path, sizeof path, "%s%s%s", figure_path("bin"), alone ? "" : ":",
             alone ? "" : old_path);
    setenv("PATH", path, 1);
}

static void restore_path(void)
{
    setenv("PATH", old_path, 1);
    free(old_path);
    unlink(figure_path("bin/gnuplot"));
    unlink(figure_path("bin/fc-list"));
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

static void a_missing_gnuplot_is_named_and_the_inputs_kept(void **state)
{
    (void)state;
    struct sg_error err = {0};
    set_path(true);
    bool drawn = draw(figure_path("none.svg"), false, &err);
    restore_path();
    assert_false(drawn);
    assert_int_equal(err.kind, SG_FAIL_TOOL);
    assert_non_null(strstr(err.message, "gnuplot-nox"));
    assert_non_null(strstr(err.message, figure_path("bin"))); /* where it was looked for */
    assert_non_null(strstr(err.message, figure_path("none.svg.gp.d")));
    assert_true(there("none.svg.gp.d/figure.gp") && there("none.svg.gp.d/theme.gp"));
    assert_true(there("none.svg.gp.d/texts.tsv") && there("none.svg.gp.d/README"));
    assert_int_equal(count_entries("none.svg"), 1);
}

/* What happens with a gnuplot and an fc-list that are scripts. */
static void assert_failure(const char *gnuplot, const char *fc_list, const char *expected)
{
    struct sg_error err = {0};
    set_path(false);
    write_script(figure_path("bin/gnuplot"), gnuplot);
    write_script(figure_path("bin/fc-list"), fc_list);
    write_whole(figure_path("old.svg"), "old");
    bool drawn = draw(figure_path("old.svg"), false, &err);
    restore_path();
    assert_false(drawn);
    assert_int_equal(err.kind, SG_FAIL_TOOL);
    if (!strstr(err.message, expected))
        fail_msg("'%s' does not say '%s'", err.message, expected);
    char *kept = read_whole(figure_path("old.svg"), NULL);
    assert_string_equal(kept, "old");
    free(kept);
    assert_true(there("old.svg.gp.d/parts.tsv"));
}

static void failures_are_noticed_and_leave_the_old_figure(void **state)
{
    (void)state;
    static const char *const fine = "#!/bin/sh\necho 'Noto Sans CJK JP'\n";
    assert_failure("#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 1\n", "fonts-noto-cjk");
    assert_failure("#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 0\n", "fonts-noto-cjk");
    assert_failure("#!/bin/sh\nprintf '\\n  ^\\n\"x.gp\" line 3: strange\\n' >&2\n", fine,
                   "line 3: strange");
    assert_failure("#!/bin/sh\necho 'warning: Skipping data file with no valid points' >&2\n"
                   "exit 2\n",
                   fine, "gnuplot failed");
    assert_failure("#!/bin/sh\nkill -9 $$\n", fine, "gnuplot failed");
    assert_failure("#!/bin/sh\nprintf '<?xml ?><svg><desc></desc><defs></defs>' > \"$4\"\n", fine,
                   "no whole figure");
    assert_failure("#!/bin/sh\n: > \"$4\"\n", fine, "no whole figure");
    assert_failure("no program\n", fine, "gnuplot");
}

static void a_figure_that_is_not_drawn_at_all_is_a_failure(void **state)
{
    (void)state;
    struct sg_error err = {0};
    set_path(false);
    write_script(figure_path("bin/gnuplot"), "#!/bin/sh\nexit 0\n");
    write_script(figure_path("bin/fc-list"), "#!/bin/sh\necho x\n");
    bool drawn = draw(figure_path("never.svg"), false, &err);
    restore_path();
    assert_false(drawn);
    assert_false(there("never.svg"));
}

static void a_program_that_hangs_is_stopped(void **state)
{
    (void)state;
    struct sg_error err = {0};
    write_script(figure_path("hang"), "#!/bin/sh\necho begun\nexec sleep 30\n");
    char *argv[] = {(char *)figure_path("hang"), NULL};
    struct sg_process process = {.argv = argv, .seconds = 0.3};
    assert_false(sg_process_run(&process, &err));
    assert_int_equal(err.kind, SG_FAIL_TOOL);
    assert_non_null(strstr(err.message, "0.3 seconds"));
    sg_buffer_free(&process.said);
}

static void one_that_hangs_with_closed_streams_is_stopped_too(void **state)
{
    (void)state;
    struct sg_error err = {0};
    write_script(figure_path("hang"), "#!/bin/sh\nexec >&- 2>&-\nexec sleep 30\n");
    char *argv[] = {(char *)figure_path("hang"), NULL};
    struct sg_process process = {.argv = argv, .seconds = 0.3};
    assert_false(sg_process_run(&process, &err));
    assert_non_null(strstr(err.message, "0.3 seconds"));
    sg_buffer_free(&process.said);
}

/* What a program started and left running would make a file when the program has ended. */
static void what_it_started_ends_with_it(void **state)
{
    (void)state;
    write_script(figure_path("leave"), "#!/bin/sh\n(sleep 0.3; : >\"$0.late\") >&- 2>&- &\n");
    char *argv[] = {(char *)figure_path("leave"), NULL};
    struct sg_process process = {.argv = argv, .seconds = 20};
    assert_true(sg_process_run(&process, NULL));
    assert_int_equal(process.status, 0);
    sg_buffer_free(&process.said);
    nanosleep(&(struct timespec){.tv_nsec = 600000000}, NULL);
    assert_false(there("leave.late"));
}

static void what_it_says_is_bounded(void **state)
{
    (void)state;
    write_script(figure_path("talk"), "#!/bin/sh\nhead -c 5000000 /dev/zero | tr '\\0' a\n");
    char *argv[] = {(char *)figure_path("talk"), NULL};
    struct sg_process process = {.argv = argv, .seconds = 20};
    assert_true(sg_process_run(&process, NULL));
    assert_int_equal(process.status, 0);
    assert_int_equal(process.said.n, 1 << 16);
    sg_buffer_free(&process.said);
}

/* A shell finds programs without PATH, so this does; the message names the folders it looked in. */
static void without_path_the_folders_of_the_system_are_looked_in(void **state)
{
    (void)state;
    struct sg_buffer folders = {0};
    char *before = strdup(getenv("PATH"));
    unsetenv("PATH");
    char *found = sg_process_find("sh", NULL);
    char *none = sg_process_find("no-such-program", &folders);
    setenv("PATH", before, 1);
    assert_non_null(found);
    assert_null(none);
    assert_non_null(strstr(sg_buffer_text(&folders), "/bin"));
    sg_buffer_free(&folders);
    free(found);
    free(before);
}

static void a_program_sees_a_small_fixed_environment(void **state)
{
    (void)state;
    setenv("SG_SECRET", "1", 1);
    write_script(figure_path("tell"),
                 "#!/bin/sh\necho \"$LC_ALL $TZ [$SG_SECRET]\"; cat; echo not heard >&2; exit 3\n");
    char *argv[] = {(char *)figure_path("tell"), NULL};
    struct sg_process process = {.argv = argv, .seconds = 20};
    assert_true(sg_process_run(&process, NULL));
    assert_int_equal(process.status, 3);
    assert_string_equal(sg_buffer_text(&process.said), "C.UTF-8 UTC []\n");
    sg_buffer_free(&process.said);
    unsetenv("SG_SECRET");
}

static void a_gnuplot_that_is_named_is_taken_or_refused(void **state)
{
    (void)state;
    struct sg_error err = {0};
    write_script(figure_path("named"), "#!/bin/sh\necho I was called >&2; exit 1\n");
    setenv("SANGYO_GNUPLOT", figure_path("named"), 1);
    assert_false(draw(figure_path("figure.svg"), false, &err));
    assert_non_null(strstr(err.message, "gnuplot failed (I was called)"));
    setenv("SANGYO_GNUPLOT", "no/such/gnuplot", 1);
    err = (struct sg_error){0};
    assert_false(draw(figure_path("figure.svg"), false, &err));
    assert_int_equal(err.kind, SG_FAIL_TOOL);
    assert_non_null(strstr(err.message, "SANGYO_GNUPLOT names 'no/such/gnuplot', which is no"));
    unsetenv("SANGYO_GNUPLOT");
}

static void a_name_or_folder_that_cannot_be_is_refused(void **state)
{
    (void)state;
    struct sg_error err = {0};
    assert_false(draw(figure_path("figure.gif"), false, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_false(draw(figure_path("no/such/folder/figure.svg"), false, &err));
    assert_int_equal(err.kind, SG_FAIL_IO);
    assert_false(draw("", false, &err));
}

static void assert_same_bytes(const char *a, const char *b)
{
    size_t n_a, n_b;
    char *bytes_a = read_whole(figure_path(a), &n_a), *bytes_b = read_whole(figure_path(b), &n_b);
    assert_non_null(bytes_a);
    assert_non_null(bytes_b);
    assert_int_equal(n_a, n_b);
    assert_memory_equal(bytes_a, bytes_b, n_a);
    free(bytes_a);
    free(bytes_b);
}

/* Two runs a second apart, in two time zones, the second with a ~/.gnuplot that changes everything.
 */
static void the_same_table_gives_the_same_bytes(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"a.svg", "b.svg"}, {"a.png", "b.png"}, {"a.pdf", "b.pdf"}};
    if (!can_draw())
        skip();
    char *home = strdup(getenv("HOME") ? getenv("HOME") : "");
    for (size_t i = 0; i < 3; i++)
        assert_true(draw(figure_path(names[i][0]), false, NULL));
    sleep(1);
    setenv("TZ", "Asia/Tokyo", 1);
    setenv("HOME", figure_folder(), 1);
    setenv("GNUTERM", "dumb", 1);
    write_whole(figure_path(".gnuplot"), "set title 'mine'\nset xlabel 'mine'\n");
    for (size_t i = 0; i < 3; i++)
        assert_true(draw(figure_path(names[i][1]), false, NULL));
    unsetenv("TZ");
    unsetenv("GNUTERM");
    setenv("HOME", home, 1);
    free(home);
    for (size_t i = 0; i < 3; i++)
        assert_same_bytes(names[i][0], names[i][1]);
}

static int clean(void **state)
{
    (void)state;
    remove_figure_folder();
    return 0;
}

/* Whether the bytes hold a text as an EMF does, in UTF-16 (little end first); BMP only. */
static bool holds_wide(const char *bytes, size_t n, const char *text)
{
    char wide[200];
    size_t length = 0;
    for (int32_t c; (c = sg_text_next(&text)) && length + 2 < sizeof wide;) {
        wide[length++] = (char)(c & 255);
        wide[length++] = (char)(c >> 8 & 255);
    }
    for (size_t i = 0; i + length <= n; i++)
        if (memcmp(bytes + i, wide, length) == 0)
            return true;
    return false;
}

static void an_emf_holds_text_in_an_office_font(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.lang = SG_JA, .templates = "plots"};
    char *file = strdup(figure_path("office.emf"));
    size_t n;
    kawasaki_table(&table);
    assert_true(sg_chart_draw("stack100", &table, file, &options, &err));
    char *emf = read_whole(file, &n);
    assert_true(holds_wide(emf, n, "事業所数の産業別構成比（％）、川崎市"));
    assert_true(holds_wide(emf, n, "Yu Gothic"));
    assert_false(holds_wide(emf, n, "Noto"));
    free(emf);
    options.font = "Meiryo"; /* which need not be here */
    assert_true(sg_chart_draw("stack100", &table, file, &options, &err));
    emf = read_whole(file, &n);
    assert_true(holds_wide(emf, n, "Meiryo"));
    free(emf);
    free(file);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_emf_holds_text_in_an_office_font),
        cmocka_unit_test(a_missing_gnuplot_is_named_and_the_inputs_kept),
        cmocka_unit_test(failures_are_noticed_and_leave_the_old_figure),
        cmocka_unit_test(a_figure_that_is_not_drawn_at_all_is_a_failure),
        cmocka_unit_test(a_program_that_hangs_is_stopped),
        cmocka_unit_test(one_that_hangs_with_closed_streams_is_stopped_too),
        cmocka_unit_test(what_it_started_ends_with_it),
        cmocka_unit_test(what_it_says_is_bounded),
        cmocka_unit_test(without_path_the_folders_of_the_system_are_looked_in),
        cmocka_unit_test(a_program_sees_a_small_fixed_environment),
        cmocka_unit_test(a_gnuplot_that_is_named_is_taken_or_refused),
        cmocka_unit_test(a_name_or_folder_that_cannot_be_is_refused),
        cmocka_unit_test(the_same_table_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
