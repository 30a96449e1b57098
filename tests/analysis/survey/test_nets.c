#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

extern const struct sg_command sg_margin_command;
extern const struct sg_command sg_compare_command;

/* 人材確保（採用）状況, Kawasaki: options as printed; the report's nets are 32.4 and 35.4, 49.7 and
   45.4 %. */
static const char recruiting[] =
    "question|option|wave@|n#|percent#\n"
    "採用|十分|令和5年度|985|6.8\n採用|どちらかといえば|令和5年度|985|25.6\n"
    "採用|できていない|令和5年度|985|35.3\n採用|ほとんど|令和5年度|985|14.4\n"
    "採用|行っていない|令和5年度|985|16.5\n採用|無回答|令和5年度|985|1.3\n"
    "採用|十分|令和4年度|1079|6.6\n採用|どちらかといえば|令和4年度|1079|28.8\n"
    "採用|できていない|令和4年度|1079|32.9\n採用|ほとんど|令和4年度|1079|12.5\n"
    "採用|行っていない|令和4年度|1079|18.3\n採用|無回答|令和4年度|1079|0.9\n"
    "課題|十分|令和5年度|985|60.0\n課題|ほとんど|令和5年度|985|70.0\n";

#define ABLE "net", "〈確保〉=十分+どちらかといえば"
#define UNABLE "net", "〈未確保〉= できていない + ほとんど"

static void printed_nets(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, recruiting);
    assert_true(try_command(&trial, &sg_margin_command, &in, (const char *[]){ABLE, UNABLE, NULL}));
    assert_int_equal(out->n_rows, 14 + 4);
    assert_close(value_at(out, "採用|〈確保〉|令和5年度", "percent"), 32.4, 0);
    assert_close(value_at(out, "採用|〈確保〉|令和4年度", "percent"), 35.4, 0);
    assert_close(value_at(out, "採用|〈未確保〉|令和5年度", "percent"), 49.7, 0);
    assert_close(value_at(out, "採用|〈未確保〉|令和4年度", "percent"), 45.4, 0);
    /* 67 and 252 of 985; 6.8 % is 67 alone, 25.6 % 252 alone */
    assert_close(value_at(out, "採用|〈確保〉|令和5年度", "count_low"), 319, 0);
    assert_close(value_at(out, "採用|〈確保〉|令和5年度", "count_high"), 319, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

/* The adjustment for the options of a question does not count its nets. */
static void compared_nets(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial plain = {0}, with = {0};
    table_of(&in, recruiting);
    assert_true(try_command(&plain, &sg_compare_command, &in, NULL));
    assert_true(try_command(&with, &sg_compare_command, &in, (const char *[]){ABLE, NULL}));
    const struct sg_column *p = plain.out.columns[sg_table_find(&plain.out, "p_adjusted")];
    const struct sg_column *q = with.out.columns[sg_table_find(&with.out, "p_adjusted")];
    assert_int_equal(with.out.n_rows, plain.out.n_rows + 1);
    for (size_t row = 0; row < plain.out.n_rows; row++)
        assert_close(q->values[row], p->values[row], 0);
    const struct sg_column *points =
        with.out.columns[sg_table_find(&with.out, "difference_points")];
    assert_close(points->values[plain.out.n_rows], -3, 0); /* 3.0ポイント減少 */
    trial_free(&plain);
    trial_free(&with);
    sg_table_free(&in);
}

static void symbols_spread(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "option|n#|percent#\nA|985|X\nB|985|10.0\nC|985|-\n");
    assert_true(try_command(&trial, &sg_margin_command, &in,
                            (const char *[]){"net", "AB=A+B", "net", "BC=B+C", NULL}));
    assert_string_equal(status_at(&trial.out, "AB", "percent"), "suppressed");
    assert_true(isnan(value_at(&trial.out, "AB", "count_low")));
    assert_close(value_at(&trial.out, "BC", "percent"), 10, 0);
    assert_string_equal(status_at(&trial.out, "BC", "percent"), "");
    trial_free(&trial);
    sg_table_free(&in);
}

static void wrong_nets(void **state)
{
    (void)state;
    static const struct {
        const char *net;
        enum sg_failure kind;
    } cases[] = {{"A", SG_FAIL_USAGE},
                 {"=A+B", SG_FAIL_USAGE},
                 {"N=", SG_FAIL_USAGE},
                 {"N=十分+ない", SG_FAIL_USAGE},
                 {"N=十分+ほとんど", SG_FAIL_DATA}}; /* 課題 adds up to 130 % */
    struct sg_table in;
    table_of(&in, recruiting);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_false(try_command(&trial, &sg_margin_command, &in,
                                 (const char *[]){"net", cases[i].net, NULL}));
        assert_int_equal(trial.err.kind, cases[i].kind);
        trial_free(&trial);
    }
    sg_table_free(&in);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_nets), cmocka_unit_test(compared_nets),
        cmocka_unit_test(symbols_spread), cmocka_unit_test(wrong_nets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
