#include "tests/test_support.h"

#include <math.h>

#include "analysis/seasonal/filter.h"

enum { MOST = 61 };

static void fill(double x[], size_t n)
{
    for (size_t t = 0; t < n; t++)
        x[t] = 100 * sin((double)(t * t)) + 1 / ((double)t + 3);
}

/* What is said of one value: its terms added up in their order. */
static void middle_is_the_sum_of_its_terms(void **state)
{
    (void)state;
    static const size_t strides[] = {1, 4, 12};
    double x[MOST], out[MOST];
    struct sg_filter filter;
    sg_filter_seasonal(SG_SEASONAL_3X3, &filter);
    fill(x, MOST);
    for (size_t i = 0; i < sizeof strides / sizeof *strides; i++)
        for (size_t first = 0; first < 4; first++)
            for (size_t n = first; n <= MOST; n++) {
                size_t reach = 2 * strides[i];
                sg_filter_apply(&filter, x, first, strides[i], n, out);
                for (size_t t = first + reach; t + reach < n; t++) {
                    double sum = 0;
                    for (size_t k = 0; k < 5; k++)
                        sum += filter.middle[k] * x[t - reach + k * strides[i]];
                    assert_true(out[t] >= sum && out[t] <= sum);
                }
            }
}

/* Series in turn are filtered as each by itself. */
static void series_in_turn_are_apart(void **state)
{
    (void)state;
    double x[MOST], out[MOST], one[MOST], alone[MOST];
    struct sg_filter filter;
    fill(x, MOST);
    for (int kind = SG_SEASONAL_3X3; kind <= SG_SEASONAL_STABLE; kind++)
        for (size_t n = 2; n <= MOST; n++) {
            sg_filter_seasonal((enum sg_seasonal_filter)kind, &filter);
            sg_filter_apply(&filter, x, 2, 4, n, out);
            for (size_t k = 2; k < 6; k++) {
                size_t count = 0;
                for (size_t t = k; t < n; t += 4)
                    one[count++] = x[t];
                sg_filter_apply(&filter, one, 0, 1, count, alone);
                for (size_t i = 0; i < count; i++)
                    assert_true(out[k + 4 * i] >= alone[i] && out[k + 4 * i] <= alone[i]);
            }
        }
}

/* The ends of a year's average are unknown; nothing beside the range is touched. */
static void years_are_centred(void **state)
{
    (void)state;
    double x[MOST], out[MOST];
    fill(x, MOST);
    for (size_t n = 3; n < MOST; n++) {
        out[2] = out[n] = -1;
        sg_filter_year(x, 3, n, 4, out);
        for (size_t t = 3; t < n; t++) {
            bool known = t >= 5 && t + 2 < n;
            double sum = known ? 0.5 * (x[t - 2] + x[t + 2]) + x[t - 1] + x[t] + x[t + 1] : 0;
            assert_true(known ? fabs(out[t] - sum / 4) <= 0 : isnan(out[t]));
        }
        assert_close(out[2], -1, 0);
        assert_close(out[n], -1, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(middle_is_the_sum_of_its_terms),
        cmocka_unit_test(series_in_turn_are_apart),
        cmocka_unit_test(years_are_centred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
