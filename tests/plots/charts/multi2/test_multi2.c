#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Kawasaki's survey of establishments, fiscal years 2022 and 2023 (examples/kawasaki-survey), as
   `compare` writes them; the limits are Wilson's. */
static const char compared[] =
    "question|option|previous_percent#|current_percent#|direction|from@|to@|previous_n#|"
    "previous_lower_percent#|previous_upper_percent#|current_n#|current_lower_percent#|"
    "current_upper_percent#\n"
    "課題|その他|4.5|3.2||令和4年度|令和5年度|1079|3.4|5.9|985|2.3|4.5\n"
    "課題|人手不足|57.6|67|▲|令和4年度|令和5年度|1079|54.6|60.5|985|64.0|69.9\n"
    "課題|原材料など諸経費の増加|37.6|36.2||令和4年度|令和5年度|1079|34.8|40.5|985|33.3|39.3\n"
    "課題|業績の不振|31.9|27.7|▼|令和4年度|令和5年度|1079|29.2|34.7|985|25.0|30.6\n"
    "課題|特に課題はない|5|4.8||令和4年度|令和5年度|1079|3.9|6.5|985|3.6|6.3\n"
    "課題|無回答|1.1|0.6||令和4年度|令和5年度|1079|0.6|1.9|985|0.3|1.3\n"
    "課題|秘匿の項目|X|X||令和4年度|令和5年度|1079|X|X|985|X|X\n";

/* Without a test. */
static const char waves[] = "option|wave@|percent#|n#\n"
                            "甲|令和4年度|57.6|1079\n甲|令和5年度|67|985\n"
                            "乙|令和4年度|20|1079\n乙|令和5年度|45|985\n";

static void an_untested_change_is_no_rise(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("multi2", waves, "waves");
    assert_figure_says("multi2-waves-ja-82.svg",
                       "<title>「甲」が67.0％で最も多く、次いで「乙」</title>");
    assert_figure_says("multi2-waves-en-82.svg",
                       "<title>“甲” leads with 67.0%, followed by “乙”</title>");
    assert_chart_everywhere("multi2",
                            "option|previous_percent#|current_percent#|direction\n"
                            "A|40|60|▲\nB|40|50|\n",
                            "tested");
    assert_figure_says("multi2-tested-ja-82.svg",
                       "<title>「A」が60.0％に上昇、次いで「B」</title>");
}

/* The whole of each wave, though rows of a group stand before it. */
static void earlier_waves_are_those_of_the_same_domain(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    static const char table[] = "option|domain|wave@|percent#|n#\n"
                                "甲|製造業|R4|11|50\n甲|全体|R4|57.6|1079\n"
                                "甲|製造業|R5|12|50\n甲|全体|R5|67|985\n"
                                "甲|製造業|R6|13|50\n甲|全体|R6|68|985\n"
                                "乙|製造業|R4|21|50\n乙|全体|R5|45|985\n乙|全体|R6|46|985\n";
    assert_chart_everywhere("multi2", table, "domains");
    char *svg = read_whole(figure_path("multi2-domains-ja-82.svg"), NULL);
    assert_non_null(strstr(svg, "<text>57.6</text>"));
    assert_null(strstr(svg, "<text>11.0</text>"));
    assert_null(strstr(svg, "<text>21.0</text>")); /* of a group, where the whole has no row */
    free(svg);
    assert_chart_everywhere("dumbbell", table, "domains");
    svg = read_whole(figure_path("dumbbell-domains-ja-82.svg"), NULL);
    assert_non_null(strstr(svg, "67.0"));
    assert_null(strstr(svg, "12.0"));
    free(svg);
}

static void one_wave_has_one_bar_a_row(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("multi2",
                            "question|option|domain|base#|estimate_percent#|lower_percent#|"
                            "upper_percent#\n"
                            "q|a|全体|500|50|45|55\nq|b|全体|500|70|66|74\n"
                            "q|a|製造業|90|20|10|30\nq|b|製造業|90|10|1|20\n",
                            "one-wave");
    assert_figure_says("multi2-one-wave-ja-82.svg", "<text>70.0</text>");
    char *svg = read_whole(figure_path("multi2-one-wave-ja-82.svg"), NULL);
    assert_null(strstr(svg, "<text>20.0</text>")); /* groups give way to the whole */
    free(svg);
}

static const struct chart_table drawn[] = {
    {"compared", compared},
    {"one", "option|percent#\na|100\n"},
    {"zero", "option|percent#\na|0\nb|0\n"},
    {"none", "option|percent#\na|X\nb|-\nc|…\nd|\n"},
    {"wide", "option|value#\na|1000000000\nb|0.000001\n"},
    {"interval", "option|percent#|lower#|upper#\na|0|0|0\nb|1|0|100\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"multi2-compared-ja-82.svg", "<text>67.0 ▲</text>"},
    {"multi2-compared-ja-82.svg", "<text>27.7 ▼</text>"},
    {"multi2-compared-ja-82.svg", "<text>令和5年度 (n=985)</text>"},
    {"multi2-compared-en-82.svg", "(n=1,079)</text>"},
    {"multi2-compared-ja-82.svg", "課題（複数回答、％）"},
    {"multi2-compared-ja-82.svg", "▲▼は有意な上昇・低下（多重性を調整した検定）。"},
    /* the suppressed one might be the largest */
    {"multi2-compared-ja-82.svg", "<title>課題（複数回答、％）</title>"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "option|previous_percent#|current_percent#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "長い文章で書かれた選択肢の%d番目のもの、とくに長いもの|%d|%d\n", i,
                         i, 90 - i);
}

static const struct chart_refusal refused[] = {
    {"question|option|percent#\nx|a|1\ny|b|1\n", SG_FAIL_DATA, "--where question="},
    {"option|domain|percent#\na|x|1\na|y|1\n", SG_FAIL_DATA, "--where domain="},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "question|option|previous_percent#|current_percent#|direction\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[0]);
        sg_column_set_text(table->columns[1], row, labels[i]);
        sg_column_set(table->columns[2], row, 1 + (double)i, 0);
        sg_column_set(table->columns[3], row, 12 - (double)i, 0);
        sg_column_set_text(table->columns[4], row, i % 3 ? "" : labels[6]);
    }
}

static const struct chart_frame frame = {
    .chart = "multi2",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_ITEMS_MOST,
    .too_many = "rows",
    .refused = refused,
    .hostile = hostile,
};

/* As field/figures/multi5.csv: five waves, one below the other, and a sixth that is left out. */
static void five_waves_have_a_field_each(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    if (!can_draw())
        skip();
    sg_buffer_add(&text, "選択肢|調査年度@|n#|割合(%)#");
    for (int wave = 0; wave < 6; wave++)
        sg_buffer_printf(&text, "\n売上の停滞|%d|%d|%d.3\n人手不足|%d|%d|%d.1", 2018 + wave,
                         800 + wave, 50 + wave, 2018 + wave, 800 + wave, 60 - 9 * wave);
    assert_chart_everywhere("multi2", text.text, "five");
    assert_figure_says("multi2-five-ja-165.svg", "<text>2019年</text>");
    assert_figure_says("multi2-five-ja-165.svg", "<text>n=801</text>");
    assert_figure_says("multi2-five-ja-165.svg", "<text>55.3</text>");
    assert_figure_says("multi2-five-ja-82.svg", "<text>51.3</text>");
    assert_figure_says("multi2-five-ja-82.svg", "古い1回は示していない。");
    char *svg = read_whole(figure_path("multi2-five-ja-82.svg"), NULL);
    assert_null(strstr(svg, "<text>50.3</text>"));
    free(svg);
    sg_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(an_untested_change_is_no_rise),
        cmocka_unit_test(earlier_waves_are_those_of_the_same_domain),
        cmocka_unit_test(one_wave_has_one_bar_a_row),
        cmocka_unit_test(five_waves_have_a_field_each),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
