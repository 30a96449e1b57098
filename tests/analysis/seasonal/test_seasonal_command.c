#include "tests/seasonal_series.h"
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_seasonal_command;

/* Adds `n` quarters from the second of 2015, of a shop, after its header. */
static void add_quarters(struct sg_buffer *text, const char *shop, const double x[], size_t n)
{
    for (size_t t = 0; t < n; t++)
        sg_buffer_printf(text, "%s|%zuQ%zu|%.17g|2\n", shop, 2015 + (t + 1) / 4, (t + 1) % 4 + 1,
                         x[t]);
}

static bool run(struct trial *trial, struct sg_buffer *rows, const char *value,
                const char *const options[])
{
    struct sg_table in;
    struct sg_buffer text = {0};
    sg_buffer_printf(&text, "shop|period@|%s#|error#\n%s", value, sg_buffer_text(rows));
    table_of(&in, sg_buffer_text(&text));
    bool ok = try_command(trial, &sg_seasonal_command, &in, options);
    sg_table_free(&in);
    sg_buffer_free(&text);
    sg_buffer_free(rows);
    return ok;
}

static const char *const plain[] = {"by", "shop", "trend-filter", "5", "value", "DI", NULL};

static const char *note(const struct trial *t, const char *part)
{
    for (size_t i = 0; i < t->notes.n; i++)
        if (strstr(t->notes.items[i], part))
            return t->notes.items[i];
    fail_msg("no note has '%s'", part);
    return "";
}

/* X-13ARIMA-SEATS: oracle_di40_ext; the revision is 0 at the end, and the half-width that of
   seasonal_weights_di40_x11default for V = 4. */
static void values(void **state)
{
    (void)state;
    struct trial t = {0};
    struct sg_buffer text = {0};
    static const char *const limits[] = {"by", "shop", "trend-filter", "5", "value",
                                         "DI", "se",   "error",        NULL};
    add_quarters(&text, "A", di40, DI40);
    assert_true(run(&t, &text, "DI", limits));
    assert_close(value_at(&t.out, "A|2015Q2", "seasonal"), -4.51182587861519, 1e-12);
    assert_close(value_at(&t.out, "A|2015Q2", "adjusted"), -11.2881741213848, 1e-12);
    assert_close(value_at(&t.out, "A|2025Q1", "trend"), -2.40858084011549, 1e-12);
    assert_close(value_at(&t.out, "A|2025Q1", "irregular"), 0.682383747999002, 1e-11);
    assert_close(value_at(&t.out, "A|2025Q1", "upper") - value_at(&t.out, "A|2025Q1", "adjusted"),
                 4.07492682656441, 1e-10);
    assert_close(value_at(&t.out, "A|2025Q1", "revision_points"), 0, 0);
    assert_string_equal(status_at(&t.out, "A|2017Q4", "revision_points"), "not_applicable");
    assert_string_equal(status_at(&t.out, "A|2025Q1", "adjusted"), "");
    assert_string_equal(sg_table_main(&t.out)->name, "adjusted");
    note(&t, "A: X-11, additive; last seasonal filter 3×5 (MSR 5.38), trend filter of 5 terms "
             "(I/C 0.33)");
    note(&t, "A: F of stable seasonality 74.85, Kruskal-Wallis 33.74, F of moving seasonality "
             "2.72, M7 0.32: identifiable seasonality is present");
    /* the same firms answer again: 4.041721 of the AR(1) with 0.5 */
    static const char *const waves[] = {"by", "shop",  "trend-filter", "5",   "value", "DI",
                                        "se", "error", "overlap",      "0.5", NULL};
    struct trial again = {0};
    add_quarters(&text, "A", di40, DI40);
    assert_true(run(&again, &text, "DI", waves));
    assert_close(value_at(&again.out, "A|2025Q1", "upper") -
                     value_at(&again.out, "A|2025Q1", "adjusted"),
                 4.041721, -5.1e-7);
    trial_free(&again);
    assert_int_equal(t.out.info.n_tests, 2);
    assert_close(t.out.info.tests[0].p, 0, -1e-10);
    assert_close(t.out.info.tests[1].p, .0276566, 1e-4);
    trial_free(&t);
}

/* What the value of a period was adjusted to when it was the last: that of the series cut there. */
static void revisions(void **state)
{
    (void)state;
    struct trial whole = {0}, cut = {0};
    struct sg_buffer text = {0};
    add_quarters(&text, "A", di40, DI40);
    assert_true(run(&whole, &text, "DI", plain));
    add_quarters(&text, "A", di40, 24);
    assert_true(run(&cut, &text, "DI", plain));
    assert_close(value_at(&whole.out, "A|2021Q1", "revision_points"),
                 value_at(&whole.out, "A|2021Q1", "adjusted") -
                     value_at(&cut.out, "A|2021Q1", "adjusted"),
                 1e-12);
    trial_free(&whole);
    trial_free(&cut);
}

/* What shows no seasonality is not adjusted, but with --force; what cannot be adjusted is named,
   beside what can. */
static void several(void **state)
{
    (void)state;
    struct trial t = {0};
    double noise[DI40];
    static const char *const force[] = {"by", "shop", "value", "DI", "force", NULL, NULL};
    struct sg_buffer text = {0};
    for (int i = 0; i < DI40; i++)
        noise[i] = (7919 * i) % 97 / 10.0 - 4.8;
    add_quarters(&text, "A", di40, DI40);
    add_quarters(&text, "B", noise, DI40);
    add_quarters(&text, "C", di40, 11);
    add_quarters(&text, "D", di40, 19);
    assert_true(run(&t, &text, "DI", plain));
    assert_string_equal(status_at(&t.out, "A|2020Q1", "adjusted"), "");
    assert_string_equal(status_at(&t.out, "B|2020Q1", "adjusted"), "undefined");
    assert_string_equal(status_at(&t.out, "B|2020Q1", "trend"), "undefined");
    assert_close(value_at(&t.out, "B|2020Q1", "value"), noise[19], 0);
    assert_string_equal(status_at(&t.out, "C|2017Q1", "adjusted"), "undefined");
    assert_string_equal(status_at(&t.out, "D|2017Q1", "adjusted"), "provisional");
    note(&t, "C: not adjusted: the series has 11 periods from '2015Q2' to '2017Q4': three full "
             "years, 12 periods, are the least that X-11 adjusts");
    note(&t, "no identifiable seasonality in 1 series, which are not adjusted (undefined); "
             "--force adjusts them: B");
    note(&t, "fewer than five years in 1 series: provisional: D");
    add_quarters(&text, "B", noise, DI40);
    assert_true(run(&t, &text, "DI", force));
    assert_string_equal(status_at(&t.out, "B|2020Q1", "adjusted"), "");
    trial_free(&t);
}

/* Many series: only those are named that want a word; each is what it is alone. */
static void many(void **state)
{
    (void)state;
    enum { SHOPS = 90 };
    struct trial t = {0};
    struct sg_buffer text = {0};
    for (int i = 0; i < SHOPS; i++) {
        char shop[16];
        snprintf(shop, sizeof shop, "s%d", i);
        add_quarters(&text, shop, di40, i % 9 == 0 ? 11 : DI40);
    }
    assert_true(run(&t, &text, "DI", plain));
    for (int i = 0; i < SHOPS; i++) {
        char row[32];
        snprintf(row, sizeof row, "s%d|2015Q2", i);
        if (i % 9 == 0)
            assert_string_equal(status_at(&t.out, row, "adjusted"), "undefined");
        else
            assert_close(value_at(&t.out, row, "adjusted"), -11.2881741213848, 1e-12);
    }
    note(&t, "10 series could not be adjusted");
    trial_free(&t);
}

/* The mode by the kind of measure, and what it forbids. */
static void modes(void **state)
{
    (void)state;
    struct trial t = {0};
    struct sg_buffer text = {0};
    static const char *const sales[] = {"by", "shop", "value", "売上高", NULL};
    static const char *const ratios[] = {"by", "shop", "value", "DI", "mode", "mult", NULL};
    add_quarters(&text, "A", ukgas, UKGAS);
    assert_true(run(&t, &text, "売上高", sales));
    note(&t, "A: X-11, multiplicative");
    assert_null(t.out.columns[sg_table_find(&t.out, "seasonal")]->unit);
    add_quarters(&text, "A", di40, DI40);
    assert_false(run(&t, &text, "DI", ratios));
    assert_non_null(strstr(t.err.message, "the value of '2015Q2' is -15.8: ratios to the trend"));
    assert_int_equal(t.err.row, 2);
    trial_free(&t);
}

static void options(void **state)
{
    (void)state;
    struct trial t = {0};
    struct sg_buffer text = {0};
    static const char *const fixed[] = {
        "by",           "shop", "seasonal-filter", "s3x5", "extremes", "none",
        "trend-filter", "5",    "value",           "DI",   NULL};
    static const char *const msr[] = {"by", "shop", "seasonal-filter", "msr", "value", "DI", NULL};
    static const char *const span[] = {"by", "shop", "span", "2016Q1,2019Q4", "value", "DI", NULL};
    static const char *const bad[][10] = {
        {"by", "shop", "extremes", "2.5,1.5", "value", "DI"},
        {"by", "shop", "extremes", "2", "value", "DI"},
        {"by", "shop", "span", "2016Q1", "value", "DI"},
        {"by", "shop", "span", "2014Q1,", "value", "DI"},
        {"by", "shop", "se", "shop", "value", "DI"},
        {"by", "shop", "trend-filter", "23", "span", ",2020Q1", "value", "DI"}};
    add_quarters(&text, "A", di40, DI40);
    assert_true(run(&t, &text, "DI", fixed)); /* oracle_di40_fixed */
    assert_close(value_at(&t.out, "A|2015Q2", "adjusted"), -11.3796380445774, 1e-12);
    assert_close(value_at(&t.out, "A|2025Q1", "adjusted"), -2.11721238391202, 1e-12);
    add_quarters(&text, "A", di40, DI40);
    assert_true(run(&t, &text, "DI", msr)); /* oracle_di40_default */
    note(&t, "3×5 (MSR 5.25), trend filter of 5 terms (I/C 0.33)");
    add_quarters(&text, "A", di40, DI40);
    assert_true(run(&t, &text, "DI", span));
    assert_int_equal(t.out.n_rows, 16);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        add_quarters(&text, "A", di40, DI40);
        assert_false(run(&t, &text, "DI", bad[i]));
    }
    assert_non_null(
        strstr(t.err.message, "the series has 20 periods, fewer than the trend filter"));
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values),  cmocka_unit_test(revisions),
                                       cmocka_unit_test(several), cmocka_unit_test(many),
                                       cmocka_unit_test(modes),   cmocka_unit_test(options)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
