#include "said_unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "printed.h"

/* Powers of ten in which a language counts money. */
static const int powers_ja[] = {6, 8, 12}, powers_en[] = {3, 6, 9, 12};

static const double large = 1e4;       /* of thousands and the like: five digits */
static const double large_plain = 1e8; /* of units themselves */

enum { MOST_DECIMALS = 3 };

void sg_said_numbers_add(struct sg_said_numbers *numbers, double x)
{
    if (!isfinite(x) || x == 0)
        return;
    if (numbers->n == numbers->capacity)
        numbers->values =
            sg_grow(numbers->values, &numbers->capacity, numbers->n + 1, sizeof *numbers->values);
    numbers->values[numbers->n++] = fabs(x);
    numbers->largest = fmax(numbers->largest, fabs(x));
    int needed = sg_printed_needed(x, MOST_DECIMALS);
    numbers->decimals = needed > numbers->decimals ? needed : numbers->decimals;
}

void sg_said_numbers_free(struct sg_said_numbers *numbers)
{
    free(numbers->values);
    *numbers = (struct sg_said_numbers){0};
}

/* Whether each number keeps two digits at least, or all of its own. */
static bool keeps_digits(const struct sg_said_numbers *numbers, struct sg_said_unit said)
{
    double unit = pow(10, said.power), least = pow(10, 1 - said.decimals);
    for (size_t i = 0; i < numbers->n; i++) {
        double x = numbers->values[i] / unit;
        if (x < least && fabs(sg_number_round(x, said.decimals) - x) > 1e-9 * x)
            return false;
    }
    return true;
}

/* With as few decimals as show three digits of the largest, or more: one, or the two that lose
   nothing of millions in 億. False where a number loses its digits even so. */
static bool try_power(const struct sg_said_numbers *numbers, int power, struct sg_said_unit *said)
{
    int usual = sg_printed_digits(numbers->largest / pow(10, power));
    int exact = numbers->decimals + power, most = exact <= 2 && exact > usual ? exact : usual + 1;
    for (int decimals = usual; decimals <= most; decimals++) {
        *said = (struct sg_said_unit){power, decimals < exact ? decimals : exact};
        if (keeps_digits(numbers, *said))
            return true;
    }
    return false;
}

/* A larger unit of money: best one of which the largest has two to four digits. */
static bool find_larger(const struct sg_said_numbers *numbers, int scale, enum sg_lang lang,
                        struct sg_said_unit *said)
{
    const int *powers = lang == SG_JA ? powers_ja : powers_en;
    size_t n =
        lang == SG_JA ? sizeof powers_ja / sizeof *powers_ja : sizeof powers_en / sizeof *powers_en;
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        struct sg_said_unit other;
        double largest = numbers->largest / pow(10, powers[i] - scale);
        if (powers[i] <= scale || (scale == 0 && powers[i] < 6) || largest < 1 ||
            !try_power(numbers, powers[i] - scale, &other))
            continue;
        if (!found || (largest >= 10 && largest < large)) {
            *said = other;
            found = true;
        }
        if (largest < large)
            break;
    }
    return found;
}

/* 万 and 億 are no steps of English: to the nearest that is one. */
static struct sg_said_unit in_thousands(const struct sg_said_numbers *numbers, int scale)
{
    int power = scale % 3 == 1 ? -1 : 1, decimals = numbers->decimals + power;
    return (struct sg_said_unit){power, decimals < 0 ? 0 : decimals};
}

static bool is_money(const struct sg_unit *unit)
{
    return unit->base.en && (strcmp(unit->base.en, "yen") == 0 || strstr(unit->base.en, "dollar") ||
                             strcmp(unit->base.en, "euros") == 0);
}

struct sg_said_unit sg_said_unit_of(const struct sg_said_numbers *numbers, const char *unit,
                                    enum sg_lang lang)
{
    struct sg_unit read;
    struct sg_said_unit said = {0};
    if (!sg_unit_read(unit, &read) || !read.base.en || read.scale < 1)
        return said;
    int scale = (int)lround(log10(read.scale));
    if (is_money(&read) && numbers->largest >= (scale ? large : large_plain) &&
        find_larger(numbers, scale, lang, &said))
        return said;
    if (lang == SG_EN && scale % 3)
        return in_thousands(numbers, scale);
    return (struct sg_said_unit){0};
}

void sg_said_unit_name(const char *unit, struct sg_said_unit said, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_unit_name(unit, pow(10, said.power), lang, out);
}
