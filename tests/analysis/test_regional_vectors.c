/* Every row of vectors/regional whose method the structure commands compute, to 1e-10; the others
   are listed. Run without the data folder, the copies in the other tests still hold. */
#include "../table_of.h"
#include "../test_support.h"
#include "../vector_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/location_quotient.h>

extern const struct sg_command sg_composition_command;
extern const struct sg_command sg_change_command;

enum { REGIONS = 5, INDUSTRIES = 4, NAMES = 64 };

/* in_toy54_t0.csv: five regions by four industries. */
static const double toy[REGIONS][INDUSTRIES] = {
    {100, 20, 30, 50}, {10, 60, 25, 5}, {7, 13, 40, 140}, {55, 45, 35, 65}, {3, 90, 12, 45}};

/* Methods that were met and are not offered, with their rows. */
struct counts {
    char names[NAMES][64];
    size_t rows[NAMES];
    size_t n, checked;
};

static void not_offered(struct counts *counts, const char *name)
{
    size_t i = 0;
    while (i < counts->n && strcmp(counts->names[i], name) != 0)
        i++;
    if (i == counts->n) {
        assert_true(counts->n < NAMES);
        snprintf(counts->names[counts->n++], sizeof counts->names[0], "%s", name);
    }
    counts->rows[i]++;
}

static void report(const struct counts *counts, const char *file)
{
    print_message("%s: %zu rows agree; not offered by these commands:", file, counts->checked);
    for (size_t i = 0; i < counts->n; i++)
        print_message(" %s %zu,", counts->names[i], counts->rows[i]);
    print_message("\n");
}

static struct sg_quotient_counts toy_counts(size_t region, size_t industry)
{
    struct sg_quotient_counts c = {.value = toy[region][industry]};
    for (size_t r = 0; r < REGIONS; r++)
        for (size_t i = 0; i < INDUSTRIES; i++) {
            c.reference_total += toy[r][i];
            c.reference_value += i == industry ? toy[r][i] : 0;
            c.area_total += r == region ? toy[r][i] : 0;
        }
    return c;
}

static size_t number_of(const char *label, size_t limit)
{
    size_t i = strtoul(label + 1, NULL, 10);
    assert_true(i >= 1 && i <= limit);
    return i - 1;
}

typedef double quotient_fn(size_t region, size_t industry);

static double plain(size_t region, size_t industry)
{
    struct sg_quotient_counts c = toy_counts(region, industry);
    return sg_location_quotient(&c);
}

static double logarithm(size_t region, size_t industry)
{
    return sg_location_quotient_log(plain(region, industry));
}

static double additive(size_t region, size_t industry)
{
    struct sg_quotient_counts c = toy_counts(region, industry);
    return sg_location_quotient_additive(&c);
}

static double symmetric(size_t region, size_t industry)
{
    return sg_location_quotient_symmetric(plain(region, industry));
}

static double standardized(size_t region, size_t industry)
{
    double z[REGIONS];
    for (size_t r = 0; r < REGIONS; r++)
        z[r] = plain(r, industry);
    sg_location_quotient_standardize(z, REGIONS, z);
    return z[region];
}

static double standardized_log(size_t region, size_t industry)
{
    double z[REGIONS];
    for (size_t r = 0; r < REGIONS; r++)
        z[r] = logarithm(r, industry);
    sg_location_quotient_standardize(z, REGIONS, z);
    return z[region];
}

static const struct {
    const char *test_id;
    quotient_fn *value;
} offered[] = {{"lq_toy54_t0", plain},
               {"lqlog_toy54_t0", logarithm},
               {"arca_toy54_t0", additive},
               {"slq_sym_toy54_t0", symmetric},
               {"slq_OG_toy54_t0", standardized},
               {"slq_T_toy54_t0", standardized_log}};

/* What the commands compute by industry: from a table whose industries are named as in `j`. */
static const struct {
    const char *test_id, *input, *period, *column;
} by_command[] = {{"share_kawasaki2016", "kawasaki", "2016", "share_percent"},
                  {"share_kawasaki2021", "kawasaki", "2021", "share_percent"},
                  {"contrib_kawasaki1621", "kawasaki", NULL, "contribution_points"},
                  {"dshare_kawasaki1621", "kawasaki", NULL, "share_change_points"},
                  {"contrib_toyR1", "toy", NULL, "contribution_points"},
                  {"dshare_toyR1", "toy", NULL, "share_change_points"}};

/* Establishments of Kawasaki by division (AB … R), and region R1 of the toy tables at t0 and t1. */
static const char kawasaki[] =
    "industry|year@|value#\n"
    "AB|2016|64\nC|2016|0\nD|2016|3829\nE|2016|3034\nF|2016|23\nG|2016|678\nH|2016|1330\n"
    "I|2016|8844\nJ|2016|469\nK|2016|3853\nL|2016|1716\nM|2016|5827\nN|2016|3476\n"
    "O|2016|1407\nP|2016|4178\nQ|2016|143\nR|2016|2063\n"
    "AB|2021|74\nC|2021|0\nD|2021|4108\nE|2021|2838\nF|2021|41\nG|2021|930\nH|2021|1248\n"
    "I|2021|8150\nJ|2021|456\nK|2021|4349\nL|2021|2159\nM|2021|4848\nN|2021|3208\n"
    "O|2021|1515\nP|2021|4841\nQ|2021|144\nR|2021|2314\n";
static const char toy_r1[] = "industry|year@|value#\n"
                             "I1|2016|100\nI2|2016|20\nI3|2016|30\nI4|2016|50\n"
                             "I1|2021|120\nI2|2021|18\nI3|2021|28\nI4|2021|64\n";

/* A fraction, from the row of industry `label`. */
static double computed(size_t k, const char *label)
{
    bool change = !by_command[k].period;
    struct sg_table in;
    struct trial trial = {0};
    char labels[64];
    table_of(&in, by_command[k].input[0] == 'k' ? kawasaki : toy_r1);
    assert_true(
        try_command(&trial, change ? &sg_change_command : &sg_composition_command, &in, NULL));
    snprintf(labels, sizeof labels, "%s|%s", label, change ? "2016|2021" : by_command[k].period);
    double value = value_at(&trial.out, labels, by_command[k].column) / 100;
    trial_free(&trial);
    sg_table_free(&in);
    return value;
}

/* Whether the commands compute the row, and then its value. */
static bool compute_core(const struct vector_row *row, double *value)
{
    for (size_t k = 0; k < sizeof offered / sizeof *offered; k++)
        if (strcmp(offered[k].test_id, row->fields[1]) == 0) {
            *value = offered[k].value(number_of(row->fields[6], REGIONS),
                                      number_of(row->fields[7], INDUSTRIES));
            return true;
        }
    for (size_t k = 0; k < sizeof by_command / sizeof *by_command; k++)
        if (strcmp(by_command[k].test_id, row->fields[1]) == 0) {
            *value = computed(k, row->fields[6]);
            return true;
        }
    return false;
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
        double actual, expected = vector_number(&row, 8);
        if (!compute_core(&row, &actual)) {
            not_offered(&counts, row.fields[1]);
            continue;
        }
        /* a z score or a difference may cancel to nearly nothing: then within 1e-14 */
        assert_close(actual, expected, fabs(expected) < 1e-4 ? -1e-14 : 1e-10);
        counts.checked++;
    }
    fclose(file);
    report(&counts, "vec_core_toy_kawasaki.csv");
    assert_int_equal(counts.checked, 120 + 2 * 17 + 2 * 17 + 2 * 4);
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
            toy_counts(number_of(row.fields[1], REGIONS), number_of(row.fields[2], INDUSTRIES));
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
        struct sg_interval limits[3];
        assert_true(sg_interval_wilson(x, n, 0.95, &limits[0]));
        assert_true(sg_interval_clopper_pearson(x, n, 0.95, &limits[1]));
        assert_true(sg_interval_goodman(x, n, 17, 0.95, &limits[2]));
        for (size_t m = 0; m < 3; m++) {
            assert_close(limits[m].lower, vector_number(&row, 5 + 2 * m), 1e-10);
            assert_close(limits[m].upper, vector_number(&row, 6 + 2 * m), 1e-10);
            counts.checked++;
        }
        not_offered(&counts, "jeffreys");
    }
    fclose(file);
    report(&counts, "vec_ci_share.csv");
    assert_int_equal(counts.checked, 102);
}

/* Files of which no method belongs to these commands. */
static void other_files(void **state)
{
    (void)state;
    const char *names[] = {"vec_ci_sharediff.csv", "vec_ci_indices.csv"};
    for (size_t i = 0; i < 2; i++) {
        char path[256];
        snprintf(path, sizeof path, "vectors/regional/%s", names[i]);
        FILE *file = vector_open(path);
        struct counts counts = {0};
        struct vector_row row;
        if (!file)
            skip();
        while (vector_next(file, &row))
            not_offered(&counts, i == 0 ? "wald, newcombe" : row.fields[1]);
        fclose(file);
        report(&counts, names[i]);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(core),
        cmocka_unit_test(quotient_intervals),
        cmocka_unit_test(share_intervals),
        cmocka_unit_test(other_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
