#include "tests/test_support.h"

#include <stdlib.h>

#include "reports/report/anchors.h"

static void ids_are_unique(void **state)
{
    (void)state;
    struct sg_anchors anchors = {0};
    assert_true(sg_anchors_add(&anchors, "table-1", "表1"));
    assert_false(sg_anchors_add(&anchors, "table-1", "表2"));
    assert_string_equal(sg_anchors_add_free(&anchors, "table-1", "x"), "table-1-1");
    assert_string_equal(sg_anchors_add_free(&anchors, "table-1", NULL), "table-1-2");
    assert_string_equal(sg_anchors_find(&anchors, "table-1"), "表1");
    assert_string_equal(sg_anchors_find(&anchors, "table-1-2"), "");
    sg_anchors_label(&anchors, "table-1-2", "図1");
    assert_string_equal(sg_anchors_find(&anchors, "table-1-2"), "図1");
    assert_null(sg_anchors_find(&anchors, "none"));
    sg_anchors_free(&anchors);
}

static void headings_give_ids(void **state)
{
    static const char *const cases[][2] = {{"1. The State, 2021", "1-the-state-2021"},
                                           {"構成比と増減（2021年）", "構成比と増減2021年"},
                                           {"\"><script>", "script"},
                                           {"！？", "section"},
                                           {"", "section"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *slug = sg_anchors_slug(cases[i][0]);
        assert_string_equal(slug, cases[i][1]);
        free(slug);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ids_are_unique),
                                       cmocka_unit_test(headings_give_ids)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
