/* Parts of a year: halves, quarters, months, days. */
#include "period_parts.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int length_of(enum sg_period_kind kind)
{
    return kind == SG_PERIOD_HALF ? 6 : kind == SG_PERIOD_QUARTER ? 3 : 1;
}

void sg_part_set_year(const struct sg_year_reader *r, struct sg_period *period)
{
    enum sg_period_kind kind = r->fiscal ? SG_PERIOD_FISCAL_YEAR : SG_PERIOD_YEAR;
    *period = (struct sg_period){kind, r->year * 12 + (r->fiscal ? 3 : 0), 1, 12};
}

void sg_part_set(const struct sg_year_reader *r, int month, enum sg_period_kind kind,
                 struct sg_period *period)
{
    int year = r->year + (r->fiscal && month < 4);
    *period = (struct sg_period){kind, year * 12 + month - 1, 1, length_of(kind)};
}

void sg_part_set_nth(const struct sg_year_reader *r, int n, enum sg_period_kind kind,
                     struct sg_period *period)
{
    int april = r->fiscal ? 3 : 0; /* fiscal years start in April */
    sg_part_set(r, (length_of(kind) * (n - 1) + april) % 12 + 1, kind, period);
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month] + (month == 1 && leap);
}

bool sg_part_set_day(int day, struct sg_period *period)
{
    if (day < 1 || day > days_in(period->month / 12, period->month % 12))
        return false;
    period->kind = SG_PERIOD_DAY;
    period->day = day;
    period->months = 0;
    return true;
}

static bool take_range_mark(struct sg_year_reader *r)
{
    return sg_year_skip(r, "-") || sg_year_skip(r, "~") || sg_year_skip(r, "ー");
}

/* The number that one of the words stands for; 0 if none is there. */
static int take_word(struct sg_year_reader *r, const char *const words[], int n)
{
    for (int i = 0; i < n; i++)
        if (sg_year_skip(r, words[i]))
            return i + 1;
    return 0;
}

/* q2 or t2 (trimestre), 2q, 第2四半期, 2四半期, 第二四半期, ii期, 第ii四半期 */
static bool take_quarter_number(struct sg_year_reader *r, struct sg_period *period)
{
    static const char *const romans[] = {"iv", "iii", "ii", "i"};
    static const char *const kanji[] = {"一", "二", "三", "四"};
    const char *start = r->at;
    bool letter = sg_year_skip(r, "q") || sg_year_skip(r, "t");
    if (!letter)
        sg_year_skip(r, "第");
    int n = sg_year_digits(r, 1);
    bool roman = false;
    if (n < 0 && !letter)
        n = take_word(r, kanji, 4);
    if (n <= 0) {
        int from_end = take_word(r, romans, 4);
        roman = from_end > 0;
        n = roman ? 5 - from_end : 0;
    }
    if (n < 1 || n > 4 ||
        !(letter || sg_year_skip(r, "四半期") ||
          (roman ? sg_year_skip(r, "期") : r->at[0] == 'q'))) {
        r->at = start;
        return false;
    }
    if (!letter && !roman)
        sg_year_skip(r, "q");
    sg_part_set_nth(r, n, SG_PERIOD_QUARTER, period);
    return true;
}

/* 上期, 下半期, h1 or s1 (semestre), 1h */
static bool take_half_number(struct sg_year_reader *r, struct sg_period *period)
{
    static const char *const first[] = {"上半期", "上期", "h1", "s1", "1h"};
    static const char *const second[] = {"下半期", "下期", "h2", "s2", "2h"};
    int n = take_word(r, first, 5) ? 1 : take_word(r, second, 5) ? 2 : 0;
    if (n)
        sg_part_set_nth(r, n, SG_PERIOD_HALF, period);
    return n;
}

/* Whether a half-year may run from month to month; October to March only as one of a fiscal year,
   since October is of another year than March. */
static bool is_half(const struct sg_year_reader *r, int first, int last)
{
    if (first == 4 && last == 9)
        return true;
    return r->fiscal ? first == 10 && last == 3 : (first == 1 || first == 7) && last == first + 5;
}

/* A quarter or half-year written by its months: 4-6月期, 4-6, 1-6月. */
static bool take_months(struct sg_year_reader *r, struct sg_period *period)
{
    const char *start = r->at;
    int first = sg_year_digits(r, 2);
    sg_year_skip(r, "月");
    int last = take_range_mark(r) ? sg_year_digits(r, 2) : 0;
    bool quarter = first % 3 == 1 && last == first + 2 && last <= 12;
    bool closed = last > 0 && sg_year_skip(r, "月");
    if (closed && !sg_year_skip(r, "期"))
        sg_year_skip(r, "分");
    if (quarter && !closed)
        sg_year_skip(r, "."); /* 2024/4-6., as national accounts write it */
    if (quarter || (closed && is_half(r, first, last))) {
        sg_part_set(r, first, quarter ? SG_PERIOD_QUARTER : SG_PERIOD_HALF, period);
        return true;
    }
    r->at = start;
    return false;
}

int sg_part_take_month_name(struct sg_year_reader *r)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int i = 0; i < 12 && *r->at >= 'a' && *r->at <= 's'; i++) {
        char brief[4] = {names[i][0], names[i][1], names[i][2], '\0'};
        if (*r->at != *brief)
            continue;
        if (sg_year_skip(r, names[i]) || sg_year_skip(r, brief))
            return i + 1;
    }
    return 0;
}

/* A month, and a day where one follows: 6月1日, or 06-01 with `mark` between. */
static bool take_month(struct sg_year_reader *r, const char *mark, struct sg_period *period)
{
    int named = r->era ? 0 : sg_part_take_month_name(r);
    bool letter = !named && sg_year_skip(r, "m"); /* 2024M06, as Eurostat and the IMF write it */
    int month = named ? named : sg_year_digits(r, 2);
    if (month < 1 || month > 12)
        return false;
    sg_part_set(r, month, SG_PERIOD_MONTH, period);
    if (letter || named)
        return true;
    if (!mark)
        return sg_year_skip(r, "月") &&
               (sg_year_skip(r, "分") || !is_digit(*r->at) ||
                (sg_part_set_day(sg_year_digits(r, 2), period) && sg_year_skip(r, "日")));
    if (!sg_year_skip(r, mark))
        return *mark != '.' || r->era || r->dotted; /* 2024.06 may be any number */
    return sg_part_set_day(sg_year_digits(r, 2), period);
}

static bool take_part(struct sg_year_reader *r, const char *mark, bool by_months,
                      struct sg_period *period)
{
    return (by_months && take_months(r, period)) || take_quarter_number(r, period) ||
           take_half_number(r, period) || take_month(r, mark, period);
}

bool sg_part_take_rest(struct sg_year_reader *r, struct sg_period *period)
{
    static const char *const marks[] = {"-", "/", "."};
    if (!*r->at || *r->at == '(') {
        sg_part_set_year(r, period);
        return true;
    }
    int at = take_word(r, marks, 3);
    const char *mark = at ? marks[at - 1] : NULL;
    bool by_months = !mark || *mark != '-'; /* 2024-4-6 is a day */
    if (!take_part(r, mark, by_months, period))
        return false;
    if (!sg_year_skip(r, "現在"))
        sg_year_skip(r, "時点");
    return !*r->at || *r->at == '(';
}

bool sg_part_read(const char *key, const struct sg_year_reader *year, bool bare,
                  struct sg_period *period)
{
    struct sg_year_reader r = *year;
    r.at = key;
    bool read = *key && take_part(&r, NULL, true, period) && !*r.at;
    if (read && period->kind == SG_PERIOD_QUARTER && is_digit(key[strlen(key) - 1]) &&
        is_digit(*key))
        read = bare;
    if (!read || period->kind == SG_PERIOD_DAY)
        *period = (struct sg_period){0};
    return period->kind != SG_PERIOD_NONE;
}
