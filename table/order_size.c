/* Classes of size: １～４人, 5～19人, 1,000万円以上1億円未満, 300人以上, under 5, 50 or more. */
#include "order.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "text.h"

/* What makes a number the upper end of its class, or the class open. */
static const char *const belows[] = {"未満", "以下", "まで", "under", "lessthan", "below", "upto"};
static const char *const opens[] = {"以上", "超", "over", "more", "+", "above"};

static bool has_any(const char *key, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(key, words[i]))
            return true;
    return false;
}

#define HAS(key, words) has_any(key, words, sizeof(words) / sizeof *(words))

/* Two numbers with a wave or dash between them. */
static bool is_range(const char *key)
{
    const char *sign = strpbrk(key, "~-");
    return sign && strpbrk(key, "0123456789") && strpbrk(key, "0123456789") < sign &&
           strpbrk(sign, "0123456789");
}

bool sg_order_says_size(const char *label)
{
    char *key = sg_text_key(label);
    bool says = HAS(key, belows) || HAS(key, opens) || is_range(key) || *key == '~';
    free(key);
    return says;
}

/* 1,000万, 1億5000万, 2.5: the number at `*at`, which is moved past it. */
static double read_number(const char **at)
{
    static const struct {
        const char *word;
        double factor;
    } scales[] = {{"億", 1e8}, {"百万", 1e6},    {"万", 1e4},
                  {"千", 1e3}, {"million", 1e6}, {"thousand", 1e3}};
    double total = 0;
    while (isdigit((unsigned char)**at)) {
        char digits[32];
        size_t n = 0;
        for (; (isdigit((unsigned char)**at) || **at == ',' || **at == '.') && n < 31; ++*at)
            if (**at != ',')
                digits[n++] = **at;
        digits[n] = '\0';
        double number = 0, factor = 1;
        if (!sg_number_read(digits, n, &number))
            return NAN;
        for (size_t i = 0; i < sizeof scales / sizeof *scales && factor <= 1; i++)
            if (strncmp(*at, scales[i].word, strlen(scales[i].word)) == 0) {
                factor = scales[i].factor;
                *at += strlen(scales[i].word);
            }
        total += number * factor;
        if (factor <= 1)
            break;
    }
    return total;
}

/* The factor of the number behind the sign of a range, for 100~300万円 is 100万 to 300万. */
static double shared_scale(const char *sign)
{
    const char *at = sign ? strpbrk(sign, "0123456789") : NULL;
    const char *digits = at;
    double plain = 0;
    if (!at)
        return 1;
    double whole = read_number(&at);
    if (!sg_number_read(digits, strspn(digits, "0123456789"), &plain) || !(plain > 0))
        return 1;
    return whole / plain;
}

bool sg_order_of_size(const char *label, double *rank)
{
    char *key = sg_text_key(label);
    const char *at = strpbrk(key, "0123456789");
    bool found = at != NULL;
    if (found) {
        const char *from = at, *sign = strpbrk(at, "~-");
        double first = read_number(&at);
        bool scaled = at > from + strspn(from, "0123456789,.");
        bool range = sign && is_range(key);
        if (range && !scaled && at == sign)
            first *= shared_scale(sign);
        bool open = HAS(key, opens), below = !range && !open && (HAS(key, belows) || *key == '~');
        *rank = below ? -1 / (1 + first) : first + (strstr(key, "超") ? 0.25 : 0);
        found = isfinite(*rank);
    }
    free(key);
    return found;
}
