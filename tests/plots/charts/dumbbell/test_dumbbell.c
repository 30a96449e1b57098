#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

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

static void read_before_after(struct sg_table *table, const char *text,
                              struct sg_before_after *both)
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
    read_before_after(&table, changes, &both);
    assert_int_equal(both.items.n, 6);
    assert_string_equal(both.items.items[0].label, "卸売業，小売業");
    assert_string_equal(both.items.items[5].label, "その他");
    assert_close(sg_before_after_change(&both, 1), -979, 0); /* printed in the report */
    assert_int_equal(both.decimals, 0);
    assert_string_equal(both.label[SG_BEFORE], "2016");
    sg_before_after_free(&both);
    sg_table_free(&table);
    read_before_after(&table, shares, &both);
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
    read_before_after(&table, text, &both);
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
        "宿泊・飲食が979減少、医療，福祉は663増加",
        "Accommodation and eating down 979, medical and welfare up 663");
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
    read_before_after(&table, changes, &both);
    assert_true(sg_info_add_break(&table.info, "2020", NULL, false, NULL, NULL));
    sg_before_after_say_changes(&both, SG_JA, &said);
    assert_string_equal(sg_buffer_text(&said), "");
    sg_before_after_note(&both, SG_JA, &said);
    assert_non_null(strstr(said.text, "2020年以降は前の時点と比較できない"));
    sg_buffer_free(&said);
    sg_before_after_free(&both);
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"change", changes},
    {"shares", shares},
    {"one", "industry|previous#|current#\na|1|2\n"},
    {"zero", "industry|previous#|current#\na|0|0\nb|0|0\n"},
    {"none", "industry|previous#|current#\na|X|-\nb|…|X\nc||\n"},
    {"wide", "industry|previous#|current#\na|1000000000|0.000001\nb|5|3\n"},
    {"negative", "industry|previous#|current#\na|-10|-20\nb|-5|3\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"dumbbell-change-ja-82.svg", "<text>△16.8</text>"},
    {"dumbbell-change-en-165.svg", "<text>−979</text>"},
    {"dumbbell-change-ja-82.svg", "漁業：2016年 X、2021年 5。"},
    {"dumbbell-shares-ja-82.svg", "<text>+1.5</text>"},
    {"dumbbell-shares-ja-82.svg", "産業別の構成比（％）、川崎市"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|previous#|current#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text,
                         "a%dabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefg|%d|%d\n", i,
                         100 + i, 120 - i);
}

static const struct chart_refusal refused[] = {
    {"industry|kind\na|b\n", SG_FAIL_USAGE, "value"},
    {"area|industry|previous#|current#\nx|a|1|1\ny|b|1|2\n", SG_FAIL_DATA, "--where area="},
    {"industry|previous#|current#\na|1|1\na|1|2\n", SG_FAIL_DATA, "twice"},
    {"industry|value#\na|1\nb|2\n", SG_FAIL_DATA, "two periods"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|previous#|current#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set(table->columns[1], row, 1 + (double)i, 0);
        sg_column_set(table->columns[2], row, 12 - (double)i, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "dumbbell",
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
        cmocka_unit_test(both_layouts_are_read),
        cmocka_unit_test(titles_name_the_extremes_of_what_is_no_sample),
        cmocka_unit_test(no_change_is_said_across_a_break),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
