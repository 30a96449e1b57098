#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "table/sum_guard.h"

enum { MOST = 64 };

/* A table of items by slices, NaN where not known; negative zero: no such row. */
struct given {
    const char *what;
    size_t n_items, n_slices;
    double values[MOST];
    double rounding;
    uint32_t item; /* asked */
    enum sg_sum_of of;
    uint32_t first, last;
    double product;
};

static const struct given cases[] = {
    {"the sum of all others", 4, 2, {10, 3, 3, 4, 20, 5, 6, 9}, 0, 0, SG_SUM_OF_ALL, 0, 0, 200},
    {"last", 3, 1, {3, 4, 7}, 0, 2, SG_SUM_OF_ALL, 0, 0, 7},
    {"not in the second slice", 3, 2, {7, 3, 4, 8, 3, 4}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0},
    {"a run behind it", 5, 2, {7, 3, 4, 9, 5, 9, 4, 5, 30, 2}, 0, 0, SG_SUM_OF_RUN, 1, 2, 63},
    {"a run before it", 5, 1, {9, 5, 3, 4, 7}, 0, 4, SG_SUM_OF_RUN, 2, 3, 7},
    {"one row is no sum", 4, 1, {7, 7, 1, 2}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0},
    {"one row and zeros is none either", 4, 1, {7, 7, 0, 5}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0},
    {"slices of equal rows count once",
     3,
     3,
     {7, 3, 4, 7, 3, 4, 7, 3, 4},
     0,
     0,
     SG_SUM_OF_ALL,
     0,
     0,
     7},
    {"a slice with an unknown row says nothing",
     3,
     2,
     {7, 3, 4, 8, NAN, 4},
     0,
     0,
     SG_SUM_OF_ALL,
     0,
     0,
     7},
    {"an unknown row beyond the run does not matter",
     4,
     1,
     {7, 3, 4, NAN},
     0,
     0,
     SG_SUM_OF_RUN,
     1,
     2,
     7},
    {"nothing known says nothing", 3, 1, {7, NAN, 4}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0},
    {"rounded parts", 3, 1, {10.1, 3.3, 6.7}, 0.05, 0, SG_SUM_OF_ALL, 0, 0, 10.1 / 0.3},
    {"whole numbers are exact", 3, 1, {11, 3, 7}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0},
    {"negative parts add up too", 3, 1, {2, 5, -3}, 0, 0, SG_SUM_OF_ALL, 0, 0, 2},
    {"what does not add up is left alone", 3, 1, {7, 3, 4}, NAN, 0, SG_SUM_OF_NONE, 0, 0, 0},
    {"zeros within a run", 6, 1, {7, 3, 0, 0, 4, 50}, 0, 0, SG_SUM_OF_RUN, 1, 4, 7},
    {"the run of one slice is that of all",
     5,
     2,
     {7, 3, 4, 0, 9, 9, 4, 2, 3, 30},
     0,
     0,
     SG_SUM_OF_RUN,
     1,
     3,
     63},
};

static struct sg_sum_guard *make(const struct given *given, struct sg_sum_rows *rows)
{
    size_t n = given->n_items * given->n_slices;
    uint32_t *item = sg_alloc(n, sizeof *item), *slice = sg_alloc(n, sizeof *slice);
    double *rounding = sg_alloc(given->n_slices, sizeof *rounding);
    for (size_t i = 0; i < n; i++) {
        item[i] = (uint32_t)(i % given->n_items);
        slice[i] = (uint32_t)(i / given->n_items);
    }
    for (size_t s = 0; s < given->n_slices; s++)
        rounding[s] = given->rounding;
    *rows = (struct sg_sum_rows){n,     given->n_items, given->n_slices, item,
                                 slice, given->values,  rounding};
    return sg_sum_guard_make(rows);
}

static void release(struct sg_sum_guard *guard, struct sg_sum_rows *rows)
{
    sg_sum_guard_free(guard);
    free((void *)rows->item);
    free((void *)rows->slice);
    free((void *)rows->rounding);
}

static void sums_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_sum_rows rows;
        struct sg_sum sums[MOST];
        enum sg_sum_use use[MOST];
        for (size_t k = 0; k < MOST; k++)
            use[k] = SG_SUM_PART;
        struct sg_sum_guard *guard = make(&cases[i], &rows);
        sg_sum_guard_find(guard, use, sums);
        const struct sg_sum *sum = &sums[cases[i].item];
        if (sum->of != cases[i].of)
            fail_msg("%s: %d, not %d", cases[i].what, (int)sum->of, (int)cases[i].of);
        if (sum->of == SG_SUM_OF_RUN) {
            assert_int_equal(sum->first, cases[i].first);
            assert_int_equal(sum->last, cases[i].last);
        }
        if (sum->of)
            assert_close(sum->product, cases[i].product, 1e-9);
        release(guard, &rows);
    }
}

/* What a run must be, row by row: the plain way, against every run of every length. */
static bool is_run(const struct given *given, size_t item, size_t first, size_t last)
{
    size_t nonzero = 0;
    for (size_t s = 0; s < given->n_slices; s++) {
        const double *row = given->values + s * given->n_items;
        double sum = 0;
        size_t here = 0;
        for (size_t i = first; i <= last; i++) {
            sum += row[i];
            here += row[i] != 0;
        }
        if (isnan(sum) || isnan(row[item]))
            continue;
        if (sum != row[item])
            return false;
        nonzero += here > 1;
    }
    return nonzero > 0;
}

static bool has_run(const struct given *given, size_t item)
{
    for (size_t last = item + 1; last < given->n_items; last++)
        if (is_run(given, item, item + 1, last))
            return true;
    for (size_t first = 0; first < item; first++)
        if (is_run(given, item, first, item - 1))
            return true;
    return false;
}

static void as_the_plain_way(void **state)
{
    (void)state;
    srand(1);
    size_t found = 0;
    bool unknowns = false; /* every other time */
    for (int n = test_cases(100000); n > 0; n--) {
        struct given given = {.n_items = 3 + (size_t)rand() % 6,
                              .n_slices = 1 + (size_t)rand() % 3};
        for (size_t i = 0; i < given.n_items * given.n_slices; i++)
            given.values[i] = unknowns && rand() % 20 == 0 ? (double)NAN : (double)(rand() % 5);
        struct sg_sum_rows rows;
        struct sg_sum sums[MOST];
        enum sg_sum_use use[MOST];
        for (size_t k = 0; k < MOST; k++)
            use[k] = SG_SUM_PART;
        struct sg_sum_guard *guard = make(&given, &rows);
        sg_sum_guard_find(guard, use, sums);
        for (size_t i = 0; i < given.n_items; i++) {
            if (sums[i].of == SG_SUM_OF_RUN)
                assert_true(is_run(&given, i, sums[i].first, sums[i].last));
            /* where unknown rows leave the end of a run open, only the shortest is tried */
            if (sums[i].of == SG_SUM_OF_NONE && !unknowns)
                assert_false(has_run(&given, i));
            found += sums[i].of == SG_SUM_OF_RUN;
        }
        release(guard, &rows);
        unknowns = !unknowns;
    }
    assert_true(found > 0);
}

static void totals_are_checked(void **state)
{
    (void)state;
    static const struct given given = {
        "", 3, 4, {10, 4, 6, 10, 4, 5, 10, 4, NAN, 10, 11, NAN}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0};
    static const enum sg_sum_use use[] = {SG_SUM_TOTAL, SG_SUM_PART, SG_SUM_PART};
    struct sg_sum_rows rows;
    struct sg_sum_guard *guard = make(&given, &rows);
    struct sg_sum_check check = sg_sum_guard_check(guard, use, 0);
    assert_int_equal(check.agree, 1);
    assert_int_equal(check.differ, 1);
    assert_int_equal(check.less, 1);
    assert_close(check.total, 10, 0);
    assert_close(check.parts, 9, 0);
    release(guard, &rows);
}

static void parents_are_compared_with_what_lies_in_them(void **state)
{
    (void)state;
    static const struct given given = {
        "", 5, 2, {10, 4, 6, 5, 6, 10, 4, NAN, 5, 4}, 0, 0, SG_SUM_OF_NONE, 0, 0, 0};
    static const ptrdiff_t parent[] = {-1, 0, 0, -1, 3};
    struct sg_sum_rows rows;
    struct sg_sum_below below[5];
    struct sg_sum_guard *guard = make(&given, &rows);
    sg_sum_guard_below(guard, parent, below);
    assert_int_equal(below[0].more, 0);
    assert_int_equal(below[0].equal, 1); /* not where one is unknown */
    assert_int_equal(below[3].more, 1);  /* 6 in 5 */
    assert_int_equal(below[3].equal, 0);
    assert_int_equal(below[4].more + below[4].equal, 0);
    release(guard, &rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_found),
        cmocka_unit_test(as_the_plain_way),
        cmocka_unit_test(totals_are_checked),
        cmocka_unit_test(parents_are_compared_with_what_lies_in_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
