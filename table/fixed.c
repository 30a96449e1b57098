#include "fixed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "decimal.h"

static const int64_t powers[SG_FIXED_DIGITS + 1] = {1,
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
    while (scale > SG_FIXED_DIGITS && decimal->digits % 10 == 0 && decimal->digits != 0) {
        decimal->digits /= 10;
        scale--;
    }
    if (decimal->digits == 0)
        scale = 0;
    if (scale > SG_FIXED_FINEST || scale < -SG_FIXED_FINEST)
        return false;
    int64_t whole;
    if (scale < 0 && scale > -SG_FIXED_DIGITS &&
        !__builtin_mul_overflow(decimal->digits, powers[-scale], &whole) &&
        whole < powers[SG_FIXED_DIGITS] && whole > -powers[SG_FIXED_DIGITS]) {
        decimal->digits = whole;
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
            if (digits >= powers[SG_FIXED_DIGITS - 1] || scale == SG_FIXED_FINEST)
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

bool sg_times_ten(sg_int128 *number, int32_t places)
{
    while (places > 0 && *number) {
        int32_t step = places < SG_FIXED_DIGITS ? places : SG_FIXED_DIGITS;
        if (__builtin_mul_overflow(*number, (sg_int128)powers[step], number))
            return false;
        places -= step;
    }
    return true;
}

int sg_fixed_compare(struct sg_fixed a, struct sg_fixed b)
{
    sg_int128 left = a.digits, right = b.digits;
    if (a.scale < b.scale && !sg_times_ten(&left, b.scale - a.scale))
        return a.digits < 0 ? -1 : 1;
    if (b.scale < a.scale && !sg_times_ten(&right, a.scale - b.scale))
        return b.digits < 0 ? 1 : -1;
    return (left > right) - (left < right);
}

/* "digits e -scale". */
enum { FIXED_SIZE = 40 };

static size_t fixed_text(struct sg_fixed decimal, char text[FIXED_SIZE])
{
    return (size_t)snprintf(text, FIXED_SIZE, "%llde%d", (long long)decimal.digits, -decimal.scale);
}

double sg_fixed_value(struct sg_fixed decimal)
{
    char text[FIXED_SIZE];
    double value = 0;
    if (decimal.digits < (1LL << 53) && decimal.digits > -(1LL << 53) && decimal.scale >= 0 &&
        decimal.scale <= SG_FIXED_DIGITS)
        return (double)decimal.digits / (double)powers[decimal.scale];
    sg_number_read(text, fixed_text(decimal, text), &value);
    return value;
}

long double sg_fixed_long(struct sg_fixed decimal)
{
    char text[FIXED_SIZE];
    if (decimal.scale >= 0 && decimal.scale <= SG_FIXED_DIGITS)
        return (long double)decimal.digits / (long double)powers[decimal.scale];
    fixed_text(decimal, text);
    return strtold(text, NULL);
}

struct sg_fixed sg_fixed_of(double value)
{
    struct sg_fixed decimal = {0};
    if (!isfinite(value))
        return decimal;
    struct sg_decimal shortest = sg_decimal_shortest(fabs(value));
    decimal.digits = value < 0 ? -(int64_t)shortest.digits : (int64_t)shortest.digits;
    shift(&decimal, shortest.exponent);
    return decimal;
}
