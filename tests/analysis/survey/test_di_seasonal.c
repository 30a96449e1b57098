#include "tests/seasonal_series.h"
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_di_command;
extern const struct sg_command sg_seasonal_command;

enum { N = 10000 }; /* answers, so that a DI of one decimal is exact */

/* Answers of which di40 comes, quarters from the second of 2015. */
static void make_answers(struct sg_table *table, size_t n)
{
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "industry|answer|period@|count#\n");
    for (size_t t = 0; t < n; t++) {
        double up = 3000 + 50 * di40[t], down = 3000 - 50 * di40[t];
        size_t year = 2015 + (t + 1) / 4, quarter = (t + 1) % 4 + 1;
        sg_buffer_printf(&text,
                         "小売業|好転|%zuQ%zu|%.0f\n小売業|不変|%zuQ%zu|4000\n"
                         "小売業|悪化|%zuQ%zu|%.0f\n",
                         year, quarter, up, year, quarter, year, quarter, down);
    }
    table_of(table, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

#define UP_DOWN "up", "好転", "down", "悪化"

/* oracle_di40_ext of X-13ARIMA-SEATS. */
static void adjusted(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    make_answers(&in, DI40);
    assert_true(
        try_command(&t, &sg_di_command, &in,
                    (const char *[]){UP_DOWN, "seasonal", NULL, "trend-filter", "5", NULL}));
    assert_close(value_at(&t.out, "小売業|DI|2015Q2", "di"), -15.8, 1e-12);
    assert_close(value_at(&t.out, "小売業|DI|2015Q2", "di_adjusted"), -11.2881741213848, 1e-11);
    assert_close(value_at(&t.out, "小売業|DI|2025Q1", "di_adjusted"), -1.72619709211649, 1e-11);
    assert_close(value_at(&t.out, "小売業|DI|2015Q3", "change_adjusted_points"),
                 -12.1430205306447 + 11.2881741213848, 1e-10);
    assert_string_equal(status_at(&t.out, "小売業|DI|2015Q2", "change_adjusted_points"),
                        "not_available");
    assert_string_equal(sg_table_main(&t.out)->name, "di");
    assert_int_equal(t.out.info.n_tests, 2);
    sg_table_free(&in);
    trial_free(&t);
}

/* The limits are those of `seasonal` with the standard errors √(V/n), V = p₊ + p₋ − (p₊ − p₋)²; of
   the change those of one linear form, not of two intervals. */
static void limits(void **state)
{
    (void)state;
    struct sg_table in, levels;
    struct trial t = {0}, other = {0};
    struct sg_buffer text = {0};
    make_answers(&in, DI40);
    sg_buffer_add(&text, "industry|period@|DI#|se#\n");
    for (size_t q = 0; q < DI40; q++) {
        double d = di40[q] / 100;
        sg_buffer_printf(&text, "小売業|%zuQ%zu|%.1f|%.17g\n", 2015 + (q + 1) / 4, (q + 1) % 4 + 1,
                         di40[q], 100 * sqrt((0.6 - d * d) / N));
    }
    table_of(&levels, sg_buffer_text(&text));
    assert_true(
        try_command(&t, &sg_di_command, &in, (const char *[]){UP_DOWN, "seasonal", NULL, NULL}));
    assert_true(try_command(&other, &sg_seasonal_command, &levels,
                            (const char *[]){"value", "DI", "se", "se", NULL}));
    assert_close(value_at(&t.out, "小売業|DI|2025Q1", "adjusted_lower"),
                 value_at(&other.out, "小売業|2025Q1", "lower"), 1e-10);
    assert_close(value_at(&t.out, "小売業|DI|2020Q1", "adjusted_upper"),
                 value_at(&other.out, "小売業|2020Q1", "upper"), 1e-10);
    /* with equal variances 5.304956 of seasonal_weights_di40_x11default for V = 4; two separate
       intervals would be √2 · 4.07, about 5.8 */
    double reach = value_at(&t.out, "小売業|DI|2025Q1", "change_adjusted_upper_points") -
                   value_at(&t.out, "小売業|DI|2025Q1", "change_adjusted_points");
    double se = 100 * sqrt(0.6 / N);
    assert_close(reach, 5.304956 * se / 2, 0.02);
    sg_buffer_free(&text);
    sg_table_free(&in);
    sg_table_free(&levels);
    trial_free(&t);
    trial_free(&other);
}

/* Published levels have no limits; the assessment may be by the adjusted change. */
static void assessed(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "period@|DI#\n");
    for (size_t q = 0; q < DI40; q++)
        sg_buffer_printf(&text, "%zuQ%zu|%.1f\n", 2015 + (q + 1) / 4, (q + 1) % 4 + 1, di40[q]);
    table_of(&in, sg_buffer_text(&text));
    assert_true(try_command(
        &t, &sg_di_command, &in,
        (const char *[]){"seasonal", NULL, "assess", "adjusted", "trend-filter", "5", NULL}));
    assert_true(sg_table_find(&t.out, "adjusted_lower") < 0);
    size_t last = t.out.n_rows - 1;
    const struct sg_column *word = t.out.columns[sg_table_find(&t.out, "assessment")];
    /* raw +9.4, adjusted about +2 */
    assert_string_equal(sg_column_text(word, last), "flat");
    assert_true(try_command(&t, &sg_di_command, &in, (const char *[]){"seasonal", NULL, NULL}));
    word = t.out.columns[sg_table_find(&t.out, "assessment")];
    assert_string_equal(sg_column_text(word, last), "better");
    assert_false(
        try_command(&t, &sg_di_command, &in, (const char *[]){"assess", "adjusted", NULL}));
    assert_string_equal(t.err.message, "--assess is about adjusted indices: give --seasonal too");
    sg_buffer_free(&text);
    sg_table_free(&in);
    trial_free(&t);
}

static void refused(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    make_answers(&in, 11);
    assert_false(
        try_command(&t, &sg_di_command, &in, (const char *[]){UP_DOWN, "seasonal", NULL, NULL}));
    assert_non_null(strstr(t.err.message, "the series has 11 periods"));
    sg_table_free(&in);
    table_of(&in, "answer|count#\n好転|3\n不変|4\n悪化|5\n");
    assert_false(
        try_command(&t, &sg_di_command, &in, (const char *[]){UP_DOWN, "seasonal", NULL, NULL}));
    assert_string_equal(t.err.message, "--seasonal needs a column of periods: --period COL");
    sg_table_free(&in);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(adjusted), cmocka_unit_test(limits),
                                       cmocka_unit_test(assessed), cmocka_unit_test(refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
