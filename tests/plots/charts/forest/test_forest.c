#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/forest/forest_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Made, but for the total (examples/kawasaki-survey). */
static const char made[] =
    "option|domain|group|n#|estimate_percent#|lower_percent#|upper_percent#\n"
    "人手不足|情報通信業|産業|51|52.9|39|66\n"
    "人手不足|建設業|産業|148|78.4|71|84\n"
    "人手不足|その他|産業|12|90|60|99\n"
    "人手不足|漁業|産業|X|X|X|X\n"
    "人手不足|1～4人|従業者規模|250|41.2|35|47\n"
    "人手不足|5～19人|従業者規模|320|66.3|61|71\n"
    "人手不足|全体||985|67|64|69.9\n";

static void groups_stand_together_and_classes_in_their_order(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_forest e;
    struct sg_chart_options options = {.lang = SG_JA};
    static const char *const labels[] = {"全体",   "産業",       "建設業", "情報通信業", "漁業",
                                         "その他", "従業者規模", "1～4人", "5～19人"};
    table_of(&table, made);
    assert_true(sg_forest_read(&table, &options, &e, NULL));
    assert_int_equal(e.n, 9);
    for (size_t i = 0; i < 9; i++)
        assert_string_equal(e.rows[i].label, labels[i]);
    assert_int_equal(e.rows[0].kind, SG_FOREST_TOTAL);
    assert_int_equal(e.rows[1].kind, SG_FOREST_HEADING);
    assert_close(e.total, 67, 0);
    assert_true(isnan(e.rows[4].value) && e.rows[4].voids == SG_STATUS_SUPPRESSED);
    sg_forest_free(&e);
    options.sort = "given";
    assert_true(sg_forest_read(&table, &options, &e, NULL));
    assert_string_equal(e.rows[2].label, "情報通信業");
    sg_forest_free(&e);
    sg_table_free(&table);
}

static void headings_come_from_labels_too(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_forest e;
    struct sg_chart_options options = {.lang = SG_JA};
    table_of(&table,
             "domain|estimate#\n全体|5\n規模：１～４人|2\n規模：５～19人|1\n業種：建設業|9\n");
    assert_true(sg_forest_read(&table, &options, &e, NULL));
    assert_int_equal(e.n, 6);
    assert_string_equal(e.rows[1].label, "規模");
    assert_string_equal(e.rows[2].label, "１～４人");
    assert_string_equal(e.rows[4].label, "業種");
    sg_forest_free(&e);
    sg_table_free(&table);
}

/* The labels of the rows, joined by spaces, and the index; in the language of the options. */
static void assert_read(const char *text, enum sg_lang lang, const char *labels, const char *index)
{
    struct sg_table table;
    struct sg_forest e;
    struct sg_buffer found = {0};
    struct sg_chart_options options = {.lang = lang};
    table_of(&table, text);
    assert_true(sg_forest_read(&table, &options, &e, NULL));
    for (size_t i = 0; i < e.n; i++)
        sg_buffer_printf(&found, "%s%s", i ? "/" : "", sg_forest_name(&e, i, lang));
    assert_string_equal(sg_buffer_text(&found), labels);
    if (index)
        assert_string_equal(e.index, index);
    else
        assert_null(e.index);
    sg_buffer_free(&found);
    sg_forest_free(&e);
    sg_table_free(&table);
}

/* As concentration, structure and complexity write them: the first index, by what tells rows apart.
 */
static void one_index_is_shown_by_area_or_industry_or_period(void **state)
{
    (void)state;
    assert_read("year@|area_code|area|index|value#\n2016|1|川崎市|hhi|9\n2021|1|川崎市|hhi|1\n"
                "2021|1|川崎市|gini|8\n2021|2|鎌倉市|hhi|3\n2021|2|鎌倉市|gini|5\n",
                SG_JA, "鎌倉市/川崎市", "hhi");
    assert_read("year@|industry|index|value#\n2021|建設業|krugman|1\n2021|製造業|krugman|2\n",
                SG_EN, "Manufacturing/Construction", "krugman");
    assert_read("year@|index|value#\n2016|hhi|1\n2016|gini|8\n2021|hhi|2\n2021|gini|5\n", SG_JA,
                "2016/2021", "hhi");
    assert_read("index|from@|to@|value#\nnav|2016|2021|1\nlilien|2016|2021|2\n", SG_JA,
                "構造変化指数（NAV）/リリエン指数", NULL);
    assert_read("index|item|label|value#\npci|建設業||1\npci|製造業||2\neci|1|川崎市|4\n", SG_JA,
                "製造業/建設業", "pci");
    assert_read("index|item|label|value#\neci|1|川崎市|4\neci|2|鎌倉市|5\npci|建設業||1\n", SG_JA,
                "鎌倉市/川崎市", "eci");
    assert_chart_refused("forest", "index|value#\n", SG_FAIL_DATA, "nothing to draw");
}

static void an_index_is_named_and_without_intervals_none_are(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("forest", "area|index|value#\n川崎市|hhi|0.1\n鎌倉市|hhi|0.2\n", "hhi");
    assert_figure_says("forest-hhi-ja-165.svg", ">ハーフィンダール・ハーシュマン指数<");
    assert_figure_says("forest-hhi-en-165.svg", ">Herfindahl–Hirschman index<");
    assert_chart_everywhere("forest",
                            "area|index|from@|to@|value#\n川崎市|nav|2016|2021|0.1\n"
                            "鎌倉市|nav|2016|2021|0.2\n",
                            "nav");
    assert_figure_says("forest-nav-ja-165.svg", "構造変化指数（NAV）、2016年から2021年<");
    assert_chart_everywhere("forest", "index|year@|value#\nhhi|2016|0.1\nhhi|2021|0.25\n", "years");
    assert_chart_everywhere("forest", "option|percent#\n好転|20\n悪化|30.1\n無回答|40\n",
                            "options");
    assert_figure_says("forest-options-ja-82.svg", "<title>「悪化」が30.1％で最も多い</title>");
    assert_figure_says("forest-years-en-82.svg", "<title>0.100 (2016) to 0.250 (2021)</title>");
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"plain", "domain|estimate#\na|1\nb|2\n"},
    {"one", "domain|estimate#\na|5\n"},
    {"zero", "domain|estimate#|lower#|upper#\na|0|0|0\nb|0|0|0\n"},
    {"none", "domain|estimate#\na|X\nb|-\nc|\n"},
    {"wide", "domain|estimate#|lower#|upper#\na|1000000000|1|2000000000\nb|0.000001|0|1\n"},
    {"negative", "domain|estimate#|lower#|upper#\na|-5|-9|-1\nb|-2|-3|4\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"forest-made-ja-82.svg", "<text>67.0 (64–70)</text>"},
    {"forest-made-ja-165.svg", "<text>67.0 (64.0–69.9)</text>"},
    {"forest-made-ja-82.svg", "「人手不足」の割合と信頼区間（％）"},
    {"forest-made-ja-82.svg", "破線は全体の値。"},
    {"forest-plain-ja-82.svg", "<title>最も高いのはbの2.00</title>"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "domain|estimate_percent#|lower_percent#|upper_percent#|n#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(
            text, "a%dbcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefg|%d|%d|%d|%d\n", i,
            10 + i, 5 + i, 20 + i, 1000 * i);
}

static const struct chart_refusal refused[] = {
    {"domain|kind\na|b\n", SG_FAIL_USAGE, "estimate_percent"},
    {"option|domain|estimate#\nx|a|1\ny|a|2\n", SG_FAIL_DATA, "--where option="},
    {"variable|domain|estimate#\nx|a|1\ny|a|2\n", SG_FAIL_DATA, "--where variable="},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "option|domain|group|estimate#|lower#|upper#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[0]);
        sg_column_set_text(table->columns[1], row, labels[i]);
        sg_column_set_text(table->columns[2], row, labels[i % 2]);
        sg_column_set(table->columns[3], row, 1 + (double)i, 0);
        sg_column_set(table->columns[4], row, (double)i, 0);
        sg_column_set(table->columns[5], row, 3 + (double)i, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "forest",
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
        cmocka_unit_test(groups_stand_together_and_classes_in_their_order),
        cmocka_unit_test(headings_come_from_labels_too),
        cmocka_unit_test(one_index_is_shown_by_area_or_industry_or_period),
        cmocka_unit_test(an_index_is_named_and_without_intervals_none_are),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
