/* A superaccumulator (Kulisch and Miranker 1981) of decimal limbs, as long as what was added needs.
   Decimals, not bits, so that 0.1 stays 0.1 and a state can be written as text. */
#include "exact_wide.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

enum { DIGITS = 9 };                              /* of a limb */
static const int64_t BASE = 1000000000;           /* 10^DIGITS */
static const int64_t CHUNK = 1000000000000000000; /* of a number that is added piece by piece */
static const uint64_t MOST = (uint64_t)1 << 31;   /* additions until carries are due */

struct sg_exact_wide {
    int32_t low; /* limb i counts 10^(DIGITS (low + i)) */
    int32_t n;
    int32_t scale;
    uint64_t added; /* no limb is larger than so many times the base */
    int64_t limbs[];
};

/* `e` over the digits of a limb, rounded down. */
static int32_t limb_of(int32_t e)
{
    return e >= 0 ? e / DIGITS : -((DIGITS - 1 - e) / DIGITS);
}

/* Room for the limbs from `low` to before `end`. */
static struct sg_exact_wide *make_room(struct sg_exact_wide *wide, int32_t low, int32_t end)
{
    if (wide && low >= wide->low && end <= wide->low + wide->n)
        return wide;
    if (wide) {
        low = low < wide->low ? low : wide->low;
        end = end > wide->low + wide->n ? end : wide->low + wide->n;
    }
    size_t n = (size_t)(end - low);
    struct sg_exact_wide *larger = sg_alloc(1, sizeof *larger + n * sizeof larger->limbs[0]);
    larger->low = low;
    larger->n = (int32_t)n;
    if (wide) {
        larger->scale = wide->scale;
        larger->added = wide->added;
        memcpy(larger->limbs + (wide->low - low), wide->limbs,
               (size_t)wide->n * sizeof wide->limbs[0]);
        free(wide);
    }
    return larger;
}

/* Brings all limbs but the last into 0 … base - 1. */
static void carry(struct sg_exact_wide *wide)
{
    for (int32_t i = 0; i + 1 < wide->n; i++) {
        int64_t over = wide->limbs[i] / BASE - (wide->limbs[i] % BASE < 0);
        wide->limbs[i] -= over * BASE;
        wide->limbs[i + 1] += over;
    }
    wide->added = 1;
}

static struct sg_exact_wide *settled(struct sg_exact_wide *wide)
{
    if (wide->added < MOST)
        return wide;
    wide = make_room(wide, wide->low, wide->low + wide->n + 2);
    carry(wide);
    return wide;
}

/* Adds a number of at most 18 digits times 10^e. */
static void add_chunk(struct sg_exact_wide **wide, int64_t chunk, int32_t e)
{
    int32_t low = limb_of(e);
    sg_int128 shifted = chunk;
    if (chunk == 0)
        return;
    for (int32_t i = low * DIGITS; i < e; i++)
        shifted *= 10;
    *wide = make_room(*wide, low, low + 3);
    for (int64_t *limb = (*wide)->limbs + (low - (*wide)->low); shifted; limb++) {
        *limb += (int64_t)(shifted % BASE);
        shifted /= BASE;
    }
    (*wide)->added++;
    *wide = settled(*wide);
}

static void note_scale(struct sg_exact_wide *wide, int32_t scale)
{
    if (scale > wide->scale)
        wide->scale = scale;
}

void sg_exact_wide_add(struct sg_exact_wide **wide, sg_int128 number, int32_t scale)
{
    *wide = make_room(*wide, limb_of(-scale), limb_of(-scale) + 1);
    note_scale(*wide, scale);
    for (int32_t e = -scale; number; e += 2 * DIGITS) {
        add_chunk(wide, (int64_t)(number % CHUNK), e);
        number /= CHUNK;
    }
}

void sg_exact_wide_merge(struct sg_exact_wide **wide, const struct sg_exact_wide *other)
{
    *wide = make_room(*wide, other->low, other->low + other->n);
    note_scale(*wide, other->scale);
    int64_t *to = (*wide)->limbs + (other->low - (*wide)->low);
    for (int32_t i = 0; i < other->n; i++)
        to[i] += other->limbs[i];
    (*wide)->added += other->added;
    *wide = settled(*wide);
}

int32_t sg_exact_wide_scale(const struct sg_exact_wide *wide)
{
    return wide->scale;
}

/* A copy whose limbs are those of the size, and its sign. */
static struct sg_exact_wide *size_of(const struct sg_exact_wide *wide, int *sign)
{
    struct sg_exact_wide *size = NULL;
    sg_exact_wide_merge(&size, wide);
    size = make_room(size, size->low, size->low + size->n + 3);
    carry(size);
    bool negative = size->limbs[size->n - 1] < 0;
    for (int32_t i = 0; negative && i < size->n; i++)
        size->limbs[i] = -size->limbs[i];
    carry(size);
    *sign = 0;
    for (int32_t i = 0; i < size->n; i++)
        if (size->limbs[i])
            *sign = negative ? -1 : 1;
    return size;
}

int sg_exact_wide_compare(const struct sg_exact_wide *a, const struct sg_exact_wide *b)
{
    struct sg_exact_wide *difference = NULL;
    int sign;
    sg_exact_wide_merge(&difference, b);
    for (int32_t i = 0; i < difference->n; i++)
        difference->limbs[i] = -difference->limbs[i];
    sg_exact_wide_merge(&difference, a);
    free(size_of(difference, &sign));
    free(difference);
    return sign;
}

/* The digit that counts 10^e. */
static char digit_at(const struct sg_exact_wide *size, int32_t e)
{
    int32_t limb = limb_of(e), at = limb - size->low;
    int64_t rest = at >= 0 && at < size->n ? size->limbs[at] : 0;
    for (int32_t i = limb * DIGITS; i < e; i++)
        rest /= 10;
    return (char)('0' + rest % 10);
}

void sg_exact_wide_text(const struct sg_exact_wide *wide, int32_t decimals, struct sg_buffer *out)
{
    int sign;
    struct sg_exact_wide *size = size_of(wide, &sign);
    int32_t e = (size->low + size->n) * DIGITS;
    while (e > 0 && digit_at(size, e) == '0')
        e--;
    if (e < 0)
        e = 0;
    if (sign < 0)
        sg_buffer_add_char(out, '-');
    for (; e >= -decimals; e--) {
        if (e == -1)
            sg_buffer_add_char(out, '.');
        sg_buffer_add_char(out, digit_at(size, e));
    }
    free(size);
}
