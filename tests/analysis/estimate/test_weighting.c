#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/memory.h>
#include <sangyo/weighting.h>

#include "tests/survey_sample.h"

/* expected_nonresponse_weights.csv (own derivation): the sample of examples/business-survey as it
   was drawn, strata as classes. */
static void nonresponse_by_stratum(void **state)
{
    (void)state;
    struct survey_file frame, expected;
    size_t n = 0;
    assert_true(survey_file_read("examples/business-survey/frame.csv", &frame));
    for (size_t h = 0; h < frame.n_rows; h++)
        n += (size_t)survey_number(&frame, h, "n_sampled");
    size_t *classes = sg_alloc(n, sizeof *classes), i = 0;
    bool *responded = sg_alloc(n, sizeof *responded);
    double *weights = sg_alloc(n, sizeof *weights);
    for (size_t h = 0; h < frame.n_rows; h++) {
        size_t drawn = (size_t)survey_number(&frame, h, "n_sampled");
        for (size_t k = 0; k < drawn; k++, i++) {
            classes[i] = h;
            responded[i] = (double)k < survey_number(&frame, h, "n_resp");
            weights[i] = survey_number(&frame, h, "N_h") / (double)drawn;
        }
    }
    struct sg_response_class *found = sg_alloc(frame.n_rows, sizeof *found);
    sg_response_classes(classes, responded, weights, n, found);
    struct sg_response_class whole = {0};
    assert_true(
        survey_file_read("tests/vectors/survey/expected_nonresponse_weights.csv", &expected));
    for (size_t h = 0; h < frame.n_rows; h++) {
        double base = found[h].weight / (double)found[h].n, factor = sg_response_factor(&found[h]);
        whole.n += found[h].n;
        whole.n_responded += found[h].n_responded;
        whole.weight += found[h].weight;
        whole.responded_weight += found[h].responded_weight;
        assert_close(base, survey_number(&expected, h, "base_weight"), 1e-12);
        assert_close(found[h].responded_weight / found[h].weight,
                     survey_number(&expected, h, "rr_weighted"), 1e-12);
        assert_close(factor, survey_number(&expected, h, "nr_adjust"), 1e-12);
        assert_close(base * factor, survey_number(&expected, h, "final"), 1e-12);
    }
    assert_close((double)whole.n_responded / (double)whole.n, 0.81333333333333335, 1e-12);
    assert_close(whole.responded_weight / whole.weight, 0.79609704184704189, 1e-12);
    survey_file_free(&expected);
    survey_file_free(&frame);
    free(classes);
    free(responded);
    free(weights);
    free(found);
}

static void nobody_responded(void **state)
{
    (void)state;
    static const size_t classes[] = {0, 0, 1};
    static const bool responded[] = {true, false, false};
    static const double weights[] = {1, 2, 3};
    struct sg_response_class found[2] = {{0}}, none = {0};
    sg_response_classes(classes, responded, weights, 3, found);
    assert_close(sg_response_factor(&found[0]), 3, 0);
    assert_true(isnan(sg_response_factor(&found[1])));
    sg_response_classes(classes, responded, weights, 0, &none);
    assert_true(isnan(sg_response_factor(&none)));
}

/* Worked by hand: what is cut off goes to the others equally, and again. */
static void trimming(void **state)
{
    (void)state;
    static const struct {
        double weights[4], limits[2], expected[4];
        size_t n, n_low, n_high;
        bool fine;
    } cases[] = {
        {{1, 2, 3, 10}, {-INFINITY, 7}, {2, 3, 4, 7}, 4, 0, 1, true},
        {{1, 2, 6, 10}, {-INFINITY, 6.5}, {2.5, 3.5, 6.5, 6.5}, 4, 0, 2, true}, /* second: + 7/6
                                                                                 */
        {{1, 2, 3, 10}, {2, INFINITY}, {2, 2, 2.5, 9.5}, 4, 2, 0, true}, /* - 1/3: the second < 2 */
        {{1, 2, 3, 4}, {1, 4}, {1, 2, 3, 4}, 4, 0, 0, true},
        {{5, 5, 5, 5}, {-INFINITY, 5}, {5, 5, 5, 5}, 4, 0, 0, true},
        {{5, 5, 5, 5}, {-INFINITY, 4}, {4, 4, 4, 4}, 4, 0, 4, false},
        {{1, 9}, {-INFINITY, 5}, {5, 5}, 2, 0, 1, true},
        {{9}, {-INFINITY, 5}, {5}, 1, 0, 1, false},
        {{0}, {-INFINITY, 5}, {0}, 0, 0, 0, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double weights[4];
        struct sg_trimming found;
        memcpy(weights, cases[i].weights, sizeof weights);
        assert_int_equal(
            sg_trim(weights, cases[i].n, cases[i].limits[0], cases[i].limits[1], &found),
            cases[i].fine);
        for (size_t k = 0; k < cases[i].n; k++)
            assert_close(weights[k], cases[i].expected[k], 1e-14);
        assert_int_equal(found.n_low, cases[i].n_low);
        assert_int_equal(found.n_high, cases[i].n_high);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nonresponse_by_stratum),
        cmocka_unit_test(nobody_responded),
        cmocka_unit_test(trimming),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
