/* Shares of one base together are what each is by itself. */
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/estimate/shares.h"

enum { N_STRATA = 7, N_PSUS = 60, N_CLASSES = 200, N_RECORDS = 3000, N_VALUES = 1 };

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

struct made {
    struct sg_moments moments;
    struct sg_sample_unit units[N_PSUS];
    uint32_t ranks[N_CLASSES];
    struct sg_sample sample;
};

/* One unit or more in each stratum, of the first stage or of two; some drawn without replacement.
 */
static void make(struct made *made, bool elements, size_t stages, enum sg_lonely lonely)
{
    const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = N_VALUES};
    uint32_t random = 11;
    for (uint32_t u = 0; u < N_PSUS; u++) {
        uint32_t stratum = u < N_STRATA ? u : u < N_STRATA + 5 ? 0 : 1 + next(&random) % 5;
        stratum = stages > 1 ? u / 2 % N_STRATA : stratum; /* of both units of the second stage */
        made->units[u] = (struct sg_sample_unit){
            .strata = {stratum, 0, 0}, .psus = {u / 2, u, 0}, .weight = 1 + u % 3};
        for (size_t s = 0; s < SG_DESIGN_STAGES; s++)
            made->units[u].populations[s] = stratum % 2 ? INFINITY : 5000;
    }
    for (uint32_t c = 0; c < N_CLASSES; c++)
        made->ranks[c] = (c * 7) % N_CLASSES;
    sg_moments_init(&made->moments, &plan);
    for (size_t i = 0; i < N_RECORDS; i++) {
        const struct sg_moment_record record = {.unit = next(&random) % N_PSUS,
                                                .class = next(&random) % N_CLASSES,
                                                .weight = (1 + next(&random) % 97) / 10.0L};
        assert_true(sg_moments_add(&made->moments, &record, (const long double[]){1}));
    }
    const struct sg_sample_design design = {.n_stages = stages,
                                            .elements = elements,
                                            .lonely = lonely,
                                            .units = made->units,
                                            .class_ranks = made->ranks,
                                            .n_classes = N_CLASSES};
    sg_sample_make(&made->moments, &design, &made->sample);
}

static void release(struct made *made)
{
    sg_sample_free(&made->sample);
    sg_moments_free(&made->moments);
}

/* The base: classes but those of number 3 in seven, some with two in the denominator. */
static struct sg_statistic make_base(struct sg_term terms[N_CLASSES])
{
    struct sg_statistic base = {terms, 0, false};
    for (size_t c = 0; c < N_CLASSES; c++)
        if (c % 7 != 3)
            terms[base.n++] = (struct sg_term){c, 0, 0, c % 5 ? 1 : 2};
    return base;
}

static void assert_share(const struct made *made, const struct sg_shares *shares,
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
        struct made made;
        struct sg_shares shares;
        struct sg_term terms[N_CLASSES];
        struct sg_statistic base = make_base(terms);
        make(&made, i % 2, 1, i / 2 ? SG_LONELY_REMOVE : SG_LONELY_CERTAINTY);
        assert_true(sg_shares_make(&made.sample, &base, &shares));
        for (size_t k = 0; k < 4; k++)
            assert_share(&made, &shares, &base, classes[k], n[k]);
        assert_true(sg_shares_are_few(&shares, classes[2], 1));
        size_t many[50];
        for (size_t c = 0; c < 50; c++)
            many[c] = c;
        assert_false(sg_shares_are_few(&shares, many, 50));
        sg_shares_free(&shares);
        release(&made);
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
        struct made made;
        struct sg_shares shares;
        struct sg_term terms[N_CLASSES];
        struct sg_statistic base = make_base(terms);
        make(&made, false, cases[i].stages, cases[i].lonely);
        assert_false(sg_shares_make(&made.sample, &base, &shares));
        release(&made);
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
