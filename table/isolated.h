/* Numbers far beyond the rest of an answer, as 99 on a scale: they may be codes for no answer. */
#ifndef SG_TABLE_ISOLATED_H
#define SG_TABLE_ISOLATED_H

#include <stdbool.h>

#include "exact.h"

enum { SG_ISOLATED_MOST = 8, SG_ISOLATED_LEAST = 66 /* of the codes above 0 */ };

/* What was met of one column. Zeroed: nothing. */
struct sg_isolated {
    double low, high; /* of numbers that no one takes for codes */
    size_t n;         /* of these, until they are enough to say what is usual */
    int64_t from; /* so many whole ones from here on are known: no more is to be learned of them */
    uint64_t n_known;
    struct {
        int64_t value;
        size_t n;
    } codes[SG_ISOLATED_MOST]; /* 66, 99, -1 … */
    size_t n_codes;
};

/* Whether a whole number is one that stands for no answer in many files. */
static inline bool sg_isolated_is_code(int64_t x)
{
    if (x < SG_ISOLATED_LEAST) /* most answers */
        return x < 0 && (x >= -9 || x == -99 || x == -999 || x == -9999);
    int64_t nines = x < 100 ? 99 : x < 1000 ? 999 : x < 10000 ? 9999 : 99999;
    int64_t ones = nines / 9;
    return (x <= nines && x >= nines - 3) || x == 6 * ones || x == 7 * ones || x == 8 * ones;
}

/* The same without looking first at what is known. */
void sg_isolated_add_other(struct sg_isolated *isolated, struct sg_fixed value, size_t n);
/* Adds a number met `n` times; one with a status says nothing. */
static inline void sg_isolated_add(struct sg_isolated *isolated, struct sg_fixed value, size_t n)
{
    bool plain = !value.status && !value.scale;
    if (!plain || (uint64_t)(value.digits - isolated->from) >= isolated->n_known) /* hardly ever */
        sg_isolated_add_other(isolated, value, n);
}

void sg_isolated_merge(struct sg_isolated *to, const struct sg_isolated *from);
/* Whether the i-th code lies far beyond the rest. */
bool sg_isolated_is(const struct sg_isolated *isolated, size_t i);

#endif
