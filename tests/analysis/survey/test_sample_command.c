#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "table/args.h"

extern const struct sg_command sg_sample_command;

static bool read_made(struct sg_run *run, const char *path, struct sg_table *table,
                      struct sg_error *err)
{
    (void)run;
    (void)err;
    table_of(table, path);
    return true;
}

/* Runs the command on a table, or on none, as try_command does for commands on tables. */
static bool try_sample(struct trial *trial, const char *table, const char *const options[])
{
    struct sg_args args = {.options = sg_sample_command.options};
    const char *files[] = {table ? table : "-"};
    trial_free(trial);
    for (size_t i = 0; options[i]; i += 2) {
        size_t k = 0;
        while (strcmp(sg_sample_command.options[k]->name, options[i]) != 0)
            k++;
        assert_true(sg_args_add(&args, sg_sample_command.options[k], options[i + 1], NULL));
    }
    struct sg_run run = {
        .args = &args, .level = sg_args_number(&args, "level", 0.95), .read_table = read_made};
    bool ok = sg_sample_command.run_files(&run, files, 1, &trial->out, &trial->err);
    trial->notes = run.notes;
    sg_args_free(&args);
    return ok;
}

static double number_at(const struct sg_table *out, size_t row, const char *column)
{
    assert_true(sg_table_find(out, column) >= 0);
    return out->columns[sg_table_find(out, column)]->values[row];
}

/* expected_sample_size_prop.csv and _diff.csv. */
static void sizes(void **state)
{
    (void)state;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    assert_true(try_sample(&trial, NULL, (const char *[]){"margin", "3", NULL}));
    assert_close(number_at(out, 0, "n_exact"), 1067.0718946372565, 1e-12);
    assert_close(number_at(out, 0, "n"), 1068, 0);
    assert_close(number_at(out, 0, "n_to_send"), 1068, 0);
    assert_true(isnan(number_at(out, 0, "population")));
    const char *const finite[] = {"margin", "3",   "population",    "40000", "proportion", "30",
                                  "deff",   "1.5", "response-rate", "28.1",  NULL};
    assert_true(try_sample(&trial, NULL, finite));
    assert_close(number_at(out, 0, "n0"), 896.34039149529553, 1e-12);
    assert_close(number_at(out, 0, "n"), 1316, 0); /* deff1.5_ceil */
    assert_close(number_at(out, 0, "n_to_send"), ceil(1316 / 0.281), 0);
    assert_true(try_sample(&trial, NULL, (const char *[]){"detect", "30,36", NULL}));
    assert_close(number_at(out, 0, "n_exact"), 962.92428286442066, 1e-6);
    assert_close(number_at(out, 0, "n"), 963, 0);
    /* of 100 the whole is not enough once doubled */
    const char *const all[] = {"margin", "1", "population", "100", "deff", "2", NULL};
    assert_true(try_sample(&trial, NULL, all));
    assert_int_equal(trial.notes.n, 1);
    trial_free(&trial);
}

static const char strata[] =
    "stratum|units#|sd#\nA|100|2\nB|200|3\nC|400|1\nD|300|3\n総数|1000|9\n";

/* Worked by hand: test_allocation.c. */
static void allocations(void **state)
{
    (void)state;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    const double proportional[] = {10, 20, 40, 30}, neyman[] = {10, 30, 20, 45};
    assert_true(try_sample(
        &trial, strata,
        (const char *[]){"allocate", "proportional", "n", "100", "population", "units", NULL}));
    assert_int_equal(out->n_rows, 4); /* without the total */
    for (size_t i = 0; i < 4; i++)
        assert_close(number_at(out, i, "n"), proportional[i], 0);
    assert_close(number_at(out, 0, "sampling_percent"), 10, 1e-14);
    assert_close(number_at(out, 0, "design_weight"), 10, 1e-14);
    const char *const optimal[] = {"allocate", "neyman", "n",  "105", "population",
                                   "units",    "sd",     "sd", NULL};
    assert_true(try_sample(&trial, strata, optimal));
    for (size_t i = 0; i < 4; i++)
        assert_close(number_at(out, i, "n_exact"), neyman[i], 1e-13);
    const char *const exact[] = {"allocate", "wright", "n",       "8", "population", "units",
                                 "sd",       "sd",     "minimum", "2", NULL};
    assert_true(try_sample(&trial, strata, exact));
    for (size_t i = 0; i < 4; i++)
        assert_close(number_at(out, i, "n"), 2, 0);
    trial_free(&trial);
}

static const char frame[] = "id|industry|size#\na|X|1\nb|X|2\nc|Y|3\nd|Y|50\ne|Y|5\nf|Y|6\n";

static void draws(void **state)
{
    (void)state;
    const char *const methods[] = {"simple", "systematic", "pps", "stratified"};
    for (size_t m = 0; m < 4; m++) {
        struct trial trial = {0}, again = {0};
        const char *options[] = {"draw", methods[m], "n",      "3",        "seed", "11",
                                 "size", "size",     "strata", "industry", NULL};
        assert_true(try_sample(&trial, frame, options));
        assert_true(try_sample(&again, frame, options));
        assert_int_equal(trial.out.n_rows, 3);
        double weights = 0;
        for (size_t row = 0; row < 3; row++) {
            assert_string_equal(sg_column_text(trial.out.columns[0], row),
                                sg_column_text(again.out.columns[0], row));
            double p = number_at(&trial.out, row, "inclusion_probability");
            assert_close(number_at(&trial.out, row, "design_weight") * p, 1, 1e-15);
            weights += 1 / p;
        }
        if (m != 2)
            assert_close(weights, 6, 1e-14); /* they stand for the frame */
        trial_free(&trial);
        trial_free(&again);
    }
    struct trial trial = {0};
    const char *const take[] = {"draw", "stratified", "strata", "industry", "take", "k", NULL};
    assert_true(try_sample(&trial, "id|industry|k#\na|X|0\nb|X|0\nc|Y|2\nd|Y|2\n", take));
    assert_int_equal(trial.out.n_rows, 2);
    assert_string_equal(sg_column_text(trial.out.columns[1], 0), "Y");
    trial_free(&trial);
}

static void wrong_input(void **state)
{
    (void)state;
    static const struct {
        const char *table, *options[9];
        enum sg_failure kind;
    } cases[] = {
        {NULL, {NULL}, SG_FAIL_USAGE},
        {NULL, {"margin", "3", "detect", "30,36"}, SG_FAIL_USAGE},
        {NULL, {"margin", "3", "population", "many"}, SG_FAIL_USAGE},
        {NULL, {"detect", "30"}, SG_FAIL_USAGE},
        {NULL, {"detect", "30,30"}, SG_FAIL_USAGE},
        {NULL, {"detect", "30,130"}, SG_FAIL_USAGE},
        {frame, {"margin", "3"}, SG_FAIL_USAGE},
        {frame, {"draw", "simple"}, SG_FAIL_USAGE},
        {frame, {"draw", "simple", "n", "7"}, SG_FAIL_DATA},
        {frame, {"draw", "systematic", "n", "7"}, SG_FAIL_DATA},
        {frame, {"draw", "pps", "n", "2"}, SG_FAIL_USAGE},
        {frame, {"draw", "pps", "n", "7", "size", "size"}, SG_FAIL_DATA},
        {frame, {"draw", "stratified", "n", "2"}, SG_FAIL_USAGE},
        {frame, {"draw", "stratified", "n", "7", "strata", "industry"}, SG_FAIL_DATA},
        {frame, {"draw", "stratified", "strata", "industry", "take", "size"}, SG_FAIL_DATA},
        {"id|size#\na|X\nb|2\n", {"draw", "pps", "n", "1", "size", "size"}, SG_FAIL_DATA},
        {strata, {"allocate", "neyman", "n", "9", "population", "units"}, SG_FAIL_USAGE},
        {strata, {"allocate", "proportional", "population", "units"}, SG_FAIL_USAGE},
        {strata, {"allocate", "proportional", "n", "9", "population", "no"}, SG_FAIL_USAGE},
        {strata, {"allocate", "proportional", "n", "1001", "population", "units"}, SG_FAIL_DATA},
        {"s|units#\nA|X\n", {"allocate", "proportional", "n", "1"}, SG_FAIL_DATA},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_false(try_sample(&trial, cases[i].table, cases[i].options));
        assert_int_equal(trial.err.kind, cases[i].kind);
        assert_true(trial.err.message[0] != '\0');
        trial_free(&trial);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(sizes), cmocka_unit_test(allocations),
                                       cmocka_unit_test(draws), cmocka_unit_test(wrong_input)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
