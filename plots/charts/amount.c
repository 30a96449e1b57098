#include "amount.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>

#include "findings/printed.h"
#include "plots/page/words.h"

/* Powers of ten in which a language counts: Japanese in ten thousands, but thousands of yen go on
   to millions, as offices print them. */
static const int powers_ja[] = {4, 8, 12}, powers_of_thousands_ja[] = {6, 8, 12};
static const int powers_en[] = {3, 6, 9, 12};

enum { WAYS = 3 };

/* The power of ten of the unit that the values of a series have already: 6 of 百万円. */
static int power_of(const struct sg_serie *serie)
{
    struct sg_unit unit;
    char *own = serie->unit ? NULL : sg_unit_of_label(serie->name);
    bool known = sg_unit_read(serie->unit ? serie->unit : own, &unit);
    free(own);
    return known && unit.scale > 1 ? (int)lround(log10(unit.scale)) : 0;
}

/* The i-th larger unit, by how many powers of ten it is larger; 0 past the last. */
static int larger_unit(const struct sg_serie *serie, size_t i, enum sg_lang lang)
{
    int power = power_of(serie);
    const int *powers = lang == SG_EN ? powers_en : power == 3 ? powers_of_thousands_ja : powers_ja;
    size_t n =
        lang == SG_EN ? sizeof powers_en / sizeof *powers_en : sizeof powers_ja / sizeof *powers_ja;
    if (!serie->quantity.rule || !serie->quantity.rule->adds) /* an index of 10,000 is that */
        return 0;
    for (size_t k = 0; k < n; k++)
        if (powers[k] > power && i-- == 0)
            return powers[k] - power;
    return 0;
}

/* Whether every value keeps two digits at least, or all of its own: what is not 0 never prints as
   it. */
static bool keeps_digits(const struct sg_serie *serie, size_t n, struct sg_amount amount)
{
    double unit = pow(10, amount.power), least = pow(10, 1 - amount.decimals);
    for (size_t k = 0; k < n; k++) {
        double x = fabs(serie->values[k]) / unit;
        double lost = fabs(sg_number_round(x, amount.decimals) - x);
        if (!isnan(x) && x < least && lost > 1e-9 * x)
            return false;
    }
    return true;
}

static double largest_of(const struct sg_serie *serie, size_t n)
{
    double largest = 0;
    for (size_t k = 0; k < n; k++)
        largest = isnan(serie->values[k]) ? largest : fmax(largest, fabs(serie->values[k]));
    return largest;
}

/* The k-th way that could be, whatever it loses; false past the last. */
static bool way_at(const struct sg_serie *serie, size_t k, enum sg_lang lang,
                   struct sg_amount *amount)
{
    size_t dropped = (size_t)serie->decimals;
    *amount = (struct sg_amount){0, serie->decimals};
    if (k <= dropped) {
        amount->decimals -= (int)k;
        return true;
    }
    k -= dropped + 1;
    amount->power = larger_unit(serie, k / WAYS, lang);
    amount->decimals = WAYS - 1 - (int)(k % WAYS);
    return amount->power > 0;
}

bool sg_amount_at(const struct sg_serie *serie, size_t n, size_t i, enum sg_lang lang,
                  struct sg_amount *amount)
{
    double largest = largest_of(serie, n);
    for (size_t k = 0; way_at(serie, k, lang, amount); k++) {
        double scaled = largest / pow(10, amount->power);
        bool larger = amount->power > 0;
        if (k > 0 && !keeps_digits(serie, n, *amount))
            continue;
        if (larger && (scaled < 1 || amount->decimals > sg_printed_digits(scaled)))
            continue;
        if (i-- == 0)
            return true;
    }
    return false;
}

void sg_amount_text(struct sg_amount amount, double value, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(value / pow(10, amount.power),
                    (struct sg_words_number){.decimals = amount.decimals, .lang = lang}, out);
}

void sg_amount_title(struct sg_amount amount, const char *name, const char *unit, enum sg_lang lang,
                     struct sg_buffer *out)
{
    char *own = unit ? NULL : sg_unit_of_label(name);
    const char *known = unit ? unit : own;
    double factor = pow(10, amount.power);
    if (amount.power == 0) {
        sg_words_measure(name, unit, lang, out);
    } else {
        sg_words_measure_name(name, lang, out);
        sg_buffer_add(out, lang == SG_JA ? "（" : " (");
        if (known)
            sg_unit_name(known, factor, lang, out);
        else
            sg_buffer_add(out, sg_unit_scale_name(factor, lang));
        sg_buffer_add(out, lang == SG_JA ? "）" : ")");
    }
    free(own);
}
