/* Statistics of few classes of a large sample are those of the whole sample, to the last digit. */
#include "tests/made_sample.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "analysis/estimate/sample_part.h"

enum { N_CLASSES = 40, N_VALUES = 2 };

static const struct made_size size = {N_CLASSES, N_VALUES};

static void assert_same(const struct sg_estimate *a, const struct sg_estimate *b)
{
    assert_int_equal(a->n, b->n);
    const double left[] = {a->size, a->kish, a->estimate, a->variance, a->df, a->srs_variance};
    const double right[] = {b->size, b->kish, b->estimate, b->variance, b->df, b->srs_variance};
    for (size_t i = 0; i < 6; i++)
        assert_close(left[i], right[i], 0);
}

/* The variance of a total by all cells of the sample. */
static double variance_of(const struct sg_sample *sample, const struct sg_statistic *total)
{
    sg_linear form[N_CLASSES * N_VALUES] = {0};
    const sg_linear *forms[] = {form};
    bool used[N_CLASSES] = {false};
    double variance;
    for (size_t i = 0; i < total->n; i++) {
        const struct sg_term *term = &total->terms[i];
        size_t constant = term->class * N_VALUES, at = constant + term->value;
        form[at] += term->numerator; /* of the value about its level */
        form[constant] += term->value ? term->numerator * sample->levels[at] : 0;
        used[term->class] = true;
    }
    assert_true(sg_sample_covariance(sample, forms, 1, used, &variance, NULL));
    return variance;
}

static void totals_have_the_variance_of_the_whole(void **state)
{
    (void)state;
    static const enum sg_lonely rules[] = {SG_LONELY_REMOVE, SG_LONELY_CERTAINTY, SG_LONELY_ADJUST,
                                           SG_LONELY_AVERAGE};
    struct sg_term many[] = {{30, 1, 1, 0}, {2, 1, -2, 0}, {7, 0, 3, 0}}, one[] = {{5, 0, 1, 0}};
    struct sg_statistic totals[] = {{many, 3, true}, {one, 1, true}};
    for (size_t i = 0; i < 32; i++) {
        struct made_sample made;
        struct sg_sample_part part;
        struct sg_estimate estimate;
        const struct sg_statistic *total = &totals[i % 2];
        made_sample_make(&made, &size, i / 2 % 2, 1 + i / 4 % 2, rules[i / 8]);
        sg_sample_part_make(&made.sample, total, 1, &part);
        assert_int_equal(part.sample->design.n_classes, total->n);
        assert_true(part.sample->n_cells * 4 <= made.sample.n_cells);
        sg_sample_part_free(&part);
        assert_true(sg_statistic_estimate(&made.sample, total, 1, &estimate, NULL));
        assert_true(estimate.variance > 0);
        assert_close(estimate.variance, variance_of(&made.sample, total), 0);
        made_sample_free(&made);
    }
}

/* Together with a total of all classes a ratio is estimated from the whole sample. */
static void ratios_have_the_variance_of_the_whole(void **state)
{
    (void)state;
    struct sg_term mean[] = {{30, 1, 1, 0}, {30, 0, 0, 1}, {2, 1, 1, 0}, {2, 0, 0, 1}};
    struct sg_term all[N_CLASSES];
    for (size_t c = 0; c < N_CLASSES; c++)
        all[c] = (struct sg_term){c, 0, 1, 0};
    const struct sg_statistic both[] = {{mean, 4, false}, {all, N_CLASSES, true}};
    for (size_t i = 0; i < 4; i++) {
        struct made_sample made;
        struct sg_sample_part part;
        double covariance[4], own;
        made_sample_make(&made, &size, i % 2, 1 + i / 2, SG_LONELY_REMOVE);
        sg_sample_part_make(&made.sample, both, 2, &part);
        assert_true(part.sample == &made.sample);
        sg_sample_part_free(&part);
        assert_true(sg_statistic_covariance(&made.sample, both, 2, covariance, NULL));
        assert_true(sg_statistic_covariance(&made.sample, both, 1, &own, NULL));
        assert_true(own > 0);
        assert_close(own, covariance[0], 0);
        made_sample_free(&made);
    }
}

/* The order of terms, and terms of zeros beside others of their class, say nothing. */
static void order_of_terms_is_nothing(void **state)
{
    (void)state;
    struct sg_term ordered[] = {{3, 1, 1, 0}, {3, 0, 0, 1}, {8, 1, 1, 0}, {8, 0, 0, 1}};
    struct sg_term other[] = {{8, 0, 0, 1}, {3, 1, 1, 0}, {8, 1, 1, 0}, {3, 0, 0, 1}, {3, 0, 0, 0}};
    const struct sg_statistic a = {ordered, 4, false}, b = {other, 5, false};
    struct sg_estimate estimates[2];
    struct made_sample made;
    made_sample_make(&made, &size, true, 1, SG_LONELY_REMOVE);
    assert_true(sg_statistic_estimate(&made.sample, &a, 1, &estimates[0], NULL));
    assert_true(sg_statistic_estimate(&made.sample, &b, 1, &estimates[1], NULL));
    assert_same(&estimates[0], &estimates[1]);
    made_sample_free(&made);
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    struct made_sample made;
    struct sg_estimate estimate;
    made_sample_make(&made, &size, true, 1, SG_LONELY_REMOVE);
    assert_true(sg_statistic_estimate(&made.sample, &(struct sg_statistic){0}, 1, &estimate, NULL));
    assert_int_equal(estimate.n, 0);
    assert_true(isnan(estimate.estimate));
    made_sample_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_have_the_variance_of_the_whole),
        cmocka_unit_test(ratios_have_the_variance_of_the_whole),
        cmocka_unit_test(order_of_terms_is_nothing),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
