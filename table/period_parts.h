/* Reads what stands behind (or, in English, before) the year of a period's label. */
#ifndef SG_TABLE_PERIOD_PARTS_H
#define SG_TABLE_PERIOD_PARTS_H

#include <sangyo/period.h>

#include "year.h"

/* The year of the reader as a whole, or a part of it that starts with `month`: of a fiscal year,
   January to March are those of the next. */
void sg_part_set_year(const struct sg_year_reader *r, struct sg_period *period);
void sg_part_set(const struct sg_year_reader *r, int month, enum sg_period_kind kind,
                 struct sg_period *period);
/* The `n`th half or quarter. */
void sg_part_set_nth(const struct sg_year_reader *r, int n, enum sg_period_kind kind,
                     struct sg_period *period);
/* Makes a month a day of it; false if it has no such day. */
bool sg_part_set_day(int day, struct sg_period *period);

/* 1 to 12 for june or jun; 0 if there is none. */
int sg_part_take_month_name(struct sg_year_reader *r);

/* The rest of a label behind its year, up to the end or a bracket: nothing, or a part. */
bool sg_part_take_rest(struct sg_year_reader *r, struct sg_period *period);

/* Reads a key that is a part of a year without the year (1-3月, 第1四半期, q1, 上期, 7月, jul, and
   of two readings m07, h1, s2, t4) as one of `year`. `bare` also takes 7-9 for a quarter. */
bool sg_part_read(const char *key, const struct sg_year_reader *year, bool bare,
                  struct sg_period *period);

/* Whether a label is surely no period, without reading it: no digits, or an ordinary number. */
bool sg_period_is_none(const char *label);
/* Reads a key; `how` (with the era for bare years in it) then has what is known of the year. */
bool sg_period_read_key(const char *key, struct sg_year_reader *how, struct sg_period *period);
/* The forms with the year behind, and those that are no more than a pattern of digits
   (period_forms.c): Q2 2024, Apr–Jun 2024, 1 Jun 2021, Jan-20; 31.12.2019, 2019-20, 23/4-6. */
bool sg_period_read_turned(struct sg_year_reader *r, struct sg_period *period);
bool sg_period_read_digits(struct sg_year_reader *r, struct sg_period *period);

#endif
