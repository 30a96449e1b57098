/* Series of vectors/seasonal, for tests that go without that folder. */
#ifndef SG_TESTS_SEASONAL_SERIES_H
#define SG_TESTS_SEASONAL_SERIES_H

enum { DI40 = 40, UKGAS = 108, MON120 = 120 };

/* Made up, from the second quarter of 2015. */
extern const double di40[DI40];
/* UKgas of R, from the first quarter of 1960. */
extern const double ukgas[UKGAS];
/* Made up, from January 2015. */
extern const double mon120[MON120];

#endif
