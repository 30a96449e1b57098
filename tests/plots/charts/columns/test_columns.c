#include "tests/test_support.h"

#include <string.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const struct chart_table drawn[] = {
    {"parts", "year@|industry|value#\n2020|製造業|30\n2020|建設業|20\n2020|その他|5\n"
              "2021|製造業|28\n2021|建設業|25\n2021|その他|4\n2020|全産業|55\n2021|全産業|57\n"},
    {"rates", "year@|industry|di#\n2020|a|5\n2021|a|-3\n2022|a|4\n2020|b|1\n2021|b|X\n2022|b|2\n"},
    {"one", "year@|industry|value#\n2020|a|5\n2021|a|X\n2022|a|4\n"},
    {"moment", "year@|industry|value#\n2021|a|5\n2021|b|3\n"},
    {"zero", "year@|industry|value#\n2020|a|0\n2021|a|0\n2020|b|0\n2021|b|0\n"},
    {"rest", "year@|industry|value#\n2020|a|90\n2020|b|80\n2020|c|70\n2020|d|60\n2020|e|50\n"
             "2020|f|40\n2020|g|30\n2020|h|20\n2021|a|90\n2021|b|80\n2021|c|70\n2021|d|60\n"
             "2021|e|50\n2021|f|40\n2021|g|30\n2021|h|X\n"},
    {"none", "year@|industry|value#\n2020|a|X\n2021|a|X\n2020|b|-\n2021|b|X\n"},
    {"wide", "year@|industry|value#\n2020|a|1000000000\n2021|a|0.000001\n2020|b|5\n2021|b|3\n"},
    {"several", "wave@|option|percent#\n2020|a|70\n2020|b|50\n2021|a|60\n2021|b|55\n"},
    {"negative", "year@|industry|value#\n2020|a|-10\n2021|a|20\n2020|b|5\n2021|b|-3\n"},
    {"quarters", "period@|industry|value#\n2020Q1|a|10\n2020Q2|a|20\n2020Q3|a|5\n2020Q4|a|7\n"
                 "2020Q1|b|10\n2020Q2|b|20\n2020Q3|b|5\n2020Q4|b|7\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"columns-parts-ja-82.svg", "<text>57</text>"}, /* 28 + 25 + 4 */
    {"columns-parts-ja-82.svg", "2021年は製造業が28で最も多い"},
    {"columns-parts-en-82.svg", "Over the bars: the sum."},
    {"columns-rates-ja-82.svg", "2022年はaが4.0で最も高い"},
    {"columns-rates-en-82.svg", "<text>X</text>"},
    {"columns-one-en-82.svg", "<text>X</text>"},
    {"columns-several-en-82.svg", "<text>80</text>"}, /* several answers: no sum of 120 */
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "year@|industry|value#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text,
                         "2020|a%dabcdefghijabcdefghijabcdefghijabcdefghij|%d\n"
                         "2021|a%dabcdefghijabcdefghijabcdefghijabcdefghij|%d\n",
                         i, 100 + i, i, 120 - i);
}

static const struct chart_refusal refused[] = {
    {"industry|value#\na|1\n", SG_FAIL_USAGE, "period"},
    {"year@|industry\n2020|b\n", SG_FAIL_USAGE, "value"},
    {"year@|area|industry|value#\n2020|x|a|1\n2020|y|b|1\n2021|x|b|1\n2021|y|a|1\n", SG_FAIL_DATA,
     "--where"},
    {"year@|industry|value#\n2020|a|1\n2020|a|2\n", SG_FAIL_DATA, "twice"},
    {"year@|industry|di#\n2020|a|1\n2020|b|1\n2020|c|1\n2020|d|1\n2020|e|1\n2020|f|1\n2020|g|1\n"
     "2020|h|1\n",
     SG_FAIL_DATA, "do not add up"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "year@|industry|value#\n");
    for (int year = 2020; year < 2022; year++)
        for (size_t i = 0; i < N_HOSTILE; i++) {
            size_t row = sg_table_add_row(table);
            sg_column_set_text(table->columns[0], row, year == 2020 ? "2020" : "2021");
            sg_column_set_text(table->columns[1], row, labels[i]);
            sg_column_set(table->columns[2], row, 1 + (double)i, 0);
        }
}

/* Sixty quarters of six DIs would be bars of a third of a point. */
static void what_is_too_thin_is_refused(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "period@|industry|di#\n");
    for (int i = 0; i < 60; i++)
        for (int k = 0; k < 6; k++)
            sg_buffer_printf(&text, "%dQ%d|item %d|%d\n", 2005 + i / 4, 1 + i % 4, k, i - k);
    assert_chart_refused("columns", text.text, SG_FAIL_DATA, "too thin");
    sg_buffer_free(&text);
}

static const struct chart_frame frame = {
    .chart = "columns",
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
        cmocka_unit_test(what_is_too_thin_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
