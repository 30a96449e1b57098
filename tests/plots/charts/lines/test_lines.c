#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
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
    {"lines-made-ja-82.svg", "建設が7.0で最も高く、製造が3.0で最も低い</title>"},
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

static void totals_give_way_to_the_parts_and_series_have_dashes(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("lines", made, "parts");
    char *svg = read_whole(figure_path("lines-parts-ja-82.svg"), NULL);
    assert_null(strstr(svg, "<text>全産業"));
    assert_non_null(strstr(svg, "stroke-dasharray"));
    free(svg);
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
        cmocka_unit_test(totals_give_way_to_the_parts_and_series_have_dashes),
        cmocka_unit_test(areas_and_measures_are_series_too),
        cmocka_unit_test(hostile_labels_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
