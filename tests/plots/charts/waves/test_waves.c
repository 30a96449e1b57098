#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/charts/items.h"
#include "plots/charts/waves/wave_table.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

#define HEAD "question|option|wave@|n#|percent#|lower_percent#|upper_percent#|direction"

static const char made[] = HEAD "\n課題|人手不足|2019|812|44.9|41.5|48.3|\n"
                                "課題|人手不足|2021|1012|57.6|54.5|60.6|▲\n"
                                "課題|人手不足|2022|947|67|63.9|69.9|▲\n"
                                "課題|業績の不振|2019|812|40.2|36.9|43.6|\n"
                                "課題|業績の不振|2022|947|X|X|X|\n";

static const struct chart_table drawn[] = {
    {"made", made},
    {"plain",
     "option|wave@|percent#\nx|2020|5\nx|2021|7\nx|2022|6\ny|2020|1\ny|2021|0\ny|2022|100\n"},
    {"one", "option|wave@|percent#\nx|2020|5\nx|2021|5\n"},
    {"unknown", "option|wave@|percent#\nx|2020|X\nx|2021|…\n"},
    {"named", "option|wave|percent#\nx|第１回|5\nx|第２回|7\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"waves-made-ja-82.svg", "<text>57.6▲</text>"},
    {"waves-made-ja-82.svg", "<text>n=1,012</text>"},
    {"waves-made-ja-165.svg", "▲▼は検定で認められた上昇・低下。"},
    {"waves-made-ja-165.svg", "調査の間隔は一定でない。"},
    {"waves-made-en-165.svg", "a field is 28 points high"},
    {"waves-plain-en-165.svg", "Differences were not tested."},
    {"waves-named-ja-82.svg", "<text>第１回</text>"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "option|wave@|percent#");
    for (int i = 0; i < n; i++)
        for (int year = 2019; year < 2024; year++)
            sg_buffer_printf(text, "\n第%d番目の名の長い選択肢（売上・受注の停滞など）|%d|%d", i,
                             year, (i * 7 + year * 3) % 60);
}

static const struct chart_refusal refused[] = {
    {"option|wave@|percent#\nx|2020|5\nx|2021|-3\n", SG_FAIL_DATA, "-3, which is below 0"},
    {"option|wave@|percent#\nx|2020|5\n", SG_FAIL_DATA, "two waves or more"},
    {"option|previous_percent#|current_percent#\nx|5|6\n", SG_FAIL_DATA, "two waves or more"},
    {"option|wave@|percent#\n", SG_FAIL_DATA, "nothing to draw"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "option|wave|percent#\n");
    for (size_t i = 0; i < 2 * N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i / 2]);
        sg_column_set_text(table->columns[1], row, i % 2 ? "a" : "b");
        sg_column_set(table->columns[2], row, (double)i, 0);
    }
}

/* The newest waves, oldest first, in time whatever the order of the rows; no row is no value. */
static void waves_stand_in_time(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_before_after both;
    struct sg_wave_table waves;
    struct sg_chart_options options = {0};
    struct sg_buffer text = {0};
    table_of(&table, "option|wave@|percent#\nx|2022|3\nx|2020|1\ny|2021|5\nx|2021|2\ny|2022|X\n"
                     "x|2019|9\n");
    assert_true(sg_before_after_read(&table, &options, "waves", &both, NULL));
    sg_wave_table_make(&waves, &both, 3);
    assert_int_equal(waves.all, 4);
    assert_int_equal(waves.n, 3);
    assert_true(sg_wave_table_value(&waves, 0, 0) == 1 && sg_wave_table_value(&waves, 0, 2) == 3);
    assert_int_equal(sg_wave_table_row(&waves, 1, 0), -1);
    assert_true(isnan(sg_wave_table_value(&waves, 1, 2)));
    sg_wave_table_text(&waves, 1, 2, SG_JA, &text);
    assert_string_equal(text.text, "X");
    sg_wave_table_say_left(&waves, SG_JA, &text);
    assert_string_equal(text.text, "X古い1回は示していない。");
    sg_buffer_free(&text);
    sg_wave_table_free(&waves);
    sg_before_after_free(&both);
    sg_table_free(&table);
}

static const struct chart_frame frame = {
    .chart = "waves",
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
        cmocka_unit_test(waves_stand_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
