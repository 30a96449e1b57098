#include "tests/test_support.h"

#include "table/nearest.h"

static void names_what_was_meant(void **state)
{
    (void)state;
    static const char *const names[] = {"change", "composition", "completion",
                                        "chart",  "by",          "area"};
    static const char *const cases[][2] = {{"compositon", "composition"},
                                           {"chagne", "change"},
                                           {"comp", "composition"},
                                           {"ba", "by"},
                                           {"xyz", NULL},
                                           {"", NULL},
                                           {"areas", "area"},
                                           {"total-nonsense", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = sg_nearest(cases[i][0], names, 6);
        if (cases[i][1])
            assert_string_equal(found, cases[i][1]);
        else
            assert_null(found);
    }
    assert_null(sg_nearest("change", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_what_was_meant)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
