#include "tests/test_support.h"

#include "tests/seasonal_series.h"

#include <math.h>

#include <sangyo/seasonal.h>

static double lowest[MON120], highest[MON120], change[MON120];

static struct sg_sliding_spans spans_of(const struct sg_seasonal_plan *plan, const double x[],
                                        size_t n)
{
    struct sg_seasonal result = {0};
    struct sg_sliding_spans spans = {.lowest = lowest, .highest = highest, .change = change};
    sg_seasonal_adjust(plan, x, n, &result);
    sg_sliding_spans(&result.used, x, n, &spans);
    sg_seasonal_free(&result);
    return spans;
}

/* 40 quarters with 3×5: three spans of 8 years, each adjusted by itself. */
static void quarters(void **state)
{
    (void)state;
    enum { SPAN = 32, YEAR = 4, SPANS = 3 };
    struct sg_seasonal one[SPANS] = {{0}};
    struct sg_seasonal_plan plan = sg_seasonal_default(4, 1);
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        plan.terms[k] = 5;
    struct sg_sliding_spans spans = spans_of(&plan, di40, DI40);
    assert_int_equal(spans.spans, SPANS);
    assert_int_equal(spans.length, SPAN);
    for (size_t k = 0; k < SPANS; k++)
        sg_seasonal_adjust(&plan, di40 + k * YEAR, SPAN, &one[k]);
    for (size_t t = 0; t < DI40; t++) {
        double low = INFINITY, high = -INFINITY, least = INFINITY, most = -INFINITY;
        size_t n = 0, n_changes = 0;
        for (size_t k = 0; k < SPANS; k++) {
            size_t at = t - k * YEAR;
            if (t < k * YEAR || at >= SPAN)
                continue;
            low = fmin(low, one[k].table[SG_X11_D10][at]);
            high = fmax(high, one[k].table[SG_X11_D10][at]);
            n++;
            if (at == 0)
                continue;
            double step = one[k].table[SG_X11_D11][at] - one[k].table[SG_X11_D11][at - 1];
            least = fmin(least, step);
            most = fmax(most, step);
            n_changes++;
        }
        assert_close(lowest[t], n > 1 ? low : NAN, 1e-12);
        assert_close(highest[t], n > 1 ? high : NAN, 1e-12);
        assert_close(change[t], n_changes > 1 ? most - least : NAN, -1e-12);
    }
    for (size_t k = 0; k < SPANS; k++)
        sg_seasonal_free(&one[k]);
}

/* The length by the filter; no more than four spans; a year more than one span is the least. */
static void lengths(void **state)
{
    (void)state;
    struct sg_seasonal_plan plan = sg_seasonal_default(4, 0);
    static const struct {
        enum sg_seasonal_filter filter;
        size_t years;
    } cases[] = {
        {SG_SEASONAL_3X3, 6}, {SG_SEASONAL_3X5, 8}, {SG_SEASONAL_3X9, 11}, {SG_SEASONAL_STABLE, 8}};
    for (size_t i = 0; i < 4; i++) {
        for (int k = 0; k < SG_SEASONAL_FILTERS; k++)
            plan.filters[k] = cases[i].filter;
        assert_int_equal(spans_of(&plan, ukgas, UKGAS).spans, 4);
        assert_int_equal(spans_of(&plan, ukgas, UKGAS).length, 4 * cases[i].years);
        assert_int_equal(spans_of(&plan, ukgas, 4 * cases[i].years + 4).spans, 2);
        assert_int_equal(spans_of(&plan, ukgas, 4 * cases[i].years + 3).spans, 1);
    }
    assert_int_equal(spans_of(&plan, ukgas, 12).spans, 0);
}

/* Ratios: a series that is scaled has the same factors and changes in percent. */
static void scaled(void **state)
{
    (void)state;
    double x[MON120], first[MON120];
    struct sg_seasonal_plan plan = sg_seasonal_default(12, 0);
    plan.multiplicative = true;
    spans_of(&plan, mon120, MON120);
    for (size_t t = 0; t < MON120; t++) {
        x[t] = 1000 * mon120[t];
        first[t] = change[t];
    }
    spans_of(&plan, x, MON120);
    for (size_t t = 0; t < MON120; t++) {
        assert_close(change[t], first[t], -1e-9);
        assert_true(isnan(lowest[t]) || (lowest[t] > 0.7 && highest[t] < 1.3));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(quarters), cmocka_unit_test(lengths),
                                       cmocka_unit_test(scaled)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
