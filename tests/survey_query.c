#include "survey_query.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "test_support.h"

static bool holds(const struct survey_file *file, size_t row, const char *condition, size_t n)
{
    char column[64], value[64];
    size_t at = strcspn(condition, "=");
    snprintf(column, sizeof column, "%.*s", (int)at, condition);
    snprintf(value, sizeof value, "%.*s", (int)(n - at - 1), condition + at + 1);
    return strcmp(survey_text(file, row, column), value) == 0;
}

bool survey_in_domain(const struct survey_file *file, size_t row, const char *domain)
{
    bool in = true;
    while (in && *domain) {
        size_t n = strcspn(domain, "&");
        in = holds(file, row, domain, n);
        domain += n + (domain[n] == '&');
    }
    return in;
}

struct asked {
    const struct survey_file *file;
    const struct survey_query *query;
    char names[2][64];
    size_t n_names;
};

/* 0 outside, 1 in the domain, 2 also in the category. */
static uint32_t classify(const void *context, size_t row, long double *values)
{
    const struct asked *asked = context;
    const struct survey_query *query = asked->query;
    bool category = *query->category != '\0';
    for (size_t i = 0; i < asked->n_names && !category; i++) {
        values[i + 1] = survey_number(asked->file, row, asked->names[i]);
        if (isnan((double)values[i + 1])) {
            memset(values, 0, 3 * sizeof *values);
            return 0;
        }
    }
    if (!survey_in_domain(asked->file, row, query->domain))
        return 0;
    if (category && strcmp(survey_text(asked->file, row, query->variable), "NA") == 0)
        return 0;
    return category && strcmp(survey_text(asked->file, row, query->variable), query->category) == 0
               ? 2
               : 1;
}

static void split_names(struct asked *asked)
{
    const char *variable = asked->query->variable;
    size_t n = strcspn(variable, "/");
    asked->n_names = variable[n] ? 2 : 1;
    snprintf(asked->names[0], sizeof asked->names[0], "%.*s", (int)n, variable);
    snprintf(asked->names[1], sizeof asked->names[1], "%s", variable[n] ? variable + n + 1 : "");
}

struct sg_estimate survey_ask(const struct survey_file *file, const struct survey_design *design,
                              const struct survey_query *query)
{
    static struct sg_term mean[] = {{1, 1, 1, 0}, {1, 0, 0, 1}};
    static struct sg_term ratio[] = {{1, 1, 1, 0}, {1, 2, 0, 1}};
    static struct sg_term share[] = {{2, 0, 1, 1}, {1, 0, 0, 1}};
    struct asked asked = {.file = file, .query = query};
    struct survey_sample made;
    struct sg_estimate estimate;
    split_names(&asked);
    size_t replicates = design->replication ? design->replication->n : 0;
    struct survey_request request = {
        .file = file,
        .design = design,
        .n_classes = 3,
        .classify = classify,
        .context = &asked,
        .plan = {SG_MOMENTS_VALUES, *query->category ? 1 : 3, replicates}};
    struct sg_statistic statistic = {.terms = mean, .n = 2};
    if (*query->category)
        statistic.terms = share;
    else if (strcmp(query->stat, "ratio") == 0)
        statistic.terms = ratio;
    statistic.is_total = strcmp(query->stat, "total") == 0 || strcmp(query->stat, "count") == 0;
    survey_sample_make(&request, &made);
    struct sg_error err = {0};
    if (!sg_statistic_estimate(&made.sample, &statistic, 1, &estimate, &err))
        fail_msg("%s", err.message);
    survey_sample_free(&made);
    return estimate;
}

struct pair {
    const struct survey_file *file;
    const char *variable, *domains[2];
};

static uint32_t classify_pair(const void *context, size_t row, long double *values)
{
    const struct pair *pair = context;
    values[1] = survey_number(pair->file, row, pair->variable);
    for (uint32_t i = 0; i < 2; i++)
        if (!isnan((double)values[1]) && survey_in_domain(pair->file, row, pair->domains[i]))
            return i + 1;
    values[1] = 0;
    return 0;
}

struct sg_estimate survey_difference(const struct survey_file *file,
                                     const struct survey_design *design, const char *variable,
                                     const char *from, const char *to)
{
    static struct sg_term first[] = {{1, 1, 1, 0}, {1, 0, 0, 1}};
    static struct sg_term second[] = {{2, 1, 1, 0}, {2, 0, 0, 1}};
    const struct sg_statistic a = {first, 2, false}, b = {second, 2, false};
    struct pair pair = {file, variable, {from, to}};
    struct survey_sample made;
    struct sg_estimate estimate;
    struct survey_request request = {
        file, design, 3, classify_pair, &pair, {.kind = SG_MOMENTS_VALUES, .n_values = 2}};
    survey_sample_make(&request, &made);
    struct sg_error err = {0};
    assert_true(sg_statistic_difference(&made.sample, &a, &b, &estimate, &err));
    survey_sample_free(&made);
    return estimate;
}
