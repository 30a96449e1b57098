/* What cmocka 1.1.5 lacks: doubles compared with NaN in mind, and the data folder beside the
 * project. */
#ifndef SG_TESTS_TEST_SUPPORT_H
#define SG_TESTS_TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Fails unless |actual - expected| <= tolerance * max(1e-300, |expected|); NaN matches NaN only, an
   infinity only itself. Zero is expected exactly unless `tolerance` is negative: then it is
   absolute. */
void assert_close_at(double actual, double expected, double tolerance, const char *what,
                     const char *file, int line);
#define assert_close(actual, expected, tolerance)                                                  \
    assert_close_at((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)

/* The path of a file of the data folder beside the checkout ("vectors/regional/x.csv"), or NULL
   after printing that the test is skipped, when the folder is absent. Borrowed until the next call.
 */
const char *shared_file(const char *name);

/* How many of `n` random cases to run: all under `make check-long` (SANGYO_CHECK_LONG), else a
   fiftieth. */
int test_cases(int n);

#endif
