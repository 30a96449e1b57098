#include "tests/test_support.h"

#include <stdio.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

#define HEAD "industry|influence#|sensitivity#"

/* Japan 2011, five of 13 industries, open model. */
static const char made[] = HEAD "\n製造業|1.214446|2.333238\n商業|0.865682|0.979207\n"
                                "サービス|0.936584|1.749747\n建設|1.093117|0.722227\n"
                                "不動産|0.749632|0.756399\n";

static const struct chart_table drawn[] = {
    {"made", made},
    {"one", HEAD "\nx|1|1\n"},
    {"hidden", HEAD "\nw|1.2|0.9\nx|0.8|1.1\ny|X|X\n"},
    {0},
};

/* Who is above the mean, 1, of both. */
static const struct chart_claim says[] = {
    {"influence-made-ja-165.svg", "製造は影響力係数、感応度係数とも平均を上回る"},
    {"influence-made-ja-165.svg", "区分線：影響力係数は平均（1）、感応度係数は平均（1）。"},
    {"influence-made-ja-165.svg", "<text>影響力大・感応度大</text>"},
    {"influence-made-en-165.svg", "is above both means"},
    {"influence-made-en-165.svg",
     "Dividing lines: influence the mean (1), sensitivity the mean (1)."},
    {"influence-hidden-en-82.svg", "Not shown: y (X, X)."},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, HEAD);
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d部門の生産活動に従事する産業|%g|%g", i,
                         0.6 + (i * 37 % 41) / 50.0, 0.5 + (i * 17 % 23) / 20.0);
}

static const struct chart_refusal refused[] = {
    {"industry|output_multiplier#|sensitivity#\nx|2|1\n", SG_FAIL_USAGE, "io linkages"},
    {"industry|influence#\nx|2\n", SG_FAIL_USAGE, "io linkages"},
    {HEAD "\n", SG_FAIL_DATA, "nothing to draw"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, HEAD "\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set(table->columns[1], row, 0.6 + (double)i / 12, 0);
        sg_column_set(table->columns[2], row, 1.6 - (double)i / 11, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "influence",
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
    const struct CMUnitTest tests[] = {CHART_TESTS(&frame)};
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
