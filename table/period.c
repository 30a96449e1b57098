#include <sangyo/period.h>

#include <stdlib.h>
#include <string.h>

#include <sangyo/text.h>

struct era {
    const char *kanji, *short_kanji, *name;
    char letter;
    int before; /* the Western year before its first */
    int most;   /* plans go on counting in an era that ended later: 平成37年度 */
};

static const struct era eras[] = {
    {"明治", "明", "meiji", 'm', 1867, 45}, {"大正", "大", "taisho", 't', 1911, 15},
    {"昭和", "昭", "showa", 's', 1925, 64}, {"平成", "平", "heisei", 'h', 1988, 99},
    {"令和", "令", "reiwa", 'r', 2018, 99},
};

enum { N_ERAS = sizeof eras / sizeof *eras };

/* Reads a label's key from left to right; each take_ function moves past what it finds, or stays.
 */
struct reader {
    const char *at;
    const struct era *usual; /* for bare years below 100; NULL: none */
    int year;                /* 0: not known */
    int other;               /* the same year in the other style; 0: not given */
    bool era;                /* the year was counted in an era */
    bool fiscal;
};

static bool take(struct reader *r, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(r->at, text, n) != 0)
        return false;
    r->at += n;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads up to `most` digits, but all that stand there; -1 if none or more. */
static int take_digits(struct reader *r, int most)
{
    int n = 0, value = 0;
    while (is_digit(r->at[n]) && n <= most)
        value = value * 10 + (r->at[n++] - '0');
    if (n == 0 || n > most)
        return -1;
    r->at += n;
    return value;
}

static bool take_range_mark(struct reader *r)
{
    return take(r, "-") || take(r, "~") || take(r, "ー");
}

static const struct era *take_era(struct reader *r)
{
    for (int i = 0; i < N_ERAS; i++)
        if (take(r, eras[i].kanji) || take(r, eras[i].name) || take(r, eras[i].short_kanji))
            return &eras[i];
    for (int i = 0; i < N_ERAS; i++) {
        const char *after = r->at + 1;
        if (r->at[0] != eras[i].letter)
            continue;
        if (*after == '.')
            after++;
        if (!is_digit(*after) && strncmp(after, "元", strlen("元")) != 0)
            continue;
        r->at = after;
        return &eras[i];
    }
    return NULL;
}

/* A year in either style without what follows; 0 if there is none. */
static int take_year_number(struct reader *r)
{
    const char *start = r->at;
    const struct era *era = take(r, "西暦") ? NULL : take_era(r);
    int n = take(r, "元") ? 1 : take_digits(r, era ? 2 : 4);
    if (!era && n >= 1000 && n <= 2999)
        return n;
    if (!era)
        era = r->usual;
    if (era && n >= 1 && n <= era->most) {
        r->era = true;
        return era->before + n;
    }
    r->at = start;
    return 0;
}

static void take_year_mark(struct reader *r)
{
    if (take(r, "年度"))
        r->fiscal = true;
    else
        take(r, "年");
}

/* (2023) or (令和5年度) after a year; not taken if it is anything else. */
static void take_bracketed_year(struct reader *r)
{
    const char *start = r->at;
    if (r->other || !take(r, "("))
        return;
    r->other = take_year_number(r);
    take_year_mark(r);
    if (!r->other || !take(r, ")")) {
        r->other = 0;
        r->at = start;
    }
}

static bool take_year(struct reader *r)
{
    if (take(r, "fy"))
        r->fiscal = true;
    r->year = take_year_number(r);
    if (!r->year)
        return false;
    take_bracketed_year(r);
    take_year_mark(r);
    take_bracketed_year(r);
    return true;
}

/* 1 to 4 for q2, 第2四半期, 2四半期, ii期, 第ii四半期; 0 if there is none. */
static int take_quarter_number(struct reader *r)
{
    static const char *const romans[] = {"iv", "iii", "ii", "i"};
    static const int numbers[] = {4, 3, 2, 1};
    const char *start = r->at;
    bool letter = take(r, "q");
    if (!letter)
        take(r, "第");
    int n = take_digits(r, 1);
    bool roman = false;
    for (int i = 0; i < 4 && n < 0; i++)
        if (take(r, romans[i])) {
            n = numbers[i];
            roman = true;
        }
    if (n >= 1 && n <= 4 && (letter || take(r, "四半期") || (roman && take(r, "期"))))
        return n;
    r->at = start;
    return 0;
}

/* The first month of a quarter written by its months, 4-6月期 or 4-6; 0 if there is none. */
static int take_quarter_months(struct reader *r)
{
    const char *start = r->at;
    int first = take_digits(r, 2);
    take(r, "月");
    if (take_range_mark(r)) {
        int last = take_digits(r, 2);
        if (first % 3 == 1 && last == first + 2 && last <= 12) {
            if (take(r, "月"))
                take(r, "期");
            else
                take(r, "."); /* 2024/4-6., as national accounts write it */
            return first;
        }
    }
    r->at = start;
    return 0;
}

static void set_month(const struct reader *r, int month, enum sg_period_kind kind, int months,
                      struct sg_period *period)
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
static bool take_month(struct reader *r, const char *mark, struct sg_period *period)
{
    int month = take_digits(r, 2);
    if (month < 1 || month > 12)
        return false;
    set_month(r, month, SG_PERIOD_MONTH, 1, period);
    if (!mark)
        return take(r, "月") &&
               (!is_digit(*r->at) || (set_day(month, take_digits(r, 2), period) && take(r, "日")));
    if (!take(r, mark))
        return *mark != '.' || r->era; /* 2024.06 may be any number */
    return set_day(month, take_digits(r, 2), period);
}

static bool take_quarter(struct reader *r, bool by_months, struct sg_period *period)
{
    int first = by_months ? take_quarter_months(r) : 0;
    int n = first ? 0 : take_quarter_number(r);
    if (!first && !n)
        return false;
    if (n)
        first = (3 * (n - 1) + (r->fiscal ? 3 : 0)) % 12 + 1; /* fiscal years start in April */
    set_month(r, first, SG_PERIOD_QUARTER, 3, period);
    return true;
}

/* What follows a year, to the end of the label. */
static bool take_rest(struct reader *r, struct sg_period *period)
{
    static const char *const marks[] = {"-", "/", "."};
    const char *mark = NULL;
    if (!*r->at) {
        *period = r->fiscal ? (struct sg_period){SG_PERIOD_FISCAL_YEAR, r->year * 12 + 3, 1, 12}
                            : (struct sg_period){SG_PERIOD_YEAR, r->year * 12, 1, 12};
        return true;
    }
    for (int i = 0; i < 3 && !mark; i++)
        if (take(r, marks[i]))
            mark = marks[i];
    bool by_months = !mark || *mark != '-'; /* 2024-4-6 is a day */
    if (!take_quarter(r, by_months, period) && !take_month(r, mark, period))
        return false;
    take(r, "現在");
    return !*r->at;
}

/* Ten digits of e-Stat: year, 00 or 10 for a fiscal year, first month, last month. */
static bool read_time_code(const char *key, struct sg_period *period)
{
    int digits[10];
    for (int i = 0; i < 10; i++) {
        if (!is_digit(key[i]))
            return false;
        digits[i] = key[i] - '0';
    }
    struct reader r = {.year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]};
    int kind = digits[4] * 10 + digits[5];
    int first = digits[6] * 10 + digits[7], last = digits[8] * 10 + digits[9];
    if (key[10] || r.year < 1000 || r.year > 2999)
        return false;
    if ((kind == 0 || kind == 10) && first == 0 && last == 0) {
        r.fiscal = kind == 10;
        r.at = "";
        return take_rest(&r, period);
    }
    bool month = first == last && first >= 1 && first <= 12;
    bool quarter = first % 3 == 1 && last == first + 2 && last <= 12;
    if (kind != 0 || !(month || quarter))
        return false;
    set_month(&r, first, month ? SG_PERIOD_MONTH : SG_PERIOD_QUARTER, month ? 1 : 3, period);
    return true;
}

/* Q2 2024 */
static bool take_leading_quarter(struct reader *r, struct sg_period *period)
{
    if (*r->at != 'q' || !is_digit(r->at[1]))
        return false;
    struct reader quarter = {.at = r->at};
    r->at += 2;
    take_range_mark(r);
    char only[3] = {quarter.at[0], quarter.at[1], '\0'};
    quarter.at = only;
    if (!take_year(r) || *r->at)
        return false;
    quarter.year = r->year;
    quarter.fiscal = r->fiscal;
    return take_quarter(&quarter, false, period);
}

static bool is_bare_year(const char *key)
{
    struct reader r = {.at = key};
    return (take(&r, "元") || take_digits(&r, 2) >= 0) && (take(&r, "年") || take(&r, "("));
}

static bool find_era(const char *name, const struct era **era, struct sg_error *err)
{
    char *key = sg_text_key(name);
    *era = NULL;
    for (int i = 0; i < N_ERAS && !*era; i++) {
        const char letter[] = {eras[i].letter, '\0'};
        const char *names[] = {eras[i].kanji, eras[i].short_kanji, eras[i].name, letter};
        for (int k = 0; k < 4; k++)
            if (strcmp(names[k], key) == 0)
                *era = &eras[i];
    }
    free(key);
    return *era || sg_fail(err, SG_FAIL_USAGE,
                           "--era takes meiji, taisho, showa, heisei or reiwa, not '%s'", name);
}

static bool read_key(const char *key, const char *label, const struct era *usual,
                     struct sg_period *period, struct sg_error *err)
{
    struct reader r = {.at = key, .usual = usual};
    struct reader q = r;
    if (read_time_code(key, period) || take_leading_quarter(&q, period))
        return true;
    bool whole = take_year(&r) && take_rest(&r, period);
    if (r.year && r.other && r.year != r.other)
        return sg_fail(err, SG_FAIL_DATA, "'%s' names two years, %d and %d", label, r.year,
                       r.other);
    if (whole)
        return true;
    if (!usual && is_bare_year(key))
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
    const struct era *usual = NULL;
    *period = (struct sg_period){0};
    if (era && !find_era(era, &usual, err))
        return false;
    char *key = sg_text_key(label);
    bool read = read_key(key, label, usual, period, err);
    free(key);
    if (!read)
        *period = (struct sg_period){0};
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
