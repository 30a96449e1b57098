/* Limits of proportions under a design, against R survey 4.5 svyciprop. */
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/proportion.h>

#include "tests/survey_sample.h"

static const enum sg_proportion_method all[] = {
    SG_PROPORTION_LOGIT,      SG_PROPORTION_XLOGIT,       SG_PROPORTION_ASIN,
    SG_PROPORTION_WILSON,     SG_PROPORTION_BETA,         SG_PROPORTION_NCHS,
    SG_PROPORTION_LIKELIHOOD, SG_PROPORTION_LIKELIHOOD_R, SG_PROPORTION_MEAN};

enum { N_METHODS = sizeof all / sizeof *all };

/* Not matched: where a variance is 0 R's beta gives [0.5, 0.5] and wilson NaN; here p is both
   limits. 1e-6 where R iterates (logit by a generalized linear model). R's `likelihood` is
   likelihood-r, interpolated by a spline: to 5e-4. */
static void method_called(const char *word, enum sg_proportion_method *method, double *tolerance)
{
    *tolerance = strcmp(word, "logit") == 0 ? 1e-6 : 1e-9;
    if (strcmp(word, "likelihood") == 0) {
        *method = SG_PROPORTION_LIKELIHOOD_R;
        *tolerance = -5e-4;
    } else if (strcmp(word, "beta_nchs_truncated") == 0) {
        *method = SG_PROPORTION_NCHS;
    } else if (strcmp(word, "likelihood_exact") == 0) {
        *method = SG_PROPORTION_LIKELIHOOD;
    } else if (!sg_proportion_read(word, method)) {
        fail_msg("method '%s'", word);
    }
}

/* What R makes of an asin limit beyond the interval: the squared sine turns back into it; limits of
   mean stay outside there too. */
static double turned_back(enum sg_proportion_method method, double limit)
{
    if (method != SG_PROPORTION_ASIN || (limit >= 0 && limit <= 1))
        return limit;
    double turn = sin(sqrt(limit < 0 ? -limit : limit - 1));
    return limit < 0 ? turn * turn : 1 - turn * turn;
}

static void limits_of_svyciprop(void **state)
{
    (void)state;
    struct survey_file expected;
    size_t checked = 0, not_offered = 0, n_beyond = 0;
    if (!survey_file_read("expected_svyciprop.csv", &expected))
        skip();
    for (size_t i = 0; i < expected.n_rows; i++) {
        enum sg_proportion_method method;
        double tolerance;
        struct sg_interval limits;
        method_called(survey_text(&expected, i, "method"), &method, &tolerance);
        double se = survey_number(&expected, i, "se");
        struct sg_estimated_proportion p = {.p = survey_number(&expected, i, "p"),
                                            .variance = se * se,
                                            .n = survey_number(&expected, i, "n"),
                                            .df = survey_number(&expected, i, "df")};
        double neff = survey_number(&expected, i, "neff");
        bool by_infinity =
            se == 0 && (method == SG_PROPORTION_WILSON || method == SG_PROPORTION_BETA);
        if (by_infinity) {
            not_offered++;
            continue;
        }
        assert_true(
            sg_proportion_interval(method, &p, survey_number(&expected, i, "level"), &limits));
        if (isfinite(neff) && method == SG_PROPORTION_LOGIT)
            assert_close(sg_proportion_effective_n(&p), neff, 1e-9);
        assert_close(turned_back(method, limits.lower), survey_number(&expected, i, "lcl"),
                     tolerance);
        assert_close(turned_back(method, limits.upper), survey_number(&expected, i, "ucl"),
                     tolerance);
        n_beyond += method == SG_PROPORTION_ASIN && (limits.lower < 0 || limits.upper > 1);
        checked++;
    }
    print_message("%zu limits; not offered: %zu rows of variance 0\n", checked, not_offered);
    assert_int_equal(checked + not_offered, expected.n_rows);
    assert_int_equal(not_offered, 8);
    assert_int_equal(n_beyond, 8);
    survey_file_free(&expected);
}

/* 0 of 23 and 23 of 23: beta and Wilson with the effective size assumed, no others. */
static void nobody_and_everybody(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_METHODS; i++)
        for (int p = 0; p <= 1; p++) {
            struct sg_estimated_proportion none = {.p = p, .n = 23, .df = 22, .assumed_n = 23};
            struct sg_interval limits = {7, 7};
            bool assumes = all[i] == SG_PROPORTION_WILSON || all[i] == SG_PROPORTION_BETA ||
                           all[i] == SG_PROPORTION_NCHS;
            assert_int_equal(sg_proportion_interval(all[i], &none, 0.95, &limits), assumes);
            if (!assumes) {
                assert_true(isnan(limits.lower) && isnan(limits.upper));
                continue;
            }
            assert_close(p ? limits.upper : limits.lower, p, 0);
            double width = limits.upper - limits.lower;
            assert_true(width > 0.05 && width < 0.25);
        }
    /* Clopper-Pearson of 0 of 23: 1 - 0.025^(1/23) */
    struct sg_estimated_proportion zero = {.n = 23, .df = 22, .assumed_n = 23};
    struct sg_interval limits;
    assert_true(sg_proportion_interval(SG_PROPORTION_BETA, &zero, 0.95, &limits));
    assert_close(limits.upper, 1 - pow(0.025, 1 / 23.0), 1e-10);
}

/* Within [0, 1] as printed, wider at a higher level, narrower with more respondents. */
static void properties(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_METHODS; i++)
        for (double p = 0.013; p < 1; p += 0.0731) {
            double last = 2;
            for (double n = 7; n < 1e6; n *= 11) {
                struct sg_estimated_proportion at = {
                    .p = p, .variance = 1.7 * p * (1 - p) / n, .n = n, .df = n - 1};
                struct sg_interval narrow, wide;
                assert_true(sg_proportion_clipped(all[i], &at, 0.8, &narrow));
                assert_true(sg_proportion_clipped(all[i], &at, 0.95, &wide));
                assert_true(wide.lower <= narrow.lower && narrow.upper <= wide.upper);
                assert_true(narrow.lower < p && p < narrow.upper);
                assert_true(wide.upper - wide.lower < last || last >= 1);
                assert_true(wide.lower >= 0 && wide.upper <= 1);
                last = wide.upper - wide.lower;
            }
        }
}

static void edges(void **state)
{
    (void)state;
    const struct sg_estimated_proportion wrong[] = {{.p = NAN, .n = 9, .df = 8},
                                                    {.p = .5, .variance = .1, .n = 1, .df = 0},
                                                    {.p = -.1, .variance = .1, .n = 9, .df = 8},
                                                    {.p = .5, .variance = NAN, .n = 9, .df = 8}};
    for (size_t i = 0; i < N_METHODS; i++) {
        struct sg_interval limits;
        for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
            limits = (struct sg_interval){7, 7};
            assert_false(sg_proportion_interval(all[i], &wrong[k], .95, &limits));
            assert_true(isnan(limits.lower) && isnan(limits.upper));
        }
        if (all[i] == SG_PROPORTION_NCHS)
            continue;
        struct sg_estimated_proportion census = {.p = .25, .n = 40, .df = 39};
        assert_true(sg_proportion_interval(all[i], &census, .95, &limits));
        assert_close(limits.lower, .25, 0);
        assert_close(limits.upper, .25, 0);
        assert_false(sg_proportion_interval(all[i], &census, 1, &limits));
    }
    assert_close(sg_proportion_t(0.95, INFINITY), 1.9599639845400545, 1e-12);
    assert_true(isnan(sg_proportion_t(0.95, 0)));
}

/* 9 of 30 with weights 1, the equation solved by R's uniroot: likelihood 2·29·D = t², likelihood-r
   t²·30/29. */
static void likelihoods_by_their_scale(void **state)
{
    (void)state;
    static const struct {
        enum sg_proportion_method method;
        double lower, upper;
    } cases[] = {{SG_PROPORTION_LIKELIHOOD, 0.1499276714, 0.4868682596},
                 {SG_PROPORTION_LIKELIHOOD_R, 0.1478423263, 0.4901644975}};
    const struct sg_estimated_proportion p = {.p = 0.3, .variance = 0.21 / 29, .n = 30, .df = 29};
    for (size_t i = 0; i < 2; i++) {
        struct sg_interval limits;
        assert_true(sg_proportion_interval(cases[i].method, &p, 0.95, &limits));
        assert_close(limits.lower, cases[i].lower, 1e-9);
        assert_close(limits.upper, cases[i].upper, 1e-9);
    }
    enum sg_proportion_method method = SG_PROPORTION_MEAN;
    assert_true(sg_proportion_read("likelihood-r", &method));
    assert_int_equal(method, SG_PROPORTION_LIKELIHOOD_R);
    assert_false(sg_proportion_read("jeffreys", &method)); /* and no default */
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_of_svyciprop),
        cmocka_unit_test(likelihoods_by_their_scale),
        cmocka_unit_test(nobody_and_everybody),
        cmocka_unit_test(properties),
        cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
