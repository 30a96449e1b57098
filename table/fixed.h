/* Exact decimals: values as they stand in a file. */
#ifndef SG_TABLE_FIXED_H
#define SG_TABLE_FIXED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/status.h>

__extension__ typedef __int128 sg_int128;

enum {
    SG_FIXED_DIGITS = 18, /* at most */
    SG_FIXED_FINEST = 345 /* the most decimals: those of the least double in its shortest form */
};

/* digits / 10^scale, or a status that stands instead of it. 16 bytes: bulk runs hold many. */
struct sg_fixed {
    int64_t digits;
    int32_t scale; /* up to SG_FIXED_FINEST; below 0 where 18 digits do not reach the point */
    sg_status status;
};

/* Reads a whole text that is a plain decimal of at most 18 digits, as every double in its shortest
   form: sign, digits with at most one point, an exponent. False for all else. */
bool sg_fixed_read(const char *text, size_t n, struct sg_fixed *decimal);
/* The same of any finite double. */
struct sg_fixed sg_fixed_of(double value);

/* Negative, 0, positive as a < b, a = b, a > b; exact. Statuses are not looked at. */
int sg_fixed_compare(struct sg_fixed a, struct sg_fixed b);
double sg_fixed_value(struct sg_fixed decimal);
long double sg_fixed_long(struct sg_fixed decimal);

/* Whether `number` times 10^places, which it becomes, fits into 127 bits. */
bool sg_times_ten(sg_int128 *number, int32_t places);

#endif
