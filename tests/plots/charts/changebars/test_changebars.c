#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/natural.h"
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

static const struct chart_table drawn[] = {
    {"change", changes},
    {"long", "industry|year@|value#\na|2020|5\na|2021|9\nb|2020|7\nb|2021|1\n"},
    {"one", "industry|previous#|current#\na|1|2\n"},
    {"zero", "industry|previous#|current#\na|0|0\nb|0|0\n"},
    {"none", "industry|previous#|current#\na|X|-\nb|…|X\nc||\n"},
    {"wide", "industry|previous#|current#\na|1000000000|0.000001\nb|5|3\n"},
    {"up", "industry|previous#|current#\na|10|20\nb|5|8\n"},
    {"down", "industry|previous#|current#\na|20|10\nb|8|5\n"},
    {"tiny", "industry|previous#|current#\na|20|1020\nb|8|7\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"changebars-change-ja-82.svg", "<text>△979</text>"},
    {"changebars-change-ja-82.svg", "<text>△16.8</text>"},
    {"changebars-change-en-165.svg", "<text>−694</text>"},
    {"changebars-change-en-165.svg", "<text>8,150</text>"},
    {"changebars-change-ja-82.svg", "全産業（+289）は示していない。"},
    {"changebars-change-ja-82.svg", "2016年～2021年の増減"},
    {"changebars-change-en-82.svg", "All industries (+289) is not shown."},
    {"changebars-change-ja-82.svg", "漁業：2016年 X、2021年 5。"},
    {"changebars-long-en-82.svg", "B down 6, a up 4"},
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
    {"industry|value#\na|1\nb|2\n", SG_FAIL_DATA, "two periods"},
    {"area|industry|previous#|current#\nx|a|1|1\ny|b|1|2\n", SG_FAIL_DATA, "--where area="},
    {"industry|previous#|current#\na|1|1\na|1|2\n", SG_FAIL_DATA, "twice"},
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

static void assert_natural(const char *text, enum sg_measure_kind kind, const char *usual,
                           const char *chart)
{
    struct sg_table table;
    table_of(&table, text);
    for (size_t i = 0; i < table.n_columns; i++)
        table.columns[i]->measure_kind =
            table.columns[i]->kind == SG_COLUMN_NUMBER ? kind : SG_MEASURE_UNKNOWN;
    assert_string_equal(sg_chart_natural(usual, &table), chart);
    sg_table_free(&table);
}

/* What adds up is drawn by its changes, points as two points in time. */
static void it_is_the_natural_chart_of_counts(void **state)
{
    (void)state;
    assert_natural(changes, SG_MEASURE_AMOUNT, "dumbbell", "changebars");
    assert_natural(changes, SG_MEASURE_AMOUNT, "lq", "lq");
    assert_natural(changes, SG_MEASURE_BALANCE, "dumbbell", "dumbbell");
    assert_null(sg_chart_natural(NULL, NULL));
}

static const struct chart_frame frame = {
    .chart = "changebars",
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
        cmocka_unit_test(it_is_the_natural_chart_of_counts),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
