/* Every row of vectors/regional, to 1e-10; those of methods that the project's definitions do not
   name are listed with the reason. Run without the data folder, the copies in the other tests still
   hold. */
#include "tests/regional_indices.h"
#include "tests/test_support.h"
#include "tests/vector_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/difference.h>
#include <sangyo/entropy.h>
#include <sangyo/herfindahl.h>
#include <sangyo/location_quotient.h>

enum { NAMES = 64 };

/* Methods that are not offered, and why. */
static const struct {
    const char *name, *reason;
} known_gaps[] = {
    {"chisq_toy54_t0", "a test of independence, not an index"},
    {"REAT_Gerfin_toyR1", "Gerfin's ratios, not named"},
    {"contribshare_toyR1", "not defined where the total did not change; contributions are"},
    {"contribshare_kawasaki1621", "not defined where the total did not change; contributions are"},
    {"B_binom_logdelta", "takes the reference as independent of the area"},
    {"B_binom_delta_linear", "covers 5 to 63 % when one case is expected"},
    {"F_fieller", "covers 5 to 63 % when one case is expected"},
    {"K_katz_RR_vs_rest", "a ratio to the rest, not the quotient"},
    {"J_jeffreys_gamma", "not named for quotients"},
    {"wald", "covers too little; differences have newcombe"},
};

/* Methods that were met and are not offered, with their rows. */
struct counts {
    size_t rows[NAMES];
    size_t checked;
};

static void not_offered(struct counts *counts, const char *name)
{
    const size_t n = sizeof known_gaps / sizeof *known_gaps;
    size_t i = 0;
    while (i < n && strcmp(known_gaps[i].name, name) != 0)
        i++;
    if (i == n)
        fail_msg("row '%s' is neither computed nor among those not offered", name);
    else
        counts->rows[i]++;
}

static void report(const struct counts *counts, const char *file)
{
    print_message("%s: %zu rows agree\n", file, counts->checked);
    for (size_t i = 0; i < sizeof known_gaps / sizeof *known_gaps; i++)
        if (counts->rows[i])
            print_message("  not offered: %s, %zu rows (%s)\n", known_gaps[i].name, counts->rows[i],
                          known_gaps[i].reason);
}

static void core(void **state)
{
    (void)state;
    FILE *file = vector_open("vectors/regional/vec_core_toy_kawasaki.csv");
    struct counts counts = {0};
    struct vector_row row;
    if (!file)
        skip();
    while (vector_next(file, &row)) {
        const char *id = row.fields[1], *i = row.fields[6], *j = row.fields[7];
        double actual, expected = vector_number(&row, 8);
        if (!regional_quotient(id, i, j, &actual) && !regional_index(id, i, &actual) &&
            !regional_change(id, i, j, &actual)) {
            not_offered(&counts, id);
            continue;
        }
        /* what cancels to nearly nothing (a z score, a difference of rates) keeps 1e-10 of the
           numbers it comes from, which are of order 1 to 100 */
        assert_close(actual, expected, fabs(expected) < 1e-4 ? -1e-14 : 1e-10);
        counts.checked++;
    }
    fclose(file);
    report(&counts, "vec_core_toy_kawasaki.csv");
    assert_int_equal(counts.checked, 433);
}

static bool quotient_interval(const char *method, const struct sg_quotient_counts *c,
                              struct sg_interval *limits)
{
    double share = c->reference_value / c->reference_total;
    double scale = 1;
    if (strcmp(method, "A_multinom_logdelta") == 0) {
        assert_true(sg_interval_log_delta(c, 0, 0.95, limits));
    } else if (strcmp(method, "C_clopper_fixedref") == 0) {
        assert_true(sg_interval_clopper_pearson(c->value, c->area_total, 0.95, limits));
        scale = share;
    } else if (strcmp(method, "W_wilson_fixedref") == 0) {
        assert_true(sg_interval_wilson(c->value, c->area_total, 0.95, limits));
        scale = share;
    } else if (strcmp(method, "P_garwood_poisson") == 0) {
        assert_true(sg_interval_garwood(c->value, 0.95, limits));
        scale = c->area_total * share;
    } else {
        return false;
    }
    limits->lower /= scale;
    limits->upper /= scale;
    return true;
}

static void quotient_intervals(void **state)
{
    (void)state;
    FILE *file = vector_open("vectors/regional/vec_ci_lq.csv");
    struct counts counts = {0};
    struct vector_row row;
    if (!file)
        skip();
    while (vector_next(file, &row)) {
        struct sg_quotient_counts c =
            toy_counts(toy_t0, toy_number(row.fields[1]), toy_number(row.fields[2]));
        struct sg_interval limits;
        if (!quotient_interval(row.fields[3], &c, &limits)) {
            not_offered(&counts, row.fields[3]);
            continue;
        }
        assert_close(sg_location_quotient(&c), vector_number(&row, 4), 1e-10);
        assert_close(limits.lower, vector_number(&row, 5), 1e-10);
        assert_close(limits.upper, vector_number(&row, 6), 1e-10);
        counts.checked++;
    }
    fclose(file);
    report(&counts, "vec_ci_lq.csv");
    assert_int_equal(counts.checked, 80);
}

static void share_intervals(void **state)
{
    (void)state;
    FILE *file = vector_open("vectors/regional/vec_ci_share.csv");
    struct counts counts = {0};
    struct vector_row row;
    if (!file)
        skip();
    while (vector_next(file, &row)) {
        double x = vector_number(&row, 2), n = vector_number(&row, 3);
        struct sg_interval limits[4];
        assert_true(sg_interval_wilson(x, n, 0.95, &limits[0]));
        assert_true(sg_interval_clopper_pearson(x, n, 0.95, &limits[1]));
        assert_true(sg_interval_goodman(x, n, 17, 0.95, &limits[2]));
        assert_true(sg_interval_jeffreys(x, n, 0.95, &limits[3]));
        for (size_t m = 0; m < 4; m++) {
            /* at x = 0 Jeffreys' lower limit is 0 (Brown, Cai and DasGupta 2001), not a quantile */
            if (m < 3 || x > 0)
                assert_close(limits[m].lower, vector_number(&row, 5 + 2 * m), 1e-10);
            else
                assert_close(limits[m].lower, 0, 0);
            assert_close(limits[m].upper, vector_number(&row, 6 + 2 * m), 1e-10);
            counts.checked++;
        }
    }
    fclose(file);
    report(&counts, "vec_ci_share.csv");
    assert_int_equal(counts.checked, 136);
}

static void share_differences(void **state)
{
    (void)state;
    FILE *file = vector_open("vectors/regional/vec_ci_sharediff.csv");
    struct counts counts = {0};
    struct vector_row row;
    if (!file)
        skip();
    for (size_t i = 0; vector_next(file, &row); i++) {
        struct sg_interval limits;
        assert_true(i < KAWASAKI_INDUSTRIES);
        assert_true(sg_difference_newcombe((struct sg_proportion){kawasaki_2016[i], 40934},
                                           (struct sg_proportion){kawasaki_2021[i], 41223}, 0.95,
                                           &limits));
        assert_close(limits.lower, vector_number(&row, 4), 1e-10);
        assert_close(limits.upper, vector_number(&row, 5), 1e-10);
        counts.checked++;
        not_offered(&counts, "wald");
    }
    fclose(file);
    report(&counts, "vec_ci_sharediff.csv");
    assert_int_equal(counts.checked, 17);
}

static void index_variances(void **state)
{
    (void)state;
    FILE *file = vector_open("vectors/regional/vec_ci_indices.csv");
    struct counts counts = {0};
    struct vector_row row;
    if (!file)
        skip();
    while (vector_next(file, &row)) {
        bool later = strcmp(row.fields[0], "kawasaki2021") == 0;
        const double *x = later ? kawasaki_2021 : kawasaki_2016, n = later ? 41223 : 40934;
        const size_t k = KAWASAKI_INDUSTRIES;
        const struct {
            const char *name;
            double value;
        } rows[] = {{"H", sg_entropy(x, k)},
                    {"var_H", sg_entropy_variance(x, k, n)},
                    {"H_MillerMadow", sg_entropy_miller_madow(x, k, n)},
                    {"HHI", sg_herfindahl(x, k)},
                    {"var_HHI", sg_herfindahl_variance(x, k, n)},
                    {"HHI_unbiased", sg_herfindahl_unbiased(x, k)}};
        for (size_t i = 0; i < 6; i++)
            if (strcmp(rows[i].name, row.fields[1]) == 0) {
                assert_close(rows[i].value, vector_number(&row, 2), 1e-10);
                counts.checked++;
            }
    }
    fclose(file);
    report(&counts, "vec_ci_indices.csv");
    assert_int_equal(counts.checked, 12);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(core),
        cmocka_unit_test(quotient_intervals),
        cmocka_unit_test(share_intervals),
        cmocka_unit_test(share_differences),
        cmocka_unit_test(index_variances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
