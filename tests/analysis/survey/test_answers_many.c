/* `answers` to questions of many options, and by many levels: they take other ways to the same
   numbers. */
#include "tests/rows_of.h"
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_answers_command;

enum { N_CODES = 90, N_LEVELS = 300, N_RECORDS = 4000, N_STRATA = 7 };

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

/* Codes 0 to 89, the first ones more often; labels with the sign that joins labels among them. */
static char *make_records(void)
{
    struct sg_buffer text = {0};
    uint32_t random = 4;
    sg_buffer_add(&text, "q,area,stratum,psu,w\n");
    for (size_t i = 0; i < N_RECORDS; i++) {
        uint32_t code = next(&random) % N_CODES;
        code = next(&random) % 3 ? code : code % 5;
        uint32_t area = next(&random) % N_LEVELS, stratum = next(&random) % N_STRATA;
        sg_buffer_printf(&text, "%u,%s%u,s%u,p%u,%u.%u\n", code, area % 9 ? "a" : "a\x1f", area,
                         stratum, stratum * 10 + next(&random) % 4, 1 + next(&random) % 20,
                         next(&random) % 10);
    }
    return sg_buffer_take(&text);
}

static const struct sg_column *column(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    assert_true(at >= 0);
    return table->columns[at];
}

static size_t find_row(const struct sg_table *table, const char *option, const char *domain)
{
    const struct sg_column *options = column(table, "option"), *domains = column(table, "domain");
    for (size_t row = 0; row < table->n_rows; row++)
        if (strcmp(sg_column_text(options, row), option) == 0 &&
            strcmp(sg_column_text(domains, row), domain) == 0)
            return row;
    fail_msg("no row %s of %s", option, domain);
    return 0;
}

static void assert_same_row(const struct sg_table *a, size_t row, const struct sg_table *b,
                            size_t other)
{
    static const char *const names[] = {"n",          "base", "estimate_percent", "se_points",
                                        "df",         "deff", "lower_percent",    "upper_percent",
                                        "n_effective"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct sg_column *x = column(a, names[i]), *y = column(b, names[i]);
        assert_int_equal(x->status[row], y->status[other]);
        assert_close(x->values[row], y->values[other], 1e-12);
    }
}

/* A net of one answer is estimated by itself, an answer of many together with the others. */
static void an_answer_is_as_the_net_of_it_alone(void **state)
{
    (void)state;
    static const char *const designs[][2] = {{"strata", "stratum"}, {"psu", "psu"}};
    char *records = make_records();
    for (size_t d = 0; d < 2; d++)
        for (unsigned code = 0; code < N_CODES; code += 11) {
            char net[32], option[16];
            struct trial trial = {0};
            snprintf(net, sizeof net, "the net=%u", code);
            snprintf(option, sizeof option, "%u", code);
            const char *const options[] = {"single", "q",           "design-weight", "w", "net",
                                           net,      designs[d][0], designs[d][1],   NULL};
            assert_true(try_rows(&trial, &sg_answers_command, records, options));
            assert_true(trial.out.n_rows > N_CODES);
            assert_same_row(&trial.out, find_row(&trial.out, option, "total"), &trial.out,
                            find_row(&trial.out, "the net", "total"));
            trial_free(&trial);
        }
    free(records);
}

/* The last three rows of a level among 300: as among two, where other records are of one level. */
static void a_level_is_as_among_few(void **state)
{
    (void)state;
    char *records = make_records();
    struct trial many = {0}, few = {0};
    static const char *const options[] = {"single", "stratum", "design-weight", "w", "domain",
                                          "area",   NULL};
    assert_true(try_rows(&many, &sg_answers_command, records, options));
    struct sg_buffer changed = {0};
    for (const char *line = records; *line;) {
        size_t n = strcspn(line, "\n") + 1;
        const char *area = strchr(line, ',') + 1;
        bool kept = line == records || strncmp(area, "a17,", 4) == 0;
        sg_buffer_add_bytes(&changed, line, kept ? n : (size_t)(area - line));
        if (!kept) {
            const char *rest = strchr(area, ',');
            sg_buffer_add(&changed, "other");
            sg_buffer_add_bytes(&changed, rest, n - (size_t)(rest - line));
        }
        line += n;
    }
    assert_true(try_rows(&few, &sg_answers_command, changed.text, options));
    for (unsigned s = 0; s < N_STRATA; s++) {
        char option[8];
        snprintf(option, sizeof option, "s%u", s);
        assert_same_row(&many.out, find_row(&many.out, option, "a17"), &few.out,
                        find_row(&few.out, option, "a17"));
    }
    assert_int_equal(many.out.n_rows, N_STRATA * (N_LEVELS + 1));
    find_row(&many.out, "s0",
             "a\x1f"
             "18"); /* a label is what it was */
    sg_buffer_free(&changed);
    trial_free(&many);
    trial_free(&few);
    free(records);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_as_the_net_of_it_alone),
        cmocka_unit_test(a_level_is_as_among_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
