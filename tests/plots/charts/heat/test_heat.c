#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/heat/heat_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const char made[] = "area|industry|year@|coefficient#\n"
                           "川崎市|製造業|2021|0.449\n川崎市|情報通信業|2021|1.96\n"
                           "川崎市|鉱業，採石業，砂利採取業|2021|-\n"
                           "鎌倉市|製造業|2021|0.45\n鎌倉市|情報通信業|2021|1.249\n"
                           "鎌倉市|鉱業，採石業，砂利採取業|2021|X\n"
                           "鎌倉市|全産業|2021|1\n";

static void read_matrix(const char *text, struct sg_heat_wish wish, struct sg_table *table,
                        struct sg_heat *matrix)
{
    struct sg_error err = {0};
    table_of(table, text);
    if (!sg_heat_read(table, wish, matrix, &err))
        fail_msg("%s", err.message);
}

static void classes_are_those_of_the_printed_value(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_heat matrix;
    struct sg_buffer text = {0};
    read_matrix(made, (struct sg_heat_wish){"鎌倉市", false, true, NULL}, &table, &matrix);
    assert_int_equal(matrix.n_rows, 3);
    assert_int_equal(matrix.n_columns, 2);
    assert_int_equal(matrix.focus, 1);
    assert_close(matrix.cells[0].value, 0.4, 1e-12);
    assert_int_equal(matrix.cells[0].klass, 0);
    assert_int_equal(matrix.cells[1].klass, 1); /* 0.45 is printed as 0.5 */
    assert_int_equal(matrix.cells[2].klass, 4); /* 1.96 as 2.0 */
    assert_int_equal(matrix.cells[3].klass, 2); /* 1.249 as 1.2 */
    assert_int_equal(matrix.cells[5].klass, -1);
    sg_heat_text(&matrix, 2, 1, SG_JA, &text);
    assert_string_equal(text.text, "X");
    sg_buffer_free(&text);
    sg_classes_text(&matrix.classes, 1, SG_JA, &text);
    assert_string_equal(text.text, "0.5～0.7");
    sg_buffer_free(&text);
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

static void rows_may_follow_the_framed_column_or_be_columns(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_heat matrix;
    read_matrix(made, (struct sg_heat_wish){"鎌倉市", false, false, NULL}, &table, &matrix);
    assert_string_equal(matrix.rows[0], "情報通信業");
    assert_string_equal(matrix.rows[2], "鉱業，採石業，砂利採取業");
    assert_close(matrix.cells[0].value, 2.0, 1e-12);
    sg_heat_free(&matrix);
    sg_table_free(&table);
    read_matrix(made, (struct sg_heat_wish){NULL, true, true, NULL}, &table, &matrix);
    assert_string_equal(matrix.columns[1], "情報通信業");
    assert_string_equal(matrix.rows[1], "鎌倉市");
    assert_close(matrix.cells[1].value, 2.0, 1e-12);
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

/* The bounds of a table, as printed, those of classes that occur in brackets. */
static void assert_classes(const char *text, bool diverging, const char *expected)
{
    struct sg_table table;
    struct sg_heat matrix;
    struct sg_buffer all = {0};
    read_matrix(text, (struct sg_heat_wish){NULL, false, true, NULL}, &table, &matrix);
    assert_int_equal(matrix.classes.diverging, diverging);
    for (int k = 0; k < matrix.classes.n; k++) {
        sg_buffer_add(&all, k ? " " : "");
        sg_buffer_add(&all, matrix.classes.used[k] ? "[" : "");
        sg_classes_text(&matrix.classes, k, SG_JA, &all);
        sg_buffer_add(&all, matrix.classes.used[k] ? "]" : "");
    }
    assert_string_equal(sg_buffer_text(&all), expected);
    sg_buffer_free(&all);
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

static void classes_are_fixed_or_hold_the_same_number_of_values(void **state)
{
    (void)state;
    assert_classes("area|industry|di#\nA|x|-40\nA|y|10\nA|z|3\n", true,
                   "[△25未満] △25～△11 [△10～9] [10～24] 25以上");
    /* too small for the fixed ones: round about zero */
    assert_classes("area|industry|di#\nA|x|-4\nA|y|1\nA|z|3\nA|u|0\nA|v|-1\n", true,
                   "[△3未満] △3～△2 [△1～0] [1～2] [3以上]");
    assert_classes("area|industry|share_percent#\nA|x|0.2\nA|y|19.8\n", false,
                   "[10.0未満] [10.0以上]");
    assert_classes("area|industry|size#\nA|a|39\nA|b|49\nA|c|208\nA|d|343\nA|e|510\nA|f|830\n"
                   "A|g|1373\nA|h|2765\nA|i|4135\nA|j|13743\n",
                   false, "[200未満] [200～499] [500～999] [1,000～3,999] [4,000以上]");
    assert_classes("area|industry|size#\nA|a|1\nA|b|1\nA|c|1\nA|d|1\nA|e|2\n", false,
                   "[2未満] [2以上]");
    assert_classes("area|industry|size#\nA|x|5\nA|y|5\n", false, "[]");
}

/* 全国 of a rate is a row of its own, the first; of what adds up it is named in the note. */
static void totals_of_rates_are_the_first_row(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_heat matrix;
    read_matrix("year@|area|失業率#\n2020|静岡県|2.1\n2020|全国|2.6\n2021|静岡県|2.2\n"
                "2021|全国|2.6\n",
                (struct sg_heat_wish){NULL, false, true, NULL}, &table, &matrix);
    assert_int_equal(matrix.total_rows, 1);
    assert_string_equal(matrix.rows[0], "全国");
    assert_null(matrix.left_total);
    assert_close(matrix.cells[3].value, 2.2, 1e-12);
    sg_heat_free(&matrix);
    sg_table_free(&table);
    read_matrix("year@|industry|事業所数#\n2020|製造業|21\n2020|全産業|26\n",
                (struct sg_heat_wish){NULL, false, true, NULL}, &table, &matrix);
    assert_int_equal(matrix.n_rows, 1);
    assert_string_equal(matrix.left_total, "全産業");
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

/* Sixty quarters run across at half width, without their numbers, under their years. */
static void time_runs_across(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    if (!can_draw())
        skip();
    sg_buffer_add(&text, "quarter@|industry|di#");
    for (int i = 0; i < 60; i++)
        for (int k = 0; k < 6; k++)
            sg_buffer_printf(&text, "\n%d-Q%d|第%d産業|%d", 2010 + i / 4, i % 4 + 1, k,
                             (i * 7 + k * 11) % 80 - 45);
    assert_chart_everywhere("heat", text.text, "quarters");
    assert_figure_says("heat-quarters-ja-82.svg", ">2010</text>");
    assert_figure_says("heat-quarters-ja-82.svg", "白い横線は△25未満");
    sg_buffer_free(&text);
}

static void the_number_named_and_any_second_label_will_do(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_heat matrix;
    table_of(&table, "industry|size|n#|sum#\n建設業|小|1|10\n建設業|大|2|20\n製造業|小|3|30\n");
    table.main = 2;
    table.columns[2]->role = SG_ROLE_VALUE;
    assert_true(
        sg_heat_read(&table, (struct sg_heat_wish){NULL, false, true, NULL}, &matrix, NULL));
    assert_string_equal(matrix.columns[1], "大");
    assert_close(matrix.cells[1].value, 2, 0);
    assert_true(isnan(matrix.cells[3].value));
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"hidden", "area|industry|share_percent#\na|x|X\na|y|X\nb|x|X\nb|y|X\n"},
    {"made", made},
    {"edge0", "area|industry|coefficient#\nA|x|1\n"},
    {"edge1", "area|industry|coefficient#\nA|x|X\nB|y|-\n"},
    {"edge2", "area|industry|coefficient#\nA|x|1000000000\nA|y|0.000001\n"},
    {"edge3", "area|industry|share_percent#\nA|x|0\nB|x|0\n"},
    {"edge4", "area|industry|di#\nA|x|-1000000000\nB|x|1000000000\n"},
    {"edge5", "industry|year@|di#\nx|2020|-3\nx|2021|5\ny|2020|\n"},
    {"edge6", "area|industry|coefficient#\nとても長い名前の地域（第一地区）|x|1\nサービス|x|2\n"
              "Abc|x|3\nd|x|1\ne|x|1\nf|x|1\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"heat-made-ja-82.svg", ">2.0以上<"},
    {"heat-made-ja-82.svg", "X：秘匿した数値"},
    {"heat-made-en-165.svg", ">2.0 and above<"},
    {0},
};

/* Forty areas go down where they do not fit across. */
static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "area|industry|coefficient#");
    for (int i = 0; i < n; i++)
        for (int k = 0; k < 6; k++)
            sg_buffer_printf(text, "\n第%d地域|第%d分類|%g", i, k, (i * 7 + k * 5) % 30 / 10.0);
}

static void columns_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "area|industry|coefficient#");
    for (int i = 0; i < 2500; i++)
        sg_buffer_printf(&text, "\nA%d|x%d|1", i / 50, i % 50);
    assert_chart_refused("heat", text.text, SG_FAIL_DATA, "do not fit into 82 mm");
    sg_buffer_free(&text);
}

/* More texts than any array of a fixed size would hold, each of them once. */
static void ninety_rows_of_sixty_columns_are_drawn(void **state)
{
    (void)state;
    enum { ROWS = 90, COLUMNS = 60 };
    struct sg_buffer text = {0};
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots", .width_mm = 420};
    if (!can_draw())
        skip();
    sg_buffer_add(&text, "area|industry|coefficient#");
    for (int i = 0; i < ROWS * COLUMNS; i++)
        sg_buffer_printf(&text, "\nA%d|x%d|%d.%d", i / ROWS, i % ROWS, i % 3, i % 7);
    table_of(&table, text.text);
    if (!sg_chart_draw("heat", &table, figure_path("large.svg"), &options, &err))
        fail_msg("%s", err.message);
    char *svg = read_whole(figure_path("large.svg"), NULL);
    size_t n = 0;
    for (const char *at = svg; (at = strstr(at, "<text>")); at++)
        n++;
    assert_in_range(n, ROWS * COLUMNS + ROWS + COLUMNS, ROWS * COLUMNS + ROWS + COLUMNS + 20);
    free(svg);
    sg_table_free(&table);
    sg_buffer_free(&text);
}

static const struct chart_refusal refused[] = {
    {"industry|coefficient#\nx|2\n", SG_FAIL_USAGE, "areas or periods"},
    {"area|industry|coefficient#\n", SG_FAIL_DATA, "nothing to draw"},
    {"area|industry|coefficient#\nA|x|2\nA|x|2\n", SG_FAIL_DATA, "twice"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "area|industry|coefficient#\n");
    for (size_t i = 0; i < N_HOSTILE * N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i / N_HOSTILE]);
        sg_column_set_text(table->columns[1], row, labels[i % N_HOSTILE]);
        sg_column_set(table->columns[2], row, (double)i / 30, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "heat",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_HEAT_MOST,
    .too_many = "columns",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(columns_that_do_not_fit_are_refused),
        cmocka_unit_test(ninety_rows_of_sixty_columns_are_drawn),
        cmocka_unit_test(classes_are_those_of_the_printed_value),
        cmocka_unit_test(rows_may_follow_the_framed_column_or_be_columns),
        cmocka_unit_test(classes_are_fixed_or_hold_the_same_number_of_values),
        cmocka_unit_test(totals_of_rates_are_the_first_row),
        cmocka_unit_test(time_runs_across),
        cmocka_unit_test(the_number_named_and_any_second_label_will_do),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
