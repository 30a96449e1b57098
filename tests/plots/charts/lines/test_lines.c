#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/lines/lines.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Made. */
static const char made[] = "quarter@|industry|di#\n"
                           "2023-Q1|製造業|-10\n2023-Q2|製造業|-12.5\n2023-Q4|製造業|3\n"
                           "2023-Q1|建設業|5\n2023-Q2|建設業|X\n2023-Q4|建設業|7\n"
                           "2023-Q1|全産業|0\n2023-Q2|全産業|1\n2023-Q4|全産業|2\n";

static void areas_and_measures_are_series_too(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("lines",
                            "year@|area|industry|value#\n2020|x|全産業|1\n2021|x|全産業|2\n"
                            "2020|y|全産業|4\n2021|y|全産業|3\n2020|x|a|1\n2021|x|a|2\n"
                            "2020|y|a|1\n2021|y|a|2\n",
                            "areas");
    assert_chart_everywhere("lines", "year@|establishments#|employees#\n2020|1|5\n2021|2|7\n",
                            "columns");
    assert_figure_says("lines-columns-en-82.svg", "<text>Persons engaged 7</text>");
}

static void hostile_labels_are_text(void **state)
{
    (void)state;
    char labels[N_HOSTILE][600];
    struct sg_table table;
    if (!can_draw())
        skip();
    plant_labels(labels);
    for (size_t half = 0; half < 2; half++) {
        table_of(&table, "year@|industry|value#\n");
        for (size_t i = 0; i < 10; i++) {
            size_t row = sg_table_add_row(&table);
            sg_column_set_text(table.columns[0], row, i < 5 ? "2020" : "2021");
            sg_column_set_text(table.columns[1], row, labels[half * 5 + i % 5]);
            sg_column_set(table.columns[2], row, 5 + (double)i, 0);
        }
        assert_chart("lines", &table, half ? "hostile1.svg" : "hostile0.svg",
                     (struct sg_chart_options){.lang = SG_JA, .title = labels[half]});
        sg_table_free(&table);
    }
    assert_figure_says("hostile0.svg", "{x}_^@ &amp; ~");
    assert_figure_says("hostile1.svg", "&lt;script&gt;");
    assert_figure_says("hostile1.svg", "\\n\\101 \\");
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"one", "year@|value#\n2021|5\n"},
    {"zero", "year@|industry|value#\n2020|a|0\n2021|a|0\n2021|b|0\n"},
    {"none", "year@|industry|value#\n2020|a|X\n2021|a|…\n2021|b|\n"},
    {"wide", "year@|industry|value#\n2020|a|1000000000\n2021|a|0.000001\n2021|b|-3\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"lines-forty-en-82.svg", "34 further series are not shown."},
    {"lines-made-ja-82.svg", "建設が7.0で最も高く、製造が3.0で最も低い"},
    {"lines-made-ja-82.svg", "<text>建設 7.0</text>"},
    {"lines-made-ja-82.svg", "線の切れ目は数値のない時点。"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "year@|industry|value#\n");
    for (int i = 0; i < 40; i++)
        for (int k = 0; k < n; k++)
            sg_buffer_printf(text,
                             "%d|a%dbcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdef|%d\n",
                             1980 + i, k, (i * k) % 17 + k);
}

static void lines_of(const char *text, const char *focus, struct sg_table *table,
                     struct sg_lines *lines, struct sg_figure *figure)
{
    struct sg_error err = {0};
    *figure = (struct sg_figure){.lang = SG_JA};
    *lines = (struct sg_lines){.figure = figure};
    table_of(table, text);
    if (!sg_timeline_read(table, SG_TIMELINE_ANY, "lines", SG_JA, &lines->timeline, &err) ||
        !sg_lines_choose(lines, focus, false, &err))
        fail_msg("%s", err.message);
}

static void assert_shown(const char *text, const char *focus, const char *expected)
{
    struct sg_table table;
    struct sg_lines lines;
    struct sg_figure figure;
    struct sg_buffer names = {0};
    lines_of(text, focus, &table, &lines, &figure);
    for (size_t k = 0; k < lines.n; k++)
        sg_buffer_printf(&names, "%s%s%s", k ? " " : "", lines.shown[k].serie->name,
                         lines.shown[k].layer == SG_LAYER_OTHERS       ? " grey"
                         : lines.shown[k].layer == SG_LAYER_TOTAL_LINE ? " total"
                                                                       : "");
    assert_string_equal(sg_buffer_text(&names), expected);
    sg_buffer_free(&names);
    sg_timeline_free(&lines.timeline);
    sg_table_free(&table);
}

/* Eight of a DI, in an order that is not that of their values. */
static const char eight[] = "quarter@|industry|di#\n"
                            "2020-Q1|a|1\n2020-Q1|b|-20\n2020-Q1|c|2\n2020-Q1|d|3\n"
                            "2020-Q1|e|4\n2020-Q1|f|5\n2020-Q1|g|30\n2020-Q1|h|-30\n"
                            "2020-Q1|全産業|0\n";

static void six_are_chosen_by_what_the_title_names_and_the_order_of_the_table(void **state)
{
    (void)state;
    assert_shown(eight, NULL, "a b c d g h 全産業 total");
    assert_shown(eight, "e", "e 全産業 total");
    assert_shown(made, "建設業", "建設業 製造業 grey 全産業 total");
    /* of what adds up the largest, and the sum is named in the note */
    assert_shown("year@|industry|事業所数#\n2020|a|1\n2020|b|7\n2020|c|3\n2020|d|4\n2020|e|5\n"
                 "2020|f|6\n2020|g|8\n2020|全産業|34\n",
                 NULL, "g b f e d c");
}

static int color_of(const char *text, const char *name)
{
    struct sg_table table;
    struct sg_lines lines;
    struct sg_figure figure;
    int color = -1;
    lines_of(text, NULL, &table, &lines, &figure);
    for (size_t k = 0; k < lines.n; k++)
        if (strcmp(lines.shown[k].serie->name, name) == 0)
            color = (int)lines.shown[k].color;
    sg_timeline_free(&lines.timeline);
    sg_table_free(&table);
    return color;
}

/* As in stack100: a division is known by its colour in every figure of a document. */
static void a_division_keeps_its_colour(void **state)
{
    (void)state;
    int first = color_of("quarter@|industry|di#\n2020-Q1|製造業|1\n2020-Q1|建設業|2\n", "製造業");
    assert_int_equal(first, SG_COLOR_SERIES1);
    assert_int_equal(first,
                     color_of("quarter@|industry|di#\n2020-Q1|医療，福祉|5\n2020-Q1|建設業|1\n"
                              "2020-Q1|製造業|2\n",
                              "製造業"));
}

static void the_whole_is_grey_and_named_and_series_have_dashes(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("lines", made, "parts");
    assert_figure_says("lines-parts-ja-82.svg", "<text>全産業 2.0</text>");
    assert_figure_says("lines-parts-ja-82.svg", "stroke-dasharray");
    assert_chart_everywhere("lines",
                            "year@|industry|事業所数#\n2020|a|1\n2020|b|2\n2020|全産業|3\n"
                            "2021|a|1\n2021|b|X\n2021|全産業|5\n",
                            "sum");
    assert_figure_says("lines-sum-ja-82.svg", "全産業は示していない。");
    assert_figure_says("lines-sum-ja-82.svg", "<text>b X</text>"); /* not the year before */
}

/* An index about 100 is not pressed into the top of a field that begins at 0. */
static void rates_have_no_zero_base(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("lines",
                            "year@|area|指数#\n2020|a|100\n2021|a|103.5\n2020|b|100\n"
                            "2021|b|100.2\n2020|全国|100\n2021|全国|101\n",
                            "index");
    char *svg = read_whole(figure_path("lines-index-ja-82.svg"), NULL);
    assert_null(strstr(svg, "<text>0</text>"));
    assert_non_null(strstr(svg, "<text>100</text>"));
    free(svg);
}

static void a_focus_that_is_no_series_is_refused(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots", .focus = "z"};
    table_of(&table, eight);
    assert_false(sg_chart_draw("lines", &table, figure_path("refused.svg"), &options, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(err.message, "'z'"));
    sg_table_free(&table);
}

static const struct chart_refusal refused[] = {
    {"industry|value#\na|1\n", SG_FAIL_USAGE, "period"},
    {"year@|area|industry|value#\n2020|x|a|1\n2020|x|b|1\n2020|y|a|1\n"
     "2020|y|b|1\n",
     SG_FAIL_DATA, "--where area="},
    {"year@|industry|value#\n2020|a|1\n2020|a|1\n", SG_FAIL_DATA, "twice"},
    {0},
};

static const struct chart_frame frame = {
    .chart = "lines",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_TIMELINE_SERIES,
    .too_many = "series",
    .refused = refused,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TEST(chart_is_drawn, &frame),
        CHART_TEST(chart_of_forty_rows_fits, &frame),
        CHART_TEST(chart_says_what_it_claims, &frame),
        CHART_TEST(chart_of_too_many_rows_is_refused, &frame),
        CHART_TEST(chart_refuses_what_it_cannot_draw, &frame),
        cmocka_unit_test(six_are_chosen_by_what_the_title_names_and_the_order_of_the_table),
        cmocka_unit_test(a_division_keeps_its_colour),
        cmocka_unit_test(the_whole_is_grey_and_named_and_series_have_dashes),
        cmocka_unit_test(rates_have_no_zero_base),
        cmocka_unit_test(a_focus_that_is_no_series_is_refused),
        cmocka_unit_test(areas_and_measures_are_series_too),
        cmocka_unit_test(hostile_labels_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
