/* The NCHS presentation rule, against R (own derivation of the vectors). */
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/presentation.h>

#include "tests/survey_sample.h"

static void flags_of_the_vectors(void **state)
{
    (void)state;
    static const char *const flags[] = {
        [SG_PRESENT_PLAIN] = "",
        [SG_PRESENT_EXTREME] = "P0",
        [SG_PRESENT_COMPLEMENT] = "Pc",
        [SG_PRESENT_NOT] = "Px",
    };
    struct survey_file expected;
    assert_true(survey_file_read("tests/vectors/survey/expected_nchs_flags.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        double se = survey_number(&expected, i, "se"), n = survey_number(&expected, i, "n");
        const struct sg_estimated_proportion p = {.p = survey_number(&expected, i, "p"),
                                                  .variance = se * se,
                                                  .n = n,
                                                  .df = survey_number(&expected, i, "df"),
                                                  .assumed_n = n};
        struct sg_interval limits;
        assert_true(sg_proportion_interval(SG_PROPORTION_NCHS, &p, 0.95, &limits));
        assert_close(limits.lower, survey_number(&expected, i, "kg_lcl"), 1e-9);
        assert_close(limits.upper, survey_number(&expected, i, "kg_ucl"), 1e-9);
        assert_string_equal(flags[sg_presentation_of(&p)], survey_text(&expected, i, "flags"));
    }
    survey_file_free(&expected);
}

/* Without the vectors: the ends of the rule. */
static void ends(void **state)
{
    (void)state;
    struct sg_estimated_proportion p = {.p = 0.5, .variance = 0.25 / 30, .n = 30, .df = 29};
    assert_int_equal(sg_presentation_of(&p), SG_PRESENT_NOT); /* wider than 0.30 */
    p = (struct sg_estimated_proportion){.p = 0.5, .variance = 0.25 / 400, .n = 400, .df = 399};
    assert_int_equal(sg_presentation_of(&p), SG_PRESENT_PLAIN);
    p.n = 29;
    assert_int_equal(sg_presentation_of(&p), SG_PRESENT_NOT);
    p = (struct sg_estimated_proportion){.p = NAN};
    assert_int_equal(sg_presentation_of(&p), SG_PRESENT_NOT);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(flags_of_the_vectors),
                                       cmocka_unit_test(ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
