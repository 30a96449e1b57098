#include "tests/test_support.h"

#include <stdio.h>

#include "plots/page/shapes.h"

static const struct sg_theme theme = {.font = "Noto Sans CJK JP", .size_title = 9, .size_note = 6};

/* One text as it stands in the TSV. */
static void assert_cell(const char *text, const char *expected)
{
    struct sg_tsv rows;
    sg_tsv_begin(&rows, "x text");
    sg_tsv_number(&rows, 1);
    sg_tsv_text(&rows, text);
    char whole[256];
    snprintf(whole, sizeof whole, "x\ttext\t.\n1\t%s\t.\n", expected);
    assert_string_equal(sg_buffer_text(&rows.text), whole);
    sg_tsv_free(&rows);
}

static void text_in_a_layer_can_do_nothing(void **state)
{
    (void)state;
    assert_cell("製造業", "製造業");
    assert_cell("", " ");
    assert_cell("a\tb\nc\rd\x01", "a b c d ");
    assert_cell("say \"yes\" or \"no\"", "say “yes” or “no”");
    assert_cell("\\n \\101 \\", "\\\\n \\\\101 \\\\");
    assert_cell("`touch x` $(x) #1 =1+1 {x}_^@~ <script>",
                "`touch x` $(x) #1 =1+1 {x}_^@~ <script>");
    assert_cell("\xC2\x85\xEF\xBF\xBE", "  ");
}

static void rows_end_with_their_last_cell(void **state)
{
    (void)state;
    struct sg_figure figure;
    sg_figure_init(&figure, &theme, 25.4);
    assert_close(figure.width, 72, 1e-12);
    struct sg_box box = {0.00001, 1.5, 1e9, -2.12345};
    sg_shape_box(&figure, SG_LAYER_BANDS, box, SG_COLOR_REST);
    struct sg_tsv *rows = &figure.layers[SG_LAYER_BANDS];
    assert_string_equal(
        sg_buffer_text(&rows->text),
        "left\ttop\tright\tbottom\tcolor\t.\n0\t1.5\t1000000000\t-2.1235\trest\t.\n");
    assert_int_equal(rows->n, 1);
    assert_ptr_equal(sg_figure_layer(&figure, SG_LAYER_BANDS), rows);
    sg_shape_line(&figure, SG_LAYER_GRID, box);
    assert_string_equal(sg_buffer_text(&figure.layers[SG_LAYER_GRID].text),
                        "left\ttop\tright\tbottom\t.\n0\t1.5\t1000000000\t-2.1235\t.\n");
    sg_figure_free(&figure);
}

static void styles_take_their_size_from_the_theme(void **state)
{
    (void)state;
    struct sg_figure figure;
    sg_figure_init(&figure, &theme, 82);
    assert_close(sg_figure_font(&figure, SG_STYLE_TITLE).size, 9, 0);
    assert_true(sg_figure_font(&figure, SG_STYLE_TITLE).bold);
    assert_close(sg_figure_font(&figure, SG_STYLE_NOTE).size, 6, 0);
    sg_figure_text(&figure, SG_STYLE_NOTE, (struct sg_spot){1, 2, SG_RIGHT}, SG_COLOR_OWN, "注");
    sg_figure_text(&figure, SG_STYLE_NOTE, (struct sg_spot){1, 2, SG_RIGHT}, SG_COLOR_OWN, "");
    assert_string_equal(sg_buffer_text(&figure.texts.text),
                        "x\ty\talign\tsize\tweight\tcolor\ttext\tturn\t.\n"
                        "1\t2\tright\tnote\tRegular\tsub\t注\t0\t.\n");
    sg_figure_free(&figure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_in_a_layer_can_do_nothing),
        cmocka_unit_test(rows_end_with_their_last_cell),
        cmocka_unit_test(styles_take_their_size_from_the_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
