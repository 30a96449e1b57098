#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings/changed.h"
#include "plots/charts/chart_limits.h"
#include "plots/charts/trend/trend.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Made, but for 2016 and 2021 (examples/kawasaki-census). */
static const char made[] = "year@|establishments#|employees#\n"
                           "2021|41223|547471\n"
                           "2001|46980|515200\n"
                           "2006|44930|520600\n"
                           "2009|43460|541300\n"
                           "2012|40920|514800\n"
                           "2016|40934|543812\n";

static void made_table(struct sg_table *table, const char *broken)
{
    table_of(table, made);
    for (size_t i = 1; i < 3; i++)
        table->columns[i]->role = SG_ROLE_VALUE;
    if (broken)
        assert_true(sg_info_add_break(&table->info, broken, NULL, false, NULL, NULL));
}

static void moments_are_in_time_and_know_breaks(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_timeline timeline;
    made_table(&table, "2009");
    assert_true(sg_timeline_read(&table, SG_TIMELINE_MEASURES, "trend", SG_EN, &timeline, NULL));
    assert_int_equal(timeline.n, 6);
    assert_int_equal(timeline.n_series, 2);
    assert_string_equal(timeline.moments[0].label, "2001");
    assert_null(timeline.moments[1].broken);
    assert_non_null(timeline.moments[2].broken);
    assert_int_equal(sg_timeline_unbroken(&timeline), 2);
    assert_close(sg_timeline_step(&timeline), 36, 1e-12);
    assert_close(timeline.moments[1].middle - timeline.moments[0].middle, 60, 1e-12);
    assert_close(timeline.series[1].values[5], 547471, 0);
    sg_timeline_free(&timeline);
    sg_table_free(&table);
}

static void assert_title(const char *broken, const char *ja, const char *en)
{
    struct sg_table table;
    struct sg_timeline timeline;
    struct sg_buffer said = {0};
    made_table(&table, broken);
    assert_true(sg_timeline_read(&table, SG_TIMELINE_MEASURES, "trend", SG_EN, &timeline, NULL));
    sg_trend_title(&timeline, SG_EN, &said);
    assert_string_equal(sg_buffer_text(&said), en);
    sg_buffer_free(&said);
    sg_timeline_free(&timeline);
    assert_true(sg_timeline_read(&table, SG_TIMELINE_MEASURES, "trend", SG_JA, &timeline, NULL));
    sg_trend_title(&timeline, SG_JA, &said);
    assert_string_equal(sg_buffer_text(&said), ja);
    sg_buffer_free(&said);
    sg_timeline_free(&timeline);
    sg_table_free(&table);
}

static void changes_are_said_within_unbroken_series_only(void **state)
{
    (void)state;
    /* 41223/43460 and 547471/541300 */
    assert_title("2009", "2009年から事業所数は5.1％減、従業者数は1.1％増",
                 "Establishments down 5.1%, persons engaged up 1.1% since 2009");
    assert_title("2021", "事業所数は41,223（2021年）", "Establishments: 41,223 in 2021");
}

static void changes_of_one_series_are_their_levels(void **state)
{
    (void)state;
    struct sg_table table, levels = {0};
    struct sg_timeline timeline;
    struct sg_buffer said = {0};
    table_of(&table, "from@|to@|previous#|current#|change#|change_percent#\n"
                     "2019|2020|4100|61000|56900|1387.8\n2020|2021|61000|X|X|X\n"
                     "2021|2022|X|9000|X|X\n2022|2023|9000|57000|48000|533.3\n");
    assert_true(sg_changed_is_series(&table));
    sg_trend_levels(&table, &levels);
    levels.info.measure = sg_copy_text("負債総額");
    levels.info.unit = sg_copy_text("百万円");
    assert_int_equal(levels.n_rows, 5);
    assert_true(levels.columns[1]->status[2] & SG_STATUS_SUPPRESSED);
    assert_true(sg_timeline_read(&levels, SG_TIMELINE_MEASURES, "trend", SG_JA, &timeline, NULL));
    sg_trend_newest_title(&timeline, SG_JA, &said);
    assert_string_equal(
        sg_buffer_text(&said),
        "2023年の負債総額は57,000百万円で、2022年から48,000百万円増加（533.3％増）");
    sg_buffer_free(&said);
    sg_timeline_free(&timeline);
    sg_table_free(&levels);
    sg_table_free(&table);
}

static void both_forms_are_drawn_in_every_size_and_language(void **state)
{
    (void)state;
    struct sg_table table;
    if (!can_draw())
        skip();
    made_table(&table, "2009");
    for (int dual = 0; dual < 2; dual++)
        for (int lang = SG_EN; lang <= SG_JA; lang++)
            for (int width = 82; width <= 165; width += 83)
                for (int format = 0; format < 3; format++) {
                    static const char *const endings[] = {"svg", "png", "pdf"};
                    char name[64];
                    snprintf(name, sizeof name, "trend-%d-%d-%d.%s", dual, lang, width,
                             endings[format]);
                    assert_chart("trend", &table, name,
                                 (struct sg_chart_options){.lang = (enum sg_lang)lang,
                                                           .width_mm = width,
                                                           .dual = dual != 0});
                }
    assert_figure_says("trend-0-1-82.svg", "<text>2009年から</text>");
    assert_figure_says("trend-0-1-82.svg", "縦の破線は系列の断層");
    assert_figure_says("trend-0-1-165.svg", "<text>46,980</text>");
    assert_figure_says("trend-1-0-82.svg", "(thousand)</text>");
    sg_table_free(&table);
}

/* The line of the second panel has a path for either side of the break. */
static void no_line_crosses_a_break(void **state)
{
    (void)state;
    struct sg_table table;
    if (!can_draw())
        skip();
    made_table(&table, "2009");
    assert_chart("trend", &table, "cut.svg", (struct sg_chart_options){.lang = SG_JA});
    char *rows = read_whole(figure_path("cut.svg.gp.d/haloed_lines.tsv"), NULL);
    char *first = strstr(rows, "\n\n");
    assert_non_null(first);
    size_t n = 0;
    for (char *at = rows; at < first; at++)
        n += *at == '\n';
    assert_int_equal(n, 2); /* header and 2001 end lines; 2006 ends at the empty one */
    free(rows);
    sg_table_free(&table);
}

static void hostile_labels_are_text(void **state)
{
    (void)state;
    char labels[N_HOSTILE][600];
    struct sg_table table;
    if (!can_draw())
        skip();
    plant_labels(labels);
    table_of(&table, "year@|value#\n2020|1\n2021|2\n");
    table.columns[1]->label = sg_copy_text(labels[4]);
    table.info.place = sg_copy_text(labels[5]);
    sg_texts_add(&table.info.notes, labels[6]);
    sg_info_add_source(&table.info, labels[8], NULL);
    assert_true(sg_info_add_break(&table.info, "2021", labels[9], false, NULL, NULL));
    assert_chart("trend", &table, "hostile.svg", (struct sg_chart_options){.lang = SG_JA});
    assert_figure_says("hostile.svg", "{x}_^@ &amp; ~");
    assert_figure_says("hostile.svg", "&lt;script&gt;");
    assert_figure_says("hostile.svg", "\\n\\101 \\");
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"one", "year@|value#\n2021|5\n"},
    {"zero", "year@|value#\n2020|0\n2021|0\n"},
    {"none", "year@|value#\n2019|X\n2020|-\n2021|…\n"},
    {"wide", "year@|value#\n2019|1000000000\n2020|0.000001\n2021|3\n"},
    {"negative", "year@|value#\n2019|-5\n2020|3\n2021|-10\n"},
    {"below", "year@|value#\n2019|-5\n2020|-7\n2021|-10\n"},
    {"measures", "year@|measure|value#\n2020|a|X\n2021|a|2\n2020|b|3\n2021|b|4\n"},
    {"adjusted", "period@|value#|seasonal#|adjusted#\n2020Q1|5|1|4\n2020Q2|X|X|X\n"
                 "2020Q3|3|-2|5\n2020Q4|8|2|6\n2021Q1|9|1|8\n"},
    {"di", "indicator|period@|di#|di_adjusted#\n業況DI|2020Q1|5|-4\n業況DI|2020Q2|-7|-2\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"trend-adjusted-ja-165.svg", "太い線は季節調整値、細い線は原数値。"},
    {"trend-adjusted-en-82.svg", "Heavy line: seasonally adjusted; thin: raw."},
    {"trend-di-ja-165.svg", "業況DI（季節調整値）は△2.0"},
    {"trend-di-en-165.svg", "seasonally adjusted"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "period@|measure|value#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "%d-Q%d|売上|%d\n%d-Q%d|DI|%d\n", 2010 + i / 4, i % 4 + 1,
                         100000 + 977 * i, 2010 + i / 4, i % 4 + 1, i % 7 * 5 - 20);
}

static const struct chart_refusal refused[] = {
    {"industry|value#\na|1\n", SG_FAIL_USAGE, "period"},
    {"year@|industry|value#\n2020|a|1\n2020|b|1\n", SG_FAIL_DATA, "--where industry="},
    {"year@|measure|value#\n2020|a|1\n2020|b|1\n2020|c|1\n", SG_FAIL_USAGE, "chart lines"},
    {"year@|value#\n2020|1\n2020|1\n", SG_FAIL_DATA, "twice"},
    {"year|value#\nabc|1\n", SG_FAIL_DATA, "period"},
    {0},
};

static const struct chart_frame frame = {
    .chart = "trend",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_TIMELINE_MOMENTS,
    .too_many = "periods",
    .refused = refused,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TEST(chart_is_drawn, &frame),
        CHART_TEST(chart_says_what_it_claims, &frame),
        CHART_TEST(chart_of_forty_rows_fits, &frame),
        CHART_TEST(chart_of_too_many_rows_is_refused, &frame),
        CHART_TEST(chart_refuses_what_it_cannot_draw, &frame),
        cmocka_unit_test(moments_are_in_time_and_know_breaks),
        cmocka_unit_test(changes_are_said_within_unbroken_series_only),
        cmocka_unit_test(changes_of_one_series_are_their_levels),
        cmocka_unit_test(both_forms_are_drawn_in_every_size_and_language),
        cmocka_unit_test(no_line_crosses_a_break),
        cmocka_unit_test(hostile_labels_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
