#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "findings/side.h"
#include "plots/charts/chart_limits.h"
#include "plots/charts/di_small/di_small_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

#define HEAD "industry|period@|di#|lower#|upper#"

static const struct chart_table drawn[] = {
    {"one", HEAD "\n製造業|2020|-5|-11|1\n製造業|2021|-9|-14|-4\n"},
    {"several", HEAD "|di_adjusted#\n製造業|2020|-5|-11|1|-4\n製造業|2021|-9|-14|-4|-8\n"
                     "建設業|2020|3|-5|11|2\n建設業|2021|7|2|12|6\n医療|2020|1|-5|7|1\n"
                     "医療|2021|1|-5|7|1\n"},
    {"open", HEAD "\n製造業|2020|-5|-11|1\n製造業|2021|-1|-4|2\n"},
    {"gaps", HEAD "\nx|2018|1|0|2\nx|2019|X|X|X\nx|2020|3|2|5\nx|2021|…|…|…\nx|2022|4|X|X\n"},
    {"single", HEAD "\nx|2021|0|0|0\n"},
    {"levels", "industry|period@|di#\nx|2020|5\nx|2021|-5\ny|2020|3\ny|2021|4\n"},
    {"seasonal", "industry|period@|value#|adjusted#\nx|2020|5|4\nx|2021|-5|-4\n"},
    {"adjusted", "industry|period@|value#|adjusted#|lower#|upper#\n"
                 "小売業|2020|5|4|2|6\n小売業|2021|5|-4|-7|-1\n"},
    {"both", HEAD "|di_adjusted#|adjusted_lower#|adjusted_upper#\n"
                  "小売業|2021|5|1|9|-4|-7|-1\n建設業|2021|5|1|9|-3|-6|0\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"diband-one-ja-165.svg", "製造は△9.0（△14.0～△4.0）で、0を下回る"},
    {"diband-one-en-165.svg", "Manufacturing: −9.0 (−14.0–−4.0), below 0"},
    {"diband-open-ja-165.svg", "で、0との差は確かでない"},
    {"diband-several-ja-165.svg", "3業種のうち1業種で0を下回る（1業種で上回る）"},
    {"diband-several-en-165.svg", "DI below 0 in 1 of 3 industries, above in 1"},
    {"diband-several-ja-165.svg", "太い線は季節調整値、細い線は原数値。"},
    {"diband-gaps-ja-165.svg", "線が切れた所は数値がない。"},
    {"diband-levels-ja-165.svg", "yが+4.0で最も高く"},
    {"diband-adjusted-ja-165.svg", "小売業の季節調整値は△4.0（△7.0～△1.0）で、0を下回る"},
    {"diband-adjusted-en-165.svg", "Retail trade, adjusted: −4.0 (−7.0–−1.0), below 0"},
    {"diband-adjusted-ja-165.svg", "帯は季節調整値の信頼区間。"},
    {"diband-both-ja-165.svg", "季節調整値は2業種のうち1業種で0を下回る"},
    {"diband-both-en-165.svg", "Adjusted DI below 0 in 1 of 2 industries"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, HEAD);
    for (int i = 0; i < n; i++)
        sg_buffer_printf(text,
                         "\n第%d分類の事業活動に従事する事業所|2020|%d|%d|%d"
                         "\n第%d分類の事業活動に従事する事業所|2021|%d|%d|%d",
                         i, i % 7, i % 7 - 4, i % 7 + 4, i, i % 5 - 9, i % 5 - 12, i % 5 - 6);
}

static const struct chart_refusal refused[] = {
    {"industry|period@|x#\na|2021|5\n", SG_FAIL_USAGE, "needs the column di"},
    {HEAD "\na|2021|5|1|9\na|2021|6|1|9\n", SG_FAIL_DATA, "stands twice"},
    {HEAD "\n", SG_FAIL_DATA, "nothing to draw"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, HEAD "\n");
    for (size_t i = 0; i < N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i]);
        sg_column_set_text(table->columns[1], row, "2021");
        sg_column_set(table->columns[2], row, (double)i, 0);
        sg_column_set(table->columns[3], row, (double)i - 2, 0);
        sg_column_set(table->columns[4], row, (double)i + 2, 0);
    }
}

static void sides_are_those_of_printed_limits(void **state)
{
    (void)state;
    assert_int_equal(sg_side_of((struct sg_side_estimate){-3, -5, -1}, 0, 1), SG_SIDE_BELOW);
    assert_int_equal(sg_side_of((struct sg_side_estimate){-3, -6, -0.04}, 0, 1), SG_SIDE_OPEN);
    assert_int_equal(sg_side_of((struct sg_side_estimate){3, 0.05, 6}, 0, 1), SG_SIDE_ABOVE);
    assert_int_equal(sg_side_of((struct sg_side_estimate){3, 0.04, 6}, 0, 1), SG_SIDE_OPEN);
    assert_int_equal(sg_side_of((struct sg_side_estimate){3, NAN, 6}, 0, 1), SG_SIDE_UNKNOWN);
}

/* Limits belong to a value; an adjusted value may stand alone. */
static void bands_are_read_with_their_values(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_di_small diffusion;
    table_of(&table, HEAD "|di_adjusted#\nx|2020|X|1|2|3\nx|2021|4|6|2|X\nx|2022|4|2|6|X\n");
    assert_true(sg_di_small_read(&table, true, &diffusion, NULL));
    const struct sg_di_small_point *points = diffusion.series[0].points;
    assert_true(isnan(points[0].lower) && points[0].adjusted == 3);
    assert_true(isnan(points[1].lower)); /* no interval: upside down */
    assert_true(points[2].lower == 2 && points[2].upper == 6 && isnan(points[2].adjusted));
    sg_di_small_free(&diffusion);
    assert_true(sg_di_small_read(&table, false, &diffusion, NULL));
    assert_true(!diffusion.has_intervals && diffusion.has_adjusted && !diffusion.of_adjusted);
    sg_di_small_free(&diffusion);
    sg_table_free(&table);
}

static const struct chart_frame frame = {
    .chart = "diband",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_DI_SMALL_SERIES,
    .too_many = "series",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(sides_are_those_of_printed_limits),
        cmocka_unit_test(bands_are_read_with_their_values),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
