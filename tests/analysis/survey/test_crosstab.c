/* `crosstab` on examples/business-survey, and letters under the design, against R survey. */
#include "tests/rows_of.h"
#include "tests/survey_sample.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "analysis/estimate/adjustments.h"
#include "analysis/survey/letters.h"

extern const struct sg_command sg_crosstab_command, sg_compare_command;

static const char responses[] = "examples/business-survey/responses.csv";

/* R survey 4.1-1: svyby(~di, ~size, design, svymean, na.rm = TRUE) and svychisq(~di + size) of the
   stratified design with finite population correction. */
static void business_conditions_by_size(void **state)
{
    (void)state;
    static const char *const options[] = {
        "rows",   "di",      "cols",  "size",
        "strata", "stratum", "frame", "examples/business-survey/frame.csv",
        NULL};
    static const struct {
        const char *labels;
        double share, se;
    } expected[] = {{"1|1-4|A", 0.210471910457839, 0.0220012341694863},
                    {"1|20+|C", 0.355839054469628, 0.0301040103312609},
                    {"2|5-19|B", 0.356907293145177, 0.0286318328247822},
                    {"3|20+|C", 0.278012344574649, 0.0280919837825415}};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_crosstab_command, responses, options));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_close(value_at(&trial.out, expected[i].labels, "column_percent"),
                     100 * expected[i].share, 1e-12);
        assert_close(value_at(&trial.out, expected[i].labels, "se_points"), 100 * expected[i].se,
                     1e-12);
    }
    assert_string_equal(trial.notes.items[0], "976 records; 963 have an answer on both sides");
    assert_string_equal(trial.notes.items[1],
                        "Rao-Scott test of independence: F = 3.065 on 3.1 and 2939 degrees of "
                        "freedom, p = 0.0255");
    trial_free(&trial);
}

/* Shares of the rows, the columns and the whole each add up to 100; empty tables are no crash. */
static void shares_add_up(void **state)
{
    (void)state;
    static const char *const options[] = {"rows", "q", "cols", "d", "small-base", "0,0", NULL};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_crosstab_command,
                         "q,d\na,x\na,y\nb,x\nb,y\nb,y\n,x\na,NA\nc,x\n", options));
    double rows = 0, columns = 0, whole = 0;
    for (size_t row = 0; row < trial.out.n_rows; row++) {
        whole += trial.out.columns[sg_table_find(&trial.out, "total_percent")]->values[row];
        columns += trial.out.columns[sg_table_find(&trial.out, "column_percent")]->values[row];
        rows += trial.out.columns[sg_table_find(&trial.out, "row_percent")]->values[row];
    }
    assert_int_equal(trial.out.n_rows, 6);
    assert_close(whole, 100, 1e-12);
    assert_close(columns, 200, 1e-12);
    assert_close(rows, 300, 1e-12);
    assert_true(try_rows(&trial, &sg_crosstab_command, "q,d\n", options));
    assert_int_equal(trial.out.n_rows, 0);
    assert_true(try_rows(&trial, &sg_crosstab_command, "q,d\na,x\na,x\n", options));
    assert_close(trial.out.columns[sg_table_find(&trial.out, "column_percent")]->values[0], 100, 0);
    trial_free(&trial);
}

/* The pairwise tests of R between sizes (svyby with covmat, svycontrast): differences, errors, p by
   t on 914 degrees of freedom, Holm within an option. R takes the degrees of the whole design. */
static void pairs_under_the_design(void **state)
{
    (void)state;
    struct survey_file expected;
    assert_true(
        survey_file_read("tests/vectors/survey/expected_mr_design_pairwise.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        /* `compare` takes any column for waves: sizes in the order 1-4, 20+, 5-19 */
        const char *options[] = {"multiple",
                                 "mr[1-6]",
                                 "none",
                                 "mr_none",
                                 "base",
                                 "answered",
                                 "wave",
                                 "size",
                                 "from",
                                 survey_text(&expected, i, "a"),
                                 "to",
                                 survey_text(&expected, i, "b"),
                                 "strata",
                                 "stratum",
                                 "design-weight",
                                 "w",
                                 "fpc",
                                 "N_h",
                                 NULL};
        struct trial trial = {0};
        assert_true(try_rows(&trial, &sg_compare_command, responses, options));
        size_t row = 0;
        const struct sg_column *option = trial.out.columns[sg_table_find(&trial.out, "option")];
        while (strcmp(sg_column_text(option, row), survey_text(&expected, i, "item")) != 0)
            row++;
        const char *const names[][2] = {{"previous_percent", "pct_a"},
                                        {"current_percent", "pct_b"},
                                        {"difference_points", "diff"},
                                        {"z", "t"}};
        for (size_t k = 0; k < 4; k++)
            assert_close(trial.out.columns[sg_table_find(&trial.out, names[k][0])]->values[row],
                         survey_number(&expected, i, names[k][1]), 1e-9);
        trial_free(&trial);
    }
    survey_file_free(&expected);
}

/* The letters of the vectors, from their p values: order of pairs AB, AC, BC. */
static void letters_of_the_vectors(void **state)
{
    (void)state;
    struct survey_file expected;
    assert_true(survey_file_read("tests/vectors/survey/expected_mr_column_letters.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *method = survey_text(&expected, i, "adjust");
        size_t plain = i;
        while (strcmp(survey_text(&expected, plain, "adjust"), "none") != 0)
            plain--;
        static const char *const pairs[] = {"p_AB", "p_AC", "p_BC"};
        static const char *const shares[] = {"pct_A", "pct_B", "pct_C"};
        static const char *const names[] = {"letters_A", "letters_B", "letters_C"};
        double p[3], estimates[3];
        struct sg_texts letters = {0};
        for (size_t k = 0; k < 3; k++) {
            p[k] = survey_number(&expected, plain, pairs[k]);
            estimates[k] = survey_number(&expected, i, shares[k]);
        }
        const struct sg_choices adjustments = SG_CHOICES_OF_FUNCTIONS(sg_adjustments);
        size_t at = sg_choices_find(&adjustments, strcmp(method, "BH") == 0 ? "bh" : method);
        assert_true(at < SG_ADJUSTMENTS);
        sg_adjustments[at].adjust(p, 3, p);
        sg_letters_assign(estimates, p, 3, 0.05, &letters);
        for (size_t k = 0; k < 3; k++) {
            assert_close(p[k], survey_number(&expected, i, pairs[k]), 1e-9);
            assert_string_equal(letters.items[k], survey_text(&expected, i, names[k]));
        }
        sg_texts_free(&letters);
    }
    survey_file_free(&expected);
}

static void letters_go_on(void **state)
{
    (void)state;
    static const struct {
        size_t level;
        const char *text;
    } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {27, "AB"}, {701, "ZZ"}, {702, "AAA"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_buffer text = {0};
        sg_letter_of(cases[i].level, &text);
        assert_string_equal(sg_buffer_text(&text), cases[i].text);
        sg_buffer_free(&text);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(business_conditions_by_size),
        cmocka_unit_test(shares_add_up),
        cmocka_unit_test(pairs_under_the_design),
        cmocka_unit_test(letters_of_the_vectors),
        cmocka_unit_test(letters_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
