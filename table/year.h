/* Reads the year at the start of a period's label, for period.c. */
#ifndef SG_TABLE_YEAR_H
#define SG_TABLE_YEAR_H

#include <stdbool.h>

#include <sangyo/buffer.h>
#include <sangyo/error.h>

struct sg_era;

/* Reads a label's key (text.h) from left to right; each function moves past what it finds, or stays
   where it is. */
struct sg_year_reader {
    const char *at;
    const struct sg_era *usual; /* for bare years below 100; NULL: none */
    int year;                   /* 0: not known */
    int other;                  /* the same year in the other style; 0: not given */
    const struct sg_era *era;   /* in which the year was counted; NULL: Western */
    bool fiscal;
    bool dotted; /* 2024.6 is a month: known from elsewhere */
};

bool sg_year_skip(struct sg_year_reader *r, const char *text);

/* All digits that stand there, if there are 1 to `most`; else -1. */
int sg_year_digits(struct sg_year_reader *r, int most);

/* A year with its marks: 2021, 2021年, fy2021, 令和3年, r3, 令和3(2021)年度, 令和3年(2021年). */
bool sg_year_take(struct sg_year_reader *r);

/* The year that two digits stand for: 1950 to 2049 (as in X.509, RFC 5280, for dates of two
 * digits).
 */
int sg_year_of_two(int digits);

/* A Western year of four digits, or of two behind - or ' (Jan-20, Q1'20); false if there is none.
 */
bool sg_year_take_western(struct sg_year_reader *r);

/* Whether `key` starts with a year that lacks its era: 10年, 元年度. */
bool sg_year_lacks_era(const char *key);

/* The era of that name (平成, heisei, H); an error of --era if there is none. */
bool sg_year_find_era(const char *name, const struct sg_era **era, struct sg_error *err);

/* The era of a word (平成, heisei; no letter) that is the whole key, or of a letter; NULL: none. */
const struct sg_era *sg_era_of_word(const char *key);
const struct sg_era *sg_era_of_letter(char letter);
/* 平成 */
const char *sg_era_name(const struct sg_era *era);
/* The Western year of the `n`th of the era, or 0 if it never had so many. Plans go on counting in
   an era that ended later (平成37年度), which `planned` allows. */
int sg_era_year(const struct sg_era *era, int n, bool planned);
/* 平成元年, 令和5年度, 2024年; `era` may be NULL. */
void sg_year_write(const struct sg_era *era, int year, bool fiscal, struct sg_buffer *out);

#endif
