#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "analysis/cube/cube.h"

static bool build(struct sg_cube *cube, const struct sg_table *table, const char *total,
                  struct sg_error *err)
{
    struct sg_args none = {0};
    struct sg_run run = {.args = &none};
    struct sg_cube_request request = sg_cube_request_of(&run);
    ptrdiff_t *values;
    size_t n;
    if (!sg_cube_values(&run, table, &values, &n, err))
        return false;
    assert_int_equal(n, 1);
    request.value = values[0];
    request.total = total;
    request.by_required = true;
    free(values);
    bool built = sg_cube_build(cube, &run, table, &request, err);
    sg_texts_free(&run.notes);
    return built;
}

/* Builds the cube of a text that has no fault. */
static void build_of(struct sg_cube *cube, struct sg_table *table, const char *text)
{
    struct sg_error err = {0};
    table_of(table, text);
    if (!build(cube, table, NULL, &err))
        fail_msg("%s", err.message);
}

static void release(struct sg_cube *cube, struct sg_table *table)
{
    sg_cube_free(cube);
    sg_table_free(table);
}

static void totals_are_denominators(void **state)
{
    (void)state;
    struct sg_cube cube;
    struct sg_table table;
    build_of(&cube, &table,
             "year@|industry|value#\n2016|全産業|10\n2016|A|3\n2016|B|6\n2021|A|4\n2021|B|8\n");
    assert_int_equal(cube.slice_of.n, 2);
    assert_close(sg_cube_slice_of(&cube, 1)->total.value, 10, 0); /* as published, not 9 */
    assert_true(sg_cube_is_total(&cube, 0));
    assert_false(sg_cube_is_total(&cube, 1));
    assert_close(sg_cube_slice_of(&cube, 3)->total.value, 12, 0);
    assert_int_equal(sg_cube_slice_of(&cube, 3)->n_parts, 2);
    assert_int_equal(sg_cube_row(&cube, cube.row_slice[3], cube.row_by[2]), 4);
    assert_int_equal(sg_cube_row(&cube, cube.row_slice[3], cube.row_by[0]), -1);
    release(&cube, &table);
}

/* The declared total wins beside a usual one, which is then no part; alone, the usual one serves.
 */
static void declared_totals(void **state)
{
    (void)state;
    struct sg_cube cube;
    struct sg_table table;
    struct sg_error err = {0};
    const char *text =
        "area|industry|value#\na|非農林|9\na|合計|10\na|A|4\na|B|5\nb|合計|7\nb|A|7\n";
    table_of(&table, text);
    assert_true(build(&cube, &table, "非農林", &err));
    assert_close(sg_cube_slice_of(&cube, 2)->total.value, 9, 0);
    assert_int_equal(sg_cube_slice_of(&cube, 2)->n_parts, 2);
    assert_false(sg_cube_is_summed(&cube, 1));
    assert_close(sg_cube_slice_of(&cube, 5)->total.value, 7, 0);
    sg_cube_free(&cube);
    assert_false(build(&cube, &table, "総計値", &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(err.message, "総計値"));
    sg_table_free(&table);
}

/* Codes key areas, names go with them; a measure makes groups; notes are no keys. */
static void uses_of_columns(void **state)
{
    (void)state;
    struct sg_cube cube;
    struct sg_table table;
    build_of(&cube, &table,
             "地域コード|都道府県|市区町村|表章項目|産業コード|産業|備考|value#\n"
             "R1|神奈川県|川崎市|事業所数|A|農業|x|1\nR1|神奈川県|川崎市|事業所数|B|漁業|y|2\n"
             "R2|神奈川県|鎌倉市|事業所数|A|農業|z|3\nR1|神奈川県|川崎市|従業者数|A|農業||4\n");
    static const enum sg_cube_use expected[] = {SG_CUBE_KEY,    SG_CUBE_LABEL, SG_CUBE_LABEL,
                                                SG_CUBE_GROUP,  SG_CUBE_LABEL, SG_CUBE_KEY,
                                                SG_CUBE_UNUSED, SG_CUBE_UNUSED};
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(cube.use[i], expected[i]);
    assert_int_equal(cube.n_groups, 2);
    assert_int_equal(cube.series_of.n, 3);
    release(&cube, &table);
}

static void labels_and_dates_meet(void **state)
{
    (void)state;
    struct sg_cube cube;
    struct sg_table table;
    build_of(&cube, &table,
             "year@|industry|value#\n令和3年|卸売業，小売業|1\n2016|卸売業、小売業|2\n"
             "2021|漁業|3\n平成28年|漁業|4\n");
    assert_int_equal(cube.by.n, 2);
    assert_int_equal(cube.period.n, 2);
    assert_string_equal(sg_cube_label(&cube, &cube.by, cube.row_by[1]), "卸売業，小売業");
    assert_string_equal(sg_cube_label(&cube, &cube.period, cube.period_order[0]), "2016");
    assert_string_equal(sg_cube_label(&cube, &cube.period, cube.period_order[1]), "令和3年");
    release(&cube, &table);
}

/* A filter leaves levels that no row has: they are no items. */
static void levels_without_rows(void **state)
{
    (void)state;
    struct sg_cube cube;
    struct sg_table table;
    struct sg_error err = {0};
    table_of(&table, "year@|industry|value#\n2016|A|1\n2021|A|3\n2021|B|4\n");
    sg_table_keep_rows(&table, (const bool[]){false, true, true});
    assert_true(build(&cube, &table, NULL, &err));
    assert_int_equal(cube.period.n, 1);
    release(&cube, &table);
}

static void cells(void **state)
{
    (void)state;
    struct sg_cube cube;
    struct sg_table table;
    build_of(&cube, &table, "industry|value#\nA|\nB|-\nC|X\nD|5\nE|6\n");
    table.columns[1]->values[4] = INFINITY;
    table.columns[1]->values[1] = NAN;
    assert_int_equal(sg_cube_at(&cube, 0).status, SG_STATUS_NOT_AVAILABLE);
    assert_close(sg_cube_at(&cube, 1).value, 0, 0);
    assert_true(isnan(sg_cube_at(&cube, 2).value));
    assert_close(sg_cube_at(&cube, 3).value, 5, 0);
    assert_int_equal(sg_cube_at(&cube, 4).status, SG_STATUS_NOT_AVAILABLE);
    release(&cube, &table);
}

static void faults(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum sg_failure kind;
        size_t row;
        const char *message;
    } cases[] = {
        {"industry|value#\nA|1\nB|2\nA|3\n", SG_FAIL_DATA, 4, "rows 2 and 4"},
        {"industry|value#\n卸売業，小売業|1\n卸売業、小売業|2\n", SG_FAIL_DATA, 3, "rows 2 and 3"},
        {"industry|value#\nA|1\n全産業|2\n合計|2\n", SG_FAIL_DATA, 4, "both totals (全産業, 合計)"},
        {"industry|value#\nA|1\n|2\n", SG_FAIL_DATA, 3, "empty"},
        {"industry|value\nA|1\nB|many\n", SG_FAIL_DATA, 3, "found 'many'"},
        {"value#\n1\n", SG_FAIL_USAGE, 0, "--by"},
        {"industry|note\nA|b\n", SG_FAIL_USAGE, 0, "--value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_cube cube;
        struct sg_table table;
        struct sg_error err = {0};
        table_of(&table, cases[i].text);
        assert_false(build(&cube, &table, NULL, &err));
        assert_int_equal(err.kind, cases[i].kind);
        assert_int_equal(err.row, cases[i].row);
        assert_string_equal(err.file, "made.csv");
        if (!strstr(err.message, cases[i].message))
            fail_msg("'%s' does not say '%s'", err.message, cases[i].message);
        sg_table_free(&table);
    }
}

/* 300,000 rows of 5,000 areas: anything quadratic would take minutes. */
static void many_rows(void **state)
{
    (void)state;
    enum { AREAS = 5000, INDUSTRIES = 20, PERIODS = 3 };
    struct sg_cube cube;
    struct sg_table table;
    struct sg_error err = {0};
    sg_table_init(&table);
    struct sg_column *area = sg_table_add(&table, "area_code", SG_COLUMN_CATEGORY);
    struct sg_column *industry = sg_table_add(&table, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *year = sg_table_add(&table, "year", SG_COLUMN_PERIOD);
    struct sg_column *value = sg_table_add(&table, "value", SG_COLUMN_NUMBER);
    for (int i = 0; i < AREAS * INDUSTRIES * PERIODS; i++) {
        char text[32];
        size_t row = sg_table_add_row(&table);
        snprintf(text, sizeof text, "R%05d", i % AREAS);
        sg_column_set_text(area, row, text);
        snprintf(text, sizeof text, "I%d", i / AREAS % INDUSTRIES);
        sg_column_set_text(industry, row, text);
        snprintf(text, sizeof text, "%d", 2012 + i / AREAS / INDUSTRIES);
        sg_column_set_text(year, row, text);
        sg_column_set(value, row, 1, 0);
    }
    assert_true(build(&cube, &table, NULL, &err));
    assert_int_equal(cube.slice_of.n, AREAS * PERIODS);
    assert_close(cube.slices[AREAS * PERIODS - 1].total.value, INDUSTRIES, 0);
    release(&cube, &table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_denominators),
        cmocka_unit_test(declared_totals),
        cmocka_unit_test(uses_of_columns),
        cmocka_unit_test(labels_and_dates_meet),
        cmocka_unit_test(levels_without_rows),
        cmocka_unit_test(cells),
        cmocka_unit_test(faults),
        cmocka_unit_test(many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
