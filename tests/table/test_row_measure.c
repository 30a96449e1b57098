#include "tests/test_support.h"

#include <math.h>

#include "table/row_measure.h"

static void what_is_rounded(void **state)
{
    (void)state;
    static const struct {
        const char *name, *unit, *measure;
        double values[2];
        double rounding;
    } cases[] = {
        {"value", NULL, "従業者数", {1, 20}, 0},
        {"value", NULL, "従業者数", {1, 20.5}, 0.05},
        {"value", NULL, "従業者数", {0.25, NAN}, 0.005},
        {"value", "千人", "従業者数", {1, 20}, 0.5},
        {"人口【千人】", NULL, "", {1, 20}, 0.5},
        {"千葉市", NULL, "", {1, 20}, 0},
        {"value", NULL, "売上（百万円）", {1, 20}, 0.5},
        {"value", "million yen", "", {1.5, 20}, 0.05},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        sg_table_init(&table);
        sg_table_add(&table, "industry", SG_COLUMN_CATEGORY)->role = SG_ROLE_BY;
        sg_table_add(&table, "measure", SG_COLUMN_CATEGORY)->role = SG_ROLE_MEASURE;
        struct sg_column *value = sg_table_add(&table, cases[i].name, SG_COLUMN_NUMBER);
        value->unit = sg_copy_text(cases[i].unit);
        for (size_t row = 0; row < 2; row++) {
            sg_table_add_row(&table);
            sg_column_set_text(table.columns[0], row, row ? "A" : "B");
            sg_column_set_text(table.columns[1], row, cases[i].measure);
            sg_column_set(value, row, cases[i].values[row], 0);
        }
        struct sg_row_measure measure = sg_row_measure_of(&table, value);
        assert_close(sg_row_measure_rounding(&measure, 0), cases[i].rounding, 1e-12);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_rounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
