/* Sums of decimals beyond 128 bits: any decimal that a double can have, and any number of them. */
#ifndef SG_TABLE_EXACT_WIDE_H
#define SG_TABLE_EXACT_WIDE_H

#include <sangyo/buffer.h>

#include "fixed.h"

struct sg_exact_wide;

/* Adds number / 10^scale to `*wide`, made when NULL; release with free(). */
void sg_exact_wide_add(struct sg_exact_wide **wide, sg_int128 number, int32_t scale);
void sg_exact_wide_merge(struct sg_exact_wide **wide, const struct sg_exact_wide *other);

/* The most decimals of all that was added, at least 0. */
int32_t sg_exact_wide_scale(const struct sg_exact_wide *wide);
/* Negative, 0, positive as a < b, a = b, a > b. */
int sg_exact_wide_compare(const struct sg_exact_wide *a, const struct sg_exact_wide *b);
/* Exact text with `decimals` places, of which it must not need more. */
void sg_exact_wide_text(const struct sg_exact_wide *wide, int32_t decimals, struct sg_buffer *out);

#endif
