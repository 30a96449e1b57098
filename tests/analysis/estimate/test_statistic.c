/* Estimates and standard errors under designs, against R survey. */
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/memory.h>
#include <sangyo/proportion.h>

#include "tests/survey_query.h"

enum { N_DESIGNS = 6 };

static const struct survey_design *design_called(const char *name, const char **input)
{
    static const struct {
        const char *name, *input;
        struct survey_design design;
    } designs[] = {
        {"srs_fpc", "in_apisrs.csv", {.strata = "", .psu = "", .weight = "pw", .fpc = "fpc"}},
        {"srs_nofpc", "in_apisrs.csv", {.strata = "", .psu = "", .weight = "pw", .fpc = ""}},
        {"strat_fpc",
         "in_apistrat.csv",
         {.strata = "stype", .psu = "", .weight = "pw", .fpc = "fpc"}},
        {"strat_nofpc",
         "in_apistrat.csv",
         {.strata = "stype", .psu = "", .weight = "pw", .fpc = ""}},
        {"clus1_fpc",
         "in_apiclus1.csv",
         {.strata = "", .psu = "dnum", .weight = "pw", .fpc = "fpc"}},
        {"clus1_nofpc",
         "in_apiclus1.csv",
         {.strata = "", .psu = "dnum", .weight = "pw", .fpc = ""}},
    };
    for (size_t i = 0; i < N_DESIGNS; i++)
        if (strcmp(designs[i].name, name) == 0) {
            *input = designs[i].input;
            return &designs[i].design;
        }
    fail_msg("no design %s", name);
    return NULL;
}

/* The input of a design, read once for neighbouring rows. */
static bool need_input(struct survey_file *file, const char **have, const char *want)
{
    if (*have && strcmp(*have, want) == 0)
        return true;
    survey_file_free(file);
    *have = want;
    return survey_file_read(want, file);
}

static void check_deff(const struct sg_estimate *e, double expected, bool replace)
{
    if (!isnan(expected))
        assert_close(sg_estimate_deff(e, replace), expected, 1e-9);
}

static void check_limits(const struct sg_estimate *e, const struct survey_file *expected,
                         size_t row)
{
    double t = sg_proportion_t(0.95, e->df), z = sg_proportion_t(0.95, INFINITY);
    assert_close(e->df, survey_number(expected, row, "df"), 0);
    if (e->df > 0) {
        assert_close(e->estimate - t * e->se, survey_number(expected, row, "lcl_t"), 1e-9);
        assert_close(e->estimate + t * e->se, survey_number(expected, row, "ucl_t"), 1e-9);
    }
    assert_close(e->estimate - z * e->se, survey_number(expected, row, "lcl_z"), 1e-8);
    assert_close(e->estimate + z * e->se, survey_number(expected, row, "ucl_z"), 1e-8);
}

/* Not offered: `variance`, the population variance, which no command gives. */
static void estimates_of_r_survey(void **state)
{
    (void)state;
    struct survey_file expected, file = {0};
    const char *have = NULL, *input = "";
    size_t checked = 0, not_offered = 0;
    if (!survey_file_read("expected_estimates.csv", &expected))
        skip();
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *stat = survey_text(&expected, i, "stat");
        struct survey_query query = {stat, survey_text(&expected, i, "variable"),
                                     survey_text(&expected, i, "category"),
                                     survey_text(&expected, i, "domain")};
        const struct survey_design *design =
            design_called(survey_text(&expected, i, "design"), &input);
        assert_true(need_input(&file, &have, input));
        struct sg_estimate e;
        if (strcmp(stat, "variance") == 0) {
            not_offered++;
            continue;
        }
        if (strcmp(stat, "diff_mean") == 0)
            e = survey_difference(&file, design, query.variable, "awards=No", "awards=Yes");
        else
            e = survey_ask(&file, design, &query);
        assert_close(e.estimate, survey_number(&expected, i, "est"), 1e-9);
        assert_close(e.se, survey_number(&expected, i, "se"), 1e-9);
        check_deff(&e, survey_number(&expected, i, "deff"), strcmp(stat, "mean_deffwr") == 0);
        check_limits(&e, &expected, i);
        checked++;
    }
    print_message("%zu estimates; not offered: %zu rows of variance\n", checked, not_offered);
    assert_int_equal(checked + not_offered, expected.n_rows);
    survey_file_free(&file);
    survey_file_free(&expected);
}

/* One stratum of one school: every rule, with and without finite population correction. */
static void lonely_units(void **state)
{
    (void)state;
    static const char *const words[] = {"fail", "remove", "certainty", "adjust", "average"};
    struct survey_file expected, file;
    if (!survey_file_read("expected_lonely.csv", &expected) ||
        !survey_file_read("in_lonely.csv", &file))
        skip();
    for (size_t i = 0; i < expected.n_rows; i++) {
        struct survey_design design = {.strata = "stype", .psu = "", .weight = "w"};
        bool fpc = strcmp(survey_text(&expected, i, "fpc"), "TRUE") == 0;
        design.fpc = fpc ? "Nh" : "";
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (strcmp(words[k], survey_text(&expected, i, "option")) == 0)
                design.lonely = (enum sg_lonely)k;
        struct survey_query query = {survey_text(&expected, i, "stat"),
                                     survey_text(&expected, i, "variable"), "",
                                     survey_text(&expected, i, "domain")};
        struct sg_estimate e = survey_ask(&file, &design, &query);
        assert_close(e.estimate, survey_number(&expected, i, "est"), 1e-9);
        assert_close(e.se, survey_number(&expected, i, "se"), 1e-9);
        assert_close(e.df, survey_number(&expected, i, "df"), 0);
    }
    survey_file_free(&expected);
    survey_file_free(&file);
}

/* JK1, JKn and bootstrap by given replicate weights; the degrees of freedom are those of R, the
   rank of the weights less one. */
static void replicate_weights(void **state)
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
        struct sg_replication replication = {.n = (size_t)survey_number(&meta, d, "R"),
                                             .scale = survey_number(&meta, d, "scale"),
                                             .rscales = rscales,
                                             .degrees = survey_number(&meta, d, "degf")};
        struct survey_design design = {.strata = "",
                                       .psu = "",
                                       .weight = "pw",
                                       .fpc = "",
                                       .replicate_weights = &weights,
                                       .replication = &replication};
        for (size_t i = 0; i < expected.n_rows; i++) {
            const char *stat = survey_text(&expected, i, "stat");
            if (strcmp(survey_text(&expected, i, "design"), name) != 0 ||
                strncmp(stat, "svychisq", 8) == 0) /* test_independence.c */
                continue;
            bool limits = strncmp(stat, "ciprop", 6) == 0;
            struct survey_query query = {limits ? "prop" : stat,
                                         survey_text(&expected, i, "variable"),
                                         survey_text(&expected, i, "category"), ""};
            struct sg_estimate e = survey_ask(&file, &design, &query);
            if (!limits) {
                assert_close(e.estimate, survey_number(&expected, i, "est"), 1e-9);
                assert_close(e.se, survey_number(&expected, i, "se"), 1e-9);
                continue;
            }
            struct sg_estimated_proportion p = {.p = e.estimate,
                                                .variance = e.variance,
                                                .n = (double)e.n,
                                                .df = e.df,
                                                .logit_variance = e.logit_variance};
            struct sg_interval found;
            enum sg_proportion_method method;
            assert_true(sg_proportion_read(stat + 11, &method));
            assert_true(sg_proportion_interval(method, &p, 0.95, &found));
            assert_close(stat[7] == 'l' ? found.lower : found.upper,
                         survey_number(&expected, i, "est"),
                         strcmp(stat + 11, "logit") == 0 ? 1e-6 : 1e-9); /* R iterates */
        }
        free(rscales);
        survey_file_free(&file);
        survey_file_free(&weights);
        survey_file_free(&scales);
    }
    survey_file_free(&expected);
    survey_file_free(&meta);
}

/* (Σw)²/Σw² by size of examples/business-survey. */
static void kish_sizes(void **state)
{
    (void)state;
    static const struct survey_design design = {
        .strata = "stratum", .psu = "", .weight = "w", .fpc = ""};
    struct survey_file file, expected;
    assert_true(survey_file_read("examples/business-survey/responses.csv", &file) &&
                survey_file_read("tests/vectors/survey/expected_biz_kish.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *size = survey_text(&expected, i, "domain");
        char domain[64] = "";
        if (strcmp(size, "all") != 0)
            snprintf(domain, sizeof domain, "size=%s", size);
        const struct survey_query query = {"mean", "emp", "", domain};
        struct sg_estimate e = survey_ask(&file, &design, &query);
        assert_close((double)e.n, survey_number(&expected, i, "n"), 0);
        assert_close(e.kish, survey_number(&expected, i, "kish_neff"), 1e-12);
    }
    survey_file_free(&file);
    survey_file_free(&expected);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_of_r_survey),
        cmocka_unit_test(lonely_units),
        cmocka_unit_test(replicate_weights),
        cmocka_unit_test(kish_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
