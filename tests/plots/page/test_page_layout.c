#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/page/page_layout.h"
#include "plots/page/row_chart.h"

static void begin(struct sg_figure *figure)
{
    struct sg_theme theme;
    assert_true(sg_theme_read("plots", &theme, NULL));
    sg_figure_init(figure, &theme, 82);
}

/* What stands below the header. */
static const char *rows_of(const struct sg_tsv *tsv)
{
    return strchr(sg_buffer_text(&tsv->text), '\n') + 1;
}

static void a_legend_flows_and_stays_within_the_edges(void **state)
{
    (void)state;
    struct sg_figure figure;
    begin(&figure);
    struct sg_legend_entry legend[8];
    for (size_t i = 0; i < 8; i++)
        legend[i] = (struct sg_legend_entry){"卸売・小売", SG_COLOR_SERIES1, SG_KEY_BOX};
    /* an entry is 7 + 4 + 5 × 7.5 = 48.5 pt, four with three gaps 224 of 224.4 */
    assert_int_equal(sg_page_layout_legend_lines(&figure, legend, 0), 0);
    assert_int_equal(sg_page_layout_legend_lines(&figure, legend, 4), 1);
    assert_int_equal(sg_page_layout_legend_lines(&figure, legend, 5), 2);
    assert_int_equal(sg_page_layout_legend_lines(&figure, legend, 8), 2);
    struct sg_head head = {"", "", NULL, legend, 8};
    double bottom = sg_page_layout_head(&figure, &head);
    assert_close(bottom, 4 + 2 * 7.5 * 1.5 + 4, 1e-12);
    size_t n = 0;
    for (const char *row = rows_of(&figure.layers[SG_LAYER_KEYS]); *row;
         row = strchr(row, '\n') + 1, n++)
        assert_true(strtod(row, NULL) >= 4 && strtod(row, NULL) + 48.5 <= figure.width - 4);
    assert_int_equal(n, 8);
    sg_figure_free(&figure);
}

static void an_entry_wider_than_the_page_is_wrapped(void **state)
{
    (void)state;
    struct sg_figure figure;
    begin(&figure);
    struct sg_legend_entry legend[] = {
        {"卸売・小売", SG_COLOR_SERIES1, SG_KEY_BOX},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", SG_COLOR_SERIES2,
         SG_KEY_BOX},
        {"製造", SG_COLOR_SERIES3, SG_KEY_BOX}};
    assert_int_equal(sg_page_layout_legend_lines(&figure, legend, 3), 4);
    struct sg_head head = {"", "", NULL, legend, 3};
    assert_close(sg_page_layout_head(&figure, &head), 4 + 4 * 7.5 * 1.5 + 4, 1e-12);
    sg_figure_free(&figure);
}

static void an_empty_head_and_foot_take_only_the_padding(void **state)
{
    (void)state;
    struct sg_figure figure;
    begin(&figure);
    struct sg_head head = {"", "", NULL, NULL, 0};
    struct sg_texts notes = {0};
    assert_close(sg_page_layout_head(&figure, &head), 4, 0);
    sg_page_layout_foot(&figure, 4, &notes);
    assert_close(figure.height, 8, 0);
    assert_int_equal(figure.texts.n, 0);
    for (size_t i = 0; i < SG_LAYERS; i++)
        assert_int_equal(figure.layers[i].n, 0);
    sg_figure_free(&figure);
}

static void rows_share_the_width_with_names_and_columns(void **state)
{
    (void)state;
    struct sg_figure figure;
    struct sg_row_chart rows;
    begin(&figure);
    sg_row_chart_init(&rows, 3);
    sg_row_chart_label(&rows, &figure, 0, "製造業");
    sg_row_chart_label(&rows, &figure, 1, "電気・ガス・熱供給・水道業および情報通信業の合計");
    sg_row_chart_label(&rows, &figure, 2, "");
    rows.gaps[1] = rows.gaps[2] = 3;
    struct sg_row_chart_column *column = sg_row_chart_add_column(&rows, &figure, "事業所数", true);
    for (size_t i = 0; i < 3; i++)
        sg_texts_add(&column->cells, i ? "1" : "40,934");
    sg_row_chart_place(&rows, &figure, 20, 11);
    assert_true(rows.left <= 0.4 * figure.width + 4);
    /* the bold number, over which the header reaches, a gap of 5 and the padding of 4 */
    double number = sg_font_width("40,934", (struct sg_font){7, true});
    assert_true(number < 28);
    assert_close(rows.right, figure.width - 4 - number - 5, 1e-12);
    assert_close(rows.top, 20 + 1 + 7 * 1.2, 1e-12);
    assert_close(rows.y[0], rows.top + 5.5, 1e-12);
    double tall = (double)rows.labels[1].n * 7.5 * 1.18;
    assert_true(rows.labels[1].n >= 2);
    assert_close(rows.y[1], rows.top + 11 + 3 + tall / 2, 1e-12);
    assert_close(rows.bottom, rows.top + 11 + 3 + tall + 3 + 11, 1e-12);
    sg_row_chart_put(&rows, &figure);
    assert_non_null(strstr(rows_of(&figure.texts), "\tright\tvalue\tBold\tink\t40,934\t"));
    sg_row_chart_free(&rows);
    sg_figure_free(&figure);
}

static void hatching_stays_in_its_box(void **state)
{
    (void)state;
    struct sg_figure figure;
    begin(&figure);
    sg_page_layout_hatch(&figure, (struct sg_box){10, 20, 45, 38});
    sg_page_layout_hatch(&figure, (struct sg_box){50, 20, 50.5, 38}); /* narrower than a step */
    size_t n = 0;
    for (const char *row = rows_of(&figure.layers[SG_LAYER_HATCHES]); *row;
         row = strchr(row, '\n') + 1, n++) {
        double x0, y0, x1, y1;
        assert_int_equal(sscanf(row, "%lf %lf %lf %lf", &x0, &y0, &x1, &y1), 4);
        assert_true(x0 >= 10 && x1 <= 50.5 && x0 < x1 && y0 <= 38 && y1 >= 20 && y1 < y0);
        assert_close(x1 - x0, y0 - y1, -1e-3);
    }
    assert_true(n > 10);
    sg_figure_free(&figure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_legend_flows_and_stays_within_the_edges),
        cmocka_unit_test(an_entry_wider_than_the_page_is_wrapped),
        cmocka_unit_test(an_empty_head_and_foot_take_only_the_padding),
        cmocka_unit_test(rows_share_the_width_with_names_and_columns),
        cmocka_unit_test(hatching_stays_in_its_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
