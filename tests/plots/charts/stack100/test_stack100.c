#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/chart.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/composition_table.h"
#include "tests/figure_files.h"

static void assert_drawn(const struct sg_table *table, const char *name,
                         struct sg_chart_options options)
{
    assert_chart("stack100", table, name, options);
}

static void the_census_is_drawn_in_every_size_language_and_format(void **state)
{
    (void)state;
    static const char *const endings[] = {"svg", "png", "pdf"};
    if (!can_draw())
        skip();
    struct sg_table table;
    kawasaki_table(&table);
    for (int lang = SG_EN; lang <= SG_JA; lang++)
        for (int wide = 0; wide < 2; wide++)
            for (size_t i = 0; i < 3; i++) {
                char name[64];
                snprintf(name, sizeof name, "census-%s-%d.%s", lang == SG_JA ? "ja" : "en",
                         wide ? 165 : 82, endings[i]);
                struct sg_chart_options options = {.lang = (enum sg_lang)lang,
                                                   .width_mm = wide ? 165 : 0};
                assert_drawn(&table, name, options);
            }
    char *svg = read_whole(figure_path("census-ja-82.svg"), NULL);
    assert_non_null(strstr(svg, "<title>宿泊・飲食の割合が縮み、医療，福祉が広がる</title>"));
    assert_non_null(strstr(svg, "2021年：卸売・小売19.8％、"));
    assert_non_null(strstr(svg, "width=\"82mm\""));
    free(svg);
    sg_table_free(&table);
}

static void english_words_and_sentences_are_whole(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_table table;
    kawasaki_table(&table);
    struct sg_column *value = table.columns[sg_table_find(&table, "value")];
    free(value->label);
    value->label = sg_copy_text("Establishments");
    sg_texts_add(&table.info.notes, "parts may not add up");
    for (int width = 82; width <= 165; width += 83) {
        assert_drawn(&table, "whole.svg",
                     (struct sg_chart_options){.lang = SG_EN, .width_mm = width});
        char *svg = read_whole(figure_path("whole.svg"), NULL);
        assert_non_null(strstr(svg, "<text>Establishments</text>")); /* the head of the column */
        assert_non_null(strstr(svg, "Parts may not add up."));
        free(svg);
    }
    sg_table_free(&table);
}

static void the_users_texts_win(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    struct sg_table table;
    kawasaki_table(&table);
    struct sg_chart_options options = {
        .lang = SG_JA, .title = "題", .subtitle = "", .note = "注記", .source = "出所"};
    assert_drawn(&table, "own.svg", options);
    char *svg = read_whole(figure_path("own.svg"), NULL);
    assert_non_null(strstr(svg, "<text>題</text>"));
    assert_non_null(strstr(svg, "<text>注記</text>"));
    assert_non_null(strstr(svg, "<text>資料：出所</text>"));
    assert_null(strstr(svg, "構成比"));
    free(svg);
    sg_table_free(&table);
}

/* Rows of `n_areas` × `n_periods` bars with parts of falling size. */
static void grid_table(struct sg_table *table, size_t n_areas, size_t n_periods)
{
    static const char *const parts[] = {"卸売業，小売業", "製造業",          "建設業",
                                        "医療，福祉",     "情報通信業",      "金融業，保険業",
                                        "漁業",           "教育，学習支援業"};
    static const double sizes[] = {30, 22, 15, 12, 9, 6, 4, 2};
    struct composition_row *rows = calloc(n_areas * n_periods * 8, sizeof *rows);
    char(*areas)[32] = calloc(n_areas, sizeof *areas);
    char(*periods)[32] = calloc(n_periods, sizeof *periods);
    size_t n = 0;
    for (size_t a = 0; a < n_areas; a++)
        for (size_t p = 0; p < n_periods; p++)
            for (size_t i = 0; i < 8; i++) {
                snprintf(areas[a], sizeof areas[a], "第%zu地域", a + 1);
                snprintf(periods[p], sizeof periods[p], "%zu", 2001 + 5 * p);
                rows[n++] = (struct composition_row){
                    areas[a], parts[i], periods[p], sizes[(i + a) % 8] * 100, 10000, 0};
            }
    composition_table(table, rows, n);
    free(periods);
    free(areas);
    free(rows);
}

static void many_bars_fit(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t areas, periods;
    } cases[] = {
        {"areas.svg", 5, 1}, {"both.svg", 4, 2}, {"years.svg", 1, 6}, {"forty.svg", 40, 1}};
    if (!can_draw())
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        grid_table(&table, cases[i].areas, cases[i].periods);
        assert_drawn(&table, cases[i].name, (struct sg_chart_options){.lang = SG_JA});
        sg_table_free(&table);
    }
}

static void too_many_bars_are_refused(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    struct sg_chart_options options = {.templates = "plots"};
    grid_table(&table, 121, 1);
    assert_false(sg_chart_draw("stack100", &table, figure_path("many.svg"), &options, &err));
    assert_int_equal(err.kind, SG_FAIL_DATA);
    assert_false(sg_chart_draw("stack101", &table, figure_path("many.svg"), &options, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    options.width_mm = 20;
    assert_false(sg_chart_draw("stack100", &table, figure_path("many.svg"), &options, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    options.width_mm = 0;
    options.font = "X'; !touch /tmp/x";
    assert_false(sg_chart_draw("stack100", &table, figure_path("many.svg"), &options, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    sg_table_free(&table);
}

static void statuses_are_seen(void **state)
{
    (void)state;
    static const struct composition_row rows[] = {
        {NULL, "製造業", "2016", 50, 100, 0},
        {NULL, "建設業", "2016", 20, 100, SG_STATUS_SUPPRESSED},
        {NULL, "漁業", "2016", 30, 100, SG_STATUS_SUPPRESSED},
        {NULL, "製造業", "2021", 60, 100, 0},
        {NULL, "建設業", "2021", 40, 100, 0},
        {NULL, "漁業", "2021", 0, 100, SG_STATUS_NIL},
        {NULL, "製造業", "2026", 0, 0, SG_STATUS_NIL},
        {NULL, "建設業", "2026", 0, 0, SG_STATUS_NIL},
    };
    if (!can_draw())
        skip();
    struct sg_table table;
    composition_table(&table, rows, 8);
    assert_drawn(&table, "statuses.svg", (struct sg_chart_options){.lang = SG_JA});
    assert_drawn(&table, "statuses.png", (struct sg_chart_options){.lang = SG_JA});
    char *svg = read_whole(figure_path("statuses.svg"), NULL);
    assert_non_null(strstr(svg, "<text>X</text>"));
    assert_non_null(strstr(svg, "X：秘匿した数値"));
    free(svg);
    sg_table_free(&table);
}

static void the_least_tables_are_drawn(void **state)
{
    (void)state;
    static const struct composition_row one = {NULL, "製造業", NULL, 5, 5, 0};
    static const struct composition_row nothing = {NULL, "製造業", NULL, 0, 0, SG_STATUS_NIL};
    static const struct composition_row tiny[] = {{NULL, "a", NULL, 1e-6, 1e9, 0},
                                                  {NULL, "b", NULL, 1e9, 1e9, 0}};
    static const struct composition_row secret = {NULL, "製造業", "2021",
                                                  1,    5,        SG_STATUS_SUPPRESSED};
    if (!can_draw())
        skip();
    const struct {
        const char *name;
        const struct composition_row *rows;
        size_t n;
    } cases[] = {{"one.svg", &one, 1},
                 {"nothing.svg", &nothing, 1},
                 {"tiny.svg", tiny, 2},
                 {"secret.svg", &secret, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        composition_table(&table, cases[i].rows, cases[i].n);
        assert_drawn(&table, cases[i].name, (struct sg_chart_options){.lang = SG_JA});
        sg_table_free(&table);
    }
}

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "area|industry|establishments#|total#|share_percent#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(
            text, "第%d地域の長い名前|製造業|6|10|60\n第%d地域の長い名前|漁業|4|10|40\n", i, i);
}

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    enum { N = N_HOSTILE };
    struct composition_row made[2 * N];
    for (size_t i = 0; i < N; i++) {
        made[i] = (struct composition_row){labels[i], labels[i], NULL, 10.0 + (double)i, 30, 0};
        made[N + i] =
            (struct composition_row){labels[i], labels[(i + 1) % N], NULL, 20.0 - (double)i, 30, 0};
    }
    composition_table(table, made, 2 * N);
}

static const struct chart_frame frame = {
    .chart = "stack100",
    .rows = rows,
    .most = SG_STACK100_BARS,
    .too_many = "bars",
    .hostile = hostile,
};

/* 割合（％） is a percentage by its name; what does not fit into its part stands outside. */
static void narrow_parts_have_their_value_outside(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere(
        "stack100",
        "年度@|選択肢|割合（％）#\n2022|増加|59.3\n2022|横ばい|39.1\n2022|減少|1.6\n"
        "2023|増加|58.0\n2023|横ばい|40.6\n2023|減少|1.4\n",
        "outside");
    assert_figure_says("stack100-outside-ja-82.svg", "<text>1.6</text>");
    assert_figure_says("stack100-outside-ja-82.svg", "<text>1.4</text>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_census_is_drawn_in_every_size_language_and_format),
        cmocka_unit_test(english_words_and_sentences_are_whole),
        cmocka_unit_test(the_users_texts_win),
        cmocka_unit_test(many_bars_fit),
        cmocka_unit_test(too_many_bars_are_refused),
        cmocka_unit_test(statuses_are_seen),
        cmocka_unit_test(the_least_tables_are_drawn),
        CHART_TEST(chart_of_forty_rows_fits, &frame),
        CHART_TEST(chart_of_too_many_rows_is_refused, &frame),
        CHART_TEST(chart_shows_hostile_labels_as_text, &frame),
        cmocka_unit_test(narrow_parts_have_their_value_outside),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
