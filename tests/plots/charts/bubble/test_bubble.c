#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include "plots/charts/bubble/bubble_model.h"
#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const char made[] =
    "area|industry|year@|log_coefficient#|employment_share_percent#\n"
    "川崎市|卸売業，小売業|2021|-0.04|19.25\n川崎市|医療，福祉|2021|0.10|15.6\n"
    "川崎市|情報通信業|2021|0.65|6.53\n川崎市|鉱業，採石業，砂利採取業|2021||0\n"
    "川崎市|農業，林業，漁業|2021|-2.03|0.12\n川崎市|全産業|2021|0|100\n";

static void totals_are_no_circles_and_the_undefined_are_named(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_bubble bubbles;
    struct sg_buffer said = {0};
    table_of(&table, made);
    assert_true(sg_bubble_read(&table, &bubbles, NULL));
    assert_int_equal(bubbles.n, 4);
    assert_string_equal(bubbles.items[0].name, "卸売業，小売業");
    assert_int_equal(bubbles.absent.n, 1);
    sg_bubble_note(&bubbles, &(struct sg_texts){0}, SG_JA, &said);
    assert_non_null(strstr(said.text, "図にない産業（従業者がいない、又は不明）：鉱業・採石。"));
    sg_buffer_free(&said);
    sg_bubble_free(&bubbles);
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"edge0", "industry|log_coefficient#|employment_share_percent#\nx|0|100\n"},
    {"edge1", "industry|log_coefficient#|employment_share_percent#\nx|X|X\ny|…|-\nz|1|5\n"},
    {"edge2",
     "industry|log_coefficient#|employment_share_percent#\nx|0.000001|0.000001\ny|1|100\n"},
    {"edge3", "industry|log_coefficient#|employment_share_percent#\nx|-20|1000000000\ny|20|1\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"bubble-made-ja-82.svg", "産業・雇用創造チャート、川崎市、2021年"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|log_coefficient#|employment_share_percent#");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d分類の事業活動に従事する事業所|%g|%g", i,
                         (i * 37 % 41 - 20) / 10.0, (i * 17 % 23 + 1) / 2.0);
}

/* Ticks are quotients; what hardly anybody does is named in the note instead of stretching the
 * axis. */
static void the_axis_ends_where_industries_do(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("bubble",
                            "industry|log_coefficient#|employment_share_percent#\n"
                            "製造業|0.2|30\n建設業|-0.3|20\n小売業|-0.6|10\n漁業|-4|0.1\n",
                            "far");
    assert_figure_says("bubble-far-ja-82.svg", "目盛より下（係数）：漁業 0.02。");
    assert_figure_says("bubble-far-ja-82.svg", "<text>0.7</text>");
    assert_figure_says("bubble-far-ja-82.svg", "<text>1.0</text>");
}

static const struct chart_refusal refused[] = {
    {"industry|x#\nx|2\n", SG_FAIL_USAGE, "log_coefficient"},
    {"industry|log_coefficient#|employment_share_percent#\n", SG_FAIL_DATA, "nothing to draw"},
    {"industry|log_coefficient#|employment_share_percent#\nx|0|0\ny|X|X\n", SG_FAIL_DATA,
     "no row has numbers above 0"},
    {"area|industry|log_coefficient#|employment_share_percent#\nA|x|1|2\nB|x|1|2\n", SG_FAIL_DATA,
     "--where area"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|log_coefficient#|employment_share_percent#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set(table->columns[1], row, (double)i - 5, 0);
        sg_column_set(table->columns[2], row, (double)(3 * i), 0);
    }
}

static const struct chart_frame frame = {
    .chart = "bubble",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_BUBBLES,
    .too_many = "circles",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(the_axis_ends_where_industries_do),
        cmocka_unit_test(totals_are_no_circles_and_the_undefined_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
