#include "exact.h"

#include <stdlib.h>
#include <string.h>

#include "decimal.h"

enum { NARROW = 36 }; /* decimals that 127 bits are asked to hold */

/* Brings a sum to a finer scale; false, and nothing changed, if it would not fit. */
static bool refine(sg_int128 *sum, int32_t *from, int32_t scale)
{
    sg_int128 finer = *sum;
    if (scale <= *from)
        return true;
    if (scale > NARROW || !sg_times_ten(&finer, scale - *from))
        return false;
    *sum = finer;
    *from = scale;
    return true;
}

/* False, and nothing changed, where 127 bits do not hold the sum. */
static bool add_narrow(struct sg_exact *exact, sg_int128 number, int32_t scale)
{
    sg_int128 sum = exact->sum;
    int32_t common = exact->scale;
    if (!refine(&sum, &common, scale) || !refine(&number, &scale, common) ||
        __builtin_add_overflow(sum, number, &sum))
        return false;
    exact->sum = sum;
    exact->scale = common;
    return true;
}

/* Adds what may not fit: then what was added before makes room. */
static void add_any(struct sg_exact *exact, sg_int128 number, int32_t scale)
{
    if (add_narrow(exact, number, scale))
        return;
    sg_exact_wide_add(&exact->wide, exact->sum, exact->scale);
    exact->sum = 0;
    exact->scale = 0;
    if (!add_narrow(exact, number, scale))
        sg_exact_wide_add(&exact->wide, number, scale);
}

void sg_exact_merge(struct sg_exact *exact, const struct sg_exact *other)
{
    if (other->wide)
        sg_exact_wide_merge(&exact->wide, other->wide);
    add_any(exact, other->sum, other->scale);
}

void sg_exact_add(struct sg_exact *exact, int64_t digits, int32_t scale)
{
    sg_int128 sum;
    if (scale == exact->scale && !__builtin_add_overflow(exact->sum, digits, &sum))
        exact->sum = sum;
    else
        add_any(exact, digits, scale);
}

void sg_exact_free(struct sg_exact *exact)
{
    free(exact->wide);
    *exact = (struct sg_exact){0};
}

int sg_exact_compare(const struct sg_exact *a, const struct sg_exact *b)
{
    sg_int128 left = a->sum, right = b->sum;
    int32_t scale = a->scale, other = b->scale;
    if (!a->wide && !b->wide && refine(&left, &scale, other) && refine(&right, &other, scale))
        return (left > right) - (left < right);
    struct sg_exact_wide *wides[2] = {NULL, NULL};
    const struct sg_exact *both[2] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        sg_exact_wide_add(&wides[i], both[i]->sum, both[i]->scale);
        if (both[i]->wide)
            sg_exact_wide_merge(&wides[i], both[i]->wide);
    }
    int order = sg_exact_wide_compare(wides[0], wides[1]);
    free(wides[0]);
    free(wides[1]);
    return order;
}

static void narrow_text(const struct sg_exact *exact, struct sg_buffer *out)
{
    __extension__ typedef unsigned __int128 magnitude;
    char reversed[64];
    size_t n = 0;
    magnitude rest = exact->sum < 0 ? -(magnitude)exact->sum : (magnitude)exact->sum;
    for (int32_t place = 0; rest || place <= exact->scale; place++) {
        if (place && place == exact->scale)
            reversed[n++] = '.';
        reversed[n++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    }
    if (exact->sum < 0)
        reversed[n++] = '-';
    while (n)
        sg_buffer_add_char(out, reversed[--n]);
}

void sg_exact_text(const struct sg_exact *exact, struct sg_buffer *out)
{
    if (!exact->wide) {
        narrow_text(exact, out);
        return;
    }
    struct sg_exact_wide *all = NULL;
    sg_exact_wide_merge(&all, exact->wide);
    sg_exact_wide_add(&all, exact->sum, exact->scale);
    sg_exact_wide_text(all, sg_exact_wide_scale(all), out);
    free(all);
}

/* Adds a piece of digits of which the last counts 10^-scale. */
static void add_piece(struct sg_exact *exact, int64_t piece, bool negative, int32_t scale)
{
    if (piece || scale > 0) /* zeros behind the point say how many decimals there were */
        sg_exact_add(exact, negative ? -piece : piece, scale);
}

bool sg_exact_read(const char *text, struct sg_exact *exact)
{
    bool negative = *text == '-';
    size_t n = strspn(text + negative, "0123456789.");
    const char *at = text + negative, *end = at + n, *point = memchr(at, '.', n);
    size_t whole = point ? (size_t)(point - at) : n, decimals = point ? n - whole - 1 : 0;
    *exact = (struct sg_exact){0};
    if (*end || whole + decimals == 0 || whole + decimals > 2 * SG_FIXED_FINEST ||
        decimals > SG_FIXED_FINEST || (point && memchr(point + 1, '.', decimals)))
        return false;
    int64_t piece = 0;
    int32_t scale = -(int32_t)whole;
    for (size_t digits = 0; at < end; at++) {
        if (*at == '.')
            continue;
        piece = piece * 10 + (*at - '0');
        scale++;
        if (++digits % SG_FIXED_DIGITS == 0 || at + 1 == end) {
            add_piece(exact, piece, negative, scale);
            piece = 0;
        }
    }
    return true;
}

double sg_exact_value(const struct sg_exact *exact)
{
    /* Below 2^53 and at scales up to 22 one division of exact doubles rounds once. */
    if (!exact->wide && exact->sum < (1LL << 53) && exact->sum > -(1LL << 53) &&
        exact->scale <= SG_DECIMAL_EXACT)
        return (double)(int64_t)exact->sum / sg_decimal_power(exact->scale);
    struct sg_buffer text = {0};
    sg_exact_text(exact, &text);
    double value = strtod(sg_buffer_text(&text), NULL);
    sg_buffer_free(&text);
    return value;
}
