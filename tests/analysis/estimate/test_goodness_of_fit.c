/* Goodness of fit under a design. */
#include "tests/test_support.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/goodness_of_fit.h>

#include "tests/survey_query.h"

/* With the covariance of a multinomial sample it is Pearson's test: λ are 1 at the expected shares,
   so that F·df1 = X² and the first-order p is chi-square's. */
static void a_simple_sample_that_fits_well_gives_pearson(void **state)
{
    (void)state;
    static const double expected[3] = {20, 30, 50};
    static const double totals[3] = {0.2, 0.3, 0.5};
    double covariance[9];
    const double n = 200;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            covariance[3 * i + j] = ((i == j) * totals[i] - totals[i] * totals[j]) / n;
    const struct sg_fit fit = {3, totals, covariance, expected, n, 199};
    struct sg_rao_scott test;
    assert_true(sg_goodness_of_fit(&fit, &test));
    assert_close(test.chisq, 0, -1e-12);
    assert_close(test.df1, 2, 1e-12);
    assert_close(test.df2, 2 * 199, 1e-12);
    assert_close(test.p, 1, 1e-12);
    /* a design effect of 2 halves F and leaves the degrees of freedom */
    static const double off[3] = {0.25, 0.3, 0.45};
    struct sg_fit other = fit;
    struct sg_rao_scott once, twice;
    other.totals = off;
    assert_true(sg_goodness_of_fit(&other, &once));
    for (int i = 0; i < 9; i++)
        covariance[i] *= 2;
    assert_true(sg_goodness_of_fit(&other, &twice));
    assert_close(twice.f, once.f / 2, 1e-12);
    assert_close(twice.df1, once.df1, 1e-12);
    assert_close(once.chisq, 200 * (0.05 * 0.05 / 0.2 + 0.05 * 0.05 / 0.5), 1e-12);
    assert_close(once.chisq_df, 2, 0);
    assert_close(twice.chisq_p, gsl_cdf_chisq_Q(2 * twice.f, 2), 1e-12);
}

/* Persons or shares, percentages or fractions: the same test. */
static void units_do_not_matter(void **state)
{
    (void)state;
    static const double expected[2] = {0.4, 0.6}, percent[2] = {40, 60};
    double totals[2] = {450, 550}, covariance[4] = {90, -70, -70, 80};
    struct sg_rao_scott a, b;
    assert_true(sg_goodness_of_fit(&(struct sg_fit){2, totals, covariance, expected, 50, 49}, &a));
    for (int i = 0; i < 2; i++)
        totals[i] /= 1000;
    for (int i = 0; i < 4; i++)
        covariance[i] /= 1e6;
    assert_true(sg_goodness_of_fit(&(struct sg_fit){2, totals, covariance, percent, 50, 49}, &b));
    assert_close(a.f, b.f, 1e-12);
    assert_close(a.chisq, b.chisq, 1e-12);
    assert_close(a.df1, 1, 1e-12);
}

static void what_cannot_be_tested_is_not(void **state)
{
    (void)state;
    static const double totals[2] = {450, 550}, covariance[4] = {90, -70, -70, 80}, none[4];
    static const double expected[2] = {0.4, 0.6}, zero[2] = {0, 1};
    struct sg_rao_scott test;
    assert_false(
        sg_goodness_of_fit(&(struct sg_fit){1, totals, covariance, expected, 9, 8}, &test));
    assert_false(sg_goodness_of_fit(&(struct sg_fit){2, totals, covariance, zero, 9, 8}, &test));
    assert_false(sg_goodness_of_fit(&(struct sg_fit){2, totals, none, expected, 9, 8}, &test));
    assert_false(
        sg_goodness_of_fit(&(struct sg_fit){2, totals, covariance, expected, 9, 0}, &test));
    assert_false(sg_goodness_of_fit(&(struct sg_fit){2, none, covariance, expected, 9, 8}, &test));
    assert_true(isnan(test.f) && isnan(test.p) && isnan(test.chisq_p));
}

static uint32_t answer_of(const void *context, size_t row, long double *values)
{
    double di = survey_number(context, row, "di");
    (void)values;
    return isnan(di) ? 3 : (uint32_t)di - 1;
}

/* R survey 4.1.1: svygofchisq(~factor(di), p = c(.25, .35, .4)) of subset(design, !is.na(di)), the
   design being svydesign(~1, strata = ~stratum, weights = ~w, fpc = ~N_h): X-squared (of the
   totals), scale, df, sum(lambda) and degf. */
static void the_test_of_r_survey(void **state)
{
    (void)state;
    static const struct survey_design design = {
        .strata = "stratum", .psu = "", .weight = "w", .fpc = "N_h"};
    static const double expected[3] = {0.25, 0.35, 0.4};
    static const double chisq = 86.187585492698204, scale = 58.556658895785652;
    static const double df = 1.992624010356786, trace = 116.68140448201478;
    struct survey_file file;
    struct survey_sample made;
    struct sg_estimate estimates[3];
    struct sg_term terms[3][3];
    struct sg_statistic statistics[3];
    double totals[3], covariance[9], whole = 0;
    assert_true(survey_file_read("examples/business-survey/responses.csv", &file));
    const struct survey_request request = {.file = &file,
                                           .design = &design,
                                           .n_classes = 4,
                                           .classify = answer_of,
                                           .context = &file,
                                           .plan = {.kind = SG_MOMENTS_VALUES, .n_values = 1}};
    survey_sample_make(&request, &made);
    for (size_t i = 0; i < 3; i++) {
        for (size_t c = 0; c < 3; c++)
            terms[i][c] = (struct sg_term){c, 0, i == c, 0};
        statistics[i] = (struct sg_statistic){terms[i], 3, true};
    }
    assert_true(sg_statistic_estimate(&made.sample, statistics, 3, estimates, NULL));
    assert_true(sg_statistic_covariance(&made.sample, statistics, 3, covariance, NULL));
    for (size_t i = 0; i < 3; i++)
        whole += totals[i] = estimates[i].estimate;
    const struct sg_fit fit = {3, totals, covariance, expected, 963, estimates[0].df};
    struct sg_rao_scott test;
    assert_true(sg_goodness_of_fit(&fit, &test));
    assert_close(test.chisq * whole / 963, chisq, 1e-9);
    assert_close(test.f, chisq / trace, 1e-9);
    assert_close(test.df1, df, 1e-9);
    assert_close(trace / test.df1, scale, 1e-9);
    assert_close(test.df2 / test.df1, 948, 0);
    survey_sample_free(&made);
    survey_file_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_simple_sample_that_fits_well_gives_pearson),
        cmocka_unit_test(the_test_of_r_survey),
        cmocka_unit_test(units_do_not_matter),
        cmocka_unit_test(what_cannot_be_tested_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
