/* What the variants of the splitter export to split.c, and which of them this processor runs. */
#ifndef SG_SURVEYS_SCAN_SPLIT_VARIANT_H
#define SG_SURVEYS_SCAN_SPLIT_VARIANT_H

#include "split.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define SG_SPLIT_VARIANTS
void sg_split_window_avx2(struct sg_split *split);
bool sg_split_quotes_odd_avx2(const char *text, size_t n);
void sg_split_window_avx512(struct sg_split *split);
bool sg_split_quotes_odd_avx512(const char *text, size_t n);

static inline bool sg_split_has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("popcnt");
}

static inline bool sg_split_has_avx512(void)
{
    return sg_split_has_avx2() && __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vbmi2");
}
#endif

#endif
