#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/breakdown.h"

/* year, area_code, area, industry, note, value; a NaN value is suppressed. */
struct row {
    const char *year, *code, *industry;
    double value;
    sg_status status;
};

static void fill(struct sg_table *table, const struct row rows[], size_t n)
{
    static const char *const names[] = {"year", "area_code", "area", "industry", "note"};
    sg_table_init(table);
    for (size_t i = 0; i < 5; i++)
        sg_table_add(table, names[i], SG_COLUMN_CATEGORY);
    table->columns[1]->role = SG_ROLE_AREA;
    table->columns[2]->role = SG_ROLE_AREA_NAME;
    table->columns[3]->role = SG_ROLE_BY;
    table->columns[4]->role = SG_ROLE_NOTE;
    sg_table_add(table, "value", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < n; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(table->columns[0], row, rows[i].year);
        sg_column_set_text(table->columns[1], row, rows[i].code);
        sg_column_set_text(table->columns[2], row, i % 2 ? "市" : "町"); /* names may change */
        sg_column_set_text(table->columns[3], row, rows[i].industry);
        sg_column_set_text(table->columns[4], row, i % 2 ? "備考" : "");
        sg_column_set(table->columns[5], row, rows[i].value,
                      rows[i].status | (isnan(rows[i].value) ? SG_STATUS_SUPPRESSED : 0));
    }
}

static const struct row two_groups[] = {
    {"2016", "R1", "全産業", 10, 0},
    {"2016", "R1", "製造業", 4, 0},
    {"2021", "R1", "製造業", 5, 0},
    {"2016", "R1", "建設業", 6, 0},
    {"2021", "R1", "建設業", NAN, 0},
    {"2021", "R1", "全産業", 20, 0},
    {"2021", "R1", "うち食料品", 3, SG_STATUS_REPEATED},
    {"2021", "R2", "製造業", 7, 0},
};

static void sums_of_groups(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_breakdown breakdown;
    struct sg_breakdown_sum sums[3];
    fill(&table, two_groups, 8);
    sg_breakdown_find(&breakdown, &table, 3, NULL);
    assert_int_equal(breakdown.groups.n, 3);
    assert_int_equal(breakdown.n_keys, 2);
    sg_breakdown_sums(&breakdown, table.columns[5], sums);
    assert_int_equal(sums[0].total_row, 0);
    assert_close(sums[0].sum, 10, 0);
    assert_int_equal(sums[0].n_parts, 2);
    assert_false(sg_breakdown_differ(&sums[0], 0));
    assert_int_equal(sums[1].total_row, 5);
    assert_int_equal(sums[1].n_parts, 2); /* the repeated item is none */
    assert_int_equal(sums[1].n_unknown, 1);
    assert_close(sums[1].sum, 5, 0);
    assert_false(sg_breakdown_differ(&sums[1], 0));
    assert_int_equal(sums[2].total_row, -1);
    assert_false(sg_breakdown_differ(&sums[2], 0));
    char *name = sg_breakdown_name(&breakdown, 1);
    assert_string_equal(name, "2016 / R1 市");
    free(name);
    sg_breakdown_free(&breakdown);
    sg_table_free(&table);
}

static void what_contradicts(void **state)
{
    (void)state;
    static const struct {
        struct sg_breakdown_sum sum;
        double rounding;
        bool differs;
    } cases[] = {
        {{0, 10, 10, 2, 0, false}, 0, false},
        {{0, 10, 11, 2, 0, false}, 0, true},
        {{0, 10, 9, 2, 0, false}, 0, true},
        {{0, 10, 9, 2, 1, false}, 0, false},         /* the unknown part may be 1 */
        {{0, 10, 11, 2, 1, false}, 0, true},         /* the known one exceeds */
        {{0, 10, 11, 2, 1, true}, 0, false},         /* the unknown part may be -1 */
        {{0, 10, 0, 2, 2, false}, 0, false},         /* all unknown */
        {{0, 100, 100.2, 3, 0, false}, 0.05, false}, /* 4 numbers of ±0.05 */
        {{0, 100, 100.3, 3, 0, false}, 0.05, true},
        {{0, 0.3, 0.1 + 0.2, 2, 0, false}, 0, false}, /* binary fractions */
        {{0, 0, 270, 2, 0, false}, 0, true},
        {{0, 10, 0, 0, 0, false}, 0, false},    /* no parts */
        {{-1, NAN, 10, 2, 0, false}, 0, false}, /* no total */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sg_breakdown_differ(&cases[i].sum, cases[i].rounding) != cases[i].differs)
            fail_msg("case %zu", i);
}

static void declared_totals(void **state)
{
    (void)state;
    static const struct row rows[] = {{"2021", "R1", "全産業", 10, 0},
                                      {"2021", "R1", "民営計", 9, 0},
                                      {"2021", "R1", "製造業", 9, 0},
                                      {"2021", "R1", "", 1, 0},
                                      {"2021", "R1", "合計", 10, 0}};
    struct sg_table table;
    struct sg_breakdown breakdown;
    fill(&table, rows, 5);
    sg_breakdown_find(&breakdown, &table, 3, "民営計");
    assert_int_equal(breakdown.total_row[0], 1);
    assert_int_equal(breakdown.other_total[0], -1);
    assert_int_equal(breakdown.kind[0], SG_BREAKDOWN_ASIDE);
    assert_int_equal(breakdown.kind[2], SG_BREAKDOWN_PART);
    assert_int_equal(breakdown.kind[3], SG_BREAKDOWN_ASIDE); /* no label */
    sg_breakdown_free(&breakdown);
    sg_breakdown_find(&breakdown, &table, 3, "nowhere"); /* the usual labels count */
    assert_int_equal(breakdown.total_row[0], 0);
    assert_int_equal(breakdown.other_total[0], 4);
    sg_breakdown_free(&breakdown);
    sg_table_free(&table);
    fill(&table, rows, 0);
    sg_breakdown_find(&breakdown, &table, 3, NULL);
    assert_int_equal(breakdown.groups.n, 0);
    sg_breakdown_free(&breakdown);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_of_groups),
        cmocka_unit_test(what_contradicts),
        cmocka_unit_test(declared_totals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
