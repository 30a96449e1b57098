#include "regional_indices.h"

#include "test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/divergence.h>
#include <sangyo/entropy.h>
#include <sangyo/herfindahl.h>
#include <sangyo/inequality.h>
#include <sangyo/location_quotient.h>

const double toy_t0[TOY_REGIONS][TOY_INDUSTRIES] = {
    {100, 20, 30, 50}, {10, 60, 25, 5}, {7, 13, 40, 140}, {55, 45, 35, 65}, {3, 90, 12, 45}};
const double toy_t1[TOY_REGIONS][TOY_INDUSTRIES] = {
    {120, 18, 28, 64}, {9, 75, 25, 6}, {11, 10, 38, 170}, {50, 49, 42, 60}, {4, 84, 20, 52}};
const double kawasaki_2016[KAWASAKI_INDUSTRIES] = {
    64, 0, 3829, 3034, 23, 678, 1330, 8844, 469, 3853, 1716, 5827, 3476, 1407, 4178, 143, 2063};
const double kawasaki_2021[KAWASAKI_INDUSTRIES] = {
    74, 0, 4108, 2838, 41, 930, 1248, 8150, 456, 4349, 2159, 4848, 3208, 1515, 4841, 144, 2314};

struct sg_quotient_counts toy_counts(const double toy[TOY_REGIONS][TOY_INDUSTRIES], size_t region,
                                     size_t industry)
{
    struct sg_quotient_counts c = {.value = toy[region][industry]};
    for (size_t r = 0; r < TOY_REGIONS; r++)
        for (size_t i = 0; i < TOY_INDUSTRIES; i++) {
            c.reference_total += toy[r][i];
            c.reference_value += i == industry ? toy[r][i] : 0;
            c.area_total += r == region ? toy[r][i] : 0;
        }
    return c;
}

size_t toy_number(const char *label)
{
    size_t i = strtoul(label + 1, NULL, 10);
    assert_true(i >= 1 && i <= (label[0] == 'R' ? TOY_REGIONS : TOY_INDUSTRIES));
    return i - 1;
}

static double quotient(size_t region, size_t industry)
{
    struct sg_quotient_counts c = toy_counts(toy_t0, region, industry);
    return sg_location_quotient(&c);
}

static double score(size_t region, size_t industry, bool logged)
{
    double z[TOY_REGIONS];
    for (size_t r = 0; r < TOY_REGIONS; r++)
        z[r] = logged ? log(quotient(r, industry)) : quotient(r, industry);
    sg_location_quotient_standardize(z, TOY_REGIONS, z);
    return z[region];
}

bool regional_quotient(const char *test_id, const char *i, const char *j, double *value)
{
    static const char *const names[] = {"lq_toy54_t0",      "lqlog_toy54_t0",  "arca_toy54_t0",
                                        "slq_sym_toy54_t0", "slq_OG_toy54_t0", "slq_T_toy54_t0"};
    size_t k = 0;
    while (k < 6 && strcmp(names[k], test_id) != 0)
        k++;
    if (k == 6)
        return false;
    size_t region = toy_number(i), industry = toy_number(j);
    struct sg_quotient_counts c = toy_counts(toy_t0, region, industry);
    double l = sg_location_quotient(&c);
    const double values[] = {l,
                             sg_location_quotient_log(l),
                             sg_location_quotient_additive(&c),
                             sg_location_quotient_symmetric(l),
                             score(region, industry, false),
                             score(region, industry, true)};
    *value = values[k];
    return true;
}

/* One distribution of a toy table: an industry over regions, or a region over industries, with the
   totals beside it and the whole table in the same direction. */
struct distribution {
    double x[TOY_REGIONS], totals[TOY_REGIONS], quotients[TOY_REGIONS], others[TOY_REGIONS],
        rest[TOY_REGIONS], all[TOY_REGIONS * TOY_REGIONS];
    size_t n;
};

static struct distribution distribution_of(const char *label)
{
    bool by_region = label[0] == 'R';
    struct distribution d = {.n = by_region ? TOY_INDUSTRIES : TOY_REGIONS};
    for (size_t r = 0; r < TOY_REGIONS; r++)
        for (size_t i = 0; i < TOY_INDUSTRIES; i++) {
            size_t own = by_region ? r : i, k = by_region ? i : r;
            d.all[own * d.n + k] = toy_t0[r][i];
            d.totals[k] += toy_t0[r][i];
            if (own == toy_number(label)) {
                d.x[k] = toy_t0[r][i];
                d.quotients[k] = quotient(r, i);
            }
        }
    sg_divergence_others(d.all, by_region ? TOY_REGIONS : TOY_INDUSTRIES, d.n, toy_number(label),
                         d.others);
    sg_divergence_rest(d.x, d.totals, d.n, d.rest);
    return d;
}

/* The mutual information of the table: divergences of its regions from the whole, by their size. */
static double mutual_information(void)
{
    double sum = 0, all = 0;
    for (size_t r = 0; r < TOY_REGIONS; r++) {
        char label[8] = {'R', (char)('1' + r)};
        struct distribution d = distribution_of(label);
        double size = 0;
        for (size_t i = 0; i < d.n; i++)
            size += d.x[i];
        sum += size * sg_divergence_kullback_leibler(d.x, d.totals, d.n);
        all += size;
    }
    return sum / all;
}

static bool whole_table(const char *test_id, double *value)
{
    struct distribution d = distribution_of("R1");
    if (strcmp(test_id, "mutual_toy54_t0") == 0)
        *value = mutual_information();
    else if (strcmp(test_id, "theilH_toy54_t0") == 0)
        *value = mutual_information() / sg_entropy(d.totals, d.n);
    else
        return false;
    return true;
}

static bool kawasaki_index(const char *test_id, const char *i, double *value)
{
    bool later = strcmp(test_id, "scalar_kawasaki2021") == 0;
    const double *x = later ? kawasaki_2021 : kawasaki_2016;
    const size_t n = KAWASAKI_INDUSTRIES;
    if (!later && strcmp(test_id, "scalar_kawasaki2016") != 0)
        return false;
    double h = sg_herfindahl(x, n), entropy = sg_entropy(x, n);
    const struct {
        const char *name;
        double value;
    } rows[] = {{"hhi", h},
                {"hhi_norm", sg_herfindahl_normalized(h, n)},
                {"ent_nat", entropy},
                {"ent_bit", entropy / SG_LN2},
                {"ent_rel17", sg_entropy_relative(entropy, n)},
                {"ent_rel_nonzero", sg_entropy_relative(entropy, n - 1)},
                {"exp_ent", sg_entropy_hill(x, n, 1)},
                {"inv_hhi", sg_herfindahl_equivalent(h)},
                {"gini", sg_inequality_gini(x, n)},
                {"theilT", sg_inequality_theil_t(x, n)}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        if (strcmp(rows[k].name, i) == 0) {
            *value = rows[k].value;
            return true;
        }
    return false;
}

bool regional_index(const char *test_id, const char *i, double *value)
{
    if (i[0] != 'R' && i[0] != 'I')
        return whole_table(test_id, value) || kawasaki_index(test_id, i, value);
    if (!strstr(test_id, "_toy54_t0"))
        return kawasaki_index(test_id, i, value);
    struct distribution d = distribution_of(i);
    double h = sg_herfindahl(d.x, d.n), entropy = sg_entropy(d.x, d.n);
    double locational = sg_divergence_gini(d.x, d.totals, d.n);
    const struct {
        const char *name;
        double value;
    } rows[] = {{"hhi", h},
                {"hhin", sg_herfindahl_normalized(h, d.n)},
                {"hhieq", sg_herfindahl_equivalent(h)},
                {"ent2", entropy / SG_LN2},
                {"entn", entropy},
                {"ent_rel", sg_entropy_relative(entropy, d.n)},
                {"krug", sg_divergence_krugman(d.x, d.totals, d.n)},
                {"krug2", sg_divergence_krugman(d.x, d.others, d.n)},
                {"gini_spec", sg_inequality_gini(d.quotients, d.n)},
                {"krug_rest", sg_divergence_krugman(d.x, d.rest, d.n)},
                {"hooverspec", sg_divergence_hoover(d.x, d.totals, d.n)},
                {"hachman", sg_divergence_hachman(d.x, d.totals, d.n)},
                {"kl", sg_divergence_kullback_leibler(d.x, d.totals, d.n)},
                {"gini", sg_inequality_gini(d.x, d.n)},
                {"theilT", sg_inequality_theil_t(d.x, d.n)},
                {"theilL", sg_inequality_theil_l(d.x, d.n)},
                {"hill1", sg_entropy_hill(d.x, d.n, 1)},
                {"hill_q0", sg_entropy_hill(d.x, d.n, 0)},
                {"hill_q0.5", sg_entropy_hill(d.x, d.n, 0.5)},
                {"hill_q2", sg_entropy_hill(d.x, d.n, 2)},
                {"locgini_half", locational / 2},
                {"locgini", locational},
                {"gini_conc", sg_inequality_gini(d.quotients, d.n)},
                {"hoover_loc", sg_divergence_hoover(d.x, d.totals, d.n)},
                {"krug_conc", sg_divergence_krugman(d.x, d.others, d.n)},
                {"hhi_loc", h},
                {"kl_loc", sg_divergence_kullback_leibler(d.x, d.totals, d.n)}};
    size_t length = strlen(test_id) - strlen("_toy54_t0");
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        if (strlen(rows[k].name) == length && strncmp(rows[k].name, test_id, length) == 0) {
            *value = rows[k].value;
            return true;
        }
    return false;
}
