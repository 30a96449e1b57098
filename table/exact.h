/* Exact sums of decimals: results do not depend on the order of addition. */
#ifndef SG_TABLE_EXACT_H
#define SG_TABLE_EXACT_H

#include <sangyo/buffer.h>

#include "exact_wide.h"
#include "fixed.h"

/* sum / 10^scale, and what that cannot hold; zeroed, it is 0. Release with sg_exact_free. */
struct sg_exact {
    sg_int128 sum;
    int32_t scale;              /* 0 to 36 */
    struct sg_exact_wide *wide; /* NULL where 127 bits do, as nearly everywhere */
};

void sg_exact_add(struct sg_exact *exact, int64_t digits, int32_t scale);
void sg_exact_merge(struct sg_exact *exact, const struct sg_exact *other);
int sg_exact_compare(const struct sg_exact *a, const struct sg_exact *b);
/* The nearest double; infinite where it is beyond all. */
double sg_exact_value(const struct sg_exact *exact);
void sg_exact_free(struct sg_exact *exact);

/* Exact text, "-12.50" with as many decimals as any addend had, and back; appends to `out`. The
   text does not depend on the order of adding. */
void sg_exact_text(const struct sg_exact *exact, struct sg_buffer *out);
bool sg_exact_read(const char *text, struct sg_exact *exact);

#endif
