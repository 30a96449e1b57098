#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/charts/heat/heat_model.h"
#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

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
    read_matrix(made, (struct sg_heat_wish){"鎌倉市", false, true}, &table, &matrix);
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
    sg_heat_class(&matrix, 1, SG_JA, &text);
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
    read_matrix(made, (struct sg_heat_wish){"鎌倉市", false, false}, &table, &matrix);
    assert_string_equal(matrix.rows[0], "情報通信業");
    assert_string_equal(matrix.rows[2], "鉱業，採石業，砂利採取業");
    assert_close(matrix.cells[0].value, 2.0, 1e-12);
    sg_heat_free(&matrix);
    sg_table_free(&table);
    read_matrix(made, (struct sg_heat_wish){NULL, true, true}, &table, &matrix);
    assert_string_equal(matrix.columns[1], "情報通信業");
    assert_string_equal(matrix.rows[1], "鎌倉市");
    assert_close(matrix.cells[1].value, 2.0, 1e-12);
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

static void assert_bounds(const char *text, bool diverging, double first, double last)
{
    struct sg_table table;
    struct sg_heat matrix;
    read_matrix(text, (struct sg_heat_wish){NULL, false, true}, &table, &matrix);
    assert_int_equal(matrix.diverging, diverging);
    assert_close(matrix.bounds[0], first, 1e-12);
    assert_close(matrix.bounds[3], last, 1e-12);
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

static void other_numbers_are_classed_by_round_steps(void **state)
{
    (void)state;
    assert_bounds("area|industry|share_percent#\nA|x|0.2\nA|y|19.8\n", false, 5, 20);
    assert_bounds("area|industry|di#\nA|x|-40\nA|y|10\n", true, -30, 30);
    assert_bounds("area|industry|di#\nA|x|0\nA|y|0\n", false, 0.2, 0.8);
}

static void the_number_named_and_any_second_label_will_do(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_heat matrix;
    table_of(&table, "industry|size|n#|sum#\n建設業|小|1|10\n建設業|大|2|20\n製造業|小|3|30\n");
    table.main = 2;
    table.columns[2]->role = SG_ROLE_VALUE;
    assert_true(sg_heat_read(&table, (struct sg_heat_wish){NULL, false, true}, &matrix, NULL));
    assert_string_equal(matrix.columns[1], "大");
    assert_close(matrix.cells[1].value, 2, 0);
    assert_true(isnan(matrix.cells[3].value));
    sg_heat_free(&matrix);
    sg_table_free(&table);
}

static void it_is_drawn_in_every_size_and_language(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("heat", made, "made");
    assert_figure_says("heat-made-ja-82.svg", ">2.0以上<");
    assert_figure_says("heat-made-ja-82.svg", "X：秘匿した数値");
    assert_figure_says("heat-made-en-165.svg", ">2.0 and above<");
}

static void edge_data_are_drawn(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "area|industry|coefficient#\nA|x|1\n",
        "area|industry|coefficient#\nA|x|X\nB|y|-\n",
        "area|industry|coefficient#\nA|x|1000000000\nA|y|0.000001\n",
        "area|industry|share_percent#\nA|x|0\nB|x|0\n",
        "area|industry|di#\nA|x|-1000000000\nB|x|1000000000\n",
        "industry|year@|di#\nx|2020|-3\nx|2021|5\ny|2020|\n",
        "area|industry|coefficient#\nとても長い名前の地域（第一地区）|x|1\nサービス|x|2\n"
        "Abc|x|3\nd|x|1\ne|x|1\nf|x|1\n",
    };
    if (!can_draw())
        skip();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char name[16];
        snprintf(name, sizeof name, "edge%zu", i);
        assert_chart_everywhere("heat", texts[i], name);
    }
}

/* Forty areas go down where they do not fit across. */
static void forty_areas_fit(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "area|industry|coefficient#");
    for (int i = 0; i < 40; i++)
        for (int k = 0; k < 6; k++)
            sg_buffer_printf(&text, "\n第%d地域|第%d分類|%g", i, k, (i * 7 + k * 5) % 30 / 10.0);
    assert_chart_everywhere("heat", text.text, "forty");
    sg_buffer_free(&text);
}

static void what_cannot_be_drawn_is_refused(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    assert_chart_refused("heat", "industry|coefficient#\nx|2\n", SG_FAIL_USAGE, "areas or periods");
    assert_chart_refused("heat", "area|industry|coefficient#\n", SG_FAIL_DATA, "nothing to draw");
    assert_chart_refused("heat", "area|industry|coefficient#\nA|x|2\nA|x|2\n", SG_FAIL_DATA,
                         "twice");
    sg_buffer_add(&text, "area|industry|coefficient#");
    for (int i = 0; i < 2500; i++)
        sg_buffer_printf(&text, "\nA%d|x%d|1", i / 50, i % 50);
    assert_chart_refused("heat", text.text, SG_FAIL_DATA, "do not fit into 82 mm");
    sg_buffer_free(&text);
}

static void hostile_labels_are_shown_as_text(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    char labels[N_HOSTILE][600];
    struct sg_table table;
    plant_labels(labels);
    table_of(&table, "area|industry|coefficient#\n");
    for (size_t i = 0; i < N_HOSTILE * N_HOSTILE; i++) {
        size_t row = sg_table_add_row(&table);
        sg_column_set_text(table.columns[0], row, labels[i / N_HOSTILE]);
        sg_column_set_text(table.columns[1], row, labels[i % N_HOSTILE]);
        sg_column_set(table.columns[2], row, (double)i / 30, 0);
    }
    assert_hostile_is_text("heat", &table);
    sg_table_free(&table);
}

static int clean(void **state)
{
    (void)state;
    remove_figure_folder();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_those_of_the_printed_value),
        cmocka_unit_test(rows_may_follow_the_framed_column_or_be_columns),
        cmocka_unit_test(other_numbers_are_classed_by_round_steps),
        cmocka_unit_test(the_number_named_and_any_second_label_will_do),
        cmocka_unit_test(it_is_drawn_in_every_size_and_language),
        cmocka_unit_test(edge_data_are_drawn),
        cmocka_unit_test(forty_areas_fit),
        cmocka_unit_test(what_cannot_be_drawn_is_refused),
        cmocka_unit_test(hostile_labels_are_shown_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
