#include "decimal.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

double sg_decimal_power(int n)
{
    static const double powers[SG_DECIMAL_EXACT + 1] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    return powers[n];
}

/* The powers of ten that 64 bits hold. */
static const uint64_t units[] = {1ULL,
                                 10ULL,
                                 100ULL,
                                 1000ULL,
                                 10000ULL,
                                 100000ULL,
                                 1000000ULL,
                                 10000000ULL,
                                 100000000ULL,
                                 1000000000ULL,
                                 10000000000ULL,
                                 100000000000ULL,
                                 1000000000000ULL,
                                 10000000000000ULL,
                                 100000000000000ULL,
                                 1000000000000000ULL,
                                 10000000000000000ULL,
                                 100000000000000000ULL,
                                 1000000000000000000ULL,
                                 10000000000000000000ULL};
enum { N_UNITS = sizeof units / sizeof *units };

uint64_t sg_decimal_unit(int n)
{
    return units[n];
}

int sg_decimal_count(uint64_t digits)
{
    enum { BITS = 64, LOG = 1233, SCALE = 12 }; /* 1233 / 2^12 is log10(2), a little more */
    int n = (BITS - __builtin_clzll(digits | 1)) * LOG >> SCALE;
    return n + (n == 0 || (n < N_UNITS && digits >= units[n]));
}

/* Where 128 bits do without rounding, which is most of the time. */
static bool is_easy(double size)
{
    return size >= 1e-5 && size < 1e15;
}

/* An easy size as m·2^-s, m < 2^53 and 3 <= s <= 69, and the power of ten of its first digit. */
struct easy {
    uint64_t m;
    int s, magnitude;
};

static struct easy easy_of(double size)
{
    static const double powers[] = {1 / 1e4, 1 / 1e3, 1 / 1e2, 1 / 1e1}; /* as they are rounded */
    int binary, magnitude = -5;
    uint64_t m = (uint64_t)ldexp(frexp(size, &binary), 53);
    while (size >= (magnitude < -1 ? powers[magnitude + 5] : sg_decimal_power(magnitude + 1)))
        magnitude++;
    return (struct easy){m, 53 - binary, magnitude};
}

/* The first `n` digits (15 to 17) of a size, rounded half to even as %.{n}g does; `*exact` says
   whether they read back to it. m·10^k < 2^123, so that nothing but the result is rounded. */
static struct sg_decimal digits_of_easy(struct easy easy, int n, bool *exact)
{
    int k = n - 1 - easy.magnitude;
    wide ten = k <= 19 ? sg_decimal_unit(k) : (wide)sg_decimal_unit(19) * sg_decimal_unit(k - 19);
    wide scaled = easy.m * ten;
    wide unit = (wide)1 << easy.s;
    uint64_t digits = (uint64_t)(scaled >> easy.s);
    wide error = scaled & (unit - 1);
    if (2 * error > unit || (2 * error == unit && digits % 2)) {
        digits++;
        error = unit - error;
    }
    /* Half a step of m. Below a power of two the step is half as wide, but those from 1e-5 on have
       fewer than 15 digits. */
    *exact = 2 * error < ten;
    return (struct sg_decimal){digits, -k};
}

static struct sg_decimal digits_of_any(double size, int n)
{
    char text[40], digits[24];
    snprintf(text, sizeof text, "%.*e", n - 1, size);
    const char *exponent = strchr(text, 'e');
    snprintf(digits, sizeof digits, "%c%.*s", text[0], n - 1, n > 1 ? text + 2 : "");
    return (struct sg_decimal){strtoull(digits, NULL, 10), atoi(exponent + 1) - (n - 1)};
}

double sg_decimal_value(struct sg_decimal d)
{
    if (d.digits <= (uint64_t)1 << 53 && abs(d.exponent) <= SG_DECIMAL_EXACT)
        return d.exponent < 0 ? (double)d.digits / sg_decimal_power(-d.exponent)
                              : (double)d.digits * sg_decimal_power(d.exponent);
    char text[48];
    snprintf(text, sizeof text, "%llue%d", (unsigned long long)d.digits, d.exponent);
    return strtod(text, NULL);
}

static bool reads_back(struct sg_decimal d, double size)
{
    double x = sg_decimal_value(d);
    return x >= size && x <= size;
}

/* The digits of any `size`, by trial. Below a power of two doubles lie twice as dense, so that the
   next decimal above may read back where the nearest, below, does not. */
static struct sg_decimal try_digits(double size, int n, bool *exact)
{
    struct sg_decimal d = digits_of_any(size, n);
    struct sg_decimal above = {d.digits + 1, d.exponent};
    *exact = reads_back(d, size);
    if (*exact || !reads_back(above, size))
        return d;
    *exact = true;
    return above;
}

struct sg_decimal sg_decimal_shortest(double size)
{
    struct sg_decimal d = {0, 0};
    bool exact = size <= 0, is = is_easy(size);
    struct easy easy = is ? easy_of(size) : (struct easy){0};
    /* Up to 15 digits survive the way there and back, but below the normal numbers. */
    for (int n = size < DBL_MIN ? 1 : DBL_DIG; n <= DBL_DECIMAL_DIG && !exact; n++)
        d = is ? digits_of_easy(easy, n, &exact) : try_digits(size, n, &exact);
    while (d.digits && d.digits % 10 == 0) {
        d.digits /= 10;
        d.exponent++;
    }
    return d;
}

struct sg_decimal sg_decimal_rounded(double size, int decimals)
{
    struct sg_decimal zero = {0, 0};
    bool exact;
    if (size <= 0)
        return zero;
    struct sg_decimal d = is_easy(size) ? digits_of_easy(easy_of(size), DBL_DIG, &exact)
                                        : digits_of_any(size, DBL_DIG);
    int drop = -d.exponent - decimals;
    if (drop <= 0)
        return d;
    if (drop > DBL_DIG)
        return zero;
    uint64_t unit = sg_decimal_unit(drop);
    return (struct sg_decimal){d.digits / unit + (d.digits % unit >= unit / 2), -decimals};
}
