#include "tests/test_support.h"

#include <string.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Groups as `estimate` gives them (made): only b lies above the whole, n of d is small. */
static const struct chart_table drawn[] = {
    {"counts", "industry|year@|value#\n製造業|2021|2838\n建設業|2021|4108\nその他|2021|9000\n"
               "漁業|2021|0\n全産業|2021|41223\n"},
    {"hidden", "industry|year@|value#\n製造業|2021|2838\n建設業|2021|X\n"},
    {"index", "area|year@|指数#\n全国|2024|110.6\n静岡市|2024|113.2\n浜松市|2024|96.0\n"},
    {"groups", "domain|n#|estimate_percent#|lower_percent#|upper_percent#\n全体|900|40|37|43\n"
               "a|300|42|38|46\nb|300|50|45|55\nc|290|30|25|35\nd|10|45|20|70\n"},
    {"even", "domain|n#|estimate_percent#|lower_percent#|upper_percent#\n全体|900|40|37|43\n"
             "a|300|42|38|46\nb|300|41|37|46\n"},
    {"negative", "industry|di#\na|-10\nb|5\nc|-30.5\n"},
    {"one", "industry|value#\na|1\n"},
    {"zero", "industry|value#\na|0\nb|0\n"},
    {"none", "industry|value#\na|X\nb|-\nc|\n"},
    {"wide", "industry|value#\na|1000000000\nb|0.000001\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"bars-counts-ja-82.svg", "建設が4,108で最も多い"}, /* その他 is not ranked */
    {"bars-counts-ja-82.svg", "全産業（41,223）は示していない"},
    {"bars-index-ja-82.svg", "静岡市が113.2で最も高い"}, /* 全国 is the reference */
    {"bars-groups-ja-82.svg", "bが50.0％"},
    {"bars-even-ja-82.svg", "全体は40.0％"},
    {"bars-even-en-82.svg", "Total: 40.0%"},
    {"bars-none-en-82.svg", "<text>X</text>"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|value#\n");
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "a%dabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefg|%d\n",
                         i, 100 + i);
}

static const struct chart_refusal refused[] = {
    {"industry|kind\na|b\n", SG_FAIL_USAGE, "value"},
    {"industry|value#\na|1\na|1\n", SG_FAIL_DATA, "twice"},
    {"area|industry|value#\nx|a|1\ny|b|1\n", SG_FAIL_DATA, "--where area="},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|value#\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set(table->columns[1], row, 1 + (double)i, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "bars",
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
