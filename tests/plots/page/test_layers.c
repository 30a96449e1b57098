#include "tests/test_support.h"

#include <string.h>

#include "plots/page/layers.h"

static bool has_width(const struct sg_pass *pass)
{
    return pass->kind == SG_KIND_STROKE || pass->kind == SG_KIND_LINE || pass->edge != SG_COLOR_OWN;
}

static void a_pass_says_all_that_its_kind_needs(void **state)
{
    (void)state;
    const struct sg_pass *pass;
    for (size_t i = 0; (pass = sg_pass_at(i)); i++) {
        const char *name = sg_layer_name(pass->layer);
        if (has_width(pass) != (pass->width != SG_WIDTH_NONE))
            fail_msg("%s has a width too many or too few", name);
        if (pass->dash && pass->kind != SG_KIND_STROKE && pass->kind != SG_KIND_LINE)
            fail_msg("%s: only lines are dashed", name);
        if ((pass->wider || pass->narrower) && pass->kind != SG_KIND_DOT &&
            pass->kind != SG_KIND_DISC && pass->kind != SG_KIND_CIRCLE)
            fail_msg("%s has no radius", name);
    }
}

/* A layer drawn twice is of one kind both times, or its rows would be read wrongly. */
static void all_layers_are_drawn_as_one_kind(void **state)
{
    (void)state;
    for (int layer = 0; layer < SG_LAYERS; layer++) {
        const struct sg_pass *pass, *first = NULL;
        for (size_t i = 0; (pass = sg_pass_at(i)); i++) {
            if (pass->layer != (enum sg_layer)layer)
                continue;
            first = first ? first : pass;
            assert_int_equal(pass->kind, first->kind);
        }
        assert_non_null(first);
        bool colors = strstr(sg_layer_columns((enum sg_layer)layer), "color") != NULL;
        assert_int_equal(colors, sg_layer_has_colors((enum sg_layer)layer));
    }
}

static void files_have_names_of_their_own(void **state)
{
    (void)state;
    static const char *const taken[] = {"page", "layers", "texts"};
    for (int a = 0; a < SG_LAYERS; a++) {
        for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
            assert_string_not_equal(sg_layer_name((enum sg_layer)a), taken[i]);
        for (int b = 0; b < a; b++)
            assert_string_not_equal(sg_layer_name((enum sg_layer)a),
                                    sg_layer_name((enum sg_layer)b));
    }
    assert_string_equal(sg_layer_name(SG_LAYER_SERIES6), "series6");
    assert_int_equal(SG_LAYER_SERIES6 - SG_LAYER_SERIES1, 5); /* lines counts on it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pass_says_all_that_its_kind_needs),
        cmocka_unit_test(all_layers_are_drawn_as_one_kind),
        cmocka_unit_test(files_have_names_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
