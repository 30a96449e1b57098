/* Libraries loaded when they are wanted; that of the mathematical functions is everywhere. */
#include "tests/test_support.h"

#include <string.h>

#include "table/library.h"

static const char *const names[] = {"cos", "floor"}, *const others[] = {"cos", "sg_no_function"};

static struct functions {
    double (*cosine)(double), (*down)(double);
} functions;

static void functions_are_called_once_loaded(void **state)
{
    (void)state;
    struct sg_library library = {"libm.so.6", names, 2, &functions, false};
    struct sg_error err = {0};
    assert_true(sg_library_load(&library, &err));
    assert_true(functions.cosine(0) > 0.999 && functions.down(2.5) < 2.001);
    assert_true(sg_library_load(&library, &err));
}

static void what_is_absent_is_said(void **state)
{
    (void)state;
    struct sg_library none = {"libsangyo-none.so.9", names, 2, &functions, false};
    struct sg_library lacking = {"libm.so.6", others, 2, &functions, false};
    struct sg_error err = {0};
    assert_false(sg_library_load(&none, &err));
    assert_int_equal(err.kind, SG_FAIL_TOOL);
    assert_non_null(strstr(err.message, "the library libsangyo-none.so.9, with which"));
    err = (struct sg_error){0};
    assert_false(sg_library_load(&lacking, &err));
    assert_string_equal(err.message, "the library libm.so.6 has no function sg_no_function");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_called_once_loaded),
        cmocka_unit_test(what_is_absent_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
