/* `answers` and `estimate` on the synthetic survey of examples/business-survey, against R survey
   4.5 (tests/vectors/survey), and what they refuse. */
#include "tests/rows_of.h"
#include "tests/survey_sample.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/number.h>

extern const struct sg_command sg_answers_command, sg_estimate_command;

static const char responses[] = "examples/business-survey/responses.csv";

/* "industry=a&size=b" of the vectors as `answers` writes it: "a × b". */
static void domain_label(const char *domain, char *columns, char *label, size_t size)
{
    *columns = *label = '\0';
    if (strcmp(domain, "all") == 0) {
        snprintf(label, size, "total");
        return;
    }
    while (*domain) {
        size_t name = strcspn(domain, "="), value = strcspn(domain + name + 1, "&");
        snprintf(columns + strlen(columns), size - strlen(columns), "%s%.*s", *columns ? "*" : "",
                 (int)name, domain);
        snprintf(label + strlen(label), size - strlen(label), "%s%.*s", *label ? " × " : "",
                 (int)value, domain + name + 1);
        domain += name + 1 + value;
        domain += *domain == '&';
    }
}

struct options {
    const char *items[24];
    size_t n;
};

static void option(struct options *options, const char *name, const char *value)
{
    options->items[options->n++] = name;
    options->items[options->n++] = value;
}

static void design_options(struct options *options, const char *design)
{
    if (strcmp(design, "unweighted") == 0)
        return;
    option(options, "strata", "stratum");
    option(options, "design-weight", "w");
    if (strcmp(design, "fpc") == 0)
        option(options, "fpc", "N_h");
}

static double cell(const struct sg_table *table, size_t row, const char *column)
{
    ptrdiff_t at = sg_table_find(table, column);
    assert_true(at >= 0);
    return table->columns[at]->values[row];
}

static const char *label(const struct sg_table *table, size_t row, const char *column)
{
    return sg_column_text(table->columns[sg_table_find(table, column)], row);
}

static size_t find_row(const struct sg_table *table, const char *key, const char *value,
                       const char *domain)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (strcmp(label(table, row, key), value) == 0 &&
            strcmp(label(table, row, "domain"), domain) == 0)
            return row;
    fail_msg("no row %s in %s", value, domain);
    return 0;
}

/* The vectors clip nothing; nor does a limit that lies inside. */
static void check_limit(double found, double expected)
{
    if (expected > 0 && expected < 100)
        assert_close(found, expected, 1e-9);
}

static void check_share(const struct survey_file *expected, size_t row, const char *domain,
                        const char *columns)
{
    const char *stat = survey_text(expected, row, "stat");
    const char *variable = survey_text(expected, row, "variable");
    bool share = strcmp(stat, "share_excl_na") == 0;
    struct options options = {0};
    struct trial trial = {0};
    design_options(&options, survey_text(expected, row, "design"));
    option(&options, share ? "single" : "multiple", share ? "di" : "mr[1-6]");
    option(&options, "none", "mr_none");
    option(&options, "base", strcmp(stat, "mr_pct_of_responses") == 0 ? "responses" : "answered");
    option(&options, "ci", "mean");
    if (*columns)
        option(&options, "domain", columns);
    assert_true(try_rows(&trial, &sg_answers_command, responses, options.items));
    const char *wanted = !share ? variable : strcmp(variable, "up") == 0 ? "1" : "2";
    size_t at = find_row(&trial.out, "option", wanted, domain);
    assert_close(cell(&trial.out, at, "estimate_percent"), survey_number(expected, row, "est"),
                 1e-9);
    assert_close(cell(&trial.out, at, "se_points"), survey_number(expected, row, "se"), 1e-9);
    if (strcmp(stat, "mr_pct_of_responses") != 0) {
        assert_close(cell(&trial.out, at, "base"), survey_number(expected, row, "n"), 0);
        assert_close(cell(&trial.out, at, "df"), survey_number(expected, row, "df"), 0);
        check_limit(cell(&trial.out, at, "lower_percent"), survey_number(expected, row, "lcl_t"));
        check_limit(cell(&trial.out, at, "upper_percent"), survey_number(expected, row, "ucl_t"));
    }
    trial_free(&trial);
}

static void check_value(const struct survey_file *expected, size_t row, const char *domain,
                        const char *columns)
{
    struct options options = {0};
    struct trial trial = {0};
    design_options(&options, survey_text(expected, row, "design"));
    option(&options, survey_text(expected, row, "stat"), survey_text(expected, row, "variable"));
    if (*columns)
        option(&options, "domain", columns);
    assert_true(try_rows(&trial, &sg_estimate_command, responses, options.items));
    size_t at = find_row(&trial.out, "variable", survey_text(expected, row, "variable"), domain);
    assert_close(cell(&trial.out, at, "n"), survey_number(expected, row, "n"), 0);
    assert_close(cell(&trial.out, at, "estimate"), survey_number(expected, row, "est"), 1e-9);
    assert_close(cell(&trial.out, at, "se"), survey_number(expected, row, "se"), 1e-9);
    assert_close(cell(&trial.out, at, "lower"), survey_number(expected, row, "lcl_t"), 1e-9);
    assert_close(cell(&trial.out, at, "upper"), survey_number(expected, row, "ucl_t"), 1e-9);
    trial_free(&trial);
}

/* Not here: DI (a scored question, not shares); not offered: mr_mean_choices, the mean number of
   options. Where a variance is 0 (stratum 12, taken completely) so it is here. */
static void business_survey_of_r(void **state)
{
    (void)state;
    struct survey_file expected;
    size_t checked = 0, others = 0;
    assert_true(survey_file_read("tests/vectors/survey/expected_biz_estimates.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *stat = survey_text(&expected, i, "stat");
        char domain[128], columns[128];
        domain_label(survey_text(&expected, i, "domain"), columns, domain, sizeof domain);
        bool value = strcmp(stat, "mean") == 0 || strcmp(stat, "total") == 0;
        bool other = strncmp(stat, "DI", 2) == 0 || strcmp(stat, "mr_mean_choices") == 0;
        checked += !other;
        others += other;
        if (!other)
            (value ? check_value : check_share)(&expected, i, domain, columns);
    }
    print_message("%zu estimates; %zu of the DI or not offered (mr_mean_choices)\n", checked,
                  others);
    assert_int_equal(checked, 390);
    survey_file_free(&expected);
}

/* expected_biz_rake.csv: rake() from weights of 1 by industry and size; R iterates: 1e-6. Every
   domain and letter has the residuals of its own statistic. */
static void raked_answers_of_r(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char *const options[] = {
        "multiple",    "mr1",  "base",    "answered",
        "method",      "rake", "margins", "examples/business-survey/frame.csv",
        "margin-size", "N_h",  "margin",  "industry",
        "margin",      "size", "domain",  "size",
        "letters",     "",     NULL};
    assert_true(try_rows(&trial, &sg_answers_command, responses, options));
    assert_close(cell(&trial.out, 0, "estimate_percent"), 57.283271733472255, 1e-6);
    assert_close(cell(&trial.out, 0, "se_points"), 1.9647441638599641, 1e-6);
    trial_free(&trial);
}

/* The frame says what the columns say. */
static void frame_gives_weights(void **state)
{
    (void)state;
    static const char *const by_columns[] = {"single", "di",  "strata", "stratum", "design-weight",
                                             "w",      "fpc", "N_h",    NULL};
    static const char *const by_frame[] = {
        "single", "di", "strata", "stratum", "frame", "examples/business-survey/frame.csv", NULL};
    struct trial columns = {0}, frame = {0};
    assert_true(try_rows(&columns, &sg_answers_command, responses, by_columns));
    assert_true(try_rows(&frame, &sg_answers_command, responses, by_frame));
    assert_int_equal(columns.out.n_rows, frame.out.n_rows);
    for (size_t row = 0; row < frame.out.n_rows; row++) {
        assert_close(cell(&frame.out, row, "estimate_percent"),
                     cell(&columns.out, row, "estimate_percent"), 1e-12);
        assert_close(cell(&frame.out, row, "se_points"), cell(&columns.out, row, "se_points"),
                     1e-12);
    }
    trial_free(&columns);
    trial_free(&frame);
}

/* Bit for bit the same by any number of threads and in blocks of any size. */
static void same_by_any_threads(void **state)
{
    (void)state;
    static const char *const options[] = {"multiple",      "mr[1-6]", "domain",
                                          "industry",      "strata",  "stratum",
                                          "design-weight", "w",       NULL};
    static const struct rows_reading readings[] = {{1, 0}, {2, 700}, {4, 1}, {3, 4099}};
    struct trial first = {0};
    assert_true(try_rows_by(&first, &sg_answers_command, responses, options, &readings[0]));
    for (size_t k = 1; k < sizeof readings / sizeof *readings; k++) {
        struct trial other = {0};
        assert_true(try_rows_by(&other, &sg_answers_command, responses, options, &readings[k]));
        assert_int_equal(other.out.n_rows, first.out.n_rows);
        for (size_t c = 0; c < first.out.n_columns; c++)
            if (first.out.columns[c]->kind == SG_COLUMN_NUMBER)
                assert_memory_equal(other.out.columns[c]->values, first.out.columns[c]->values,
                                    first.out.n_rows * sizeof(double));
        trial_free(&other);
    }
    trial_free(&first);
}

/* A net of all options but none is what chose at least one; a list says what columns say. */
static void nets_and_lists(void **state)
{
    (void)state;
    static const char columns[] =
        "i,a,b,c,z\n1,1,0,1,0\n2,0,0,0,1\n3,0,1,0,0\n4,1,1,1,0\n5,,,,\n6,1,0,0,0\n";
    static const char list[] = "i,q\n1,a;c\n2,z\n3,b\n4,a;b;c\n5,\n6,a\n";
    static const char *const of_columns[] = {"multiple",   "[abc]", "none",  "z",  "net",
                                             "any=a+b+c",  "net",   "x=b+c", "ci", "mean",
                                             "small-base", "0,0",   NULL};
    static const char *const of_list[] = {"multiple",   "q:;", "none",  "z",  "net",
                                          "any=a+b+c",  "net", "x=b+c", "ci", "mean",
                                          "small-base", "0,0", NULL};
    struct trial a = {0}, b = {0};
    assert_true(try_rows(&a, &sg_answers_command, columns, of_columns));
    assert_true(try_rows(&b, &sg_answers_command, list, of_list));
    static const struct {
        const char *option;
        double n;
    } expected[] = {{"any", 4}, {"x", 3}, {"a", 3}, {"b", 2}, {"c", 2}, {"z", 1}, {"no answer", 1}};
    assert_int_equal(a.out.n_rows, sizeof expected / sizeof *expected);
    assert_int_equal(b.out.n_rows, a.out.n_rows);
    for (size_t i = 0; i < a.out.n_rows; i++) {
        assert_string_equal(label(&a.out, i, "option"), expected[i].option);
        assert_string_equal(label(&b.out, i, "option"), expected[i].option);
        assert_close(cell(&a.out, i, "n"), expected[i].n, 0);
        assert_close(cell(&a.out, i, "estimate_percent"), 100 * expected[i].n / 6, 1e-12);
        assert_close(cell(&b.out, i, "estimate_percent"), 100 * expected[i].n / 6, 1e-12);
        assert_close(cell(&b.out, i, "se_points"), cell(&a.out, i, "se_points"), 1e-12);
    }
    trial_free(&a);
    trial_free(&b);
}

/* Nobody, everybody, and a base of nothing. */
static void edges(void **state)
{
    (void)state;
    static const char *const options[] = {"multiple", "[ab]", "small-base", "0,0", NULL};
    static const char *const answered[] = {"single", "a", "base", "answered", NULL};
    struct trial trial = {0};
    char text[512] = "a,b\n";
    for (size_t i = 0; i < 23; i++)
        strcat(text, "0,1\n");
    assert_true(try_rows(&trial, &sg_answers_command, text, options));
    assert_close(cell(&trial.out, 0, "estimate_percent"), 0, 0);
    assert_close(cell(&trial.out, 0, "lower_percent"), 0, 0);
    assert_close(cell(&trial.out, 0, "upper_percent"), 100 * (1 - pow(0.025, 1 / 23.0)), 1e-9);
    assert_close(cell(&trial.out, 1, "upper_percent"), 100, 0);
    assert_close(cell(&trial.out, 1, "lower_percent"), 100 * pow(0.025, 1 / 23.0), 1e-9);
    assert_string_equal(status_at(&trial.out, "[ab]|a|total", "upper_percent"), "estimated");
    assert_true(try_rows(&trial, &sg_answers_command, "a\n", answered));
    assert_int_equal(trial.out.n_rows, 0);
    assert_false(try_rows(&trial, &sg_answers_command, "a\n7\n", answered));
    assert_non_null(strstr(trial.err.message, "the sample has only one unit"));
    assert_true(try_rows(&trial, &sg_answers_command, "a\n7\n7\n", answered));
    assert_close(cell(&trial.out, 0, "n"), 2, 0);
    assert_string_equal(status_at(&trial.out, "a|7|total", "estimate_percent"),
                        "not_available+small_base");
    assert_true(try_rows(&trial, &sg_answers_command, "i,a,b\n1,NA,NA\n2,,\n", options));
    assert_string_equal(label(&trial.out, 2, "option"), "no answer");
    assert_close(cell(&trial.out, 2, "estimate_percent"), 100, 0);
    trial_free(&trial);
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *records, *options[14], *message;
    } cases[] = {
        {"a,w\n1,1\n2,-3\n", {"single", "a", "design-weight", "w"}, "weights are 0 or more"},
        {"a,w\n1,1\n2,\n", {"single", "a", "design-weight", "w"}, "no weight"},
        {"a,h\n1,x\n2,y\n1,y\n",
         {"single", "a", "strata", "h", "frame", "h,N\nx,5\n"},
         "stratum 'y' of the records is not in the frame"},
        {"a,h\n1,x\n2,y\n1,y\n",
         {"single", "a", "strata", "h", "frame", "h,N\nx,5\ny,1\n"},
         "has 2 units in the sample and only 1"},
        {"a,h,N\n1,x,9\n2,y,9\n1,y,8\n",
         {"single", "a", "strata", "h", "fpc", "N"},
         "varies within stratum 'y'"},
        {"a,h,N\n1,x,9\n2,y,much\n1,y,much\n",
         {"single", "a", "strata", "h", "fpc", "N"},
         "'much' in stratum 'y' is no correction"},
        {"a,h,c\n1,x,1\n2,x,2\n1,y,2\n1,y,3\n",
         {"single", "a", "strata", "h", "psu", "c"},
         "sampling unit '2' is in two strata, 'x' and 'y'"},
        {"a,h\n1,x\n2,y\n1,y\n", {"single", "a", "strata", "h"}, "stratum 'x' has only one unit"},
        {"a,b\n1,2\n", {"multiple", "[ab]"}, "'2' is neither 1 (chosen) nor 0"},
        {"a,b\n1,0\n1,1\n", {"multiple", "[ab]", "net", "t=a+q"}, "--net: no answer is 'q'"},
        {"a,b\nx;y,1\ny,2\n", {"multiple", "a:;", "none", "z"}, "--none: no answer is 'z'"},
        {"a,b\n1,0\n", {"multiple", "[ab]", "net", "t"}, "NAME=A+B"},
        {"a,b\n1,0\n", {"single", "q*"}, "no column 'q*'"},
        {"a,b\n1,0\n", {"net", "x=a"}, "which questions?"},
        {"a,h\n1,\n1,2\n", {"single", "a", "strata", "h"}, "the cell is empty"},
        {"a,b\n1,0\n", {"single", "a", "frame", "h,N\nx,5\n"}, "--frame needs --strata"},
        {"a\n1\n2\n1\n", {"single", "a", "expected", "option,share\n1,40\n"}, "'2' was answered"},
        {"a\n1\n2\n", {"single", "a", "expected", "option,share\n1,40\n2,0\n"}, "above 0"},
        {"a\n1\n2\n", {"single", "a", "expected", "o,s\na,40\nb,4\na,2\n"}, "twice"},
        {"a\n1\n2\n", {"single", "a", "expected", "o,s\nx,y\n"}, "column of answers"},
        {"a,b\n1,0\n0,1\n", {"multiple", "[ab]", "expected", "o,s\na,1\n"}, "--single"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_false(try_rows(&trial, &sg_answers_command, cases[i].records, cases[i].options));
        if (!strstr(trial.err.message, cases[i].message))
            fail_msg("'%s', not '%s'", trial.err.message, cases[i].message);
        trial_free(&trial);
    }
}

/* Records of weight 0, answers beside "none of these": counted, not lost. */
static void remarks(void **state)
{
    (void)state;
    static const char *const weights[] = {"single", "a", "design-weight", "w", NULL};
    static const char *const none[] = {"multiple", "[ab]", "none", "z", NULL};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_answers_command, "a,w\n1,1\n2,0\n2,4\n", weights));
    assert_string_equal(trial.notes.items[0], "1 records of weight 0 are left out");
    assert_true(try_rows(&trial, &sg_answers_command, "a,b,z\n1,0,1\n0,0,1\n", none));
    assert_string_equal(trial.notes.items[0], "1 records chose 'z' together with others");
    trial_free(&trial);
}

/* Two stages, both with corrections; synthetic. R survey 4.1-1: svydesign(~psu+id, strata=~h,
   fpc=~N1+N2, weights=~w), svymean, svytotal, svyby(~y, ~g). */
static void two_stages(void **state)
{
    (void)state;
    static const char records[] = "h,psu,id,N1,N2,w,y,g\n"
                                  "1,11,1,12,23,30.6667,17.1,b\n"
                                  "1,11,2,12,23,30.6667,15.1,b\n"
                                  "1,11,3,12,23,30.6667,18.7,b\n"
                                  "1,12,4,12,26,52,21.1,a\n"
                                  "1,12,5,12,26,52,22.6,b\n"
                                  "1,13,6,12,29,38.6667,24.3,b\n"
                                  "1,13,7,12,29,38.6667,19.7,a\n"
                                  "1,13,8,12,29,38.6667,21.9,a\n"
                                  "2,21,9,24,23,46,29.8,a\n"
                                  "2,21,10,24,23,46,29.7,a\n"
                                  "2,21,11,24,23,46,28,a\n"
                                  "2,22,12,24,26,78,29.5,a\n"
                                  "2,22,13,24,26,78,30.5,a\n"
                                  "2,23,14,24,29,58,32.4,a\n"
                                  "2,23,15,24,29,58,32.6,a\n"
                                  "2,23,16,24,29,58,33,b\n"
                                  "2,24,17,24,32,96,38.1,a\n"
                                  "2,24,18,24,32,96,35.4,a\n";
    static const char *const options[] = {
        "mean",          "y",  "total",      "y",   "strata", "h",  "psu",    "psu",
        "psu",           "id", "fpc",        "N1",  "fpc",    "N2", "domain", "g",
        "design-weight", "w",  "small-base", "0,0", NULL};
    static const struct {
        const char *labels;
        double estimate, se;
    } expected[] = {{"mean|y|total", 28.628050241141928, 1.3047001276220302},
                    {"mean|y|a", 30.405742059640652, 1.8107986019401019},
                    {"mean|y|b", 23.226036329065746, 3.1484218657853269},
                    {"total|y|total", 27826.470560000002, 2532.1348448779759}};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_estimate_command, records, options));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_close(value_at(&trial.out, expected[i].labels, "estimate"), expected[i].estimate,
                     1e-12);
        assert_close(value_at(&trial.out, expected[i].labels, "se"), expected[i].se, 1e-12);
    }
    trial_free(&trial);
}

/* R survey 4.1.1, svyquantile(interval.type = "mean", qrule = "math") of a svrepdesign(type =
   "BRR", combined.weights = TRUE); the data are made: 4 strata of 2 units of 3. */
static void quantiles_by_replicates(void **state)
{
    (void)state;
    static const char records[] = "y,w,r1,r2,r3,r4\n"
                                  "12,2.25,4.5,4.5,4.5,4.5\n"
                                  "7,2.25,4.5,4.5,4.5,4.5\n"
                                  "30,2.25,4.5,4.5,4.5,4.5\n"
                                  "5,3.25,0,0,0,0\n"
                                  "18,3.25,0,0,0,0\n"
                                  "9,3.25,0,0,0,0\n"
                                  "41,2.5,5,0,5,0\n"
                                  "3,2.5,5,0,5,0\n"
                                  "22,2.5,5,0,5,0\n"
                                  "16,3.5,0,7,0,7\n"
                                  "8,3.5,0,7,0,7\n"
                                  "27,3.5,0,7,0,7\n"
                                  "11,2.75,5.5,5.5,0,0\n"
                                  "35,2.75,5.5,5.5,0,0\n"
                                  "6,2.75,5.5,5.5,0,0\n"
                                  "14,3.75,0,0,7.5,7.5\n"
                                  "19,3.75,0,0,7.5,7.5\n"
                                  "2,3.75,0,0,7.5,7.5\n"
                                  "25,3,6,0,0,6\n"
                                  "10,3,6,0,0,6\n"
                                  "13,3,6,0,0,6\n"
                                  "28,4,0,8,8,0\n"
                                  "4,4,0,8,8,0\n"
                                  "33,4,0,8,8,0\n";
    static const char *const options[] = {"quantile",
                                          "y@0.25",
                                          "quantile",
                                          "y@0.5",
                                          "quantile",
                                          "y@0.75",
                                          "ci",
                                          "mean",
                                          "design-weight",
                                          "w",
                                          "replicate-weights",
                                          "r*",
                                          "replicate-type",
                                          "brr",
                                          "small-base",
                                          "0,0",
                                          NULL};
    static const double expected[3][4] = {
        {8, 1.0997828916041941, 5, 12}, {14, 1.8853420998929042, 10, 22}, {27, NAN, 12, NAN}};
    static const char *const names[] = {"estimate", "se", "lower", "upper"};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_estimate_command, records, options));
    for (size_t row = 0; row < 3; row++)
        for (size_t k = 0; k < 4; k++) {
            double found = trial.out.columns[sg_table_find(&trial.out, names[k])]->values[row];
            assert_int_equal(isnan(found), isnan(expected[row][k]));
            if (!isnan(found))
                assert_close(found, expected[row][k], 1e-12);
        }
    trial_free(&trial);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(business_survey_of_r),
        cmocka_unit_test(raked_answers_of_r),
        cmocka_unit_test(frame_gives_weights),
        cmocka_unit_test(same_by_any_threads),
        cmocka_unit_test(nets_and_lists),
        cmocka_unit_test(edges),
        cmocka_unit_test(quantiles_by_replicates),
        cmocka_unit_test(refusals),
        cmocka_unit_test(remarks),
        cmocka_unit_test(two_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
