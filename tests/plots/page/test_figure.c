#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* x of the only text that was put. */
static double put_at(enum sg_align align, const char *text)
{
    struct sg_figure figure;
    double x = NAN;
    sg_figure_init(&figure, &theme, 82);
    sg_figure_text(&figure, SG_STYLE_TITLE, (struct sg_spot){100, 10, align}, SG_COLOR_OWN, text);
    const char *row = strchr(figure.texts.text.text, '\n');
    if (row && row[1])
        x = strtod(row + 1, NULL);
    sg_figure_free(&figure);
    return x;
}

/* The blank half of a full-width bracket hangs out: its ink is aligned. */
static void brackets_are_aligned_by_their_ink(void **state)
{
    (void)state;
    assert_close(put_at(SG_LEFT, "（％）"), 100 - 0.42 * 9, 1e-9);
    assert_close(put_at(SG_RIGHT, "（％）"), 100 + 0.42 * 9, 1e-9);
    assert_close(put_at(SG_RIGHT, "％"), 100, 1e-9);
    assert_close(put_at(SG_CENTER, "（％）"), 100, 1e-9);
}

static void what_has_no_place_is_not_put(void **state)
{
    (void)state;
    struct sg_figure figure;
    sg_figure_init(&figure, &theme, 82);
    sg_figure_text(&figure, SG_STYLE_TITLE, (struct sg_spot){1, NAN, SG_LEFT}, SG_COLOR_OWN, "a");
    sg_shape_line(&figure, SG_LAYER_GRID, (struct sg_box){1, NAN, 2, 3});
    sg_shape_dot(&figure, SG_LAYER_DOTS, (struct sg_dot){1, NAN, 2, SG_COLOR_INK});
    sg_shape_diamond(&figure, SG_LAYER_NETS, (struct sg_dot){1, NAN, 2, SG_COLOR_INK});
    assert_int_equal(figure.texts.n, 0);
    for (size_t i = 0; i < SG_LAYERS; i++)
        assert_int_equal(figure.layers[i].n, 0);
    sg_figure_free(&figure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_in_a_layer_can_do_nothing),
        cmocka_unit_test(rows_end_with_their_last_cell),
        cmocka_unit_test(styles_take_their_size_from_the_theme),
        cmocka_unit_test(brackets_are_aligned_by_their_ink),
        cmocka_unit_test(what_has_no_place_is_not_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
