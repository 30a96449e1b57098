/* X-11 against X-13ARIMA-SEATS 1.1 build 61: the runs of vectors/seasonal, to 1e-10. */
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/seasonal.h>

#include "tests/vector_file.h"

enum { MOST = 120, MSR = SG_SEASONAL_MSR, DEFAULT = -1 };

struct oracle {
    const char *name;
    int filter; /* of enum sg_seasonal_filter, or DEFAULT */
    size_t terms;
    bool extremes, multiplicative;
};

static const struct oracle oracles[] = {
    {"di40_ext", DEFAULT, 5, true, false},
    {"ukgas_ext", DEFAULT, 5, true, false},
    {"mon120_ext", DEFAULT, 13, true, false},
    {"di40_fixed", SG_SEASONAL_3X5, 5, false, false},
    {"ukgas_fixed", SG_SEASONAL_3X5, 5, false, false},
    {"mon120_fixed", SG_SEASONAL_3X5, 13, false, false},
    {"di40_default", MSR, 0, true, false},
    {"ukgas_default", MSR, 0, true, false},
    {"mon120_default", MSR, 0, true, false},
    {"ukgas_mult", DEFAULT, 5, true, true},
    {"mon120_mult", DEFAULT, 13, true, true},
    {"ukgas_multdef", MSR, 0, true, true},
    {"di40_h7", DEFAULT, 7, true, false},
    {"mon120_h23", DEFAULT, 23, true, false},
    {"ukgas_33", SG_SEASONAL_3X3, 5, true, false},
    {"di40_st", SG_SEASONAL_STABLE, 5, true, false},
    {"di12", DEFAULT, 5, true, false},
    {"di18", DEFAULT, 5, true, false},
    {"di24_x11default", DEFAULT, 5, true, false},
    {"di24_s3x9", SG_SEASONAL_3X9, 5, true, false},
    {"di30_x11default", DEFAULT, 5, true, false},
    {"di30_s3x9", SG_SEASONAL_3X9, 5, true, false},
};

static struct sg_seasonal_plan plan_of(const struct oracle *oracle, int period)
{
    size_t frequency = strncmp(oracle->name, "mon", 3) == 0 ? 12 : 4;
    struct sg_seasonal_plan plan = sg_seasonal_default(frequency, (size_t)(period % 100 - 1));
    plan.multiplicative = oracle->multiplicative;
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        plan.terms[k] = oracle->terms;
    if (oracle->filter == MSR)
        plan.filters[SG_SEASONAL_LAST] = SG_SEASONAL_MSR;
    else if (oracle->filter != DEFAULT)
        for (int k = 0; k < SG_SEASONAL_FILTERS; k++)
            plan.filters[k] = (enum sg_seasonal_filter)oracle->filter;
    if (!oracle->extremes)
        plan.lower_limit = plan.upper_limit = INFINITY;
    return plan;
}

static const struct {
    const char *name;
    enum sg_x11_table table;
} columns[] = {{"b17", SG_X11_B17}, {"c1", SG_X11_C1},   {"c17", SG_X11_C17}, {"d1", SG_X11_D1},
               {"d4", SG_X11_D4},   {"d5", SG_X11_D5},   {"d6", SG_X11_D6},   {"d7", SG_X11_D7},
               {"d8", SG_X11_D8},   {"d10", SG_X11_D10}, {"d11", SG_X11_D11}, {"d12", SG_X11_D12},
               {"d13", SG_X11_D13}};

/* Compares one column of the file; says how far off it is. */
static void check_column(const struct oracle *oracle, const char *name,
                         const struct sg_seasonal *result, const double expected[])
{
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        double worst = 0;
        if (strcmp(columns[c].name, name) != 0)
            continue;
        for (size_t t = 0; t < result->n; t++)
            if (!isnan(expected[t])) {
                double off = fabs(result->table[columns[c].table][t] - expected[t]);
                worst = off <= worst ? worst : off;
            }
        if (!(worst <= 1e-10))
            fail_msg("%s %s: %g", oracle->name, name, worst);
    }
}

static void check_oracle(const struct oracle *oracle)
{
    static double read[VECTOR_FIELDS][MOST];
    char path[64];
    struct vector_row header, row;
    size_t n = 0;
    snprintf(path, sizeof path, "vectors/seasonal/oracle_%s.csv", oracle->name);
    const char *found = shared_file(path);
    FILE *file = found ? fopen(found, "r") : NULL;
    if (!file)
        skip();
    assert_true(vector_next(file, &header));
    for (; vector_next(file, &row); n++) {
        assert_true(n < MOST);
        for (size_t c = 0; c < header.n; c++) {
            read[c][n] = *row.fields[c] ? vector_number(&row, c) : NAN;
            if (read[c][n] == -999)
                read[c][n] = NAN;
        }
    }
    fclose(file);
    struct sg_seasonal result = {0};
    struct sg_seasonal_plan plan = plan_of(oracle, (int)read[0][0]);
    size_t at;
    assert_int_equal(sg_seasonal_check(&plan, read[1], n, &at), SG_SEASONAL_FINE);
    sg_seasonal_adjust(&plan, read[1], n, &result);
    for (size_t c = 2; c < header.n; c++)
        check_column(oracle, header.fields[c], &result, read[c]);
    sg_seasonal_free(&result);
}

static void equal_to_x13(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof oracles / sizeof *oracles; i++)
        check_oracle(&oracles[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(equal_to_x13)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
