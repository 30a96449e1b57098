#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/read.h>

#include "analysis/protect/ptable.h"
#include "surveys/formats/read_options.h"

#define HEADER "i#|j#|p#|v#|p_int_ub#\n"

static uint64_t key_of(double number)
{
    uint64_t key = 0;
    assert_true(sg_key_read(sg_fixed_of(number), &key));
    return key;
}

/* Keys are exact in decimals, whatever order they are added in. */
static void keys(void **state)
{
    (void)state;
    uint64_t key;
    assert_true(key_of(0.3) == sg_key_add(key_of(0.1), key_of(0.2)));
    assert_true(sg_key_add(key_of(0.75), key_of(0.5)) == key_of(0.25));
    assert_true(key_of(0) == 0);
    assert_true(key_of(1e-18) == 1 && key_of(1.9e-18) == 1 && key_of(1e-30) == 0);
    assert_false(sg_key_read(sg_fixed_of(1), &key));
    assert_false(sg_key_read(sg_fixed_of(-0.1), &key));
    assert_false(sg_key_read(sg_fixed_of(1e12), &key));
    assert_false(sg_key_read((struct sg_fixed){.status = SG_STATUS_NOT_AVAILABLE}, &key));
}

static void changes(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_ptable p;
    table_of(&table, HEADER "0|0|1|0|1\n1|0|0.5|-1|0.5\n1|2|0.5|1|1\n"
                            "2|1|0.25|-1|0.25\n2|2|0.5|0|0.75\n2|3|0.25|1|0.9999999\n");
    assert_true(sg_ptable_read(&p, &table, NULL));
    assert_int_equal(p.most, 2);
    assert_int_equal(p.biased, 0);
    static const struct {
        double count, key, change;
    } cases[] = {{1, 0, -1},         {1, 0.499999, -1}, {1, 0.5, 1},    {1, 0.999999999, 1},
                 {2, 0.2, -1},       {2, 0.25, 0},      {2, 0.74, 0},   {2, 0.75, 1},
                 {2, 0.99999999, 1}, {3, 0.2, -1},      {1000, 0.6, 0}, {1e9, 0.9, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(sg_ptable_change(&p, cases[i].count, key_of(cases[i].key)) == cases[i].change);
    sg_ptable_free(&p);
    sg_table_free(&table);
}

/* What is not right is said with its row and column. */
static void refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message, *column;
        size_t row;
    } cases[] = {
        {"i#|j#|p#|v#\n1|1|1|0\n", "has the columns", "p_int_ub", 0},
        {HEADER "2|2|1|0|1\n", "i is 2", "i", 2},
        {HEADER "1|1|1|0|1\n3|3|1|0|1\n", "i is 3", "i", 3},
        {HEADER "1|1|1|0|1\n2|2|1|0|1\n1|1|1|0|1\n", "i is 1", "i", 4},
        {HEADER "0|0|1|0|1\n", "no row for i = 1", "", 0},
        {HEADER "0|1|1|1|1\n", "0 becomes 1", "j", 2},
        {HEADER "1|-1|1|-2|1\n", "j is -1", "j", 2},
        {HEADER "1|0.5|1|-0.5|1\n", "j is 0.5", "j", 2},
        {HEADER "1|2|1|0|1\n", "v is 0, not j − i = 1", "v", 2},
        {HEADER "1|1|1.5|0|1\n", "p is 1.5", "p", 2},
        {HEADER "1|0|0.5|-1|0.6\n1|2|0.5|1|1\n", "p_int_ub is 0.6", "p_int_ub", 2},
        {HEADER "1|0|0.5|-1|0.5\n1|2|0.4|1|0.9\n2|2|1|0|1\n", "i = 1 add up to 0.9", "p", 3},
        {HEADER "1|0|0.5|-1|0.5\n1|2|0.4|1|0.9\n", "i = 1 add up to 0.9", "p", 3},
        {HEADER "1|0|0.5|-1|0.5\n1|1|0|0|0.5\n1|2|0.5|1|1\n", "must rise", "p_int_ub", 3},
        {"i#|j#|p#|v#|p_int_ub#|type\n1|1|1|0|1|even\n", "type 'even'", "type", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_ptable p;
        struct sg_error err = {0};
        table_of(&table, cases[i].text);
        assert_false(sg_ptable_read(&p, &table, &err));
        if (!strstr(err.message, cases[i].message))
            fail_msg("case %zu: %s", i, err.message);
        assert_string_equal(err.column, cases[i].column);
        assert_int_equal(err.row, cases[i].row);
        assert_string_equal(err.file, "made.csv");
        sg_ptable_free(&p);
        sg_table_free(&table);
    }
}

static void biased(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_ptable p;
    table_of(&table, HEADER "1|0|0.5|-1|0.5\n1|2|0.5|1|1\n2|1|0.6|-1|0.6\n2|3|0.4|1|1\n");
    assert_true(sg_ptable_read(&p, &table, NULL));
    assert_int_equal(p.biased, 2);
    sg_ptable_free(&p);
    sg_table_free(&table);
}

static void read_file(const char *path, struct sg_table *table)
{
    struct sg_read_options options;
    sg_read_options_init(&options);
    assert_true(sg_read_table(path, &options, table, NULL, NULL));
    sg_read_options_free(&options);
}

/* The example: for each count probabilities that sum to 1, mean 0 and variance 1 (make_ptable.py),
   and of largest entropy: ln p is a parabola of v. */
static void example(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_ptable ptable;
    double sums[3][3] = {{0}};
    sg_table_init(&table);
    read_file("examples/protect/ptable.csv", &table);
    assert_true(sg_ptable_read(&ptable, &table, NULL));
    assert_int_equal(ptable.most, 2);
    assert_int_equal(ptable.biased, 0);
    const double *p = table.columns[sg_table_find(&table, "p")]->values;
    const double *v = table.columns[sg_table_find(&table, "v")]->values;
    for (size_t row = 0; row < table.n_rows; row++)
        for (int k = 0; k < 3; k++)
            sums[(int)table.columns[0]->values[row]][k] += p[row] * pow(v[row], k);
    for (int i = 1; i <= 2; i++) {
        assert_close(sums[i][0], 1, 1e-11);
        assert_close(sums[i][1], 0, -1e-11);
        assert_close(sums[i][2], 1, 1e-11);
    }
    /* third differences of ln p are 0 */
    for (size_t row = 1; row + 3 < table.n_rows; row++)
        if (table.columns[0]->values[row] == table.columns[0]->values[row + 3])
            assert_close(log(p[row + 3]) - 3 * log(p[row + 2]) + 3 * log(p[row + 1]) - log(p[row]),
                         0, -1e-10);
    sg_ptable_free(&ptable);
    sg_table_free(&table);
}

/* Semicolons, the older name of the bound, and the type of tau-Argus are read too. */
static void of_tau_argus(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_ptable ptable;
    sg_table_init(&table);
    read_file("tests/vectors/protect/ptable_semicolon.txt", &table);
    assert_true(sg_ptable_read(&ptable, &table, NULL));
    assert_int_equal(ptable.most, 1);
    assert_true(sg_ptable_change(&ptable, 7, key_of(0.4)) == -1);
    sg_ptable_free(&ptable);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),   cmocka_unit_test(changes), cmocka_unit_test(refused),
        cmocka_unit_test(biased), cmocka_unit_test(example), cmocka_unit_test(of_tau_argus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
