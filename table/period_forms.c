/* Forms of periods that do not start with a year. */
#include <string.h>

#include "period_parts.h"

/* Two digits of a code. */
static int pair(const char *digits)
{
    return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* Ten digits of e-Stat: year, 00 or 10 for a fiscal year, first month, last month. */
static bool read_time_code(struct sg_year_reader *r, struct sg_period *period)
{
    const char *key = r->at;
    if (strspn(key, "0123456789") != 10 || key[10])
        return false;
    r->year = pair(key) * 100 + pair(key + 2);
    r->fiscal = key[4] == '1';
    int kind = pair(key + 4), first = pair(key + 6), last = pair(key + 8);
    if (r->year < 1000 || r->year > 2999 || (kind != 0 && kind != 10))
        return false;
    if (first == 0 && last == 0) {
        sg_part_set_year(r, period);
        return true;
    }
    bool month = first == last && first >= 1 && first <= 12;
    bool quarter = first % 3 == 1 && last == first + 2 && last <= 12;
    if (r->fiscal || !(month || quarter))
        return false;
    sg_part_set(r, first, month ? SG_PERIOD_MONTH : SG_PERIOD_QUARTER, period);
    return true;
}

/* 31.12.2019 */
static bool read_dotted_day(struct sg_year_reader *r, struct sg_period *period)
{
    int day = sg_year_digits(r, 2);
    int month = day > 0 && sg_year_skip(r, ".") ? sg_year_digits(r, 2) : 0;
    if (month < 1 || month > 12 || !sg_year_skip(r, ".") || strlen(r->at) != 4 ||
        !sg_year_take_western(r) || *r->at)
        return false;
    sg_part_set(r, month, SG_PERIOD_MONTH, period);
    return sg_part_set_day(day, period);
}

/* 2019-20, 2019/20, FY2009-10年度: a fiscal year by its two years. Without 年度 the second must be
   no month, else it is read as one. */
static bool read_two_years(struct sg_year_reader *r, struct sg_period *period)
{
    sg_year_skip(r, "fy");
    size_t n = strspn(r->at, "0123456789");
    if (n != 4 || !sg_year_take_western(r) || !(sg_year_skip(r, "-") || sg_year_skip(r, "/")))
        return false;
    size_t two = strspn(r->at, "0123456789");
    int next = sg_year_digits(r, 2);
    bool marked = sg_year_skip(r, "年度");
    if (two != 2 || next != (r->year + 1) % 100 || *r->at || (!marked && next >= 1 && next <= 12))
        return false;
    r->fiscal = true;
    sg_part_set_year(r, period);
    return true;
}

/* 23/4-6: a quarter of a year of two digits. */
static bool read_short_quarter(struct sg_year_reader *r, struct sg_period *period)
{
    if (strspn(r->at, "0123456789") != 2)
        return false;
    r->year = sg_year_of_two(sg_year_digits(r, 2));
    return *r->at == '/' && sg_part_take_rest(r, period) && !*r->at &&
           period->kind == SG_PERIOD_QUARTER;
}

bool sg_period_read_digits(struct sg_year_reader *r, struct sg_period *period)
{
    static bool (*const forms[])(struct sg_year_reader *, struct sg_period *) = {
        read_time_code, read_dotted_day, read_two_years, read_short_quarter};
    struct sg_year_reader start = *r;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        *r = start;
        if (forms[i](r, period))
            return true;
    }
    *r = start;
    return false;
}

static bool take_plain_year(struct sg_year_reader *r)
{
    sg_year_skip(r, "-");
    return strspn(r->at, "0123456789") == 4 && sg_year_take_western(r) && !*r->at;
}

/* Q2 2024, 2Q 2024, Q1'20; with a year of four digits also H1, S1, T1, which else are years of an
   era. */
static bool read_turned_number(struct sg_year_reader *r, struct sg_period *period)
{
    static const char letters[] = "qths";
    const char *key = r->at;
    if (!*key) /* the nothing in a bracket of nothing */
        return false;
    bool behind = key[0] >= '1' && key[0] <= '4';
    char letter = behind ? key[1] : key[0], digit = behind ? key[0] : key[1];
    bool quarter = letter == 'q' || letter == 't';
    if (!letter || !strchr(letters, letter) || digit < '1' || digit > (quarter ? '4' : '2') ||
        (behind && letter != 'q' && letter != 'h'))
        return false;
    r->at += 2;
    const char *after = r->at;
    if (letter == 'q' && sg_year_take_western(r) && !*r->at) {
        sg_part_set_nth(r, digit - '0', SG_PERIOD_QUARTER, period);
        return true;
    }
    r->at = after;
    if (letter == 'q')
        sg_year_skip(r, "-");
    if (letter == 'q' ? !sg_year_take(r) || *r->at : !take_plain_year(r))
        return false;
    sg_part_set_nth(r, digit - '0', quarter ? SG_PERIOD_QUARTER : SG_PERIOD_HALF, period);
    return true;
}

/* June 2024, Jan-20, June 1, 2024, 1 June 2024 */
static bool read_month_name(struct sg_year_reader *r, struct sg_period *period)
{
    int before = sg_year_digits(r, 2);
    if (before > 0)
        sg_year_skip(r, "-");
    int month = sg_part_take_month_name(r);
    if (!month)
        return false;
    const char *after = r->at;
    int behind = before < 0 ? sg_year_digits(r, 2) : -1;
    if (behind < 0 || !sg_year_skip(r, ",")) {
        behind = -1;
        r->at = after;
    }
    int day = before > 0 ? before : behind;
    after = r->at;
    if (!sg_year_take_western(r) || *r->at) { /* June FY2023, June R5 */
        r->at = after;
        sg_year_skip(r, "-");
        if (!sg_year_take(r) || *r->at)
            return false;
    }
    sg_part_set(r, month, SG_PERIOD_MONTH, period);
    return day < 0 || sg_part_set_day(day, period);
}

/* Apr–Jun 2024, Jan–Jun 2024, Oct 2024–Mar 2025: the months of a quarter or half-year. */
static bool read_month_names(struct sg_year_reader *r, struct sg_period *period)
{
    int first = sg_part_take_month_name(r);
    int start = first && strspn(r->at, "0123456789") == 4 && sg_year_take_western(r) ? r->year : 0;
    int last = first && sg_year_skip(r, "-") ? sg_part_take_month_name(r) : 0;
    if (!last || !take_plain_year(r))
        return false;
    int months = last - first + 1 + (start ? 12 * (r->year - start) : 0);
    bool half = months == 6 && first % 3 == 1;
    if (!half && !(months == 3 && first % 3 == 1))
        return false;
    r->year = start ? start : r->year;
    sg_part_set(r, first, half ? SG_PERIOD_HALF : SG_PERIOD_QUARTER, period);
    return true;
}

bool sg_period_read_turned(struct sg_year_reader *r, struct sg_period *period)
{
    static bool (*const forms[])(struct sg_year_reader *, struct sg_period *) = {
        read_turned_number, read_month_names, read_month_name};
    struct sg_year_reader start = *r;
    start.usual = NULL; /* a bare number here is a day or a short year */
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        *r = start;
        if (forms[i](r, period))
            return true;
    }
    *r = start;
    return false;
}
