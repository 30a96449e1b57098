#include "tests/test_support.h"

#include "reports/report/svg.h"

static void ids_are_prefixed(void **state)
{
    (void)state;
    struct sg_buffer out = {0};
    assert_true(sg_svg_inline("<?xml version=\"1.0\"?>\n<svg role=\"img\"><title></title><defs>"
                              "<circle id='dot'/></defs><use xlink:href='#dot'/>"
                              "<g id=\"a\" clip-path=\"url(#a)\"><text> id=\"b\" url(#c)</text></g>"
                              "</svg>\n",
                              "f1-", "A < B", &out));
    assert_string_equal(sg_buffer_text(&out),
                        "<svg role=\"img\"><title>A &lt; B</title><defs>"
                        "<circle id='f1-dot'/></defs><use xlink:href='#f1-dot'/>"
                        "<g id=\"f1-a\" clip-path=\"url(#f1-a)\"><text> id=\"b\" url(#c)</text></g>"
                        "</svg>\n");
    sg_buffer_free(&out);
    assert_false(sg_svg_inline("no picture", "x", "", &out));
    assert_false(sg_svg_inline("<svg>", "x", "", &out));
    sg_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ids_are_prefixed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
