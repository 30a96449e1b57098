/* Calibrated weights and the variances of estimates with them, against R survey 4.5. */
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/calibration.h>
#include <sangyo/effective_size.h>
#include <sangyo/memory.h>
#include <sangyo/proportion.h>
#include <sangyo/weighting.h>

#include "tests/survey_query.h"

static const struct sg_calibration raking = {.tolerance = 1e-9, .most_iterations = 1000};
static const struct sg_calibration fine_raking = {.tolerance = 1e-13, .most_iterations = 1000};

/* A sample with what is known of its population. */
struct known {
    struct survey_file file;
    struct sg_margin margins[2];
    struct sg_control variable;
    struct sg_controls controls;
    double *weights, *adjusted;
};

static const char *const stype_names[] = {"E", "H", "M"};
static const double stype_totals[] = {4421, 755, 1018};
static const char *const wide_names[] = {"No", "Yes"};
static const double wide_totals[] = {1072, 5122};

static void set_margin(struct known *k, size_t m, const char *column, const char *const names[],
                       const double totals[], size_t n_categories)
{
    size_t *categories = sg_alloc(k->file.n_rows, sizeof *categories);
    for (size_t i = 0; i < k->file.n_rows; i++) {
        const char *text = survey_text(&k->file, i, column);
        while (strcmp(names[categories[i]], text) != 0)
            assert_true(++categories[i] < n_categories);
    }
    free((void *)k->margins[m].categories);
    k->margins[m] = (struct sg_margin){categories, totals, n_categories};
}

static bool know(struct known *k, const char *input, const char *weight)
{
    *k = (struct known){0};
    if (!survey_file_read(input, &k->file))
        return false;
    size_t n = k->file.n_rows;
    double *values = sg_alloc(n, sizeof *values);
    k->weights = sg_alloc(n, sizeof *k->weights);
    k->adjusted = sg_alloc(n, sizeof *k->adjusted);
    for (size_t i = 0; i < n; i++) {
        k->weights[i] = *weight ? survey_number(&k->file, i, weight) : 1;
        values[i] = *weight ? survey_number(&k->file, i, "api99") : 0;
    }
    k->variable = (struct sg_control){values, 3914069};
    k->controls = (struct sg_controls){.n = n, .margins = k->margins, .variables = &k->variable};
    return true;
}

static void forget(struct known *k)
{
    survey_file_free(&k->file);
    free((void *)k->margins[0].categories);
    free((void *)k->margins[1].categories);
    free((void *)k->variable.values);
    free(k->weights);
    free(k->adjusted);
}

/* The rows of expected_calibration.csv and how they were computed: the margins are those of the
   help of R's postStratify, rake and calibrate; the bounds were found from the weights. */
struct design_case {
    const char *name, *input;
    struct survey_design design;
    size_t n_margins, n_variables;
    struct sg_calibration calibration; /* without iterations: raking */
    double trim[2];
    double tolerance; /* 1e-6 where R iterates to 1e-7 */
};

#define NEWTON(d, l, u)                                                                            \
    {                                                                                              \
        .distance = (d), .lower = (l), .upper = (u), .tolerance = 1e-9, .most_iterations = 50      \
    }
#define CLUSTERS                                                                                   \
    {                                                                                              \
        .strata = "", .psu = "dnum", .weight = "pw", .fpc = "fpc"                                  \
    }

static const struct design_case cases[] = {
    {"post_clus1_fpc", "in_apiclus1.csv", CLUSTERS, 1, 0, {0}, {0}, 1e-9},
    {"post_srs_fpc",
     "in_apisrs.csv",
     {.strata = "", .psu = "", .weight = "pw", .fpc = "fpc"},
     1,
     0,
     {0},
     {0},
     1e-9},
    {"rake_clus1_nofpc",
     "in_apiclus1.csv",
     {.strata = "", .psu = "dnum", .weight = "pw", .fpc = ""},
     2,
     0,
     {0},
     {0},
     1e-6},
    {"cal_linear_api99_clus1_fpc",
     "in_apiclus1.csv",
     CLUSTERS,
     1,
     1,
     NEWTON(SG_DISTANCE_LINEAR, -INFINITY, INFINITY),
     {0},
     1e-9},
    {"cal_raking_api99_clus1_fpc",
     "in_apiclus1.csv",
     CLUSTERS,
     1,
     1,
     NEWTON(SG_DISTANCE_RAKING, -INFINITY, INFINITY),
     {0},
     1e-6},
    {"cal_logit_b_clus1_fpc",
     "in_apiclus1.csv",
     CLUSTERS,
     1,
     1,
     NEWTON(SG_DISTANCE_LOGIT, 0.3, 2.5),
     {0},
     1e-6},
    {"cal_linear_bounded_clus1_fpc",
     "in_apiclus1.csv",
     CLUSTERS,
     1,
     1,
     NEWTON(SG_DISTANCE_LINEAR, 0.6, 1.6),
     {0},
     1e-6},
    {"greg_strat_fpc",
     "in_apistrat.csv",
     {.strata = "stype", .psu = "", .weight = "pw", .fpc = "fpc"},
     1,
     1,
     NEWTON(SG_DISTANCE_LINEAR, -INFINITY, INFINITY),
     {0},
     1e-9},
    {"trim_strat",
     "in_apistrat.csv",
     {.strata = "stype", .psu = "", .weight = "pw", .fpc = "fpc"},
     0,
     0,
     {0},
     {16, 40},
     1e-9},
};

static void weigh(struct known *k, const struct design_case *c)
{
    struct sg_convergence convergence;
    bool met;
    assert_true(know(k, c->input, c->design.weight));
    set_margin(k, 0, "stype", stype_names, stype_totals, 3);
    set_margin(k, 1, "sch.wide", wide_names, wide_totals, 2);
    k->controls.n_margins = c->n_margins;
    k->controls.n_variables = c->n_variables;
    if (c->trim[1] > 0) {
        struct sg_trimming trimming;
        memcpy(k->adjusted, k->weights, k->controls.n * sizeof *k->adjusted);
        assert_true(sg_trim(k->adjusted, k->controls.n, c->trim[0], c->trim[1], &trimming));
        assert_int_equal(trimming.n_low, 50);
        assert_int_equal(trimming.n_high, 100);
        return;
    }
    met = c->calibration.most_iterations
              ? sg_calibrate(&k->controls, &c->calibration, k->weights, k->adjusted, &convergence)
              : sg_rake(&k->controls, &raking, k->weights, k->adjusted, &convergence);
    assert_true(met);
    assert_true(convergence.difference <= 1e-9);
    if (c->n_margins == 1 && c->n_variables == 0)
        assert_int_equal(convergence.iterations, 1);
}

static void weights_of_r_survey(void **state)
{
    (void)state;
    struct survey_file expected;
    size_t row = 0;
    if (!survey_file_read("expected_calibration_weights.csv", &expected))
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct known k;
        weigh(&k, &cases[i]);
        for (size_t r = 0; r < k.controls.n; r++, row++) {
            assert_string_equal(survey_text(&expected, row, "design"), cases[i].name);
            assert_close(k.adjusted[r], survey_number(&expected, row, "w"), cases[i].tolerance);
        }
        forget(&k);
    }
    assert_int_equal(row, expected.n_rows);
    survey_file_free(&expected);
}

static uint32_t take_value(const void *context, size_t row, long double *values)
{
    values[1] = ((const double *)context)[row];
    return 0;
}

/* The variance of the total of a variable with given weights. */
static double variance_of(const struct known *k, const struct survey_design *design,
                          const double values[])
{
    static struct sg_term sum[] = {{0, 1, 1, 0}};
    const struct sg_statistic total = {sum, 1, true};
    struct survey_design weighted = *design;
    weighted.weights = k->adjusted;
    struct survey_request request = {
        &k->file, &weighted, 1, take_value, values, {.kind = SG_MOMENTS_VALUES, .n_values = 2}};
    struct survey_sample made;
    struct sg_estimate e;
    struct sg_error err = {0};
    survey_sample_make(&request, &made);
    assert_true(sg_statistic_estimate(&made.sample, &total, 1, &e, &err));
    survey_sample_free(&made);
    return e.variance;
}

/* What a row of the expectations is about: y among the rows of a domain, as a total or as a mean.
 */
struct figure {
    double *y, *in; /* y is 0 outside */
    double estimate, se;
};

static void linearize(struct figure *f, const struct known *k, bool is_total)
{
    long double sum = 0, size = 0;
    for (size_t i = 0; i < k->controls.n; i++) {
        sum += (long double)k->adjusted[i] * f->y[i];
        size += (long double)k->adjusted[i] * f->in[i];
    }
    f->estimate = (double)(is_total ? sum : sum / size);
    for (size_t i = 0; i < k->controls.n && !is_total; i++)
        f->y[i] = (double)(f->in[i] * (f->y[i] - f->estimate) / size);
}

static void find_se(struct figure *f, const struct known *k, const struct survey_design *design)
{
    double *residuals = sg_alloc(k->controls.n, sizeof *residuals);
    memcpy(residuals, f->y, k->controls.n * sizeof *residuals);
    if (k->controls.n_margins)
        sg_calibration_residuals(&k->controls, k->weights, f->y, residuals);
    f->se = sqrt(variance_of(k, design, residuals));
    free(residuals);
}

static struct figure figure_of(const struct known *k, const struct survey_design *design,
                               const char *stat, const char *variable)
{
    struct figure f = {.y = sg_alloc(k->controls.n, sizeof *f.y),
                       .in = sg_alloc(k->controls.n, sizeof *f.in)};
    bool is_share = strcmp(variable, "awards=Yes") == 0, domain = strchr(stat, '|') != NULL;
    for (size_t i = 0; i < k->controls.n; i++) {
        bool awarded = strcmp(survey_text(&k->file, i, "awards"), "Yes") == 0;
        f.in[i] = !domain || awarded;
        f.y[i] = is_share ? awarded : survey_number(&k->file, i, variable) * f.in[i];
    }
    linearize(&f, k, strcmp(stat, "total") == 0);
    find_se(&f, k, design);
    free(f.y);
    free(f.in);
    return f;
}

static void check_row(const struct known *k, const struct design_case *c,
                      const struct survey_file *expected, size_t row)
{
    const char *stat = survey_text(expected, row, "stat");
    const char *variable = survey_text(expected, row, "variable");
    double est = survey_number(expected, row, "est");
    double kish = sg_effective_size_weights(k->adjusted, k->controls.n);
    if (strcmp(stat, "kish_neff") == 0) {
        assert_close(kish, est, c->tolerance);
    } else if (strcmp(stat, "kish_deffw") == 0) {
        assert_close((double)k->controls.n / kish, est, c->tolerance);
    } else if (strncmp(stat, "ciprop", 6) == 0) {
        struct figure f = figure_of(k, &c->design, "prop", variable);
        struct sg_estimated_proportion p = {.p = f.estimate,
                                            .variance = f.se * f.se,
                                            .n = (double)k->controls.n,
                                            .df = survey_number(expected, row, "df")};
        struct sg_interval limits;
        assert_true(sg_proportion_interval(SG_PROPORTION_XLOGIT, &p, 0.95, &limits));
        assert_close(stat[14] == 'l' ? limits.lower : limits.upper, est, c->tolerance);
    } else {
        struct figure f = figure_of(k, &c->design, stat, variable);
        assert_close(f.estimate, est, c->tolerance);
        assert_close(f.se, survey_number(expected, row, "se"), c->tolerance);
    }
}

/* Means, totals, shares and means of domains: variances are those of residuals. */
static void estimates_of_r_survey(void **state)
{
    (void)state;
    struct survey_file expected;
    size_t row = 0;
    if (!survey_file_read("expected_calibration.csv", &expected))
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct known k;
        weigh(&k, &cases[i]);
        for (; row < expected.n_rows &&
               strcmp(survey_text(&expected, row, "design"), cases[i].name) == 0;
             row++)
            check_row(&k, &cases[i], &expected, row);
        forget(&k);
    }
    assert_int_equal(row, expected.n_rows);
    survey_file_free(&expected);
}

static const char *const industries[] = {"construction", "manufacturing", "trade", "food_lodging",
                                         "services"};
static const char *const sizes[] = {"1-4", "5-19", "20+"};

/* Totals of the frame by the categories of a column. */
static void total_frame(const char *column, const char *const names[], size_t n, double totals[])
{
    struct survey_file frame;
    assert_true(survey_file_read("examples/business-survey/frame.csv", &frame));
    for (size_t row = 0; row < frame.n_rows; row++)
        for (size_t c = 0; c < n; c++)
            if (strcmp(survey_text(&frame, row, column), names[c]) == 0)
                totals[c] += survey_number(&frame, row, "N_h");
    survey_file_free(&frame);
}

/* 100 for `high`, -100 for `low`, 0 for other answers; not in without one. */
static struct figure answers_of(const struct known *k, const char *column, double high, double low)
{
    static const struct survey_design drawn = {.strata = "", .psu = "", .weight = "", .fpc = ""};
    struct figure f = {.y = sg_alloc(k->controls.n, sizeof *f.y),
                       .in = sg_alloc(k->controls.n, sizeof *f.in)};
    for (size_t i = 0; i < k->controls.n; i++) {
        double answer = survey_number(&k->file, i, column);
        f.in[i] = !isnan(answer);
        f.y[i] = answer == high ? 100 : answer == low ? -100 : 0;
    }
    linearize(&f, k, false);
    find_se(&f, k, &drawn);
    free(f.y);
    free(f.in);
    return f;
}

/* expected_biz_rake.csv and expected_biz_rake_weights.csv: rake() from weights of 1 with the
   margins of industry and size, drawn with replacement. R iterates: 1e-6. */
static void raking_from_nothing(void **state)
{
    (void)state;
    struct known k;
    struct sg_convergence convergence;
    struct survey_file expected;
    double by_industry[5] = {0}, by_size[3] = {0};
    assert_true(know(&k, "examples/business-survey/responses.csv", ""));
    total_frame("industry", industries, 5, by_industry);
    total_frame("size", sizes, 3, by_size);
    set_margin(&k, 0, "industry", industries, by_industry, 5);
    set_margin(&k, 1, "size", sizes, by_size, 3);
    k.controls.n_margins = 2;
    assert_true(sg_rake(&k.controls, &raking, k.weights, k.adjusted, &convergence));
    assert_true(convergence.iterations > 1);
    assert_close(k.adjusted[0], 46.468875301955102, 1e-6);
    assert_close(sg_effective_size_weights(k.adjusted, k.controls.n), 667.07223251657717, 1e-6);
    struct figure di = answers_of(&k, "di", 1, 3), first = answers_of(&k, "mr1", 1, NAN);
    assert_close(di.estimate, -18.235668424314063, 1e-6);
    assert_close(di.se, 2.9928583323833826, 1e-6);
    assert_close(first.estimate, 57.283271733472255, 1e-6);
    assert_close(first.se, 1.9647441638599641, 1e-6);
    assert_true(survey_file_read("tests/vectors/survey/expected_biz_rake_weights.csv", &expected));
    assert_int_equal(expected.n_rows, k.controls.n);
    for (size_t i = 0; i < expected.n_rows; i++)
        assert_close(k.adjusted[i], survey_number(&expected, i, "w_rake"), 1e-6);
    survey_file_free(&expected);
    forget(&k);
}

/* Raking is calibration with g = exp(u): two ways to the same weights. */
static void raking_is_calibration(void **state)
{
    (void)state;
    enum { N = 12 };
    static const size_t rows[N] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
    static const size_t columns[N] = {0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1};
    static const double weights[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    static const double row_totals[] = {11.5, 30.25, 27}, column_totals[] = {25, 43.75};
    const struct sg_margin margins[] = {{rows, row_totals, 3}, {columns, column_totals, 2}};
    const struct sg_controls controls = {.n = N, .margins = margins, .n_margins = 2};
    const struct sg_calibration newton = NEWTON(SG_DISTANCE_RAKING, -INFINITY, INFINITY);
    struct sg_convergence convergence;
    double raked[N], calibrated[N], doubled[N], twice[N];
    assert_true(sg_rake(&controls, &fine_raking, weights, raked, &convergence));
    assert_true(sg_calibrate(&controls, &newton, weights, calibrated, &convergence));
    for (size_t i = 0; i < N; i++)
        doubled[i] = 2 * weights[i];
    assert_true(sg_rake(&controls, &fine_raking, doubled, twice, &convergence));
    for (size_t i = 0; i < N; i++) {
        assert_close(calibrated[i], raked[i], 1e-11);
        assert_close(twice[i], raked[i], 1e-12); /* only the proportions of weights matter */
    }
}

/* All distances meet the totals, within their bounds, whatever the order of the records; what is
   calibrated has residuals of nothing. */
static void totals_are_met(void **state)
{
    (void)state;
    enum { N = 200 };
    static const struct sg_calibration kinds[] = {
        NEWTON(SG_DISTANCE_LINEAR, -INFINITY, INFINITY), NEWTON(SG_DISTANCE_RAKING, 0.5, 2),
        NEWTON(SG_DISTANCE_LOGIT, 0.5, 2), NEWTON(SG_DISTANCE_LINEAR, 0.8, 1.25)};
    size_t categories[N], reversed_categories[N];
    double x[N], weights[N], g[N], reversed_x[N], reversed_weights[N], reversed[N], residuals[N];
    long double totals[3] = {0}, total = 0;
    for (size_t i = 0; i < N; i++) {
        categories[i] = reversed_categories[N - 1 - i] = i * i % 3 + (i % 7 == 0);
        x[i] = reversed_x[N - 1 - i] = 1e4 + fmod(777.777 * (double)i, 1e4);
        weights[i] = reversed_weights[N - 1 - i] = 1 + fmod(1.2345 * (double)i, 3);
        totals[categories[i]] += weights[i];
        total += weights[i] * x[i];
    }
    const double wanted[] = {(double)totals[0] * 1.03, (double)totals[1] * 0.99,
                             (double)totals[2] * 1.01};
    const struct sg_margin margin = {categories, wanted, 3},
                           back = {reversed_categories, wanted, 3};
    const struct sg_control variable = {x, (double)total * 1.02};
    const struct sg_control reversed_variable = {reversed_x, variable.total};
    const struct sg_controls controls = {N, &margin, 1, &variable, 1},
                             turned = {N, &back, 1, &reversed_variable, 1};
    for (size_t d = 0; d < sizeof kinds / sizeof *kinds; d++) {
        struct sg_convergence convergence;
        long double met[3] = {0}, met_x = 0;
        assert_true(sg_calibrate(&controls, &kinds[d], weights, g, &convergence));
        assert_true(sg_calibrate(&turned, &kinds[d], reversed_weights, reversed, &convergence));
        for (size_t i = 0; i < N; i++) {
            met[categories[i]] += g[i];
            met_x += g[i] * x[i];
            assert_close(reversed[N - 1 - i], g[i], 1e-12);
            assert_true(g[i] >= weights[i] * kinds[d].lower * (1 - 1e-15));
            assert_true(g[i] <= weights[i] * kinds[d].upper * (1 + 1e-15));
        }
        for (size_t c = 0; c < 3; c++)
            assert_close((double)met[c], wanted[c], 1e-12);
        assert_close((double)met_x, variable.total, 1e-12);
    }
    sg_calibration_residuals(&controls, weights, x, residuals);
    for (size_t i = 0; i < N; i++)
        assert_close(residuals[i] / 1e4, 0, -1e-13);
}

/* What cannot be met is not said to be. */
static void no_convergence(void **state)
{
    (void)state;
    static const size_t first[] = {0, 0, 1, 1}, second[] = {0, 0, 1, 1};
    static const double weights[] = {1, 1, 1, 1}, halves[] = {2, 2}, uneven[] = {1, 3};
    const struct sg_margin against[] = {{first, halves, 2}, {second, uneven, 2}};
    const struct sg_controls controls = {.n = 4, .margins = against, .n_margins = 2};
    const struct sg_controls uneven_alone = {.n = 4, .margins = against + 1, .n_margins = 1};
    const struct sg_calibration newton = NEWTON(SG_DISTANCE_LINEAR, -INFINITY, INFINITY);
    const struct sg_calibration tight = NEWTON(SG_DISTANCE_LOGIT, 0.7, 1.2);
    struct sg_convergence convergence;
    double adjusted[4];
    assert_false(sg_rake(&controls, &newton, weights, adjusted, &convergence));
    assert_int_equal(convergence.iterations, 50);
    assert_true(convergence.difference > 0.1);
    assert_false(sg_calibrate(&controls, &newton, weights, adjusted, &convergence));
    assert_true(convergence.difference > 0.1);
    assert_false(sg_calibrate(&uneven_alone, &tight, weights, adjusted, &convergence));
    assert_true(sg_calibrate(&uneven_alone, &newton, weights, adjusted, &convergence));
}

static void margins_with_faults(void **state)
{
    (void)state;
    static const size_t categories[] = {0, 2, 2};
    static const double weights[] = {1, 1, 2};
    static const struct {
        double totals[3];
        enum sg_margin_fault fault;
        size_t at;
    } faults[] = {
        {{1, 0, 2}, SG_MARGIN_FINE, 0},          {{1, 5, 2}, SG_MARGIN_NO_RESPONDENTS, 1},
        {{1, 0, 0}, SG_MARGIN_NO_POPULATION, 2}, {{-1, 0, 2}, SG_MARGIN_BAD_TOTAL, 0},
        {{1, 0, NAN}, SG_MARGIN_BAD_TOTAL, 2},   {{INFINITY, 0, 1}, SG_MARGIN_BAD_TOTAL, 0}};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const struct sg_margin margin = {categories, faults[i].totals, 3};
        size_t at = 9;
        assert_int_equal(sg_margin_check(&margin, weights, 3, &at), faults[i].fault);
        if (faults[i].fault != SG_MARGIN_FINE)
            assert_int_equal(at, faults[i].at);
    }
}

/* None, one, all equal. */
static void small_samples(void **state)
{
    (void)state;
    static const size_t categories[] = {0, 0, 0};
    static const double weights[] = {1, 1, 1}, totals[] = {12}, x[] = {5, 5, 5};
    const struct sg_margin margin = {categories, totals, 1};
    const struct sg_control variable = {x, 60}, wrong = {x, 61};
    const struct sg_calibration newton = NEWTON(SG_DISTANCE_LINEAR, -INFINITY, INFINITY);
    struct sg_convergence convergence;
    double adjusted[3] = {0}, residuals[3];
    const struct sg_controls none = {0, &margin, 1, &variable, 1};
    assert_false(sg_calibrate(&none, &newton, weights, adjusted, &convergence));
    assert_true(isnan(sg_effective_size_weights(weights, 0)));
    for (size_t n = 1; n <= 3; n++) {
        const struct sg_controls controls = {n, &margin, 1, &variable, 1};
        const struct sg_controls against = {n, &margin, 1, &wrong, 1};
        assert_true(sg_calibrate(&controls, &newton, weights, adjusted, &convergence));
        assert_close(adjusted[n - 1], 12 / (double)n, 1e-14);
        assert_false(sg_calibrate(&against, &newton, weights, adjusted, &convergence));
        sg_calibration_residuals(&controls, weights, x, residuals);
        assert_close(residuals[n - 1], 0, -1e-15);
        assert_close(sg_effective_size_weights(weights, n), (double)n, 1e-15);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_of_r_survey), cmocka_unit_test(estimates_of_r_survey),
        cmocka_unit_test(raking_from_nothing), cmocka_unit_test(raking_is_calibration),
        cmocka_unit_test(totals_are_met),      cmocka_unit_test(no_convergence),
        cmocka_unit_test(margins_with_faults), cmocka_unit_test(small_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
