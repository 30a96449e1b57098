/* Expected statistics of the survey vectors, asked by the words of their files. */
#ifndef SG_TESTS_SURVEY_QUERY_H
#define SG_TESTS_SURVEY_QUERY_H

#include "analysis/estimate/statistic.h"
#include "survey_sample.h"

/* "mean", "total", "prop", "count" or "ratio" of a variable ("A/B" of a ratio) in a category among
   the rows of a domain "COL=VALUE[&COL=VALUE]" ("": all). */
struct survey_query {
    const char *stat, *variable, *category, *domain;
};

struct sg_estimate survey_ask(const struct survey_file *file, const struct survey_design *design,
                              const struct survey_query *query);
/* The difference of means of a variable between two categories, to - from. */
struct sg_estimate survey_difference(const struct survey_file *file,
                                     const struct survey_design *design, const char *variable,
                                     const char *from, const char *to);
/* Whether a row is in a domain. */
bool survey_in_domain(const struct survey_file *file, size_t row, const char *domain);

#endif
