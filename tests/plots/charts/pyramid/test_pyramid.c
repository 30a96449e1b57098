#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/pyramid/pyramid_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const char areas[] =
    "area|industry|share_percent#\n川崎市|製造業|12.5\n川崎市|医療，福祉|15.6\n"
    "川崎市|漁業|X\n川崎市|全産業|100\n鎌倉市|医療，福祉|18.4\n"
    "鎌倉市|製造業|19\n鎌倉市|漁業|0\n鎌倉市|全産業|100\n";

static const struct chart_table drawn[] = {
    {"areas", areas},
    {"years", "year@|industry|value#\n2011|a|99\n2016|a|3\n2016|b|5\n2016|全産業|8\n2021|a|4\n"
              "2021|b|4.5\n2021|c|1\n2021|全産業|9.5\n"},
    {"one", "area|industry|value#\nA|x|5\nB|x|7\n"},
    {"zero", "area|industry|value#\nA|x|0\nB|x|0\n"},
    {"unknown", "area|industry|value#\nA|x|X\nB|x|…\n"},
    {"skew", "area|industry|value#\nA|x|1\nB|x|9000000\nA|y|0.001\nB|y|2\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"pyramid-years-ja-165.svg", "2016年、2021年ともbが最も多い"},
    {"pyramid-years-en-165.svg", "Largest in 2016 and 2021: b"},
    {"pyramid-years-ja-165.svg", "全産業は図にない（2016年 8.0、2021年 9.5）。"},
    {"pyramid-areas-ja-82.svg", "<text>川崎市</text>"},
    {"pyramid-areas-ja-82.svg", "<text>X</text>"},
    {"pyramid-areas-en-165.svg", "One scale for both sides."},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "area|industry|value#");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text,
                         "\nA市|第%d分類の事業活動に従事する事業所|%d\nB市|"
                         "第%d分類の事業活動に従事する事業所|%d",
                         i, 1 + i * 37 % 41, i, 3 + i * 17 % 23);
}

static const struct chart_refusal refused[] = {
    {"area|industry|value#\nA|x|2\nB|x|-3\n", SG_FAIL_DATA, "-3, which is below 0"},
    {"area|industry|value#\nA|x|2\nB|x|3\nC|x|3\n", SG_FAIL_DATA, "has 3 labels"},
    {"industry|value#\nx|2\n", SG_FAIL_DATA, "needs two sides"},
    {"area|industry|value#\nA|x|2\nA|x|3\nB|x|1\n", SG_FAIL_DATA, "stands twice"},
    {"area|industry|value#\n", SG_FAIL_DATA, "needs two sides"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "area|industry|value#\n");
    for (size_t i = 0; i < 2 * N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, i % 2 ? "A" : "B");
        sg_column_set_text(table->columns[1], row, labels[i / 2]);
        sg_column_set(table->columns[2], row, (double)(i + 1), 0);
    }
}

static bool read_table(const char *text, struct sg_table *table, struct sg_pyramid *pyramid,
                       struct sg_error *err)
{
    struct sg_chart_options options = {0};
    *err = (struct sg_error){0};
    table_of(table, text);
    return sg_pyramid_read(table, &options, pyramid, err);
}

/* Rows keep the order of the table; what one side lacks is not zero. */
static void both_sides_of_an_item_meet(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_pyramid pyramid;
    struct sg_error err;
    assert_true(read_table(areas, &table, &pyramid, &err));
    assert_int_equal(pyramid.n, 3);
    assert_string_equal(pyramid.items[1].label, "医療，福祉");
    assert_true(pyramid.items[1].value[SG_PYRAMID_RIGHT] == 18.4);
    assert_int_equal(pyramid.items[2].voids[SG_PYRAMID_LEFT], SG_STATUS_SUPPRESSED);
    assert_string_equal(pyramid.total.label, "全産業");
    sg_pyramid_free(&pyramid);
    sg_table_free(&table);
    assert_true(read_table(drawn[1].text, &table, &pyramid, &err));
    assert_int_equal(pyramid.of, SG_PYRAMID_PERIODS);
    assert_true(pyramid.items[0].value[SG_PYRAMID_LEFT] == 3); /* the newest two */
    assert_int_equal(pyramid.items[2].voids[SG_PYRAMID_LEFT], SG_STATUS_NOT_AVAILABLE);
    sg_pyramid_free(&pyramid);
    sg_table_free(&table);
}

/* Two columns are two sides if they are of one unit. */
static void columns_are_sides(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_pyramid pyramid;
    struct sg_error err;
    assert_true(
        read_table("industry|男#|女#\n20代|3|4\n30代|5|6\n総数|8|10\n", &table, &pyramid, &err));
    assert_int_equal(pyramid.of, SG_PYRAMID_COLUMNS);
    assert_true(pyramid.total.value[SG_PYRAMID_RIGHT] == 10);
    sg_pyramid_free(&pyramid);
    table.columns[1]->unit = sg_copy_text("人");
    table.columns[2]->unit = sg_copy_text("円");
    struct sg_chart_options options = {0};
    assert_false(sg_pyramid_read(&table, &options, &pyramid, &err));
    assert_non_null(strstr(err.message, "different units"));
    sg_table_free(&table);
}

static const struct chart_frame frame = {
    .chart = "pyramid",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_ITEMS_MOST,
    .too_many = "rows",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(both_sides_of_an_item_meet),
        cmocka_unit_test(columns_are_sides),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
