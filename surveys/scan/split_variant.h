/* What the variants of the splitter export to split.c. */
#ifndef SANGYO_SCAN_SPLIT_VARIANT_H
#define SANGYO_SCAN_SPLIT_VARIANT_H

#include "split.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define SG_SPLIT_HAS_AVX2
void sg_split_window_avx2(struct sg_split *split);
bool sg_split_quotes_odd_avx2(const char *text, size_t n);
#endif

#endif
