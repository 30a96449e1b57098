/* What the numbers of a batch are together, by `or`: behind the loop that reads them, which has no
   register to spare, and as many bytes at a time as the processor takes. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "records.h"
#include "split_variant.h"

static_assert(sizeof(struct sg_fixed) == 16 && offsetof(struct sg_fixed, scale) == sizeof(uint64_t),
              "digits, then scale and status");

struct together {
    uint64_t digits, others;
};

static void add_each(struct together *all, const struct sg_fixed *value, const struct sg_fixed *end)
{
    for (; value < end; value++) {
        all->digits |= (uint64_t)value->digits;
        all->others |= (uint64_t)value->scale | (uint64_t)value->status;
    }
}

#ifdef SG_SPLIT_VARIANTS

/* Four at a time; returns the value that it ends before. */
__attribute__((target("avx2"))) static const struct sg_fixed *
add_fours(struct together *all, const struct sg_fixed *value, const struct sg_fixed *end)
{
    __extension__ typedef uint64_t pair __attribute__((vector_size(32)));
    pair even = {0}, odd = {0}, two;
    for (; end - value >= 4; value += 4) {
        memcpy(&two, value, sizeof two);
        even |= two;
        memcpy(&two, value + 2, sizeof two);
        odd |= two;
    }
    even |= odd;
    *all = (struct together){even[0] | even[2], even[1] | even[3]};
    return value;
}

#endif

uint64_t sg_fixed_whole_to(const struct sg_fixed values[], size_t n)
{
    const struct sg_fixed *end = values + n;
    struct together all = {0, 0};
#ifdef SG_SPLIT_VARIANTS
    if (sg_split_has_avx2())
        values = add_fours(&all, values, end);
#endif
    add_each(&all, values, end);
    return all.others ? SG_BATCH_OTHER : all.digits;
}
