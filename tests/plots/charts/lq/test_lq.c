#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/lq/lq_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Made, but for the first two, which are Kawasaki 2021 (examples/kawasaki-census). */
static const char made[] =
    "area|industry|year@|value#|coefficient#|lower#|upper#|log_coefficient#\n"
    "川崎市|情報通信業|2021|930|1.52|1.43|1.62|0.4187\n"
    "川崎市|医療，福祉|2021|4841|1.31|1.27|1.35|0.27\n"
    "川崎市|建設業|2021|4108|1.004|0.97|1.04|0.004\n"
    "川崎市|農業，林業，漁業|2021|74|0.22|0.17|0.27|-1.514\n"
    "川崎市|その他|2021|74|3|2|4|1.0986\n"
    "川崎市|鉱業，採石業，砂利採取業|2021|0|0|||\n"
    "川崎市|漁業|2021|X|X|||\n"
    "川崎市|全産業|2021|41223|1|||0\n"
    "川崎市|情報通信業|2016|678|9|||2.197\n";

static void the_newest_period_is_ranked_by_what_is_printed(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_lq q;
    struct sg_chart_options options = {.lang = SG_JA};
    table_of(&table, made);
    assert_true(sg_lq_read(&table, &options, &q, NULL));
    static const char *const order[] = {
        "情報通信業", "医療，福祉", "建設業", "農業，林業，漁業", "鉱業，採石業，砂利採取業",
        "漁業",       "その他"};
    assert_int_equal(q.items.n, 7);
    for (size_t i = 0; i < 7; i++)
        assert_string_equal(q.items.items[i].label, order[i]);
    assert_string_equal(q.period, "2021");
    assert_true(isnan(sg_lq_at(&q, 4)) && isnan(sg_lq_at(&q, 5)));
    struct sg_buffer text = {0};
    sg_lq_text(&q, 4, SG_JA, &text);
    sg_lq_text(&q, 5, SG_EN, &text);
    assert_string_equal(text.text, "－（該当なし）X");
    sg_buffer_free(&text);
    sg_lq_free(&q);
    options.sort = "code";
    assert_true(sg_lq_read(&table, &options, &q, NULL));
    assert_string_equal(q.items.items[3].label, "農業，林業，漁業");
    assert_string_equal(q.items.items[4].label, "その他");
    sg_lq_free(&q);
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"one", "industry|coefficient#\na|1\n"},
    {"wide", "industry|coefficient#\na|1e9\nb|1e-6\nc|1\n"},
    {"zero", "industry|coefficient#\na|0\nb|0\n"},
    {"none", "industry|coefficient#\na|X\nb|-\nc|…\nd|\n"},
    {"interval", "industry|coefficient#|lower#|upper#\na|0.5|0.001|200\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"lq-made-ja-82.svg", "<title>情報通信、医療，福祉に特化</title>"},
    {"lq-made-en-82.svg", "<title>Specialized in information and communications and medical and "
                          "welfare</title>"},
    {"lq-made-ja-82.svg", "川崎市、2021年"},
    {"lq-made-ja-82.svg", "<text>－（該当なし）</text>"},
    {"lq-made-ja-82.svg", "<text>X</text>"},
    {"lq-made-ja-82.svg", "情報通信業 1.52（1.43～1.62）"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|coefficient#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "長い名前を持つ第%d番目の産業分類項目|%g\n", i, 0.2 + 0.1 * i);
}

static const struct chart_refusal refused[] = {
    {"industry|value#\na|1\n", SG_FAIL_USAGE, "coefficient"},
    {"industry|coefficient#\na|-1\n", SG_FAIL_USAGE, "-1"},
    {"industry|coefficient#|log_coefficient#\na|0.2|0.2\n", SG_FAIL_USAGE, "location quotients"},
    {"area|industry|coefficient#\nx|a|1\ny|a|1\n", SG_FAIL_DATA, "--where area="},
    {"industry|coefficient#\na|1\na|2\n", SG_FAIL_DATA, "twice"},
    {"industry|coefficient#\n全産業|1\n", SG_FAIL_DATA, "nothing"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    sg_table_init(table);
    struct sg_column *industry = sg_table_add(table, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *coefficient = sg_table_add(table, "coefficient", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(industry, row, labels[i]);
        sg_column_set(coefficient, row, 0.3 + 0.2 * (double)i, 0);
    }
    table->info.reference = sg_copy_text(labels[0]);
}

static const struct chart_frame frame = {
    .chart = "lq",
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
        cmocka_unit_test(the_newest_period_is_ranked_by_what_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
