/* `seasonal` with files beside the table: forecasts, events, factors. */
#include "tests/seasonal_series.h"
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_seasonal_command;

/* Quarters from to before `to` of the second of 2015 on, of a shop. */
static void add_quarters(struct sg_buffer *text, const char *shop, const double x[], size_t from,
                         size_t to)
{
    for (size_t t = from; t < to; t++)
        sg_buffer_printf(text, "%s|%zuQ%zu|%.17g\n", shop, 2015 + (t + 1) / 4, (t + 1) % 4 + 1,
                         x[t]);
}

/* The table as text under its header; `rows` are used up. */
static char *table_text(struct sg_buffer *rows, const char *header)
{
    struct sg_buffer text = {0};
    sg_buffer_printf(&text, "%s\n%s", header, sg_buffer_text(rows));
    sg_buffer_free(rows);
    return sg_buffer_take(&text);
}

static bool run(struct trial *trial, struct sg_buffer *rows, const char *const options[])
{
    struct sg_table in;
    char *text = table_text(rows, "shop|period@|DI#");
    table_of(&in, text);
    bool ok = try_command(trial, &sg_seasonal_command, &in, options);
    sg_table_free(&in);
    free(text);
    return ok;
}

/* A series cut short and given its true continuation has the adjusted values of the whole. */
static void forecasts(void **state)
{
    (void)state;
    struct trial whole = {0}, cut = {0};
    struct sg_buffer rows = {0}, ahead = {0};
    add_quarters(&rows, "A", di40, 0, DI40);
    add_quarters(&rows, "B", ukgas, 0, DI40);
    assert_true(run(&whole, &rows, (const char *[]){"by", "shop", NULL}));
    add_quarters(&rows, "A", di40, 0, 36);
    add_quarters(&rows, "B", ukgas, 0, 34);
    add_quarters(&ahead, "B", ukgas, 30, DI40); /* what the table has itself is not taken */
    add_quarters(&ahead, "A", di40, 36, DI40);
    char *text = table_text(&ahead, "shop|period@|DI#");
    assert_true(run(&cut, &rows, (const char *[]){"by", "shop", "forecasts", text, NULL}));
    assert_int_equal(cut.out.n_rows, 70);
    for (size_t row = 0; row < cut.out.n_rows; row++) {
        size_t same = row < 36 ? row : row + 4;
        for (size_t c = 2; c < 8; c++) /* value to extreme_weight */
            assert_close(cut.out.columns[c]->values[row], whole.out.columns[c]->values[same],
                         1e-12);
    }
    assert_string_equal(status_at(&cut.out, "A|2020Q1", "revision_points"), "not_applicable");
    free(text);
    trial_free(&whole);
    trial_free(&cut);
}

/* Effects that were put into a series are in its adjusted values again, the season is as without:
   an outlier and a fading change in the irregular, a shift in the trend. */
static void events(void **state)
{
    (void)state;
    enum { AO = 12, LS = 20, TC = 30 };
    struct trial plain = {0}, t = {0};
    struct sg_buffer rows = {0};
    double x[DI40], fading = 8;
    static const char prior[] = "period@|kind|effect#\n2018Q2|ao|-15\n2020Q2|ls|10\n2022Q4|TC|8\n";
    add_quarters(&rows, "A", di40, 0, DI40);
    assert_true(run(&plain, &rows, (const char *[]){"by", "shop", NULL}));
    for (size_t q = 0; q < DI40; q++) {
        x[q] = di40[q] - (q == AO ? 15 : 0) + (q >= LS ? 10 : 0) + (q >= TC ? fading : 0);
        fading *= q >= TC ? 0.343 : 1; /* 0.7 a month */
    }
    add_quarters(&rows, "A", x, 0, DI40);
    assert_true(run(&t, &rows, (const char *[]){"by", "shop", "prior", prior, NULL}));
    for (size_t q = 0; q < DI40; q++) {
        const struct sg_table *a = &t.out, *b = &plain.out;
        assert_close(a->columns[3]->values[q], b->columns[3]->values[q], -1e-11); /* seasonal */
        assert_close(a->columns[4]->values[q] - b->columns[4]->values[q], x[q] - di40[q], -1e-11);
        assert_close(a->columns[5]->values[q] - b->columns[5]->values[q], q >= LS ? 10 : 0, -1e-11);
    }
    assert_close(value_at(&t.out, "A|2018Q2", "irregular") -
                     value_at(&plain.out, "A|2018Q2", "irregular"),
                 -15, 1e-11);
    assert_close(value_at(&t.out, "A|2023Q1", "irregular") -
                     value_at(&plain.out, "A|2023Q1", "irregular"),
                 8 * 0.343, 1e-11);
    trial_free(&plain);
    trial_free(&t);
}

/* Ratios, and only of the shop that is named. */
static void events_of_one(void **state)
{
    (void)state;
    struct trial plain = {0}, t = {0};
    struct sg_buffer rows = {0};
    double x[DI40];
    static const char prior[] = "shop|period@|kind|effect#\nB|2020Q2|ls|0.5\n";
    static const char *const wrong = "period@|kind|effect#\n2020Q2|ao|-3\n";
    for (size_t q = 0; q < DI40; q++)
        x[q] = q >= 20 ? ukgas[q] / 2 : ukgas[q];
    add_quarters(&rows, "A", ukgas, 0, DI40);
    assert_true(run(&plain, &rows, (const char *[]){"by", "shop", "mode", "mult", NULL}));
    add_quarters(&rows, "A", ukgas, 0, DI40);
    add_quarters(&rows, "B", x, 0, DI40);
    assert_true(
        run(&t, &rows, (const char *[]){"by", "shop", "mode", "mult", "prior", prior, NULL}));
    for (size_t q = 0; q < DI40; q++) {
        assert_close(t.out.columns[4]->values[q], plain.out.columns[4]->values[q], 1e-12);
        assert_close(t.out.columns[4]->values[DI40 + q],
                     plain.out.columns[4]->values[q] * (q >= 20 ? 0.5 : 1), 1e-12);
    }
    add_quarters(&rows, "A", ukgas, 0, DI40);
    assert_false(
        run(&t, &rows, (const char *[]){"by", "shop", "mode", "mult", "prior", wrong, NULL}));
    assert_non_null(strstr(t.err.message, "the effect at '2020Q2' is -3"));
    trial_free(&plain);
    trial_free(&t);
}

/* A break is none where a level shift is given. */
static void breaks(void **state)
{
    (void)state;
    struct trial t = {0};
    struct sg_table in;
    struct sg_buffer rows = {0};
    add_quarters(&rows, "A", di40, 0, DI40);
    char *text = table_text(&rows, "shop|period@|DI#");
    table_of(&in, text);
    assert_true(sg_info_add_break(&in.info, "2020Q2", NULL, false, NULL, NULL));
    assert_false(try_command(&t, &sg_seasonal_command, &in, (const char *[]){"by", "shop", NULL}));
    assert_non_null(strstr(t.err.message, "the series has a break at '2020Q2'"));
    assert_false(try_command(
        &t, &sg_seasonal_command, &in,
        (const char *[]){"by", "shop", "prior", "period@|kind|effect#\n2020Q2|ao|4\n", NULL}));
    assert_true(try_command(
        &t, &sg_seasonal_command, &in,
        (const char *[]){"by", "shop", "prior", "period@|kind|effect#\n2020Q2|ls|-20\n", NULL}));
    free(text);
    sg_table_free(&in);
    trial_free(&t);
}

/* Factors that were written give the same adjusted values, and those of the next year the first
   ones of new quarters: D10A of di40 as X-13 prints it. */
static void factors(void **state)
{
    (void)state;
    struct trial t = {0}, frozen = {0};
    struct sg_buffer rows = {0}, file = {0};
    add_quarters(&rows, "A", di40, 0, DI40);
    assert_true(run(&t, &rows,
                    (const char *[]){"by", "shop", "trend-filter", "5", "factors", "f.csv", NULL}));
    const struct sg_table *w = &t.written;
    assert_int_equal(w->n_rows, DI40 + 4);
    assert_close(value_at(w, "A|2025-Q2|add", "seasonal"), -5.30118, -5.1e-6);
    assert_string_equal(status_at(w, "A|2025-Q2|add", "seasonal"), "estimated");
    assert_string_equal(status_at(w, "A|2025-Q1|add", "seasonal"), "");
    for (size_t row = 0; row < w->n_rows; row++)
        sg_buffer_printf(&file, "A|%s|%.17g|add\n", sg_column_text(w->columns[1], row),
                         w->columns[2]->values[row]);
    char *text = table_text(&file, "shop|period@|seasonal#|mode");
    add_quarters(&rows, "A", di40, 0, DI40);
    sg_buffer_add(&rows, "A|2025Q2|-4\nA|2026Q2|9\nA|2026Q3|X\n");
    assert_true(run(&frozen, &rows, (const char *[]){"by", "shop", "freeze", text, NULL}));
    for (size_t q = 0; q < DI40; q++)
        assert_close(frozen.out.columns[4]->values[q], t.out.columns[4]->values[q], 1e-13);
    assert_close(value_at(&frozen.out, "A|2025Q2", "adjusted"), 1.30118, -5.1e-6);
    assert_string_equal(status_at(&frozen.out, "A|2026Q2", "adjusted"), "not_available");
    assert_string_equal(status_at(&frozen.out, "A|2026Q3", "adjusted"), "suppressed");
    assert_string_equal(status_at(&frozen.out, "A|2025Q2", "trend"), "not_applicable");
    free(text);
    trial_free(&t);
    trial_free(&frozen);
}

/* Ratios are taken away as such; a factor that was forecast makes the value provisional. */
static void factors_of_ratios(void **state)
{
    (void)state;
    struct trial t = {0};
    struct sg_buffer rows = {0};
    sg_buffer_add(&rows, "A|2025Q2|120\nA|2025Q3|90\n");
    assert_true(
        run(&t, &rows,
            (const char *[]){"by", "shop", "freeze",
                             "period@|seasonal#|mode\n2025Q2|1.2|mult\n2025Q3|0.9|mult\n", NULL}));
    assert_close(value_at(&t.out, "A|2025Q2", "adjusted"), 100, 1e-14);
    assert_close(value_at(&t.out, "A|2025Q3", "adjusted"), 100, 1e-14);
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *option, *file, *message;
    } cases[] = {
        {"prior", "period@|kind|effect#\n2020Q2|xx|4\n", "'xx' is no kind of event"},
        {"prior", "period@|kind|effect#\n2030Q2|ao|4\n", "is at no period of the table"},
        {"prior", "period@|kind|effect#\n2020Q2|ao|\n", "has no effect"},
        {"prior", "period@|effect#\n2020Q2|4\n", "the file of --prior needs a column 'kind'"},
        {"prior", "period@|kind|size\n2020Q2|ao|4\n", "needs a column of numbers 'effect'"},
        {"prior", "period#|kind|effect#\n3|ao|4\n", "period"},
        {"forecasts", "period@|a#|b#\n2025Q2|4|5\n", "needs a column of numbers 'DI'"},
        {"forecasts", "period@|a#\n2025Q3|4\n",
         "between '2025Q1' and '2025Q3' periods are missing"},
        {"freeze", "period@|seasonal#|mode\n2025Q1|4|both\n", "'both' is no mode of factors"},
        {"freeze", "area|period@|seasonal#\nA|2025Q1|4\n", "needs a column 'mode'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial t = {0};
        struct sg_buffer rows = {0};
        add_quarters(&rows, "A", di40, 0, DI40);
        assert_false(
            run(&t, &rows, (const char *[]){"by", "shop", cases[i].option, cases[i].file, NULL}));
        if (!strstr(t.err.message, cases[i].message))
            fail_msg("case %zu: %s", i, t.err.message);
        trial_free(&t);
    }
}

/* Where several columns tell series apart, a file has all of them or none. */
static void keys(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "area|shop|period@|DI#\n");
    for (size_t q = 0; q < DI40; q++)
        sg_buffer_printf(&text, "N|A|%zuQ%zu|%g\nS|A|%zuQ%zu|%g\n", 2015 + (q + 1) / 4,
                         (q + 1) % 4 + 1, di40[q], 2015 + (q + 1) / 4, (q + 1) % 4 + 1, di40[q]);
    table_of(&in, sg_buffer_text(&text));
    assert_false(try_command(&t, &sg_seasonal_command, &in,
                             (const char *[]){"by", "shop", "area", "area", "prior",
                                              "area|period@|kind|effect#\nN|2020Q2|ao|4\n", NULL}));
    assert_string_equal(t.err.message,
                        "the file lacks column 'shop', which tells the series apart");
    assert_true(try_command(&t, &sg_seasonal_command, &in,
                            (const char *[]){"by", "shop", "area", "area", "tests", NULL, NULL}));
    assert_int_equal(t.out.n_rows, 2);
    assert_close(value_at(&t.out, "N|A|add|3×5|present", "m7"), 0.32, -0.05);
    assert_true(try_command(&t, &sg_seasonal_command, &in,
                            (const char *[]){"by", "shop", "area", "area", "sliding", NULL, NULL}));
    assert_close(value_at(&t.out, "N|A|2020Q2", "seasonal_range"),
                 value_at(&t.out, "N|A|2020Q2", "seasonal_highest") -
                     value_at(&t.out, "N|A|2020Q2", "seasonal_lowest"),
                 1e-12);
    assert_close(value_at(&t.out, "N|A|2020Q2", "adjusted_first") +
                     value_at(&t.out, "N|A|2020Q2", "revision_points"),
                 value_at(&t.out, "N|A|2020Q2", "adjusted"), 1e-12);
    assert_string_equal(status_at(&t.out, "N|A|2025Q1", "seasonal_range"), "not_applicable");
    assert_false(try_command(&t, &sg_seasonal_command, &in,
                             (const char *[]){"tests", NULL, "sliding", NULL, NULL}));
    assert_string_equal(t.err.message, "--tests and --sliding do not go together");
    sg_table_free(&in);
    sg_buffer_free(&text);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forecasts), cmocka_unit_test(events),  cmocka_unit_test(events_of_one),
        cmocka_unit_test(breaks),    cmocka_unit_test(factors), cmocka_unit_test(factors_of_ratios),
        cmocka_unit_test(refusals),  cmocka_unit_test(keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
