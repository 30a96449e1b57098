/* Reads the year at the start of a period's label, for period.c. */
#ifndef SG_TABLE_YEAR_H
#define SG_TABLE_YEAR_H

#include <stdbool.h>

#include <sangyo/error.h>

struct sg_era;

/* Reads a label's key (text.h) from left to right; each function moves past what it finds, or stays
   where it is. */
struct sg_year_reader {
    const char *at;
    const struct sg_era *usual; /* for bare years below 100; NULL: none */
    int year;                   /* 0: not known */
    int other;                  /* the same year in the other style; 0: not given */
    bool in_era;                /* the year was counted in an era */
    bool fiscal;
};

bool sg_year_skip(struct sg_year_reader *r, const char *text);

/* All digits that stand there, if there are 1 to `most`; else -1. */
int sg_year_digits(struct sg_year_reader *r, int most);

/* A year with its marks: 2021, 2021年, fy2021, 令和3年, r3, 令和3(2021)年度, 令和3年(2021年). */
bool sg_year_take(struct sg_year_reader *r);

/* Whether `key` starts with a year that lacks its era: 10年, 元年度. */
bool sg_year_lacks_era(const char *key);

/* The era of that name (平成, heisei, H); an error of --era if there is none. */
bool sg_year_find_era(const char *name, const struct sg_era **era, struct sg_error *err);

#endif
