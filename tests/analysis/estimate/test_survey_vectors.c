/* Every row of vectors/survey about published figures (R 4.5, survey 4.5 and own derivations) whose
   method is offered, to 1e-9; the others are listed. */
#include "tests/test_support.h"
#include "tests/vector_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include <sangyo/adjust.h>
#include <sangyo/allocation.h>
#include <sangyo/count_range.h>
#include <sangyo/difference.h>
#include <sangyo/effective_size.h>
#include <sangyo/interval.h>
#include <sangyo/sample_size.h>
#include <sangyo/score.h>

enum { NAMES = 96 };

/* A file being compared: methods that were met and are not offered, with their rows or columns. */
struct comparison {
    FILE *file;
    struct vector_row row;
    char names[NAMES][64];
    size_t times[NAMES];
    size_t n_names, checked;
};

static void begin(struct comparison *c, const char *name)
{
    char path[256];
    *c = (struct comparison){0};
    snprintf(path, sizeof path, "vectors/survey/%s.csv", name);
    c->file = vector_open(path);
    if (!c->file)
        skip();
}

static void not_offered(struct comparison *c, const char *name)
{
    size_t i = 0;
    while (i < c->n_names && strcmp(c->names[i], name) != 0)
        i++;
    if (i == c->n_names) {
        assert_true(c->n_names < NAMES);
        snprintf(c->names[c->n_names++], sizeof c->names[0], "%s", name);
    }
    c->times[i]++;
}

static void end(struct comparison *c, const char *name, size_t expected)
{
    fclose(c->file);
    print_message("%s: %zu values agree; not offered:", name, c->checked);
    for (size_t i = 0; i < c->n_names; i++)
        print_message(" %s %zu,", c->names[i], c->times[i]);
    print_message("\n");
    assert_int_equal(c->checked, expected);
}

static double number(const struct comparison *c, size_t field)
{
    return vector_number(&c->row, field);
}

/* `absolute` for what may be nothing but rounding: a limit of 1e-17, a difference. */
static void same(struct comparison *c, double actual, size_t field)
{
    double expected = number(c, field);
    assert_close(actual, expected, fabs(expected) < 1e-9 ? -1e-15 : 1e-9);
    c->checked++;
}

static const struct {
    const char *name;
    sg_interval_proportion_fn *limits;
} methods[] = {{"wald", sg_interval_wald},
               {"wilson", sg_interval_wilson},
               {"agresti_coull", sg_interval_agresti_coull},
               {"jeffreys", sg_interval_jeffreys},
               {"logit", sg_interval_logit},
               {"clopper_pearson", sg_interval_clopper_pearson}};

/* Whether the method of a row is offered, and then its limits. */
static bool published_limits(const struct vector_row *row, struct sg_interval *limits)
{
    double n = vector_number(row, 1), population = vector_number(row, 2);
    double x = vector_number(row, 5), p = vector_number(row, 6), level = vector_number(row, 7);
    const char *method = row->fields[8];
    if (strncmp(method, "hypergeometric_exact", 20) == 0) {
        assert_true(sg_interval_hypergeometric(x, n, population, level, limits));
        return true;
    }
    if (strcmp(method, "wald_fpc_nminus1") == 0) {
        double size = (n - 1) / (1 - n / population);
        return sg_interval_wald(p * size, size, level, limits);
    }
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        size_t length = strlen(methods[i].name);
        const char *rest = method + length;
        bool finite = strncmp(rest, "_fpc", 4) == 0 && strcmp(rest, "_fpc_nminus1") != 0;
        if (strncmp(method, methods[i].name, length) != 0 || !(*rest == '\0' || finite))
            continue;
        double size = finite ? sg_effective_size_finite(n, population) : n;
        bool defined = methods[i].limits(finite ? p * size : x, size, level, limits);
        assert_int_equal(defined, !isnan(vector_number(row, 9)));
        return true;
    }
    return false;
}

static void published_intervals(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_prop_ci_published");
    while (vector_next(c.file, &c.row)) {
        struct sg_interval limits;
        if (!published_limits(&c.row, &limits)) {
            not_offered(&c, c.row.fields[8]);
            continue;
        }
        same(&c, limits.lower, 9);
        same(&c, limits.upper, 10);
    }
    end(&c, "expected_prop_ci_published", 2 * 371);
}

static void simultaneous_intervals(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_multinomial_ci");
    while (vector_next(c.file, &c.row)) {
        struct sg_interval limits;
        if (strcmp(c.row.fields[0], "goodman") != 0) {
            not_offered(&c, c.row.fields[0]);
            continue;
        }
        assert_true(sg_interval_goodman(number(&c, 2), number(&c, 3), 4, 0.95, &limits));
        same(&c, limits.lower, 4);
        same(&c, limits.upper, 5);
    }
    end(&c, "expected_multinomial_ci", 8);
}

/* Columns of expected_two_wave that are not offered: every one not compared below. */
static void list_columns(struct comparison *c, const char *const names[])
{
    for (size_t i = 0; names[i]; i++)
        not_offered(c, names[i]);
}

static void two_waves(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_two_wave");
    double p[2][5], expected[2][5][3];
    for (size_t i = 0; vector_next(c.file, &c.row); i++) {
        assert_true(i < 10);
        struct sg_proportion first = {number(&c, 7), number(&c, 3)};
        struct sg_proportion second = {number(&c, 8), number(&c, 5)};
        /* the file subtracts second − first as well: its first wave is the current one */
        double z = sg_difference_pooled_z(first, second);
        struct sg_interval limits;
        assert_true(sg_difference_newcombe(first, second, 0.95, &limits));
        same(&c, second.x / second.n - first.x / first.n, 9);
        same(&c, z, 10);
        same(&c, p[i / 5][i % 5] = sg_difference_p(z), 11);
        same(&c, limits.lower, 24);
        same(&c, limits.upper, 25);
        for (size_t k = 0; k < 3; k++)
            expected[i / 5][i % 5][k] = number(&c, 33 + k);
        list_columns(&c, (const char *[]){"unpooled", "fpc", "wald", "agresti_caffo",
                                          "miettinen_nurminen", "chisq_cc", "fisher", "cohen_h",
                                          "BY", "hochberg", NULL});
    }
    sg_adjust_fn *adjust[] = {sg_adjust_holm, sg_adjust_bh, sg_adjust_bonferroni};
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 3; k++) {
            double adjusted[5];
            adjust[k](p[i], 5, adjusted);
            for (size_t item = 0; item < 5; item++) {
                assert_close(adjusted[item], expected[i][item][k], 1e-9);
                c.checked++;
            }
        }
    end(&c, "expected_two_wave", 50 + 30);
}

static void counts_of_percentages(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_counts_from_pct");
    while (vector_next(c.file, &c.row)) {
        struct sg_count_range range;
        assert_true(sg_count_range(number(&c, 1), (int)number(&c, 2), number(&c, 0), &range));
        same(&c, range.low, 3);
        same(&c, range.high, 4);
        same(&c, range.high - range.low + 1, 5);
    }
    end(&c, "expected_counts_from_pct", 3 * 17);
}

static void adjusted_p_values(void **state)
{
    (void)state;
    struct comparison c;
    double p[16], expected[16][3];
    size_t n = 0;
    begin(&c, "expected_padjust");
    for (; vector_next(c.file, &c.row); n++) {
        assert_true(n < 16);
        p[n] = number(&c, 0);
        for (size_t k = 0; k < 3; k++)
            expected[n][k] = number(&c, 1 + k);
        list_columns(&c, (const char *[]){"BY", "hochberg", "hommel", NULL});
    }
    sg_adjust_fn *adjust[] = {sg_adjust_holm, sg_adjust_bh, sg_adjust_bonferroni};
    for (size_t k = 0; k < 3; k++) {
        double adjusted[16];
        adjust[k](p, n, adjusted);
        for (size_t i = 0; i < n; i++, c.checked++)
            assert_close(adjusted[i], expected[i][k], 1e-9);
    }
    end(&c, "expected_padjust", 33);
}

static void diffusion_indices(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_di_published");
    while (vector_next(c.file, &c.row)) {
        double n = number(&c, 2), population = number(&c, 3);
        double shares[] = {number(&c, 4), number(&c, 5), number(&c, 6)};
        struct sg_score di = sg_score_of(shares, (const double[]){100, 0, -100}, 3);
        struct sg_score fifty = sg_score_of(shares, (const double[]){100, 50, 0}, 3);
        double z = gsl_cdf_ugaussian_Qinv(0.025), se = sqrt(di.variance / n);
        same(&c, di.mean, 7);
        same(&c, fifty.mean, 8);
        same(&c, di.variance / 1e4, 10);
        same(&c, se, 11);
        same(&c, sqrt(di.variance / (n - 1)), 12);
        const double drawn = 985; /* asked, whether or not no answer counts as an answer */
        bool finite = !isnan(population);
        double left = finite ? (population - drawn) / (population - 1) : 1;
        double unbiased = finite ? 1 - drawn / population : 1;
        same(&c, sqrt(di.variance * left / n), 13);
        same(&c, sqrt(di.variance * unbiased / (n - 1)), 14);
        same(&c, di.mean - z * se, 15);
        same(&c, di.mean + z * se, 16);
        same(&c, di.mean - z * sqrt(di.variance * left / n), 17);
        same(&c, di.mean + z * sqrt(di.variance * left / n), 18);
        same(&c, sg_score_mcnemar(shares[0] * n, shares[2] * n), 23);
        list_columns(&c,
                     (const char *[]){"half_of_100_plus_balance", "tango", "bonett_price",
                                      "z_H0_wald", "worst_case_se", "max_rounding_err_pt", NULL});
    }
    end(&c, "expected_di_published", 11 * 12);
}

static void changes_of_indices(void **state)
{
    (void)state;
    /* counts of the two waves, in expected_di_published: 231/404/341/9 and 198/450/420/11 */
    const double counts[2][4] = {{231, 404, 341, 9}, {198, 450, 420, 11}};
    struct comparison c;
    begin(&c, "expected_di_wave_change");
    while (vector_next(c.file, &c.row)) {
        size_t answers = strcmp(c.row.fields[0], "incl_na") == 0 ? 4 : 3;
        struct sg_score di[2];
        double n[2];
        for (size_t w = 0; w < 2; w++) {
            double shares[4];
            n[w] = 0;
            for (size_t i = 0; i < answers; i++)
                n[w] += counts[w][i];
            for (size_t i = 0; i < answers; i++)
                shares[i] = counts[w][i] / n[w];
            di[w] = sg_score_of(shares, (const double[]){100, 0, -100, 0}, answers);
        }
        struct sg_score_waves waves = {n[0], n[1], 0, di[0].variance, di[1].variance, 0};
        double change = di[1].mean - di[0].mean, se = sqrt(sg_score_change_variance(&waves));
        double z = gsl_cdf_ugaussian_Qinv(0.025);
        same(&c, di[0].mean, 1);
        same(&c, di[1].mean, 2);
        same(&c, change, 3);
        same(&c, se, 4);
        same(&c, change / se, 5);
        same(&c, sg_difference_p(change / se), 6);
        same(&c, change - z * se, 7);
        same(&c, change + z * se, 8);
    }
    end(&c, "expected_di_wave_change", 16);
}

/* "0.1|0.2|0.7" */
static size_t read_list(const char *text, double values[8])
{
    size_t n = 0;
    for (char *at = (char *)text; *at && n < 8; at += *at == '|')
        values[n++] = strtod(at, &at);
    return n;
}

static void scored_compositions(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_scored_composition");
    while (vector_next(c.file, &c.row)) {
        double shares[8], scores[8], z = gsl_cdf_ugaussian_Qinv(0.025);
        size_t k = read_list(c.row.fields[2], shares);
        assert_int_equal(read_list(c.row.fields[3], scores), k);
        struct sg_score score = sg_score_of(shares, scores, k);
        double se = sqrt(score.variance / number(&c, 1));
        same(&c, score.mean, 4);
        same(&c, se, 5);
        same(&c, score.mean - z * se, 6);
        same(&c, score.mean + z * se, 7);
    }
    end(&c, "expected_scored_composition", 24);
}

/* A net of two of five answers, and the balance of two nets, of 985. */
static void nets(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_net");
    for (size_t i = 0; vector_next(c.file, &c.row); i++) {
        /* shares as `cov12` tells: 0.27 · 0.08 = 985 · 2.1929e-5 */
        const double shares[] = {0.08, 0.27, 0.40, 0.15, 0.10};
        const double scores[2][5] = {{1, 1, 0, 0, 0}, {1, 1, 0, -1, -1}};
        struct sg_score net = sg_score_of(shares, scores[i], 5);
        same(&c, net.mean, 1);
        same(&c, sqrt(net.variance / 985), 2);
        not_offered(&c, "se_wrong_sum_in_quadrature");
    }
    end(&c, "expected_net", 4);
}

static void overlapping_waves(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_wave_overlap_srs");
    while (vector_next(c.file, &c.row)) {
        struct sg_score_waves waves = {number(&c, 1), number(&c, 2), number(&c, 3),
                                       number(&c, 6), number(&c, 7), number(&c, 8)};
        double change = number(&c, 5) - number(&c, 4);
        double se = sqrt(sg_score_change_variance(&waves));
        same(&c, change, 10);
        same(&c, se, 11);
        same(&c, change / se, 12);
        waves.n12 = 0;
        same(&c, sqrt(sg_score_change_variance(&waves)), 13);
        list_columns(&c, (const char *[]){"rho_matched", "panel_only", NULL});
    }
    end(&c, "expected_wave_overlap_srs", 8);
}

/* Two options of the same respondents: a balance of those who gave one of both. */
static void options_of_one_question(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_mr_within");
    while (vector_next(c.file, &c.row)) {
        double n = number(&c, 1), one = number(&c, 3), other = number(&c, 4);
        struct sg_score balance =
            sg_score_of((const double[]){one / n, other / n, (n - one - other) / n},
                        (const double[]){1, -1, 0}, 3);
        double se = sqrt(balance.variance / n), z = gsl_cdf_ugaussian_Qinv(0.025);
        double mcnemar = sg_score_mcnemar(one, other);
        same(&c, balance.mean, 6);
        same(&c, se, 7);
        same(&c, balance.mean - z * se, 8);
        same(&c, balance.mean + z * se, 9);
        same(&c, mcnemar * mcnemar, 12);
        same(&c, sg_difference_p(mcnemar), 13);
        list_columns(&c, (const char *[]){"tango", "mcnemar_exact", "mcnemar_cc", NULL});
    }
    end(&c, "expected_mr_within", 6);
}

static void sample_sizes(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_sample_size_prop");
    while (vector_next(c.file, &c.row)) {
        double n0 = sg_sample_size_proportion(number(&c, 1), number(&c, 0), number(&c, 3));
        double n = sg_sample_size_finite(n0, number(&c, 2));
        same(&c, n0, 4);
        same(&c, n, 5);
        same(&c, ceil(n), 6);
        same(&c, ceil(1.5 * n), 7);
    }
    end(&c, "expected_sample_size_prop", 36 * 4);
}

static void sample_sizes_for_differences(void **state)
{
    (void)state;
    struct comparison c;
    begin(&c, "expected_sample_size_diff");
    while (vector_next(c.file, &c.row)) {
        double n = sg_sample_size_difference(number(&c, 0), number(&c, 1), 0.95, number(&c, 2));
        same(&c, n, 4);
        assert_close(n, number(&c, 3), 1e-6); /* power.prop.test iterates */
        c.checked++;
    }
    end(&c, "expected_sample_size_diff", 12);
}

static void allocations(void **state)
{
    (void)state;
    enum { STRATA = 15 };
    struct sg_stratum strata[STRATA];
    double expected[STRATA][3], n[STRATA];
    struct comparison c;
    begin(&c, "expected_allocation");
    for (size_t i = 0; vector_next(c.file, &c.row); i++) {
        assert_true(i < STRATA);
        strata[i] = (struct sg_stratum){number(&c, 1), number(&c, 2)};
        for (size_t k = 0; k < 3; k++)
            expected[i][k] = number(&c, 3 + k);
        list_columns(&c, (const char *[]){"power_q0.5", "equal", NULL});
    }
    for (size_t k = 0; k < 3; k++) {
        assert_true(k == 0   ? sg_allocation_proportional(strata, STRATA, 1000, n)
                    : k == 1 ? sg_allocation_neyman(strata, STRATA, 1000, n)
                             : sg_allocation_wright(strata, STRATA, 1000, 2, n));
        for (size_t i = 0; i < STRATA; i++, c.checked++)
            assert_close(n[i], expected[i][k], 1e-9);
    }
    end(&c, "expected_allocation", 45);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_intervals),
        cmocka_unit_test(simultaneous_intervals),
        cmocka_unit_test(two_waves),
        cmocka_unit_test(counts_of_percentages),
        cmocka_unit_test(adjusted_p_values),
        cmocka_unit_test(diffusion_indices),
        cmocka_unit_test(changes_of_indices),
        cmocka_unit_test(scored_compositions),
        cmocka_unit_test(nets),
        cmocka_unit_test(overlapping_waves),
        cmocka_unit_test(options_of_one_question),
        cmocka_unit_test(sample_sizes),
        cmocka_unit_test(sample_sizes_for_differences),
        cmocka_unit_test(allocations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
