/* Rao and Scott's tests, against R survey's svychisq. */
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/independence.h>
#include <sangyo/memory.h>

#include "tests/survey_query.h"

enum { MOST = 3 };

struct crossing {
    const struct survey_file *file;
    const char *names[2];
    const char *labels[2][MOST];
    size_t n[2];
};

static size_t level(struct crossing *crossing, size_t side, const char *text)
{
    for (size_t i = 0; i < crossing->n[side]; i++)
        if (strcmp(crossing->labels[side][i], text) == 0)
            return i;
    assert_true(crossing->n[side] < MOST);
    crossing->labels[side][crossing->n[side]] = text;
    return crossing->n[side]++;
}

static uint32_t classify(const void *context, size_t row, long double *values)
{
    struct crossing crossing = *(const struct crossing *)context;
    (void)values;
    return (uint32_t)(level(&crossing, 0, survey_text(crossing.file, row, crossing.names[0])) *
                          MOST +
                      level(&crossing, 1, survey_text(crossing.file, row, crossing.names[1])));
}

static struct sg_rao_scott test_of(const struct survey_file *file,
                                   const struct survey_design *design, const char *row,
                                   const char *column)
{
    struct crossing crossing = {.file = file, .names = {row, column}};
    struct sg_term terms[MOST * MOST][MOST * MOST];
    struct sg_statistic shares[MOST * MOST];
    struct sg_estimate estimates[MOST * MOST];
    double covariance[MOST * MOST * MOST * MOST], values[MOST * MOST];
    for (size_t i = 0; i < file->n_rows; i++)
        for (size_t side = 0; side < 2; side++)
            level(&crossing, side, survey_text(file, i, crossing.names[side]));
    struct survey_request request = {.file = file,
                                     .design = design,
                                     .n_classes = MOST * MOST,
                                     .classify = classify,
                                     .context = &crossing,
                                     .plan = {.kind = SG_MOMENTS_VALUES, .n_values = 1}};
    struct survey_sample made;
    if (design->replication)
        request.plan.n_replicates = design->replication->n;
    survey_sample_make(&request, &made);
    for (size_t a = 0; a < MOST * MOST; a++) {
        for (size_t c = 0; c < MOST * MOST; c++)
            terms[a][c] = (struct sg_term){c, 0, a == c, 1};
        shares[a] = (struct sg_statistic){terms[a], MOST * MOST, false};
    }
    assert_true(sg_statistic_estimate(&made.sample, shares, MOST * MOST, estimates, NULL));
    assert_true(sg_statistic_covariance(&made.sample, shares, MOST * MOST, covariance, NULL));
    for (size_t a = 0; a < MOST * MOST; a++)
        values[a] = estimates[a].estimate;
    struct sg_two_way table = {MOST,           MOST, values, covariance, (double)estimates[0].n,
                               estimates[0].df};
    struct sg_rao_scott test;
    assert_true(sg_independence_test(&table, &test));
    survey_sample_free(&made);
    return test;
}

/* Not offered: Wald, adjWald and saddlepoint. pearson_weighted_scaled_to_n is the X² itself. */
static void tests_of_svychisq(void **state)
{
    (void)state;
    static const struct survey_design designs[] = {
        {.strata = "", .psu = "", .weight = "pw", .fpc = "fpc"},
        {.strata = "", .psu = "", .weight = "pw", .fpc = ""},
        {.strata = "stype", .psu = "", .weight = "pw", .fpc = "fpc"},
        {.strata = "stype", .psu = "", .weight = "pw", .fpc = ""},
        {.strata = "", .psu = "dnum", .weight = "pw", .fpc = "fpc"},
        {.strata = "", .psu = "dnum", .weight = "pw", .fpc = ""}};
    static const char *const names[] = {"in_apisrs.csv", "in_apistrat.csv", "in_apiclus1.csv"};
    struct survey_file expected, files[3];
    size_t checked = 0, not_offered = 0;
    if (!survey_file_read("expected_svychisq.csv", &expected))
        skip();
    for (size_t i = 0; i < 3; i++)
        assert_true(survey_file_read(names[i], &files[i]));
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *statistic = survey_text(&expected, i, "statistic");
        const char *design = survey_text(&expected, i, "design");
        bool f = strcmp(statistic, "F") == 0, chisq = strcmp(statistic, "Chisq") == 0;
        if (!f && !chisq) {
            not_offered++;
            continue;
        }
        size_t kind = strncmp(design, "srs", 3) == 0 ? 0 : strncmp(design, "strat", 5) == 0 ? 1 : 2;
        struct sg_rao_scott test =
            test_of(&files[kind], &designs[2 * kind + (strstr(design, "nofpc") != NULL)],
                    survey_text(&expected, i, "row"), survey_text(&expected, i, "col"));
        assert_close(f ? test.f : test.chisq, survey_number(&expected, i, "value"), 1e-9);
        assert_close(f ? test.df1 : test.chisq_df, survey_number(&expected, i, "df1"), 1e-9);
        if (f)
            assert_close(test.df2, survey_number(&expected, i, "df2"), 1e-9);
        assert_close(f ? test.p : test.chisq_p, survey_number(&expected, i, "p"), 1e-8);
        checked++;
    }
    print_message("%zu tests; not offered: %zu rows (Wald, adjWald, saddlepoint, and X² twice)\n",
                  checked, not_offered);
    for (size_t i = 0; i < 3; i++)
        survey_file_free(&files[i]);
    survey_file_free(&expected);
}

/* The same by given replicate weights; rows svychisq_F, "df1|df2" in the place of a category. */
static void tests_by_replicates(void **state)
{
    (void)state;
    struct survey_file expected, meta;
    if (!survey_file_read("expected_replicate.csv", &expected) ||
        !survey_file_read("rep_meta.csv", &meta))
        skip();
    for (size_t d = 0; d < meta.n_rows; d++) {
        const char *name = survey_text(&meta, d, "design");
        char weights_name[128], scales_name[128];
        struct survey_file file, weights, scales;
        snprintf(weights_name, sizeof weights_name, "rep_%s_analysis_weights.csv", name);
        snprintf(scales_name, sizeof scales_name, "rep_%s_rscales.csv", name);
        assert_true(survey_file_read(survey_text(&meta, d, "input"), &file) &&
                    survey_file_read(weights_name, &weights) &&
                    survey_file_read(scales_name, &scales));
        double *rscales = sg_alloc(scales.n_rows, sizeof *rscales);
        for (size_t r = 0; r < scales.n_rows; r++)
            rscales[r] = survey_number(&scales, r, "rscales");
        const struct sg_replication replication = {.n = (size_t)survey_number(&meta, d, "R"),
                                                   .scale = survey_number(&meta, d, "scale"),
                                                   .rscales = rscales,
                                                   .degrees = survey_number(&meta, d, "degf")};
        const struct survey_design design = {.strata = "",
                                             .psu = "",
                                             .weight = "pw",
                                             .fpc = "",
                                             .replicate_weights = &weights,
                                             .replication = &replication};
        for (size_t i = 0; i < expected.n_rows; i++) {
            if (strcmp(survey_text(&expected, i, "design"), name) != 0 ||
                strcmp(survey_text(&expected, i, "stat"), "svychisq_F") != 0)
                continue;
            struct sg_rao_scott test = test_of(&file, &design, "awards", "sch.wide");
            assert_close(test.f, survey_number(&expected, i, "est"), 1e-9);
            assert_close(test.p, survey_number(&expected, i, "se"), 1e-8);
            assert_close(test.df2, survey_number(&expected, i, "df"), 1e-9);
        }
        free(rscales);
        survey_file_free(&file);
        survey_file_free(&weights);
        survey_file_free(&scales);
    }
    survey_file_free(&expected);
    survey_file_free(&meta);
}

/* Independent shares give 0; a table of one row, or with nothing in it, gives no test. */
static void edges(void **state)
{
    (void)state;
    double shares[] = {0.12, 0.28, 0.18, 0.42}, covariance[16];
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++)
            covariance[i * 4 + j] = (shares[i] * (i == j) - shares[i] * shares[j]) / 100;
    struct sg_two_way table = {2, 2, shares, covariance, 100, 99};
    struct sg_rao_scott test;
    assert_true(sg_independence_test(&table, &test));
    assert_close(test.f, 0, -1e-12);
    assert_close(test.p, 1, 1e-6);
    assert_close(test.df1, 1, 1e-9);
    table.n_rows = 1;
    table.n_columns = 4;
    assert_false(sg_independence_test(&table, &test));
    assert_true(isnan(test.f) && isnan(test.chisq_p));
    double nothing[4] = {0};
    table = (struct sg_two_way){2, 2, nothing, covariance, 0, 0};
    assert_false(sg_independence_test(&table, &test));
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tests_of_svychisq),
        cmocka_unit_test(tests_by_replicates),
        cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
