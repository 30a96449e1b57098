#include <sangyo/adjust.h>

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

struct test {
    double p;
    size_t at;
};

static int compare_tests(const void *left, const void *right)
{
    const struct test *a = left, *b = right;
    if (a->p != b->p)
        return a->p < b->p ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* The tests, smallest p first; released with free(). */
static struct test *sorted_tests(const double p[], size_t n, size_t *n_tests)
{
    struct test *tests = sg_alloc(n, sizeof *tests);
    *n_tests = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(p[i]))
            tests[(*n_tests)++] = (struct test){p[i], i};
    qsort(tests, *n_tests, sizeof *tests, compare_tests);
    return tests;
}

void sg_adjust_bonferroni(const double p[], size_t n, double adjusted[])
{
    double tests = 0;
    for (size_t i = 0; i < n; i++)
        tests += !isnan(p[i]);
    for (size_t i = 0; i < n; i++)
        adjusted[i] = isnan(p[i]) ? NAN : fmin(1, tests * p[i]);
}

void sg_adjust_holm(const double p[], size_t n, double adjusted[])
{
    size_t m;
    struct test *tests = sorted_tests(p, n, &m);
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        adjusted[i] = NAN;
    for (size_t i = 0; i < m; i++) {
        largest = fmax(largest, fmin(1, (double)(m - i) * tests[i].p));
        adjusted[tests[i].at] = largest;
    }
    free(tests);
}

void sg_adjust_bh(const double p[], size_t n, double adjusted[])
{
    size_t m;
    struct test *tests = sorted_tests(p, n, &m);
    double smallest = 1;
    for (size_t i = 0; i < n; i++)
        adjusted[i] = NAN;
    for (size_t i = m; i-- > 0;) {
        smallest = fmin(smallest, (double)m / (double)(i + 1) * tests[i].p);
        adjusted[tests[i].at] = smallest;
    }
    free(tests);
}
