/* The indices of vectors/regional by the names of its rows, computed with the library and the
   commands. */
#ifndef SG_TESTS_REGIONAL_INDICES_H
#define SG_TESTS_REGIONAL_INDICES_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/interval.h>

enum { TOY_REGIONS = 5, TOY_INDUSTRIES = 4, KAWASAKI_INDUSTRIES = 17 };

/* in_toy54_t0.csv and _t1.csv: five regions by four industries at two times. */
extern const double toy_t0[TOY_REGIONS][TOY_INDUSTRIES];
extern const double toy_t1[TOY_REGIONS][TOY_INDUSTRIES];

/* Establishments of Kawasaki by division, 2016 and 2021 (as the report prints them). */
extern const double kawasaki_2016[KAWASAKI_INDUSTRIES];
extern const double kawasaki_2021[KAWASAKI_INDUSTRIES];

struct sg_quotient_counts toy_counts(const double toy[TOY_REGIONS][TOY_INDUSTRIES], size_t region,
                                     size_t industry);
/* "R3" or "I3" is 2. */
size_t toy_number(const char *label);

/* The value of a row that quotients, indices of one table, or changes give; false if it is not
   among them. `i` and `j` are its labels. */
bool regional_quotient(const char *test_id, const char *i, const char *j, double *value);
bool regional_index(const char *test_id, const char *i, double *value);
bool regional_change(const char *test_id, const char *i, const char *j, double *value);

#endif
