#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/interval.h>

extern const struct sg_command sg_specialization_command;

/* in_toy54_t0.csv: five regions by four industries. */
static const char toy[] = "region|industry|establishments#\n"
                          "R1|I1|100\nR2|I1|10\nR3|I1|7\nR4|I1|55\nR5|I1|3\n"
                          "R1|I2|20\nR2|I2|60\nR3|I2|13\nR4|I2|45\nR5|I2|90\n"
                          "R1|I3|30\nR2|I3|25\nR3|I3|40\nR4|I3|35\nR5|I3|12\n"
                          "R1|I4|50\nR2|I4|5\nR3|I4|140\nR4|I4|65\nR5|I4|45\n";

static bool specialize(struct trial *trial, const struct sg_table *in, const char *name,
                       const char *value)
{
    return try_command(trial, &sg_specialization_command, in,
                       (const char *[]){"reference", "sum", name, value, NULL});
}

/* vec_core_toy_kawasaki.csv (EconGeo 2.1 and own reference). */
static void methods(void **state)
{
    (void)state;
    static const struct {
        const char *method, *cell;
        double expected;
    } cases[] = {
        {"lq", "R1|I1", 2.4285714285714288},
        {"lq", "R5|I4", 0.83606557377049173},
        {"additive", "R1|I1", 0.5 - 175.0 / 850},
        {"symmetric", "R2|I2", 0.38211382113821141},
        {"log", "R3|I1", -1.7719568419318752},
        {"standardized", "R1|I2", -0.8250978417421273},
        {"standardized", "R5|I4", -0.10599978800063586},
        {"standardized-log", "R3|I3", 0.51760321514242569},
    };
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, toy);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(specialize(&trial, &in, "method", cases[i].method));
        assert_int_equal(trial.out.n_rows, 20);
        assert_close(value_at(&trial.out, cases[i].cell, "coefficient"), cases[i].expected, 1e-10);
        assert_close(value_at(&trial.out, "R3|I1", "log_coefficient"), -1.7719568419318752, 1e-10);
    }
    assert_close(value_at(&trial.out, "R1|I1", "area_total"), 200, 0);
    assert_close(value_at(&trial.out, "R1|I1", "reference_value"), 175, 0);
    assert_close(value_at(&trial.out, "R1|I1", "reference_total"), 850, 0);
    assert_close(value_at(&trial.out, "R1|I1", "share_percent"), 50, 1e-14);
    assert_int_equal(trial.out.main, sg_table_find(&trial.out, "coefficient"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* methods.md and vec_ci_lq.csv: C_clopper_fixedref, P_garwood_poisson. */
static void intervals(void **state)
{
    (void)state;
    static const struct {
        const char *method;
        double lower, upper;
    } cases[] = {
        {"log-delta", 2.144942095475438, 2.731355880874248},
        {"clopper-pearson", 2.082055235833185, 2.7750876213096722},
        {"garwood", 1.9759826446652766, 2.9537935635303549},
    };
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, toy);
    for (size_t i = 0; i < 3; i++) {
        assert_true(specialize(&trial, &in, "ci", cases[i].method));
        assert_close(value_at(&trial.out, "R1|I1", "lower"), cases[i].lower, 1e-10);
        assert_close(value_at(&trial.out, "R1|I1", "upper"), cases[i].upper, 1e-10);
    }
    assert_true(try_command(
        &trial, &sg_specialization_command, &in,
        (const char *[]){"reference", "sum", "ci", "log-delta", "method", "log", NULL}));
    assert_close(value_at(&trial.out, "R1|I1", "lower"), log(2.144942095475438), 1e-10);
    assert_false(try_command(
        &trial, &sg_specialization_command, &in,
        (const char *[]){"reference", "sum", "ci", "garwood", "method", "additive", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Persons of one establishment are not independent: refused without plants, with the reason. */
static void intervals_of_persons(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "area|industry|employees#|plants#|n_eff#\n"
                  "a|A|100|10|8\na|B|100|10|8\nb|A|300|40|30\nb|B|500|40|30\n");
    static const char *const value[] = {"value",   "employees", "reference", "sum", "ci",
                                        "garwood", NULL,        NULL,        NULL};
    const char *options[9];
    assert_false(try_command(&trial, &sg_specialization_command, &in, value));
    assert_non_null(strstr(trial.err.message, "not independent"));
    assert_non_null(strstr(trial.err.message, "--effective-n"));
    memcpy(options, value, sizeof options);
    options[6] = "establishments";
    options[7] = "plants";
    assert_true(try_command(&trial, &sg_specialization_command, &in, options));
    /* 20 plants, half of them in A by share: Garwood's limits of a count of 10 over 20 × 0.4 */
    assert_close(value_at(&trial.out, "a|A", "lower"), 4.795389 / 8, 1e-6);
    assert_close(value_at(&trial.out, "a|A", "upper"), 18.390356 / 8, 1e-6);
    options[6] = "effective-n";
    options[7] = "n_eff";
    assert_true(try_command(&trial, &sg_specialization_command, &in, options));
    /* 8 trials: Garwood's limits of a count of 4 over 8 × 0.4 */
    assert_close(value_at(&trial.out, "a|A", "lower"), 1.089865 / 3.2, 1e-6);
    assert_close(value_at(&trial.out, "a|A", "upper"), 10.241589 / 3.2, 1e-6);
    sg_table_free(&in);
    table_of(&in, "area|industry|value#\na|A|1\nb|A|3\n");
    assert_false(specialize(&trial, &in, "ci", "garwood"));
    assert_non_null(strstr(trial.err.message, "--unit"));
    assert_true(try_command(
        &trial, &sg_specialization_command, &in,
        (const char *[]){"reference", "sum", "ci", "garwood", "unit", "establishments", NULL}));
    trial_free(&trial);
    sg_table_free(&in);
}

/* Which limits there are when trials are not known, or the area is no part of the reference. */
static void limits_that_are_not(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const char *options[] = {"value", "employees",   "reference", "sum", "ci",
                             NULL,    "effective-n", "n_eff",     NULL};
    table_of(&in, "area|industry|employees#|n_eff#|plants#\n"
                  "a|A|100|8|4\na|B|100|9|6\nb|A|300|30|30\nb|B|500|30|50\n");
    options[5] = "log-delta";
    assert_true(try_command(&trial, &sg_specialization_command, &in, options));
    /* the rows of a disagree on its effective number, and so the sum has none */
    assert_string_equal(status_at(&trial.out, "a|A", "lower"), "not_available");
    assert_string_equal(status_at(&trial.out, "b|A", "lower"), "not_available");
    options[5] = "clopper-pearson";
    assert_true(try_command(&trial, &sg_specialization_command, &in, options));
    assert_string_equal(status_at(&trial.out, "a|A", "lower"), "not_available");
    assert_string_equal(status_at(&trial.out, "b|A", "lower"), "");
    /* log-delta by establishments: 10 and 80 trials, of the whole 1000²/(200²/10 + 800²/80) */
    options[5] = "log-delta";
    options[6] = "establishments";
    options[7] = "plants";
    assert_true(try_command(&trial, &sg_specialization_command, &in, options));
    const struct sg_quotient_counts counts = {5, 10, 0.4 * 1e6 / 12000, 1e6 / 12000};
    struct sg_interval limits;
    assert_true(sg_interval_log_delta(&counts, 0.5, 0.95, &limits));
    assert_close(value_at(&trial.out, "a|A", "lower"), limits.lower, 1e-12);
    assert_close(value_at(&trial.out, "a|A", "upper"), limits.upper, 1e-12);
    sg_table_free(&in);
    table_of(&in, "area|industry|establishments#\na|A|10\na|B|1\nb|A|3\nb|B|9\n");
    assert_true(try_command(&trial, &sg_specialization_command, &in,
                            (const char *[]){"reference", "b", "ci", "log-delta", NULL}));
    assert_string_equal(status_at(&trial.out, "a|A", "lower"), "not_applicable");
    assert_string_equal(status_at(&trial.out, "a|A", "coefficient"), "");
    trial_free(&trial);
    sg_table_free(&in);
}

/* edge_cases.csv with in_toy54_zero.csv: packages return 0. */
static void zero_totals(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "region|industry|count#\n"
                  "R1|I1|100\nR2|I1|10\nR3|I1|0\nR4|I1|55\nR5|I1|3\n"
                  "R1|I2|0\nR2|I2|60\nR3|I2|0\nR4|I2|45\nR5|I2|90\n"
                  "R1|I3|30\nR2|I3|25\nR3|I3|0\nR4|I3|35\nR5|I3|12\n"
                  "R1|I4|0\nR2|I4|0\nR3|I4|0\nR4|I4|0\nR5|I4|0\n");
    assert_true(specialize(&trial, &in, "method", "lq"));
    assert_string_equal(status_at(&trial.out, "R3|I1", "coefficient"), "no_region_total");
    assert_string_equal(status_at(&trial.out, "R2|I4", "coefficient"), "no_reference");
    assert_true(isnan(value_at(&trial.out, "R3|I1", "coefficient")));
    assert_true(isnan(value_at(&trial.out, "R2|I4", "coefficient")));
    /* a zero among positive totals is a zero; it has no logarithm */
    assert_close(value_at(&trial.out, "R1|I2", "coefficient"), 0, 0);
    assert_string_equal(status_at(&trial.out, "R1|I2", "coefficient"), "");
    assert_string_equal(status_at(&trial.out, "R1|I2", "log_coefficient"), "undefined");
    assert_true(specialize(&trial, &in, "method", "additive"));
    assert_close(value_at(&trial.out, "R2|I4", "coefficient"), 0, 0);
    assert_string_equal(status_at(&trial.out, "R3|I1", "coefficient"), "no_region_total");
    assert_true(specialize(&trial, &in, "method", "standardized"));
    assert_string_equal(status_at(&trial.out, "R3|I1", "coefficient"), "no_region_total");
    trial_free(&trial);
    sg_table_free(&in);
}

/* edge_cases.csv, one suppressed cell R2 × I3: R1 × I1 is computed when totals are published. */
static void suppressed_cells(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    char text[2048];
    snprintf(text, sizeof text, "%s%s", toy,
             "R1|total|200\nR2|total|100\nR3|total|200\nR4|total|200\nR5|total|150\n");
    table_of(&in, text);
    sg_column_set(in.columns[2], row_of(&in, "R2|I3"), NAN, SG_STATUS_SUPPRESSED);
    assert_true(specialize(&trial, &in, "method", "lq"));
    assert_close(value_at(&trial.out, "R1|I1", "coefficient"), 2.4285714285714288, 1e-12);
    assert_close(value_at(&trial.out, "R2|I1", "coefficient"), 0.48571428571428577, 1e-12);
    assert_string_equal(status_at(&trial.out, "R2|I3", "coefficient"), "suppressed");
    assert_string_equal(status_at(&trial.out, "R1|I3", "coefficient"), "suppressed");
    sg_table_free(&in);
    table_of(&in, toy);
    sg_column_set(in.columns[2], row_of(&in, "R2|I3"), NAN, SG_STATUS_SUPPRESSED);
    assert_true(specialize(&trial, &in, "method", "lq"));
    for (size_t row = 0; row < trial.out.n_rows; row++)
        assert_int_equal(trial.out.columns[trial.out.main]->status[row], SG_STATUS_SUPPRESSED);
    trial_free(&trial);
    sg_table_free(&in);
}

/* 全国 by its name beside a code, as a total of areas, and an area as reference. */
static void references(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char text[] = "area_code|area|industry|value#\n"
                               "R0|全国（市区町村計）|A|60\nR0|全国（市区町村計）|B|40\n"
                               "R1|川崎市|A|8\nR1|川崎市|B|2\n"
                               "R2|鎌倉市|A|3\nR2|鎌倉市|B|9\n";
    table_of(&in, text);
    const char *const ways[] = {NULL, "全国", "全国（市区町村計）", "R0"};
    for (size_t i = 0; i < 4; i++) {
        assert_true(try_command(&trial, &sg_specialization_command, &in,
                                (const char *[]){ways[i] ? "reference" : NULL, ways[i], NULL}));
        assert_int_equal(trial.out.n_rows, 4);
        assert_close(value_at(&trial.out, "R1|川崎市|A", "coefficient"), 0.8 / 0.6, 1e-14);
    }
    /* the nation is no region of the sum */
    assert_true(specialize(&trial, &in, "method", "lq"));
    assert_int_equal(trial.out.n_rows, 6);
    assert_close(value_at(&trial.out, "R1|川崎市|A", "coefficient"), 0.8 / 0.5, 1e-14);
    assert_true(specialize(&trial, &in, "method", "standardized"));
    assert_close(value_at(&trial.out, "R1|川崎市|A", "coefficient"), sqrt(0.5), 1e-12);
    assert_string_equal(status_at(&trial.out, "R0|全国（市区町村計）|A", "coefficient"),
                        "not_applicable");
    assert_true(try_command(&trial, &sg_specialization_command, &in,
                            (const char *[]){"reference", "鎌倉市", NULL}));
    assert_close(value_at(&trial.out, "R1|川崎市|B", "coefficient"), 0.2 / 0.75, 1e-14);
    assert_false(try_command(&trial, &sg_specialization_command, &in,
                             (const char *[]){"reference", "横浜市", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(trial.err.message, "横浜市"));
    sg_table_free(&in);
    table_of(&in, "area|industry|value#\na|A|1\nb|A|3\n");
    assert_false(try_command(&trial, &sg_specialization_command, &in, NULL));
    assert_non_null(strstr(trial.err.message, "--reference"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* A reference from another table: labels of other editions, years matched, an industry lacking. */
static void reference_files(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "area|industry|year@|value#\n"
                  "a|農業、林業|2021|8\na|製造業|2021|1\na|鉱業|2021|1\n"
                  "a|農業、林業|2016|5\na|製造業|2016|5\n");
    static const char nation[] = "industry|year@|value#\n"
                                 "農業，林業|令和3年|60\n製造業|令和3年|40\n";
    assert_true(try_command(&trial, &sg_specialization_command, &in,
                            (const char *[]){"reference-file", nation, NULL}));
    assert_close(value_at(&trial.out, "a|農業、林業|2021", "coefficient"), 0.8 / 0.6, 1e-14);
    assert_string_equal(status_at(&trial.out, "a|鉱業|2021", "coefficient"), "no_reference");
    assert_string_equal(status_at(&trial.out, "a|製造業|2016", "coefficient"), "no_reference");
    assert_true(trial.notes.n > 0);
    static const struct {
        const char *file, *message;
    } wrong[] = {
        {"industry|value#\nX|1\nY|2\n", "matches"},
        {"area|industry|value#\nx|製造業|1\ny|製造業|2\n", "2 areas"},
        {"industry|size|value#\n製造業|large|1\n製造業|small|2\n", "several 'size'"},
        {"industry|value#\n製造業|1\n製造業|2\n", "rows 2 and 3"},
        {"industry|value\n製造業|many\n", "found 'many'"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(try_command(&trial, &sg_specialization_command, &in,
                                 (const char *[]){"reference-file", wrong[i].file, NULL}));
        if (!strstr(trial.err.message, wrong[i].message))
            fail_msg("'%s' does not say '%s'", trial.err.message, wrong[i].message);
    }
    /* an area of the file, and groups of both */
    assert_true(try_command(&trial, &sg_specialization_command, &in,
                            (const char *[]){"reference", "y", "reference-file",
                                             "area|industry|value#\nx|製造業|1\nx|農業、林業|1\n"
                                             "y|製造業|1\ny|農業、林業|3\n",
                                             NULL}));
    assert_close(value_at(&trial.out, "a|農業、林業|2021", "coefficient"), 0.8 / 0.75, 1e-14);
    trial_free(&trial);
    sg_table_free(&in);
}

/* A cell that an area of the sum lacks adds nothing, which is said. */
static void absent_cells(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "area|industry|value#\na|A|1\na|B|3\nb|A|4\n");
    assert_true(specialize(&trial, &in, "method", "lq"));
    assert_close(value_at(&trial.out, "a|B", "coefficient"), 0.75 / (3.0 / 8), 1e-14);
    assert_non_null(strstr(trial.notes.items[trial.notes.n - 1], "1 cells of the areas"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* Measures are analysed one by one, each against its own reference. */
static void measures(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "area|measure|industry|value#\n"
                  "a|事業所数|A|1\na|事業所数|B|3\nb|事業所数|A|3\nb|事業所数|B|1\n"
                  "a|従業者数|A|90\na|従業者数|B|10\nb|従業者数|A|10\nb|従業者数|B|90\n");
    assert_true(specialize(&trial, &in, "method", "lq"));
    assert_close(value_at(&trial.out, "a|事業所数|A", "coefficient"), 0.5, 1e-14);
    assert_close(value_at(&trial.out, "a|従業者数|A", "coefficient"), 1.8, 1e-14);
    assert_false(specialize(&trial, &in, "ci", "log-delta")); /* half of them are persons */
    assert_true(try_command(&trial, &sg_specialization_command, &in,
                            (const char *[]){"reference-file",
                                             "measure|industry|value#\n事業所数|A|1\n"
                                             "事業所数|B|1\n",
                                             NULL}));
    assert_close(value_at(&trial.out, "a|事業所数|A", "coefficient"), 0.5, 1e-14);
    assert_string_equal(status_at(&trial.out, "a|従業者数|A", "coefficient"), "no_reference");
    trial_free(&trial);
    sg_table_free(&in);
}

static void names_that_several_codes_share(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "地域コード|市区町村|industry|value#\n"
                  "R13206|府中市|A|1\nR34208|府中市|A|2\nR14204|鎌倉市|A|3\n");
    assert_false(try_command(&trial, &sg_specialization_command, &in,
                             (const char *[]){"reference", "sum", "area", "市区町村", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    assert_string_equal(trial.err.message, "1 names are shared by 2 areas, such as 府中市: use "
                                           "--area 地域コード");
    assert_true(specialize(&trial, &in, "area", "地域コード"));
    assert_false(try_command(&trial, &sg_specialization_command, &in,
                             (const char *[]){"reference", "府中市", NULL}));
    assert_non_null(strstr(trial.err.message, "2 areas are called"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* Rows in another order, counts in thousands: the same coefficients. */
static void order_and_scale_do_not_matter(void **state)
{
    (void)state;
    struct sg_table in, turned;
    struct trial plain = {0}, other = {0};
    table_of(&in, toy);
    table_of(&turned, "region|industry|establishments#\n");
    for (size_t row = in.n_rows; row-- > 0;) {
        size_t to = sg_table_add_row(&turned);
        for (size_t i = 0; i < 2; i++)
            sg_column_set_text(turned.columns[i], to, sg_column_text(in.columns[i], row));
        sg_column_set(turned.columns[2], to, in.columns[2]->values[row] * 1000, 0);
    }
    assert_true(specialize(&plain, &in, "method", "standardized"));
    assert_true(specialize(&other, &turned, "method", "standardized"));
    for (size_t row = 0; row < in.n_rows; row++) {
        char labels[32];
        snprintf(labels, sizeof labels, "%s|%s", sg_column_text(in.columns[0], row),
                 sg_column_text(in.columns[1], row));
        assert_close(value_at(&other.out, labels, "coefficient"),
                     value_at(&plain.out, labels, "coefficient"), -1e-12);
    }
    trial_free(&plain);
    trial_free(&other);
    sg_table_free(&in);
    sg_table_free(&turned);
}

static void little_data(void **state)
{
    (void)state;
    static const char *const texts[] = {"area|industry|value#\n", "area|industry|value#\na|A|3\n",
                                        "area|industry|value#\na|A|\nb|A|\n",
                                        "area|industry|value#\na|A|-\nb|A|-\n",
                                        "area|industry|value#\na|A|4\na|B|4\nb|A|4\nb|B|4\n"};
    static const char *const status[] = {"", "undefined", "not_available", "no_region_total",
                                         "undefined"};
    for (size_t i = 0; i < 5; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, texts[i]);
        assert_true(specialize(&trial, &in, "method", "standardized"));
        assert_int_equal(trial.out.n_rows, in.n_rows);
        if (in.n_rows) {
            assert_string_equal(status_at(&trial.out, "a|A", "coefficient"), status[i]);
            assert_true(isnan(value_at(&trial.out, "a|A", "coefficient")));
        }
        trial_free(&trial);
        sg_table_free(&in);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(methods),
        cmocka_unit_test(intervals),
        cmocka_unit_test(intervals_of_persons),
        cmocka_unit_test(limits_that_are_not),
        cmocka_unit_test(zero_totals),
        cmocka_unit_test(suppressed_cells),
        cmocka_unit_test(references),
        cmocka_unit_test(reference_files),
        cmocka_unit_test(absent_cells),
        cmocka_unit_test(measures),
        cmocka_unit_test(names_that_several_codes_share),
        cmocka_unit_test(order_and_scale_do_not_matter),
        cmocka_unit_test(little_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
