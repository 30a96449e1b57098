#include "tests/test_support.h"

#include <string.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Shares of Kawasaki 2016 and 2021 (examples/kawasaki-census), and made rows. */
static const struct chart_table drawn[] = {
    {"shares", "area|industry|year@|share_percent#\n川崎市|製造業|2016|7.412\n"
               "川崎市|製造業|2021|6.884\n川崎市|医療，福祉|2016|10.207\n"
               "川崎市|医療，福祉|2021|11.743\n川崎市|建設業|2021|9.965\n"},
    {"balance", "industry|from@|to@|previous#|current#|change#\na|2020|2021|-40|-5|35\n"
                "b|2020|2021|12|-60|-72\nc|2020|2021|3|3|0\n"},
    {"one", "industry|previous#|current#\na|1|2\n"},
    {"zero", "industry|previous#|current#\na|0|0\nb|0|0\n"},
    {"none", "industry|previous#|current#\na|X|-\nb|…|X\nc||\n"},
    {"wide", "industry|previous#|current#\na|1000000000|0.000001\nb|5|3\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"arrows-shares-ja-82.svg", "医療，福祉の割合が1.5ポイント上昇、製造は0.5ポイント低下"},
    {"arrows-shares-ja-165.svg", "2016年～2021年の増減"},
    {"arrows-balance-en-82.svg", "<text>−72</text>"},
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
    {"industry|previous#|current#\na|1|1\na|1|2\n", SG_FAIL_DATA, "twice"},
    {"industry|value#\na|1\nb|2\n", SG_FAIL_DATA, "two periods"},
    {"industry|year@|value#\na|2020|1\nb|2020|2\n", SG_FAIL_DATA, "two periods"},
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
    .chart = "arrows",
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
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
