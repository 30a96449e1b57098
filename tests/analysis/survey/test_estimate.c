/* `estimate` by replicate weights, against R survey 4.1 (run for this test): the records of
   examples/business-survey with 12 replicates w·1.6 where (id·r mod 13) < 6, else w·0.4;
   svrepdesign(type = "other", scale = 0.25, rscales = 1, degf = 11), svyquantile with qrule "math".
 */
#include "tests/rows_of.h"
#include "tests/survey_sample.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_estimate_command;

enum { REPLICATES = 12 };

static char *replicated(void)
{
    struct survey_file file;
    struct sg_buffer text = {0};
    char number[64];
    assert_true(survey_file_read("examples/business-survey/responses.csv", &file));
    sg_buffer_add(&text, "emp,sales,size,w");
    for (int r = 1; r <= REPLICATES; r++) {
        snprintf(number, sizeof number, ",rw%d", r);
        sg_buffer_add(&text, number);
    }
    for (size_t i = 0; i < file.n_rows; i++) {
        int id = (int)survey_number(&file, i, "id");
        double weight = survey_number(&file, i, "w");
        snprintf(number, sizeof number, "\n%s,%s,%s,%.15g", survey_text(&file, i, "emp"),
                 survey_text(&file, i, "sales"), survey_text(&file, i, "size"), weight);
        sg_buffer_add(&text, number);
        for (int r = 1; r <= REPLICATES; r++) {
            snprintf(number, sizeof number, ",%.15g", weight * (id * r % 13 < 6 ? 1.6 : 0.4));
            sg_buffer_add(&text, number);
        }
    }
    sg_buffer_add(&text, "\n");
    survey_file_free(&file);
    return sg_buffer_take(&text);
}

static double cell(const struct sg_table *table, size_t row, const char *column)
{
    return table->columns[sg_table_find(table, column)]->values[row];
}

struct expected {
    const char *option, *item, *ci, *mse; /* mse: that flag, or NULL, which ends the options */
    double estimate, se, lower, upper;
};

static const struct expected expected[] = {
    {"mean", "emp", "mean", NULL, 8.73126941954, 0.252183573855507, NAN, NAN},
    {"total", "emp", "mean", NULL, 349250.7767816, 10761.666792668748, NAN, NAN},
    {"ratio", "sales/emp", "mean", NULL, 14.183600479924406, 0.39765013528643089, NAN, NAN},
    {"quantile", "sales@0.25", "mean", NULL, 21.1, 0.81781560032192901, 20, 23.6},
    {"quantile", "sales@0.5", "mean", NULL, 46.9, 1.681065400661742, 43.9, 51.3},
    {"quantile", "sales@0.9", "mean", NULL, 290.3, 20.536258408083985, 251, 341.4},
    {"quantile", "sales@0.25", "quantile", NULL, 21.1, 0.71107313266639471, 19.53493858726139365,
     22.66506141273860919},
    {"quantile", "sales@0.5", "quantile", NULL, 46.9, 2.6070417462454762, 41.1619398047743132,
     52.6380601952256839},
    {"quantile", "sales@0.9", "quantile", NULL, 290.3, 23.706798427174153, 238.121688468505880,
     342.478311531494114},
    {"quantile", "sales@0.5", "quantile", "mse", 46.9, 2.6832815729997481, 40.9941370774802039,
     52.8058629225197933},
    {"quantile", "emp@0.5", "quantile", NULL, 4, 0, 4, 4},
};

/* The quantile of --domain size, level 1-4: svyquantile on a subset of the design. */
static void replicates_of_r(void **state)
{
    (void)state;
    char *records = replicated();
    struct trial trial = {0};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const struct expected *e = &expected[i];
        const char *const options[] = {e->option,
                                       e->item,
                                       "ci",
                                       e->ci,
                                       "design-weight",
                                       "w",
                                       "replicate-weights",
                                       "rw*",
                                       "replicate-scale",
                                       "0.25",
                                       e->mse,
                                       "",
                                       NULL};
        if (!try_rows(&trial, &sg_estimate_command, records, options))
            fail_msg("%s %s: %s", e->option, e->item, trial.err.message);
        assert_close(cell(&trial.out, 0, "estimate"), e->estimate, 1e-9);
        assert_close(cell(&trial.out, 0, "se"), e->se, e->se > 0 ? 1e-9 : -1e-9);
        assert_close(cell(&trial.out, 0, "df"), 11, 1e-15);
        if (isnan(e->lower))
            continue;
        assert_close(cell(&trial.out, 0, "lower"), e->lower, 1e-9);
        assert_close(cell(&trial.out, 0, "upper"), e->upper, 1e-9);
    }
    const char *const by_size[] = {"quantile",
                                   "sales@0.5",
                                   "domain",
                                   "size",
                                   "ci",
                                   "quantile",
                                   "design-weight",
                                   "w",
                                   "replicate-weights",
                                   "rw*",
                                   "replicate-scale",
                                   "0.25",
                                   NULL};
    assert_true(try_rows(&trial, &sg_estimate_command, records, by_size));
    assert_close(cell(&trial.out, 1, "estimate"), 28.3, 1e-9);
    assert_close(cell(&trial.out, 1, "se"), 1.9435791725576799, 1e-9);
    assert_close(cell(&trial.out, 1, "lower"), 24.0222110837373606, 1e-9);
    trial_free(&trial);
    free(records);
}

static void quantiles_of_replicates_need_them(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char records[] = "x,w,r1,r2\n1,1,2,0\n2,1,0,2\n3,2,1,3\n";
    const char *const without[] = {"quantile",      "x@0.5", "ci", "quantile",
                                   "design-weight", "w",     NULL};
    const char *const jackknife[] = {
        "quantile", "x@0.5",         "ci", "quantile", "replicate-weights", "r*", "replicate-type",
        "jk1",      "design-weight", "w",  NULL};
    assert_false(try_rows(&trial, &sg_estimate_command, records, without));
    assert_non_null(strstr(trial.err.message, "needs --replicate-weights"));
    assert_true(try_rows(&trial, &sg_estimate_command, records, jackknife));
    assert_int_equal(trial.notes.n, 1);
    assert_non_null(strstr(trial.notes.items[0], "jackknife replicates"));
    trial_free(&trial);
}

/* Margins by industry (of the frame) and by size, the latter 0.9, 1.4 and 1 times those of the
   frame, evened out to the same sum. */
static const char by_industry[] = "industry,Freq\nconstruction,5250\nfood_lodging,7150\n"
                                  "manufacturing,3800\nservices,12500\ntrade,11300\n";
static const char by_size[] = "size,Freq\n1-4,24311.0823071937775\n20+,4282.5664290343484\n"
                              "5-19,11406.3512637718723\n";

struct calibrated {
    const char *method, *option, *item;
    size_t row; /* of the industries, as the file has them; 0: all */
    double estimate, se, tolerance;
};

/* R survey 4.1, run for this test: svydesign(strata, weights w, fpc N_h) after rake (epsilon
   1e-12), postStratify by size, calibrate (linear). Raking stops at 1e-9 here. */
static const struct calibrated calibrated[] = {
    {"rake", "mean", "emp", 0, 10.458084813176766, 0.2025206498124732, 1e-8},
    {"rake", "total", "emp", 0, 418323.39252707059, 8100.8259924989261, 1e-8},
    {"rake", "total", "emp", 4, 40731.800723442851, 1309.3278511181179, 1e-8},
    {"rake", "ratio", "sales/emp", 0, 14.099646676141715, 0.40296648890626324, 1e-8},
    {"rake", "quantile", "sales@0.5", 0, 53.2, 2.4457456726287017, 1e-9},
    {"post-stratify", "mean", "emp", 0, 10.454014392675475, 0.20294752138594249, 1e-9},
    {"post-stratify", "total", "emp", 4, 39171.682868870164, 1260.7555909991477, 1e-9},
    {"post-stratify", "ratio", "sales/emp", 0, 14.097289410229804, 0.40136044945547356, 1e-9},
    {"calibrate", "mean", "emp", 0, 10.458155175620892, 0.2026628800801782, 1e-9},
    {"calibrate", "total", "emp", 0, 418326.20702483598, 8106.5152032071392, 1e-9},
    {"calibrate", "total", "emp", 4, 40619.259503423782, 1307.5141186225082, 1e-9},
    {"calibrate", "ratio", "sales/emp", 0, 14.097834490489976, 0.40264267538403581, 1e-9},
};

static void calibrated_by_r(void **state)
{
    (void)state;
    struct trial trial = {0};
    for (size_t i = 0; i < sizeof calibrated / sizeof *calibrated; i++) {
        const struct calibrated *c = &calibrated[i];
        bool one = strcmp(c->method, "post-stratify") == 0;
        const char *const options[] = {c->option,
                                       c->item,
                                       "domain",
                                       "industry",
                                       "strata",
                                       "stratum",
                                       "fpc",
                                       "N_h",
                                       "method",
                                       c->method,
                                       "design-weight",
                                       "w",
                                       "margins",
                                       by_size,
                                       "margin",
                                       "size",
                                       one ? NULL : "margins",
                                       by_industry,
                                       "margin",
                                       "industry",
                                       NULL};
        if (!try_rows(&trial, &sg_estimate_command, "examples/business-survey/responses.csv",
                      options))
            fail_msg("%s %s: %s", c->method, c->item, trial.err.message);
        assert_close(cell(&trial.out, c->row, "estimate"), c->estimate, c->tolerance);
        assert_close(cell(&trial.out, c->row, "se"), c->se, c->tolerance);
    }
    trial_free(&trial);
}

/* The total of what was met is known: it has no variance. Weights that meet the totals already
   change nothing but the variance. */
static void totals_that_were_met_are_certain(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char records[] = "g,x,one\na,1,1\na,3,1\nb,5,1\nb,9,1\nb,4,1\n";
    const char *const options[] = {"total",      "one",
                                   "domain",     "g",
                                   "method",     "post-stratify",
                                   "margins",    "g,N\na,20\nb,30\n",
                                   "margin",     "g",
                                   "small-base", "0,0",
                                   NULL};
    assert_true(try_rows(&trial, &sg_estimate_command, records, options));
    static const double totals[] = {50, 20, 30};
    for (size_t row = 0; row < 3; row++) {
        assert_close(cell(&trial.out, row, "estimate"), totals[row], 1e-12);
        assert_close(cell(&trial.out, row, "se"), 0, -1e-9);
    }
    trial_free(&trial);
}

/* Without --margin each table is met by all of its labels, as by weight. */
static void all_labels_are_margins(void **state)
{
    (void)state;
    struct trial named = {0}, whole = {0};
    static const char records[] = "g,x\na,1\na,3\nb,5\nb,9\nb,4\n";
    const char *options[] = {
        "mean", "x",  "domain", "g", "method", "post-stratify", "margins", "g,N\na,20\nb,30\n",
        NULL,   NULL, NULL};
    assert_true(try_rows(&whole, &sg_estimate_command, records, options));
    options[8] = "margin";
    options[9] = "g";
    assert_true(try_rows(&named, &sg_estimate_command, records, options));
    for (size_t row = 0; row < 3; row++)
        for (size_t i = 0; i < 2; i++) {
            const char *column = i ? "se" : "estimate";
            double known = cell(&named.out, row, column);
            assert_true(isnan(known) == isnan(cell(&whole.out, row, column)));
            if (!isnan(known))
                assert_close(cell(&whole.out, row, column), known, 0);
        }
    trial_free(&named);
    trial_free(&whole);
}

static void margins_that_cannot_be_met(void **state)
{
    (void)state;
    static const char records[] = "g,x,w,r1,r2\na,1,1,1,2\na,3,1,2,1\nb,5,1,1,1\n";
    static const char margins[] = "g,N\na,20\nb,30\n";
    static const struct {
        const char *records, *options[13], *message;
    } cases[] = {
        {records, {"mean", "x", "method", "rake"}, "--method and --margins go together"},
        {records, {"mean", "x", "margins", margins}, "--method and --margins go together"},
        {records,
         {"mean", "x", "method", "rake", "margins", "h,N\na,20\n"},
         "no column of --margins is one of the records"},
        {records,
         {"mean", "x", "method", "rake", "margins", margins, "margin", "g", "design-weight", "w",
          "replicate-weights", "r*"},
         "--method does not change --replicate-weights"},
        {records,
         {"mean", "x", "method", "rake", "margins", "g,N\na,20\n", "margin", "g"},
         "'b' of the records has no total"},
        {records,
         {"mean", "x", "method", "rake", "margins", "g,N\na,20\nb,3\nc,3\n", "margin", "g"},
         "'c' has a total of 3 and no record"},
        {"g,x\na,1\n,2\n",
         {"mean", "x", "method", "rake", "margins", margins, "margin", "g"},
         "a label is needed here"},
        {"g,x\n", {"mean", "x", "method", "rake", "margins", margins, "margin", "g"}, "no record"},
    };
    struct trial trial = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(try_rows(&trial, &sg_estimate_command, cases[i].records, cases[i].options));
        if (!strstr(trial.err.message, cases[i].message))
            fail_msg("%s, not %s", trial.err.message, cases[i].message);
    }
    trial_free(&trial);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replicates_of_r),
        cmocka_unit_test(quantiles_of_replicates_need_them),
        cmocka_unit_test(calibrated_by_r),
        cmocka_unit_test(totals_that_were_met_are_certain),
        cmocka_unit_test(all_labels_are_margins),
        cmocka_unit_test(margins_that_cannot_be_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
