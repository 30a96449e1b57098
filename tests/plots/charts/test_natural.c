#include "tests/test_support.h"

#include "plots/charts/natural.h"
#include "tests/table_of.h"

static void expect(const char *text, const char *chart)
{
    struct sg_table table;
    table_of(&table, text);
    assert_string_equal(sg_chart_natural("diband", &table), chart);
    sg_table_free(&table);
}

/* What `seasonal` wrote: a DI of industries stands in small fields, one series beside what it was,
   amounts of several together. */
static void adjusted_series(void **state)
{
    (void)state;
    expect("industry|period@|value#|adjusted#\n製造業|2020Q1|5|4\n製造業|2020Q2|5|4\n", "trend");
    expect("industry|period@|value#|adjusted#\n製造業|2020Q1|5|4\n建設業|2020Q1|5|4\n", "lines");
    expect("period@|value#|adjusted#\n2020Q1|5|4\n", "trend");
    struct sg_table table;
    table_of(&table, "industry|period@|value#|adjusted#\n製造業|2020Q1|5|4\n建設業|2020Q1|5|4\n");
    table.columns[2]->measure_kind = SG_MEASURE_BALANCE;
    assert_string_equal(sg_chart_natural("diband", &table), "diband");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(adjusted_series)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
