#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/charts/bullet/bullet_model.h"
#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const char made[] =
    "indicator|unit|direction|fiscal_year@|base#|target#|actual#|attainment_percent#\n"
    "新規開業の支援件数|件|up|2022年度|148|240|150|62.5\n"
    "新規開業の支援件数|件|up|2023年度|148|250|212|84.8\n"
    "製造品出荷額等|兆円|up|2023年度|4.05|4.2|4.31|102.619\n"
    "人手不足の企業|％|down|2023年度|67|50|57.6|115.2\n"
    "催しの来場者|人|up|2023年度||1000|…|\n";

static void the_newest_period_is_read(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_bullet targets;
    struct sg_buffer said = {0};
    table_of(&table, made);
    assert_true(sg_bullet_read(&table, "given", &targets, NULL));
    assert_int_equal(targets.n, 4);
    assert_string_equal(targets.period, "2023年度");
    assert_close(targets.items[0].found.actual, 212, 1e-12);
    sg_bullet_title(&targets, SG_JA, &said);
    assert_string_equal(said.text, "4指標のうち1指標が目標に到達、1は実績なし");
    sg_buffer_free(&said);
    sg_bullet_free(&targets);
    assert_true(sg_bullet_read(&table, NULL, &targets, NULL));
    assert_string_equal(targets.items[0].name, "製造品出荷額等");
    assert_string_equal(targets.items[2].name, "新規開業の支援件数");
    assert_string_equal(targets.items[3].name, "催しの来場者");
    sg_bullet_free(&targets);
    sg_table_free(&table);
}

/* A plan that states each of its indicators as of another year. */
static void each_indicator_has_its_newest_period(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_bullet targets;
    table_of(&table, "indicator|fiscal_year@|target#|actual#\n"
                     "a|2020年度|10|5\nb|2021年度|10|6\na|2021年度|10|7\nc|2019年度|10|8\n");
    assert_true(sg_bullet_read(&table, "given", &targets, NULL));
    assert_int_equal(targets.n, 3);
    assert_close(targets.items[0].found.actual, 6, 1e-12);
    assert_close(targets.items[1].found.actual, 7, 1e-12);
    assert_close(targets.items[2].found.actual, 8, 1e-12);
    assert_null(targets.period);
    sg_bullet_free(&targets);
    sg_table_free(&table);
}

static void assert_cells(const char *text, const char *expected)
{
    struct sg_table table;
    struct sg_bullet targets;
    struct sg_buffer said = {0};
    table_of(&table, text);
    assert_true(sg_bullet_read(&table, "given", &targets, NULL));
    for (size_t i = 0; i < targets.n; i++) {
        sg_buffer_add(&said, i ? " | " : "");
        sg_bullet_actual(&targets.items[i], SG_JA, &said);
        sg_buffer_add_char(&said, ' ');
        sg_bullet_target(&targets.items[i], SG_JA, &said);
        sg_buffer_add_char(&said, ' ');
        sg_bullet_reached(&targets.items[i], SG_JA, &said);
    }
    assert_string_equal(sg_buffer_text(&said), expected);
    sg_buffer_free(&said);
    sg_bullet_free(&targets);
    sg_table_free(&table);
}

/* Field cases: kpi33.csv, u7.csv, k.csv. */
static void what_is_reached_is_printed_with_its_own_digits(void **state)
{
    (void)state;
    assert_cells("indicator|unit|direction|base#|target#|actual#\na|件|up|4.1|5|17.7\n"
                 "b|人|up|8713.8|12000|11545\n",
                 "17.7件 5件 354％ | 11,545人 12,000人 96％");
    /* an undershot target of what is to fall is no 165 % */
    assert_cells("indicator|unit|direction|target#|actual#\na|％|down|20|33\nb|t|down|100|80\n",
                 "33％ 20％ 61％ | 80t 100t 125％");
    /* △12.3 does not exceed △5: progress from △20.5 is 8.2 of 15.5 */
    assert_cells(
        "indicator|unit|direction|base#|target#|actual#\n景況DI|ポイント|up|-20.5|-5|-12.3\n"
        "c||up||-5|-12\n",
        "△12.3ポイント △5ポイント 53％† | △12 △5 ");
    /* what falls just short is not printed as reached */
    assert_cells("indicator|target#|actual#\na|1000|999\nb|X|5\nc|9|X\n",
                 "999 1,000 99％ | 5 なし  | 秘匿 9 ");
}

static void groups_stay_together_in_their_order(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_bullet targets;
    struct sg_buffer names = {0};
    table_of(&table, "programme|indicator|target#|actual#\nP|a|10|5\nQ|b|10|20\nP|c|10|8\n"
                     "Q|d|10|30\n");
    assert_true(sg_bullet_read(&table, NULL, &targets, NULL));
    assert_true(targets.has_groups);
    for (size_t i = 0; i < targets.n; i++)
        sg_buffer_printf(&names, "%s%s ", targets.items[i].group, targets.items[i].name);
    assert_string_equal(names.text, "Pc Pa Qd Qb ");
    sg_buffer_free(&names);
    sg_bullet_free(&targets);
    sg_table_free(&table);
}

static void without_directions_no_target_is_called_met(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_bullet targets;
    struct sg_buffer said = {0};
    table_of(&table, "indicator|target#|actual#\na|5|6\nb|5|4\n");
    assert_true(sg_bullet_read(&table, NULL, &targets, NULL));
    sg_bullet_title(&targets, SG_JA, &said);
    assert_string_equal(said.text, "2指標のうち1指標で実績が目標値以上");
    sg_buffer_free(&said);
    sg_bullet_free(&targets);
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"edge0", "indicator|target#|actual#\na|5|6\n"},
    {"edge1", "indicator|target#|actual#\na|0|0\nb||\n"},
    {"edge2", "indicator|target#|actual#\na|X|X\nb|-|-\n"},
    {"edge3", "indicator|target#|actual#\na|1000000000|0.000001\nb|0.000001|0.000002\n"},
    {"edge4", "indicator|base#|target#|actual#\na|-10|-5|-8\nb|-3|4|-2\nc||-5|7\n"},
    {"edge5", "indicator|unit|target#|actual#\nas long a name as nobody will ever give it in any "
              "office|of an endlessly long unit, per thousand persons|1234567.1234|7654321.4321\n"},
    {"edge6", "indicator|target#|actual#\na|1|5\nb|2|-1\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"bullet-made-ja-165.svg", "目標を100とする達成率"},
    {"bullet-made-ja-82.svg", "<text>実績なし / 1,000人</text>"},
    {"bullet-edge4-ja-82.svg", "†は負の値があるため"},
    {"bullet-edge6-ja-82.svg", "▶は200％を超えるもの"},
    {"bullet-made-en-82.svg", "FY2023"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "indicator|base#|target#|actual#|attainment_percent#");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d指標の事業活動に従事する事業所|%d|100|%d|%d", i, i, 2 * i,
                         2 * i);
}

static const struct chart_refusal refused[] = {
    {"indicator|actual#\nx|2\n", SG_FAIL_USAGE, "target"},
    {"target#|actual#\n1|2\n", SG_FAIL_USAGE, "categories"},
    {"indicator|target#|actual#\n", SG_FAIL_DATA, "nothing to draw"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "indicator|unit|target#|actual#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set_text(table->columns[1], row, i % 2 ? "=1+1" : "`x`");
        sg_column_set(table->columns[2], row, (double)i, 0);
        sg_column_set(table->columns[3], row, 5, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "bullet",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_TARGETS,
    .too_many = "rows",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(the_newest_period_is_read),
        cmocka_unit_test(each_indicator_has_its_newest_period),
        cmocka_unit_test(what_is_reached_is_printed_with_its_own_digits),
        cmocka_unit_test(groups_stay_together_in_their_order),
        cmocka_unit_test(without_directions_no_target_is_called_met),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
