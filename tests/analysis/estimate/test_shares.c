/* Shares of one base together are what each is by itself. */
#include "tests/made_sample.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/estimate/shares.h"

enum { N_CLASSES = 200 };

static const struct made_size size = {N_CLASSES, 1};

/* The base: classes but those of number 3 in seven, some with two in the denominator. */
static struct sg_statistic make_base(struct sg_term terms[N_CLASSES])
{
    struct sg_statistic base = {terms, 0, false};
    for (size_t c = 0; c < N_CLASSES; c++)
        if (c % 7 != 3)
            terms[base.n++] = (struct sg_term){c, 0, 0, c % 5 ? 1 : 2};
    return base;
}

static void assert_share(const struct made_sample *made, const struct sg_shares *shares,
                         const struct sg_statistic *base, const size_t classes[], size_t n)
{
    struct sg_term terms[N_CLASSES];
    struct sg_estimate alone, together;
    memcpy(terms, base->terms, base->n * sizeof *terms);
    for (size_t i = 0; i < base->n; i++)
        for (size_t k = 0; k < n; k++)
            terms[i].numerator += terms[i].class == classes[k];
    const struct sg_statistic share = {terms, base->n, false};
    assert_true(sg_statistic_estimate(&made->sample, &share, 1, &alone, NULL));
    sg_shares_estimate(shares, classes, n, &together);
    assert_int_equal(alone.n, together.n);
    const double left[] = {alone.size, alone.kish, alone.estimate,     alone.variance,
                           alone.se,   alone.df,   alone.srs_variance, alone.srs_variance_replace};
    const double right[] = {
        together.size, together.kish, together.estimate,     together.variance,
        together.se,   together.df,   together.srs_variance, together.srs_variance_replace};
    for (size_t i = 0; i < 8; i++)
        assert_close(right[i], left[i], 1e-13);
}

static void shares_are_what_each_is_by_itself(void **state)
{
    (void)state;
    static const size_t classes[][3] = {{0, 1, 2}, {5, 198, 44}, {70, 0, 0}, {6, 7, 8}};
    static const size_t n[] = {3, 3, 1, 0};
    for (size_t i = 0; i < 4; i++) {
        struct made_sample made;
        struct sg_shares shares;
        struct sg_term terms[N_CLASSES];
        struct sg_statistic base = make_base(terms);
        made_sample_make(&made, &size, i % 2, 1, i / 2 ? SG_LONELY_REMOVE : SG_LONELY_CERTAINTY);
        assert_true(sg_shares_make(&made.sample, &base, &shares));
        for (size_t k = 0; k < 4; k++)
            assert_share(&made, &shares, &base, classes[k], n[k]);
        assert_true(sg_shares_are_few(&shares, classes[2], 1));
        size_t many[50];
        for (size_t c = 0; c < 50; c++)
            many[c] = c;
        assert_false(sg_shares_are_few(&shares, many, 50));
        sg_shares_free(&shares);
        made_sample_free(&made);
    }
}

/* Designs that they do not serve. */
static void other_designs_are_refused(void **state)
{
    (void)state;
    static const struct {
        size_t stages;
        enum sg_lonely lonely;
    } cases[] = {
        {2, SG_LONELY_REMOVE}, {1, SG_LONELY_ADJUST}, {1, SG_LONELY_AVERAGE}, {1, SG_LONELY_FAIL}};
    for (size_t i = 0; i < 4; i++) {
        struct made_sample made;
        struct sg_shares shares;
        struct sg_term terms[N_CLASSES];
        struct sg_statistic base = make_base(terms);
        made_sample_make(&made, &size, false, cases[i].stages, cases[i].lonely);
        assert_false(sg_shares_make(&made.sample, &base, &shares));
        made_sample_free(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_what_each_is_by_itself),
        cmocka_unit_test(other_designs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
