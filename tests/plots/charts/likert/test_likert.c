#include "tests/test_support.h"

#include <string.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/natural.h"
#include "tests/chart_frame.h"
#include "tests/figure_files.h"

/* Kawasaki, 令和4年度 and 5年度 (examples/kawasaki-survey), and made rows. */
static const char years[] =
    "question|option|wave@|n#|percent#\n"
    "経営状況|好転している|2022|1079|17.3\n経営状況|特に変化はない|2022|1079|34.5\n"
    "経営状況|悪化している|2022|1079|47.5\n経営状況|無回答|2022|1079|0.7\n"
    "経営状況|好転している|2023|985|23.5\n経営状況|特に変化はない|2023|985|41.0\n"
    "経営状況|悪化している|2023|985|34.6\n経営状況|無回答|2023|985|0.9\n";

static const struct chart_table drawn[] = {
    {"years", years},
    {"five", "industry|option|n#|percent#\na|満足|50|10\na|やや満足|50|20\n"
             "a|どちらともいえない|50|40\na|やや不満|50|20\na|不満|50|10\nb|満足|60|0\n"
             "b|やや満足|60|5\nb|どちらともいえない|60|5\nb|やや不満|60|30\nb|不満|60|60\n"},
    {"two", "industry|option|percent#\na|増加|70\na|減少|30\nb|増加|20\nb|減少|80\n"},
    {"good", "industry|option|percent#\na|増加|100\na|横ばい|0\na|減少|0\n"},
    {"hidden", "industry|option|percent#\na|増加|X\na|横ばい|30\na|減少|X\nb|増加|20\n"
               "b|横ばい|10\nb|減少|70\n"},
    {0},
};

static const struct chart_claim says[] = {
    {"likert-years-ja-82.svg", "<text>△11.1</text>"}, /* 23.5 - 34.6 */
    {"likert-years-ja-82.svg", "<text>無回答（％）</text>"},
    {"likert-years-ja-82.svg", "<text>0.9</text>"},
    {"likert-five-en-82.svg", "<text>−85.0</text>"}, /* 5 - 90 */
    {"likert-hidden-en-82.svg", "<text>X</text>"},
    {0},
};

static void rows(struct sg_buffer *text, int n)
{
    sg_buffer_add(text, "industry|option|percent#\n");
    for (int i = 0; i < n; i++)
        for (int k = 0; k < 3; k++)
            sg_buffer_printf(text, "a%dabcdefghijabcdefghijabcdefghijabcdefghij|%s|%d\n", i,
                             k == 0   ? "増加"
                             : k == 1 ? "横ばい"
                                      : "減少",
                             k == 0   ? 10
                             : k == 1 ? 30
                                      : 60);
}

static const struct chart_refusal refused[] = {
    {"industry|share_percent#\na|60\nb|40\n", SG_FAIL_DATA, "no such scale"},
    {"option|percent#\n人手不足|60\n原材料高|40\n", SG_FAIL_DATA, "no such scale"},
    {"industry|kind\na|b\n", SG_FAIL_USAGE, "percent"},
    {0},
};

static void hostile(struct sg_table *table, char labels[N_HOSTILE][600])
{
    table_of(table, "industry|option|percent#\n");
    for (size_t i = 0; i < N_HOSTILE; i++)
        for (int k = 0; k < 2; k++) {
            size_t row = sg_table_add_row(table);
            sg_column_set_text(table->columns[0], row, labels[i]);
            sg_column_set_text(table->columns[1], row, k ? "増加" : "減少");
            sg_column_set(table->columns[2], row, k ? 40 : 60, 0);
        }
}

static const char *natural(const char *usual, const char *text)
{
    struct sg_table table;
    table_of(&table, text);
    const char *chart = sg_chart_natural(usual, &table);
    sg_table_free(&table);
    return chart;
}

static void it_is_natural_for_answers_on_a_scale(void **state)
{
    (void)state;
    assert_string_equal(natural("multi2", years), "likert");
    assert_string_equal(
        natural("multi2", "question|option|percent#\n課題|人手不足|40\n課題|原材料高|30\n"),
        "multi2");
    /* marks of tested changes are those of multi2 */
    assert_string_equal(natural("multi2",
                                "question|option|previous_percent#|current_percent#|direction\n"
                                "景況|好転|10|20|▲\n景況|悪化|30|20|▼\n"),
                        "multi2");
}

static const struct chart_frame frame = {
    .chart = "likert",
    .drawn = drawn,
    .says = says,
    .rows = rows,
    .most = SG_STACK100_BARS,
    .too_many = "bars",
    .refused = refused,
    .hostile = hostile,
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHART_TESTS(&frame),
        cmocka_unit_test(it_is_natural_for_answers_on_a_scale),
    };
    return cmocka_run_group_tests(tests, NULL, chart_clean);
}
