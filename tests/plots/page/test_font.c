#include "tests/test_support.h"

#include "plots/page/font.h"

/* Ten of each character set by pdfcairo at 100 pt and measured by poppler 22.12 (pdftotext -bbox),
   fonts-noto-cjk 20220127; the last three by definition. */
static void advances_are_those_of_the_font(void **state)
{
    (void)state;
    static const struct {
        int32_t character;
        int regular, bold;
    } cases[] = {
        {'0', 555, 590},      {'%', 921, 963},    {'W', 878, 915},
        {0x4E8B, 1000, 1000}, {0xFF71, 500, 500}, {0x25B3, 1000, 1000},
        {0x3099, 0, 0},       {0x0301, 0, 0},     {0x1F600, 1000, 1000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(sg_font_advance(cases[i].character, false), cases[i].regular);
        assert_int_equal(sg_font_advance(cases[i].character, true), cases[i].bold);
    }
}

static void widths_add_up_and_scale(void **state)
{
    (void)state;
    struct sg_font font = {.size = 7.5};
    assert_close(sg_font_width("", font), 0, 0);
    assert_close(sg_font_width("事業所数", font), 30, 1e-12);
    assert_close(sg_font_width("40,934", font), 7.5 * (5 * .555 + .278), 1e-12);
    double once = sg_font_width("医療，福祉 12.3%", font);
    font.size = 15;
    assert_close(sg_font_width("医療，福祉 12.3%", font), 2 * once, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advances_are_those_of_the_font),
        cmocka_unit_test(widths_add_up_and_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
