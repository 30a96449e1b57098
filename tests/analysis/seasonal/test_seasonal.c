#include "tests/test_support.h"

#include "tests/seasonal_series.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/seasonal.h>

static struct sg_seasonal_plan plan_of(size_t frequency, size_t first, size_t terms,
                                       bool multiplicative)
{
    struct sg_seasonal_plan plan = sg_seasonal_default(frequency, first);
    plan.multiplicative = multiplicative;
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        plan.terms[k] = terms;
    return plan;
}

/* X-13ARIMA-SEATS 1.1 build 61, oracle_di40_ext, oracle_ukgas_mult: D10 to D13 of a period. */
static void values(void **state)
{
    (void)state;
    static const struct {
        size_t t;
        double d10, d11, d12, d13;
    } balance[] = {{0, -4.51182587861519, -11.2881741213848, -12.5017144229755, 1.21354030159069},
                   {20, -5.18837954630975, -39.5116204536903, -38.8714561182987, -0.64016433539156},
                   {39, 4.92619709211649, -1.72619709211649, -2.40858084011549, 0.682383747999002}},
      amount[] = {{0, 1.32739768276685, 120.611932715058, 120.535899959444, 1.00063078929713},
                  {54, 0.550484548176697, 287.928154432273, 285.849864416496, 1.00727056498704},
                  {107, 1.14050883692124, 686.360310993415, 789.671034113447, 0.869172454532263}};
    struct sg_seasonal result = {0};
    struct sg_seasonal_plan plan = plan_of(4, 1, 5, false);
    sg_seasonal_adjust(&plan, di40, DI40, &result);
    for (size_t i = 0; i < 3; i++) {
        assert_close(result.table[SG_X11_D10][balance[i].t], balance[i].d10, 1e-12);
        assert_close(result.table[SG_X11_D11][balance[i].t], balance[i].d11, 1e-12);
        assert_close(result.table[SG_X11_D12][balance[i].t], balance[i].d12, 1e-12);
        assert_close(result.table[SG_X11_D13][balance[i].t], balance[i].d13, 1e-11);
    }
    plan = plan_of(4, 0, 5, true);
    sg_seasonal_adjust(&plan, ukgas, UKGAS, &result); /* in the memory of the shorter one */
    for (size_t i = 0; i < 3; i++) {
        assert_close(result.table[SG_X11_D10][amount[i].t], amount[i].d10, 1e-12);
        assert_close(result.table[SG_X11_D11][amount[i].t], amount[i].d11, 1e-12);
        assert_close(result.table[SG_X11_D12][amount[i].t], amount[i].d12, 1e-12);
        assert_close(result.table[SG_X11_D13][amount[i].t], amount[i].d13, 1e-12);
    }
    sg_seasonal_free(&result);
}

/* The tests and ratios of five runs of X-13, as printed by it to six digits. */
static void tests_and_ratios(void **state)
{
    (void)state;
    static const struct {
        const double *x;
        size_t n, frequency, first, terms;
        bool multiplicative;
        double f, kw, moving, p_moving, m7, ratios[SG_TREND_FILTERS];
    } runs[] = {
        {di40,
         DI40,
         4,
         1,
         5,
         false,
         74.847842,
         33.739024,
         2.716537,
         .0276566,
         .318124,
         {.502037, .294161, .281228, .329749}},
        {ukgas,
         UKGAS,
         4,
         0,
         5,
         false,
         51.886160,
         78.257674,
         7.768419,
         8.04e-13,
         .540404,
         {1.441556, 1.127425, 1.048466, 1.072345}},
        {mon120,
         MON120,
         12,
         0,
         13,
         false,
         26.165632,
         91.247273,
         1.823191,
         .0732412,
         .488141,
         {1.655532, 1.342993, 1.345738, 1.571230}},
        {ukgas,
         UKGAS,
         4,
         0,
         5,
         true,
         199.101654,
         90.237362,
         3.598840,
         6.46e-6,
         .211405,
         {1.380422, .866742, .819772, .853930}},
        {mon120,
         MON120,
         12,
         0,
         13,
         true,
         23.575803,
         90.794545,
         2.504204,
         .0126298,
         .554785,
         {1.701662, 1.479321, 1.468219, 1.690507}},
    };
    struct sg_seasonal result = {0};
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct sg_seasonality_tests tests;
        struct sg_seasonal_plan plan =
            plan_of(runs[i].frequency, runs[i].first, runs[i].terms, runs[i].multiplicative);
        sg_seasonal_adjust(&plan, runs[i].x, runs[i].n, &result);
        sg_seasonality_test(&result, &tests);
        assert_close(tests.f_stable, runs[i].f, -5.1e-7);
        assert_close(tests.kruskal_wallis, runs[i].kw, -5.1e-7);
        assert_close(tests.f_moving, runs[i].moving, -5.1e-7);
        assert_close(tests.p_moving, runs[i].p_moving, 1e-3);
        assert_close(tests.m7, runs[i].m7, -5.1e-7);
        assert_int_equal(tests.verdict, SG_SEASONALITY_PRESENT);
        for (int k = 0; k < SG_TREND_FILTERS; k++)
            assert_close(result.i_to_c[k], runs[i].ratios[k], -5.1e-7);
    }
    sg_seasonal_free(&result);
}

/* The filters that X-13 chose in its runs with MSR and automatic trend, and the ratios. */
static void choices(void **state)
{
    (void)state;
    static const struct {
        const double *x;
        size_t n, frequency, first;
        enum sg_seasonal_filter filter;
        size_t terms;
        double i_to_c, ratio;
    } runs[] = {{di40, DI40, 4, 1, SG_SEASONAL_3X5, 5, .329749, 5.253083},
                {ukgas, UKGAS, 4, 0, SG_SEASONAL_3X3, 5, .984273, 1.042562},
                {mon120, MON120, 12, 0, SG_SEASONAL_3X9, 13, 1.665432, 7.205602}};
    struct sg_seasonal result = {0};
    for (size_t i = 0; i < 3; i++) {
        struct sg_seasonal_plan plan = plan_of(runs[i].frequency, runs[i].first, 0, false);
        plan.filters[SG_SEASONAL_LAST] = SG_SEASONAL_MSR;
        sg_seasonal_adjust(&plan, runs[i].x, runs[i].n, &result);
        assert_int_equal(result.used.filters[SG_SEASONAL_LAST], runs[i].filter);
        assert_int_equal(result.used.terms[SG_TREND_D12], runs[i].terms);
        assert_close(result.i_to_c[SG_TREND_D12], runs[i].i_to_c, -5.1e-7);
        assert_close(result.moving_seasonality, runs[i].ratio, -5.1e-7);
    }
    sg_seasonal_free(&result);
}

/* Factors of the year after di40, as X-13 prints them (D10A). */
static void next_year(void **state)
{
    (void)state;
    static const double expected[] = {-5.30118, 2.78386, -2.39696, 4.89087};
    double factors[4];
    struct sg_seasonal result = {0};
    struct sg_seasonal_plan plan = plan_of(4, 1, 5, false);
    sg_seasonal_adjust(&plan, di40, DI40, &result);
    sg_seasonal_next_year(&result, factors);
    for (size_t k = 0; k < 4; k++)
        assert_close(factors[k], expected[k], -5.1e-6);
    sg_seasonal_free(&result);
}

/* 40 quarters of noise without seasonality: the tests say so. */
static void noise(void **state)
{
    (void)state;
    double x[40];
    struct sg_seasonality_tests tests;
    struct sg_seasonal result = {0};
    struct sg_seasonal_plan plan = plan_of(4, 0, 5, false);
    for (int t = 0; t < 40; t++)
        x[t] = (7919 * t) % 97 / 10.0 - 4.8;
    sg_seasonal_adjust(&plan, x, 40, &result);
    sg_seasonality_test(&result, &tests);
    assert_close(tests.f_stable, .484707, -5.1e-7);
    assert_close(tests.p_stable, .695, -5e-4);
    assert_close(tests.kruskal_wallis, 1.606829, -5.1e-7);
    assert_close(tests.m7, 2.290699, -5.1e-7);
    assert_int_equal(tests.verdict, SG_SEASONALITY_ABSENT);
    for (size_t t = 0; t < 40; t++)
        x[t] = 3; /* nothing moves: F is undefined, and nothing is found */
    sg_seasonal_adjust(&plan, x, 40, &result);
    sg_seasonality_test(&result, &tests);
    assert_int_equal(tests.verdict, SG_SEASONALITY_ABSENT);
    assert_close(result.table[SG_X11_D11][39], 3, 1e-14);
    sg_seasonal_free(&result);
}

static double half_width(const double weights[], size_t n, size_t t, double start, double slope)
{
    double variance = 0;
    for (size_t k = 0; k < n; k++)
        variance += weights[t * n + k] * weights[t * n + k] * (start + slope * (double)k);
    return 1.9599639845400545 * sqrt(variance);
}

/* Of the change between t and s with V = 4: one linear form, not two intervals. */
static double change_half_width(const double weights[], size_t n, size_t t, size_t s)
{
    double variance = 0;
    for (size_t k = 0; k < n; k++)
        variance += 4 * pow(weights[t * n + k] - weights[s * n + k], 2);
    return 1.9599639845400545 * sqrt(variance);
}

/* w′Vw for errors of V = 4 that go on by half from quarter to quarter, as of waves that overlap. */
static double half_width_of_waves(const double weights[], size_t n, size_t t)
{
    double variance = 0;
    for (size_t k = 0; k < n; k++)
        for (size_t l = 0; l < n; l++)
            variance +=
                4 * pow(0.5, fabs((double)k - (double)l)) * weights[t * n + k] * weights[t * n + l];
    return 1.9599639845400545 * sqrt(variance);
}

/* Half-widths of 95 % for di40 with V = 4 and V = 4 + 0.1 t: seasonal_weights_di40_x11default.csv.
 */
static void interval(void **state)
{
    (void)state;
    static double weights[DI40 * DI40], sums[DI40];
    struct sg_seasonal result = {0};
    struct sg_seasonal_plan plan = plan_of(4, 1, 5, false);
    sg_seasonal_weights(&plan, DI40, weights);
    assert_close(half_width(weights, DI40, 20, 4, 0), 3.565597, -5.1e-7);
    assert_close(half_width(weights, DI40, 39, 4, 0), 4.074927, -5.1e-7);
    assert_close(half_width(weights, DI40, 37, 4, .1), 4.905147, -5.1e-7);
    assert_close(half_width(weights, DI40, 38, 4, .1), 5.114738, -5.1e-7);
    assert_close(half_width(weights, DI40, 39, 4, .1), 5.679375, -5.1e-7);
    assert_close(change_half_width(weights, DI40, 39, 38), 5.304956, -5.1e-7);
    assert_close(half_width_of_waves(weights, DI40, 39), 4.041721, -5.1e-7);
    plan.lower_limit = plan.upper_limit = INFINITY;
    sg_seasonal_adjust(&plan, di40, DI40, &result);
    for (size_t t = 0; t < DI40; t++) {
        double adjusted = 0;
        for (size_t k = 0; k < DI40; k++) {
            sums[t] += weights[t * DI40 + k];
            adjusted += weights[t * DI40 + k] * di40[k];
        }
        assert_close(sums[t], 1, 1e-13);
        assert_close(adjusted, result.table[SG_X11_D11][t], -1e-12);
    }
    sg_seasonal_free(&result);
    for (int k = 0; k < SG_SEASONAL_FILTERS; k++)
        plan.filters[k] = SG_SEASONAL_3X5; /* seasonal_weights_di40_3x5 */
    sg_seasonal_weights(&plan, DI40, weights);
    assert_close(half_width(weights, DI40, 39, 4, 0), 4.037030, -5.1e-7);
}

/* A level and a fixed seasonal figure are told apart exactly; a scale passes through. */
static void properties(void **state)
{
    (void)state;
    static const double figure[] = {-6, 1, 2, 3};
    double x[DI40], factors[4];
    struct sg_seasonal result = {0}, scaled = {0};
    struct sg_seasonal_plan plan = plan_of(4, 1, 0, false);
    for (size_t t = 0; t < DI40; t++)
        x[t] = 10 + figure[t % 4];
    sg_seasonal_adjust(&plan, x, DI40, &result);
    sg_seasonal_next_year(&result, factors);
    for (size_t t = 0; t < DI40; t++)
        assert_close(result.table[SG_X11_D10][t], figure[t % 4], -1e-12);
    for (size_t k = 0; k < 4; k++)
        assert_close(factors[k], figure[k], -1e-12);
    for (size_t t = 0; t < DI40; t++)
        x[t] = 3 * di40[t] + 7;
    sg_seasonal_adjust(&plan, di40, DI40, &result);
    sg_seasonal_adjust(&plan, x, DI40, &scaled);
    for (size_t t = 0; t < DI40; t++) {
        assert_close(scaled.table[SG_X11_D11][t], 3 * result.table[SG_X11_D11][t] + 7, -1e-11);
        assert_close(scaled.table[SG_X11_C17][t], result.table[SG_X11_C17][t], -1e-11);
    }
    sg_seasonal_free(&result);
    sg_seasonal_free(&scaled);
}

static void faults(void **state)
{
    (void)state;
    double x[MON120];
    size_t at;
    struct sg_seasonal_plan plan = plan_of(4, 1, 0, false);
    for (size_t t = 0; t < MON120; t++)
        x[t] = (double)t;
    assert_int_equal(sg_seasonal_check(&plan, x, 0, &at), SG_SEASONAL_SHORT);
    assert_int_equal(sg_seasonal_check(&plan, x, 11, &at), SG_SEASONAL_SHORT);
    assert_int_equal(sg_seasonal_check(&plan, x, 12, &at), SG_SEASONAL_FINE);
    plan.multiplicative = true;
    assert_int_equal(sg_seasonal_check(&plan, x, 12, &at), SG_SEASONAL_NOT_POSITIVE);
    assert_int_equal(at, 0);
    x[5] = NAN;
    assert_int_equal(sg_seasonal_check(&plan, x + 1, 12, &at), SG_SEASONAL_HOLE);
    assert_int_equal(at, 4);
    plan = plan_of(4, 1, 23, false);
    assert_int_equal(sg_seasonal_check(&plan, x + 6, 22, &at), SG_SEASONAL_FEWER_TERMS);
    assert_int_equal(sg_seasonal_check(&plan, x + 6, 23, &at), SG_SEASONAL_FINE);
    plan = plan_of(4, 1, 11, false);
    assert_int_equal(sg_seasonal_check(&plan, x + 6, 40, &at), SG_SEASONAL_BAD_PLAN);
    plan = plan_of(6, 1, 0, false);
    assert_int_equal(sg_seasonal_check(&plan, x + 6, 40, &at), SG_SEASONAL_BAD_PLAN);
    plan = plan_of(4, 1, 0, false);
    plan.filters[SG_SEASONAL_FIRST] = SG_SEASONAL_MSR;
    assert_int_equal(sg_seasonal_check(&plan, x + 6, 40, &at), SG_SEASONAL_BAD_PLAN);
}

/* Every length, start and filter stays within its memory and gives finite numbers. */
static void every_length(void **state)
{
    (void)state;
    struct sg_seasonal result = {0};
    for (size_t frequency = 4; frequency <= 12; frequency += 8)
        for (size_t n = 3 * frequency; n <= 10 * frequency; n++)
            for (int filter = SG_SEASONAL_3X3; filter <= SG_SEASONAL_MSR; filter++) {
                struct sg_seasonal_plan plan = plan_of(frequency, n % frequency, 0, n % 2 == 1);
                plan.terms[SG_TREND_D12] = n >= 23 ? 23 : 5;
                plan.terms[SG_TREND_D7] = 7;
                plan.filters[SG_SEASONAL_LAST] = (enum sg_seasonal_filter)filter;
                sg_seasonal_adjust(&plan, frequency == 4 ? ukgas : mon120, n, &result);
                for (size_t t = 0; t < n; t++)
                    for (int k = SG_X11_D10; k < SG_X11_TABLES; k++)
                        assert_true(isfinite(result.table[k][t]));
            }
    sg_seasonal_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),      cmocka_unit_test(tests_and_ratios),
        cmocka_unit_test(choices),     cmocka_unit_test(next_year),
        cmocka_unit_test(noise),       cmocka_unit_test(interval),
        cmocka_unit_test(faults),      cmocka_unit_test(properties),
        cmocka_unit_test(every_length)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
