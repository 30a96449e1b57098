#include "tests/io_japan.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/io.h>

enum { MOST = 14 };

static double random_of(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
    return (double)(*seed >> 11) * 0x1p-53;
}

/* Numbers that were printed with so many decimals. */
static void assert_printed(const double found[], const double expected[], size_t n, double half)
{
    for (size_t i = 0; i < n; i++)
        assert_close(found[i] - expected[i], 0, -half);
}

/* Germany 1995, six branches, domestic (Eurostat Manual of Supply, Use and Input-Output Tables
   2008, p. 481 to 500); output of industry 1079446, as printed there. */
static const double germany_z[36] = {
    1131, 25480, 1,     607,   710,    762,   7930, 304584, 64167, 41082, 11981, 30360,
    426,  7334,  3875,  5296,  23457,  9155,  3559, 72717,  14190, 74399, 10835, 21008,
    3637, 96115, 31027, 65755, 193176, 34223, 1552, 14986,  1747,  11225, 15058, 22070};
static const double germany_x[6] = {43910, 1079446, 245606, 540063, 692487, 508918};

static void germany(void **state)
{
    (void)state;
    static const double gva[6] = {21664, 395022, 115624, 311407, 415426, 365017};
    static const double printed[6] = {1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782};
    static const double diagonal[6] = {1.0339, 1.4292, 1.0289, 1.1784, 1.4126, 1.0515};
    static const double influence[6] = {1.029431, 1.111830, 1.095121, 0.968251, 0.963140, 0.832226};
    static const double sensitivity[6] = {0.659055, 1.463607, 0.703366,
                                          0.985343, 1.452189, 0.736440};
    /* R iotables 0.9, forward_linkages() */
    static const double forward[6] = {2.112605, 1.690961, 1.355765, 1.584850, 2.103708, 1.210591};
    static const double value_added[6] = {0.8450, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199};
    double a[36], b[36], v[6], out[6];
    struct sg_io_quality quality;
    sg_io_coefficients(germany_z, germany_x, 6, a);
    assert_true(sg_io_inverse(a, 6, b, &quality));
    assert_true(quality.residual < 6e-12 && quality.condition >= 1 && quality.condition < 10);
    sg_io_multipliers(NULL, b, 6, out);
    assert_printed(out, printed, 6, 5e-5);
    for (size_t i = 0; i < 6; i++) {
        v[i] = gva[i] / germany_x[i];
        out[i] = b[i * 6 + i];
    }
    assert_printed(out, diagonal, 6, 5e-5);
    sg_io_influence(b, 6, out);
    assert_printed(out, influence, 6, 5e-7);
    sg_io_sensitivity(b, 6, out);
    assert_printed(out, sensitivity, 6, 5e-7);
    sg_io_forward(b, germany_x, 6, out);
    assert_printed(out, forward, 6, 5e-7);
    sg_io_multipliers(v, b, 6, out);
    assert_printed(out, value_added, 6, 5e-5);
}

/* Expected values of Japan are of solve() of R 4.2 over the published table. */
static void supply_of(const struct japan *japan, double supply[JAPAN])
{
    for (size_t i = 0; i < JAPAN; i++)
        supply[i] = 1 - japan->imports[i] / japan->demand[i];
}

static void japan_closed_and_open(void **state)
{
    (void)state;
    static const double imports[JAPAN] = {0.176127, 0.969859, 0.170398, 0,        0.000083,
                                          0.011360, 0.028190, 0.000023, 0.075374, 0.015351,
                                          0,        0.012529, 0.007835};
    static const double closed[JAPAN] = {1.089534, 1.075107, 1.364789, 1.117748, 1.293787,
                                         0.801983, 0.816996, 0.670793, 1.023615, 0.953744,
                                         0.820043, 0.906933, 1.064927};
    static const double influence[JAPAN] = {1.059831, 1.098460, 1.214446, 1.093117, 1.032407,
                                            0.865682, 0.888900, 0.749632, 1.044878, 1.023066,
                                            0.872419, 0.936584, 1.120577};
    static const double sensitivity[JAPAN] = {0.700298, 0.580306, 2.333238, 0.722227, 0.852201,
                                              0.979207, 0.825004, 0.756399, 1.175486, 0.967180,
                                              0.715148, 1.749747, 0.643560};
    static const double sums[JAPAN] = {1.862103, 1.929973, 2.133760, 1.920587, 1.813920,
                                       1.520987, 1.561780, 1.317090, 1.835832, 1.797508,
                                       1.532824, 1.645561, 1.968833};
    struct japan japan;
    double a[JAPAN * JAPAN], b[JAPAN * JAPAN], supply[JAPAN], out[JAPAN];
    struct sg_io_quality quality;
    read_japan(&japan);
    supply_of(&japan, supply);
    for (size_t i = 0; i < JAPAN; i++)
        out[i] = 1 - supply[i];
    assert_printed(out, imports, JAPAN, 5e-7);
    sg_io_coefficients(japan.z, japan.x, JAPAN, a);
    assert_true(sg_io_inverse(a, JAPAN, b, &quality));
    sg_io_influence(b, JAPAN, out);
    assert_printed(out, closed, JAPAN, 5e-7);
    sg_io_scale_rows(a, supply, JAPAN);
    assert_true(sg_io_inverse(a, JAPAN, b, &quality));
    sg_io_influence(b, JAPAN, out);
    assert_printed(out, influence, JAPAN, 5e-7);
    sg_io_sensitivity(b, JAPAN, out);
    assert_printed(out, sensitivity, JAPAN, 5e-7);
    sg_io_multipliers(NULL, b, JAPAN, out);
    assert_printed(out, sums, JAPAN, 5e-7);
}

static double sum(const double x[], size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += x[i];
    return total;
}

static double value_of(const double v[], const double x[])
{
    double total = 0;
    for (size_t i = 0; i < JAPAN; i++)
        total += v[i] * x[i];
    return total;
}

/* The inverse of the open model, and what households buy. */
static void open_model(struct japan *japan, double b[], double supply[], double spending[])
{
    double a[JAPAN * JAPAN];
    struct sg_io_quality quality;
    read_japan(japan);
    supply_of(japan, supply);
    sg_io_coefficients(japan->z, japan->x, JAPAN, a);
    sg_io_scale_rows(a, supply, JAPAN);
    assert_true(sg_io_inverse(a, JAPAN, b, &quality));
    for (size_t i = 0; i < JAPAN; i++)
        spending[i] = japan->consumption[i] / sum(japan->consumption, JAPAN);
}

static void impact(void **state)
{
    (void)state;
    static const double d[JAPAN] = {[5] = 1000, [8] = 1000, [11] = 8000};
    struct japan japan;
    double b[JAPAN * JAPAN], supply[JAPAN], spending[JAPAN];
    double direct[JAPAN], first[JAPAN], second[JAPAN];
    open_model(&japan, b, supply, spending);
    struct sg_io_model model = {JAPAN, b, supply, supply, japan.income, spending, 0.6, false};
    struct sg_io_impact out = {.direct = direct, .first = first, .second = second};
    assert_true(sg_io_impact_of(&model, d, &out));
    assert_close(sum(direct, JAPAN), 9813.032, 1e-7); /* of seven digits, as below */
    assert_close(sum(first, JAPAN), 16200.71, 1e-6);
    assert_close(sum(first, JAPAN) - sum(direct, JAPAN), 6387.682, 1e-6);
    assert_close(value_of(japan.value_added, direct), 6011.209957, 1e-9);
    assert_close(value_of(japan.value_added, first), 9066.703, 1e-6);
    assert_close(out.earned, 5564.971, 1e-6);
    assert_close(sum(second, JAPAN), 5270.175, 1e-6);
    assert_close(value_of(japan.value_added, second), 2877.44, 1e-6);
    model.infinite = true;
    assert_true(sg_io_impact_of(&model, d, &out));
    assert_close(out.loop, .2387227536, 1e-9);
    assert_close(out.earned, 7310.045397, 1e-9);
    assert_close(sum(first, JAPAN) + sum(second, JAPAN), 23123.520855, 1e-10);
    assert_close(value_of(japan.value_added, first) + value_of(japan.value_added, second),
                 12846.456717, 1e-10);
    model.infinite = false;
    model.rate = 1.1384762915;
    assert_true(sg_io_impact_of(&model, d, &out));
    assert_close(sum(second, JAPAN), 9999.949608, 1e-9);
    model.infinite = true;
    model.rate = 3;
    assert_false(sg_io_impact_of(&model, d, &out)); /* loop 1.19 */
}

static void type2(void **state)
{
    (void)state;
    static const double expected[JAPAN] = {2.231976, 2.468313, 2.624999, 2.636475, 2.187612,
                                           2.181616, 2.139781, 1.495751, 2.470459, 2.358694,
                                           2.174381, 2.364936, 2.353868};
    struct japan japan;
    double b[MOST * MOST], supply[JAPAN], spending[JAPAN], a[JAPAN * JAPAN], wide[MOST * MOST];
    double out[MOST], industries[MOST];
    struct sg_io_quality quality;
    open_model(&japan, b, supply, spending);
    sg_io_coefficients(japan.z, japan.x, JAPAN, a);
    sg_io_scale_rows(a, supply, JAPAN);
    for (size_t i = 0; i < JAPAN; i++) {
        spending[i] *= supply[i] * 0.6;
        industries[i] = 1;
    }
    industries[JAPAN] = 0; /* output of industries alone */
    sg_io_augment(a, japan.income, spending, JAPAN, wide);
    assert_true(sg_io_inverse(wide, MOST, b, &quality));
    sg_io_multipliers(industries, b, MOST, out);
    assert_printed(out, expected, JAPAN, 5e-7);
}

/* Column sums of the closed inverse of regional coefficients. */
static void regional_sums(enum sg_io_method method, double delta, bool domestic, double out[])
{
    struct japan japan;
    double a[JAPAN * JAPAN], b[JAPAN * JAPAN], factor[JAPAN * JAPAN], slq[JAPAN], supply[JAPAN];
    struct sg_io_quality quality;
    read_japan(&japan);
    supply_of(&japan, supply);
    sg_io_coefficients(japan.z, japan.x, JAPAN, a);
    if (domestic)
        sg_io_scale_rows(a, supply, JAPAN);
    sg_io_slq(japan.region, japan.x, JAPAN, slq);
    double lambda = sg_io_lambda(sum(japan.region, JAPAN), sum(japan.x, JAPAN), delta);
    sg_io_regional(method, slq, lambda, JAPAN, factor);
    for (size_t k = 0; k < JAPAN * JAPAN; k++)
        a[k] *= factor[k];
    assert_true(sg_io_inverse(a, JAPAN, b, &quality));
    sg_io_multipliers(NULL, b, JAPAN, out);
}

static void regional(void **state)
{
    (void)state;
    static const struct {
        enum sg_io_method method;
        bool domestic;
        double sums[JAPAN];
    } cases[] = {
        {SG_IO_FLQ,
         false,
         {1.683608, 1.776659, 1.858928, 1.667729, 1.661483, 1.342932, 1.395028, 1.147735, 1.451048,
          1.518316, 1.343456, 1.417532, 1.560148}},
        {SG_IO_AFLQ,
         false,
         {1.739934, 1.825556, 2.074540, 1.728683, 1.694651, 1.359222, 1.410457, 1.151917, 1.548536,
          1.539272, 1.364843, 1.449992, 1.591027}},
        {SG_IO_SLQ,
         false,
         {1.808068, 1.933330, 2.364935, 1.997404, 2.052471, 1.433400, 1.404438, 1.216050, 1.845511,
          1.571245, 1.469052, 1.611040, 1.835264}},
        {SG_IO_CILQ,
         false,
         {1.819190, 1.965554, 2.185884, 1.956047, 2.125565, 1.478828, 1.502284, 1.242017, 1.764630,
          1.628478, 1.498492, 1.609854, 1.895748}},
        {SG_IO_AFLQ_FREE,
         false,
         {1.840815, 1.886825, 2.488545, 1.841310, 1.750615, 1.382981, 1.435199, 1.159280, 1.611666,
          1.575469, 1.401430, 1.509591, 1.641382}},
        {SG_IO_FLQ,
         true,
         {1.544150, 1.663063, 1.623477, 1.518761, 1.410919, 1.301814, 1.355070, 1.135756, 1.370988,
          1.463353, 1.290457, 1.337240, 1.486765}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double out[JAPAN];
        regional_sums(cases[i].method, 0.25, cases[i].domestic, out);
        assert_printed(out, cases[i].sums, JAPAN, 6e-7); /* one is cut, not rounded */
    }
}

static void quotients(void **state)
{
    (void)state;
    static const double expected[JAPAN] = {0.216257, 0.540641, 1.513796, 0.973154, 0.865026,
                                           0.648770, 0.324385, 0.756898, 1.189411, 0.324385,
                                           0.756898, 0.865026, 0.865026};
    static const double region[3] = {0, 3, 1}, nation[3] = {5, 5, 0};
    struct japan japan;
    double slq[JAPAN], factor[9];
    read_japan(&japan);
    sg_io_slq(japan.region, japan.x, JAPAN, slq);
    assert_printed(slq, expected, JAPAN, 5e-7);
    double r = sum(japan.region, JAPAN), n = sum(japan.x, JAPAN);
    assert_close(sg_io_lambda(r, n, .2), .6624869, 1e-7); /* of seven digits */
    assert_close(sg_io_lambda(r, n, .25), .5976840, 1e-7);
    assert_close(sg_io_lambda(r, n, .3), .5392199, 1e-7);
    assert_close(sg_io_lambda(r, n, 0), 1, 0);
    assert_close(sg_io_lambda(7, 7, .3), 1, 0); /* the region is the nation */
    sg_io_slq(region, nation, 3, slq);
    assert_close(slq[0], 0, 0);
    assert_close(slq[1], 1.5, 1e-15);
    assert_true(isnan(slq[2]));
    sg_io_regional(SG_IO_FLQ, slq, .5, 3, factor);
    for (size_t j = 0; j < 3; j++) {
        assert_close(factor[0 * 3 + j], 0, 0); /* the region lacks it */
        assert_close(factor[2 * 3 + j], 0, 0); /* the nation does */
    }
    assert_close(factor[1 * 3 + 1], .75, 1e-15);
    assert_close(factor[1 * 3 + 0], 1, 0); /* no buyer that limits it */
}

static void failures(void **state)
{
    (void)state;
    static const double grows[4] = {0.5, 0.6, 0.6, 0.5}, first[4] = {1, 0, 0, 0.5};
    static const double unknown[4] = {0.5, NAN, 0, 0.5};
    double b[4], out[2];
    struct sg_io_quality quality;
    assert_false(sg_io_inverse(grows, 2, b, &quality));
    assert_int_equal(quality.failed, 1);
    assert_false(sg_io_inverse(first, 2, b, &quality));
    assert_int_equal(quality.failed, 0);
    assert_false(sg_io_inverse(unknown, 2, b, &quality));
    assert_true(sg_io_inverse(NULL, 0, NULL, &quality));
    static const double z[4] = {1, 0, 2, 0}, x[2] = {10, 0};
    double a[4];
    sg_io_coefficients(z, x, 2, a);
    assert_close(a[2], .2, 1e-15);
    assert_close(a[3], 0, 0); /* an industry without output */
    assert_true(sg_io_inverse(a, 2, b, &quality));
    sg_io_forward(b, x, 2, out);
    assert_true(isnan(out[1]));
}

/* Columns that add up to less than 1. */
static void random_coefficients(uint64_t *seed, size_t n, double a[])
{
    for (size_t j = 0; j < n; j++) {
        double total = 0.05 + random_of(seed);
        for (size_t i = 0; i < n; i++) {
            a[i * n + j] = random_of(seed) < 0.2 ? 0 : random_of(seed);
            total += a[i * n + j];
        }
        for (size_t i = 0; i < n; i++)
            a[i * n + j] /= total;
    }
}

static void properties_of_inverse(uint64_t *seed, size_t n)
{
    double a[MOST * MOST], b[MOST * MOST], open[MOST * MOST], supply[MOST], z[MOST * MOST];
    double x[MOST], closed_sums[MOST], open_sums[MOST], out[MOST];
    struct sg_io_quality quality;
    random_coefficients(seed, n, a);
    assert_true(sg_io_inverse(a, n, b, &quality));
    assert_true(quality.residual < 1e-12 * (double)n);
    sg_io_multipliers(NULL, b, n, closed_sums);
    for (size_t i = 0; i < n; i++)
        supply[i] = random_of(seed);
    memcpy(open, a, sizeof open);
    sg_io_scale_rows(open, supply, n);
    assert_true(sg_io_inverse(open, n, b, &quality));
    sg_io_multipliers(NULL, b, n, open_sums);
    for (size_t j = 0; j < n; j++)
        assert_true(open_sums[j] >= 1 - 1e-12 && closed_sums[j] >= open_sums[j] - 1e-12);
    sg_io_influence(b, n, out);
    assert_close(sum(out, n), (double)n, 1e-12);
    sg_io_sensitivity(b, n, out);
    assert_close(sum(out, n), (double)n, 1e-12);
    for (size_t j = 0; j < n; j++) /* in another unit */
        x[j] = 1e3 * (1 + random_of(seed));
    for (size_t k = 0; k < n * n; k++)
        z[k] = a[k] * x[k % n];
    sg_io_coefficients(z, x, n, z);
    for (size_t k = 0; k < n * n; k++)
        assert_close(z[k], a[k], 1e-14);
}

static void properties_of_regions(uint64_t *seed, size_t n)
{
    double region[MOST] = {0}, nation[MOST] = {0}, slq[MOST], flq[MOST * MOST], other[MOST * MOST];
    for (size_t i = 0; i < n; i++) {
        nation[i] = 1 + random_of(seed);
        region[i] = nation[i] * random_of(seed);
    }
    sg_io_slq(region, nation, n, slq);
    sg_io_regional(SG_IO_FLQ, slq, sg_io_lambda(sum(region, n), sum(nation, n), 0), n, flq);
    sg_io_regional(SG_IO_CILQ, slq, NAN, n, other);
    for (size_t k = 0; k < n * n; k++)
        assert_close(flq[k], other[k], 0);
    sg_io_slq(nation, nation, n, slq); /* the nation itself */
    sg_io_regional(SG_IO_FLQ, slq, sg_io_lambda(1, 1, random_of(seed)), n, flq);
    for (size_t k = 0; k < n * n; k++)
        assert_close(flq[k], 1, 1e-12);
}

/* Of two demands together it is the sum of both; without end it is the limit of rounds. */
static void properties_of_impact(uint64_t *seed, size_t n)
{
    double a[MOST * MOST], b[MOST * MOST], income[MOST], spending[MOST], supply[MOST];
    double d[3][MOST], direct[MOST], first[MOST], second[3][MOST];
    struct sg_io_quality quality;
    random_coefficients(seed, n, a);
    assert_true(sg_io_inverse(a, n, b, &quality));
    for (size_t i = 0; i < n; i++) {
        double inputs = 0;
        for (size_t k = 0; k < n; k++)
            inputs += a[k * n + i];
        income[i] = (1 - inputs) * random_of(seed);
        spending[i] = 1 / (double)n;
        supply[i] = random_of(seed);
        d[0][i] = random_of(seed) - 0.3;
        d[1][i] = random_of(seed);
        d[2][i] = d[0][i] + d[1][i];
    }
    struct sg_io_model model = {n, b, supply, supply, income, spending, random_of(seed), true};
    struct sg_io_impact out = {.direct = direct, .first = first};
    for (size_t k = 0; k < 3; k++) {
        out.second = second[k];
        assert_true(sg_io_impact_of(&model, d[k], &out));
    }
    for (size_t i = 0; i < n; i++)
        assert_close(second[2][i] - second[0][i] - second[1][i], 0,
                     -1e-12 * fabs(second[2][i]) - 1e-13);
}

static void properties(void **state)
{
    (void)state;
    uint64_t seed = 20;
    for (int trial = test_cases(500); trial > 0; trial--) {
        size_t n = 1 + (size_t)(random_of(&seed) * (MOST - 1));
        properties_of_inverse(&seed, n);
        properties_of_regions(&seed, n);
        properties_of_impact(&seed, n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(germany),  cmocka_unit_test(japan_closed_and_open),
        cmocka_unit_test(impact),   cmocka_unit_test(type2),
        cmocka_unit_test(regional), cmocka_unit_test(quotients),
        cmocka_unit_test(failures), cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
