#include "tests/test_support.h"

#include <string.h>

#include "surveys/formats/decimal_mark.h"

struct mark_case {
    const char *text;
    char delimiter, decimal, thousands;
    const char *cell; /* the last one of the second row, afterwards; NULL: refused */
    const char *says; /* of the refusal */
};

static const struct mark_case mark_cases[] = {
    {"a;10,5\nb;7\n", ';', 0, 0, "7", NULL},
    {"a;7\nb;10,5\n", ';', 0, 0, "10.5", NULL},
    {"a;7\nb;-10,5 %\n", ';', 0, 0, "-10.5 %", NULL},
    {"a;7\nb;６，５\n", ';', 0, 0, "6.5", NULL},
    {"a;7\nb;1.234,5\n", ';', 0, 0, "1,234.5", NULL},
    {"a;7\nb;5.290.252\n", ';', 0, 0, "5,290,252", NULL},
    {"a;0,5\nb;1,234\n", ';', 0, 0, "1.234", NULL},
    {"a;10.5\nb;1,234\n", ';', 0, 0, "1,234", NULL},
    {"a;10.5\nb;1.234\n", ';', 0, 0, "1.234", NULL},
    {"a;1234.567\nb;1.234\n", ';', 0, 0, "1.234", NULL},
    {"a;250\nb;1.000\n", ';', 0, 0, "1,000", NULL}, /* a plain value below 1,000 beside it */
    {"a;250\nb;1,000\n", ';', 0, 0, "1,000", NULL},
    {"a;2016;2021\nb;250;1.000\nc;1.000;7\n", ';', 0, 0, "1,000", NULL}, /* years of a header */
    {"a;5.29.252\nb;1.234\n", ';', 0, 0, NULL, "'1.234' may be thousands"},
    {"a;12,345\nb;1,234\n", ';', 0, 0, NULL, "'12,345' may be thousands"},
    {"a;1500\nb;1,234\nc;250\n", ';', 0, 0, NULL, "'1,234' may be thousands"},
    {"a;1.234\nb;1,234\n", ';', 0, 0, NULL, "may be thousands"},
    {"a;12.5\nb;10,5\n", ';', 0, 0, NULL, "'12.5' has a decimal point"},
    {"a;12.5\nb;10,5\n", ';', ',', 0, NULL, "'12.5' has a decimal point"},
    {"a;12,345\nb;1,234\n", ';', ',', 0, "1.234", NULL},
    {"a;12,345\nb;1,234\n", ';', '.', 0, "1,234", NULL},
    {"a;12,345\nb;1.234\n", ';', ',', 0, "1,234", NULL},
    {"業;12,345\n種;1,234\n", ';', 0, 0, "1,234", NULL}, /* in Japanese */
    {"業;12.345\n種;1.234\n", ';', 0, 0, "1.234", NULL},
    {"a\t12,345\nb\t1,234\n", '\t', 0, 0, "1,234", NULL},
    {"a\t12,5\nb\t1,234\n", '\t', 0, 0, "1.234", NULL},
    {"a,\"1,3\"\nb,\"1,2\"\n", ',', 0, 0, "1,2", NULL}, /* lists */
    {"a,\"1,3\"\nb,\"1,2\"\n", ',', ',', 0, "1.2", NULL},
    {"1.1;7\n1.2;10,5\n", ';', 0, 0, "10.5", NULL}, /* numbered labels */
    {"a;31.12.2019\nb;10,5\n", ';', 0, 0, "10.5", NULL},
    {"a,1.000\nb,250\n", ',', 0, 0, "250", NULL},
    {"a,250\nb,1.000\nc,12.345\n", ',', 0, 0, "1,000", NULL}, /* beside a plain one below 1,000 */
    {"a,1500\nb,1.000\n", ',', 0, 0, NULL, "'1.000' may be thousands"},
    {"a,2.250\nb,1.000\n", ',', 0, 0, NULL, "'2.250' may be thousands"},
    {"a\t2.250\nb\t1.000\n", '\t', 0, 0, NULL, "'2.250' may be thousands"},
    {"a,2.25\nb,1.000\n", ',', 0, 0, "1.000", NULL},
    {"a,0.250\nb,1.000\n", ',', 0, 0, "1.000", NULL},
    {"a,1234.567\nb,1.000\n", ',', 0, 0, "1.000", NULL},
    {"a,5.290.252\nb,1.000\n", ',', 0, 0, "1,000", NULL},
    {"a,\"-0,82 %\"\nb,1.000\nc,5.290.252\n", ',', 0, 0, "1,000", NULL},
    {"a,5.29.252\nb,1.000\n", ',', 0, 0, NULL, "'1.000' may be thousands"},
    {"a,\"1,000\"\nb,\"2,250\"\n", ',', 0, 0, "2,250", NULL}, /* as spreadsheets write it */
    {"a,\"1,000\"\nb,1.000\n", ',', 0, 0, NULL, "'1.000' may be thousands"},
    {"a,\"1,234,567\"\nb,1.000\n", ',', 0, 0, "1.000", NULL},
    {"業,2.250\n種,1.000\n", ',', 0, 0, "1.000", NULL},
    {"a,2.250,status\nb,1.000,\n", ',', 0, 0, "", NULL}, /* a table of ours has points */
    {"a,2.250\nb,1.000\n", ',', '.', 0, "1.000", NULL},
    {"a,2.250\nb,1.000\n", ',', 0, '.', "1,000", NULL},
    {"a,2.250\nb,1.000\n", ',', 0, ',', "1.000", NULL},
    {"a,2.250\nb,1.000\n", ',', 0, SG_NO_THOUSANDS, "1.000", NULL},
    {"a;1,250\nb;2,250\n", ';', 0, SG_NO_THOUSANDS, "2.250", NULL},
    {"a;1,250\nb;2,250\n", ';', 0, ' ', "2.250", NULL},
    {"a;1 250\nb;2,250\n", ';', 0, 0, "2.250", NULL}, /* thousands are spaces */
    {"a;1 250,5\nb;2 250,25\n", ';', 0, 0, "2 250.25", NULL},
    {"a;1\u00A0250,5\nb;2\u202F250\n", ';', 0, 0, "2\u202F250", NULL},
    {"a;1'250.500\nb;2.250\n", ';', 0, 0, "2.250", NULL},
    {"a;1\u2019250\nb;2.250\n", ';', 0, 0, "2.250", NULL},
};

static void marks_are_proven_or_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mark_cases / sizeof *mark_cases; i++) {
        const struct mark_case *of = &mark_cases[i];
        struct sg_grid grid;
        struct sg_error err = {0};
        assert_true(sg_csv_parse(of->text, strlen(of->text), of->delimiter, 0, &grid, &err));
        bool settled = sg_decimal_mark_settle(
            &grid, (struct sg_number_marks){of->decimal, of->thousands, 0}, &err);
        const char *cell = sg_grid_cell(&grid, 1, sg_grid_row_length(&grid, 1) - 1);
        if (settled != (of->cell != NULL) || (settled && strcmp(cell, of->cell) != 0) ||
            (!settled && !strstr(err.message, of->says)))
            fail_msg("%s: %s %s", of->text, cell, err.message);
        if (!settled)
            assert_int_equal(err.kind, SG_FAIL_DATA);
        sg_grid_free(&grid);
    }
}

/* Labels stand as written. */
static void the_first_column_stays(void **state)
{
    (void)state;
    struct sg_grid grid;
    static const char text[] = "1.234;x\n2,5;10,5\n";
    assert_true(sg_csv_parse(text, strlen(text), ';', 0, &grid, NULL));
    assert_true(sg_decimal_mark_settle(&grid, (struct sg_number_marks){0}, NULL));
    assert_true(grid.decimal_comma);
    assert_string_equal(sg_grid_cell(&grid, 0, 0), "1.234");
    assert_string_equal(sg_grid_cell(&grid, 1, 0), "2,5");
    assert_string_equal(sg_grid_cell(&grid, 1, 1), "10.5");
    sg_grid_free(&grid);
}

static void one_mark_is_not_both(void **state)
{
    (void)state;
    struct sg_error err = {0};
    assert_false(sg_number_marks_check((struct sg_number_marks){',', ',', 0}, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_true(sg_number_marks_check((struct sg_number_marks){',', '.', 0}, &err));
    assert_true(sg_number_marks_check((struct sg_number_marks){0, ',', 0}, &err));
}

/* What a package declares to be numbers have points where their cells do not tell. */
static void a_declared_number_is_not_asked_for(void **state)
{
    (void)state;
    struct sg_grid grid;
    char mark = 0;
    assert_true(sg_csv_parse("a,2.250\nb,1.000\n", 16, ',', 0, &grid, NULL));
    assert_false(sg_decimal_mark_find(&grid, NULL, (struct sg_number_marks){0}, &mark, NULL));
    assert_true(
        sg_decimal_mark_find(&grid, NULL, (struct sg_number_marks){0, 0, '.'}, &mark, NULL));
    assert_int_equal(mark, '.');
    const bool none[2] = {0};
    assert_true(sg_decimal_mark_find(&grid, none, (struct sg_number_marks){0}, &mark, NULL));
    sg_grid_free(&grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_proven_or_refused),
        cmocka_unit_test(the_first_column_stays),
        cmocka_unit_test(one_mark_is_not_both),
        cmocka_unit_test(a_declared_number_is_not_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
