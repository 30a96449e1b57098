#include "tests/test_support.h"

#include <math.h>

#include <sangyo/productivity.h>

static sg_productivity_fn *const methods[] = {sg_productivity_bhc, sg_productivity_gr,
                                              sg_productivity_fhk, sg_productivity_bg,
                                              sg_productivity_df,  sg_productivity_mp};
enum { METHODS = sizeof methods / sizeof *methods, BG = 3 };

/* The data `firms` of R dfvad 0.3.6, times 0 and 1: shares, then productivity. */
static const struct sg_productivity_unit firms[] = {
    {{.33, .30}, {1.95, 1.68}}, {{.25, .21}, {1.73, 1.76}}, {{.10, .17}, {1.64, 1.04}},
    {{.12, .01}, {1.85, 1.47}}, {{.09, NAN}, {1.39, NAN}},  {{.11, NAN}, {1.57, NAN}},
    {{NAN, .25}, {NAN, 1.17}},  {{NAN, .06}, {NAN, 1.23}}};
enum { FIRMS = sizeof firms / sizeof *firms };

/* dfvad::dynamics(firms, "tfp", "s", "id", "t", method) */
static void as_dfvad(void **state)
{
    (void)state;
    static const struct sg_productivity expected[METHODS] = {
        {-0.1872, -0.2097, NAN, 0.3663, -0.2978, -0.3284},
        {-0.18385, -0.037534, NAN, -0.128336, 0.021320, -0.3284},
        {-0.1872, -0.022822, 0.0067, -0.179238, 0.054160, -0.3284},
        {-0.18385, -0.04926, NAN, -0.09529, NAN, -0.3284},
        {-0.247797101449, -0.0360797101449, NAN, -0.112223188406, 0.0677, -0.3284},
        {-0.305, 0.0211231884058, NAN, -0.112223188406, 0.0677, -0.3284}};
    for (size_t i = 0; i < METHODS; i++) {
        struct sg_productivity terms;
        assert_true(methods[i](firms, FIRMS, &terms));
        assert_close(terms.within, expected[i].within, 1e-11); /* of 12 digits */
        assert_close(terms.between, expected[i].between, -1e-12);
        assert_close(terms.cross, expected[i].cross, 1e-11); /* of 12 digits */
        assert_close(terms.entry, expected[i].entry, 1e-11); /* of 12 digits */
        assert_close(terms.exit, expected[i].exit, 1e-11);   /* of 12 digits */
        assert_close(terms.total, expected[i].total, 1e-11); /* of 12 digits */
    }
}

/* A linear congruential generator (Knuth, MMIX): between 0 and 1. */
static double random_of(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 11) * 0x1p-53;
}

static double sum_of(const struct sg_productivity *terms)
{
    return terms->within + terms->between + (isnan(terms->cross) ? 0 : terms->cross) +
           terms->entry + (isnan(terms->exit) ? 0 : terms->exit);
}

/* Terms add up to the total; weights of any scale give the same; so does any order. */
static void properties(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int trial = test_cases(2000); trial > 0; trial--) {
        enum { UNITS = 12 };
        struct sg_productivity_unit units[UNITS], turned[UNITS];
        for (size_t i = 0; i < UNITS; i++)
            for (size_t t = 0; t < 2; t++) {
                bool there = i < 2 || i % 5 == 2 + t || random_of(&seed) > 0.3;
                there = there && !(i == 2 && t == 1); /* one exit at least */
                units[i].share[t] = there ? random_of(&seed) : NAN;
                units[i].x[t] = 4 * random_of(&seed) - 1;
                turned[UNITS - 1 - i].share[t] = units[i].share[t] * (t ? 300 : 0.01);
                turned[UNITS - 1 - i].x[t] = units[i].x[t];
            }
        for (size_t i = 0; i < METHODS; i++) {
            struct sg_productivity terms, same;
            assert_true(methods[i](units, UNITS, &terms));
            assert_true(fabs(sum_of(&terms) - terms.total) < 1e-12);
            assert_true(methods[i](turned, UNITS, &same));
            assert_true(fabs(terms.within - same.within) < 1e-12);
            assert_true(fabs(terms.between - same.between) < 1e-12);
            assert_true(fabs(terms.entry - same.entry) < 1e-12);
        }
    }
}

static void undefined(void **state)
{
    (void)state;
    static const struct sg_productivity_unit none_stays[] = {{{1, NAN}, {2, NAN}},
                                                             {{NAN, 1}, {NAN, 3}}};
    static const struct sg_productivity_unit all_stay[] = {{{.5, .4}, {2, 3}}, {{.5, .6}, {1, 1}}};
    static const struct sg_productivity_unit nothing[] = {{{0, 1}, {2, 3}}};
    static const struct sg_productivity_unit unknown[] = {{{1, 1}, {NAN, 3}}};
    for (size_t i = 0; i < METHODS; i++) {
        struct sg_productivity terms;
        assert_false(methods[i](none_stays, 2, &terms));
        assert_true(isnan(terms.within) && isnan(terms.entry));
        assert_close(terms.total, 1, 1e-15);
        assert_false(methods[i](nothing, 1, &terms));
        assert_true(isnan(terms.total));
        assert_false(methods[i](unknown, 1, &terms));
        assert_false(methods[i](NULL, 0, &terms));
        assert_true(methods[i](all_stay, 2, &terms) == (i != BG)); /* which needs exits */
        assert_close(terms.total, 0.3, 1e-12);
        if (i != BG)
            assert_true(fabs(terms.entry) < 1e-15 && fabs(terms.exit) < 1e-15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_dfvad), cmocka_unit_test(properties),
                                       cmocka_unit_test(undefined)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
