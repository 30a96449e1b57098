/* Bounds of suppressed indices. */
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_rng.h>

#include "analysis/structure/concentration_index.h"

extern const struct sg_command sg_concentration_command;

/* Whatever two or three unknown parts are, the index lies within its bounds; and it reaches both.
 */
static void hold_for_all_splits(void **state)
{
    (void)state;
    enum { N = 5, TRIES = 4000 };
    const double known[N] = {30, 0, 7, 0, 0}, reference[N] = {40, 10, 25, 5, 20}, rest = 12;
    const bool unknown[N] = {false, true, false, true, true};
    double x[N];
    struct sg_index_input input = {.x = x, .y = reference, .n = N, .trials = 49, .plants = NAN};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t k = 0; k < SG_INDICES; k++) {
        struct sg_interval bounds;
        memcpy(x, known, sizeof x);
        bool bounded = sg_index_bounds(&sg_index_list[k], &input, unknown, rest, &bounds);
        assert_int_equal(bounded, sg_index_list[k].bounded &&
                                      strcmp(sg_index_list[k].choice.word, "theil_l") != 0);
        if (!bounded) {
            assert_true(isnan(bounds.lower) && isnan(bounds.upper));
            continue;
        }
        double least = INFINITY, largest = -INFINITY;
        for (size_t i = 0; i < TRIES; i++) {
            double cut = gsl_rng_uniform(rng), other = gsl_rng_uniform(rng);
            x[1] = rest * fmin(cut, other);
            x[3] = rest * fabs(cut - other);
            x[4] = rest - x[1] - x[3];
            double value = sg_index_list[k].value(&input);
            assert_true(value >= bounds.lower - 1e-12 && value <= bounds.upper + 1e-12);
            least = fmin(least, value);
            largest = fmax(largest, value);
        }
        double width = bounds.upper - bounds.lower;
        assert_true(least - bounds.lower < 0.1 * width && bounds.upper - largest < 0.1 * width);
    }
    gsl_rng_free(rng);
}

static void impossible(void **state)
{
    (void)state;
    const double x[] = {3, 0}, y[] = {1, 0};
    const bool unknown[] = {false, true};
    struct sg_index_input input = {.x = x, .y = y, .n = 2, .trials = NAN, .plants = NAN};
    struct sg_interval bounds;
    const struct sg_index *hhi = sg_index_find("hhi"), *kl = sg_index_find("kullback_leibler");
    assert_null(sg_index_find("nothing"));
    assert_false(sg_index_bounds(hhi, &input, unknown, -1, &bounds));
    assert_false(sg_index_bounds(hhi, &input, unknown, NAN, &bounds));
    assert_true(sg_index_bounds(hhi, &input, unknown, 1, &bounds)); /* one unknown part is known */
    assert_close(bounds.lower, 0.625, 1e-15);
    assert_close(bounds.upper, 0.625, 1e-15);
    assert_false(sg_index_bounds(kl, &input, unknown, 1, &bounds)); /* the reference has none */
    input.nonzero = true;
    assert_false(sg_index_bounds(hhi, &input, unknown, 1, &bounds));
}

/* Through the command: bounds with a published total, none without, and a known nation. */
static void by_command(void **state)
{
    (void)state;
    static const char text[] = "area|industry|establishments#\n"
                               "R1|I1|10\nR1|I2|X\nR1|I3|X\nR1|計|20\n"
                               "R2|I1|10\nR2|I2|X\nR2|I3|5\n"
                               "全国|I1|40\n全国|I2|30\n全国|I3|30\n全国|計|100\n";
    static const char *const rest[] = {"against", "rest", NULL};
    struct sg_table in;
    struct trial t = {0};
    table_of(&in, text);
    assert_true(try_command(&t, &sg_concentration_command, &in, NULL));
    assert_string_equal(status_at(&t.out, "R1|hhi", "value"), "suppressed");
    assert_true(isnan(value_at(&t.out, "R1|hhi", "value")));
    assert_close(value_at(&t.out, "R1|hhi", "lower"), 0.25 + 2 * 0.0625, 1e-15);
    assert_close(value_at(&t.out, "R1|hhi", "upper"), 0.5, 1e-15);
    assert_close(value_at(&t.out, "R1|krugman", "lower"), 0.2, 1e-12);
    assert_close(value_at(&t.out, "R1|krugman", "upper"), 0.6, 1e-12);
    assert_string_equal(status_at(&t.out, "R2|hhi", "lower"), "suppressed");
    assert_true(try_command(&t, &sg_concentration_command, &in, rest));
    assert_string_equal(status_at(&t.out, "R1|krugman", "lower"), "suppressed");
    trial_free(&t);
    sg_table_free(&in);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(hold_for_all_splits),
                                       cmocka_unit_test(impossible), cmocka_unit_test(by_command)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
