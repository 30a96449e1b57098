/* The decimal digits of a double, for number.c. */
#ifndef SG_TABLE_DECIMAL_H
#define SG_TABLE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

enum { SG_DECIMAL_EXACT = 22 }; /* 10^22 is the largest power of ten that a double holds exactly */

/* digits × 10^exponent; no sign. */
struct sg_decimal {
    uint64_t digits;
    int exponent;
};

/* The decimal with fewest digits that reads back to `size`, finite and not negative; its last digit
   is not 0, unless it is 0. */
struct sg_decimal sg_decimal_shortest(double size);

/* The 15 digits of `size` (as %.15g prints them) rounded to `decimals` places, half away from
   zero. */
struct sg_decimal sg_decimal_rounded(double size, int decimals);

/* The double nearest to it. */
double sg_decimal_value(struct sg_decimal d);

/* 10^n for n from 0 to SG_DECIMAL_EXACT, and as an integer for n up to 19. */
double sg_decimal_power(int n);
uint64_t sg_decimal_unit(int n);

/* How many digits `digits` has; 1 for 0. */
int sg_decimal_count(uint64_t digits);

#endif
