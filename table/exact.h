/* Exact decimals and their exact sums: results do not depend on the order of addition. */
#ifndef SG_TABLE_EXACT_H
#define SG_TABLE_EXACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/status.h>

enum { SG_FIXED_MAX_SCALE = 18 };

/* digits / 10^scale, or a status that stands instead of it. 16 bytes: bulk runs hold many. */
struct sg_fixed {
    int64_t digits;
    int32_t scale; /* 0 to SG_FIXED_MAX_SCALE */
    sg_status status;
};

/* Reads a whole text that is a plain decimal: sign, digits with at most one point, an exponent that
   leaves it a decimal of at most 18 digits. False for all else. */
bool sg_fixed_read(const char *text, size_t n, struct sg_fixed *decimal);

/* Negative, 0, positive as a < b, a = b, a > b; exact. Statuses are not looked at. */
int sg_fixed_compare(struct sg_fixed a, struct sg_fixed b);
double sg_fixed_value(struct sg_fixed decimal);

__extension__ typedef __int128 sg_int128;

/* sum / 10^scale; zeroed, it is 0. */
struct sg_exact {
    sg_int128 sum;
    int32_t scale;
};

/* False, and nothing changed, when the sum would not fit into 127 bits. */
bool sg_exact_add(struct sg_exact *exact, int64_t digits, int32_t scale);
bool sg_exact_add_square(struct sg_exact *exact, int64_t digits, int32_t scale);
bool sg_exact_merge(struct sg_exact *exact, const struct sg_exact *other);
int sg_exact_compare(const struct sg_exact *a, const struct sg_exact *b);
/* The nearest double. */
double sg_exact_value(const struct sg_exact *exact);

enum { SG_EXACT_SIZE = 64 };

/* Exact text, "-12.50" with `scale` decimals, and back. */
void sg_exact_text(const struct sg_exact *exact, char text[SG_EXACT_SIZE]);
bool sg_exact_read(const char *text, struct sg_exact *exact);

#endif
