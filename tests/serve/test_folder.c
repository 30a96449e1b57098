#include "../test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../work_folder.h"
#include "serve/folder.h"

static void names_that_may_be_written(void **state)
{
    static const char *const good[] = {"kami.xlsx", "川崎市の集計.csv", "a b (2).md", "x"};
    static const char *const bad[] = {"",     ".",       "..",         ".hidden", "../x", "a/b",
                                      "/etc", "-o.html", "a\\b",       "a:b",     "a\nb", "a\x7f",
                                      "a|b",  "<b>",     "\xff\xfe.c", "a?",      "a*"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!sg_folder_may_write(good[i], NULL))
            fail_msg("%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (sg_folder_may_write(bad[i], NULL))
            fail_msg("%s", bad[i]);
    char longest[300];
    memset(longest, 'x', sizeof longest);
    longest[201] = '\0';
    assert_false(sg_folder_may_write(longest, NULL));
    longest[200] = '\0';
    assert_true(sg_folder_may_write(longest, NULL));
}

static void links_and_folders_are_not_written(void **state)
{
    struct sg_error err = {0};
    (void)state;
    assert_int_equal(symlink("/tmp/somewhere", "link.csv"), 0);
    assert_int_equal(mkdir("folder.csv", 0700), 0);
    write_file("plain.csv", "a\n");
    assert_false(sg_folder_may_write("link.csv", &err));
    assert_string_equal(err.message, "'link.csv' is a link or a folder, which stays as it is");
    assert_false(sg_folder_may_write("folder.csv", NULL));
    assert_true(sg_folder_may_write("plain.csv", NULL));
    unlink("link.csv");
    rmdir("folder.csv");
    unlink("plain.csv");
}

static void nothing_outside_is_read(void **state)
{
    (void)state;
    assert_int_equal(mkdir("below", 0700), 0);
    write_file("in.csv", "a\n");
    write_file("below/in.csv", "a\n");
    assert_int_equal(symlink("/etc/passwd", "out.csv"), 0);
    assert_int_equal(symlink("in.csv", "same.csv"), 0);
    assert_int_equal(symlink("/etc", "etc"), 0);
    assert_true(sg_folder_may_read("in.csv", NULL));
    assert_true(sg_folder_may_read("below/in.csv", NULL));
    assert_true(sg_folder_may_read("below/../in.csv", NULL));
    assert_true(sg_folder_may_read("same.csv", NULL));
    assert_false(sg_folder_may_read("out.csv", NULL));
    assert_false(sg_folder_may_read("etc/passwd", NULL));
    assert_false(sg_folder_may_read("../../etc/passwd", NULL));
    assert_false(sg_folder_may_read("/etc/passwd", NULL));
    assert_false(sg_folder_may_read("below", NULL));
    assert_false(sg_folder_may_read("none.csv", NULL));
    json_t *list = sg_folder_list();
    static const char *const listed[] = {"below/in.csv", "in.csv", "same.csv"};
    assert_int_equal(json_array_size(list), 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(json_string_value(json_object_get(json_array_get(list, i), "path")),
                            listed[i]);
    json_decref(list);
    static const char *const made[] = {"out.csv", "same.csv", "etc", "below/in.csv", "in.csv"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        unlink(made[i]);
    rmdir("below");
}

static size_t count_hidden(void)
{
    FILE *list = popen("ls -A | grep -c '^\\.'", "r");
    unsigned n = 99;
    assert_non_null(list);
    assert_int_equal(fscanf(list, "%u", &n), 1);
    pclose(list);
    return n;
}

static void a_file_comes_whole_or_not_at_all(void **state)
{
    struct sg_folder_file file;
    struct sg_error err = {0};
    (void)state;
    assert_true(sg_folder_file_open(&file, "new.csv", NULL));
    assert_true(sg_folder_file_add(&file, "a,b\n", 4, NULL));
    assert_int_equal(access("new.csv", F_OK), -1);
    assert_true(sg_folder_file_add(&file, "1,2\n", 4, NULL));
    assert_true(sg_folder_file_finish(&file, NULL));
    sg_folder_file_free(&file);
    char *text = read_file("new.csv");
    assert_string_equal(text, "a,b\n1,2\n");
    free(text);
    assert_false(sg_folder_file_open(&file, "new.csv", &err));
    assert_string_equal(err.message, "'new.csv' is there already: give the new file another name");
    sg_folder_file_free(&file);

    assert_true(sg_folder_file_open(&file, "cut.csv", NULL)); /* whoever sends goes away */
    assert_true(sg_folder_file_add(&file, "a", 1, NULL));
    sg_folder_file_free(&file);
    assert_int_equal(access("cut.csv", F_OK), -1);

    assert_true(sg_folder_file_open(&file, "raced.csv", NULL)); /* another comes meanwhile */
    write_file("raced.csv", "first\n");
    assert_false(sg_folder_file_finish(&file, NULL));
    sg_folder_file_free(&file);
    text = read_file("raced.csv");
    assert_string_equal(text, "first\n");
    free(text);
    assert_int_equal(count_hidden(), 0);
    unlink("new.csv");
    unlink("raced.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_may_be_written),
        cmocka_unit_test(links_and_folders_are_not_written),
        cmocka_unit_test(nothing_outside_is_read),
        cmocka_unit_test(a_file_comes_whole_or_not_at_all),
    };
    return enter_work_folder() == 0 ? cmocka_run_group_tests(tests, NULL, leave_work_folder) : 1;
}
