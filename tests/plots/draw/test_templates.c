#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "plots/draw/templates.h"
#include "tests/figure_files.h"

static void a_named_folder_wins_and_must_be_right(void **state)
{
    (void)state;
    struct sg_error err = {0};
    char *folder;
    write_whole(figure_path("theme.gp"), "");
    assert_true(sg_templates_find(figure_folder(), &folder, &err));
    assert_string_equal(folder, figure_folder());
    free(folder);
    assert_false(sg_templates_find("no/such/folder", &folder, &err));
    assert_null(folder);
    assert_int_equal(err.kind, SG_FAIL_TOOL);
    assert_non_null(strstr(err.message, "no/such/folder"));
}

static void the_environment_comes_before_the_place_of_the_program(void **state)
{
    (void)state;
    char *folder;
    setenv("SANGYO_TEMPLATES", figure_folder(), 1);
    assert_true(sg_templates_find(NULL, &folder, NULL));
    assert_string_equal(folder, figure_folder());
    free(folder);
    setenv("SANGYO_TEMPLATES", "no/such/folder", 1);
    assert_false(sg_templates_find(NULL, &folder, NULL));
    unsetenv("SANGYO_TEMPLATES");
    assert_true(sg_templates_find(NULL, &folder, NULL)); /* plots/ of the checkout */
    assert_int_equal(folder[0], '/');
    assert_non_null(strstr(folder, "/plots"));
    free(folder);
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
        cmocka_unit_test(a_named_folder_wins_and_must_be_right),
        cmocka_unit_test(the_environment_comes_before_the_place_of_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
