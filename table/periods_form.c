/* The form of one text. */
#include <stdlib.h>
#include <string.h>

#include "periods_parts.h"
#include "role.h"
#include "text.h"

static size_t digits_at(const char *at)
{
    return strspn(at, "0123456789");
}

/* A plain number: a year, a year and month, a time code, or up to two digits. */
static enum sg_form form_of_number(struct sg_form_item *item, size_t n)
{
    int value = n <= 6 ? (int)strtol(item->key, NULL, 10) : 0;
    item->number = true;
    item->first = value / (n == 6 ? 100 : 1);
    item->second = n == 6 ? value % 100 : 0;
    item->two_digits = true;
    if (sg_period_read_key(item->key, &item->how, &item->period))
        return SG_FORM_FULL;
    if (n == 6 && item->first >= 1900 && item->first <= 2099 && item->second >= 1 &&
        item->second <= 12)
        return SG_FORM_COMPACT;
    return n <= 2 ? SG_FORM_NUMBER : SG_FORM_OTHER;
}

/* R1, M01 */
static bool is_letter(struct sg_form_item *item)
{
    size_t n = digits_at(item->key + 1);
    if (!strchr("rhstm", item->key[0]) || n < 1 || n > 2 || item->key[1 + n])
        return false;
    item->first = (int)strtol(item->key + 1, NULL, 10);
    return item->first > 0;
}

/* Two numbers with a mark between: 2019-20, 2023.7, 23/4. */
static enum sg_form form_of_two(struct sg_form_item *item)
{
    bool fiscal = strncmp(item->key, "fy", 2) == 0;
    const char *at = item->key + (fiscal ? 2 : 0);
    size_t n = digits_at(at);
    char mark = at[n];
    size_t m = mark == '-' || mark == '/' || mark == '.' ? digits_at(at + n + 1) : 0;
    if ((n != 4 && n != 2) || m < 1 || m > 2 || at[n + 1 + m])
        return SG_FORM_OTHER;
    item->first = (int)strtol(at, NULL, 10);
    item->second = (int)strtol(at + n + 1, NULL, 10);
    item->two_digits = m == 2;
    bool month = item->second >= 1 && item->second <= 12;
    if (n == 2)
        return month && !fiscal ? SG_FORM_SHORT : SG_FORM_OTHER;
    if (mark == '.') {
        item->number = true;
        return month && item->first >= 1900 && item->first <= 2099 ? SG_FORM_DOTTED : SG_FORM_OTHER;
    }
    item->how.fiscal = fiscal;
    return m == 2 && item->second == (item->first + 1) % 100 ? SG_FORM_TWO_YEARS : SG_FORM_OTHER;
}

/* Whether a year without its era stands there: 元年, 10年度, 28年6月. */
static bool is_bare_year(const char *key)
{
    struct sg_year_reader how = {.usual = sg_era_of_letter('h')};
    struct sg_period period;
    return sg_year_lacks_era(key) && sg_period_read_key(key, &how, &period);
}

static enum sg_form form_of(struct sg_form_item *item)
{
    const struct sg_year_reader any = {.year = 2000};
    const char *key = item->key;
    struct sg_period part;
    size_t n = digits_at(key);
    if (!*key)
        return SG_FORM_BLANK;
    if (!key[n])
        return form_of_number(item, n);
    if (is_letter(item))
        return SG_FORM_LETTER;
    enum sg_form form = form_of_two(item);
    bool of_era = form == SG_FORM_SHORT && item->how.usual;
    if (form != SG_FORM_OTHER && !of_era)
        return form;
    item->how.fiscal = false;
    if (sg_period_read_key(key, &item->how, &item->period)) {
        bool by_two = n == 2 && key[n] == '/' && !item->how.era;
        item->first = by_two ? (int)strtol(key, NULL, 10) : 0;
        return by_two ? SG_FORM_SHORT : SG_FORM_FULL;
    }
    item->how.era = sg_era_of_word(key);
    if (item->how.era)
        return SG_FORM_ERA;
    if (sg_part_read(key, &any, true, &part))
        return sg_part_read(key, &any, false, &part) ? SG_FORM_PART : SG_FORM_BARE_PART;
    return is_bare_year(key) ? SG_FORM_BARE_YEAR : SG_FORM_OTHER;
}

void sg_form_of(const char *text, const struct sg_era *usual, struct sg_form_item *item)
{
    *item = (struct sg_form_item){.key = sg_text_key(text), .how = {.usual = usual}};
    item->form = form_of(item);
}

static bool ends_with(const char *key, const char *ending)
{
    size_t n = strlen(key), m = strlen(ending);
    return n >= m && strcmp(key + n - m, ending) == 0;
}

int sg_periods_frequency(const struct sg_periods_context *context)
{
    if (context->frequency || !context->header)
        return context->frequency;
    char *key = sg_text_key(context->header);
    int frequency = 0;
    if (strstr(key, "四半期") || strstr(key, "quarter"))
        frequency = 4;
    else if (strstr(key, "年月") || ends_with(key, "月") || strstr(key, "月次") ||
             strstr(key, "month"))
        frequency = 12;
    else if (strstr(key, "年度") || strstr(key, "fiscal"))
        frequency = 1;
    free(key);
    return frequency;
}

bool sg_form_is_under_fiscal(const struct sg_periods_context *context)
{
    return context->header && (strstr(context->header, "年度") || strstr(context->header, "iscal"));
}

bool sg_form_is_named(const struct sg_periods_context *context)
{
    return context->periods ||
           (context->header && sg_role_of_header(context->header) == SG_ROLE_PERIOD);
}
