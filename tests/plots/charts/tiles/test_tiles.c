#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/natural.h"
#include "plots/charts/tiles/tiles_model.h"
#include "plots/page/theme.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const char made[] = "area_code|area|industry|year@|value#|coefficient#\n"
                           "R00000|全国|情報通信業|2021|1986839|1\n"
                           "R01000|北海道|情報通信業|2021|44321|0.597\n"
                           "R13000|東京都|情報通信業|2021|1074343|3.304\n"
                           "R14000|神奈川県|情報通信業|2021|129823|1.041\n"
                           "R27000|大阪府|情報通信業|2021|180000|1.174\n"
                           "R30000|和歌山県|情報通信業|2021|0|0\n"
                           "R47000|沖縄県|情報通信業|2021|14136|0.706\n"
                           "R13000|東京都|情報通信業|2016|1|9\n";

static void read_tiles(const char *text, struct sg_chart_options options, struct sg_table *table,
                       struct sg_tiles *tiles)
{
    struct sg_error err = {0};
    table_of(table, text);
    if (!sg_tiles_read(table, &options, tiles, &err))
        fail_msg("%s", err.message);
}

static void prefectures_stand_at_their_number(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_tiles tiles;
    read_tiles(made, (struct sg_chart_options){.focus = "13"}, &table, &tiles);
    assert_int_equal(tiles.values.n, 6); /* of 2021 */
    assert_int_equal(tiles.n_gaps, 41);
    assert_int_equal(tiles.focus, 13);
    assert_int_equal(tiles.values.whole, 0);
    assert_string_equal(tiles.values.category, "情報通信業");
    assert_close(tiles.of[12]->value, 3.3, 1e-12); /* as printed */
    assert_int_equal(tiles.of[12]->klass, 4);
    assert_int_equal(tiles.of[0]->klass, 1);
    assert_int_equal(tiles.of[29]->klass, -1); /* no case */
    assert_true(tiles.of[29]->none);
    assert_null(tiles.of[1]);
    sg_tiles_free(&tiles);
    sg_table_free(&table);
}

/* A table of prefectures 1 to n, by name. */
static void prefectures(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "都道府県|値#");
    for (int i = 1; i <= n; i++) {
        sg_buffer_add(text, "\n");
        sg_prefecture_name(i, SG_JA, text);
        sg_buffer_printf(text, "|%d", i * 37 % 101);
    }
}

static bool are_natural(const char *text)
{
    struct sg_table table;
    table_of(&table, text);
    bool are = strcmp(sg_chart_natural("lq", &table), "tiles") == 0;
    assert_null(sg_chart_natural(NULL, &table));
    sg_table_free(&table);
    return are;
}

static void forty_prefectures_are_naturally_tiles(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    prefectures(&text, 39);
    assert_false(are_natural(text.text));
    sg_buffer_free(&text);
    prefectures(&text, 47);
    assert_true(are_natural(text.text));
    sg_buffer_add(&text, "\n全国|100\n外国|3");
    assert_true(are_natural(text.text));
    sg_buffer_add(&text, "\n東京都|100"); /* twice */
    assert_false(are_natural(text.text));
    sg_buffer_free(&text);
    /* two points in time of each */
    sg_buffer_add(&text, "area|previous#|current#|change#");
    for (int i = 1; i <= 47; i++)
        sg_buffer_printf(&text, "\n%02d|1|2|1", i);
    assert_false(are_natural(text.text));
    sg_buffer_free(&text);
    sg_buffer_add(&text, "industry|value#"); /* numbers of items of something else */
    for (int i = 1; i <= 47; i++)
        sg_buffer_printf(&text, "\n第%d分類|1", i);
    assert_false(are_natural(text.text));
    sg_buffer_free(&text);
}

static void classes_may_be_asked_for(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_tiles tiles;
    read_tiles(made, (struct sg_chart_options){.classes = "0.75,1,1.25"}, &table, &tiles);
    assert_int_equal(tiles.values.classes.n, 4);
    assert_int_equal(tiles.values.classes.decimals, 2);
    assert_true(tiles.values.classes.diverging); /* around 1 */
    assert_int_equal(tiles.of[26]->klass, 2);
    assert_int_equal(sg_classes_color(&tiles.values.classes, 0), SG_COLOR_SCALE5);
    assert_int_equal(sg_classes_color(&tiles.values.classes, 1), SG_COLOR_SCALE4);
    assert_int_equal(sg_classes_color(&tiles.values.classes, 2), SG_COLOR_SCALE2);
    assert_int_equal(sg_classes_color(&tiles.values.classes, 3), SG_COLOR_SCALE1);
    sg_tiles_free(&tiles);
    sg_table_free(&table);
    read_tiles(made, (struct sg_chart_options){.classes = "quantile"}, &table, &tiles);
    assert_false(tiles.values.classes.diverging);
    assert_int_equal(tiles.values.classes.n, 5);
    assert_int_equal(sg_classes_color(&tiles.values.classes, 4), SG_COLOR_LEVEL5);
    sg_tiles_free(&tiles);
    sg_table_free(&table);
    static const char *const wrong[] = {"",          "a",   "1,",       "2,1",
                                        "1,2,3,4,5", "1;2", "Quantile", "nan"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sg_chart_options options = {.classes = wrong[i]};
        struct sg_error err = {0};
        table_of(&table, made);
        assert_false(sg_tiles_read(&table, &options, &tiles, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_non_null(strstr(err.message, "--classes"));
        sg_table_free(&table);
    }
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"hidden", "area|industry|coefficient#\n東京|x|X\n大阪|x|1.2\n愛知|x|-\n福岡|x|\n"},
    {"edge0", "area|value#\n東京|5\n"},
    {"edge1", "area|value#\n東京|X\n大阪|-\n"},
    {"edge2", "area|value#\n東京|1000000000\n大阪|0.000001\n京都|12\n"},
    {"edge3", "area|di#\n東京|-1000000000\n大阪|1000000000\n"},
    {"di", "area|di#\n東京|-12.5\n大阪|30.2\n北海道|-31\n京都|0\n沖縄|4\n"},
    {"people", "area|人口#\n東京|14038167\n大阪|8782484\n鳥取|543620\n外国|7\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"tiles-made-ja-82.svg",
     "情報通信業の特化係数は東京都が3.3で最も高く、1を超えるのは2都道府県</title>"},
    {"tiles-made-en-165.svg",
     "Location quotient of information and communications: highest in Tokyo (3.3), above 1 in 2 "
     "prefectures</title>"},
    {"tiles-made-ja-82.svg", ">神奈川<"},
    {"tiles-made-ja-82.svg", "2.0以上：東京都 3.3。"},
    {"tiles-made-ja-82.svg", "データなし：青森県、岩手県、"},
    {"tiles-made-ja-82.svg", "ほか29。"},
    {"tiles-made-ja-82.svg", ">－該当なし<"},
    {"tiles-made-en-82.svg", "codes of the prefectures"},
    {"tiles-made-en-82.svg", ">47<"},
    {"tiles-made-en-165.svg", ">Kagoshima<"},
    {"tiles-hidden-ja-82.svg", "X：秘匿した数値"},
    {"tiles-people-ja-165.svg", ">1,404<"},
    {"tiles-people-ja-165.svg", ">人口（万）<"},
    {"tiles-people-ja-82.svg", "この幅では値を示していない。"},
    {"tiles-people-ja-82.svg", "都道府県ではなく示していないもの：外国。"},
    {0},
};

/* Nothing is called the highest beside a value that nobody knows. */
static void a_suppressed_value_leaves_no_title(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_figure_says("tiles-hidden-ja-82.svg", "<title>特化係数（基準＝1）、x</title>");
}

static const struct chart_refusal refused[] = {
    {"industry|coefficient#\n製造業|2\n", SG_FAIL_DATA, "'製造業' is no prefecture"},
    {"area|value#\nR13101|2\nR13102|3\n", SG_FAIL_DATA, "'R13101' is no prefecture"},
    {"area|value#\n", SG_FAIL_DATA, "nothing to draw"},
    {"area|value#\n東京|2\n東京|2\n", SG_FAIL_DATA, "twice"},
    {"area|value#\n東京|2\n東京都|2\n", SG_FAIL_DATA, "twice"},
    {"area|industry|value#\n東京|x|2\n大阪|y|2\n", SG_FAIL_DATA, "one 'Industry'"},
    {"area|a#|b#\n東京|1|2\n", SG_FAIL_USAGE, "--value"},
    {0},
};

static void a_focus_that_is_not_there_is_refused(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_tiles tiles;
    struct sg_error err = {0};
    struct sg_chart_options options = {.focus = "青森"};
    table_of(&table, made);
    assert_false(sg_tiles_read(&table, &options, &tiles, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    sg_table_free(&table);
}

/* All texts of a table that stand in the figure: categories and measures. */
static void hostile_labels_are_text(void **state)
{
    (void)state;
    char labels[N_HOSTILE][600], name[64];
    if (!can_draw())
        skip();
    plant_labels(labels);
    for (size_t i = 0; i < N_HOSTILE; i++) {
        struct sg_table table;
        struct sg_chart_options options = {.width_mm = 165};
        table_of(&table, "area|industry|value#\n東京||1\n大阪||2\n不詳||3\n");
        for (size_t row = 0; row < 3; row++)
            sg_column_set_text(table.columns[1], row, labels[i]);
        sg_column_set_text(table.columns[0], 2, labels[(i + 1) % N_HOSTILE]);
        table.info.measure = strdup(labels[(i + 2) % N_HOSTILE]);
        snprintf(name, sizeof name, "tiles-hostile-%zu.svg", i);
        assert_chart("tiles", &table, name, options);
        assert_int_not_equal(run_program("test", "-e", figure_path("planted"), NULL), 0);
        sg_table_free(&table);
    }
    assert_figure_says("tiles-hostile-5.svg", "&lt;script&gt;alert(1)&lt;/script&gt;");
}

static const struct chart_frame frame = {
    .chart = "tiles",
    .drawn = drawn,
    .says = says,
    .rows = prefectures,
    .refused = refused,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TEST(chart_is_drawn, &frame),
        CHART_TEST(chart_of_forty_rows_fits, &frame),
        CHART_TEST(chart_says_what_it_claims, &frame),
        CHART_TEST(chart_refuses_what_it_cannot_draw, &frame),
        cmocka_unit_test(a_suppressed_value_leaves_no_title),
        cmocka_unit_test(prefectures_stand_at_their_number),
        cmocka_unit_test(forty_prefectures_are_naturally_tiles),
        cmocka_unit_test(classes_may_be_asked_for),
        cmocka_unit_test(a_focus_that_is_not_there_is_refused),
        cmocka_unit_test(hostile_labels_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
