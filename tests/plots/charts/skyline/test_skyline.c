#include "tests/test_support.h"

#include <stdio.h>

#include "plots/charts/chart_limits.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

#define HEAD "industry|induced_by_domestic#|exports_percent#|imports_percent#|sufficiency_percent#"

/* Japan 2011, five of 13 industries (io skyline). */
static const char made[] =
    HEAD "\n農林水産業|14792495|24.0|42.6|81.4\n鉱業|24086305|31.2|128.0|3.2\n"
         "製造業|285686238|38.7|37.2|101.5\n商業|87735152|18.0|11.3|106.7\n"
         "サービス|226100576|6.9|8.3|98.6\n";
/* A slender tower is cut; y is not known, z has no width. */
static const char tower[] =
    HEAD "\nw|400|10|20|90\nx|10|900|40|960\ny|X|X|X|X\nz|0|-|-|-\nv|500|0|0|100\n";

static const struct chart_table drawn[] = {
    {"made", made},
    {"tower", tower},
    {"one", HEAD "\nx|1|0|0|100\n"},
    {"below", HEAD "\nx|9|5|15|90\ny|3|5|25|80\n"},
    {"tied", HEAD "\nx|9|15|5|110\ny|3|25|15|110\n"},
    {"negative", HEAD "\nx|9|15|-5|120\ny|3|5|115|-10\n"}, /* imports below 0, and all imported */
    {0},
};

static const struct chart_claim says[] = {
    {"skyline-made-ja-165.svg", "自給率が100％を超えるのは5業種のうち2業種、最も高いのは商業の106."
                                "7％、最も低いのは鉱業の3.2％"},
    {"skyline-made-en-165.svg",
     "Self-sufficiency above 100% in 2 of 5 industries; highest: commerce (106.7%), lowest: mining "
     "(3.2%)"},
    {"skyline-made-ja-165.svg", "鉱業：3.2、輸移出率31.2、輸移入率128.0、幅3.8。"},
    {"skyline-tower-en-165.svg", "Cut, higher than the axis (self-sufficiency / top): x"},
    {"skyline-tower-en-165.svg", "Not shown, nor within the widths: y (X); z (no width)."},
    {"skyline-tower-ja-165.svg", "図になく、幅の計にも含まれないもの：y（X）、z（幅なし）。"},
    {"skyline-below-ja-165.svg", "自給率が100％を超える業種はない、最も高いのはxの90.0％"},
    {"skyline-below-en-82.svg", "100% in none of 2 industries; highest"},
    {"skyline-tied-ja-165.svg", "自給率が100％を超えるのは2業種のうち2業種"},
    {"skyline-forty-en-82.svg", "Buildings without a name: "},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, HEAD);
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text, "\n第%d部門の生産活動に従事する産業|%d|%d|%d|%d", i,
                         100 + i * 37 % 411, i * 17 % 40, 5 + i * 11 % 60,
                         95 + i * 17 % 40 - i * 11 % 60);
}

static const struct chart_refusal refused[] = {
    {"industry|output_multiplier#\nx|2\n", SG_FAIL_USAGE, "io skyline"},
    {"industry|induced_by_domestic#|exports_percent#\nx|2|1\n", SG_FAIL_USAGE, "io skyline"},
    {HEAD "\n", SG_FAIL_DATA, "nothing to draw"},
    {HEAD "\nx|X|X|X|X\n", SG_FAIL_DATA, "of no industry is known"},
    {HEAD "\nx|1|0|0|100\nx|1|0|0|100\n", SG_FAIL_DATA, "stands twice"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, HEAD "\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set(table->columns[1], row, 100 + (double)i, 0);
        sg_column_set(table->columns[2], row, 3 * (double)i, 0);
        sg_column_set(table->columns[3], row, 10, 0);
        sg_column_set(table->columns[4], row, 90 + 3 * (double)i, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "skyline",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_SKYLINE_MOST,
    .too_many = "rows",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {CHART_TESTS(&frame)};
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
