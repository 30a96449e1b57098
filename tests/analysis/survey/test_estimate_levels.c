/* `estimate` of values that vary little around a large level: what varies is not lost. */
#include "tests/rows_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_estimate_command;

static double cell(const struct sg_table *table, size_t row, const char *column)
{
    return table->columns[sg_table_find(table, column)]->values[row];
}

static void need(struct trial *trial, const char *records, const char *const options[])
{
    if (!try_rows(trial, &sg_estimate_command, records, options))
        fail_msg("%s", trial->err.message);
}

/* √(Σ(y-ȳ)²/(n-1)/n): 82.5/90 and 92.4/90 by hand. */
static void large_levels_of_ten(void **state)
{
    (void)state;
    static const struct {
        const char *last;
        double mean, se;
    } cases[] = {{"10", 1e12 + 5.5, 0.9574271077563381}, {"11", 1e12 + 5.6, 1.0132456102380443}};
    struct trial trial = {0};
    for (size_t i = 0; i < 2; i++) {
        struct sg_buffer text = {0};
        sg_buffer_add(&text, "y\n");
        for (int k = 1; k < 10; k++)
            sg_buffer_printf(&text, "10000000000%02d\n", k);
        sg_buffer_printf(&text, "10000000000%s\n", cases[i].last);
        need(&trial, sg_buffer_text(&text),
             (const char *const[]){"mean", "y", "total", "y", "small-base", "0,0", NULL});
        assert_close(cell(&trial.out, 0, "estimate"), cases[i].mean, 1e-15);
        assert_close(cell(&trial.out, 0, "se"), cases[i].se, 1e-10);
        assert_close(cell(&trial.out, 0, "deff"), 1, 1e-10);
        assert_close(cell(&trial.out, 1, "se"), 10 * cases[i].se, 1e-8);
        sg_buffer_free(&text);
    }
    trial_free(&trial);
}

/* Values that are all equal, and a ratio that is: no variance, and nothing to compare it with. */
static void what_does_not_vary(void **state)
{
    (void)state;
    struct trial trial = {0};
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "h,p,w,c,x,y\n");
    for (int i = 0; i < 30; i++)
        sg_buffer_printf(&text, "%d,%d,%d.7,0.1,%d.5,%d.5\n", i % 3, i / 2, 31 + i % 4, i * i,
                         3 * i * i + 1);
    const char *designs[][2] = {
        {"strata", "h"}, {"psu", "p"}, {"domain", "h"}, {"lonely", "remove"}};
    for (size_t d = 0; d < 4; d++) {
        need(&trial, sg_buffer_text(&text),
             (const char *const[]){"mean", "c", "ratio", "y/x", "design-weight", "w", "small-base",
                                   "0,0", designs[d][0], designs[d][1], NULL});
        for (size_t row = 0; row < trial.out.n_rows; row++) {
            assert_close(cell(&trial.out, row, "se"), 0, -1e-300);
            assert_true(isnan(cell(&trial.out, row, "deff")));
        }
    }
    sg_buffer_free(&text);
    trial_free(&trial);
}

static char *records_at(const char *level)
{
    struct sg_buffer text = {0};
    uint64_t state = 7;
    sg_buffer_add(&text, "h,p,g,w,r1,r2,r3,y,x\n");
    for (int i = 0; i < 60; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        unsigned a = (unsigned)(state >> 40) % 97, b = (unsigned)(state >> 50) % 89;
        sg_buffer_printf(&text, "%d,%d,%c,%u.%u,%u,%u,%u,%s%03u.5,%s%03u.25\n", i % 3, i / 4,
                         "abc"[a % 3], 3 + a % 7, b % 10, 1 + a % 3, 1 + b % 3, 1 + (a + b) % 3,
                         level, a, level, b);
    }
    return sg_buffer_take(&text);
}

/* Means, their errors and design effects do not know the level, whatever the design. */
static void levels_do_not_show(void **state)
{
    (void)state;
    static const char *const designs[][6] = {
        {"strata", "h"},
        {"psu", "p"},
        {"strata", "h", "design-weight", "w"},
        {"psu", "p", "design-weight", "w"},
        {"method", "post-stratify", "margins", "g,N\na,300\nb,400\nc,500\n", "margin", "g"},
        {"design-weight", "w", "replicate-weights", "r*"},
    };
    char *low = records_at(""), *high = records_at("1000000000");
    struct trial a = {0}, b = {0};
    for (size_t d = 0; d < sizeof designs / sizeof *designs; d++) {
        const char *options[16] = {"mean", "y", "domain", "g", "small-base", "0,0"};
        memcpy(options + 6, designs[d], sizeof designs[d]);
        need(&a, low, options);
        need(&b, high, options);
        assert_int_equal(a.out.n_rows, b.out.n_rows);
        for (size_t row = 0; row < a.out.n_rows; row++) {
            assert_close(cell(&b.out, row, "estimate") - 1e12, cell(&a.out, row, "estimate"), 1e-5);
            assert_close(cell(&b.out, row, "se"), cell(&a.out, row, "se"), 1e-8);
            if (!isnan(cell(&a.out, row, "deff")))
                assert_close(cell(&b.out, row, "deff"), cell(&a.out, row, "deff"), 1e-8);
        }
    }
    free(low);
    free(high);
    trial_free(&a);
    trial_free(&b);
}

/* A total over records without a value says so; `-` is zero of an amount, nothing of a ratio. */
static void missing_values_are_said(void **state)
{
    (void)state;
    static const char records[] = "g,sales,rate\na,1,1\na,,2\nb,3,-\nb,-,4\nb,5,5\n";
    struct trial trial = {0};
    need(&trial, records,
         (const char *const[]){"total", "sales", "domain", "g", "mean", "rate", "mean", "sales",
                               "small-base", "0,0", NULL});
    /* the means of rate (all, a, b) and of sales come first */
    assert_close(cell(&trial.out, 0, "estimate"), 3, 1e-15);
    assert_close(cell(&trial.out, 0, "n"), 4, 0);
    assert_close(cell(&trial.out, 3, "estimate"), 2.25, 1e-15);
    assert_close(cell(&trial.out, 6, "estimate"), 9, 1e-15);
    const struct sg_column *estimate = trial.out.columns[sg_table_find(&trial.out, "estimate")];
    assert_int_equal(estimate->status[6], SG_STATUS_CAUTION);
    assert_int_equal(estimate->status[7], SG_STATUS_CAUTION);
    assert_int_equal(estimate->status[8], 0);
    assert_int_equal(trial.notes.n, 1);
    assert_non_null(strstr(trial.notes.items[0], "of 4 records; 1 have no value"));
    trial_free(&trial);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_levels_of_ten),
        cmocka_unit_test(what_does_not_vary),
        cmocka_unit_test(levels_do_not_show),
        cmocka_unit_test(missing_values_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
