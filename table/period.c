#include <sangyo/period.h>

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "text.h"

#include "year.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool take_range_mark(struct sg_year_reader *r)
{
    return sg_year_skip(r, "-") || sg_year_skip(r, "~") || sg_year_skip(r, "ー");
}

/* 1 to 4 for q2, 第2四半期, 2四半期, ii期, 第ii四半期; 0 if there is none. */
static int take_quarter_number(struct sg_year_reader *r)
{
    static const char *const romans[] = {"iv", "iii", "ii", "i"};
    static const int numbers[] = {4, 3, 2, 1};
    const char *start = r->at;
    bool letter = sg_year_skip(r, "q");
    if (!letter)
        sg_year_skip(r, "第");
    int n = sg_year_digits(r, 1);
    bool roman = false;
    for (int i = 0; i < 4 && n < 0; i++)
        if (sg_year_skip(r, romans[i])) {
            n = numbers[i];
            roman = true;
        }
    if (n >= 1 && n <= 4 &&
        (letter || sg_year_skip(r, "四半期") || (roman && sg_year_skip(r, "期"))))
        return n;
    r->at = start;
    return 0;
}

/* The first month of a quarter written by its months, 4-6月期 or 4-6; 0 if there is none. */
static int take_quarter_months(struct sg_year_reader *r)
{
    const char *start = r->at;
    int first = sg_year_digits(r, 2);
    sg_year_skip(r, "月");
    if (take_range_mark(r)) {
        int last = sg_year_digits(r, 2);
        if (first % 3 == 1 && last == first + 2 && last <= 12) {
            if (sg_year_skip(r, "月"))
                sg_year_skip(r, "期");
            else
                sg_year_skip(r, "."); /* 2024/4-6., as national accounts write it */
            return first;
        }
    }
    r->at = start;
    return 0;
}

static void set_month(const struct sg_year_reader *r, int month, enum sg_period_kind kind,
                      int months, struct sg_period *period)
{
    int year = r->year + (r->fiscal && month < 4);
    *period = (struct sg_period){kind, year * 12 + month - 1, 1, months};
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool set_day(int month, int day, struct sg_period *period)
{
    int year = period->month / 12;
    if (day < 1 || day > days_in(year, month))
        return false;
    period->kind = SG_PERIOD_DAY;
    period->day = day;
    period->months = 0;
    return true;
}

/* A month, and a day where one follows: 6月1日, or 06-01 with `mark` between. */
static bool take_month(struct sg_year_reader *r, const char *mark, struct sg_period *period)
{
    bool letter = sg_year_skip(r, "m"); /* 2024M06, as Eurostat and the IMF write it */
    int month = sg_year_digits(r, 2);
    if (month < 1 || month > 12)
        return false;
    set_month(r, month, SG_PERIOD_MONTH, 1, period);
    if (letter)
        return true;
    if (!mark)
        return sg_year_skip(r, "月") &&
               (!is_digit(*r->at) ||
                (set_day(month, sg_year_digits(r, 2), period) && sg_year_skip(r, "日")));
    if (!sg_year_skip(r, mark))
        return *mark != '.' || r->in_era; /* 2024.06 may be any number */
    return set_day(month, sg_year_digits(r, 2), period);
}

static void set_quarter(const struct sg_year_reader *r, int n, struct sg_period *period)
{
    int april = r->fiscal ? 3 : 0; /* fiscal years start in April */
    set_month(r, (3 * (n - 1) + april) % 12 + 1, SG_PERIOD_QUARTER, 3, period);
}

static void set_year(const struct sg_year_reader *r, struct sg_period *period)
{
    enum sg_period_kind kind = r->fiscal ? SG_PERIOD_FISCAL_YEAR : SG_PERIOD_YEAR;
    *period = (struct sg_period){kind, r->year * 12 + (r->fiscal ? 3 : 0), 1, 12};
}

static bool take_quarter(struct sg_year_reader *r, bool by_months, struct sg_period *period)
{
    int first = by_months ? take_quarter_months(r) : 0;
    int n = first ? 0 : take_quarter_number(r);
    if (first)
        set_month(r, first, SG_PERIOD_QUARTER, 3, period);
    else if (n)
        set_quarter(r, n, period);
    return first || n;
}

/* What follows a year, up to the end or a bracket. */
static bool take_rest(struct sg_year_reader *r, struct sg_period *period)
{
    static const char *const marks[] = {"-", "/", "."};
    const char *mark = NULL;
    if (!*r->at || *r->at == '(') {
        set_year(r, period);
        return true;
    }
    for (int i = 0; i < 3 && !mark; i++)
        if (sg_year_skip(r, marks[i]))
            mark = marks[i];
    bool by_months = !mark || *mark != '-'; /* 2024-4-6 is a day */
    if (!take_quarter(r, by_months, period) && !take_month(r, mark, period))
        return false;
    if (!sg_year_skip(r, "現在"))
        sg_year_skip(r, "時点");
    return !*r->at || *r->at == '(';
}

/* Two digits of a code. */
static int pair(const char *digits)
{
    return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* Ten digits of e-Stat: year, 00 or 10 for a fiscal year, first month, last month. */
static bool read_time_code(const char *key, struct sg_period *period)
{
    if (strspn(key, "0123456789") != 10 || key[10])
        return false;
    struct sg_year_reader r = {.year = pair(key) * 100 + pair(key + 2), .fiscal = key[4] == '1'};
    int kind = pair(key + 4), first = pair(key + 6), last = pair(key + 8);
    if (r.year < 1000 || r.year > 2999 || (kind != 0 && kind != 10))
        return false;
    if (first == 0 && last == 0) {
        set_year(&r, period);
        return true;
    }
    bool month = first == last && first >= 1 && first <= 12;
    bool quarter = first % 3 == 1 && last == first + 2 && last <= 12;
    if (r.fiscal || !(month || quarter))
        return false;
    set_month(&r, first, month ? SG_PERIOD_MONTH : SG_PERIOD_QUARTER, month ? 1 : 3, period);
    return true;
}

/* 1 to 12 for june or jun; 0 if there is none. */
static int take_month_name(struct sg_year_reader *r)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++) {
        char brief[4] = {names[i][0], names[i][1], names[i][2], '\0'};
        if (sg_year_skip(r, names[i]) || sg_year_skip(r, brief))
            return i + 1;
    }
    return 0;
}

/* Q2 2024, June 2024 */
static bool read_turned(const char *key, struct sg_period *period)
{
    struct sg_year_reader r = {.at = key};
    int month = take_month_name(&r);
    int quarter = !month && key[0] == 'q' && key[1] >= '1' && key[1] <= '4' ? key[1] - '0' : 0;
    if (quarter)
        r.at += 2;
    if (!month && !quarter)
        return false;
    sg_year_skip(&r, "-");
    if (!sg_year_take(&r) || *r.at)
        return false;
    if (quarter)
        set_quarter(&r, quarter, period);
    else
        set_month(&r, month, SG_PERIOD_MONTH, 1, period);
    return true;
}

static bool read_plain(const char *key, const struct sg_era *usual, struct sg_period *period);

/* Whether the rest of a label, in brackets, says the same again: 2024年4-6月期(令和6年4~6月期). */
static bool repeats(const char *rest, const struct sg_era *usual, const struct sg_period *period)
{
    struct sg_period again;
    size_t n = strlen(rest);
    if (n < 2 || rest[0] != '(' || rest[n - 1] != ')')
        return false;
    char *inside = sg_copy_bytes(rest + 1, n - 2);
    bool same = read_plain(inside, usual, &again) && sg_period_compare(&again, period) == 0 &&
                again.kind == period->kind;
    free(inside);
    return same;
}

static bool read_plain(const char *key, const struct sg_era *usual, struct sg_period *period)
{
    struct sg_year_reader r = {.at = key, .usual = usual};
    return sg_year_take(&r) && (!r.other || r.other == r.year) && take_rest(&r, period) &&
           (!*r.at || repeats(r.at, usual, period));
}

static bool fail(const char *key, const char *label, const struct sg_era *usual,
                 struct sg_error *err)
{
    struct sg_year_reader r = {.at = key, .usual = usual};
    if (sg_year_take(&r) && r.other && r.other != r.year)
        return sg_fail(err, SG_FAIL_DATA, "'%s' names two years, %d and %d", label, r.year,
                       r.other);
    if (!usual && sg_year_lacks_era(key))
        return sg_fail(err, SG_FAIL_DATA, "'%s' is a year without an era: give --era heisei or so",
                       label);
    return sg_fail(err, SG_FAIL_DATA,
                   "'%s' is no period: write it as 2021, 令和3年度, FY2021, 2024-Q2, 2024-06 or "
                   "2021-06-01",
                   label);
}

bool sg_period_read(const char *label, const char *era, struct sg_period *period,
                    struct sg_error *err)
{
    const struct sg_era *usual = NULL;
    *period = (struct sg_period){0};
    if (era && !sg_year_find_era(era, &usual, err))
        return false;
    char *key = sg_text_key(label);
    bool read =
        read_time_code(key, period) || read_turned(key, period) || read_plain(key, usual, period);
    if (!read) {
        *period = (struct sg_period){0};
        fail(key, label, usual, err);
    }
    free(key);
    return read;
}

int sg_period_compare(const struct sg_period *a, const struct sg_period *b)
{
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->months > b->months) - (a->months < b->months);
}

double sg_period_months_between(const struct sg_period *a, const struct sg_period *b)
{
    return b->month - a->month + (b->day - a->day) / (365.25 / 12);
}

bool sg_period_comparable(const struct sg_period *a, const struct sg_period *b)
{
    return a->kind != SG_PERIOD_NONE && a->kind == b->kind && a->months == b->months;
}
