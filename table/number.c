#include <sangyo/number.h>

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "decimal.h"

static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233"
                            "34353637383940414243444546474849505152535455565758596061626364656667"
                            "6869707172737475767778798081828384858687888990919293949596979899";

/* Writes the digits of `n` at `to`, zero-padded to `width`; returns their end. */
static char *write_integer(char *to, uint64_t n, int width)
{
    int count = sg_decimal_count(n);
    for (; width > count; width--)
        *to++ = '0';
    char *end = to + count, *at = end;
    for (; n >= 100; n /= 100)
        memcpy(at -= 2, pairs + 2 * (n % 100), 2);
    if (n >= 10)
        *--at = (char)('0' + n % 10);
    *--at = (char)('0' + (n >= 10 ? n / 10 : n));
    return end;
}

static char *write_repeated(char *to, char c, int times)
{
    for (; times > 0; times--)
        *to++ = c;
    return to;
}

/* Plain notation with `decimals` places, of which the digits need no more. */
static char *write_plain(char *to, struct sg_decimal d, int decimals)
{
    if (d.exponent >= 0) {
        to = write_integer(to, d.digits, 1);
        if (d.digits)
            to = write_repeated(to, '0', d.exponent);
        if (decimals)
            *to++ = '.';
        return write_repeated(to, '0', decimals);
    }
    int places = -d.exponent;
    uint64_t unit = places <= 19 ? sg_decimal_unit(places) : 0;
    to = write_integer(to, unit ? d.digits / unit : 0, 1);
    *to++ = '.';
    to = write_integer(to, unit ? d.digits % unit : d.digits, places);
    return write_repeated(to, '0', decimals - places);
}

static char *write_scientific(char *to, struct sg_decimal d)
{
    int places = sg_decimal_count(d.digits) - 1;
    uint64_t unit = sg_decimal_unit(places);
    int exponent = d.exponent + places;
    to = write_integer(to, d.digits / unit, 1);
    if (places) {
        *to++ = '.';
        to = write_integer(to, d.digits % unit, places);
    }
    *to++ = 'e';
    *to++ = exponent < 0 ? '-' : '+';
    return write_integer(to, (uint64_t)abs(exponent), 2);
}

/* From here on a double is printed with all its digits: 15 of them are not enough. */
static const double many_digits = 1e15;

static char *write_shortest(char *to, double size)
{
    if (size < 1e15 && size >= floor(size) && size <= floor(size))
        return write_integer(to, (uint64_t)size, 1);
    struct sg_decimal d = sg_decimal_shortest(size);
    int magnitude = d.exponent + sg_decimal_count(d.digits) - 1;
    if (magnitude < -4 || magnitude >= 15)
        return write_scientific(to, d);
    return write_plain(to, d, d.exponent < 0 ? -d.exponent : 0);
}

size_t sg_number_shortest(double x, char text[SG_NUMBER_SIZE])
{
    struct sg_number_style style = {.decimals = -1};
    return sg_number_display(x, style, text);
}

/* Moves the integer part apart by threes; returns the new length. */
static size_t add_commas(char *number, size_t n)
{
    size_t whole = strspn(number, "0123456789");
    if (number[whole] && number[whole] != '.')
        return n; /* with an exponent */
    for (size_t at = whole; at > 3;) {
        at -= 3;
        memmove(number + at + 1, number + at, n - at + 1);
        number[at] = ',';
        n++;
    }
    return n;
}

static const char *sign_of(double x, struct sg_number_style style, bool zero)
{
    static const char *const minus[] = {
        [SG_MINUS_HYPHEN] = "-", [SG_MINUS_SIGN] = "−", [SG_MINUS_TRIANGLE] = "△"};
    if (zero)
        return "";
    if (x < 0)
        return minus[style.minus];
    return style.plus ? "+" : "";
}

static int clamp_decimals(int decimals)
{
    return decimals > 15 ? 15 : decimals;
}

/* What is read by people has no exponent as far as its digits are held. */
static char *write_grouped(char *to, double size)
{
    const double held = 1e19;
    return size >= many_digits && size < held ? write_plain(to, sg_decimal_shortest(size), 0)
                                              : write_shortest(to, size);
}

size_t sg_number_display(double x, struct sg_number_style style, char text[SG_NUMBER_SIZE])
{
    double size = fabs(x);
    int decimals = clamp_decimals(style.decimals);
    text[0] = '\0';
    if (isnan(x))
        return 0;
    struct sg_decimal d = {0};
    if (decimals >= 0 && isfinite(x))
        d = size >= many_digits ? sg_decimal_shortest(size) : sg_decimal_rounded(size, decimals);
    bool zero = decimals >= 0 && isfinite(x) ? d.digits == 0 : size <= 0;
    const char *sign = sign_of(x, style, zero);
    size_t n = strlen(sign);
    memcpy(text, sign, n + 1);
    char *to = text + n;
    if (isinf(x)) {
        memcpy(to, "inf", 4);
        return n + 3;
    }
    char *end = decimals >= 0     ? write_plain(to, d, decimals)
                : style.thousands ? write_grouped(to, size)
                                  : write_shortest(to, size);
    *end = '\0';
    size_t length = (size_t)(end - to);
    return n + (style.thousands ? add_commas(to, length) : length);
}

double sg_number_round(double x, int decimals)
{
    if (!isfinite(x) || decimals < 0 || fabs(x) >= many_digits)
        return x;
    struct sg_decimal d = sg_decimal_rounded(fabs(x), clamp_decimals(decimals));
    if (d.digits == 0)
        return 0;
    double size = sg_decimal_value(d);
    if (isinf(size)) /* 15 digits of the largest doubles lie above them */
        return x;
    return x < 0 ? -size : size;
}

/* A plain decimal as scanned: the digits without leading zeros, as far as 64 bits hold them. */
struct scan {
    uint64_t digits;
    int n;
    long exponent;
    bool negative;
};

/* The exponent after `e`; false if it is none. A huge one is cut to where it decides the same. */
static bool scan_exponent(const char *at, const char *end, long *exponent)
{
    long size = 0;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    if (at == end)
        return false;
    for (; at < end; at++) {
        if (*at < '0' || *at > '9')
            return false;
        if (size < 100000000)
            size = size * 10 + (*at - '0');
    }
    *exponent += negative ? -size : size;
    return true;
}

static bool scan_number(const char *text, size_t n, struct scan *scan)
{
    const char *at = text, *end = text + n;
    bool point = false, any = false;
    *scan = (struct scan){.negative = n && *at == '-'};
    if (n && (*at == '-' || *at == '+'))
        at++;
    for (; at < end; at++) {
        if (*at == '.' && !point) {
            point = true;
            continue;
        }
        if (*at < '0' || *at > '9')
            break;
        any = true;
        scan->exponent -= point;
        if (scan->n < 19)
            scan->digits = scan->digits * 10 + (uint64_t)(*at - '0');
        scan->n += scan->digits || scan->n;
    }
    if (!any)
        return false;
    return at == end || ((*at == 'e' || *at == 'E') && scan_exponent(at + 1, end, &scan->exponent));
}

/* strtod wants a NUL; the program leaves LC_NUMERIC at "C", so that the point is a point. */
static double read_slowly(const char *text, size_t n)
{
    char *copy = sg_copy_bytes(text, n);
    double x = strtod(copy, NULL);
    free(copy);
    return x;
}

bool sg_number_read(const char *text, size_t n, double *x)
{
    struct scan scan;
    if (!scan_number(text, n, &scan))
        return false;
    if (scan.digits == 0) {
        *x = 0;
        return true;
    }
    /* Both operands are exact then, so that the one operation rounds rightly (Clinger 1990). */
    if (scan.n <= DBL_DIG && labs(scan.exponent) <= SG_DECIMAL_EXACT) {
        double size = sg_decimal_value((struct sg_decimal){scan.digits, (int)scan.exponent});
        *x = scan.negative ? -size : size;
        return true;
    }
    *x = read_slowly(text, n);
    return isfinite(*x) && fabs(*x) > 0; /* beyond what a double can be, to either side */
}
