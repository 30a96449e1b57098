#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "table/filter.h"

/* Three industries in two years; the last value is suppressed, one label is empty. */
static void fill(struct sg_table *table)
{
    static const char *const industries[] = {
        "製造業", "卸売業，小売業", "製造業", "卸売業，小売業", NULL, "a=b"};
    static const char *const years[] = {"2016年", "2016年", "2021年", "2021年", "2021年", "R3"};
    static const double values[] = {10, 20.5, 10, 0, 7, NAN};
    sg_table_init(table);
    table->info.file = sg_copy_text("in.csv");
    struct sg_column *industry = sg_table_add(table, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *year = sg_table_add(table, "年次", SG_COLUMN_PERIOD);
    struct sg_column *value = sg_table_add(table, "x=y", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < 6; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(industry, row, industries[i]);
        sg_column_set_text(year, row, years[i]);
        sg_column_set(value, row, values[i], i == 5 ? SG_STATUS_SUPPRESSED : 0);
    }
}

struct taken {
    const char *conditions[3];
    const char *rows; /* their numbers before */
};

static void takes_rows(void **state)
{
    (void)state;
    static const struct taken cases[] = {
        {{NULL}, "012345"},
        {{"industry=製造業"}, "02"},
        {{"industry=卸売業、小売業"}, "13"},          /* by label key */
        {{"industry=製造業", "industry=a=b"}, "025"}, /* one of those */
        {{"industry=製造業", "年次=2021年"}, "2"},    /* all columns */
        {{"industry=製造業", "年次=2021年", "x=y=7"}, ""},
        {{"年次=2021"}, "2345"}, /* the same time, however written */
        {{"年次=令和3年"}, "2345"},
        {{"x=y=10"}, "02"},
        {{"x=y=1e1"}, "02"},
        {{"x=y=0"}, "3"}, /* not the suppressed one */
        {{"industry="}, "4"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        size_t n = 0;
        while (n < 3 && cases[i].conditions[n])
            n++;
        fill(&table);
        struct sg_column *number = sg_table_add(&table, "number", SG_COLUMN_NUMBER);
        for (size_t row = 0; row < table.n_rows; row++)
            sg_column_set(number, row, (double)row, 0);
        bool ok = sg_filter_where(&table, cases[i].conditions, n, &err);
        assert_int_equal(ok, cases[i].rows[0] != '\0');
        if (ok) {
            assert_int_equal(table.n_rows, strlen(cases[i].rows));
            for (size_t row = 0; row < table.n_rows; row++)
                assert_close(number->values[row], cases[i].rows[row] - '0', 0);
        } else {
            assert_int_equal(err.kind, SG_FAIL_DATA);
            assert_int_equal(table.n_rows, 6);
        }
        sg_table_free(&table);
    }
}

struct refused {
    const char *condition;
    enum sg_failure kind;
    const char *message; /* as sg_error_format prints it */
};

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        {"industry", SG_FAIL_USAGE, "--where takes COL=VALUE, not 'industry'"},
        {"indutsry=製造業", SG_FAIL_USAGE,
         "in.csv: no column 'indutsry'; did you mean 'industry'?"},
        {"qqq=1", SG_FAIL_USAGE,
         "in.csv: no column 'qqq'; the columns are 'industry', '年次', 'x=y'"},
        {"industry=鉱業", SG_FAIL_DATA,
         "in.csv: column industry: no row has '鉱業' in this column, which holds '製造業', "
         "'卸売業，小売業', 'a=b'"},
        {"x=y=many", SG_FAIL_USAGE,
         "column x=y: --where compares this column with a number, not 'many'"},
        {"x=y=99", SG_FAIL_DATA, "in.csv: column x=y: no row has '99' in this column of numbers"},
        {"x=y=", SG_FAIL_DATA, "in.csv: column x=y: no row has '' in this column of numbers"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        char text[2048];
        fill(&table);
        assert_false(sg_filter_where(&table, &cases[i].condition, 1, &err));
        sg_error_format(&err, text, sizeof text);
        assert_string_equal(text, cases[i].message);
        assert_int_equal(err.kind, cases[i].kind);
        sg_table_free(&table);
    }
}

static void an_empty_table_stays_empty(void **state)
{
    (void)state;
    struct sg_table table;
    const char *known = "industry=製造業", *unknown = "area=1";
    sg_table_init(&table);
    sg_table_add(&table, "industry", SG_COLUMN_CATEGORY);
    assert_true(sg_filter_where(&table, &known, 1, NULL));
    assert_false(sg_filter_where(&table, &unknown, 1, NULL));
    sg_table_free(&table);
}

/* "A" and "a" have one key; who writes either means that one. */
static void the_exact_text_wins(void **state)
{
    (void)state;
    struct sg_table table;
    const char *condition = "code=a";
    sg_table_init(&table);
    struct sg_column *code = sg_table_add(&table, "code", SG_COLUMN_CATEGORY);
    sg_column_set_text(code, sg_table_add_row(&table), "A");
    sg_column_set_text(code, sg_table_add_row(&table), "a");
    assert_true(sg_filter_where(&table, &condition, 1, NULL));
    assert_int_equal(table.n_rows, 1);
    assert_string_equal(sg_column_text(code, 0), "a");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_rows),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(an_empty_table_stays_empty),
        cmocka_unit_test(the_exact_text_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
