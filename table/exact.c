#include "exact.h"

#include <string.h>

#include <sangyo/number.h>

enum { MAX_DIGITS = 18 };

static const int64_t powers[SG_FIXED_MAX_SCALE + 1] = {1,
                                                       10,
                                                       100,
                                                       1000,
                                                       10000,
                                                       100000,
                                                       1000000,
                                                       10000000,
                                                       100000000,
                                                       1000000000,
                                                       10000000000,
                                                       100000000000,
                                                       1000000000000,
                                                       10000000000000,
                                                       100000000000000,
                                                       1000000000000000,
                                                       10000000000000000,
                                                       100000000000000000,
                                                       1000000000000000000};

/* Applies 10^exponent; false if the result is no decimal of this kind. */
static bool shift(struct sg_fixed *decimal, long exponent)
{
    long scale = decimal->scale - exponent;
    while (scale > SG_FIXED_MAX_SCALE && decimal->digits % 10 == 0 && decimal->digits != 0) {
        decimal->digits /= 10;
        scale--;
    }
    if (decimal->digits == 0)
        scale = 0;
    if (scale > SG_FIXED_MAX_SCALE || scale < -MAX_DIGITS)
        return false;
    if (scale < 0) {
        if (__builtin_mul_overflow(decimal->digits, powers[-scale], &decimal->digits) ||
            decimal->digits >= powers[MAX_DIGITS] || decimal->digits <= -powers[MAX_DIGITS])
            return false;
        scale = 0;
    }
    decimal->scale = (int32_t)scale;
    return true;
}

/* Reads the exponent after `e`, which must be the rest of the text. */
static bool read_exponent(const char *text, const char *end, long *exponent)
{
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+'))
        text++;
    if (text == end || end - text > 4)
        return false;
    *exponent = 0;
    for (; text < end; text++) {
        if (*text < '0' || *text > '9')
            return false;
        *exponent = *exponent * 10 + (*text - '0');
    }
    if (negative)
        *exponent = -*exponent;
    return true;
}

bool sg_fixed_read(const char *text, size_t n, struct sg_fixed *decimal)
{
    const char *end = text + n;
    bool negative = n && *text == '-';
    if (n && (*text == '-' || *text == '+'))
        text++;
    int64_t digits = 0;
    int32_t scale = 0;
    bool point = false, any = false;
    for (; text < end; text++) {
        unsigned digit = (unsigned)(*text - '0');
        if (digit <= 9) {
            if (digits >= powers[MAX_DIGITS - 1] || scale == SG_FIXED_MAX_SCALE)
                return false;
            digits = digits * 10 + digit;
            scale += point;
            any = true;
        } else if (*text == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    *decimal = (struct sg_fixed){negative ? -digits : digits, scale, 0};
    if (!any)
        return false;
    if (text == end)
        return true;
    long exponent;
    return (*text == 'e' || *text == 'E') && read_exponent(text + 1, end, &exponent) &&
           shift(decimal, exponent);
}

int sg_fixed_compare(struct sg_fixed a, struct sg_fixed b)
{
    sg_int128 left = (sg_int128)a.digits * powers[b.scale];
    sg_int128 right = (sg_int128)b.digits * powers[a.scale];
    return (left > right) - (left < right);
}

double sg_fixed_value(struct sg_fixed decimal)
{
    struct sg_exact exact = {decimal.digits, decimal.scale};
    return sg_exact_value(&exact);
}

/* Brings `exact` to a finer scale; false if it would not fit. */
static bool refine(struct sg_exact *exact, int32_t scale)
{
    struct sg_exact finer = *exact;
    while (finer.scale < scale) {
        int32_t step = scale - finer.scale;
        if (step > SG_FIXED_MAX_SCALE)
            step = SG_FIXED_MAX_SCALE;
        if (__builtin_mul_overflow(finer.sum, (sg_int128)powers[step], &finer.sum))
            return false;
        finer.scale += step;
    }
    *exact = finer;
    return true;
}

bool sg_exact_merge(struct sg_exact *exact, const struct sg_exact *other)
{
    struct sg_exact mine = *exact, theirs = *other;
    if (!refine(&mine, theirs.scale) || !refine(&theirs, mine.scale) ||
        __builtin_add_overflow(mine.sum, theirs.sum, &mine.sum))
        return false;
    *exact = mine;
    return true;
}

bool sg_exact_add(struct sg_exact *exact, int64_t digits, int32_t scale)
{
    sg_int128 sum;
    if (scale == exact->scale && !__builtin_add_overflow(exact->sum, digits, &sum)) {
        exact->sum = sum;
        return true;
    }
    struct sg_exact other = {digits, scale};
    return sg_exact_merge(exact, &other);
}

bool sg_exact_add_square(struct sg_exact *exact, int64_t digits, int32_t scale)
{
    struct sg_exact square = {(sg_int128)digits * digits, 2 * scale};
    return sg_exact_merge(exact, &square);
}

int sg_exact_compare(const struct sg_exact *a, const struct sg_exact *b)
{
    struct sg_exact left = *a, right = *b;
    if (!refine(&left, right.scale) || !refine(&right, left.scale)) {
        double x = sg_exact_value(a), y = sg_exact_value(b);
        return (x > y) - (x < y);
    }
    return (left.sum > right.sum) - (left.sum < right.sum);
}

void sg_exact_text(const struct sg_exact *exact, char text[SG_EXACT_SIZE])
{
    __extension__ typedef unsigned __int128 magnitude;
    char reversed[SG_EXACT_SIZE];
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
    for (size_t i = 0; i < n; i++)
        text[i] = reversed[n - 1 - i];
    text[n] = '\0';
}

bool sg_exact_read(const char *text, struct sg_exact *exact)
{
    bool negative = *text == '-';
    bool point = false, any = false;
    struct sg_exact read = {0};
    for (text += negative; *text; text++) {
        if (*text == '.' && !point) {
            point = true;
            continue;
        }
        if (*text < '0' || *text > '9' || __builtin_mul_overflow(read.sum, 10, &read.sum) ||
            __builtin_add_overflow(read.sum, negative ? '0' - *text : *text - '0', &read.sum))
            return false;
        read.scale += point;
        any = true;
    }
    *exact = read;
    return any && read.scale <= 2 * SG_FIXED_MAX_SCALE;
}

double sg_exact_value(const struct sg_exact *exact)
{
    /* Below 2^53 and at scales up to 22 one division of exact doubles rounds once. */
    if (exact->sum < (1LL << 53) && exact->sum > -(1LL << 53) && exact->scale <= SG_FIXED_MAX_SCALE)
        return (double)(int64_t)exact->sum / (double)powers[exact->scale];
    char text[SG_EXACT_SIZE];
    double value = 0;
    sg_exact_text(exact, text);
    sg_number_read(text, strlen(text), &value);
    return value;
}
