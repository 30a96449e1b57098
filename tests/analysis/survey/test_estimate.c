/* `estimate` by replicate weights, against R survey 4.1 (run for this test): the records of
   examples/business-survey with 12 replicates w·1.6 where (id·r mod 13) < 6, else w·0.4;
   svrepdesign(type = "other", scale = 0.25, rscales = 1, degf = 11), svyquantile with qrule "math".
 */
#include "../../rows_of.h"
#include "../../survey_sample.h"
#include "../../test_support.h"

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

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replicates_of_r),
        cmocka_unit_test(quantiles_of_replicates_need_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
