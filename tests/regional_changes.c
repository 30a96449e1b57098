/* The rows of vectors/regional that compare two periods. */
#include "regional_indices.h"

#include "table_of.h"
#include "test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <sangyo/divergence.h>
#include <sangyo/shift_share.h>
#include <sangyo/structural_change.h>

extern const struct sg_command sg_composition_command;
extern const struct sg_command sg_change_command;

/* What the commands compute by industry: from a table whose industries are named as in `j`. */
static const struct {
    const char *test_id, *input, *period, *column;
} by_command[] = {{"share_kawasaki2016", "kawasaki", "2016", "share_percent"},
                  {"share_kawasaki2021", "kawasaki", "2021", "share_percent"},
                  {"contrib_kawasaki1621", "kawasaki", NULL, "contribution_points"},
                  {"dshare_kawasaki1621", "kawasaki", NULL, "share_change_points"},
                  {"contrib_toyR1", "toy", NULL, "contribution_points"},
                  {"dshare_toyR1", "toy", NULL, "share_change_points"}};

/* Establishments of Kawasaki by division (AB … R), and region R1 of the toy tables at t0 and t1. */
static const char kawasaki[] =
    "industry|year@|value#\n"
    "AB|2016|64\nC|2016|0\nD|2016|3829\nE|2016|3034\nF|2016|23\nG|2016|678\nH|2016|1330\n"
    "I|2016|8844\nJ|2016|469\nK|2016|3853\nL|2016|1716\nM|2016|5827\nN|2016|3476\n"
    "O|2016|1407\nP|2016|4178\nQ|2016|143\nR|2016|2063\n"
    "AB|2021|74\nC|2021|0\nD|2021|4108\nE|2021|2838\nF|2021|41\nG|2021|930\nH|2021|1248\n"
    "I|2021|8150\nJ|2021|456\nK|2021|4349\nL|2021|2159\nM|2021|4848\nN|2021|3208\n"
    "O|2021|1515\nP|2021|4841\nQ|2021|144\nR|2021|2314\n";
static const char toy_r1[] = "industry|year@|value#\n"
                             "I1|2016|100\nI2|2016|20\nI3|2016|30\nI4|2016|50\n"
                             "I1|2021|120\nI2|2021|18\nI3|2021|28\nI4|2021|64\n";

/* A fraction, from the row of industry `label`. */
static double by_industry(size_t k, const char *label)
{
    bool change = !by_command[k].period;
    struct sg_table in;
    struct trial trial = {0};
    char labels[64];
    table_of(&in, by_command[k].input[0] == 'k' ? kawasaki : toy_r1);
    assert_true(
        try_command(&trial, change ? &sg_change_command : &sg_composition_command, &in, NULL));
    snprintf(labels, sizeof labels, "%s|%s", label, change ? "2016|2021" : by_command[k].period);
    double value = value_at(&trial.out, labels, by_command[k].column) / 100;
    trial_free(&trial);
    sg_table_free(&in);
    return value;
}

/* The rate of the whole, which the contributions of `change` add up to. */
static double growth(const char *table)
{
    struct sg_table in;
    struct trial trial = {0};
    double sum = 0;
    table_of(&in, table);
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    const struct sg_column *points =
        trial.out.columns[sg_table_find(&trial.out, "contribution_points")];
    for (size_t row = 0; row < trial.out.n_rows; row++)
        sum += points->values[row] / 100;
    trial_free(&trial);
    sg_table_free(&in);
    return sum;
}

static bool structure(const char *test_id, const char *i, double *value)
{
    bool toy = strcmp(test_id, "struct_toyR1") == 0;
    if (!toy && strcmp(test_id, "struct_kawasaki1621") != 0)
        return false;
    const double *x0 = toy ? toy_t0[0] : kawasaki_2016, *x1 = toy ? toy_t1[0] : kawasaki_2021;
    size_t n = toy ? TOY_INDUSTRIES : KAWASAKI_INDUSTRIES;
    const struct {
        const char *name;
        double value;
    } rows[] = {{"NAV", sg_structural_change_nav(x0, x1, n)},
                {"lilien_t1weight", sg_structural_change_lilien(x0, x1, n, 1)},
                {"lilien_t0weight", sg_structural_change_lilien(x0, x1, n, 0)},
                {"mlilien_avgweight", sg_structural_change_lilien(x0, x1, n, 0.5)},
                {"cosine", sg_structural_change_cosine(x0, x1, n)},
                {"KL_10", sg_divergence_kullback_leibler(x1, x0, n)},
                {"growth", growth(toy ? toy_r1 : kawasaki)}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        if (strcmp(rows[k].name, i) == 0) {
            *value = rows[k].value;
            return true;
        }
    return false;
}

/* What a component is called in the vectors, with and without a place of its own. */
struct component {
    const char *name;
    double value;
};

static void add_components(struct component sums[], size_t industry, bool allocate)
{
    struct sg_quotient_counts from = toy_counts(toy_t0, 0, industry);
    struct sg_quotient_counts to = toy_counts(toy_t1, 0, industry);
    struct sg_shift_share dunn, allocated;
    struct sg_shift_share_arcelus eight;
    assert_true(sg_shift_share_dunn(&from, &to, &dunn));
    assert_true(sg_shift_share_esteban_marquillas(&from, &to, &allocated));
    assert_true(sg_shift_share_arcelus(&from, &to, &eight));
    const struct component own[] = {
        {"NS", dunn.national_share},
        {"IM", dunn.industry_mix},
        {"RS", dunn.competitive},
        {"CE", allocated.competitive},
        {"AE", allocated.allocation},
        {"NGh", eight.national[0]},
        {"NGd", eight.national[1]},
        {"IMh", eight.industry[0]},
        {"IMd", eight.industry[1]},
        {"RGh", eight.regional[0]},
        {"RGd", eight.regional[1]},
        {"RIh", eight.interaction[0]},
        {"RId", eight.interaction[1]},
        {"Growth (t1-t)", to.value - from.value},
        {"National share", dunn.national_share},
        {"Industrial mix", dunn.industry_mix},
        {"Regional share", allocate ? allocated.competitive : dunn.competitive},
        {"Net total shift", dunn.industry_mix + dunn.competitive},
        {"Allocation effect", allocated.allocation},
        {NULL, 0}};
    for (size_t k = 0; own[k].name; k++) {
        sums[k].name = own[k].name;
        sums[k].value += own[k].value;
    }
}

static bool shift_share(const char *test_id, const char *i, const char *j, double *value)
{
    static const char *const known[] = {"dunn_toyR1",    "dunn_total_toyR1", "em_toyR1",
                                        "arcelus_toyR1", "REAT_Dunn_toyR1",  "REAT_Esteban_toyR1"};
    struct component sums[24] = {{NULL, 0}};
    size_t k = 0;
    while (k < 6 && strcmp(known[k], test_id) != 0)
        k++;
    if (k == 6)
        return false;
    for (size_t industry = 0; industry < TOY_INDUSTRIES; industry++)
        if (strcmp(i, "total") == 0 || industry == toy_number(i))
            add_components(sums, industry, k == 5);
    for (k = 0; sums[k].name; k++)
        if (strcmp(sums[k].name, j) == 0) {
            *value = sums[k].value;
            return true;
        }
    return false;
}

bool regional_change(const char *test_id, const char *i, const char *j, double *value)
{
    for (size_t k = 0; k < sizeof by_command / sizeof *by_command; k++)
        if (strcmp(by_command[k].test_id, test_id) == 0) {
            *value = by_industry(k, i);
            return true;
        }
    return structure(test_id, i, value) || shift_share(test_id, i, j, value);
}
