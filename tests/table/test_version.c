#include "tests/test_support.h"

#include <stdio.h>

#include <sangyo/version.h>

/* Text and numbers, headers and library agree. */
static void one_version(void **state)
{
    (void)state;
    char text[32];
    snprintf(text, sizeof text, "%d.%d.%d", SG_VERSION_MAJOR, SG_VERSION_MINOR, SG_VERSION_PATCH);
    assert_string_equal(sg_version(), text);
    assert_string_equal(SG_VERSION, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_version)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
