#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/di_small/di_small_model.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

static const char made[] = "indicator|industry|period@|di#\n"
                           "業況DI|製造業|2019年1-3月期|-3.04\n"
                           "業況DI|製造業|2019年4-6月期|-5\n"
                           "業況DI|製造業|2019年10-12月期|-20\n"
                           "業況DI|製造業|2020年1-3月期|-30.5\n"
                           "業況DI|情報通信業|2020年1-3月期|12\n"
                           "業況DI|情報通信業|2019年1-3月期|15\n"
                           "業況DI|情報通信業|2019年4-6月期|…\n"
                           "業況DI|情報通信業|2019年10-12月期|14\n";

static void series_follow_time_and_gaps_stay_open(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_di_small diffusion;
    table_of(&table, made);
    assert_true(sg_di_small_read(&table, false, &diffusion, NULL));
    assert_int_equal(diffusion.n_series, 2);
    assert_int_equal(diffusion.n_periods, 4);
    assert_close(diffusion.series[1].points[3].value, 12, 1e-12);
    assert_true(isnan(diffusion.series[1].points[1].value));
    assert_close(diffusion.step, 3, 1e-12);
    assert_false(sg_di_small_goes_on(&diffusion, 0, 0));
    assert_true(sg_di_small_goes_on(&diffusion, 0, 1));
    assert_false(sg_di_small_goes_on(&diffusion, 1, 1)); /* no value */
    assert_false(sg_di_small_goes_on(&diffusion, 0, 2)); /* a quarter that nobody has */
    assert_true(sg_di_small_goes_on(&diffusion, 0, 3));
    assert_false(sg_di_small_goes_on(&diffusion, 0, 4));
    sg_di_small_free(&diffusion);
    sg_info_add_break(&table.info, "2019年4-6月期", NULL, false, NULL, NULL);
    assert_true(sg_di_small_read(&table, false, &diffusion, NULL));
    assert_false(sg_di_small_goes_on(&diffusion, 0, 1));
    sg_di_small_free(&diffusion);
    sg_table_free(&table);
}

static const struct chart_table drawn[] = {
    {"made", made},
    {"edge0", "industry|period@|di#\nx|2021|5\n"},
    {"edge1", "industry|period@|di#\nx|2021|0\nx|2022|0\ny|2021|0\n"},
    {"edge2", "industry|period@|di#\nx|2021|X\ny|2021|-\n"},
    {"edge3", "industry|period@|di#\nx|2021|\n"},
    {"edge4", "industry|period@|di#\nx|2021|1000000000\nx|2022|-1000000000\n"},
    {"edge5", "industry|period@|di#\nx|2021|0.000001\nx|2022|0.000002\n"},
    {"edge6", "area|period@|di#\n全国|2021-01-01|1\n川崎市|2021-01-02|2\n"},
    {"edge7", "indicator|period@|di#\n売上DI|2024年1月|1\n収益DI|2024年2月|2\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"di_small-made-ja-82.svg", "<title>情報通信が+12.0で最も高く、製造が△30.5で最も低い</title>"},
    {"di_small-made-en-82.svg", "Information and communications is highest (+12.0)"},
    {"di_small-made-en-82.svg", "Jan–Mar 2020"},
    {"di_small-made-ja-82.svg", "景気基準日付"},
    {"di_small-made-ja-82.svg", ">△30.5<"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|period@|di#");
    for (int i = 0; i < n; i++)
        for (int year = 2001; year < 2021; year++)
            sg_buffer_printf(text, "\n第%d分類の事業活動に従事する事業所|%d|%d", i, year,
                             (i * year) % 71 - 40);
}

static const struct chart_refusal refused[] = {
    {"industry|period@|x#\nx|2021|2\n", SG_FAIL_USAGE, "di"},
    {"industry|di#\nx|2\n", SG_FAIL_USAGE, "period"},
    {"industry|period@|di#\nx|2021|2\nx|2021|3\n", SG_FAIL_DATA, "twice"},
    {"indicator|industry|period@|di#\na|x|2021|2\nb|x|2021|3\n", SG_FAIL_DATA, "--where indicator"},
    {"industry|period@|di#\n", SG_FAIL_DATA, "nothing to draw"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|period@|di#\n");
    for (size_t i = 0; i < 2 * N_HOSTILE; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, labels[i / 2]);
        sg_column_set_text(table->columns[1], row, i % 2 ? "2020" : "2021");
        sg_column_set(table->columns[2], row, (double)i, 0);
    }
}

static const struct chart_frame frame = {
    .chart = "di_small",
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
        cmocka_unit_test(series_follow_time_and_gaps_stay_open),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
