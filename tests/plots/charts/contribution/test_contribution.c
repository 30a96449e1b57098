#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/contribution/contribution_model.h"
#include "plots/charts/natural.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* By hand: of 100 in 2020 製造業 gained 5 and 建設業 lost 2; of 103 in 2021 they lost 4 and 2. */
static const char years[] =
    "industry|from@|to@|previous#|current#|change#|change_percent#|contribution_points#\n"
    "製造業|2020|2021|60|65|5|8.333|5\n建設業|2020|2021|40|38|-2|-5|-2\n"
    "全産業|2020|2021|100|103|3|3|3\n"
    "製造業|2021|2022|65|61|-4|-6.154|-3.883\n建設業|2021|2022|38|36|-2|-5.263|-1.942\n"
    "全産業|2021|2022|103|97|-6|-5.825|-5.825\n";

static const struct chart_table drawn[] = {
    {"years", years},
    {"sum", "industry|from@|to@|change_percent#|contribution_points#\n"
            "a|2020|2021|8|5\nb|2020|2021|-5|-2\na|2021|2022|1|0.5\nb|2021|2022|1|0.3\n"},
    {"one", "industry|from@|to@|change_percent#|contribution_points#\n"
            "a|2020|2021|8|5\nb|2020|2021|-5|-2\n"},
    {"unknown", "industry|from@|to@|change_percent#|contribution_points#\n"
                "a|2020|2021|X|X\nb|2020|2021|-5|-2\n全産業|2020|2021|3|3\n"
                "a|2021|2022|1|0.5\nb|2021|2022|1|0.3\n全産業|2021|2022|X|X\n"},
    {"zero", "industry|from@|to@|change_percent#|contribution_points#\n"
             "a|2020|2021|0|0\nb|2020|2021|0|0\n"},
    {"quarters", "industry|from@|to@|change_percent#|contribution_points#\n"
                 "a|2020Q1|2020Q2|8|5\nb|2020Q1|2020Q2|-5|-2\na|2020Q2|2020Q3|1|0.5\n"
                 "b|2020Q2|2020Q3|1|0.3\nその他|2020Q1|2020Q2|1|0.1\nその他|2020Q2|2020Q3|1|0.1\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"contribution-years-ja-82.svg", "2022年の全産業は5.8％減、製造の寄与度が△3.9ポイントで最大"},
    {"contribution-years-en-165.svg",
     "All industries down 5.8% in 2022; manufacturing contributed −3.9 points"},
    {"contribution-years-ja-82.svg", "<text>△5.8</text>"},
    {"contribution-years-ja-82.svg", "<text>+3.0</text>"},
    {"contribution-sum-ja-82.svg", "2022年の全体はほぼ同じ（0.8％増）"},
    {"contribution-unknown-ja-82.svg", "数値のない内訳は棒に含まれない"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|from@|to@|change_percent#|contribution_points#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text,
                         "a%dabcdefghijabcdefghijabcdefghijabcdefghij|2020|2021|1|%d\n"
                         "a%dabcdefghijabcdefghijabcdefghijabcdefghij|2021|2022|1|%d\n",
                         i, i, i, 3 - i);
}

static const struct chart_refusal refused[] = {
    {"industry|kind\na|b\n", SG_FAIL_USAGE, "contribution_points"},
    {"industry|contribution_points#|change_percent#\na|1|2\n", SG_FAIL_USAGE, "to"},
    {"from@|to@|contribution_points#|change_percent#\n2020|2021|1|2\n", SG_FAIL_USAGE,
     "categories"},
    {"industry|from@|to@|change_percent#|contribution_points#\n"
     "a|2020|2021|8|5\nb|2020|2021|-5|-2\n全産業|2020|2021|4|4\n",
     SG_FAIL_DATA, "add up to 3.0 points in 2021, its change is 4.0"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|from@|to@|change_percent#|contribution_points#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set_text(table->columns[1], row, "2020");
        sg_column_set_text(table->columns[2], row, "2021");
        sg_column_set(table->columns[3], row, 1, 0);
        sg_column_set(table->columns[4], row, i < 4 ? 1 : 10, 0); /* six are named */
    }
}

/* The small ones are one part, and what was the rest before stays in it. */
static void parts_beyond_six_are_gathered(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    struct sg_table table;
    struct sg_contribution contribution;
    struct sg_error err = {0};
    rows(&text, 8);
    sg_buffer_add(&text, "その他|2020|2021|1|50\nその他|2021|2022|1|50\n");
    table_of(&table, text.text);
    if (!sg_contribution_read(&table, SG_JA, &contribution, &err))
        fail_msg("%s", err.message);
    assert_int_equal(contribution.stacks.n, 7);
    assert_int_equal(contribution.stacks.n_gathered, 3);
    /* the least sums of sizes: 0 + 3, 1 + 2, 2 + 1, 3 + 0 are tied, the first stays */
    assert_close(sg_stacks_sum(&contribution.stacks, 0), 28 + 50, 1e-12);
    assert_close(contribution.total[0], 78, 1e-12);
    sg_contribution_free(&contribution);
    sg_table_free(&table);
    sg_buffer_free(&text);
}

static void it_is_natural_over_three_periods(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, years);
    for (size_t i = 3; i < 6; i++)
        table.columns[i]->measure_kind = SG_MEASURE_AMOUNT;
    assert_string_equal(sg_chart_natural("dumbbell", &table), "contribution");
    sg_table_free(&table);
}

static const struct chart_frame frame = {
    .chart = "contribution",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_TIMELINE_SERIES,
    .too_many = "series",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(parts_beyond_six_are_gathered),
        cmocka_unit_test(it_is_natural_over_three_periods),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
