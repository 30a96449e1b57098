#include <sangyo/period.h>

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "text.h"

#include "period_parts.h"

static bool read_plain(struct sg_year_reader *r, struct sg_period *period);

/* Whether the rest of a label, in brackets, says the same again: 2024年4-6月期(令和6年4~6月期). */
static bool repeats(const char *rest, const struct sg_era *usual, const struct sg_period *period)
{
    const struct sg_era *const eras[] = {usual, NULL}; /* (24/4-6) is no year of the usual era */
    bool same = false;
    size_t n = strlen(rest);
    if (n < 2 || rest[0] != '(' || rest[n - 1] != ')')
        return false;
    char *inside = sg_copy_bytes(rest + 1, n - 2);
    for (size_t i = 0; i < 2 && !same; i++) {
        struct sg_year_reader how = {.usual = eras[i], .dotted = true};
        struct sg_period again;
        same = sg_period_read_key(inside, &how, &again) && sg_period_compare(&again, period) == 0 &&
               again.kind == period->kind;
    }
    free(inside);
    return same;
}

/* A year, and what follows it. */
static bool read_plain(struct sg_year_reader *r, struct sg_period *period)
{
    return sg_year_take(r) && (!r->other || r->other == r->year) && sg_part_take_rest(r, period) &&
           (!*r->at || repeats(r->at, r->usual, period));
}

bool sg_period_read_key(const char *key, struct sg_year_reader *how, struct sg_period *period)
{
    static bool (*const forms[])(struct sg_year_reader *, struct sg_period *) = {
        read_plain, sg_period_read_digits, sg_period_read_turned};
    struct sg_year_reader start = *how;
    start.at = key;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        *how = start;
        if (forms[i](how, period))
            return true;
    }
    *how = start;
    *period = (struct sg_period){0};
    return false;
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

/* Whether a text is digits with marks of a number, and no year or time code: most cells of a table.
 */
static bool is_other_number(const char *label)
{
    size_t n = strspn(label, "0123456789"), points = 0;
    if (!label[n])
        return n != 4 && n != 10;
    for (const char *p = label; *p; p++) {
        if (!strchr("0123456789.,", *p))
            return false;
        if (*p == ',')
            return !p[1 + strspn(p + 1, "0123456789.,")];
        points += *p == '.';
    }
    return points == 1;
}

bool sg_period_is_none(const char *label)
{
    bool counted = sg_text_may_have_digit(label) || strstr(label, "元");
    return !counted || is_other_number(label);
}

bool sg_period_read(const char *label, const char *era, struct sg_period *period,
                    struct sg_error *err)
{
    struct sg_year_reader how = {0};
    *period = (struct sg_period){0};
    if (!era && !err && label && sg_period_is_none(label))
        return false;
    if (era && !sg_year_find_era(era, &how.usual, err))
        return false;
    const struct sg_era *usual = how.usual;
    char *key = sg_text_key(label);
    bool read = sg_period_read_key(key, &how, period);
    if (!read)
        fail(key, label, usual, err);
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
