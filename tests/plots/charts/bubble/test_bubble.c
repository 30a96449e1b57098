#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include "plots/charts/bubble/bubble_model.h"
#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

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

static void it_is_drawn_in_every_size_and_language(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("bubble", made, "made");
    assert_figure_says("bubble-made-ja-82.svg", "産業・雇用創造チャート、川崎市、2021年");
}

static void edge_data_are_drawn(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "industry|log_coefficient#|employment_share_percent#\nx|0|100\n",
        "industry|log_coefficient#|employment_share_percent#\nx|X|X\ny|…|-\nz|1|5\n",
        "industry|log_coefficient#|employment_share_percent#\nx|0.000001|0.000001\ny|1|100\n",
        "industry|log_coefficient#|employment_share_percent#\nx|-20|1000000000\ny|20|1\n",
    };
    if (!can_draw())
        skip();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char name[16];
        snprintf(name, sizeof name, "edge%zu", i);
        assert_chart_everywhere("bubble", texts[i], name);
    }
}

static void forty_circles_fit(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "industry|log_coefficient#|employment_share_percent#");
    for (int i = 0; i < 40; i++)
        sg_buffer_printf(&text, "\n第%d分類の事業活動に従事する事業所|%g|%g", i,
                         (i * 37 % 41 - 20) / 10.0, (i * 17 % 23) / 2.0);
    assert_chart_everywhere("bubble", text.text, "forty");
    sg_buffer_free(&text);
}

static void what_cannot_be_drawn_is_refused(void **state)
{
    (void)state;
    assert_chart_refused("bubble", "industry|x#\nx|2\n", SG_FAIL_USAGE, "log_coefficient");
    assert_chart_refused("bubble", "industry|log_coefficient#|employment_share_percent#\n",
                         SG_FAIL_DATA, "nothing to draw");
    assert_chart_refused("bubble",
                         "industry|log_coefficient#|employment_share_percent#\nx|0|0\ny|X|X\n",
                         SG_FAIL_DATA, "no row has numbers above 0");
    assert_chart_refused(
        "bubble", "area|industry|log_coefficient#|employment_share_percent#\nA|x|1|2\nB|x|1|2\n",
        SG_FAIL_DATA, "--where area");
}

static void hostile_labels_are_shown_as_text(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    char labels[N_HOSTILE][600];
    struct sg_table table;
    plant_labels(labels);
    table_of(&table, "industry|log_coefficient#|employment_share_percent#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(&table);
        sg_column_set_text(table.columns[0], row, labels[i]);
        sg_column_set(table.columns[1], row, (double)i - 5, 0);
        sg_column_set(table.columns[2], row, (double)(3 * i), 0);
    }
    assert_hostile_is_text("bubble", &table);
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
        cmocka_unit_test(totals_are_no_circles_and_the_undefined_are_named),
        cmocka_unit_test(it_is_drawn_in_every_size_and_language),
        cmocka_unit_test(edge_data_are_drawn),
        cmocka_unit_test(forty_circles_fit),
        cmocka_unit_test(what_cannot_be_drawn_is_refused),
        cmocka_unit_test(hostile_labels_are_shown_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
