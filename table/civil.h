/* Days as dates of the Gregorian calendar. */
#ifndef SG_TABLE_CIVIL_H
#define SG_TABLE_CIVIL_H

#include <stdint.h>

struct sg_civil {
    int year, month, day;
};

/* 1970-01-01, counted in days from 0000-03-01. */
#define SG_CIVIL_1970 719468

/* The date so many days after 0000-03-01, or before it (Richards 2013: eras of 400 years that begin
   in March). */
struct sg_civil sg_civil_of(int64_t days);

#endif
