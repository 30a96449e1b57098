#include "amount.h"

#include <math.h>

#include "findings/printed.h"
#include "plots/page/scale.h"
#include "plots/page/words.h"

struct power {
    int power;
    struct sg_bilingual name;
};
/* Japanese counts in ten thousands. */
static const struct power powers_ja[] = {{4, {"", "万"}}, {8, {"", "億"}}, {12, {"", "兆"}}};
static const struct power powers_en[] = {
    {3, {"thousand", ""}}, {6, {"million", ""}}, {9, {"billion", ""}}};

enum { POWERS = 3, WAYS = 3 };

static const struct power *power_at(size_t i, enum sg_lang lang)
{
    return lang == SG_JA ? &powers_ja[i] : &powers_en[i];
}

bool sg_amount_at(const struct sg_serie *serie, size_t n, size_t i, enum sg_lang lang,
                  struct sg_amount *amount)
{
    double largest = 0;
    for (size_t k = 0; k < n; k++)
        largest = isnan(serie->values[k]) ? largest : fmax(largest, fabs(serie->values[k]));
    *amount = (struct sg_amount){0, serie->decimals};
    if (i == 0)
        return true;
    if (i <= (size_t)serie->decimals) {
        amount->decimals = serie->decimals - (int)i;
        return true;
    }
    i -= (size_t)serie->decimals + 1;
    if (i / WAYS >= POWERS)
        return false;
    double scaled = largest / pow(10, power_at(i / WAYS, lang)->power);
    amount->power = power_at(i / WAYS, lang)->power;
    amount->decimals = WAYS - 1 - (int)(i % WAYS);
    if (scaled < 1 || amount->decimals > sg_printed_digits(scaled))
        return sg_amount_at(serie, n, i + (size_t)serie->decimals + 2, lang, amount);
    return true;
}

void sg_amount_text(struct sg_amount amount, double value, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(value / pow(10, amount.power),
                    (struct sg_words_number){.decimals = amount.decimals, .lang = lang}, out);
}

void sg_amount_title(struct sg_amount amount, const char *name, const char *unit, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const char *scale = "";
    for (size_t i = 0; i < POWERS; i++)
        if (power_at(i, lang)->power == amount.power)
            scale = sg_lang_pick(power_at(i, lang)->name, lang);
    if (!*scale) {
        sg_words_measure(name, unit, lang, out);
        return;
    }
    const char *space = unit ? sg_words_pick(lang, " ", "") : "";
    sg_buffer_printf(out, lang == SG_JA ? "%s（%s%s%s）" : "%s (%s%s%s)", name, scale, space,
                     unit ? unit : "");
}
