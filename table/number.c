#include <sangyo/number.h>

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

__extension__ typedef unsigned __int128 wide;

enum { EXACT_POWER = 22 }; /* 10^22 is the largest power of ten that a double holds exactly */

static const double powers[EXACT_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                               1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                               1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* |x| = digits × 10^exponent, `n` digits without sign; zero is one digit 0. */
struct decimal {
    uint64_t digits;
    int n;
    int exponent;
};

static uint64_t integer_power(int n)
{
    return (uint64_t)powers[n]; /* n <= 19 */
}

static struct decimal without_zeros(struct decimal d)
{
    while (d.n > 1 && d.digits % 10 == 0) {
        d.digits /= 10;
        d.n--;
        d.exponent++;
    }
    return d;
}

/* Where the exact way works: the digits of a fraction fit 128 bits. */
static bool is_easy(double size)
{
    return size >= 1e-5 && size < 1e15;
}

/* The first `n` digits (at most 17) of `size`, correctly rounded, half to even, as %.{n}e does;
   `*exact` says whether they read back to it. `size` is easy: m·2^-s with m < 2^53, 3 <= s <= 69,
   and m·10^k < 2^123, so that nothing is rounded but the result. */
static struct decimal digits_of_easy(double size, int n, bool *exact)
{
    int binary, magnitude = -5; /* 10^magnitude <= size, but for the last bit below 1 */
    uint64_t m = (uint64_t)ldexp(frexp(size, &binary), 53);
    int s = 53 - binary;
    while (size >= (magnitude < -1 ? 1 / powers[-magnitude - 1] : powers[magnitude + 1]))
        magnitude++;
    int k = n - 1 - magnitude;
    wide ten = k <= 19 ? integer_power(k) : (wide)integer_power(19) * integer_power(k - 19);
    wide scaled = (wide)m * ten;
    wide unit = (wide)1 << s;
    uint64_t digits = (uint64_t)(scaled >> s);
    wide error = scaled & (unit - 1);
    if (2 * error > unit || (2 * error == unit && digits % 2)) {
        digits++;
        error = unit - error;
    }
    /* Half a unit of m on the near side; the side below a power of two is half as wide: take that.
     */
    wide room = m == (uint64_t)1 << 52 ? ten / 4 : ten / 2;
    *exact = error < room;
    if (digits == integer_power(n))
        return (struct decimal){digits / 10, n, 1 - k};
    return (struct decimal){digits, n, -k};
}

static struct decimal digits_of_any(double size, int n)
{
    char text[40], mantissa[24];
    snprintf(text, sizeof text, "%.*e", n - 1, size);
    char *exponent = strchr(text, 'e');
    snprintf(mantissa, sizeof mantissa, "%c%.*s", text[0], n - 1, n > 1 ? text + 2 : "");
    return (struct decimal){strtoull(mantissa, NULL, 10), n, atoi(exponent + 1) - (n - 1)};
}

static struct decimal digits_of(double size, int n)
{
    bool exact;
    return is_easy(size) ? digits_of_easy(size, n, &exact) : digits_of_any(size, n);
}

static bool reads_back(struct decimal d, double size)
{
    char text[48];
    snprintf(text, sizeof text, "%llue%d", (unsigned long long)d.digits, d.exponent);
    double x = strtod(text, NULL);
    return x >= size && x <= size;
}

static struct decimal shortest_digits(double size)
{
    struct decimal d = {0, 1, 0};
    if (size <= 0)
        return d;
    /* 15 digits always survive the way there and back, but below the normal numbers. */
    bool exact = false;
    for (int n = size < 2.2250738585072014e-308 ? 1 : 15; n <= 17 && !exact; n++) {
        if (is_easy(size)) {
            d = digits_of_easy(size, n, &exact);
            exact = exact || n == 17;
        } else {
            d = digits_of_any(size, n);
            exact = reads_back(d, size);
        }
    }
    return without_zeros(d);
}

/* Writes the digits of `n` at `to`, zero-padded to `width`; returns their end. */
static char *write_integer(char *to, uint64_t n, int width)
{
    char digits[24];
    int count = 0;
    do {
        digits[count++] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    for (; width > count; width--)
        *to++ = '0';
    while (count)
        *to++ = digits[--count];
    return to;
}

static char *write_repeated(char *to, char c, int times)
{
    for (; times > 0; times--)
        *to++ = c;
    return to;
}

/* Plain notation with `decimals` places, of which the digits need no more. */
static char *write_plain(char *to, struct decimal d, int decimals)
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
    uint64_t unit = places <= 19 ? integer_power(places) : 0;
    to = write_integer(to, unit ? d.digits / unit : 0, 1);
    *to++ = '.';
    to = write_integer(to, unit ? d.digits % unit : d.digits, places);
    return write_repeated(to, '0', decimals - places);
}

static char *write_scientific(char *to, struct decimal d)
{
    uint64_t unit = integer_power(d.n - 1);
    int exponent = d.exponent + d.n - 1;
    to = write_integer(to, d.digits / unit, 1);
    if (d.n > 1) {
        *to++ = '.';
        to = write_integer(to, d.digits % unit, d.n - 1);
    }
    *to++ = 'e';
    *to++ = exponent < 0 ? '-' : '+';
    return write_integer(to, (uint64_t)abs(exponent), 2);
}

static char *write_shortest(char *to, double size)
{
    if (size < 1e15 && size >= floor(size) && size <= floor(size))
        return write_integer(to, (uint64_t)size, 1);
    struct decimal d = shortest_digits(size);
    int magnitude = d.exponent + d.n - 1;
    if (magnitude < -4 || magnitude >= 15)
        return write_scientific(to, d);
    return write_plain(to, d, d.exponent < 0 ? -d.exponent : 0);
}

size_t sg_number_shortest(double x, char text[SG_NUMBER_SIZE])
{
    struct sg_number_style style = {.decimals = -1};
    return sg_number_display(x, style, text);
}

/* The 15 digits of `size` rounded to `decimals` places, half away from zero. */
static struct decimal rounded(double size, int decimals)
{
    struct decimal d = size > 0 ? digits_of(size, 15) : (struct decimal){0, 1, 0};
    int drop = -d.exponent - decimals;
    if (drop <= 0)
        return d;
    if (drop > 15)
        return (struct decimal){0, 1, 0};
    uint64_t unit = integer_power(drop);
    return (struct decimal){d.digits / unit + (d.digits % unit >= unit / 2), 15, -decimals};
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

size_t sg_number_display(double x, struct sg_number_style style, char text[SG_NUMBER_SIZE])
{
    double size = fabs(x);
    int decimals = clamp_decimals(style.decimals);
    text[0] = '\0';
    if (isnan(x))
        return 0;
    struct decimal d = {0};
    if (decimals >= 0 && isfinite(x))
        d = rounded(size, decimals);
    bool zero = decimals >= 0 && isfinite(x) ? d.digits == 0 : size <= 0;
    const char *sign = sign_of(x, style, zero);
    size_t n = strlen(sign);
    memcpy(text, sign, n + 1);
    char *to = text + n;
    if (isinf(x)) {
        memcpy(to, "inf", 4);
        return n + 3;
    }
    char *end = decimals >= 0 ? write_plain(to, d, decimals) : write_shortest(to, size);
    *end = '\0';
    size_t length = (size_t)(end - to);
    return n + (style.thousands ? add_commas(to, length) : length);
}

double sg_number_round(double x, int decimals)
{
    if (!isfinite(x) || decimals < 0)
        return x;
    struct decimal d = rounded(fabs(x), clamp_decimals(decimals));
    if (d.digits == 0)
        return 0;
    if (d.exponent >= -EXACT_POWER && d.exponent <= 0) {
        double size = (double)d.digits / powers[-d.exponent];
        return x < 0 ? -size : size;
    }
    char text[48];
    snprintf(text, sizeof text, "%llue%d", (unsigned long long)d.digits, d.exponent);
    double size = strtod(text, NULL);
    return isinf(size) ? x : copysign(size, x); /* 15 digits of the largest doubles are above them */
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
    double size = (double)scan.digits;
    if (scan.digits == 0) {
        *x = 0;
        return true;
    }
    /* Both operands are exact, so that the one operation rounds rightly (Clinger 1990). */
    if (scan.n <= 15 && scan.exponent >= -EXACT_POWER && scan.exponent <= EXACT_POWER) {
        size = scan.exponent < 0 ? size / powers[-scan.exponent] : size * powers[scan.exponent];
        *x = scan.negative ? -size : size;
        return true;
    }
    *x = read_slowly(text, n);
    return isfinite(*x);
}
