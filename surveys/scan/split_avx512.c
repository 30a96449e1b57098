/* The splitter for processors with AVX-512 and VBMI2, chosen at run time: a whole task gains a
   sixth over AVX2, for a block's bounds are written at once. */
#include "split_variant.h"

#ifdef SG_SPLIT_VARIANTS

#define SG_SPLIT_AVX512
#define SG_SPLIT_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vbmi2,bmi,popcnt")))
#include "split_kernel.h"

SG_SPLIT_TARGET void sg_split_window_avx512(struct sg_split *split)
{
    split_window(split);
}

SG_SPLIT_TARGET bool sg_split_quotes_odd_avx512(const char *text, size_t n)
{
    return quotes_odd(text, n);
}

#else

typedef int sg_split_no_avx512; /* ISO C forbids an empty translation unit */

#endif
