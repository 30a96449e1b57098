#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/before_after/before_after_words.h"
#include "tests/chart_checks.h"
#include "tests/figure_files.h"
#include "tests/table_of.h"

/* Kawasaki 2016 and 2021 (examples/kawasaki-census), as `change` writes them, and made rows. */
static const char changes[] = "industry|from@|to@|previous#|current#|change#|change_percent#\n"
                              "卸売業，小売業|2016|2021|8844|8150|-694|-7.847\n"
                              "宿泊業，飲食サービス業|2016|2021|5827|4848|-979|-16.801\n"
                              "医療，福祉|2016|2021|4178|4841|663|15.869\n"
                              "その他|2016|2021|100|2000|1900|1900\n"
                              "漁業|2016|2021|X|5|X|X\n"
                              "鉱業，採石業，砂利採取業|2016|2021|0|0|0|\n"
                              "全産業|2016|2021|40934|41223|289|0.706\n";

/* As `composition` writes it: one period below the other. */
static const char shares[] = "area|industry|year@|share_percent#\n"
                             "川崎市|製造業|2011|50\n"
                             "川崎市|製造業|2016|7.412\n"
                             "川崎市|製造業|2021|6.884\n"
                             "川崎市|医療，福祉|2016|10.207\n"
                             "川崎市|医療，福祉|2021|11.743\n"
                             "川崎市|建設業|2021|9.965\n";

static void read_twins(struct sg_table *table, const char *text, struct sg_before_after *both)
{
    struct sg_chart_options options = {.lang = SG_JA};
    struct sg_error err = {0};
    table_of(table, text);
    if (!sg_before_after_read(table, &options, "dumbbell", both, &err))
        fail_msg("%s", err.message);
}

static void both_layouts_are_read(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_before_after both;
    read_twins(&table, changes, &both);
    assert_int_equal(both.items.n, 6);
    assert_string_equal(both.items.items[0].label, "卸売業，小売業");
    assert_string_equal(both.items.items[5].label, "その他");
    assert_close(sg_before_after_change(&both, 1), -979, 0); /* printed in the report */
    assert_int_equal(both.decimals, 0);
    assert_string_equal(both.label[SG_BEFORE], "2016");
    sg_before_after_free(&both);
    sg_table_free(&table);
    read_twins(&table, shares, &both);
    assert_int_equal(both.items.n, 3);
    assert_string_equal(both.items.items[0].label, "医療，福祉");
    /* of the shares as printed, 11.7 and 10.2: 1.5, as the report has it */
    assert_close(sg_before_after_change(&both, 0), 1.5, 1e-12);
    assert_true(isnan(sg_before_after_change(&both, 1))); /* 建設業 has no earlier share */
    assert_string_equal(both.label[SG_BEFORE], "2016");
    sg_before_after_free(&both);
    sg_table_free(&table);
}

static void assert_title(const char *text, const char *ja, const char *en)
{
    struct sg_table table;
    struct sg_before_after both;
    struct sg_buffer said = {0};
    read_twins(&table, text, &both);
    sg_before_after_say_changes(&both, SG_JA, &said);
    assert_string_equal(sg_buffer_text(&said), ja);
    sg_buffer_free(&said);
    sg_before_after_say_changes(&both, SG_EN, &said);
    assert_string_equal(sg_buffer_text(&said), en);
    sg_buffer_free(&said);
    sg_before_after_free(&both);
    sg_table_free(&table);
}

static void titles_name_the_extremes_of_what_is_no_sample(void **state)
{
    (void)state;
    assert_title(
        "industry|from@|to@|previous#|current#|change#\n"
        "卸売業，小売業|2016|2021|8844|8150|-694\n宿泊業，飲食サービス業|2016|2021|5827|4848|-979\n"
        "医療，福祉|2016|2021|4178|4841|663\nその他|2016|2021|100|2000|1900\n",
        "医療，福祉が663増加、宿泊・飲食は979減少",
        "Medical and welfare up 663, accommodation and eating down 979");
    assert_title(changes, "", ""); /* fishing may have changed by more */
    assert_title(shares, "医療，福祉の割合が1.5ポイント上昇、製造は0.5ポイント低下",
                 "Medical and welfare up 1.5 points, manufacturing down 0.5 points");
    assert_title("industry|previous#|current#\na|1|5\nb|1|5\n", "aとbがともに4増加",
                 "A and b up 4");
    assert_title("industry|previous#|current#\na|5|1\nb|1|1\n", "aが4減少", "A down 4");
    assert_title("industry|previous#|current#|n#\na|5|1|9\nb|1|3|9\n", "", ""); /* a sample */
}

static void no_change_is_said_across_a_break(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_before_after both;
    struct sg_buffer said = {0};
    read_twins(&table, changes, &both);
    assert_true(sg_info_add_break(&table.info, "2020", NULL, false, NULL, NULL));
    sg_before_after_say_changes(&both, SG_JA, &said);
    assert_string_equal(sg_buffer_text(&said), "");
    sg_before_after_note(&both, SG_JA, &said);
    assert_non_null(strstr(said.text, "2020年以降は前の時点と比較できない"));
    sg_buffer_free(&said);
    sg_before_after_free(&both);
    sg_table_free(&table);
}

static void it_is_drawn_in_every_size_and_language(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("dumbbell", changes, "change");
    assert_figure_says("dumbbell-change-ja-82.svg", "<text>△16.8</text>");
    assert_figure_says("dumbbell-change-en-165.svg", "<text>−979</text>");
    assert_figure_says("dumbbell-change-ja-82.svg", "漁業：2016年 X、2021年 5。");
    assert_chart_everywhere("dumbbell", shares, "shares");
    assert_figure_says("dumbbell-shares-ja-82.svg", "<text>+1.5</text>");
    assert_figure_says("dumbbell-shares-ja-82.svg", "産業別の構成比（％）、川崎市");
}

static void extremes_are_drawn(void **state)
{
    (void)state;
    if (!can_draw())
        skip();
    assert_chart_everywhere("dumbbell", "industry|previous#|current#\na|1|2\n", "one");
    assert_chart_everywhere("dumbbell", "industry|value#\na|1\nb|2\n", "period");
    assert_chart_everywhere("dumbbell", "industry|previous#|current#\na|0|0\nb|0|0\n", "zero");
    assert_chart_everywhere("dumbbell", "industry|previous#|current#\na|X|-\nb|…|X\nc||\n", "none");
    assert_chart_everywhere("dumbbell",
                            "industry|previous#|current#\na|1000000000|0.000001\nb|5|3\n", "wide");
    assert_chart_everywhere("dumbbell", "industry|previous#|current#\na|-10|-20\nb|-5|3\n",
                            "negative");
}

static void forty_long_names_fit(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    if (!can_draw())
        skip();
    sg_buffer_add(&text, "industry|previous#|current#\n");
    for (int i = 0; i < 40; i++)
        sg_buffer_printf(&text,
                         "a%dabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefg|%d|%d\n", i,
                         100 + i, 120 - i);
    assert_chart_everywhere("dumbbell", text.text, "forty");
    sg_buffer_free(&text);
}

static void what_cannot_be_drawn_is_said(void **state)
{
    (void)state;
    assert_chart_refused("dumbbell", "industry|kind\na|b\n", SG_FAIL_USAGE, "value");
    assert_chart_refused("dumbbell", "area|industry|previous#|current#\nx|a|1|1\ny|b|1|2\n",
                         SG_FAIL_DATA, "--where area=");
    assert_chart_refused("dumbbell", "industry|previous#|current#\na|1|1\na|1|2\n", SG_FAIL_DATA,
                         "twice");
}

static void hostile_labels_are_text(void **state)
{
    (void)state;
    char labels[N_HOSTILE][600];
    struct sg_table table;
    if (!can_draw())
        skip();
    plant_labels(labels);
    table_of(&table, "industry|previous#|current#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(&table);
        sg_column_set_text(table.columns[0], row, labels[i]);
        sg_column_set(table.columns[1], row, 1 + (double)i, 0);
        sg_column_set(table.columns[2], row, 12 - (double)i, 0);
    }
    assert_hostile_is_text("dumbbell", &table);
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
        cmocka_unit_test(both_layouts_are_read),
        cmocka_unit_test(titles_name_the_extremes_of_what_is_no_sample),
        cmocka_unit_test(no_change_is_said_across_a_break),
        cmocka_unit_test(it_is_drawn_in_every_size_and_language),
        cmocka_unit_test(extremes_are_drawn),
        cmocka_unit_test(forty_long_names_fit),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
        cmocka_unit_test(hostile_labels_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
