#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/lorenz/lorenz_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Gini by hand, Σ(2i − k − 1)x/(kΣx): A 25/60, B 0; C, whose parts of 5 in 10 are suppressed, from
   (3, 2.5, 2.5, 2) to (5, 3, 2, 0). */
static const char made[] =
    "area|industry|value#\nA市|建設業|1\nA市|製造業|2\nA市|小売業|3\nA市|医療|9\n"
    "B市|建設業|4\nB市|製造業|4\nB市|小売業|4\nB市|医療|4\n"
    "C市|建設業|X\nC市|製造業|X\nC市|小売業|3\nC市|医療|2\nC市|全産業|10\n"
    "D市|建設業|…\nD市|製造業|1\n";

static const struct chart_table drawn[] = {
    {"made", made},
    {"years", "year@|industry|value#\n2016|a|1\n2016|b|3\n2021|a|1\n2021|b|9\n"},
    {"one", "industry|value#\nx|5\n"},
    {"even", "industry|value#\nx|5\ny|5\nz|0\n"},
    {"skew", "industry|value#\nw|1\nx|9000000\ny|20\nz|0.001\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"lorenz-made-ja-82.svg", "<text>0.417</text>"},
    {"lorenz-made-ja-82.svg", "<text>B市</text>"},
    {"lorenz-made-ja-82.svg", "<text>0.075～0.400</text>"},
    {"lorenz-made-ja-165.svg", "図にないもの：D市（…）。"},
    {"lorenz-made-ja-165.svg", "帯は秘匿された項目のため曲線があり得る範囲。"},
    {"lorenz-years-ja-82.svg", "ジニ係数は0.250（2016年）から0.400（2021年）"},
    {"lorenz-years-en-165.svg", "Gini coefficient: 0.250 (2016), then 0.400 (2021)"},
    {"lorenz-one-en-165.svg", "Gini coefficient 0.000"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "area|industry|value#");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d番目の名の長い市区町村|a|%d\n第%d番目の名の長い市区町村|b|%d",
                         i, 1 + i % 7, i, 3 + i % 11);
}

static const struct chart_refusal refused[] = {
    {"industry|value#\nx|2\ny|-3\n", SG_FAIL_DATA, "-3, which is below 0"},
    {"industry|value#\nx|X\ny|2\n", SG_FAIL_DATA, "no distribution is known"},
    {"industry|value#\nx|0\ny|0\n", SG_FAIL_DATA, "no distribution is known"},
    {"industry|value#\n", SG_FAIL_DATA, "nothing to draw"},
    {"industry|di#\nx|2\ny|3\n", SG_FAIL_DATA, "amounts that add up"},
    {"industry|value#\nx|2\nx|3\n", SG_FAIL_DATA, "stands twice"},
    {"value#\n2\n", SG_FAIL_USAGE, "--by"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "area|industry|value#\n");
    for (size_t i = 0; i < 2 * SG_SERIES_LOOKS; i++) { /* so many have names */
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[4 + i / 2]);
        sg_column_set_text(table->columns[1], row, i % 2 ? "a" : "b");
        sg_column_set(table->columns[2], row, (double)(i + 1), 0);
    }
}

static void read_table(const char *text, struct sg_table *table, struct sg_lorenz *lorenz)
{
    struct sg_error err = {0};
    struct sg_chart_options options = {0};
    table_of(table, text);
    if (!sg_lorenz_read(table, &options, lorenz, &err))
        fail_msg("%s", err.message);
}

/* Totals, and sums of others, are no units; the total bounds what is suppressed. */
static void units_are_the_parts(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_lorenz lorenz;
    read_table("industry|value#\n全産業|1234567\n第2次産業|801234\n製造業|500111\n建設業|301123\n"
               "小売業|433333\n",
               &table, &lorenz);
    assert_int_equal(lorenz.n, 1);
    assert_int_equal(lorenz.groups[0].n, 3);
    assert_true(lorenz.groups[0].known == 1234567);
    sg_lorenz_free(&lorenz);
    sg_table_free(&table);
    read_table(made, &table, &lorenz);
    assert_int_equal(lorenz.groups[2].n, 4);
    assert_true(lorenz.groups[2].whole == 10);
    assert_close(lorenz.groups[2].lower, 0.075, 1e-12);
    assert_close(lorenz.groups[2].upper, 0.4, 1e-12);
    sg_lorenz_free(&lorenz);
    sg_table_free(&table);
}

/* From 0 to 1; the Gini coefficient is what lies between curve and diagonal, twice. */
static void a_curve_holds_its_coefficient(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_lorenz lorenz;
    double curve[5], under = 0;
    read_table(made, &table, &lorenz);
    sg_lorenz_curve(&lorenz.groups[0], true, curve);
    assert_true(curve[0] == 0);
    assert_close(curve[1], 1 / 15.0, 1e-12);
    assert_close(curve[4], 1, 1e-12);
    for (int i = 0; i < 4; i++)
        under += (curve[i] + curve[i + 1]) / 8;
    assert_close(1 - 2 * under, lorenz.groups[0].gini, 1e-12);
    sg_lorenz_curve(&lorenz.groups[2], false, curve);
    assert_close(curve[1], 0, 1e-12);
    assert_close(curve[2], 0.2, 1e-12);
    sg_lorenz_free(&lorenz);
    sg_table_free(&table);
}

static void sizes_stand_by_rank(void **state)
{
    (void)state;
    struct sg_table table;
    if (!can_draw())
        skip();
    table_of(&table, "area|value#\n東京都|900\n大阪府|300\n愛知県|100\n鳥取県|5\n島根県|0\n");
    assert_chart("lorenz", &table, "ranks.svg",
                 (struct sg_chart_options){.lang = SG_JA, .form = "rank-size"});
    assert_figure_says("ranks.svg", "<text>東京都</text>");
    assert_figure_says("ranks.svg", "０は示していない");
    sg_table_free(&table);
    table_of(&table, made);
    assert_chart("lorenz", &table, "ranks-of-groups.svg",
                 (struct sg_chart_options){.lang = SG_EN, .form = "rank-size", .width_mm = 165});
    assert_figure_says("ranks-of-groups.svg", "<text>A市</text>");
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots", .form = "circle"};
    assert_false(sg_chart_draw("lorenz", &table, figure_path("no.svg"), &options, &err));
    assert_non_null(strstr(err.message, "circle"));
    sg_table_free(&table);
}

static const struct chart_frame frame = {
    .chart = "lorenz",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_LORENZ_GROUPS,
    .too_many = "series",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(units_are_the_parts),
        cmocka_unit_test(a_curve_holds_its_coefficient),
        cmocka_unit_test(sizes_stand_by_rank),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
