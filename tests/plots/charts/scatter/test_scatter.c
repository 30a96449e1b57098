#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/scatter/scatter_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

#define HEAD "industry|coefficient#|change_percent#"

static const char made[] = HEAD "\n製造業|0.82|0.1\n建設業|0.88|2.7\n医療，福祉|1.11|19.5\n"
                                "情報通信業|1.91|-6.5\n鉱業|-|…\n不動産業|1.13|9\n漁業|0.02|-20\n"
                                "全産業|1|0.7\n";

static const struct chart_table drawn[] = {
    {"made", made},
    {"one", "industry|a#|b#\nx|0|100\n"},
    {"ties", "industry|a#|b#\nw|3|5\nx|3|5\ny|3|5\nz|3|5\n"},
    {"skew", "industry|a#|b#\nw|1|0.000001\nx|9000000|1\ny|20|1000000000\nz|7|2\n"},
    {"negative", "industry|a#|b#\nw|-1|-5\nx|-9|-4\ny|-20|-1\nz|X|-3\n"},
    {"zero", "industry|a#|b#\nw|0|0\nx|0|0\n"},
    {0},
};

/* Between the lines: 1 and 0.7 of all industries, of which 医療 and 不動産 are above both. */
static const struct chart_claim says[] = {
    {"scatter-made-ja-165.svg", "医療，福祉、不動産業は特化係数、増減率とも基準を上回る"},
    {"scatter-made-ja-165.svg", "特化係数は1、増減率は全産業（+0.7）。"},
    {"scatter-made-ja-165.svg", "図にないもの：鉱業（0.00、…）。"},
    {"scatter-made-ja-165.svg", "目盛（1/8）より下：漁業"},
    {"scatter-made-ja-82.svg", "<text>特化・伸びが高い</text>"},
    {"scatter-made-en-165.svg", "are above both reference lines"},
    {"scatter-ties-en-82.svg", "None of 4 industries is above both medians"},
    {"scatter-skew-en-82.svg", "a (log scale) →"},
    {"scatter-negative-en-82.svg", "Not shown: z (X, −3)."},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|a#|b#");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d分類の事業活動に従事する事業所|%g|%g", i,
                         (i * 37 % 41 - 20) / 10.0, (i * 17 % 23 + 1) / 2.0);
}

static const struct chart_refusal refused[] = {
    {"industry|a#\nx|2\n", SG_FAIL_USAGE, "--x and --y"},
    {"industry|a#|b#|c#\nx|2|3|4\n", SG_FAIL_USAGE, "--x and --y"},
    {"industry|a#|b#\n", SG_FAIL_DATA, "nothing to draw"},
    {"industry|a#|b#\nx|X|2\n", SG_FAIL_DATA, "no row has a place"},
    {"area|industry|a#|b#\nA|x|1|2\nB|x|1|2\n", SG_FAIL_DATA, "--where area"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|a#|b#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set(table->columns[1], row, (double)i - 5, 0);
        sg_column_set(table->columns[2], row, (double)(3 * i), 0);
    }
}

static bool read_with(const char *text, struct sg_chart_options options, struct sg_table *table,
                      struct sg_scatter *scatter, struct sg_error *err)
{
    *err = (struct sg_error){0};
    table_of(table, text);
    return sg_scatter_read(table, &options, scatter, err);
}

/* The value of the whole divides where it measures as the items do; what adds up, by its median. */
static void lines_lie_at_the_whole_the_even_or_the_median(void **state)
{
    (void)state;
    static const char text[] =
        "industry|coefficient#|change_percent#|employees#|contribution_points#\n"
        "a|0.5|1|10|1\nb|1.5|3|20|2\nc|1.5|-3|40|2\nd|2|8|70|-1\n全産業|1|2|140|4\n";
    static const struct {
        const char *column;
        double reference;
        enum sg_scatter_reference of;
    } cases[] = {{"coefficient", 1, SG_SCATTER_EVEN},
                 {"change_percent", 2, SG_SCATTER_TOTAL},
                 {"employees", 30, SG_SCATTER_MEDIAN},
                 {"contribution_points", 0, SG_SCATTER_EVEN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_scatter scatter;
        struct sg_error err;
        struct sg_chart_options options = {.x = cases[i].column, .y = "change_percent"};
        assert_true(read_with(text, options, &table, &scatter, &err));
        assert_int_equal(scatter.x.of, cases[i].of);
        assert_true(scatter.x.reference == cases[i].reference);
        sg_scatter_free(&scatter);
        sg_table_free(&table);
    }
}

/* a is above both; b is, for all that its interval says, not; of c nobody knows. */
static void who_is_above_both_is_proven(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_scatter scatter;
    struct sg_error err;
    struct sg_chart_options options = {.x = "coefficient", .y = "change_percent"};
    assert_true(read_with("industry|coefficient#|lower#|change_percent#\n"
                          "a|1.5|1.2|3\nb|1.1|0.9|3\nc|X|X|3\nその他|2|1.9|5\n",
                          options, &table, &scatter, &err));
    assert_int_equal(scatter.quadrants.n_above, 1);
    assert_int_equal(scatter.quadrants.above[0], 0);
    assert_int_equal(scatter.quadrants.n_unknown, 1);
    sg_scatter_free(&scatter);
    sg_table_free(&table);
}

static void areas_need_sizes_of_zero_or_more(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_scatter scatter;
    struct sg_error err;
    struct sg_chart_options options = {.x = "a", .y = "b", .size = "c"};
    assert_false(read_with("industry|a#|b#|c#\nx|1|2|-3\n", options, &table, &scatter, &err));
    assert_non_null(strstr(err.message, "-3, which is below 0"));
    sg_table_free(&table);
    options.x = "nobody";
    assert_false(read_with("industry|a#|b#|c#\nx|1|2|3\n", options, &table, &scatter, &err));
    assert_non_null(strstr(err.message, "nobody"));
    sg_table_free(&table);
}

/* Forty names have no room; those of the title have. */
static void names_of_the_title_stand_at_their_points(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    struct sg_table table;
    if (!can_draw())
        skip();
    sg_buffer_add(&text, "industry|a#|b#");
    for (int i = 0; i < 60; i++)
        sg_buffer_printf(&text, "\n名の長い産業その%d|%g|%g", i, i == 30 ? 2 : (i * 37 % 41) / 40.0,
                         i == 30 ? 20 : (i * 17 % 23) / 2.0);
    table_of(&table, text.text);
    assert_chart("scatter", &table, "crowd.svg",
                 (struct sg_chart_options){.lang = SG_JA, .note = ""});
    assert_figure_says("crowd.svg", "<text>名の長い産業その30</text>");
    sg_table_free(&table);
    sg_buffer_free(&text);
}

static const struct chart_frame frame = {
    .chart = "scatter",
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
        cmocka_unit_test(lines_lie_at_the_whole_the_even_or_the_median),
        cmocka_unit_test(who_is_above_both_is_proven),
        cmocka_unit_test(areas_need_sizes_of_zero_or_more),
        cmocka_unit_test(names_of_the_title_stand_at_their_points),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
