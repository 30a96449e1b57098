/* Sums that do not show the order of addition, and samples made of them. */
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "analysis/estimate/statistic.h"

static void wide_numbers(void **state)
{
    (void)state;
    static const long double numbers[] = {
        0,       1,          -1,     0.1L,     -33.846996307373047L,
        1e36L,   -1.5e38L,   3e-20L, 0x1p-96L, 12345678901234567.0L,
        0x1p64L, -0x1.8p63L, 5e-324L};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sg_wide wide;
        assert_true(sg_wide_of(numbers[i], &wide));
        long double off = fabsl(sg_wide_value(&wide) - numbers[i]);
        assert_true(off <= 0x1p-96L);
    }
    static const long double too_large[] = {0x1p127L, -0x1p200L, INFINITY, NAN};
    for (size_t i = 0; i < sizeof too_large / sizeof *too_large; i++) {
        struct sg_wide wide = {{1}};
        assert_false(sg_wide_of(too_large[i], &wide));
        assert_close((double)sg_wide_value(&wide), 0, 0);
    }
    struct sg_wide sum = {{0}}, term;
    static const long double cancelling[] = {1e30L, 1, -1e30L};
    for (size_t i = 0; i < 3; i++) {
        assert_true(sg_wide_of(cancelling[i], &term));
        sg_wide_add(&sum, &term);
    }
    assert_close((double)sg_wide_value(&sum), 1, 0);
}

enum { N_RECORDS = 500, N_UNITS = 4, N_CLASSES = 3, N_VALUES = 3 };

struct record {
    struct sg_moment_record record;
    long double y[N_VALUES];
};

/* A fixed sequence of records with decimals that binary numbers only come near. */
static void make_records(struct record *records)
{
    uint32_t random = 7;
    for (size_t i = 0; i < N_RECORDS; i++) {
        random = random * 1664525u + 1013904223u;
        records[i].record = (struct sg_moment_record){.unit = random >> 20 & 3,
                                                      .class = (random >> 8) % N_CLASSES,
                                                      .weight = (random >> 12) % 977 / 10.0L};
        records[i].y[0] = 1;
        records[i].y[1] = (random >> 5) % 100003 / 7.0L;
        records[i].y[2] = -(long double)((random >> 3) % 101) / 3;
    }
}

static void add_records(struct sg_moments *moments, const struct record *records, size_t first,
                        size_t end)
{
    for (size_t i = first; i < end; i++)
        assert_true(sg_moments_add(moments, &records[i].record, records[i].y));
}

static struct sg_sample sample_of(const struct sg_moments *moments)
{
    static const struct sg_sample_unit units[N_UNITS] = {{{0}, {0}, {INFINITY}, 1},
                                                         {{0}, {1}, {900}, 1},
                                                         {{1}, {0}, {901}, 1},
                                                         {{2}, {0}, {400}, 1}};
    static const uint32_t ranks[N_CLASSES] = {0, 1, 2};
    const struct sg_sample_design design = {
        .n_stages = 1, .elements = true, .units = units, .class_ranks = ranks, .n_classes = 3};
    struct sg_sample sample;
    sg_sample_make(moments, &design, &sample);
    return sample;
}

static struct sg_estimate ratio_of(const struct sg_moments *moments)
{
    static struct sg_term terms[] = {{1, 1, 1, 0}, {1, 2, 0, 1}, {2, 1, 1, 0}, {2, 2, 0, 1}};
    static const struct sg_statistic ratio = {terms, 4, false};
    struct sg_sample sample = sample_of(moments);
    struct sg_estimate estimate;
    assert_true(sg_statistic_estimate(&sample, &ratio, 1, &estimate, NULL));
    sg_sample_free(&sample);
    return estimate;
}

/* Bit for bit the same, whichever part has which records, in whatever order. */
static void parts_merge_into_the_whole(void **state)
{
    (void)state;
    static const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = N_VALUES};
    static const uint32_t same[] = {0, 1, 2, 3};
    struct record *records = sg_alloc(N_RECORDS, sizeof *records);
    struct sg_moments whole;
    make_records(records);
    sg_moments_init(&whole, &plan);
    add_records(&whole, records, 0, N_RECORDS);
    struct sg_estimate expected = ratio_of(&whole);
    assert_true(expected.se > 0);
    for (size_t cut = 0; cut <= N_RECORDS; cut += 125) {
        struct sg_moments total, part;
        sg_moments_init(&total, &plan);
        sg_moments_init(&part, &plan);
        add_records(&total, records, cut, N_RECORDS);
        add_records(&part, records, 0, cut);
        sg_moments_merge(&total, &part, same, same);
        struct sg_estimate found = ratio_of(&total);
        assert_memory_equal(&found.estimate, &expected.estimate, sizeof found.estimate);
        assert_memory_equal(&found.se, &expected.se, sizeof found.se);
        sg_moments_free(&total);
        sg_moments_free(&part);
    }
    sg_moments_free(&whole);
    free(records);
}

/* The mean and its error scale with the values; weights times a constant change neither. */
static void scales(void **state)
{
    (void)state;
    static const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = N_VALUES};
    struct record *records = sg_alloc(N_RECORDS, sizeof *records);
    struct sg_moments plain, scaled;
    make_records(records);
    sg_moments_init(&plain, &plan);
    sg_moments_init(&scaled, &plan);
    add_records(&plain, records, 0, N_RECORDS);
    for (size_t i = 0; i < N_RECORDS; i++) {
        records[i].record.weight *= 8;
        records[i].y[1] *= 1024;
    }
    add_records(&scaled, records, 0, N_RECORDS);
    struct sg_estimate a = ratio_of(&plain), b = ratio_of(&scaled);
    assert_close(b.estimate, 1024 * a.estimate, 1e-14);
    assert_close(b.se, 1024 * a.se, 1e-12);
    sg_moments_free(&plain);
    sg_moments_free(&scaled);
    free(records);
}

/* Options as values: the same variances by the short way and by the long one. */
static void options_are_values(void **state)
{
    (void)state;
    static const struct sg_moment_plan short_plan = {.kind = SG_MOMENTS_OPTIONS, .n_values = 4};
    static const struct sg_moment_plan long_plan = {.kind = SG_MOMENTS_VALUES, .n_values = 4};
    static struct sg_term terms[] = {{0, 3, 1, 0}, {0, 1, 0, 1}, {1, 3, 1, 0}, {1, 1, 0, 1}};
    static const struct sg_statistic of_responses = {terms, 4, false};
    struct record *records = sg_alloc(N_RECORDS, sizeof *records);
    struct sg_moments options, values;
    make_records(records);
    sg_moments_init(&options, &short_plan);
    sg_moments_init(&values, &long_plan);
    for (size_t i = 0; i < N_RECORDS; i++) {
        unsigned mask = (unsigned)i * 2654435761u >> 30;
        long double y[4] = {1, (mask & 1) + (mask >> 1), mask & 1, mask >> 1};
        size_t chosen[2], n = 0;
        for (size_t k = 2; k < 4; k++)
            if (y[k] > 0)
                chosen[n++] = k;
        const struct sg_moment_choices choices = {chosen, n, n};
        assert_true(sg_moments_add_options(&options, &records[i].record, &choices));
        assert_true(sg_moments_add(&values, &records[i].record, y));
    }
    struct sg_sample a = sample_of(&options), b = sample_of(&values);
    struct sg_estimate by_short, by_long;
    assert_true(sg_statistic_estimate(&a, &of_responses, 1, &by_short, NULL));
    assert_true(sg_statistic_estimate(&b, &of_responses, 1, &by_long, NULL));
    assert_close(by_short.estimate, by_long.estimate, 1e-14);
    assert_close(by_short.se, by_long.se, 1e-12);
    assert_true(by_short.se > 0);
    sg_sample_free(&a);
    sg_sample_free(&b);
    sg_moments_free(&options);
    sg_moments_free(&values);
    free(records);
}

/* No records, one record, all equal. */
static void edges(void **state)
{
    (void)state;
    static const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = N_VALUES};
    struct sg_moments moments;
    sg_moments_init(&moments, &plan);
    struct sg_estimate none = ratio_of(&moments);
    assert_int_equal(none.n, 0);
    assert_true(isnan(none.estimate) && isnan(none.se));
    const struct sg_moment_record record = {.unit = 1, .class = 1, .weight = 3};
    const long double y[] = {1, 5, 2};
    for (int i = 0; i < 3; i++)
        assert_true(sg_moments_add(&moments, &record, y));
    struct sg_estimate equal = ratio_of(&moments);
    assert_close(equal.estimate, 2.5, 1e-15);
    assert_close(equal.se, 0, 0);
    assert_close(equal.kish, 3, 1e-15);
    assert_close(equal.df, 2, 0);
    const struct sg_moment_record heavy = {.unit = 1, .class = 1, .weight = 1e30};
    const long double large[] = {1, 1e20L, 1};
    assert_false(sg_moments_add(&moments, &heavy, large));
    sg_moments_free(&moments);
}

/* A stratum of one record stops, naming itself, unless a rule is chosen. */
static void lonely_stratum(void **state)
{
    (void)state;
    static const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = 1};
    static const struct sg_sample_unit units[] = {{{0}, {0}, {INFINITY}, 1}};
    static const uint32_t ranks[] = {0};
    static const char *const labels[] = {"建設業・大"};
    static struct sg_term terms[] = {{0, 0, 1, 1}};
    static const struct sg_statistic all = {terms, 1, false};
    struct sg_sample_design design = {.n_stages = 1,
                                      .elements = true,
                                      .units = units,
                                      .class_ranks = ranks,
                                      .n_classes = 1,
                                      .stratum_labels = labels};
    const struct sg_moment_record record = {.weight = 2};
    const long double y[] = {1};
    struct sg_moments moments;
    struct sg_sample sample;
    struct sg_estimate estimate;
    struct sg_error err = {0};
    sg_moments_init(&moments, &plan);
    assert_true(sg_moments_add(&moments, &record, y));
    sg_sample_make(&moments, &design, &sample);
    assert_false(sg_statistic_estimate(&sample, &all, 1, &estimate, &err));
    assert_non_null(strstr(err.message, "建設業・大"));
    assert_int_equal(err.kind, SG_FAIL_DATA);
    sample.design.lonely = SG_LONELY_REMOVE;
    assert_true(sg_statistic_estimate(&sample, &all, 1, &estimate, &err));
    assert_close(estimate.se, 0, 0);
    sg_sample_free(&sample);
    sg_moments_free(&moments);
}

/* Without counts, and with weights made beforehand: every other sum bit for bit. */
static void counts_can_be_left_out(void **state)
{
    (void)state;
    static const struct sg_moment_plan with = {.kind = SG_MOMENTS_OPTIONS, .n_values = 4};
    static const struct sg_moment_plan without = {
        .kind = SG_MOMENTS_OPTIONS, .n_values = 4, .no_counts = true};
    struct record *records = sg_alloc(N_RECORDS, sizeof *records);
    struct sg_moments a, b;
    make_records(records);
    sg_moments_init(&a, &with);
    sg_moments_init(&b, &without);
    for (size_t i = 0; i < N_RECORDS; i++) {
        const size_t chosen[2] = {2, 3};
        const struct sg_moment_choices choices = {chosen, i % 3, i % 3};
        struct sg_moment_record known = records[i].record;
        const struct sg_moment_weight weight = sg_moments_weight(known.weight);
        known.wide = &weight;
        assert_true(sg_moments_add_options(&a, &records[i].record, &choices));
        assert_true(sg_moments_add_options(&b, &known, &choices));
    }
    assert_int_equal(a.n_cells, b.n_cells);
    for (size_t cell = 0; cell < a.n_cells; cell++)
        for (size_t k = 0; k < 4; k++) {
            const size_t sum = cell * 4 + k;
            const size_t product = cell * a.n_products + (size_t)sg_moments_product(&with, 0, k);
            if (k == 1) {
                assert_true(sg_wide_value(&b.sums[sum]) == 0);
                continue;
            }
            assert_memory_equal(&a.sums[sum], &b.sums[sum], sizeof *a.sums);
            assert_memory_equal(&a.products[product], &b.products[product], sizeof *a.products);
        }
    sg_moments_free(&a);
    sg_moments_free(&b);
    free(records);
}

static void a_weight_out_of_range_is_refused(void **state)
{
    (void)state;
    static const struct sg_moment_plan plan = {.kind = SG_MOMENTS_OPTIONS, .n_values = 3};
    const size_t chosen[1] = {2};
    const struct sg_moment_choices choices = {chosen, 1, 1};
    const struct sg_moment_record record = {.weight = 1e30L};
    struct sg_moments moments;
    sg_moments_init(&moments, &plan);
    assert_false(sg_moments_add_options(&moments, &record, &choices));
    sg_moments_free(&moments);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_numbers),
        cmocka_unit_test(parts_merge_into_the_whole),
        cmocka_unit_test(scales),
        cmocka_unit_test(options_are_values),
        cmocka_unit_test(edges),
        cmocka_unit_test(lonely_stratum),
        cmocka_unit_test(counts_can_be_left_out),
        cmocka_unit_test(a_weight_out_of_range_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
