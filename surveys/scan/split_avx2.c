/* The splitter for processors with AVX2, chosen at run time: reading and splitting together gain a
   third over SSE2. */
#include "split_variant.h"

#ifdef SG_SPLIT_VARIANTS

#define SG_SPLIT_AVX2
#define SG_SPLIT_TARGET __attribute__((target("avx2,bmi,popcnt")))
#include "split_kernel.h"

SG_SPLIT_TARGET void sg_split_window_avx2(struct sg_split *split)
{
    split_window(split);
}

SG_SPLIT_TARGET bool sg_split_quotes_odd_avx2(const char *text, size_t n)
{
    return quotes_odd(text, n);
}

#else

typedef int sg_split_no_avx2; /* ISO C forbids an empty translation unit */

#endif
